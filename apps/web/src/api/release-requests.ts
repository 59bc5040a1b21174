/** Changing who may see a row: narrower at once, wider when a releaser of the nation agrees who neither asked nor wrote it. */
import { CELL, type Label, type OwnedSection } from '@muster/planning';
import { askText, RequestError } from './client.ts';
import type { Loadable } from './model.ts';
import { labelFields, toLabel, type LabelNode } from './release.ts';
import { store, useLoaded } from './store.ts';

export type RequestState = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN';

export interface ReleaseRequest {
  readonly id: string;
  readonly nation: string;
  readonly reason: string;
  readonly state: RequestState;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly answer: string | null;
  readonly before: Label;
  readonly wanted: Label;
  /** The row that is asked for; its key and title are unknown once it is gone. */
  readonly section: OwnedSection | null;
  readonly key: string | null;
  readonly title: string | null;
}

interface RequestNode extends Omit<ReleaseRequest, 'before' | 'wanted' | 'section' | 'key' | 'title'> {
  readonly thingId: string;
  readonly thingType: string;
  readonly before: LabelNode;
  readonly wanted: LabelNode;
}

/** Types of the API by what nations own: the compiler asks for each. */
const TYPES: Readonly<Record<OwnedSection, string>> = {
  contributions: 'Contribution',
  forceElements: 'ForceElement',
  liftPools: 'LiftPool',
  stocks: 'Stock',
  commitments: 'Commitment',
  gates: 'Gate',
};
const SECTIONS = new Map(Object.entries(TYPES).map(([section, type]) => [type, section as OwnedSection]));

const REQUESTS = `query ReleaseRequests($id: ID!) {
  scenario(id: $id) {
    releaseRequests(first: 100) {
      nodes {
        id nation thingType thingId reason state askedBy askedAt decidedBy answer
        before { ${labelFields} }
        wanted { ${labelFields} }
      }
    }
  }
}`;

const THINGS = `query ReleasedThings($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
    ... on Contribution { key title }
    ... on ForceElement { key title: name }
    ... on LiftPool { key }
    ... on Stock { key }
    ... on Commitment { key title }
    ... on Gate { key title }
  }
}`;

const requestsKey = (scenarioId: string) => `scenario:${scenarioId}:release-requests`;

export const useReleaseRequests = (scenarioId: string): Loadable<readonly ReleaseRequest[]> =>
  useLoaded(requestsKey(scenarioId), () => loadRequests(scenarioId));

async function loadRequests(scenarioId: string): Promise<readonly ReleaseRequest[]> {
  const { scenario } = await askText<{ scenario: { releaseRequests: { nodes: RequestNode[] } } | null }>(REQUESTS, {
    id: scenarioId,
  });
  if (scenario === null) throw new RequestError('There is no such scenario.', false);
  const requests = scenario.releaseRequests.nodes;
  const ids = [...new Set(requests.map(({ thingId }) => thingId))];
  const things = new Map<string, { readonly key?: string; readonly title?: string }>();
  if (ids.length > 0) {
    const { nodes } = await askText<{ nodes: ({ id: string; key?: string; title?: string } | null)[] }>(THINGS, {
      ids,
    });
    for (const thing of nodes) if (thing !== null) things.set(thing.id, thing);
  }
  return requests
    .map(({ thingId, thingType, before, wanted, ...rest }) => ({
      ...rest,
      before: toLabel(before),
      wanted: toLabel(wanted),
      section: SECTIONS.get(thingType) ?? null,
      key: things.get(thingId)?.key ?? null,
      title: things.get(thingId)?.title ?? things.get(thingId)?.key ?? null,
    }))
    .sort((a, b) => Number(b.state === 'OPEN') - Number(a.state === 'OPEN') || b.askedAt.localeCompare(a.askedAt));
}

type Faults = readonly string[];
interface Payload {
  readonly userErrors: readonly { readonly message: string }[];
}

const DECIDE = `mutation ReleaseDecide($input: ReleaseDecideInput!) {
  answer: releaseDecide(input: $input) { userErrors { message } }
}`;

export async function decideRelease(scenarioId: string, requestId: string, accept: boolean): Promise<Faults> {
  const { answer } = await askText<{ answer: Payload }>(DECIDE, { input: { requestId, accept } }, 'mutation');
  refreshLabels(scenarioId);
  return answer.userErrors.map(({ message }) => message);
}

const CHANGE = `mutation LabelChange($input: LabelChangeInput!) {
  answer: labelChange(input: $input) { request { id } userErrors { message } }
}`;

/** @returns whether a releaser has to agree first */
export async function changeLabel(
  scenarioId: string,
  id: string,
  { level, releasableTo, caveats }: Label,
  reason: string,
): Promise<{ readonly faults: Faults; readonly isAsked: boolean }> {
  const toAll = releasableTo === 'all';
  const audiences = toAll ? [] : releasableTo;
  const input = {
    id,
    level: level.toUpperCase(),
    toAll,
    cell: audiences.includes(CELL),
    nations: audiences.filter((name) => name !== CELL),
    caveats,
    reason,
  };
  const { answer } = await askText<{ answer: Payload & { request: object | null } }>(CHANGE, { input }, 'mutation');
  refreshLabels(scenarioId);
  return { faults: answer.userErrors.map(({ message }) => message), isAsked: answer.request !== null };
}

function refreshLabels(scenarioId: string): void {
  for (const name of ['release-requests', 'labels:', 'seen:']) store.refresh(`scenario:${scenarioId}:${name}`);
}
