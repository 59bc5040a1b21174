/** Requests for the stocks of a run and what comes to them. */
import type { DeliveryResult } from '@muster/planning/run';
import type { NamedStock } from '../i18n/stock-title.ts';
import { ask } from './client.ts';
import { resultOf } from './loaders.ts';
import type { StockResult } from './model.ts';
import { DELIVERIES, STOCK_FLOW, STOCK_NAMES, STOCKS } from './queries/supply-queries.ts';
import { toWord } from './words.ts';

export async function loadStocks(id: string): Promise<StockResult[]> {
  const { stocks } = await resultOf((await ask(STOCKS, { id })).run);
  return stocks.map(({ key, place, ...row }) => ({ ...row, id: key, place: place?.key ?? '' }));
}

/** What one stock received and what left it, over time; null in runs of earlier versions. */
export async function loadStockFlow(id: string, key: string) {
  return (await resultOf((await ask(STOCK_FLOW, { id, key })).run)).stockFlow;
}

/** What tells the stocks of a run apart. They are as many as a file brings: their names come by themselves, and no screen waits for them. */
export async function loadStockNames(id: string): Promise<NamedStock[]> {
  const { stocks } = await resultOf((await ask(STOCK_NAMES, { id })).run);
  return stocks.map(({ key, place, stock, ...row }) => ({
    ...row,
    id: key,
    place: place?.key ?? '',
    item: stock?.item ?? null,
    owner: stock?.owner?.key ?? null,
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
