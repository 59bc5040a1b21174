/** The first page of the brief: the verdict, how much is ready on which day, and the lines that are not met. */
import { useElementSize } from '@mantine/hooks';
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { rangeText, toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { readyShareAt } from '../../charts/closure.ts';
import { ClosureChart } from '../../drawing/closure-chart.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { t, tr } from '../../i18n/text.ts';
import { DAY_MIN, stepAt, toDDay } from '../../state/time.ts';
import { componentCurves, curveTitle } from '../closure/closure-screen.tsx';
import { CommodityBoundText } from '../closure/commodity-bound.tsx';
import { UnmetTable } from '../overview/unmet-lines.tsx';

const DAYS = [3, 7, 14, 30, 60];

const MOST_LINES = 12;

/** A range that is no wider than its median is not said: five days stand beside each other on the page. */
function shareText({ p10, p50, p90 }: Readonly<Record<'p10' | 'p50' | 'p90', number>>): string {
  const [low, middle, high] = [p10, p50, p90].map(toPercent);
  return low === high ? middle : `${middle} (${rangeText(low, high)})`;
}

export function Answer() {
  const { run } = useShown();
  const { clock } = run;
  const [all, ...parts] = componentCurves(run.closures);
  if (all === undefined) return <p>{t('This scenario has no force elements: there is nothing to sum up.')}</p>;
  return (
    <>
      <Verdict all={all} />
      <ReadyTable curves={[all, ...parts]} />
      {all.due === undefined || all.due === null ? (
        <p className="small muted">{t('Not in runs of earlier versions. Run the scenario anew.')}</p>
      ) : null}
      <p className="small">
        {t('Closure, the bound that no schedule beats, and how much longer the plan takes from its first release:')}{' '}
        {[all, ...parts].map((curve) => boundText(curve, clock)).join('; ')}.
      </p>
      <CommodityBoundText clock={clock} found={run.commodityBound} />
      <ClosureLegend />
      <WholeForceChart curve={all} />
      <UnmetLines />
    </>
  );
}

function Verdict({ all }: { readonly all: ClosureCurve }) {
  const { clock, verdict } = useShown().run;
  return (
    <>
      <p className={`brief-verdict ${verdict.feasible ? 'good' : 'bad'}`}>
        {verdict.feasible ? t('The plan can be carried out.') : t('The plan cannot be carried out as it stands.')}
      </p>
      <p>
        {tr('The whole force closes {median}; with nine chances in ten by {late}.', {
          median: <strong>{toDDay(clock, all.closure.p50)}</strong>,
          late: <strong>{toDDay(clock, all.closure.p90)}</strong>,
        })}{' '}
        {all.requiredMin === null || all.onTime === null
          ? t('None of it has a required date.')
          : tr('Probability that all are ready on their dates: {chance}.', {
              chance: <strong>{toPercent(all.onTime.value)}</strong>,
            })}
      </p>
    </>
  );
}

/** How much of what is required is ready on which day, the whole force and its components. */
function ReadyTable({ curves }: { readonly curves: readonly ClosureCurve[] }) {
  const { clock } = useShown().run;
  const days = DAYS.filter((day) => clock.dDayMin + day * DAY_MIN <= clock.endMin);
  return (
    <table className="data">
      <TableHead columns={[t('Ready of required, median (P10–P90)'), ...days.map((day) => ({ figure: `D+${day}` }))]} />
      <tbody>
        {curves.map((curve) => (
          <tr key={curve.key.id}>
            <th scope="row">{curveTitle(curve)}</th>
            {days.map((day) => {
              const { share } = readyShareAt(curve, stepAt(clock, clock.dDayMin + day * DAY_MIN));
              return (
                <td key={day} className="number">
                  {share === null ? '–' : shareText(share)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WholeForceChart({ curve }: { readonly curve: ClosureCurve }) {
  const { clock } = useShown().run;
  const { ref, width } = useElementSize();
  return (
    <div ref={ref} className="brief-chart">
      {width > 80 && (
        <ClosureChart
          clock={clock}
          curve={curve}
          domain={[Math.max(0, clock.dDayMin - 30 * DAY_MIN), clock.endMin]}
          width={width}
          height={200}
          colour="var(--all)"
          label={t('{title}: persons over time', { title: curveTitle(curve) })}
        />
      )}
    </div>
  );
}

function UnmetLines() {
  const { requirements } = useShown().run;
  const unmet = requirements.filter(({ feasible }) => !feasible);
  return (
    <>
      <h3>
        {t('{met} of {lines} requirement {lines?line|lines} met as asked', {
          met: requirements.length - unmet.length,
          lines: requirements.length,
        })}
        {unmet.length > 0 && `; ${t('not met')}`}
      </h3>
      {unmet.length > 0 && <UnmetTable lines={unmet.slice(0, MOST_LINES)} />}
      {unmet.length > MOST_LINES && (
        <p className="small muted">{t('and {count} more', { count: unmet.length - MOST_LINES })}</p>
      )}
    </>
  );
}

function boundText(curve: ClosureCurve, clock: RunClock): string {
  const { bound, closure } = curve;
  const gap = bound === null || bound.ratio === null ? '–' : `+${toPercent(bound.ratio - 1)}`;
  const least = bound === null ? '–' : toDDay(clock, bound.closureMin);
  return `${curveTitle(curve)} ${toDDay(clock, closure.p50)}, ${least}, ${gap}`;
}
