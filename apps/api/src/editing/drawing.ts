/**
 * What an intent makes of a version of the scenario: a draft of the whole document, what is against it before it is validated, and what
 * validation says. Nothing is stored here.
 */
import type { ScenarioDocument } from '@muster/planning';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { UserError } from '../graphql/user-error.ts';
import { DocumentStore, type RowChange } from '../scenarios/document-store.ts';
import type { SectionName } from '../scenarios/section.ts';
import { DocumentCheck } from './document-check.ts';
import { Draft } from './draft.ts';
import { toConflicts } from './edit-conflicts.ts';
import { VERSION_CONFLICT } from './edit-errors.ts';
import type { EditPolicy } from './edit-policy.ts';
import type { EditConflict } from './editing.types.ts';
import { keepHiddenState } from './hidden-state.ts';
import type { Intent } from './intent.ts';
import { judge, type ToJudge } from './judgement.ts';

/** Issues that one answer carries; the last sentence says how many there are. */
const MOST_USER_ERRORS = 100;
/** What an intent makes of one version of the scenario. */
export interface Drawn {
  readonly conflicts: EditConflict[];
  readonly userErrors: UserError[];
  /** What is strange about the rows that were changed. */
  readonly warnings: readonly UserError[];
  readonly changes: readonly RowChange[];
  readonly draft: Draft;
  /** Version of the scenario that it was drawn on, and the one that the caller is taken to have seen. */
  readonly version: number;
  readonly expectedVersion: number;
  /** Of the document with the change; empty when there is none. */
  readonly hash: string;
  /** Nothing of the document is hidden from the caller. */
  readonly isWhole: boolean;
}

/** The same before the document is validated, and what there is to validate; nothing where something else is against it. */
export interface Sketch {
  readonly drawn: Drawn;
  readonly toJudge?: ToJudge;
}

export type DrawnIntent = Pick<Intent, 'request' | 'apply' | 'pathOf' | 'mostErrors' | 'found'>;

@Injectable()
export class Drawing {
  constructor(
    private readonly documents: DocumentStore,
    private readonly validation: DocumentCheck,
  ) {}

  /** Labels are no part of the version: what the caller may do is looked at under the lock too. */
  async checkAgain(drawn: Drawn, policy: EditPolicy): Promise<Drawn> {
    if (drawn.userErrors.length > 0) return drawn;
    return { ...drawn, userErrors: await policy.check(drawn.draft, drawn.changes) };
  }

  /** Applies the intent to a draft of the whole document, and says what is against it before it is validated. */
  async sketch(
    manager: EntityManager,
    uuid: string,
    expectedVersion: number,
    { apply, mostErrors = MOST_USER_ERRORS, found }: DrawnIntent,
    policy: EditPolicy,
  ): Promise<Sketch> {
    const stored = await this.documents.find(manager, uuid);
    if (stored === undefined) throw new Error(`the scenario ${uuid} is locked and not there`);
    const draft = new Draft(stored, expectedVersion);
    const isTakenAway = async (section: SectionName, key: string): Promise<boolean> => {
      const gone = await this.documents.findRemoval(manager, uuid, { section, key });
      if (gone === undefined || gone.version <= expectedVersion) return false;
      const { version, ...row } = gone;
      if (!(await policy.mayReadPast({ section, ...row, version: version - 1 }))) return false;
      draft.collisions.push({ section, key, yours: null, theirs: null, version });
      return true;
    };
    const applied = await apply(draft, { manager, scenarioUuid: uuid, policy, isTakenAway });
    const changes = await draft.listChanges();
    const drawn = {
      draft,
      version: stored.version,
      expectedVersion,
      changes,
      conflicts: [],
      warnings: [],
      hash: '',
      isWhole: false,
    };
    const against = (userErrors: readonly UserError[], conflicts: EditConflict[] = []): Sketch => ({
      drawn: { ...drawn, conflicts, userErrors: userErrors.slice(0, mostErrors + 1) },
    });
    const denied = await policy.check(draft, changes);
    if (denied.length > 0) return against(denied);
    if (draft.collisions.length > 0)
      return against(
        [VERSION_CONFLICT],
        await toConflicts(this.documents, { manager, uuid, expectedVersion, policy }, draft),
      );
    if (applied.length > 0 || (changes.length === 0 && !draft.isHeadChanged())) return against(applied);
    if (found?.version === stored.version) return { drawn: { ...drawn, userErrors: [], hash: found.hash } };
    const head = await keepHiddenState(draft, policy);
    if ('code' in head) return against([head]);
    const document = draft.toDocument();
    const part = await policy.seenPartOf(document);
    const toJudge = {
      document,
      part: part === document ? document : { ...part, ...head.after },
      told: [...changes, { section: 'head', key: '', before: { body: head.before }, after: { body: head.after } }],
    } as const;
    return { drawn: { ...drawn, userErrors: [], isWhole: part === document }, toJudge };
  }

  /** Needs no connection. */
  async judge({ drawn, toJudge }: Sketch, { pathOf, mostErrors = MOST_USER_ERRORS }: DrawnIntent): Promise<Drawn> {
    if (toJudge === undefined) return drawn;
    const check = (document: ScenarioDocument, most: number) => this.validation.check(document, most);
    return { ...drawn, ...(await judge(check, toJudge, mostErrors, pathOf)) };
  }
}

/**
 * Whether a state that is set would be the same again: what of it is kept as hidden from the caller hangs on labels, which no version counts.
 * Drawing it anew takes seconds of a large scenario, in which nobody else changes it.
 */
export const isStateStill = async ({ draft, isWhole }: Drawn, policy: EditPolicy): Promise<boolean> =>
  !draft.isStateChanged() || (isWhole && (await policy.mayReadAll(draft.storedDocument())));
