/** Results of runs, stored in parts so that a query reads only what it selects. */
import type { CommodityBound, ComparableRun, RunResult } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Batches, groupBy } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import { toConnection, type Connection, type Page } from '../graphql/connection.ts';
import type { RequestContext } from '../identity/request-context.ts';
import {
  groupRows,
  STOCK_PARTS,
  toListRows,
  type EncodedRow,
  type ListPart,
  type ResultHead,
  type StoredBottleneck,
  type StoredRow,
} from './result-rows.ts';
import type { Outlook } from './run-tasks.ts';
import {
  PIECES,
  pieceKey,
  placeOf,
  placeOfStep,
  toShownRows,
  type AmountPiece,
  type ShownHead,
  type ShownParts,
} from './shown-rows.ts';
import { StockResultStore } from './stock-results.ts';
import { unpackSeries } from './stored-series.ts';

/** A row of one of the runs that were asked for. */
interface FoundRow<T> {
  readonly runId: string;
  readonly body: T;
}

/** Rows that are read at once where all of a result is read. */
export const PAGE_ROWS = 500;

@Injectable()
export class ResultStore {
  private readonly batches = new Batches();

  constructor(
    private readonly database: Database,
    private readonly stocks: StockResultStore,
  ) {}

  /** Puts the result in the place of the one that may be there, inside the caller's transaction. */
  async replace(manager: EntityManager, runId: string, picture: readonly (readonly EncodedRow[])[]): Promise<void> {
    await manager.query('DELETE FROM run_part WHERE run_id = $1', [runId]);
    for (const group of picture) await this.insertGroup(manager, runId, group);
  }

  async listBottlenecks(manager: EntityManager, runId: string): Promise<StoredBottleneck[]> {
    const rows: { body: StoredBottleneck }[] = await manager.query(
      `SELECT body FROM run_part WHERE run_id = $1 AND part = 'bottlenecks' ORDER BY ordinal`,
      [runId],
    );
    return rows.map(({ body }) => body);
  }

  async replaceBottlenecks(manager: EntityManager, runId: string, rows: readonly StoredBottleneck[]): Promise<void> {
    await manager.query(`DELETE FROM run_part WHERE run_id = $1 AND part = 'bottlenecks'`, [runId]);
    await this.insert(manager, runId, toListRows('bottlenecks', rows));
  }

  /** Adds what is found beside the bottlenecks: sensitivities, the force package, and the replications that are kept in full. */
  async addOutlook(manager: EntityManager, runId: string, found: Outlook): Promise<void> {
    await this.insert(manager, runId, [
      { part: 'sensitivities', key: '', ordinal: 0, body: found.sensitivities },
      { part: 'force-package', key: '', ordinal: 0, body: found.forcePackage },
      ...found.replications.flatMap((shown) => toShownRows(shown.replication, shown)),
    ]);
  }

  /** @param bound null when there is none to be had */
  async addCommodityBound(manager: EntityManager, runId: string, bound: CommodityBound | null): Promise<void> {
    await this.insert(manager, runId, [{ part: 'commodity-bound', key: '', ordinal: 0, body: bound }]);
  }

  hasCommodityBound(manager: EntityManager, runId: string): Promise<boolean> {
    return this.has(manager, runId, 'commodity-bound');
  }

  hasOutlook(manager: EntityManager, runId: string): Promise<boolean> {
    return this.has(manager, runId, 'force-package');
  }

  private async has(manager: EntityManager, runId: string, part: string): Promise<boolean> {
    const rows: unknown[] = await manager.query(`SELECT 1 FROM run_part WHERE run_id = $1 AND part = $2`, [
      runId,
      part,
    ]);
    return rows.length > 0;
  }

  /** Number of the replication that is shown. */
  async readShownReplication(manager: EntityManager, runId: string): Promise<number> {
    const rows: { replication: number }[] = await manager.query(
      `SELECT (body ->> 'replication')::int AS replication FROM run_part WHERE run_id = $1 AND part = 'shown'`,
      [runId],
    );
    return rows[0].replication;
  }

  /** Replications that the stored result rests on; 0 when there is none. */
  async countReplications(manager: EntityManager, runId: string): Promise<number> {
    const rows: { replications: number }[] = await manager.query(
      `SELECT (body ->> 'replications')::int AS replications FROM run_part WHERE run_id = $1 AND part = 'head'`,
      [runId],
    );
    return rows[0]?.replications ?? 0;
  }

  private async insert(manager: EntityManager, runId: string, rows: readonly StoredRow[]): Promise<void> {
    for (const group of groupRows(rows)) await this.insertGroup(manager, runId, group);
  }

  private async insertGroup(manager: EntityManager, runId: string, group: readonly EncodedRow[]): Promise<void> {
    await manager.query(
      `INSERT INTO run_part (run_id, part, key, ordinal, body)
       SELECT $1, part, key, ordinal, body FROM unnest($2::text[], $3::text[], $4::int[], $5::jsonb[]) AS row (part, key, ordinal, body)`,
      [
        runId,
        group.map(({ part }) => part),
        group.map(({ key }) => key),
        group.map(({ ordinal }) => ordinal),
        group.map(({ body }) => body),
      ],
    );
  }

  findHead(context: RequestContext, runId: string): Promise<ResultHead | undefined> {
    return this.findPart<ResultHead>(context, runId, 'head', '');
  }

  async list<P extends ListPart>(
    context: RequestContext,
    runId: string,
    part: P,
    keyPrefixes?: readonly string[] | null,
  ): Promise<RunResult[P][number][]> {
    const name = JSON.stringify(['list', part, keyPrefixes ?? null]);
    const found = await this.batches.load(context, name, runId, async (ids) => {
      const rows: FoundRow<RunResult[P][number]>[] = await this.database.read(context, (manager) =>
        manager.query(
          `SELECT run_id AS "runId", body FROM run_part
           WHERE run_id = ANY($1) AND part = $2 AND ($3::text[] IS NULL OR split_part(key, ':', 1) = ANY($3)) ORDER BY run_id, ordinal`,
          [ids, part, keyPrefixes ?? null],
        ),
      );
      return groupBy(rows, (row) => row.runId);
    });
    return (found ?? []).map(({ body }) => body);
  }

  async page<P extends ListPart, T>(
    context: RequestContext,
    runId: string,
    part: P,
    page: Page,
    toNode: (body: RunResult[P][number]) => T,
  ): Promise<Connection<T>> {
    type Found = FoundRow<RunResult[P][number]> & { readonly key: string };
    const name = JSON.stringify(['page', part, page.after, page.first]);
    const found = await this.batches.load(context, name, runId, async (ids) => {
      const rows: Found[] = await this.database.read(context, (manager) =>
        manager.query(
          `SELECT wanted.id AS "runId", found.key, found.body FROM unnest($1::uuid[]) wanted (id) CROSS JOIN LATERAL (
             SELECT key, body FROM run_part WHERE run_id = wanted.id AND part = $2 AND ($3::text IS NULL OR key > $3) ORDER BY key LIMIT $4) found`,
          [ids, part, page.after ?? null, page.first + 1],
        ),
      );
      return groupBy(rows, (row) => row.runId);
    });
    const count = async (): Promise<number> => {
      const counted = await this.batches.load(context, JSON.stringify(['count', part]), runId, async (ids) => {
        const rows: { runId: string; count: number }[] = await this.database.read(context, (manager) =>
          manager.query(
            'SELECT run_id AS "runId", count(*)::int AS count FROM run_part WHERE run_id = ANY($1) AND part = $2 GROUP BY run_id',
            [ids, part],
          ),
        );
        return new Map(rows.map((row) => [row.runId, row.count]));
      });
      return counted ?? 0;
    };
    return toConnection(
      page,
      found ?? [],
      ({ key }) => key,
      ({ body }) => toNode(body),
      count,
    );
  }

  /**
   * All of a result, the head first, so many rows at a time: a result may be larger than what is held in memory at once gladly. For one moment of
   * it the caller reads in the scope of a request.
   */
  async *pages(context: RequestContext, runId: string): AsyncGenerator<readonly StoredRow[]> {
    const read = (where: string, ...values: unknown[]): Promise<StoredRow[]> =>
      this.database.read(context, (manager) =>
        manager.query(
          `SELECT part, key, ordinal, body FROM run_part WHERE run_id = $1 AND ${where} ORDER BY part, ordinal, key LIMIT ${PAGE_ROWS}`,
          [runId, ...values],
        ),
      );
    yield await read(`part = 'head'`);
    for (let last = { part: '', ordinal: 0, key: '' }; ;) {
      const rows = await read(
        `part <> ALL($5) AND (part, ordinal, key) > ($2, $3, $4)`,
        last.part,
        last.ordinal,
        last.key,
        ['head', ...Object.values(STOCK_PARTS)],
      );
      const whole = await this.stocks.fill(context, runId, rows);
      if (rows.length > 0)
        yield whole.map((row) => (isPacked(row.part) ? { ...row, body: unpackSeries(row.body) } : row));
      if (rows.length < PAGE_ROWS) return;
      last = rows[rows.length - 1];
    }
  }

  /** What a comparison reads; undefined while there is no result, and when retention has removed it. */
  async findComparable(context: RequestContext, runId: string): Promise<ComparableRun | undefined> {
    const head = await this.findHead(context, runId);
    const perReplication = await this.findPart<RunResult['perReplication']>(context, runId, 'perReplication', '');
    if (head === undefined || perReplication === undefined) return undefined;
    return { seed: head.seed, clock: head.clock, perReplication };
  }

  findShown(context: RequestContext, runId: string): Promise<ShownHead | undefined> {
    return this.findPart<ShownHead>(context, runId, 'shown', '');
  }

  /** A replication that is kept in full beside the shown one. */
  findKept(context: RequestContext, runId: string, replication: number): Promise<ShownHead | undefined> {
    return this.findPart<ShownHead>(context, runId, 'kept', String(replication));
  }

  /**
   * A part of the replication that is shown; undefined where the run does not tell it.
   *
   * @param kept number of a kept replication; the shown one when undefined
   */
  findShownPart<P extends keyof ShownParts>(
    context: RequestContext,
    runId: string,
    name: P,
    kept?: number,
  ): Promise<ShownParts[P] | undefined> {
    const { part, key } = placeOf(kept);
    return this.findPart<ShownParts[P]>(context, runId, `${part}.${name}`, key);
  }

  /** What the shown replication has in stock and has done at a step of the run; undefined where the run does not tell it. */
  async findShownAmounts(context: RequestContext, runId: string, step: number, kept?: number) {
    const named = await this.findShownPart(context, runId, 'amounts', kept);
    if (named === undefined) return undefined;
    const { piece, at } = placeOfStep(step, named);
    const { part, key } = placeOf(kept);
    const found = await this.findPart<AmountPiece>(context, runId, part + PIECES, pieceKey(key, piece));
    const keyed = (keys: readonly string[], amounts: readonly number[] = []) =>
      keys.map((name, i) => ({ key: name, amount: amounts[i] }));
    return { stocks: keyed(named.stocks, found?.stocks[at]), done: keyed(named.done, found?.done[at]) };
  }

  findCommander(context: RequestContext, runId: string): Promise<RunResult['commander'] | undefined> {
    return this.findPart<RunResult['commander']>(context, runId, 'commander', '');
  }

  /** What the composition of the force counts. */
  async listComposed(context: RequestContext, runId: string): Promise<RunResult['composed']> {
    return (await this.findPart<RunResult['composed']>(context, runId, 'composed', '')) ?? [];
  }

  async listSensitivities(context: RequestContext, runId: string): Promise<Outlook['sensitivities']> {
    return (await this.findPart<Outlook['sensitivities']>(context, runId, 'sensitivities', '')) ?? [];
  }

  async findForcePackage(context: RequestContext, runId: string): Promise<Outlook['forcePackage'] | null> {
    return (await this.findPart<Outlook['forcePackage']>(context, runId, 'force-package', '')) ?? null;
  }

  async findCommodityBound(context: RequestContext, runId: string): Promise<CommodityBound | null> {
    return (await this.findPart<CommodityBound | null>(context, runId, 'commodity-bound', '')) ?? null;
  }

  private findPart<T>(context: RequestContext, runId: string, part: string, key: string): Promise<T | undefined> {
    return this.batches.load(context, JSON.stringify(['part', part, key]), runId, async (ids) => {
      const rows: FoundRow<T>[] = await this.database.read(context, (manager) =>
        manager.query(
          'SELECT run_id AS "runId", body FROM run_part WHERE run_id = ANY($1) AND part = $2 AND key = $3',
          [ids, part, key],
        ),
      );
      return new Map(rows.map((row) => [row.runId, row.body]));
    });
  }
}

/** Parts whose series are stored by their changes. */
const isPacked = (part: string): boolean => part === 'stockFlows';
