/**
 * The rows in which the result of a run is stored: its parts, so that a query reads only what it selects. Threads make them, so that who serves
 * requests writes texts alone.
 */
import { NO_CONSUMPTION_DAYS, type RankedBottleneck, type RunResult } from '@muster/planning/run';
import { toShownRows } from './shown-rows.ts';
import { packSeries } from './stored-series.ts';

/** Parts of a result that are lists: one row for each item, under the key of what it speaks of. */
const LIST_PARTS = {
  closures: ({ key }: RunResult['closures'][number]) => `${key.kind}:${key.id}`,
  elements: ({ id }: RunResult['elements'][number]) => id,
  gates: ({ id }: RunResult['gates'][number]) => id,
  resources: ({ id }: RunResult['resources'][number]) => id,
  lift: ({ id }: RunResult['lift'][number]) => id,
  stocks: ({ id }: RunResult['stocks'][number]) => id,
  stockFlows: ({ id }: RunResult['stockFlows'][number]) => id,
  deliveries: ({ id }: RunResult['deliveries'][number]) => id,
  requirements: ({ id }: RunResult['requirements'][number]) => id,
  sectors: ({ id }: RunResult['sectors'][number]) => id,
  monitors: ({ id }: RunResult['monitors'][number]) => id,
  response: ({ id }: RunResult['response'][number]) => id,
  progress: ({ id }: RunResult['progress'][number]) => id,
  funding: ({ year }: RunResult['funding'][number]) => String(year),
  offices: ({ id }: RunResult['offices'][number]) => id,
  openings: ({ id }: RunResult['openings'][number]) => id,
  components: ({ id }: RunResult['components'][number]) => id,
  bottlenecks: ({ resource, relief }: RunResult['bottlenecks'][number]) => `${resource}:${relief}`,
} as const;

export type ListPart = keyof typeof LIST_PARTS;
export type ResultHead = Pick<
  RunResult,
  | 'engineVersion'
  | 'scenario'
  | 'marking'
  | 'seed'
  | 'asked'
  | 'replications'
  | 'partial'
  | 'hash'
  | 'clock'
  | 'verdict'
>;
type Stock = RunResult['stocks'][number];
export const STOCK_SERIES = ['levelT', 'daysOfSupply'] as const;
export type StockSeries = (typeof STOCK_SERIES)[number];

/** The series of stocks have rows of their own, under the key of the stock: a list looks at the medians of some, and only at one the rest. */
export const STOCK_PARTS = { medians: 'stocks.medians', ranges: 'stocks.ranges' } as const;
export const RANGES = ['p10', 'p80', 'p90'] as const;

/** While a run is under way it is stored what is still to come. */
export interface StoredBottleneck extends RankedBottleneck {
  readonly isBeingConfirmed?: boolean;
}

export interface StoredRow {
  readonly part: string;
  readonly key: string;
  readonly ordinal: number;
  readonly body: unknown;
}

/** With its body as text. */
export interface EncodedRow extends Omit<StoredRow, 'body'> {
  readonly body: string;
}

export function toStoredRows(result: RunResult): StoredRow[] {
  const { engineVersion, scenario, marking, seed, asked, replications, partial, hash, clock, verdict, shown } = result;
  const head: ResultHead = {
    engineVersion,
    scenario,
    marking,
    seed,
    asked,
    replications,
    partial,
    hash,
    clock,
    verdict,
  };
  const parts = Object.keys(LIST_PARTS) as ListPart[];
  return [
    { part: 'head', key: '', ordinal: 0, body: head },
    { part: 'commander', key: '', ordinal: 0, body: result.commander },
    { part: 'composed', key: '', ordinal: 0, body: result.composed },
    ...parts.flatMap((part) => (part === 'stocks' ? toStockRows(result.stocks) : toListRows(part, result[part]))),
    ...toShownRows(undefined, shown),
    { part: 'perReplication', key: '', ordinal: 0, body: result.perReplication },
  ];
}

export function toListRows<P extends ListPart>(part: P, items: RunResult[P]): StoredRow[] {
  const keyOf = LIST_PARTS[part] as (item: unknown) => string;
  const toBody = part === 'stockFlows' ? packSeries : (item: unknown) => item;
  return items.map((item, ordinal): StoredRow => ({ part, key: keyOf(item), ordinal, body: toBody(item) }));
}

function toStockRows(stocks: readonly Stock[]): StoredRow[] {
  return stocks.flatMap(({ levelT, daysOfSupply, ...rest }, ordinal): StoredRow[] => {
    const { p50: level, ...levels } = levelT;
    const { p50: days, ...daysLeft } = daysOfSupply;
    const isUsed = days.some((left) => left < NO_CONSUMPTION_DAYS);
    const row = (part: string, body: object): StoredRow => ({ part, key: rest.id, ordinal, body });
    return [
      row('stocks', { ...rest, isUsed }),
      row(STOCK_PARTS.medians, packSeries({ levelT: level, daysOfSupply: days }) as object),
      row(STOCK_PARTS.ranges, packSeries({ levelT: levels, daysOfSupply: daysLeft }) as object),
    ];
  });
}

/** Rows are sent in groups of about this many characters, so that no single statement grows with the result. */
const GROUP_CHARACTERS = 4_000_000;

export function groupRows(rows: readonly StoredRow[]): EncodedRow[][] {
  const groups: EncodedRow[][] = [[]];
  let characters = 0;
  for (const row of rows) {
    const body = JSON.stringify(row.body);
    if (characters > 0 && characters + body.length > GROUP_CHARACTERS) {
      groups.push([]);
      characters = 0;
    }
    characters += body.length;
    groups[groups.length - 1].push({ ...row, body });
  }
  return groups;
}
