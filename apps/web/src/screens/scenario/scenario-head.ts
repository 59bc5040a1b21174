/** What the editor needs to know of a scenario beside its rows: version, parent, history. */
import { askText, RequestError } from '../../api/client.ts';
import type { Loadable } from '../../api/model.ts';
import { useLoaded } from '../../api/store.ts';

export interface ScenarioVersionRow {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly intent: string;
  readonly changes: number;
  readonly undoes: number | null;
}

export interface EditedHead {
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly parentVersion: number | null;
  readonly parent: { readonly id: string; readonly key: string; readonly title: string } | null;
  readonly versions: readonly ScenarioVersionRow[];
}

const HEAD = `query ScenarioHead($id: ID!) {
  scenario(id: $id) {
    version publishedVersion parentVersion parent { id key title }
    versions(first: 100) { nodes { version at author intent changes undoes } }
  }
}`;

const DIFFERENCE = `query ScenarioDifference($from: ScenarioVersionInput!, $to: ScenarioVersionInput!) {
  scenarioDifference(from: $from, to: $to, first: 100) {
    totalCount
    nodes { section key name kind path before after }
  }
}`;

export const headKey = (scenarioId: string) => `scenario:${scenarioId}:head`;

export const useHead = (scenarioId: string): Loadable<EditedHead> =>
  useLoaded(headKey(scenarioId), async () => {
    const { scenario } = await askText<{
      scenario: (Omit<EditedHead, 'versions'> & { versions: { nodes: ScenarioVersionRow[] } }) | null;
    }>(HEAD, { id: scenarioId });
    if (scenario === null) throw new RequestError('There is no such scenario.', false);
    return { ...scenario, versions: scenario.versions.nodes };
  });

export interface DifferenceRow {
  readonly section: string;
  readonly key: string | null;
  /** What the row is called; null in the head and where it has no name. */
  readonly name: string | null;
  readonly kind: string;
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface VersionName {
  readonly scenarioId: string;
  readonly version?: number;
}

export const loadDifference = async (from: VersionName, to: VersionName) =>
  (
    await askText<{ scenarioDifference: { totalCount: number; nodes: DifferenceRow[] } | null }>(DIFFERENCE, {
      from,
      to,
    })
  ).scenarioDifference ?? { totalCount: 0, nodes: [] };
