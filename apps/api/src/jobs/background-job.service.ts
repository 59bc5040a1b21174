/**
 * Background jobs as callers see them. A job is guarded like a run: it is computed on its starter's view, and others see it when its label admits
 * them. A kind has a mutation of its own that checks its input and calls `start`, and fields of its own that read `findResult`.
 */
import { Injectable } from '@nestjs/common';
import { ENGINE_VERSION } from '@muster/planning/run';
import { GraphQLError } from 'graphql';
import type { EntityManager } from 'typeorm';
import { Batches } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import { looks, PROGRESS_LOOKS } from '../database/looks.ts';
import { Notifications } from '../database/notifications.ts';
import { checkKey, once, type Keyed } from '../editing/client-mutations.ts';
import { numberAfter, toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { findLabelNow } from '../release/derived-labels.ts';
import { fromColumns, toLabel } from '../release/label.types.ts';
import { isFinal } from '../runs/run-state.ts';
import { findHindrance, mayStart, viewOf, type Queue } from '../runs/starting.ts';
import { stop } from '../runs/stopping.ts';
import { SnapshotStore } from '../runs/snapshot-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { BACKGROUND_KINDS } from './background-kinds.ts';
import type { BackgroundJobEntity } from './background-job.entity.ts';
import { BACKGROUND_JOB, type BackgroundOrder } from './background-job.handler.ts';
import { BACKGROUND_CHANNEL, BackgroundJobStore } from './background-job.store.ts';
import type { BackgroundJob, BackgroundJobPayload } from './background-job.types.ts';
import { JobQueue } from './job-queue.ts';

export interface BackgroundStart {
  /** A kind of `background-kinds.ts`. */
  readonly kind: string;
  /** The input of the mutation as it was sent. */
  readonly request: Keyed & { readonly scenarioId: string };
  /** What the kind has read from it. */
  readonly input: object;
  /** What the kind found wrong with it. */
  readonly userErrors: readonly UserError[];
}

/** Runs go first, but a background job is not put off behind all of a long one. */
const PRIORITY = -300;
const QUEUE: Queue = { table: 'background_job', most: 20, noun: 'background jobs' };

@Injectable()
export class BackgroundJobService {
  private readonly batches = new Batches();

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly queue: JobQueue,
    private readonly store: BackgroundJobStore,
    private readonly snapshots: SnapshotStore,
    private readonly scenarios: ScenarioService,
  ) {}

  async start(
    context: RequestContext,
    { kind, request, input, ...order }: BackgroundStart,
  ): Promise<BackgroundJobPayload> {
    const scenarioId = findUuid(request.scenarioId, 'Scenario');
    const view = scenarioId === undefined ? undefined : await this.scenarios.findView(context, scenarioId);
    const userErrors = [...order.userErrors, ...checkKey(request.clientMutationKey)];
    if (scenarioId === undefined || view === undefined || !mayStart(context, scenarioId))
      userErrors.push(UNKNOWN_SCENARIO);
    return this.database.withContext(context, async (manager, audit) => {
      const refuse = (...errors: UserError[]): BackgroundJobPayload => {
        audit({ action: 'background-job.start', outcome: 'refused', reason: errors[0].code, scenarioId });
        return { job: null, userErrors: errors };
      };
      if (userErrors.length > 0 || scenarioId === undefined || view === undefined) return refuse(...userErrors);
      const { document, hash } = view;
      const work = async (): Promise<BackgroundJobPayload> => {
        const { hindrance, label } = await this.database.elevate(manager, context, async () => ({
          hindrance: await findHindrance(manager, context, scenarioId, UNKNOWN_SCENARIO, QUEUE),
          label: await findLabelNow(manager, scenarioId, document, view.label),
        }));
        if (hindrance !== undefined) return refuse(hindrance);
        await this.snapshots.insert(manager, { engineVersion: ENGINE_VERSION, hash, document });
        const id = await this.store.insert(manager, {
          ...{ kind, scenarioId, snapshotHash: hash, input, label },
          viewOf: viewOf(context.principal, scenarioId),
        });
        const job = await this.store.find(manager, id);
        if (job === null) throw new Error(`background job ${id} was not stored`);
        const told: BackgroundOrder = { kind, input, snapshotHash: hash, engineVersion: job.engineVersion };
        await this.queue.send(manager, [{ kind: BACKGROUND_JOB, subject: id, input: told, priority: PRIORITY }]);
        const thing = { type: 'BackgroundJob', id };
        audit({ action: 'background-job.start', outcome: 'done', scenarioId, thing, labelAfter: label });
        return { job: toBackgroundJob(job), userErrors: [] };
      };
      return once<BackgroundJobPayload>(manager, context, {
        ...{ name: kind, input: request, work, refuse },
        idOf: ({ job }) => job?.uuid,
        again: async (id) => {
          const job = id === null ? null : await this.store.findVisible(manager, context, id);
          return job === null ? refuse(UNKNOWN_SCENARIO) : { job: toBackgroundJob(job), userErrors: [] };
        },
      });
    });
  }

  /** @param keeps whether what was found so far shall be its result, where the kind has such a thing */
  async cancel(context: RequestContext, id: string | undefined, keeps = false): Promise<BackgroundJobPayload> {
    return this.database.withContext(context, async (manager, audit) => {
      const find = async () => (id === undefined ? null : this.store.findVisible(manager, context, id));
      const found = await find();
      const canKeep = found !== null && BACKGROUND_KINDS[found.kind]?.keepsBest === true;
      const end = async (job: string): Promise<boolean> => {
        if (keeps && canKeep && (await this.store.askToStop(manager, job))) return true;
        if (!(await this.store.pass(manager, job, 'CANCELLED'))) return false;
        await this.queue.cancel(manager, job);
        return true;
      };
      const order = { action: 'background-job.cancel', type: 'BackgroundJob', noun: 'job', end } as const;
      const userErrors = await stop(context, audit, found, order);
      const job = await find();
      return { job: job && toBackgroundJob(job), userErrors };
    });
  }

  async findById(context: RequestContext, id: string): Promise<BackgroundJob | null> {
    const found = await this.batches.load(context, 'job', id, async (ids) => {
      const rows = await this.database.read(context, (manager) =>
        this.store.selectVisible(manager, context).andWhere('row.id = ANY(:ids)', { ids }).getMany(),
      );
      return new Map(rows.map((row) => [row.id, row]));
    });
    return found === undefined ? null : toBackgroundJob(found);
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
    const look = () => this.database.withContext(context, (manager) => this.store.findVisible(manager, context, id));
    const watched = { channel: BACKGROUND_CHANNEL, id, gone: context.gone, ...PROGRESS_LOOKS };
    for await (const job of looks(this.notifications, watched, look)) {
      if (job === null) return;
      yield toBackgroundJob(job);
      if (isFinal(job.state)) return;
    }
  }
}

const UNKNOWN_SCENARIO = userError('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.');

function toBackgroundJob(row: BackgroundJobEntity): BackgroundJob {
  const { number, scenarioId, kind, state, done, total, stopAsked, error } = row;
  const { engineVersion, snapshotHash, viewOf } = row;
  const { createdAt, startedAt, finishedAt } = row;
  return {
    __typename: 'BackgroundJob',
    id: toGlobalId('BackgroundJob', row.id),
    uuid: row.id,
    ...{ number, scenarioId, kind, state, done, total, stopAsked, error, engineVersion, snapshotHash, viewOf },
    ...{ createdAt, startedAt, finishedAt },
    label: toLabel(fromColumns(row)),
  };
}
