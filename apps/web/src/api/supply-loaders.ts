/** Requests for the stocks of a run and what comes to them. */
import type { DeliveryResult } from '@muster/planning/run';
import type { NamedStock } from '../i18n/stock-title.ts';
import { ask } from './client.ts';
import { resultOf } from './loaders.ts';
import type { StockHead, StockMedian, StockResult } from './model.ts';
import { DELIVERIES, STOCK_FLOW, STOCK_HEADS, STOCK_MEDIANS, STOCK_NAMES, STOCKS } from './queries/supply-queries.ts';
import { toWord } from './words.ts';

/** A row of the API, which calls a key what the page calls an id. */
const toStock = <T extends object>({ key, place, ...row }: T & { key: string; place: { key: string } | null }) => ({
  ...row,
  id: key,
  place: place?.key ?? '',
});

/** Stocks that are asked for at once; the server takes no more. */
const MOST_KEYS = 500;

/** So many at a time, one after the other: no answer grows with the scenario. */
async function inParts<T>(keys: readonly string[], load: (keys: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < keys.length; from += MOST_KEYS)
    found.push(...(await load(keys.slice(from, from + MOST_KEYS))));
  return found;
}

/** All stocks without their courses. */
export async function loadStockHeads(id: string): Promise<StockHead[]> {
  const { stockColumns: of } = await resultOf((await ask(STOCK_HEADS, { id })).run);
  return of.key.map((key, i) => ({
    id: key,
    place: of.place[i] ?? '',
    class: of.class[i],
    targetDays: of.targetDays[i],
    isUsed: of.isUsed[i],
    firstStockOut: { share: of.stockOutShare[i], p10: of.stockOutP10Min[i], p50: of.stockOutP50Min[i] },
  }));
}

export const loadStocks = (id: string, keys: readonly string[]): Promise<StockResult[]> =>
  inParts(keys, async (part) => (await resultOf((await ask(STOCKS, { id, keys: part })).run)).stocks.map(toStock));

export const loadStockMedians = (id: string, keys: readonly string[]): Promise<StockMedian[]> =>
  inParts(keys, async (part) =>
    (await resultOf((await ask(STOCK_MEDIANS, { id, keys: part })).run)).stocks.map(toStock),
  );

/** What one stock received and what left it, over time; null in runs of earlier versions. */
export async function loadStockFlow(id: string, key: string) {
  return (await resultOf((await ask(STOCK_FLOW, { id, key })).run)).stockFlow;
}

/** What tells the stocks of a run apart. They are as many as a file brings: their names come by themselves, and no screen waits for them. */
export async function loadStockNames(id: string): Promise<NamedStock[]> {
  const { stockColumns: of } = await resultOf((await ask(STOCK_NAMES, { id })).run);
  return of.key.map((key, i) => ({
    id: key,
    place: of.place[i] ?? '',
    class: of.class[i],
    item: of.item[i],
    owner: of.owner[i],
  }));
}

/** Deliveries that move over the network; none in runs of earlier versions. */
export async function loadDeliveries(id: string): Promise<DeliveryResult[]> {
  const { deliveries } = await resultOf((await ask(DELIVERIES, { id })).run);
  return deliveries.map(({ key, ledger, ...row }) => ({
    ...row,
    id: key,
    ledger: ledger.map((entry) => ({ ...entry, cause: toWord(entry.cause) })),
  }));
}
