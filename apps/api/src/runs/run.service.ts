/** Runs as callers see them: started, cancelled, listed and watched. Computing them is the work of the queue. */
import type { Label } from '@muster/planning';
import { ENGINE_VERSION, type Precision, type Snapshot } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import type { Audit } from '../audit/audit-trail.ts';
import { Batches } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import { looks, PROGRESS_LOOKS } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import { checkKey, once, type Keyed } from '../editing/client-mutations.ts';
import { numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { findLabelNow } from '../release/derived-labels.ts';
import { fromColumns } from '../release/label.types.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { FIRST_PICTURE } from './replication-plan.ts';
import { RunJobs } from './run-jobs.ts';
import { isFinal } from './run-state.ts';
import { RUN_CHANNEL, RunStore, type NewRun } from './run-store.ts';
import { RunEntity, type StoredPrecision } from './run.entity.ts';
import { toProgress, toRun } from './run.mapper.ts';
import { SnapshotStore } from './snapshot-store.ts';
import { findHindrance, mayStart, viewOf, type Queue } from './starting.ts';
import { stop } from './stopping.ts';
import {
  REPLICATIONS_MOST,
  type Run,
  type RunCancelInput,
  type RunCancelPayload,
  type RunPrecisionInput,
  type RunProgress,
  type RunReplayInput,
  type RunReplayPayload,
  type RunStartInput,
  type RunStartPayload,
} from './run.types.ts';

const KEPT_MOST = 10;

const QUEUE: Queue = { table: 'run', most: 100, noun: 'runs' };

/** A run that is to begin, when its key has not begun one. */
interface Beginning {
  /** What the trail calls it. */
  readonly action: 'run.start' | 'run.replay';
  /** As it was sent. */
  readonly input: Keyed;
  /** Answer when what it is about has been deleted meanwhile. */
  readonly gone: UserError;
  readonly order: Omit<NewRun, 'planned' | 'label'>;
  /** Stored with the run, and with no request that is refused; absent when it is stored already. */
  readonly snapshot?: Snapshot;
  /** Asked in Muster's own name, with the labels of the scenario held. */
  readonly findLabel: () => Promise<Label>;
}

@Injectable()
export class RunService {
  private readonly batches = new Batches();

  constructor(
    private readonly database: Database,
    private readonly store: RunStore,
    private readonly snapshots: SnapshotStore,
    private readonly queue: JobQueue,
    private readonly jobs: RunJobs,
    private readonly scenarios: ScenarioService,
    private readonly notifications: Notifications,
  ) {}

  async start(context: RequestContext, input: RunStartInput): Promise<RunStartPayload> {
    const userErrors = checkInput(input);
    const scenarioId = findUuid(input.scenarioId, 'Scenario');
    const view = scenarioId === undefined ? undefined : await this.scenarios.findView(context, scenarioId);
    if (scenarioId === undefined || view === undefined || !mayStart(context, scenarioId))
      userErrors.push(UNKNOWN_SCENARIO);
    if (userErrors.length > 0 || scenarioId === undefined || view === undefined)
      return this.refuse(context, 'run.start', userErrors);
    const { document, hash, version, label } = view;
    return this.database.withContext(context, (manager, audit) =>
      this.begin(manager, context, audit, {
        action: 'run.start',
        input,
        gone: UNKNOWN_SCENARIO,
        order: {
          scenarioId,
          scenarioVersion: version,
          snapshotHash: hash,
          seed: input.seed,
          asked: input.replications,
          kept: [...new Set(input.keepReplications ?? [])],
          precision: toStoredPrecision(input),
          replayOf: null,
          viewOf: viewOf(context.principal, scenarioId),
        },
        snapshot: { engineVersion: ENGINE_VERSION, hash, document },
        findLabel: () => findLabelNow(manager, scenarioId, document, label),
      }),
    );
  }

  /** Runs a finished run again from its stored snapshot and seed. Under the same engine it has to come to the same hash. */
  async replay(context: RequestContext, input: RunReplayInput): Promise<RunReplayPayload> {
    const id = findUuid(input.runId, 'Run');
    return this.database.withContext(context, async (manager, audit) => {
      const refuseAll = (madeBy: string | null, scenarioId: string | undefined, userErrors: UserError[]) => {
        audit({ action: 'run.replay', outcome: 'refused', reason: userErrors[0].code, scenarioId });
        return { run: null, madeBy, engine: ENGINE_VERSION, userErrors };
      };
      const before = id === undefined ? null : await this.store.findVisible(manager, context, id);
      if (before === null || !mayStart(context, before.scenarioId))
        return refuseAll(null, before?.scenarioId, [UNKNOWN_RUN]);
      const { engineVersion: madeBy, scenarioId } = before;
      const refuse = (code: string, message: string): RunReplayPayload =>
        refuseAll(madeBy, scenarioId, [userError(code, ['input', 'runId'], message)]);
      if (before.state !== 'SUCCEEDED')
        return refuse('run.not-finished', 'Only a run with a full result can be replayed.');
      if (madeBy !== ENGINE_VERSION && input.underThisEngine !== true) {
        const message = `The run was made by engine ${madeBy}, and this is engine ${ENGINE_VERSION}, which may come to another result; with underThisEngine it is run again all the same.`;
        return refuse('engine.other-version', message);
      }
      const keyErrors = checkKey(input.clientMutationKey);
      if (keyErrors.length > 0) return refuseAll(madeBy, scenarioId, keyErrors);
      const { scenarioVersion, snapshotHash, seed, asked, kept, viewOf: view } = before;
      const begun = await this.begin(manager, context, audit, {
        action: 'run.replay',
        input,
        gone: UNKNOWN_RUN,
        // Computed from the same data: whose view it was stays as it is. It took as many as it took; a replay takes the same.
        order: {
          ...{ scenarioId, scenarioVersion, snapshotHash, seed, asked, kept, precision: null },
          ...{ replayOf: before.id, viewOf: view },
        },
        // As it is by now.
        findLabel: async () => fromColumns((await this.store.find(manager, before.id)) ?? before),
      });
      return { ...begun, madeBy, engine: ENGINE_VERSION };
    });
  }

  /** Says why nothing is started, and leaves that in the audit trail. */
  private refuse(context: RequestContext, action: string, userErrors: UserError[]): Promise<RunStartPayload> {
    return this.database.withContext(context, async (_, audit) => {
      audit({ action, outcome: 'refused', reason: userErrors[0].code });
      return { run: null, userErrors };
    });
  }

  private async begin(
    manager: EntityManager,
    context: RequestContext,
    audit: Audit,
    { action, input, gone, order, snapshot, findLabel }: Beginning,
  ): Promise<RunStartPayload> {
    const { scenarioId } = order;
    const refuse = (error: UserError): RunStartPayload => {
      audit({ action, outcome: 'refused', reason: error.code, scenarioId });
      return { run: null, userErrors: [error] };
    };
    const work = async (): Promise<RunStartPayload> => {
      const { hindrance, label } = await this.database.elevate(manager, context, async () => ({
        hindrance: await findHindrance(manager, context, scenarioId, gone, QUEUE),
        label: await findLabel(),
      }));
      if (hindrance !== undefined) return refuse(hindrance);
      if (snapshot !== undefined) await this.snapshots.insert(manager, snapshot);
      const planned = Math.min(order.asked, FIRST_PICTURE);
      const id = await this.store.insert(manager, { ...order, planned, label });
      const run = await this.store.find(manager, id);
      if (run === null) throw new Error(`run ${id} was not stored`);
      await this.jobs.begin(manager, run);
      audit({ action, outcome: 'done', scenarioId, thing: { type: 'Run', id }, labelAfter: label });
      return { run: toRun(run), userErrors: [] };
    };
    return once<RunStartPayload>(manager, context, {
      ...{ name: action, input, work, refuse },
      idOf: ({ run }) => run?.uuid,
      again: async (id) => {
        const run = id === null ? null : await this.store.findVisible(manager, context, id);
        return run === null ? refuse(gone) : { run: toRun(run), userErrors: [] };
      },
    });
  }

  async cancel(context: RequestContext, input: RunCancelInput): Promise<RunCancelPayload> {
    const id = findUuid(input.runId, 'Run');
    return this.database.withContext(context, async (manager, audit) => {
      const find = async () => (id === undefined ? null : this.store.findVisible(manager, context, id));
      const end = async (run: string): Promise<boolean> => {
        if (!(await this.store.pass(manager, run, 'CANCELLED'))) return false;
        await this.queue.cancel(manager, run);
        await this.store.deleteChunks(manager, run);
        return true;
      };
      const order = { action: 'run.cancel', type: 'Run', noun: 'run', end } as const;
      const userErrors = await stop(context, audit, await find(), order);
      const run = await find();
      return { run: run && toRun(run), userErrors };
    });
  }

  async findById(context: RequestContext, id: string): Promise<Run | null> {
    const row = await this.findEntity(context, id);
    return row === null ? null : toRun(row);
  }

  async findEntity(context: RequestContext, id: string): Promise<RunEntity | null> {
    const found = await this.batches.load(context, 'run', id, async (ids) => {
      const rows = await this.database.read(context, (manager) =>
        this.store.selectVisible(manager, context).andWhere('row.id = ANY(:ids)', { ids }).getMany(),
      );
      return new Map(rows.map((row) => [row.id, row]));
    });
    return found ?? null;
  }

  /** @param scenarioId undefined for all scenarios, null for one that does not exist */
  async list(context: RequestContext, page: Page, scenarioId?: string | null): Promise<Connection<Run>> {
    if (scenarioId === null)
      return toConnection<RunEntity, Run>(
        page,
        [],
        () => '',
        toRun,
        () => Promise.resolve(0),
      );
    const where = scenarioId === undefined ? {} : { scenarioId };
    const after = numberAfter(page);
    const found = await this.database.read(context, (manager) => {
      const query = this.store.selectVisible(manager, context).andWhere(where);
      if (after !== undefined) query.andWhere('row.number < :after', { after });
      return query
        .orderBy('row.number', 'DESC')
        .limit(page.first + 1)
        .getMany();
    });
    return toConnection(
      page,
      found,
      ({ number }) => String(number),
      toRun,
      () =>
        this.database.read(context, (manager) => this.store.selectVisible(manager, context).andWhere(where).getCount()),
    );
  }

  /** Progress of a run until it ends. */
  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<RunProgress>> {
    if (id === undefined || (await this.findById(context, id)) === null)
      throw new GraphQLError('There is no such run.', { extensions: { code: 'run.unknown' } });
    return this.follow(context, id);
  }

  private async *follow(context: RequestContext, id: string): AsyncGenerator<RunProgress> {
    // Outside of the read scope of the request, which shows one moment only.
    const look = () => this.database.withContext(context, (manager) => this.store.findVisible(manager, context, id));
    const watched = { channel: RUN_CHANNEL, id, gone: context.gone, ...PROGRESS_LOOKS };
    for await (const run of looks(this.notifications, watched, look)) {
      if (run === null) return;
      yield toProgress(toRun(run));
      if (isFinal(run.state)) return;
    }
  }
}

const UNKNOWN_SCENARIO = userError('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.');
const UNKNOWN_RUN = userError('run.unknown', ['input', 'runId'], 'There is no such run.');

function toStoredPrecision({ precision, replications }: RunStartInput): StoredPrecision | null {
  if (precision === undefined || precision === null) return null;
  const { measure, p, halfWidth } = precision;
  const asked: Precision =
    measure === 'closure' ? { measure, p: p ?? 0.5, halfWidthDays: halfWidth } : { measure, halfWidth };
  return { asked, most: replications, found: null };
}

function checkPrecision({ measure, p, halfWidth }: RunPrecisionInput): UserError[] {
  const path = ['input', 'precision'];
  const errors: UserError[] = [];
  const most = measure === 'closure' ? 365 : 0.5;
  if (!(halfWidth > 0 && halfWidth <= most))
    errors.push(userError('precision.range', [...path, 'halfWidth'], `The half-width is above 0 and at most ${most}.`));
  if (p !== undefined && p !== null && !(p > 0 && p < 1 && measure === 'closure'))
    errors.push(
      userError('precision.range', [...path, 'p'], 'A share is above 0 and below 1, and belongs to CLOSURE.'),
    );
  return errors;
}

function checkInput({
  seed,
  replications,
  clientMutationKey,
  keepReplications,
  precision,
}: RunStartInput): UserError[] {
  const errors: UserError[] = [];
  if (seed < 0)
    errors.push(userError('seed.range', ['input', 'seed'], 'A seed is a whole number from 0 to 2147483647.'));
  if (replications < 1 || replications > REPLICATIONS_MOST) {
    errors.push(
      userError(
        'replications.range',
        ['input', 'replications'],
        `Between 1 and ${REPLICATIONS_MOST} replications can be run.`,
      ),
    );
  }
  const kept = keepReplications ?? [];
  if (kept.length > KEPT_MOST || kept.some((number) => number < 0 || number >= replications)) {
    errors.push(
      userError(
        'keep-replications.range',
        ['input', 'keepReplications'],
        `At most ${KEPT_MOST} replications are kept in full, by their numbers from 0 to one below the number asked for.`,
      ),
    );
  }
  return [...errors, ...(precision ? checkPrecision(precision) : []), ...checkKey(clientMutationKey)];
}
