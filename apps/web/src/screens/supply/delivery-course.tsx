/** Deliveries of a stock that move over the network: how long they take, how often they are late, and what they wait for. */
import type { ScenarioDocument } from '@muster/planning';
import type { DeliveryResult } from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import { useDeliveries } from '../../api/sections.ts';
import { toPercent, toTenth } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { Await } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { causeTitle } from '../../charts/causes.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { t } from '../../i18n/text.ts';

/** More causes are not worth their room here. */
const MOST_CAUSES = 4;

export function DeliveryCourse({ scenario, stock }: { readonly scenario: ScenarioDocument; readonly stock: string }) {
  const deliveries = useDeliveries();
  return (
    <Await value={deliveries} what={t('Deliveries by lift')}>
      {(found) => {
        const rows = found.filter((row) => row.stock === stock);
        return rows.length === 0 ? null : <Courses rows={rows} scenario={scenario} />;
      }}
    </Await>
  );
}

function Courses({
  rows,
  scenario,
}: {
  readonly rows: readonly DeliveryResult[];
  readonly scenario: ScenarioDocument;
}) {
  const { clock } = useShown().run;
  return (
    <>
      <h3>{t('Deliveries by lift')}</h3>
      <table className="data compact">
        <TableHead
          columns={[
            t('Sets out'),
            { figure: t('First due, median') },
            { figure: t('Days on the way P10 · P50 · P90') },
            { figure: t('Instalments that come late') },
            t('Where the time goes, mean of an instalment'),
          ]}
        />
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Origin id={row.id} scenario={scenario} />
              </th>
              <td className="number">{toDDay(clock, row.firstDue.p50)}</td>
              <td className="number">
                {row.days === null ? t('never') : [row.days.p10, row.days.p50, row.days.p90].map(toTenth).join(' · ')}
              </td>
              <td className="number">{row.lateShare === null ? '–' : toPercent(row.lateShare)}</td>
              <td>
                <Waits ledger={row.ledger} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** What a package pays for is told by its title. */
function Origin({ id, scenario }: { readonly id: string; readonly scenario: ScenarioDocument }) {
  const names = useNames();
  const from = scenario.deliveries?.find((row) => row.id === id)?.from;
  if (from !== undefined) return names.place(scenario.stocks?.find((row) => row.id === from)?.place ?? from);
  const pack = scenario.packages?.find((row) => id.startsWith(`delivered:${row.id}/`));
  return pack?.title ?? id;
}

function Waits({ ledger }: Pick<DeliveryResult, 'ledger'>) {
  const names = useNames();
  return ledger
    .slice(0, MOST_CAUSES)
    .map(({ cause, resource, meanMin }) =>
      [causeTitle(cause), ...(resource === null ? [] : [names.resource(resource)]), toDuration(meanMin)].join(' · '),
    )
    .join(', ');
}
