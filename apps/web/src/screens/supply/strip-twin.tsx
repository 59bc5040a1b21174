/** The strips as a table: each light with the days from and until which it holds; of a stock that only issues, what is left at the ends. */
import { useNames } from '../../api/names.ts';
import { massText } from '../../app/format.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { stepsIn } from '../../charts/series.ts';
import { LIGHT_TITLES, lightSpans } from '../../charts/supply.ts';
import { say, t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import { isUsed, type PlaceGroup } from './stock-groups.ts';

export function StripTwin({ groups }: { readonly groups: readonly PlaceGroup[] }) {
  const names = useNames();
  const domain = useDomain();
  const { clock } = useShown().run;
  const steps = stepsIn(clock.stepMin, clock.steps, domain);
  const rowsOf = (stock: PlaceGroup['stocks'][number]) =>
    isUsed(stock)
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
  return (
    <div
      className="strips"
      tabIndex={0}
      role="group"
      aria-label={t('{title} as a table', { title: t('Days of supply') })}
    >
      <table className="data compact sticky-head">
        <TableHead columns={[t('Place and class'), t('From'), t('Until'), t('Light, or stock left')]} />
        {groups.map((group) => (
          <tbody key={group.place}>
            {group.stocks.flatMap((stock) =>
              rowsOf(stock).map(({ fromStep, toStep, what }) => (
                <tr key={`${stock.id} ${fromStep}`}>
                  <th scope="row">{`${group.name}, ${names.stock(stock)}`}</th>
                  <td className="nowrap">{toDDay(clock, fromStep * clock.stepMin)}</td>
                  <td className="nowrap">{toDDay(clock, Math.min(domain[1], toStep * clock.stepMin))}</td>
                  <td>{what}</td>
                </tr>
              )),
            )}
          </tbody>
        ))}
      </table>
    </div>
  );
}
