/** Packages, production, training and works at the clock, and funding against need: on Supply and on Gates. */
import { inputOfPlan } from '../../api/inputs.ts';
import type { Posture } from '../../api/model.ts';
import { amountRange, amountText, toCount, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { useClockStep } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';
import './support-panels.css';

export function Support({ posture }: { readonly posture: Posture }) {
  const { run } = useShown();
  const step = useClockStep();
  if (posture.support.length === 0) return null;
  return (
    <Panel title={t('Support of the armed forces')} note={t('done at the clock, of all that is planned')} flush>
      <div className="support-scroll" tabIndex={0} role="group" aria-label={t('Support of the armed forces')}>
        <table className="data">
          <TableHead
            columns={[
              t('What'),
              t('Kind'),
              { figure: t('Done P50 (P10–P90)') },
              { figure: t('Planned') },
              { figure: t('Complete') },
            ]}
          />
          <tbody>
            {posture.support.map((row) => {
              const at = (series: readonly number[]) => series[step] ?? 0;
              const done = amountRange(
                { p10: at(row.done.p10), p50: at(row.done.p50), p90: at(row.done.p90) },
                row.unit,
              );
              return (
                <tr key={row.id}>
                  <th scope="row">
                    <InputLink of={inputOfPlan(row.kind, row.id)}>{row.title}</InputLink>
                  </th>
                  <td>{say(row.kind)}</td>
                  <td className="number">
                    <strong>{done.middle}</strong>
                    {done.range !== null && ` (${done.range})`}
                  </td>
                  <td className="number">{amountText(row.planned, row.unit)}</td>
                  <td className="number">{toDDay(run.clock, row.complete.p50)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

export function Funding({ posture }: { readonly posture: Posture }) {
  if (posture.funding.length === 0) return null;
  return (
    <Panel title={t('Funding against need')} note={t('million EUR by calendar year, within the run')} flush>
      <table className="data">
        <TableHead
          columns={[
            t('Year'),
            { figure: t('Need') },
            { figure: t('Planned') },
            { figure: t('Paid P50') },
            { figure: t('Of the need') },
          ]}
        />
        <tbody>
          {posture.funding.map((row) => (
            <tr key={row.year}>
              <th scope="row">{row.year}</th>
              <td className="number">{toCount(row.needMEur)}</td>
              <td className="number">{toCount(row.plannedMEur)}</td>
              <td className="number">{toCount(row.paidMEur.p50)}</td>
              <td className="number strong">{row.needMEur > 0 ? toPercent(row.paidMEur.p50 / row.needMEur) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
