/**
 * Compiles scenarios beside the thread that serves requests, on a thread that runs do not wait for: to check a plan, or whether a scenario can
 * be run at all. Whoever asks waits in a short queue, one place for each request, and is told at once when it is full: a request that waits
 * holds a connection to the database.
 */
import type { Issue, ScenarioDocument } from '@muster/planning';
import type { PlannedRoute } from '@muster/planning/run';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LIMITS, overloadError, timeoutError } from '../graphql/limits.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { TaskPool, TaskTimeout } from '../jobs/task-pool.ts';
import { toText } from '../scenarios/document-text.ts';

/** Requests in the queue, with the one that is computed; and those of one caller. */
export const MOST_REQUESTS = 8;
export const MOST_REQUESTS_OF_ONE = 3;
const IDLE_MS = 10 * 60_000;
/** For a change, which goes on when its caller is told that it takes long: sent again under its key it answers what became of it. */
const CHANGE_MS = 120_000;

@Injectable()
export class PlanCheck implements OnApplicationShutdown {
  private readonly pool = new TaskPool(1, IDLE_MS);
  /** The last work of each request that has a place. */
  private readonly requests = new Map<RequestContext, Promise<unknown>>();
  private readonly latest = new WeakMap<RequestContext, number>();

  /** What of the plan that the scenario fixes, and of these routes, cannot be kept. */
  check(
    context: RequestContext,
    document: ScenarioDocument,
    routes: readonly PlannedRoute[],
  ): Promise<readonly Issue[]> {
    return this.compute(context, LIMITS.requestMs, 'plan.check', document, { routes });
  }

  /** Why the scenario cannot be run, for a change that needs one that can; empty when it can. */
  findObstacles(context: RequestContext, document: ScenarioDocument): Promise<readonly Issue[]> {
    return this.compute(context, CHANGE_MS, 'plan.obstacles', document, {});
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }

  private async compute(
    context: RequestContext,
    mostMs: number,
    name: string,
    document: ScenarioDocument,
    task: object,
  ): Promise<readonly Issue[]> {
    const before = this.requests.get(context);
    if (before === undefined) this.assertPlace(context);
    const latest = this.latest.get(context) ?? performance.now() + mostMs;
    this.latest.set(context, latest);
    const turn = (before ?? Promise.resolve()).then(() => this.computeBefore(latest, name, document, task));
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
    name: string,
    document: ScenarioDocument,
    task: object,
  ): Promise<readonly Issue[]> {
    try {
      const left = latest - performance.now();
      if (left <= 0) throw new TaskTimeout('The request has ended.');
      return await this.pool.runWithin(left, name, { ...task, text: await toText(document) });
    } catch (error) {
      if (error instanceof TaskTimeout)
        throw timeoutError('The scenario is too large to be checked within the time of a request.');
      throw error;
    }
  }

  private assertPlace({ principal }: RequestContext): void {
    const ofCaller = [...this.requests.keys()].filter((other) => other.principal.id === principal.id);
    if (this.requests.size < MOST_REQUESTS && ofCaller.length < MOST_REQUESTS_OF_ONE) return;
    throw overloadError('Too many plans are being checked; try again in a few seconds.');
  }
}
