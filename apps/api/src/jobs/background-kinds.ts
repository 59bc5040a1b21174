/**
 * The kinds of background jobs: what is computed beside runs, in minutes rather than seconds. To add one, add a line here; it is then
 * queued, retried, cancelled, shown and kept like all others.
 */
import type { Snapshot } from '@muster/planning/run';
import { OPTIMISATION_KINDS } from '../optimisation/optimisation.kinds.ts';
import type { Report } from './task.ts';

export interface BackgroundInput {
  /** The frozen scenario that the job is about. */
  readonly snapshot: Snapshot;
  /** What the caller asked for, as it was stored. */
  readonly input: object;
}

export interface BackgroundKind {
  /** Whether it ends with the best so far when `report` answers `false`. */
  readonly keepsBest?: boolean;
  /** Pure, and run in a thread: import heavy libraries inside. Calls `report` now and then. What it returns is stored as JSON. */
  readonly compute: (input: BackgroundInput, report: Report) => unknown;
}

export const BACKGROUND_KINDS: Readonly<Record<string, BackgroundKind>> = { ...OPTIMISATION_KINDS };
