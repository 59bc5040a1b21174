/** What every exported file says of where it comes from, in its first lines and in the headers of the answer. */
import type { ScenarioDocument } from '@muster/planning';
import { ENGINE_VERSION } from '@muster/planning/run';
import type { RequestContext } from '../identity/request-context.ts';
import { viewOf } from '../runs/starting.ts';
import { DEFAULT_MARKING } from '../scenarios/scenario.service.ts';

export interface Provenance {
  /** Lines for people. */
  readonly lines: string[];
  /** The same for programs; of a document it is all there is, for the document has no field for it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A document in somebody's view, now or as it was. */
export interface Exported {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
  readonly version: number;
  readonly hash: string;
}

export function toProvenance(
  { principal }: RequestContext,
  { scenarioId, document, version, hash }: Exported,
  recipient?: string,
): Provenance {
  const view = `${viewOf(principal, scenarioId)}${recipient === undefined ? '' : `, as released to ${recipient}`}`;
  return {
    lines: [
      document.marking ?? DEFAULT_MARKING,
      toScenarioLine(document, version, hash),
      `Engine ${ENGINE_VERSION}`,
      `View of ${view}`,
    ],
    headers: {
      'X-Scenario-Version': String(version),
      'X-Snapshot-Hash': hash,
      'X-Engine-Version': ENGINE_VERSION,
      'X-View-Of': view,
    },
  };
}

export const toScenarioLine = (
  { id, title }: Pick<ScenarioDocument, 'id' | 'title'>,
  version: number | null,
  hash: string,
): string => `Scenario "${title}" (${id}), version ${version ?? 'not known'}, content ${hash}`;
