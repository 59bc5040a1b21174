/** The strips as a table: each light with the days from and until which it holds; of a stock that only issues, what is left at the ends. */
import { useNames } from '../../api/names.ts';
import type { StockMedian } from '../../api/model.ts';
import { massText } from '../../app/format.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { stepsIn } from '../../charts/series.ts';
import { LIGHT_TITLES, lightSpans } from '../../charts/supply.ts';
import { say, t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import type { StripsProps } from './strip-table.tsx';
import { PageState, useCourses } from './stock-courses.tsx';
import type { PlaceGroup } from './stock-groups.ts';

export function StripTwin({ pages }: StripsProps) {
  return (
    <div
      className="strips"
      tabIndex={0}
      role="group"
      aria-label={t('{title} as a table', { title: t('Days of supply') })}
    >
      <table className="data compact sticky-head">
        <TableHead columns={[t('Place and class'), t('From'), t('Until'), t('Light, or stock left')]} />
        {pages.map((groups, page) => (
          <TwinPage key={page} groups={groups} />
        ))}
      </table>
    </div>
  );
}

function TwinPage({ groups }: { readonly groups: readonly PlaceGroup[] }) {
  const names = useNames();
  const domain = useDomain();
  const { clock } = useShown().run;
  const courses = useCourses(groups);
  const steps = stepsIn(clock.stepMin, clock.steps, domain);
  const rowsOf = (stock: StockMedian, isUsed: boolean) =>
    isUsed
      ? lightSpans(stock, clock, domain).map(({ light, fromStep, toStep }) => ({
          fromStep,
          toStep,
          what: say(LIGHT_TITLES[light]),
        }))
      : [steps.from, Math.max(steps.from, steps.to - 1)].map((step) => ({
          fromStep: step,
          toStep: step,
          what: massText(stock.levelT.p50[step] ?? 0),
        }));
  if (courses.data === undefined) return <PageState courses={courses} columns={4} />;
  const { data } = courses;
  return groups.map((group) => (
    <tbody key={group.place}>
      {group.stocks.flatMap(({ id, isUsed }) => {
        const stock = data.get(id);
        if (stock === undefined) return [];
        return rowsOf(stock, isUsed).map(({ fromStep, toStep, what }) => (
          <tr key={`${id} ${fromStep}`}>
            <th scope="row">{`${group.name}, ${names.stock(stock)}`}</th>
            <td className="nowrap">{toDDay(clock, fromStep * clock.stepMin)}</td>
            <td className="nowrap">{toDDay(clock, Math.min(domain[1], toStep * clock.stepMin))}</td>
            <td>{what}</td>
          </tr>
        ));
      })}
    </tbody>
  ));
}
