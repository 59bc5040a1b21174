/** Closure of the whole force in each run on the same axes, with a table of the closures of each group. */
import { useElementSize } from '@mantine/hooks';
import type { RunSummary } from '../../api/model.ts';
import { TwinPanel } from '../../app/panel.tsx';
import { useDrawnWidth } from '../../app/printing.ts';
import { useWindow } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { windowDomain } from '../../charts/time-axis.ts';
import { LINE_STYLES, ManyCurvesChart } from '../../drawing/many-curves-chart.tsx';
import { t } from '../../i18n/text.ts';
import { toDDay } from '../../state/time.ts';
import { componentCurves, curveTitle } from '../closure/closure-screen.tsx';
import type { ComparableRun } from './compare-data.ts';

const HEIGHT = 280;

interface ComparedCurvesProps {
  readonly chosen: readonly ComparableRun[];
  readonly summaries: readonly (RunSummary | null)[];
}

/** A run that is shown, with what it says. */
interface Told {
  readonly summary: RunSummary;
  readonly run: ComparableRun;
  readonly place: number;
}

export function ComparedCurves({ chosen, summaries }: ComparedCurvesProps) {
  const { ref, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const window = useWindow();
  const rows = summaries.flatMap((summary, place): Told[] =>
    summary === null ? [] : [{ summary, run: chosen[place], place }],
  );
  if (rows.length === 0) return null;
  const { clock } = rows[0].summary;
  const label = t('Persons ready over time in {count} runs, D-days together. The table has the closure dates.', {
    count: rows.length,
  });
  return (
    <TwinPanel
      title={t('Closure of the whole force')}
      note={t('persons ready, medians, D-days together')}
      chart={
        <>
          <Legend rows={rows} />
          <div ref={ref} style={{ height: HEIGHT }}>
            {width > 80 && (
              <ManyCurvesChart
                clock={clock}
                curves={rows.map(({ summary, place }) => ({
                  clock: summary.clock,
                  curve: componentCurves(summary.closures)[0],
                  place,
                }))}
                domain={windowDomain(clock, window)}
                width={width}
                height={HEIGHT}
                label={label}
              />
            )}
          </div>
        </>
      }
      table={() => <ClosureTable rows={rows} />}
    />
  );
}

function Legend({ rows }: { readonly rows: readonly Told[] }) {
  return (
    <div className="legend">
      {rows.map(({ run, place }) => (
        <span key={run.id}>
          <svg width="26" height="10" className="chart" aria-hidden="true">
            <path d="M0,5H26" fill="none" {...LINE_STYLES[place]} />
          </svg>
          {t('Run {run}', { run: run.number })}
        </span>
      ))}
      <span>
        <svg width="26" height="10" className="chart" aria-hidden="true">
          <path className="required" d="M0,5H26" />
        </svg>
        {t('required in run {run}', { run: rows[0].run.number })}
      </span>
    </div>
  );
}

function ClosureTable({ rows }: { readonly rows: readonly Told[] }) {
  return (
    <table className="data">
      <TableHead columns={[t('Group'), ...rows.map(({ run }) => ({ figure: t('Run {run}', { run: run.number }) }))]} />
      <tbody>
        {componentCurves(rows[0].summary.closures).map((curve) => (
          <tr key={curve.key.id}>
            <th scope="row">{curveTitle(curve)}</th>
            {rows.map(({ summary, run }) => {
              const same = componentCurves(summary.closures).find(({ key }) => key.id === curve.key.id);
              return (
                <td key={run.id} className="number">
                  {same === undefined ? '–' : toDDay(summary.clock, same.closure.p50)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
