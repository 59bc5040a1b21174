/** What a change of a scenario is asked for with, and what it is given to work with. */
import type { EntityManager } from 'typeorm';
import type { UserError } from '../graphql/user-error.ts';
import type { StagedRows } from '../scenarios/row-writes.ts';
import type { SectionName } from '../scenarios/section.ts';
import type { Keyed } from './client-mutations.ts';
import type { PathOf } from './document-errors.ts';
import type { Draft } from './draft.ts';
import type { EditPolicy } from './edit-policy.ts';

export interface EditRequest extends Keyed {
  readonly scenarioId: string;
  readonly expectedVersion?: number;
}

export interface Intent {
  /** Name of the mutation: history shows it. */
  readonly name: string;
  /** The whole input as it was sent: its key stands for all of it. */
  readonly request: EditRequest;
  /** Changes the draft, or says why that cannot be. */
  readonly apply: (draft: Draft, tools: EditTools) => readonly UserError[] | Promise<readonly UserError[]>;
  readonly pathOf?: PathOf;
  readonly undoes?: number;
  readonly found?: Found;
  /** Issues that the answer carries; a hundred when absent. */
  readonly mostErrors?: number;
  /** Told how many more rows of it are written; none of them is there before all are. */
  readonly onWritten?: (rows: number) => void;
  /** What its mutation answers beside the scenario, as plain values; asked when it is done. */
  readonly tell?: () => unknown;
}

/**
 * What was found before of an intent that changes rows alone: nothing is wrong or strange about the document that it makes of a version. What the
 * caller may do is looked at again.
 */
export interface Found {
  readonly version: number;
  /** Of that document. */
  readonly hash: string;
  /**
   * All that it does to the version is to add these rows, which wait in the database: it is done without a look at the document. On another version
   * it is applied like any other.
   */
  readonly staged?: StagedRows & { readonly owners: readonly RowOwner[] };
}

/** Whose a row of a section is. */
export interface RowOwner {
  readonly section: SectionName;
  readonly nation: string | null;
}

/** What an intent may look at beside the draft. */
export interface EditTools {
  readonly manager: EntityManager;
  readonly scenarioUuid: string;
  readonly policy: EditPolicy;
  /**
   * Whether a row that is not there was taken away since the version that the caller has seen; then it collides. One that he could not read
   * was never there.
   */
  readonly isTakenAway: (section: SectionName, key: string) => Promise<boolean>;
}
