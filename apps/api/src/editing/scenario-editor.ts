/**
 * The one door through which scenarios change. An intent is applied to a draft of the document; the whole document is then validated, and
 * either all of it is stored as a new version, or nothing is and the caller reads everything that is wrong.
 *
 * Changes of one scenario happen one after another. Validating takes longest, so it is done with no connection in hand and nothing locked;
 * under the lock only the version is compared, and where another server was quicker the intent is applied anew to what is there now.
 * `expectedVersion` is compared for each row that the intent touches, so planners of two nations who work side by side do not collide.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AuditEntry } from '../audit/audit-trail.ts';
import { Database } from '../database/database.ts';
import { findUuid } from '../graphql/node.ts';
import type { UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { DocumentStore, type NewVersion, type RowChange } from '../scenarios/document-store.ts';
import { RowStore } from '../scenarios/row-store.ts';
import type { ScenarioEntity } from '../scenarios/scenario.entity.ts';
import { toScenario } from '../scenarios/scenario.mapper.ts';
import { DEFAULT_MARKING, ScenarioService } from '../scenarios/scenario.service.ts';
import type { Scenario } from '../scenarios/scenario.types.ts';
import type { SectionName } from '../scenarios/section.ts';
import { once, type Keyed } from './client-mutations.ts';
import { Drawing, isStateStill, type Drawn, type DrawnIntent } from './drawing.ts';
import { checkRequest, futureVersion, UNKNOWN_SCENARIO } from './edit-errors.ts';
import { EditPolicy } from './edit-policy.ts';
import type { EditConflict } from './editing.types.ts';
import type { EditRequest, Found, Intent } from './intent.ts';
import { getNoun } from './nouns.ts';
import { Turns } from './turns.ts';

export interface Edited {
  readonly scenario: Scenario | null;
  readonly conflicts: EditConflict[];
  readonly userErrors: UserError[];
  /** What is strange about the rows that were changed, and no reason to refuse the change. */
  readonly warnings: readonly UserError[];
  /** What is different now; empty when the same request was done before. */
  readonly changes: readonly RowChange[];
  /** Version of the scenario before it; absent where nothing was done to one. */
  readonly versionBefore?: number;
  /** The key of the request had this effect before. */
  readonly isRepeated?: boolean;
  /** What else the audit trail has to have of it. */
  readonly trail?: readonly AuditEntry[];
  /** What the intent told when it was done, also in the answer to a repeat. */
  readonly told?: unknown;
}

/** @param more what else there is to tell of it */
export const edited = (scenario: Scenario | null, more: Partial<Edited> = {}): Edited => ({
  ...{ scenario, conflicts: [], userErrors: [], warnings: [], changes: [] },
  ...more,
});

export const refused = (...userErrors: UserError[]): Edited => edited(null, { userErrors });

/** Ends the transaction without leaving anything behind. */
class Refusal extends Error {
  constructor(readonly answer: Edited) {
    super('refused');
  }
}

@Injectable()
export class ScenarioEditor {
  private readonly turns = new Turns();

  constructor(
    private readonly database: Database,
    private readonly documents: DocumentStore,
    private readonly scenarios: ScenarioService,
    private readonly rows: RowStore,
    private readonly drawing: Drawing,
  ) {}

  async edit(context: RequestContext, intent: Intent): Promise<Edited> {
    const { name, request } = intent;
    return this.onScenario(context, name, request, (uuid) =>
      this.inTurn(context, uuid, intent, (drawn) => {
        const work = (manager: EntityManager) => this.editWithin(manager, context, uuid, intent, drawn);
        return this.transact(context, name, uuid, work, request);
      }),
    );
  }

  /** Work with what the intent makes of the scenario, while no other change of it is under way in this process. */
  inTurn<T>(
    context: RequestContext,
    uuid: string,
    intent: DrawnIntent,
    work: (drawn: Drawn | undefined) => Promise<T>,
  ): Promise<T> {
    return this.turns.take(uuid, async () => work(await this.draw(context, uuid, intent)));
  }

  /** Work on one scenario, unless the request is wrong by itself. */
  async onScenario(
    context: RequestContext,
    name: string,
    request: EditRequest,
    work: (uuid: string) => Promise<Edited>,
  ): Promise<Edited> {
    const uuid = findUuid(request.scenarioId, 'Scenario');
    const wrong = checkRequest(request);
    if (uuid === undefined) wrong.push(UNKNOWN_SCENARIO);
    return uuid === undefined || wrong.length > 0 ? this.refuse(context, name, wrong, uuid) : work(uuid);
  }

  /** What `edit` would answer, or would if the caller were the one whom he proposes it to, with nothing done and nothing in the audit trail. */
  async check(
    context: RequestContext,
    { request, ...intent }: Intent,
    action: 'write' | 'propose' = 'write',
  ): Promise<Edited> {
    const uuid = findUuid(request.scenarioId, 'Scenario');
    // Of one caller one after another: each holds a whole document, and edits of everybody wait for the same thread.
    const drawn =
      uuid === undefined
        ? undefined
        : await this.turns.take(`check ${context.principal.id}`, () =>
            this.draw(context, uuid, { ...intent, request: { scenarioId: uuid } }, action),
          );
    if (drawn === undefined) return refused(UNKNOWN_SCENARIO);
    const { conflicts, userErrors, warnings, changes } = drawn;
    return edited(null, { conflicts, userErrors, warnings, changes });
  }

  /**
   * What the intent makes of the scenario as it is; undefined where there is none for the caller. Locks nothing, and holds no connection while
   * the document is validated.
   */
  private async draw(
    context: RequestContext,
    uuid: string,
    intent: DrawnIntent,
    action?: 'write' | 'propose',
  ): Promise<Drawn | undefined> {
    const sketch = await this.database.withContext(context, async (manager) => {
      const policy = new EditPolicy(this.documents, manager, context, uuid, action);
      const [row]: { version: number }[] = policy.mayReadScenario()
        ? await manager.query('SELECT version FROM scenario WHERE id = $1', [uuid])
        : [];
      const expectedVersion = intent.request.expectedVersion ?? row?.version;
      if (row === undefined || expectedVersion > row.version || findStaged(intent, row.version)) return undefined;
      return this.database.elevate(manager, context, () =>
        this.drawing.sketch(manager, uuid, expectedVersion, intent, policy),
      );
    });
    return sketch && this.drawing.judge(sketch, intent);
  }

  /** What the same request has read before is read anew. */
  forget(context: RequestContext): void {
    this.scenarios.forget(context);
    this.rows.forget(context);
  }

  /** Nothing is done, and the audit trail has it. */
  refuse(context: RequestContext, action: string, errors: readonly UserError[], scenarioId?: string): Promise<Edited> {
    return this.transact(context, action, scenarioId, () => Promise.resolve(refused(...errors)));
  }

  /**
   * Work that is done whole or not at all; the audit trail has it in both cases.
   *
   * @param input of the mutation: under its key the work is done once
   */
  async transact(
    context: RequestContext,
    action: string,
    scenarioId: string | undefined,
    work: (manager: EntityManager) => Promise<Edited>,
    input: Keyed = {},
  ): Promise<Edited> {
    try {
      return await this.database.withContext(context, async (manager, audit) => {
        const done = await once(manager, context, {
          ...{ name: action, input, refuse: refused },
          work: () => work(manager),
          idOf: ({ scenario, userErrors }) => (userErrors.length > 0 ? undefined : (scenario?.uuid ?? null)),
          tellOf: ({ told }) => told,
          again: async (uuid, told) => ({ ...(await this.findAgain(manager, context, uuid)), told }),
        });
        if (done.userErrors.length > 0) throw new Refusal(done);
        // A request that was sent twice has one effect, and one row in the trail.
        if (done.isRepeated !== true)
          for (const entry of [
            { ...toAudit(action, scenarioId, done), outcome: 'done' as const },
            ...(done.trail ?? []),
          ])
            audit(entry);
        return done;
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { answer } = error;
      await this.database.withContext(context, async (_, audit) => {
        audit({ ...toAudit(action, scenarioId, answer), outcome: 'refused', reason: answer.userErrors[0].code });
        return Promise.resolve();
      });
      return answer;
    } finally {
      this.forget(context);
    }
  }

  /** The scenario that a request has changed or made before; none when it was deleted by it. */
  private async findAgain(manager: EntityManager, context: RequestContext, uuid: string | null): Promise<Edited> {
    if (uuid === null) return edited(null, { isRepeated: true });
    const policy = new EditPolicy(this.documents, manager, context, uuid);
    const row = policy.mayReadScenario() ? await this.documents.lock(manager, uuid) : null;
    return row === null ? refused(UNKNOWN_SCENARIO) : edited(toScenario(row), { isRepeated: true });
  }

  /**
   * The edit inside a transaction of the caller, who rolls back when there are user errors.
   *
   * @param before what the intent made of the scenario before it was locked; drawn anew when that was another version
   */
  async editWithin(
    manager: EntityManager,
    context: RequestContext,
    uuid: string,
    intent: Intent,
    before?: Drawn,
  ): Promise<Edited> {
    const { name, request, undoes } = intent;
    const policy = new EditPolicy(this.documents, manager, context, uuid);
    const row = policy.mayReadScenario() ? await this.documents.lock(manager, uuid) : null;
    if (row === null) return refused(UNKNOWN_SCENARIO);
    const { expectedVersion = row.version } = request;
    if (expectedVersion > row.version) return refused(futureVersion(row.version));
    const found = findStaged(intent, row.version);
    if (found !== undefined) return this.takeStaged(manager, context, row, { ...intent, found }, policy);
    const drawn = await this.database.elevate(manager, context, async () =>
      before?.version === row.version &&
      before.expectedVersion === expectedVersion &&
      (await isStateStill(before, policy))
        ? this.drawing.checkAgain(before, policy)
        : this.drawing.judge(await this.drawing.sketch(manager, uuid, expectedVersion, intent, policy), intent),
    );
    const { draft, changes, conflicts, userErrors, warnings, hash } = drawn;
    if (userErrors.length > 0) return edited(toScenario(row), { conflicts, userErrors });
    if (changes.length > 0 || draft.isHeadChanged()) {
      const version = row.version + 1;
      const next = { version, hash, head: draft.head, sections: draft.sections };
      const made = { ...next, intent: name, undoes, changes, onWritten: intent.onWritten };
      await this.store(manager, context, uuid, made, draft.isHeadChanged());
    }
    const after = await this.documents.lock(manager, uuid);
    const told = intent.tell?.();
    return edited(after && toScenario(after), { changes, warnings, versionBefore: row.version, told });
  }

  /** Rows that only come in, to the version that they were held against: nobody can have touched them, and the document with them is known. */
  private async takeStaged(
    manager: EntityManager,
    context: RequestContext,
    row: ScenarioEntity,
    { name, found: { hash, staged }, onWritten, tell }: Intent & { readonly found: StagedFound },
    policy: EditPolicy,
  ): Promise<Edited> {
    const userErrors = policy.checkNew(staged.owners);
    if (userErrors.length > 0) return edited(toScenario(row), { userErrors });
    const sections = [...new Set([...(row.sections as SectionName[]), ...staged.sections])];
    const next = { version: row.version + 1, hash, head: row.head, sections };
    await this.store(manager, context, row.id, { ...next, intent: name, changes: [], staged, onWritten }, false);
    const after = await this.documents.lock(manager, row.id);
    return edited(after && toScenario(after), { versionBefore: row.version, told: tell?.() });
  }

  private async store(
    manager: EntityManager,
    context: RequestContext,
    uuid: string,
    next: NewVersion,
    isHeadChanged: boolean,
  ): Promise<void> {
    const { version, hash, head, sections } = next;
    await manager.query(
      `UPDATE scenario SET version = $2, hash = $3, head = $4, sections = $5, title = $6, marking = $7,
         head_version = CASE WHEN $8 THEN $2 ELSE head_version END WHERE id = $1`,
      [uuid, version, hash, JSON.stringify(head), sections, head.title, head.marking ?? DEFAULT_MARKING, isHeadChanged],
    );
    await this.documents.write(manager, context, uuid, next);
  }
}

type StagedFound = Found & Required<Pick<Found, 'staged'>>;

/** What an intent does to a version when all of it is rows that wait. */
const findStaged = ({ found }: Pick<Intent, 'found'>, version: number): StagedFound | undefined =>
  found?.staged !== undefined && found.version === version ? { ...found, staged: found.staged } : undefined;

function toAudit(
  action: string,
  scenarioId: string | undefined,
  { scenario, changes, versionBefore }: Edited,
): Omit<AuditEntry, 'outcome'> {
  const [first] = changes;
  return {
    action,
    scenarioId: scenarioId ?? null,
    thing:
      changes.length === 1
        ? { type: getNoun(first.section).section.type, id: first.key }
        : { type: 'Scenario', id: scenarioId ?? '' },
    versionBefore: versionBefore ?? null,
    versionAfter: scenario?.version ?? null,
  };
}
