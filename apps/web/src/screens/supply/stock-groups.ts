/** Stocks by place, in the order in which they are shown, and no more than a reader asked for. */
import { useMemo } from 'react';
import { group } from 'd3';
import type { Place, StockResult } from '../../api/model.ts';
import { useForce } from '../../api/sections.ts';
import { compareStockOut, NO_CONSUMPTION_DAYS } from '../../charts/supply.ts';

export const isUsed = (stock: Pick<StockResult, 'daysOfSupply'>) =>
  stock.daysOfSupply.p50.some((days) => days < NO_CONSUMPTION_DAYS);

export interface PlaceGroup<S = StockResult> {
  readonly place: string;
  readonly name: string;
  readonly kind: string;
  readonly stocks: readonly S[];
  readonly used: boolean;
}

type Grouped = Pick<StockResult, 'place' | 'daysOfSupply' | 'firstStockOut'>;

/** By name with consumers first, or by the stock of the place that runs out first. */
export function groupByPlace<S extends Grouped>(
  stocks: readonly S[],
  places: ReadonlyMap<string, Pick<Place, 'name' | 'kind'>> | undefined,
  firstOut: boolean,
): readonly PlaceGroup<S>[] {
  const groups = [...group(stocks, ({ place }) => place)].map(([place, own]): PlaceGroup<S> => {
    const row = places?.get(place);
    return {
      ...{ place, name: row?.name ?? place, kind: row?.kind ?? '', used: own.some(isUsed) },
      stocks: firstOut ? [...own].sort(compareStockOut) : own,
    };
  });
  return groups.sort(
    (a, b) =>
      (firstOut ? compareStockOut(a.stocks[0], b.stocks[0]) : 0) ||
      Number(b.used) - Number(a.used) ||
      a.name.localeCompare(b.name, 'en'),
  );
}

/** The groups with the first stocks of all, and how many are left out. */
export function firstStocks<S>(
  groups: readonly PlaceGroup<S>[],
  most: number,
): { readonly shown: readonly PlaceGroup<S>[]; readonly left: number } {
  const shown: PlaceGroup<S>[] = [];
  let room = most;
  let left = 0;
  for (const one of groups) {
    const stocks = one.stocks.slice(0, room);
    if (stocks.length > 0) shown.push({ ...one, stocks });
    room -= stocks.length;
    left += one.stocks.length - stocks.length;
  }
  return { shown, left };
}

export function useGroups(stocks: readonly StockResult[], firstOut: boolean): readonly PlaceGroup[] {
  const places = useForce().data?.placeById;
  return useMemo(() => groupByPlace(stocks, places, firstOut), [stocks, places, firstOut]);
}
