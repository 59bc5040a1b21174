/** Sectors at the clock: the text of the squares on the map. */
import type { SectorLine } from '../../api/model.ts';
import { intensityAt, type Sector } from '../../api/sectors.ts';
import { toPercent } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { SourceChip } from '../../app/source-chip.tsx';
import { useClockStep, useTableMinute } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';

export function SectorsNow({
  rows,
  results,
}: {
  readonly rows: readonly Sector[];
  readonly results: ReadonlyMap<string, SectorLine>;
}) {
  const step = useClockStep();
  const minute = useTableMinute();
  const { clock } = useShown().run;
  return (
    <Panel title={t('Sectors')} note={t('at the clock')} flush>
      <table className="data">
        <TableHead
          columns={[t('Sector'), t('Attack'), { figure: t('Watched') }, { figure: t('Holds until P10 · P50') }]}
        />
        <tbody>
          {rows.map((sector) => {
            const result = results.get(sector.id);
            const until = result?.holdUntil;
            const over = until?.p50 !== undefined && until.p50 !== null && minute >= until.p50;
            return (
              <tr key={sector.id}>
                <th scope="row">
                  {sector.name}
                  {sector.notional && !sector.name.includes(t('notional')) && (
                    <span className="muted"> {t('notional')}</span>
                  )}{' '}
                  <SourceChip of={{ section: 'sectors', row: sector.id }} />
                </th>
                <td>{sector.intensity.length === 0 ? t('not attacked') : say(intensityAt(sector, minute))}</td>
                <td className="number">{result?.coverage ? toPercent(result.coverage.p50[step] ?? 0) : '–'}</td>
                <td className={over ? 'number bad' : 'number'}>
                  {until ? `${toDDay(clock, until.p10)} · ${toDDay(clock, until.p50)}` : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
