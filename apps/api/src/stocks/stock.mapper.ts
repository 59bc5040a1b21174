import { toDate, toOwnedThing } from '../scenarios/thing.mapper.ts';
import type { StockEntity } from './stock.entity.ts';
import type { Stock } from './stock.types.ts';

export function toStock(row: StockEntity): Stock {
  const { place, owner, controlledRates, ...body } = row.body;
  return Object.assign(body, toOwnedThing('Stock', row), {
    placeKey: place,
    ownerKey: owner,
    controlledRates: (controlledRates ?? []).map((step) => ({ ...step, from: toDate(step.from, row.scenarioId) })),
  });
}
