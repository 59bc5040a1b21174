/** What the parts of the validation have from it. */
import type { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';

/** What the validator offers to its parts. */
export interface Checks {
  readonly document: ScenarioDocument;
  readonly clock: ScenarioClock;
  add(code: string, path: string, message: string, severity?: Issue['severity']): void;
  /** True when one of the sections has the id; else an issue. */
  known(sections: readonly string[], id: string | undefined, path: string): boolean;
  /** The same for what can be met: gates, conditions, remedies, commitments. */
  gate(id: string | undefined, path: string): void;
  ascending(dates: readonly ScenarioDate[], path: string): void;
  /** A nation, where the document lists nations at all. */
  nation(id: string | undefined, path: string): void;
  /** Reports each row that stands in a cycle of references, once. */
  acyclic<T extends { readonly id: string }>(
    section: string,
    field: string,
    next: (row: T) => readonly string[],
    rows: readonly T[],
    pathOf?: (index: number) => string,
  ): void;
}

/** A nation that acts must take part in the coalition: observers only watch. */
export function participant({ document, known, add }: Checks, id: string | undefined, path: string): void {
  const nations = document.nations ?? [];
  if (id === undefined || nations.length === 0 || !known(['nations'], id, path)) return;
  if (nations.find((nation) => nation.id === id)?.role === 'observer')
    add('nation.not-participant', path, `${id} is an observer and takes no part in the coalition.`);
}
