/** The first page of the brief: the verdict, how much is ready on which day, and the lines that are not met. */
import { useElementSize } from '@mantine/hooks';
import type { ClosureCurve } from '@muster/planning/run';
import { toPercent, withRange } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { readyShareAt } from '../../charts/closure.ts';
import { ClosureChart } from '../../drawing/closure-chart.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { t, tr } from '../../i18n/text.ts';
import { DAY_MIN, stepAt, toDDay } from '../../state/time.ts';
import { componentCurves, curveTitle } from '../closure/closure-screen.tsx';
import { BoundFigures } from '../closure/bound-of.tsx';
import { CommodityBoundText } from '../closure/commodity-bound.tsx';
import { UnmetTable } from '../overview/unmet-lines.tsx';

const DAYS = [3, 7, 14, 30, 60];

const MOST_LINES = 12;
const CHART_PX = 160;

const shareText = ({ p10, p50, p90 }: Readonly<Record<'p10' | 'p50' | 'p90', number>>): string =>
  withRange(toPercent(p50), toPercent(p10), toPercent(p90));

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
      <BoundTable curves={[all, ...parts]} />
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
          height={CHART_PX}
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

/** When each is all there, and how much earlier any schedule could be. */
function BoundTable({ curves }: { readonly curves: readonly ClosureCurve[] }) {
  const { clock } = useShown().run;
  return (
    <>
      <table className="data">
        <TableHead
          columns={[
            t('Closure: all of it is ready'),
            { figure: t('Median') },
            { figure: 'P90' },
            { figure: t('Bound') },
            { figure: t('Gap to the bound') },
          ]}
        />
        <tbody>
          {curves.map((curve) => (
            <tr key={curve.key.id}>
              <th scope="row">{curveTitle(curve)}</th>
              <td className="number strong">{toDDay(clock, curve.closure.p50)}</td>
              <td className="number">{toDDay(clock, curve.closure.p90)}</td>
              <BoundFigures bound={curve.bound} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">
        {t('No schedule closes before the bound; the gap counts both from the first release.')}
      </p>
    </>
  );
}
