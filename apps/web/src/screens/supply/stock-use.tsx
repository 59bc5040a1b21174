/** What a stock lives on and for: who draws from it and how much a day, and what fills it again. As the scenario says it now. */
import type { ScenarioDocument } from '@muster/planning';
import { useDocument } from '../../api/document.ts';
import { useNames } from '../../api/names.ts';
import { massText, massUnit, rangeBeside, toCount, toMass } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useShown } from '../../app/run-context.ts';
import { Await } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { stockTitles } from '../../i18n/stock-title.ts';
import { decimal, t } from '../../i18n/text.ts';
import { DeliveryCourse } from './delivery-course.tsx';

export function StockUse({ stock }: { readonly stock: string }) {
  const document = useDocument(useShown().scenario.id);
  return (
    <Await value={document} what={t('scenario')}>
      {({ document: scenario }) => (
        <>
          <Consumers scenario={scenario} stock={stock} />
          <Receipts scenario={scenario} stock={stock} />
          <DeliveryCourse scenario={scenario} stock={stock} />
          <Release scenario={scenario} stock={stock} />
        </>
      )}
    </Await>
  );
}

interface UseProps {
  readonly scenario: ScenarioDocument;
  readonly stock: string;
}

function Consumers({ scenario, stock }: UseProps) {
  const rows = (scenario.consumers ?? []).filter((row) => row.stock === stock);
  if (rows.length === 0) return null;
  return (
    <table className="data compact">
      <TableHead columns={[t('Consumer'), { figure: t('{unit} a day, by posture or date', { unit: massUnit() }) }]} />
      <tbody>
        {rows.map(({ id, name, rates, steps }) => (
          <tr key={id}>
            <th scope="row">
              <InputLink of={{ section: 'consumers', row: id }}>{name ?? id}</InputLink>
            </th>
            <td className="number nowrap">
              {spanText(rates === undefined ? (steps ?? []).map((row) => row.tPerDay) : Object.values(rates))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Small rates need their decimals. */
const rateText = (tPerDay: number): string => {
  const rate = toMass(tPerDay);
  return rate >= 100 ? toCount(rate) : decimal(String(Number(rate.toFixed(2))));
};

const spanText = (rates: readonly number[]): string => {
  const [least, most] = [rateText(Math.min(...rates)), rateText(Math.max(...rates))];
  return rangeBeside(least, most) ?? most;
};

function Receipts({ scenario, stock }: UseProps) {
  const names = useNames();
  const titles = stockTitles(scenario.stocks ?? []);
  const placeOf = new Map(scenario.stocks?.map(({ id, place }) => [id, place]));
  const orders = (scenario.replenishments ?? []).filter((row) => row.stock === stock);
  const deliveries = (scenario.deliveries ?? []).filter((row) => row.stock === stock);
  if (orders.length + deliveries.length === 0) return null;
  return (
    <ul className="small">
      {orders.map(({ id, from, reorderPointT, orderUpToT }) => (
        <li key={id}>
          <InputLink of={{ section: 'replenishments', row: id }}>
            {`${names.place(placeOf.get(from) ?? from)}, ${titles.get(from) ?? from}`}
          </InputLink>
          {': '}
          {t('ordered at {point}, filled up to {level}', {
            point: massText(reorderPointT),
            level: massText(orderUpToT),
          })}
        </li>
      ))}
      {deliveries.map(({ id, from, amountT, times, everyDays, until }) => (
        <li key={id}>
          <InputLink of={{ section: 'deliveries', row: id }}>
            {from === undefined
              ? t('Delivery from outside')
              : t('Delivery from {place}, by lift', { place: names.place(placeOf.get(from) ?? from) })}
          </InputLink>
          {': '}
          {everyDays === undefined || (times ?? (until === undefined ? 1 : 2)) === 1
            ? massText(amountT)
            : t('{amount} every {days} {days?day|days}', { amount: massText(amountT), days: everyDays })}
        </li>
      ))}
    </ul>
  );
}

/** What opens it for issue to other stocks: its own gate, and the commitments that release it. */
function Release({ scenario, stock }: UseProps) {
  const names = useNames();
  const gate = scenario.stocks?.find(({ id }) => id === stock)?.releasedBy;
  const commitments = (scenario.commitments ?? []).filter(({ releases = [] }) => releases.includes(stock));
  if (gate === undefined && commitments.length === 0) return null;
  return (
    <ul className="small">
      {gate !== undefined && <li>{t('Opens with {gate}', { gate: names.resource(`gate/${gate}`) })}</li>}
      {commitments.map(({ id, title }) => (
        <li key={id}>
          <InputLink of={{ section: 'commitments', row: id }}>
            {t('Released by {commitment}', { commitment: title })}
          </InputLink>
        </li>
      ))}
    </ul>
  );
}
