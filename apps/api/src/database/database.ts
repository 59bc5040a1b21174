/**
 * The one door to the database. Every piece of work gets a transaction that knows who asks (`muster.*` settings, transaction-local, so
 * that a pooled connection carries nothing over to the next caller). Row security will read these settings.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { RequestContext } from '../identity/request-context.ts';

type Work<T> = (manager: EntityManager) => Promise<T>;

/** No single statement holds a connection for longer. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** Reads of one request share one transaction: one snapshot of the data, and no begin and commit around each statement. */
interface ReadScope {
  runner: Promise<QueryRunner> | undefined;
  /** A connection takes one statement at a time. */
  last: Promise<unknown>;
  closed: boolean;
}

@Injectable()
export class Database {
  private readonly scopes = new WeakMap<RequestContext, ReadScope>();

  constructor(private readonly source: DataSource) {}

  /** Work that may write. It commits when it resolves and leaves nothing behind when it throws. */
  async withContext<T>(context: RequestContext, work: Work<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await begin(runner, context, 'READ COMMITTED');
      const result = await work(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Work that only reads, inside the scope of the request when there is one. */
  async read<T>(context: RequestContext, work: Work<T>): Promise<T> {
    const scope = this.scopes.get(context);
    if (scope === undefined) return this.withContext(context, work);
    scope.runner ??= this.openRunner(context);
    const runner = await scope.runner;
    const result = scope.last.then(() => {
      if (scope.closed) throw new Error('the request has ended');
      return work(runner.manager);
    });
    scope.last = result.catch(() => undefined);
    return result;
  }

  openScope(context: RequestContext): void {
    this.scopes.set(context, { runner: undefined, last: Promise.resolve(), closed: false });
  }

  async closeScope(context: RequestContext): Promise<void> {
    const scope = this.scopes.get(context);
    if (scope === undefined) return;
    this.scopes.delete(context);
    scope.closed = true;
    await scope.last;
    const runner = await scope.runner?.catch(() => undefined);
    if (runner === undefined) return;
    await runner.query('COMMIT').catch(() => undefined);
    await runner.release();
  }

  private async openRunner(context: RequestContext): Promise<QueryRunner> {
    const runner = this.source.createQueryRunner();
    try {
      await begin(runner, context, 'REPEATABLE READ READ ONLY');
      return runner;
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}

async function begin(runner: QueryRunner, { requestId, principal }: RequestContext, mode: string): Promise<void> {
  // Statements of our own instead of runner.startTransaction: one round trip less, and the mode is said in full.
  await runner.query(`BEGIN ISOLATION LEVEL ${mode}`);
  await runner.query(
    `SELECT set_config('muster.request', $1, true), set_config('muster.principal', $2, true), set_config('muster.nation', $3, true),
       set_config('statement_timeout', $4, true)`,
    [requestId, `${principal.kind}:${principal.name}`, principal.nation ?? '', String(STATEMENT_TIMEOUT_MS)],
  );
}
