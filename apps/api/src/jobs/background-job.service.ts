/**
 * Background jobs as callers see them. A job is guarded like a run: it is computed on its starter's view, and others see it when its label admits
 * them. A kind has a mutation of its own that checks its input and calls `start`, and fields of its own that read `findResult`.
 */
import { Injectable } from '@nestjs/common';
import { contentHash, type Label } from '@muster/planning';
import { ENGINE_VERSION, type Snapshot } from '@muster/planning/run';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.ts';
import { looks } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import { checkKey } from '../editing/client-mutations.ts';
import { numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { fromColumns, toLabel } from '../release/label.types.ts';
import { RunService } from '../runs/run.service.ts';
import { isFinal } from '../runs/run-state.ts';
import { findCrowd, mayStart, viewOf } from '../runs/starting.ts';
import { stop } from '../runs/stopping.ts';
import { SnapshotStore } from '../runs/snapshot-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import type { BackgroundJobEntity } from './background-job.entity.ts';
import { BACKGROUND_JOB, type BackgroundOrder } from './background-job.handler.ts';
import { BACKGROUND_CHANNEL, BackgroundJobStore } from './background-job.store.ts';
import type { BackgroundJob, BackgroundJobPayload } from './background-job.types.ts';
import { JobQueue } from './job-queue.ts';

/** What a job is about: the stored snapshot of a run, or the scenario as it is now. */
export type BackgroundSubject = { readonly runId: string } | { readonly scenarioId: string | undefined };

export interface BackgroundStart {
  /** A kind of `background-kinds.ts`. */
  readonly kind: string;
  readonly about: BackgroundSubject;
  readonly input: object;
  readonly clientMutationKey?: string | null;
  /** What the kind found wrong with its input. */
  readonly userErrors?: readonly UserError[];
}

interface Basis {
  readonly scenarioId: string;
  readonly runId: string | null;
  /** Undefined when it is stored already. */
  readonly snapshot?: Snapshot;
  readonly snapshotHash: string;
  readonly viewOf: string;
  readonly label: Label;
}

/** Runs go first, but a background job is not put off behind all of a long one. */
const PRIORITY = -300;
const UNFINISHED_MOST = 20;
const LOOK_MS = 250;

@Injectable()
export class BackgroundJobService {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly queue: JobQueue,
    private readonly store: BackgroundJobStore,
    private readonly snapshots: SnapshotStore,
    private readonly runs: RunService,
    private readonly scenarios: ScenarioService,
  ) {}

  async start(context: RequestContext, order: BackgroundStart): Promise<BackgroundJobPayload> {
    const { kind, about, input, clientMutationKey = null } = order;
    const basis = await this.findBasis(context, about);
    const userErrors = [...(order.userErrors ?? []), ...checkKey(clientMutationKey)];
    if (basis === undefined || !mayStart(context, basis.scenarioId)) {
      const [path, message] =
        'runId' in about ? ['runId', 'There is no such run.'] : ['scenarioId', 'There is no such scenario.'];
      userErrors.push(userError(`${path.slice(0, -2)}.unknown`, ['input', path], message));
    }
    return this.database.withContext(context, async (manager, audit) => {
      const refuse = (errors: UserError[]): BackgroundJobPayload => {
        const scenarioId = basis?.scenarioId ?? null;
        audit({ action: 'background-job.start', outcome: 'refused', reason: errors[0].code, scenarioId });
        return { job: null, userErrors: errors };
      };
      if (userErrors.length > 0 || basis === undefined) return refuse(userErrors);
      const { scenarioId, runId, snapshot, snapshotHash, viewOf: view, label } = basis;
      const before = clientMutationKey && (await this.store.findByMutationKey(manager, clientMutationKey));
      const queue = { table: 'background_job', most: UNFINISHED_MOST, noun: 'background jobs' } as const;
      const crowd = before
        ? undefined
        : await this.database.elevate(manager, context, () => findCrowd(manager, context, queue));
      if (crowd !== undefined) return refuse([crowd]);
      if (snapshot !== undefined && !before) await this.snapshots.insert(manager, snapshot);
      const id = before
        ? undefined
        : await this.store.insert(manager, {
            ...{ kind, scenarioId, runId, snapshotHash, input, clientMutationKey, viewOf: view, label },
          });
      const job =
        id === undefined
          ? await this.store.findByMutationKey(manager, clientMutationKey ?? '')
          : await this.store.find(manager, id);
      if (job === null) throw new Error('a background job was neither stored nor there');
      if (id === undefined) {
        const isSame =
          job.kind === kind &&
          job.scenarioId === scenarioId &&
          job.runId === runId &&
          contentHash(job.input) === contentHash(input);
        if (isSame) return { job: toBackgroundJob(job), userErrors: [] };
        const message = 'This key has started another job.';
        return refuse([userError('client-mutation-key.reused', ['input', 'clientMutationKey'], message)]);
      }
      const { engineVersion } = job;
      const told: BackgroundOrder = { kind, input, snapshotHash, engineVersion };
      await this.queue.send(manager, [{ kind: BACKGROUND_JOB, subject: id, input: told, priority: PRIORITY }]);
      const thing = { type: 'BackgroundJob', id };
      audit({ action: 'background-job.start', outcome: 'done', scenarioId, thing, labelAfter: label });
      return { job: toBackgroundJob(job), userErrors: [] };
    });
  }

  /** What a job is computed from: the snapshot of a run as it was stored, or the scenario as the caller sees it now. */
  private async findBasis(context: RequestContext, about: BackgroundSubject): Promise<Basis | undefined> {
    if ('runId' in about) {
      const run = await this.runs.findEntity(context, about.runId);
      if (run === null) return undefined;
      const { scenarioId, snapshotHash, viewOf: view } = run;
      return { scenarioId, runId: run.id, snapshotHash, viewOf: view, label: fromColumns(run) };
    }
    const { scenarioId } = about;
    const view = scenarioId === undefined ? undefined : await this.scenarios.findView(context, scenarioId);
    if (scenarioId === undefined || view === undefined) return undefined;
    const { document, hash, label } = view;
    const snapshot = { engineVersion: ENGINE_VERSION, hash, document };
    return { scenarioId, runId: null, snapshot, snapshotHash: snapshot.hash, viewOf: viewOf(context.principal), label };
  }

  async cancel(context: RequestContext, id: string | undefined): Promise<BackgroundJobPayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const find = async () => (id === undefined ? null : this.store.findVisible(manager, context, id));
      const end = async (job: string): Promise<boolean> => {
        if (!(await this.store.pass(manager, job, 'CANCELLED'))) return false;
        await this.queue.cancel(manager, job);
        return true;
      };
      const order = { action: 'background-job.cancel', type: 'BackgroundJob', noun: 'job', end } as const;
      const userErrors = await stop(context, audit, await find(), order);
      const job = await find();
      return { job: job && toBackgroundJob(job), userErrors };
    });
  }

  async findById(context: RequestContext, id: string): Promise<BackgroundJob | null> {
    const row = await this.database.read(context, (manager) => this.store.findVisible(manager, context, id));
    return row === null ? null : toBackgroundJob(row);
  }

  /** Jobs of a scenario, newest first. */
  async list(context: RequestContext, page: Page, scenarioId: string): Promise<Connection<BackgroundJob>> {
    const after = numberAfter(page);
    const select = (manager: EntityManager) =>
      this.store.selectVisible(manager, context).andWhere('row.scenario_id = :scenarioId', { scenarioId });
    const found = await this.database.read(context, (manager) => {
      const query = select(manager);
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
      toBackgroundJob,
      () => this.database.read(context, (manager) => select(manager).getCount()),
    );
  }

  /** What a job has found, null until it has succeeded. The caller has to see the job. */
  async findResult<T>(context: RequestContext, { uuid }: BackgroundJob): Promise<T | null> {
    return (await this.database.read(context, (manager) => this.store.findResult(manager, uuid))) as T | null;
  }

  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<BackgroundJob>> {
    if (id === undefined || (await this.findById(context, id)) === null)
      throw new GraphQLError('There is no such job.', { extensions: { code: 'job.unknown' } });
    return this.follow(context, id);
  }

  private async *follow(context: RequestContext, id: string): AsyncGenerator<BackgroundJob> {
    let last = '';
    const look = () => this.database.withContext(context, (manager) => this.store.findVisible(manager, context, id));
    for await (const job of looks(this.notifications, { channel: BACKGROUND_CHANNEL, id, pauseMs: LOOK_MS }, look)) {
      if (job === null) return;
      const seen = `${job.state} ${job.done} ${job.total}`;
      if (seen !== last) yield toBackgroundJob(job);
      last = seen;
      if (isFinal(job.state)) return;
    }
  }
}

function toBackgroundJob(row: BackgroundJobEntity): BackgroundJob {
  const { number, scenarioId, runId, kind, state, done, total, error, engineVersion, snapshotHash, viewOf } = row;
  const { createdAt, startedAt, finishedAt } = row;
  return {
    __typename: 'BackgroundJob',
    id: toGlobalId('BackgroundJob', row.id),
    uuid: row.id,
    ...{ number, scenarioId, runId, kind, state, done, total, error, engineVersion, snapshotHash, viewOf },
    ...{ createdAt, startedAt, finishedAt },
    label: toLabel(fromColumns(row)),
  };
}
