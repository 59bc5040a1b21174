/** Stocks of a result. They are as many as a file brings, and all but a little of each is its series: these are read where they are asked for. */
import { NO_CONSUMPTION_DAYS, type QuantileSeries, type RunResult } from '@muster/planning/run';
import { Injectable } from '@nestjs/common';
import { Batches, groupBy } from '../database/batches.ts';
import { Database } from '../database/database.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { readColumns } from './result-columns.ts';
import { RANGES, STOCK_PARTS, STOCK_SERIES, type StockSeries, type StoredRow } from './result-rows.ts';
import { unpackSeries } from './stored-series.ts';

type Stock = RunResult['stocks'][number];
type Medians = Readonly<Record<StockSeries, QuantileSeries['p50']>>;
type Ranges = Readonly<Record<StockSeries, Omit<QuantileSeries, 'p50'>>>;
type Quantile = keyof QuantileSeries;

/** What is asked of a stock. */
export interface AskedOfStock {
  readonly isUsed: boolean;
  /** By series; none where it is not asked for. */
  readonly quantiles: Readonly<Record<StockSeries, ReadonlySet<string>>>;
}

/** With no more of its series than was asked for. */
export type FoundStock = Omit<Stock, StockSeries> & {
  readonly isUsed: boolean;
} & Readonly<Record<StockSeries, Partial<QuantileSeries>>>;

/** What tells stocks apart and which to look at first: entry i of each belongs to one stock. */
export interface StockColumns {
  readonly key: readonly string[];
  readonly class: readonly string[];
  readonly place: readonly string[];
  readonly targetDays: readonly (number | null)[];
  readonly isUsed: readonly boolean[];
  readonly stockOutShare: readonly number[];
  readonly stockOutP10Min: readonly (number | null)[];
  readonly stockOutP50Min: readonly (number | null)[];
}

interface StockRow {
  readonly runId: string;
  readonly body: Stock;
  readonly isUsed: boolean | null;
  readonly medians: unknown;
  readonly ranges: unknown;
}

/** Days of supply that are written where nothing is consumed are more than any that are. In results of earlier versions it is told from the series. */
const IS_USED = `COALESCE((body ->> 'isUsed')::boolean, jsonb_path_exists(body, '$.daysOfSupply.p50[*] ? (@ < ${NO_CONSUMPTION_DAYS})'))`;

const NO_COLUMNS: StockColumns = {
  key: [],
  class: [],
  place: [],
  targetDays: [],
  isUsed: [],
  stockOutShare: [],
  stockOutP10Min: [],
  stockOutP50Min: [],
};

@Injectable()
export class StockResultStore {
  private readonly batches = new Batches();

  constructor(private readonly database: Database) {}

  /** @param keys of the stocks that are asked for; all when absent */
  async list(
    context: RequestContext,
    runId: string,
    asked: AskedOfStock,
    keys?: readonly string[] | null,
  ): Promise<FoundStock[]> {
    const { quantiles } = asked;
    const left = STOCK_SERIES.filter((name) => quantiles[name].size === 0);
    const asks = (names: readonly Quantile[]) =>
      STOCK_SERIES.some((series) => names.some((name) => quantiles[series].has(name)));
    const values = [left, asked.isUsed, keys ?? null, asks(['p50']), asks(RANGES)];
    const found = await this.batches.load(context, JSON.stringify(['stocks', ...values]), runId, async (ids) => {
      const rows: StockRow[] = await this.database.read(context, (manager) =>
        manager.query(
          `SELECT stock.run_id AS "runId", body - $2::text[] AS body, CASE WHEN $3 THEN ${IS_USED} END AS "isUsed",
             ${seriesIn('medians', '$5')}, ${seriesIn('ranges', '$6')}
           FROM run_part stock WHERE run_id = ANY($1) AND part = 'stocks' AND ($4::text[] IS NULL OR key = ANY($4)) ORDER BY run_id, ordinal`,
          [ids, ...values],
        ),
      );
      return groupBy(rows, (row) => row.runId);
    });
    return (found ?? []).map(({ body, isUsed, medians, ranges }) => ({
      ...withSeries(body, medians, ranges),
      isUsed: isUsed ?? false,
    }));
  }

  /**
   * In the order of the scenario.
   *
   * @param names columns that are asked for
   */
  async columns<C extends keyof StockColumns>(
    context: RequestContext,
    runId: string,
    names: readonly C[],
  ): Promise<Pick<StockColumns, C>> {
    const asked = { part: 'stocks', expressions: COLUMNS, names } as const;
    const found = await readColumns(this.database, this.batches, context, runId, asked);
    return (found as Pick<StockColumns, C> | undefined) ?? NO_COLUMNS;
  }

  /** Rows of a file with their series, as results have them. */
  async fill(context: RequestContext, runId: string, rows: readonly StoredRow[]): Promise<StoredRow[]> {
    const keys = rows.flatMap(({ part, key }) => (part === 'stocks' ? [key] : []));
    if (keys.length === 0) return [...rows];
    const series: StoredRow[] = await this.database.read(context, (manager) =>
      manager.query('SELECT part, key, body FROM run_part WHERE run_id = $1 AND part = ANY($2) AND key = ANY($3)', [
        runId,
        Object.values(STOCK_PARTS),
        keys,
      ]),
    );
    const byKey = groupBy(series, ({ key }) => key);
    return rows.map((row) => {
      if (row.part !== 'stocks') return row;
      const find = (part: string) => byKey.get(row.key)?.find((one) => one.part === part)?.body ?? null;
      return { ...row, body: withSeries(row.body as Stock, find(STOCK_PARTS.medians), find(STOCK_PARTS.ranges)) };
    });
  }

  /** Undefined for a stock that the run does not have, and in runs of earlier versions. */
  async findFlow(
    context: RequestContext,
    runId: string,
    stock: string,
  ): Promise<RunResult['stockFlows'][number] | undefined> {
    return this.batches.load(context, JSON.stringify(['flow', stock]), runId, async (ids) => {
      const rows: { runId: string; body: unknown }[] = await this.database.read(context, (manager) =>
        manager.query(
          `SELECT run_id AS "runId", body FROM run_part WHERE run_id = ANY($1) AND part = 'stockFlows' AND key = $2`,
          [ids, stock],
        ),
      );
      return new Map(rows.map((row) => [row.runId, unpackSeries(row.body) as RunResult['stockFlows'][number]]));
    });
  }
}

const COLUMNS: Readonly<Record<keyof StockColumns, string>> = {
  key: 'key',
  class: `body -> 'class'`,
  place: `body -> 'place'`,
  targetDays: `body -> 'targetDays'`,
  isUsed: IS_USED,
  stockOutShare: `body -> 'firstStockOut' -> 'share'`,
  stockOutP10Min: `body -> 'firstStockOut' -> 'p10'`,
  stockOutP50Min: `body -> 'firstStockOut' -> 'p50'`,
};

export const STOCK_COLUMNS = Object.keys(COLUMNS) as readonly (keyof StockColumns)[];

/** @param isAsked parameter that says whether they are read at all */
const seriesIn = (name: keyof typeof STOCK_PARTS, isAsked: string): string =>
  `CASE WHEN ${isAsked} THEN (SELECT series.body FROM run_part series
     WHERE series.run_id = stock.run_id AND series.part = '${STOCK_PARTS[name]}' AND series.key = stock.key) END AS ${name}`;

/** In results of earlier versions the series stand in the row of the stock itself. */
function withSeries<S extends object>(stock: S & Partial<Stock>, storedMedians: unknown, storedRanges: unknown) {
  const medians = unpackSeries(storedMedians) as Medians | null;
  const ranges = unpackSeries(storedRanges) as Ranges | null;
  const seriesOf = (name: StockSeries): Partial<QuantileSeries> =>
    stock[name] ?? { ...ranges?.[name], ...(medians && { p50: medians[name] }) };
  return { ...stock, levelT: seriesOf('levelT'), daysOfSupply: seriesOf('daysOfSupply') };
}
