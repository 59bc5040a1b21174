/** Stocks by place, in the order in which they are shown, and no more than a reader asked for. */
import { useMemo } from 'react';
import { group } from 'd3';
import type { Place, StockHead } from '../../api/model.ts';
import { useForce } from '../../api/sections.ts';
import { compareStockOut } from '../../charts/supply.ts';

export interface PlaceGroup<S = StockHead> {
  readonly place: string;
  readonly name: string;
  readonly kind: string;
  readonly stocks: readonly S[];
  readonly used: boolean;
}

type Grouped = Pick<StockHead, 'place' | 'isUsed' | 'firstStockOut'>;

/** By name with consumers first, or by the stock of the place that runs out first. */
export function groupByPlace<S extends Grouped>(
  stocks: readonly S[],
  places: ReadonlyMap<string, Pick<Place, 'name' | 'kind'>> | undefined,
  firstOut: boolean,
): readonly PlaceGroup<S>[] {
  const groups = [...group(stocks, ({ place }) => place)].map(([place, own]): PlaceGroup<S> => {
    const row = places?.get(place);
    return {
      ...{ place, name: row?.name ?? place, kind: row?.kind ?? '', used: own.some(({ isUsed }) => isUsed) },
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

/** The first pages of so many stocks each, and how many stocks are left out; a place whose stocks fill a page goes on in the next. */
export function firstPages<S>(
  groups: readonly PlaceGroup<S>[],
  count: number,
  size: number,
): { readonly pages: readonly (readonly PlaceGroup<S>[])[]; readonly left: number } {
  const pages: PlaceGroup<S>[][] = [];
  let room = 0;
  let left = 0;
  for (const one of groups)
    for (let from = 0; from < one.stocks.length;) {
      if (room === 0 && pages.length === count) {
        left += one.stocks.length - from;
        break;
      }
      if (room === 0) {
        pages.push([]);
        room = size;
      }
      const stocks = one.stocks.slice(from, from + room);
      pages[pages.length - 1].push({ ...one, stocks });
      room -= stocks.length;
      from += stocks.length;
    }
  return { pages, left };
}

export function useGroups(stocks: readonly StockHead[], firstOut: boolean): readonly PlaceGroup[] {
  const places = useForce().data?.placeById;
  return useMemo(() => groupByPlace(stocks, places, firstOut), [stocks, places, firstOut]);
}
