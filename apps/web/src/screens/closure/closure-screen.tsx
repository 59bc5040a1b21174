import { Fragment } from 'react';
import { useElementSize } from '@mantine/hooks';
import type { ClosureCurve } from '@muster/planning/run';
import { usePriorities } from '../../api/sections.ts';
import { chanceText, componentColour, componentTitle, rangeBeside, toCount, toPercent } from '../../app/format.ts';
import { Panel, TwinPanel } from '../../app/panel.tsx';
import { useDrawnWidth } from '../../app/printing.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { closureLeft, readyShareAt } from '../../charts/closure.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { CLOSURE_MARGIN, ClosureChart } from '../../drawing/closure-chart.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { useClockStep } from '../../state/clock.ts';
import { DAY_MIN, toDDay, toDtg } from '../../state/time.ts';
import './closure.css';
import { BoundFigures, BoundNote } from './bound-of.tsx';
import { CommodityBoundText } from './commodity-bound.tsx';
import { t, tr } from '../../i18n/text.ts';

const ORDER = ['land', 'air', 'sea', 'joint'];

/** The total and the components that have elements, in the order of the house. */
export function componentCurves(closures: readonly ClosureCurve[]): ClosureCurve[] {
  const all = closures.filter(({ key }) => key.kind === 'all');
  const parts = closures.filter(({ key, elements }) => key.kind === 'component' && elements > 0);
  return [...all, ...parts.sort((a, b) => ORDER.indexOf(a.key.id) - ORDER.indexOf(b.key.id))];
}

export const curveTitle = ({ key }: ClosureCurve): string =>
  key.kind === 'all' ? t('Whole force') : componentTitle(key.id);

export default function ClosureScreen() {
  const { run } = useShown();
  const curves = componentCurves(run.closures);
  if (curves.length === 0)
    return <EmptyState>{t('This scenario has no force elements, so nothing closes.')}</EmptyState>;
  const [all, ...parts] = curves;
  return (
    <div className="closure-screen">
      <CurvePanel curve={all} height={300} legend />
      <div className="closure-parts">
        {parts.map((curve) => (
          <CurvePanel key={curve.key.id} curve={curve} height={210} />
        ))}
      </div>
      <ClosureDates curves={curves} />
      <PriorityDates />
    </div>
  );
}

function CurvePanel({
  curve,
  height,
  legend,
}: {
  readonly curve: ClosureCurve;
  readonly height: number;
  readonly legend?: boolean;
}) {
  return (
    <TwinPanel
      title={curveTitle(curve)}
      note={<ReadyNow curve={curve} />}
      tools={legend && <ClosureLegend />}
      chart={<CurveDrawing curve={curve} height={height} />}
      table={() => <CurveTable curve={curve} />}
    />
  );
}

export function CurveDrawing({ curve, height }: { readonly curve: ClosureCurve; readonly height: number }) {
  const { clock } = useShown().run;
  const domain = useDomain();
  const { ref, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const title = curveTitle(curve);
  const label = t(
    '{title}: persons required and ready over time. Closure at the median {date}. The table twin has the numbers.',
    { title, date: toDDay(clock, curve.closure.p50) },
  );
  return (
    <div ref={ref} className="drawing" style={{ height }}>
      {width > 80 && (
        <>
          <ClosureChart
            {...{ clock, curve, domain, width, height, label }}
            colour={curve.key.kind === 'all' ? 'var(--all)' : componentColour(curve.key.id)}
          />
          <svg className="overlay" width={width} height={height} aria-hidden="true">
            <ClockCursor
              domain={domain}
              left={closureLeft(curve, { width, height, margin: CLOSURE_MARGIN })}
              right={width - CLOSURE_MARGIN.right}
              top={CLOSURE_MARGIN.top}
              bottom={height - CLOSURE_MARGIN.bottom}
            />
          </svg>
        </>
      )}
    </div>
  );
}

/** Ready against required at the clock, in words. */
export function ReadyNow({ curve }: { readonly curve: ClosureCurve }) {
  const step = useClockStep();
  const { required, ready, share } = readyShareAt(curve, step);
  if (ready === null) return t('Not in runs of earlier versions. Run the scenario anew.');
  const { p10, p50, p90 } = ready;
  const range = rangeBeside(toCount(p10), toCount(p90));
  return (
    <>
      {range === null
        ? tr('{median} ready of {required} required', {
            median: <strong>{toCount(p50)}</strong>,
            required: toCount(required),
          })
        : tr('{median} ready ({range}) of {required} required', {
            median: <strong>{toCount(p50)}</strong>,
            range,
            required: toCount(required),
          })}
      {share !== null && <> · {toPercent(share.p50)}</>}
    </>
  );
}

/** A row a week over the whole run, a row a day in a shorter part of it. */
const WEEK_MIN = 7 * DAY_MIN;

function CurveTable({ curve }: { readonly curve: ClosureCurve }) {
  const { clock } = useShown().run;
  const [start, end] = useDomain();
  const every = end - start > 120 * DAY_MIN ? WEEK_MIN : DAY_MIN;
  const minutes: number[] = [];
  const { required, ready, inPlace, due } = curve;
  const columns = [required, ready.p10, ready.p50, ready.p90, inPlace.p50, due?.ready.p50];
  const first = clock.dDayMin - Math.floor((clock.dDayMin - start) / every) * every;
  for (let minute = first; minute <= end && minutes.length < 400; minute += every) minutes.push(minute);
  return (
    <div
      className="closure-table"
      tabIndex={0}
      role="group"
      aria-label={t('{title} as a table', { title: curveTitle(curve) })}
    >
      <table className="data sticky-head">
        <caption className="visually-hidden">{t('{title}: persons over time', { title: curveTitle(curve) })}</caption>
        <TableHead
          columns={[
            t('Date'),
            t('Day'),
            { figure: t('Required') },
            { figure: t('Ready P10') },
            { figure: t('Ready P50') },
            { figure: t('Ready P90') },
            { figure: t('In place P50') },
            { figure: t('Of those required, ready P50') },
          ]}
        />
        <tbody>
          {minutes.map((minute) => {
            const step = Math.min(clock.steps - 1, Math.floor(minute / clock.stepMin));
            return (
              <tr key={minute}>
                <th scope="row">{toDtg(clock.cfDay, minute)}</th>
                <td>{toDDay(clock, minute)}</td>
                {columns.map((values, column) => (
                  <td key={column} className="number">
                    {values === undefined ? '–' : toCount(values[step] ?? 0)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The dates of one curve, and how its bound was found below them. */
function CurveDates({ curve }: { readonly curve: ClosureCurve }) {
  const { clock } = useShown().run;
  return (
    <>
      <tr>
        <th scope="row">{curveTitle(curve)}</th>
        <td className="number">{toCount(curve.elements)}</td>
        <td className="number">{toCount(curve.persons)}</td>
        <BoundFigures bound={curve.bound} />
        <td className="number">{toDDay(clock, curve.closure.p10)}</td>
        <td className="number strong">{toDDay(clock, curve.closure.p50)}</td>
        <td className="number">{toDDay(clock, curve.closure.p80)}</td>
        <td className="number">{toDDay(clock, curve.closure.p90)}</td>
        <td className="number">{curve.closureAtPod === null ? '–' : toDDay(clock, curve.closureAtPod.p50)}</td>
        <td className="number">{toDDay(clock, curve.closureAtDestination.p50)}</td>
        <td className="number">{curve.requiredMin === null ? '–' : toDDay(clock, curve.requiredMin)}</td>
        <td className="number">{toPercent(curve.closure.share)}</td>
        <td className="number">
          {curve.onTime === null || curve.requiredMin === null ? '–' : chanceText(curve.onTime)}
        </td>
      </tr>
      <BoundNote bound={curve.bound} columns={14} />
    </>
  );
}

function ClosureDates({ curves }: { readonly curves: readonly ClosureCurve[] }) {
  const { clock, commodityBound } = useShown().run;
  return (
    <Panel
      title={t('Closure dates')}
      note={t('when the last element of the group is ready, over all replications')}
      flush
    >
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('Closure dates')}>
        <table className="data">
          <TableHead
            columns={[
              t('Group'),
              { figure: t('Elements') },
              { figure: t('Persons') },
              { figure: t('Bound') },
              { figure: t('Gap to the bound') },
              { figure: 'P10' },
              { figure: t('Median') },
              { figure: 'P80' },
              { figure: 'P90' },
              { figure: t('At POD, median') },
              { figure: t('At destination, median') },
              { figure: t('Required') },
              { figure: t('Closes within run') },
              { figure: t('All on time (95 %)') },
            ]}
          />
          <tbody>
            {curves.map((curve) => (
              <CurveDates key={curve.key.id} curve={curve} />
            ))}
          </tbody>
        </table>
      </div>
      <CommodityBoundText clock={clock} found={commodityBound} />
    </Panel>
  );
}

/** Closure, bound and gap of each priority. */
function PriorityDates() {
  const { clock } = useShown().run;
  const priorities = usePriorities();
  return (
    <Panel title={t('Closure by priority')} flush>
      <Await value={priorities} what={t('Closure by priority')}>
        {(rows) => (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('Closure by priority')}>
            <table className="data">
              <TableHead
                columns={[
                  t('Group'),
                  { figure: t('Elements') },
                  { figure: t('Bound') },
                  { figure: t('Gap to the bound') },
                  { figure: t('Median') },
                  { figure: t('Required') },
                ]}
              />
              <tbody>
                {rows.map((row) => (
                  <Fragment key={row.priority}>
                    <tr>
                      <th scope="row">{t('Priority {priority}', { priority: row.priority })}</th>
                      <td className="number">{toCount(row.elements)}</td>
                      <BoundFigures bound={row.bound} />
                      <td className="number strong">{toDDay(clock, row.closure.p50)}</td>
                      <td className="number">{row.requiredMin === null ? '–' : toDDay(clock, row.requiredMin)}</td>
                    </tr>
                    <BoundNote bound={row.bound} columns={6} />
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Await>
    </Panel>
  );
}
