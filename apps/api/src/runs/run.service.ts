/** Runs as callers see them: started, cancelled, listed and watched. Computing them is the work of the queue. */
import { toSnapshot } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { Database } from '../database/database.ts';
import { Notifications } from '../database/notifications.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import { findUuid } from '../graphql/node.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { isFinal } from './run-state.ts';
import { RUN_CHANNEL, RunStore } from './run-store.ts';
import { RunEntity } from './run.entity.ts';
import { toProgress, toRun } from './run.mapper.ts';
import {
  REPLICATIONS_MOST,
  type Run,
  type RunCancelInput,
  type RunCancelPayload,
  type RunProgress,
  type RunStartInput,
  type RunStartPayload,
} from './run.types.ts';

const QUEUED_MOST = 100;
const KEY_MOST = 80;
/** A watcher looks by itself this often, should a notification be lost. */
const WATCH_MS = 5000;

@Injectable()
export class RunService {
  constructor(
    private readonly database: Database,
    private readonly store: RunStore,
    private readonly scenarios: ScenarioService,
    private readonly notifications: Notifications,
  ) {}

  async start(context: RequestContext, input: RunStartInput): Promise<RunStartPayload> {
    const userErrors = checkInput(input);
    const scenarioId = findUuid(input.scenarioId, 'Scenario');
    const document = scenarioId === undefined ? undefined : await this.scenarios.findDocument(context, scenarioId);
    if (scenarioId === undefined || document === undefined)
      userErrors.push(userError('scenario.unknown', ['input', 'scenarioId'], 'There is no such scenario.'));
    if (userErrors.length > 0 || scenarioId === undefined || document === undefined) return { run: null, userErrors };
    const { seed, replications: asked, clientMutationKey = null } = input;
    const snapshot = toSnapshot(document);
    return this.database.withContext(context, async (manager) => {
      if ((await this.store.countQueued(manager)) >= QUEUED_MOST) {
        return {
          run: null,
          userErrors: [
            userError('queue.full', [], `There are ${QUEUED_MOST} runs waiting; try again when some are done.`),
          ],
        };
      }
      const id = await this.store.insert(manager, { scenarioId, snapshot, seed, asked, clientMutationKey });
      const run = await this.store.find(manager, id);
      if (run === null) throw new Error(`run ${id} was not stored`);
      if (run.scenarioId !== scenarioId || run.seed !== seed || run.asked !== asked) {
        return {
          run: null,
          userErrors: [
            userError(
              'client-mutation-key.reused',
              ['input', 'clientMutationKey'],
              'This key has started another run.',
            ),
          ],
        };
      }
      return { run: toRun(run), userErrors: [] };
    });
  }

  async cancel(context: RequestContext, input: RunCancelInput): Promise<RunCancelPayload> {
    const id = findUuid(input.runId, 'Run');
    return this.database.withContext(context, async (manager) => {
      if (id !== undefined && (await this.store.pass(manager, id, 'CANCELLED')))
        await this.store.deleteChunks(manager, id);
      const run = id === undefined ? null : await this.store.find(manager, id);
      if (run === null)
        return { run: null, userErrors: [userError('run.unknown', ['input', 'runId'], 'There is no such run.')] };
      return { run: toRun(run), userErrors: [] };
    });
  }

  async findById(context: RequestContext, id: string): Promise<Run | null> {
    const row = await this.database.read(context, (manager) => this.store.find(manager, id));
    return row === null ? null : toRun(row);
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
    const after = page.after !== undefined && /^\d{1,9}$/.test(page.after) ? Number(page.after) : undefined;
    const found = await this.database.read(context, (manager) => {
      const query = manager.getRepository(RunEntity).createQueryBuilder('row').where(where);
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
      () => this.database.read(context, (manager) => manager.count(RunEntity, { where })),
    );
  }

  /** Progress of a run until it ends. */
  async watch(context: RequestContext, id: string | undefined): Promise<AsyncGenerator<RunProgress>> {
    if (id === undefined || (await this.findById(context, id)) === null)
      throw new GraphQLError('There is no such run.', { extensions: { code: 'run.unknown' } });
    return this.follow(context, id);
  }

  private async *follow(context: RequestContext, id: string): AsyncGenerator<RunProgress> {
    let changed: boolean;
    let wake: () => void = () => undefined;
    const stop = await this.notifications.listen(RUN_CHANNEL, (told) => {
      if (told !== id && told !== '') return;
      changed = true;
      wake();
    });
    try {
      let last = '';
      for (;;) {
        changed = false;
        const run = await this.database.withContext(context, (manager) => this.store.find(manager, id));
        if (run === null) return;
        const seen = `${run.state} ${run.done} ${run.partial}`;
        if (seen !== last) yield toProgress(toRun(run));
        last = seen;
        if (isFinal(run.state)) return;
        if (!changed) await new Promise<void>((resolve) => waitFor(resolve, (set) => (wake = set)));
      }
    } finally {
      stop();
    }
  }
}

function waitFor(resolve: () => void, setWake: (wake: () => void) => void): void {
  const timer = setTimeout(resolve, WATCH_MS);
  setWake(() => {
    clearTimeout(timer);
    resolve();
  });
}

function checkInput({ seed, replications, clientMutationKey }: RunStartInput): UserError[] {
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
  const key = clientMutationKey ?? 'x';
  if (key.length < 1 || key.length > KEY_MOST || key.includes('\0')) {
    errors.push(
      userError(
        'client-mutation-key.invalid',
        ['input', 'clientMutationKey'],
        `A key has 1 to ${KEY_MOST} characters.`,
      ),
    );
  }
  return errors;
}
