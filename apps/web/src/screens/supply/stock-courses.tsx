/** Courses, at the median, of the stocks of one page of the list, and what stands there until they have come. */
import { useMemo } from 'react';
import type { Loadable, StockMedian } from '../../api/model.ts';
import { useStockMedians } from '../../api/sections.ts';
import { Unloaded } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import type { PlaceGroup } from './stock-groups.ts';

type Courses = Loadable<ReadonlyMap<string, StockMedian>>;

export function useCourses(groups: readonly PlaceGroup[]): Courses {
  const { data, ...state } = useStockMedians(groups.flatMap(({ stocks }) => stocks.map(({ id }) => id)));
  const byId = useMemo(() => data && new Map(data.map((stock) => [stock.id, stock])), [data]);
  return { ...state, data: byId };
}

interface PageStateProps {
  readonly courses: Courses;
  readonly columns: number;
}

export function PageState({ courses, columns }: PageStateProps) {
  return (
    <tbody>
      <tr>
        <td colSpan={columns}>
          <Unloaded value={courses} what={t('stocks')} />
        </td>
      </tr>
    </tbody>
  );
}
