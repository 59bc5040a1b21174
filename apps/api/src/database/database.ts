/**
 * The one door to the database. It opens transaction, identity and audit together: every piece of work gets a transaction that knows who
 * asks (`muster.*` settings, transaction-local, so that a pooled connection carries nothing over to the next caller; row security reads
 * them), and what the work reports to its audit is written in the same transaction.
 */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { may, reachOf, rolesIn, type Principal } from '@muster/planning';
import type { ClientBase } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { insertAudit, type Audit, type AuditEntry } from '../audit/audit-trail.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { KeptReads } from './kept-reads.ts';

type Work<T> = (manager: EntityManager) => Promise<T>;
type AuditedWork<T> = (manager: EntityManager, audit: Audit) => Promise<T>;

/** No single statement holds a connection for longer. */
const STATEMENT_TIMEOUT_MS = 30_000;

/** Characters of rows that are kept, and of answers: some tens of megabytes each. */
const MOST_CHARACTERS = 20_000_000;

/** Reads of one request share one transaction: one snapshot of the data, and no begin and commit around each statement. */
interface ReadScope {
  opened: Promise<OpenRead> | undefined;
  /** A connection takes one statement at a time. */
  last: Promise<unknown>;
  /** Nothing was read but rows that stand as long as the moment. */
  isKept: boolean;
  closed: boolean;
}

interface OpenRead {
  readonly runner: QueryRunner;
  /** What the transaction sees, and with whose eyes: the same rows for all that are alike in it. */
  readonly moment: string;
  readonly reach: string;
}

/** Somebody reads for a request that has been answered. */
class RequestEnded extends Error {
  constructor() {
    super('the request has ended');
  }
}

/** The connection of a transaction has gone in between its reads: an outage, by what `findOutage` knows it. */
class ConnectionLost extends Error {
  constructor() {
    super('the connection was lost and is already released');
  }
}

@Injectable()
export class Database {
  private readonly scopes = new WeakMap<RequestContext, ReadScope>();
  private readonly rows = new KeptReads<readonly unknown[]>(MOST_CHARACTERS);
  private readonly answers = new KeptReads<unknown>(MOST_CHARACTERS);

  constructor(private readonly source: DataSource) {}

  /**
   * Work that may write. It commits when it resolves and leaves nothing behind when it throws. Its audit entries are written last, because
   * the chain lets one transaction at a time append.
   */
  async withContext<T>(context: RequestContext, work: AuditedWork<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await begin(runner, context, 'READ COMMITTED');
      const entries: AuditEntry[] = [];
      const result = await work(runner.manager, (entry) => void entries.push(entry));
      await insertAudit(runner, context, entries);
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
    scope.isKept = false;
    return this.readIn(scope, context, work);
  }

  /**
   * Rows of a statement of our own that comes again and again: each connection plans it once, with the conditions of row security, which takes
   * longer than running it, and it is not asked twice while nothing is written. For statements of which there are few, whose values are
   * parameters, and which say nothing of the clock.
   */
  async select<R>(context: RequestContext, sql: string, values: readonly unknown[]): Promise<readonly R[]> {
    const scope = this.scopes.get(context);
    const work = (manager: EntityManager) => runNamed<R>(manager.queryRunner!, sql, values);
    if (scope === undefined) return this.withContext(context, work);
    const { moment, reach } = await this.open(scope, context);
    const question = JSON.stringify([reach, sql, values]);
    const known = this.rows.find(moment, question);
    if (known !== undefined) return known as readonly R[];
    const rows = await this.readIn(scope, context, work);
    this.rows.keep(moment, question, rows, charactersOf(rows));
    return rows;
  }

  /** What was answered to the same question of the same caller at the moment of this request; undefined when it has to be answered anew. */
  async findAnswer(context: RequestContext, question: string): Promise<unknown> {
    const scope = this.scopes.get(context);
    const asked = toQuestion(context, question);
    if (scope === undefined || !this.answers.has(asked)) return undefined;
    const { moment } = await this.open(scope, context);
    return this.answers.find(moment, asked);
  }

  /** Keeps an answer that was made of rows of `select` alone. */
  async keepAnswer(context: RequestContext, question: string, answer: unknown, characters: number): Promise<void> {
    const scope = this.scopes.get(context);
    if (scope?.opened === undefined || !scope.isKept) return;
    const { moment } = await scope.opened;
    this.answers.keep(moment, toQuestion(context, question), answer, characters);
  }

  /**
   * A part of the work that Muster does in its own name inside the transaction of a caller, for example checking references of a document
   * that the caller sees only part of. What it finds must not be told to the caller.
   */
  async elevate<T>(manager: EntityManager, context: RequestContext, work: () => Promise<T>): Promise<T> {
    await setReach(manager, JSON.stringify({ system: true }));
    try {
      return await work();
    } finally {
      // In a transaction that has failed nothing can be set, and nothing more can be read either.
      await setReach(manager, toReachSetting(context.principal)).catch(() => undefined);
    }
  }

  openScope(context: RequestContext): void {
    this.scopes.set(context, { opened: undefined, last: Promise.resolve(), isKept: true, closed: false });
  }

  /** What the request would still read is not read any more: nobody waits for it. */
  async closeScope(context: RequestContext): Promise<void> {
    const scope = this.scopes.get(context);
    if (scope === undefined || scope.closed) return;
    scope.closed = true;
    await scope.last;
    const opened = await scope.opened?.catch(() => undefined);
    if (opened === undefined) return;
    await opened.runner.query('COMMIT').catch(() => undefined);
    await opened.runner.release();
  }

  private async readIn<T>(scope: ReadScope, context: RequestContext, work: Work<T>): Promise<T> {
    const { runner } = await this.open(scope, context);
    const result = scope.last.then(() => {
      if (scope.closed) throw new RequestEnded();
      return work(runner.manager);
    });
    scope.last = result.catch(() => undefined);
    return result;
  }

  private open(scope: ReadScope, context: RequestContext): Promise<OpenRead> {
    if (scope.closed) throw new RequestEnded();
    scope.opened ??= this.openRunner(context);
    return scope.opened;
  }

  private async openRunner(context: RequestContext): Promise<OpenRead> {
    const runner = this.source.createQueryRunner();
    try {
      return { runner, ...(await begin(runner, context, 'REPEATABLE READ READ ONLY')) };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}

/** What row security and the triggers know of the caller: who is alike in it reads alike. */
function identityOf({ principal }: RequestContext): Readonly<Record<string, string>> {
  return {
    principal: `${principal.kind}:${principal.id}`,
    nation: principal.nation ?? '',
    reach: toReachSetting(principal),
    release: toReleaseSetting(principal),
  };
}

/** Of the whole caller: two keys of one tool may differ in their scopes alone. */
const toQuestion = ({ principal }: RequestContext, question: string): string => JSON.stringify([principal, question]);

/** The largest of some rows stands for all: heads of scenarios differ by thousands of times. */
function charactersOf(rows: readonly unknown[]): number {
  const step = Math.max(1, Math.floor(rows.length / SAMPLES));
  let largest = 0;
  for (let i = 0; i < rows.length; i += step) largest = Math.max(largest, JSON.stringify(rows[i]).length);
  return rows.length * largest;
}

const SAMPLES = 5;

/** One round trip: who asks is set in the same breath in which the transaction begins. */
async function begin(runner: QueryRunner, context: RequestContext, mode: string): Promise<Omit<OpenRead, 'runner'>> {
  const identity = identityOf(context);
  const client = (await runner.connect()) as ClientBase;
  const settings = Object.entries({ ...identity, request: context.requestId })
    .map(([name, value]) => `set_config('muster.${name}', ${client.escapeLiteral(value)}, true)`)
    .join(', ');
  const [, { rows }] = (await client.query(`BEGIN ISOLATION LEVEL ${mode};
    SELECT ${settings}, set_config('statement_timeout', '${STATEMENT_TIMEOUT_MS}', true), ${MOMENT} AS moment`)) as unknown as [
    unknown,
    { readonly rows: readonly { readonly moment: string }[] },
  ];
  return { moment: rows[0].moment, reach: JSON.stringify(identity) };
}

/** Which transactions are done. Numbers of transactions never come again on one server; another one has started at another time. */
const MOMENT = `pg_postmaster_start_time() || ' ' || pg_current_snapshot()`;

async function runNamed<R>(runner: QueryRunner, sql: string, values: readonly unknown[]): Promise<R[]> {
  // TypeORM let go of a connection that was lost; asked again it would take another one, which nobody gives back.
  if (runner.isReleased) throw new ConnectionLost();
  const client = (await runner.connect()) as ClientBase;
  return (await client.query<R & object>({ name: nameOf(sql), text: sql, values: [...values] })).rows;
}

/** Each takes memory on every connection; how many grants somebody has, and of how many scenarios he asks, make statements of their own. */
const MOST_NAMED = 300;
const names = new Map<string, string>();

/** Of equal length whatever the statement is: PostgreSQL cuts longer names. Undefined for what comes too late to be kept. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

const setReach = (manager: EntityManager, reach: string): Promise<unknown> =>
  manager.query(`SELECT set_config('muster.reach', $1, true)`, [reach]);

/** What the principal reaches, by scenario; `*` stands for all that are not named. */
export function toReachSetting(principal: Principal): string {
  if (principal.kind === 'system') return JSON.stringify({ system: true });
  const scenarios = new Set(principal.grants.map(({ scenario }) => scenario));
  const reach: Record<string, unknown> = {};
  for (const scenario of scenarios) {
    const reached = reachOf(principal, scenario);
    if (reached === undefined) continue;
    reach[scenario ?? '*'] = { ...reached, cell: rolesIn(principal, scenario).includes('coordination-cell') };
  }
  const audited = [...scenarios].filter((scenario) => may(principal, 'read-audit', { kind: 'audit', scenario }));
  if (audited.length > 0) reach['audit'] = audited.map((scenario) => scenario ?? '*');
  if (may(principal, 'manage-users', { kind: 'users', scenario: null })) reach['users'] = true;
  return JSON.stringify(reach);
}

/**
 * To whom what the principal writes is released at first, beside the nation that owns it: everybody, or the scenarios where it is the cell
 * too; `*` stands for all.
 */
function toReleaseSetting(principal: Principal): string {
  if (principal.kind === 'system') return 'all';
  const asCell = principal.grants.filter(({ role }) => role === 'coordination-cell');
  return JSON.stringify(asCell.map(({ scenario }) => scenario ?? '*'));
}
