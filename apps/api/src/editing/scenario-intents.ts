/** Intents on a scenario as a whole: fork, delete, publish, undo. */
import { canonicalJson, may, scenarioSchema, toShapeSentence, type ScenarioDocument } from '@muster/planning';
import { ENGINE_VERSION } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { findUuid } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { DocumentStore, SCENARIO_CHANNEL, toDocument, type Row, type RowChange } from '../scenarios/document-store.ts';
import type { EntityManager } from 'typeorm';
import type { AuditEntry } from '../audit/audit-trail.ts';
import { Database } from '../database/database.ts';
import type { ScenarioEntity, ScenarioHead } from '../scenarios/scenario.entity.ts';
import { PlanCheck } from '../plan-check/plan-check.ts';
import { removeUnusedSnapshots } from '../runs/unused-snapshots.ts';
import { toScenario } from '../scenarios/scenario.mapper.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { isUsed } from './client-mutations.ts';
import { toUserErrors, toUserErrorsOfPart } from './document-errors.ts';
import type { Draft } from './draft.ts';
import { EditPolicy } from './edit-policy.ts';
import { futureVersion, UNKNOWN_SCENARIO } from './edit-errors.ts';
import { saysMore } from './hidden-state.ts';
import type { EditRequest, EditTools } from './intent.ts';
import { edited, refused, ScenarioEditor, type Edited } from './scenario-editor.ts';

export interface Fork extends EditRequest {
  readonly version?: number | null;
  readonly key: string;
  readonly title?: string | null;
}

@Injectable()
export class ScenarioIntents {
  constructor(
    private readonly database: Database,
    private readonly editor: ScenarioEditor,
    private readonly documents: DocumentStore,
    private readonly scenarios: ScenarioService,
    private readonly planCheck: PlanCheck,
  ) {}

  /** A new scenario with the contents of another, or of one of its versions. */
  async fork(context: RequestContext, request: Fork): Promise<Edited> {
    const fork = async (manager: EntityManager, uuid: string): Promise<Edited> => {
      const parent = await this.lockReadable(manager, context, uuid);
      if (parent === null) return refused(UNKNOWN_SCENARIO);
      if (!may(context.principal, 'create-scenario', { kind: 'scenario', scenario: uuid })) return refused(FORK_DENIED);
      // Whole, with what is hidden from who forks: it stays hidden in the fork, where labels are those of the same contents.
      return this.database.elevate(manager, context, () => this.copy(manager, context, parent, request));
    };
    return this.editor.onScenario(context, 'scenarioFork', request, (uuid) =>
      this.editor.transact(context, 'scenarioFork', uuid, (manager) => fork(manager, uuid), request),
    );
  }

  private async copy(
    manager: EntityManager,
    context: RequestContext,
    parent: ScenarioEntity,
    request: Fork,
  ): Promise<Edited> {
    const version = request.version ?? parent.version;
    const origin = await this.documents.findVersion(manager, parent.id, version);
    if (origin === undefined)
      return refused(userError('version.unknown', ['input', 'version'], 'The scenario has no such version.'));
    const document = toDocument(origin);
    const forked = { ...document, id: request.key, title: request.title ?? document.title };
    const named = scenarioSchema
      .pick({ id: true, title: true })
      .safeParse({ id: forked.id, title: forked.title }, { error: toShapeSentence });
    if (!named.success)
      return refused(
        ...named.error.issues.map(({ path, message }) =>
          userError('shape.invalid', ['input', path[0] === 'id' ? 'key' : 'title'], message),
        ),
      );
    const id = await this.scenarios.insert(manager, context, forked, {
      parentId: parent.id,
      parentVersion: version,
      intent: 'scenarioFork',
    });
    if (id === undefined)
      return refused(userError('key.taken', ['input', 'key'], `There is a scenario ${request.key} already.`));
    await this.documents.copyLabels(manager, origin, id);
    // Roles of the origin alone are roles of its copy, or who made it could not see it.
    const grants: { principal_id: string; role: string }[] = await manager.query(
      `INSERT INTO role_grant (principal_id, role, scenario_id) SELECT principal_id, role, $2 FROM role_grant WHERE scenario_id = $1
       RETURNING principal_id, role`,
      [parent.id, id],
    );
    const trail = grants.map(({ principal_id, role }): AuditEntry => ({
      ...{ action: 'role.grant', outcome: 'done', scenarioId: id, thing: { type: 'Principal', id: principal_id } },
      detail: { role, forkedFrom: parent.id },
    }));
    const row = await this.documents.lock(manager, id);
    return edited(row && toScenario(row), { trail });
  }

  /** Takes the scenario, its versions and its runs away for good. */
  async delete(context: RequestContext, request: EditRequest): Promise<Edited> {
    const remove = async (manager: EntityManager, uuid: string): Promise<Edited> => {
      const row = await this.lockReadable(manager, context, uuid);
      if (row === null) return refused(UNKNOWN_SCENARIO);
      if (!may(context.principal, 'write', { kind: 'scenario', scenario: uuid })) return refused(DENIED);
      if (request.expectedVersion !== row.version) return refused(otherVersion(row.version));
      // Of everybody: what a nation runs for itself alone would end with the scenario too, and its worker would go on with nothing.
      const work = await this.database.elevate(manager, context, () => listWork(manager, uuid));
      if (work.some(({ isUnderWay }) => isUnderWay)) return refused(BUSY);
      await manager.query('DELETE FROM scenario WHERE id = $1', [uuid]);
      const hashes = [...new Set(work.map(({ hash }) => hash))];
      await this.database.elevate(manager, context, () => removeUnusedSnapshots(manager, hashes));
      await manager.query('SELECT pg_notify($1, $2)', [SCENARIO_CHANNEL, uuid]);
      return edited(null, { versionBefore: row.version });
    };
    return this.editor.onScenario(context, 'scenarioDelete', request, (uuid) =>
      this.editor.transact(context, 'scenarioDelete', uuid, (manager) => remove(manager, uuid), request),
    );
  }

  /** Declares the newest version fit to brief from. It must be one that can be run. */
  async publish(context: RequestContext, request: EditRequest): Promise<Edited> {
    const publish = async (
      manager: EntityManager,
      uuid: string,
      obstacles: readonly UserError[] | undefined,
    ): Promise<Edited> => {
      const row = await this.lockReadable(manager, context, uuid);
      if (row === null) return refused(UNKNOWN_SCENARIO);
      if (!may(context.principal, 'write', { kind: 'scenario', scenario: uuid })) return refused(DENIED);
      // A version never changes: what was found of it still holds.
      if (request.expectedVersion !== row.version || obstacles === undefined) return refused(otherVersion(row.version));
      if (obstacles.length > 0) return refused(...obstacles);
      await manager.query('UPDATE scenario SET published_version = version WHERE id = $1', [uuid]);
      await manager.query('SELECT pg_notify($1, $2)', [SCENARIO_CHANNEL, uuid]);
      const { version } = row;
      return edited(toScenario({ ...row, publishedVersion: version }), { versionBefore: version });
    };
    return this.editor.onScenario(context, 'scenarioPublish', request, async (uuid) => {
      const isDone = await this.database.withContext(context, (manager) => isUsed(manager, context, request));
      // Compiled before anything is locked and with no connection in hand.
      const obstacles = isDone ? undefined : await this.findObstacles(context, uuid, request.expectedVersion);
      const work = (manager: EntityManager) => publish(manager, uuid, obstacles);
      return this.editor.transact(context, 'scenarioPublish', uuid, work, request);
    });
  }

  /** Why this version cannot be run, as far as the caller may know; undefined when it is not the newest one, or he may not publish it. */
  private async findObstacles(
    context: RequestContext,
    uuid: string,
    version: number | null | undefined,
  ): Promise<readonly UserError[] | undefined> {
    if (!may(context.principal, 'write', { kind: 'scenario', scenario: uuid })) return undefined;
    const read = await this.database.withContext(context, (manager) =>
      this.database.elevate(manager, context, async () => {
        const stored = await this.documents.find(manager, uuid);
        if (stored === undefined || stored.version !== version) return undefined;
        // What was run can be run: a large scenario takes longer to compile than a request may take.
        if (await hasRun(manager, uuid, version)) return null;
        const document = toDocument(stored);
        const policy = new EditPolicy(this.documents, manager, context, uuid);
        return { document, part: await policy.seenPartOf(document) };
      }),
    );
    if (read === undefined) return undefined;
    if (read === null) return [];
    const judge = async (document: ScenarioDocument) => {
      const errors = await this.planCheck.findObstacles(context, document);
      return { document, errors, total: errors.length };
    };
    const whole = await judge(read.document);
    if (whole.errors.length === 0) return [];
    return read.part === read.document ? toUserErrors(whole) : toUserErrorsOfPart(whole, await judge(read.part), []);
  }

  /** All that the scenario supposes, in place of what it has supposed: also of what the caller does not see, which is told to him in no way. */
  suppose(context: RequestContext, request: EditRequest, rows: readonly Row[]): Promise<Edited> {
    const at = new Map(rows.map(({ id }, i) => [id, i]));
    return this.editor.edit(context, {
      name: 'scenarioSuppose',
      request,
      pathOf: (section, key) =>
        section === 'hypotheses' && at.has(key) ? ['input', 'hypotheses', String(at.get(key))] : undefined,
      apply: async (draft, { policy }) => {
        if (at.size < rows.length)
          return [userError('id.duplicate', ['input', 'hypotheses'], 'Two hypotheses have the same id.')];
        draft.overlook('hypotheses', await policy.listNamedHidden(draft, 'hypotheses'));
        for (const { id } of draft.list('hypotheses')) if (!at.has(id)) draft.remove('hypotheses', id);
        for (const [ordinal, row] of rows.entries()) draft.put('hypotheses', row, ordinal);
        return [];
      },
    });
  }

  /**
   * Takes one version back: what it changed becomes what it was. Undoing an undo is redo. Refused where later versions have changed the
   * same things.
   */
  undo(context: RequestContext, request: EditRequest & { readonly version?: number | null }): Promise<Edited> {
    const version = request.version ?? request.expectedVersion ?? 1;
    // The path leads to the field that the version came from.
    const path = ['input', (request.version ?? null) === null ? 'expectedVersion' : 'version'];
    if (version < 1)
      return this.editor.refuse(
        context,
        'scenarioUndo',
        [userError('version.unknown', path, 'Versions count from 1.')],
        findUuid(request.scenarioId, 'Scenario'),
      );
    return this.editor.edit(context, {
      name: 'scenarioUndo',
      request,
      undoes: version,
      pathOf: () => undefined,
      apply: async (draft, tools) => (await this.takeBack(draft, tools, version)).map((error) => ({ ...error, path })),
    });
  }

  private async lockReadable(
    manager: EntityManager,
    { principal }: RequestContext,
    uuid: string,
  ): Promise<ScenarioEntity | null> {
    return may(principal, 'read', { kind: 'scenario', scenario: uuid }) ? this.documents.lock(manager, uuid) : null;
  }

  private async takeBack(
    draft: Draft,
    { manager, scenarioUuid: uuid, policy }: EditTools,
    version: number,
  ): Promise<UserError[]> {
    const versions: { version: number; head: ScenarioHead; sections: never[] }[] = await manager.query(
      'SELECT version, head, sections FROM scenario_version WHERE scenario_id = $1 AND version IN ($2, $2 - 1)',
      [uuid, version],
    );
    const [before, after] = [version - 1, version].map((wanted) => versions.find((one) => one.version === wanted));
    if (after === undefined) return [futureVersion(versions[0]?.version ?? 1, 'version')];
    if (before === undefined)
      return [
        userError(
          'version.first',
          ['input', 'version'],
          'The first version is where everything begins; it cannot be undone.',
        ),
      ];
    const changes = await this.documents.listChanges(manager, uuid, version);
    for (const change of changes) if (!(await isSeen(change, version, policy))) return [HIDDEN_CHANGE];
    const errors: UserError[] = [];
    for (const change of changes) {
      if (isSuperseded(draft, change))
        errors.push(
          userError(
            'undo.superseded',
            ['input', 'version'],
            `${change.section} ${change.key} was changed again after version ${version}.`,
          ),
        );
      else if (change.before === null) draft.remove(change.section, change.key);
      else if (change.after === null)
        draft.restore(change.section, change.uuid, change.before.ordinal, change.before.body);
      else draft.put(change.section, change.before.body, change.before.ordinal);
    }
    if (!isSame(before.head.initialState, after.head.initialState)) {
      const document = draft.storedDocument();
      const view = await policy.viewOf(document);
      if (view !== document && [before, after].some(({ head }) => saysMore(head.initialState, view)))
        return [HIDDEN_CHANGE];
    }
    errors.push(...takeHeadBack(draft, before.head, after.head, version));
    draft.keepSections(before.sections);
    return errors;
  }
}

/** Whether a replication of the whole document of this version was computed by this engine. */
async function hasRun(manager: EntityManager, uuid: string, version: number): Promise<boolean> {
  const found: unknown[] = await manager.query(
    `SELECT 1 FROM scenario JOIN run ON run.scenario_id = scenario.id AND run.snapshot_hash = scenario.hash
     WHERE scenario.id = $1 AND scenario.version = $2 AND run.done > 0 AND run.engine_version = $3 LIMIT 1`,
    [uuid, version, ENGINE_VERSION],
  );
  return found.length > 0;
}

/** Runs and background jobs of a scenario: whether each is under way, and the snapshot it rests on. */
function listWork(manager: EntityManager, uuid: string): Promise<{ isUnderWay: boolean; hash: string }[]> {
  const each = (table: string) =>
    `SELECT state IN ('QUEUED', 'RUNNING') AS "isUnderWay", snapshot_hash AS hash FROM ${table} WHERE scenario_id = $1`;
  return manager.query(`${each('run')} UNION ${each('background_job')}`, [uuid]);
}

/** Whether the caller may know both what a row was and what the version made of it. */
async function isSeen(
  { section, uuid, before, after }: RowChange,
  version: number,
  policy: EditPolicy,
): Promise<boolean> {
  const past = (body: Row | undefined, at: number) =>
    body === undefined || policy.mayReadPast({ section, uuid, body, version: at });
  return (await past(before?.body, version - 1)) && (await past(after?.body, version));
}

function isSuperseded(draft: Draft, { section, key, after }: RowChange): boolean {
  const now = draft.find(section, key);
  if (after === null) return now !== undefined;
  return now === undefined || canonicalJson(now) !== canonicalJson(after.body);
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

function takeHeadBack(draft: Draft, before: ScenarioHead, after: ScenarioHead, version: number): UserError[] {
  const head: Record<string, unknown> = { ...draft.head };
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const errors: UserError[] = [];
  let isChanged = false;
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (isSame(was[field], is[field])) continue;
    if (!isSame(head[field], is[field])) {
      errors.push(
        userError('undo.superseded', ['input', 'version'], `${field} was changed again after version ${version}.`),
      );
      continue;
    }
    isChanged = true;
    if (was[field] === undefined) delete head[field];
    else head[field] = was[field];
  }
  if (isChanged) draft.setHead(head as unknown as ScenarioHead);
  return errors;
}

const BUSY = userError(
  'scenario.busy',
  ['input', 'scenarioId'],
  'A run or a background job of this scenario is under way, of yours or of somebody else; it has to end or to be cancelled first.',
);

const DENIED = userError('access.denied', [], 'The coordination cell keeps the scenario itself.');

const FORK_DENIED = userError(
  'access.denied',
  [],
  'The coordination cell makes scenarios, and forks are scenarios; who wants another variant asks it for one, or runs his own view as it is.',
);

const HIDDEN_CHANGE = userError(
  'undo.hidden',
  ['input', 'version'],
  'This version changed something that is not released to you; only its nation can take it back.',
);

const otherVersion = (version: number): UserError =>
  userError('version.conflict', ['input', 'expectedVersion'], `The scenario is at version ${version} by now.`);
