/** Decisions of one nation after a breach, by which its forces that hold go on. */
import type { ScenarioDocument } from '../scenario/document.ts';

/** Ids of the gates. */
export const nationalDecisions = ({ gates = [] }: ScenarioDocument, nation: string): string[] =>
  gates.flatMap(({ id, kind, owner }) => (kind === 'national-decision' && owner === nation ? [id] : []));
