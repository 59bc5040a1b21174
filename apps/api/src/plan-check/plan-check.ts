/**
 * Compiles scenarios beside the thread that serves requests, on threads that runs do not wait for: one to check plans, and one to say whether
 * a scenario can be run at all, which may take longer than a question can wait. Whoever asks waits in a short queue, one place for each
 * request, and is told at once when it is full: a request that waits holds a connection to the database.
 */
import type { Issue, ScenarioDocument } from '@muster/planning';
import type { PlannedRoute } from '@muster/planning/run';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BoundedCache } from '../graphql/bounded-cache.ts';
import { LIMITS, overloadError, timeoutError } from '../graphql/limits.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { TaskPool, TaskTimeout } from '../jobs/task-pool.ts';
import { hashInPieces } from '../scenarios/canonical-pieces.ts';
import { toText } from '../scenarios/document-text.ts';

/** Requests in the queue, with those that are computed; and those of one caller. */
export const MOST_REQUESTS = 8;
export const MOST_REQUESTS_OF_ONE = 3;
const IDLE_MS = 10 * 60_000;
/** For a change, which goes on when its caller is told that it takes long: sent again under its key it answers what became of it. */
const CHANGE_MS = 120_000;
/** Documents whose obstacles are remembered. */
const KEPT_DOCUMENTS = 8;

interface Work {
  readonly name: string;
  readonly mostMs: number;
  readonly pool: TaskPool;
}

@Injectable()
export class PlanCheck implements OnApplicationShutdown {
  private readonly question: Work = {
    name: 'plan.check',
    mostMs: LIMITS.requestMs,
    pool: new TaskPool(1, IDLE_MS),
  };
  private readonly change: Work = {
    name: 'plan.obstacles',
    mostMs: CHANGE_MS,
    pool: new TaskPool(1, IDLE_MS),
  };
  /** By the hash of the document: who was told that it takes long asks again, and a change that is refused has used no key. */
  private readonly obstacles = new BoundedCache<Promise<readonly Issue[]>>({
    entries: KEPT_DOCUMENTS,
    characters: Infinity,
  });
  /** The last work of each request that has a place. */
  private readonly requests = new Map<RequestContext, Promise<unknown>>();
  private readonly latest = new WeakMap<RequestContext, number>();

  /** What of the plan that the scenario fixes, and of these routes, cannot be kept. */
  check(
    context: RequestContext,
    document: ScenarioDocument,
    routes: readonly PlannedRoute[],
  ): Promise<readonly Issue[]> {
    return this.compute(context, this.question, document, { routes });
  }

  /** Why the scenario cannot be run, for a change that needs one that can; empty when it can. */
  async findObstacles(context: RequestContext, document: ScenarioDocument): Promise<readonly Issue[]> {
    const hash = await hashInPieces(document);
    const known = this.obstacles.get(hash);
    if (known !== undefined) return known;
    const found = this.compute(context, this.change, document, {});
    this.obstacles.set(hash, found);
    try {
      return await found;
    } catch (error) {
      this.obstacles.delete(hash);
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.question.pool.close(), this.change.pool.close()]);
  }

  private async compute(
    context: RequestContext,
    work: Work,
    document: ScenarioDocument,
    task: object,
  ): Promise<readonly Issue[]> {
    const before = this.requests.get(context);
    if (before === undefined) this.assertPlace(context);
    const latest = this.latest.get(context) ?? performance.now() + work.mostMs;
    this.latest.set(context, latest);
    const turn = (before ?? Promise.resolve()).then(() => this.computeBefore(latest, work, document, task));
    const ended = turn.catch(() => undefined);
    this.requests.set(context, ended);
    try {
      return await turn;
    } finally {
      if (this.requests.get(context) === ended) {
        this.requests.delete(context);
        // A stream of events asks again with each of them, and has the time of a request for each.
        this.latest.delete(context);
      }
    }
  }

  /** After the time of the request nobody waits for it. */
  private async computeBefore(
    latest: number,
    { name, pool }: Work,
    document: ScenarioDocument,
    task: object,
  ): Promise<readonly Issue[]> {
    try {
      const left = latest - performance.now();
      if (left <= 0) throw new TaskTimeout('The request has ended.');
      return await pool.runWithin(left, name, { ...task, text: await toText(document) });
    } catch (error) {
      if (error instanceof TaskTimeout)
        throw timeoutError(
          'The scenario was not checked in time: it is too large, or others were checked before it; try again in a few seconds.',
        );
      throw error;
    }
  }

  private assertPlace({ principal }: RequestContext): void {
    const ofCaller = [...this.requests.keys()].filter((other) => other.principal.id === principal.id);
    if (this.requests.size < MOST_REQUESTS && ofCaller.length < MOST_REQUESTS_OF_ONE) return;
    throw overloadError('Too many plans are being checked; try again in a few seconds.');
  }
}
