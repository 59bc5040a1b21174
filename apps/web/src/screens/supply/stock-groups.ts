/** Stocks by place, in the order in which they are shown. */
import { useMemo } from 'react';
import type { StockResult } from '../../api/model.ts';
import { useForce } from '../../api/sections.ts';
import { compareStockOut, NO_CONSUMPTION_DAYS } from '../../charts/supply.ts';

export const isUsed = (stock: StockResult) => stock.daysOfSupply.p50.some((days) => days < NO_CONSUMPTION_DAYS);

export interface PlaceGroup {
  readonly place: string;
  readonly name: string;
  readonly kind: string;
  readonly stocks: readonly StockResult[];
  readonly used: boolean;
}

/** By name with consumers first, or by the stock of the place that runs out first. */
export function useGroups(stocks: readonly StockResult[], firstOut: boolean): PlaceGroup[] {
  const force = useForce();
  const places = force.data?.placeById;
  return useMemo(() => {
    const groups = [...new Set(stocks.map((stock) => stock.place))].map((place) => {
      const own = stocks.filter((stock) => stock.place === place);
      if (firstOut) own.sort(compareStockOut);
      const row = places?.get(place);
      return { place, name: row?.name ?? place, kind: row?.kind ?? '', stocks: own, used: own.some(isUsed) };
    });
    return groups.sort(
      (a, b) =>
        (firstOut ? compareStockOut(a.stocks[0], b.stocks[0]) : 0) ||
        Number(b.used) - Number(a.used) ||
        a.name.localeCompare(b.name, 'en'),
    );
  }, [stocks, places, firstOut]);
}
