/**
 * The brief: what a commander is told, on two to four pages of paper. Every page carries marking, scenario, run, seed and engine, so that a
 * sheet that goes astray still says what it is. Always in light colours.
 */
import type { ReactNode } from 'react';
import { useElementSize } from '@mantine/hooks';
import { useNames } from '../../api/names.ts';
import { useElements, useNamed, useStocks } from '../../api/sections.ts';
import { shortHash, toCount, toPercent, toTenth } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { Await } from '../../app/states.tsx';
import { causeGroup, causeTitle } from '../../charts/causes.ts';
import { readyShareAt } from '../../charts/closure.ts';
import { latenessMin } from '../../charts/gantt.ts';
import { compareStockOut } from '../../charts/supply.ts';
import { CauseSwatch } from '../../drawing/cause-patterns.tsx';
import { ClosureChart } from '../../drawing/closure-chart.tsx';
import { ClosureLegend } from '../../drawing/legend.tsx';
import { say, t, tr } from '../../i18n/text.ts';
import { DAY_MIN, stepAt, toDDay, toDtg, toDuration } from '../../state/time.ts';
import { componentCurves, curveTitle } from '../closure/closure-screen.tsx';
import { CommanderOnPaper } from '../overview/commander.tsx';
import { classTitle } from '../supply/class-title.ts';
import './brief.css';

export default function BriefScreen() {
  return (
    <div className="brief">
      <div className="brief-tools">
        <p className="muted small">
          {t('This is what is printed: A4, two to four pages. Your browser saves it as PDF too.')}
        </p>
        <button type="button" className="plain framed" onClick={() => window.print()}>
          {t('Print or save as PDF')}
        </button>
      </div>
      <Page title={t('Can the guarantee be kept?')}>
        <Answer />
      </Page>
      <Page title={t('What holds it back')}>
        <LateForces />
        <Reliefs />
      </Page>
      <Page title={t('What to decide and to ask for')}>
        <CommanderOnPaper />
      </Page>
      <Page title={t('What it rests on')}>
        <Decisions />
        <Supply />
        <Basis />
      </Page>
    </div>
  );
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { run, scenario } = useShown();
  return (
    <section className="brief-page" aria-label={title}>
      <header>
        <strong>{run.marking}</strong>
        <h2>{title}</h2>
        <p className="small">
          {scenario.title} · D = {toDtg(run.clock.cfDay, run.clock.dDayMin)}
        </p>
      </header>
      {children}
      <footer className="small">
        {t('Run {run}, seed {seed}, {count} replications, engine {engine}, snapshot {snapshot}', {
          run: run.number,
          seed: run.seed,
          count: toCount(run.done),
          engine: run.engineVersion ?? '–',
          snapshot: shortHash(run.snapshotHash),
        })}
        {run.partial && ` · ${t('Partial result')}`}
        <br />
        <strong>{run.marking}</strong>
      </footer>
    </section>
  );
}

const DAYS = [3, 7, 14, 30, 60];

function Answer() {
  const { run } = useShown();
  const { clock } = run;
  const { ref, width } = useElementSize();
  const [all, ...parts] = componentCurves(run.closures);
  if (all === undefined) return <p>{t('This scenario has no force elements: there is nothing to sum up.')}</p>;
  const unmet = run.requirements.filter(({ feasible }) => !feasible);
  const days = DAYS.filter((day) => clock.dDayMin + day * DAY_MIN <= clock.endMin);
  return (
    <>
      <p className={`brief-verdict ${run.verdict.feasible ? 'good' : 'bad'}`}>
        {run.verdict.feasible ? t('The plan can be carried out.') : t('The plan cannot be carried out as it stands.')}
      </p>
      <p>
        {tr(
          'The whole force closes {median}; with nine chances in ten by {late}. Probability that all are ready on their dates: {chance}.',
          {
            median: <strong>{toDDay(clock, all.closure.p50)}</strong>,
            late: <strong>{toDDay(clock, all.closure.p90)}</strong>,
            chance: <strong>{toPercent(all.onTime.value)}</strong>,
          },
        )}
      </p>
      <table className="data compact">
        <thead>
          <tr>
            <th scope="col">{t('Ready of required, median (P10–P90)')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className="number">
                D+{day}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[all, ...parts].map((curve) => (
            <tr key={curve.key.id}>
              <th scope="row">{curveTitle(curve)}</th>
              {days.map((day) => {
                const { share } = readyShareAt(curve, stepAt(clock, clock.dDayMin + day * DAY_MIN));
                return (
                  <td key={day} className="number">
                    {share === null
                      ? '–'
                      : `${toPercent(share.p50)} (${Math.round(share.p10 * 100)}–${Math.round(share.p90 * 100)})`}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ClosureLegend />
      <div ref={ref} className="brief-chart">
        {width > 80 && (
          <ClosureChart
            clock={clock}
            curve={all}
            domain={[Math.max(0, clock.dDayMin - 30 * DAY_MIN), clock.endMin]}
            width={width}
            height={200}
            colour="var(--all)"
            label={t('{title}: persons over time', { title: curveTitle(all) })}
          />
        )}
      </div>
      <h3>
        {t('{met} of {lines} requirement lines met as asked', {
          met: run.requirements.length - unmet.length,
          lines: run.requirements.length,
        })}
      </h3>
      <table className="data compact">
        <thead>
          <tr>
            <th scope="col">{t('Not met')}</th>
            <th scope="col" className="number">
              {t('Required')}
            </th>
            <th scope="col" className="number">
              {t('Probability')}
            </th>
            <th scope="col" className="number">
              {t('Met, median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {unmet.slice(0, 10).map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.title}</th>
              <td className="number">{toDDay(clock, line.byMin)}</td>
              <td className="number">{toPercent(line.met.value)}</td>
              <td className="number">{toDDay(clock, line.metAt.p50)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function LateForces() {
  const { run } = useShown();
  const names = useNames();
  const elements = useNamed(useElements());
  return (
    <Await value={elements} what={t('results by element')}>
      {(rows) => {
        const late = rows
          .map((row) => ({ row, minutes: latenessMin(row) ?? 0 }))
          .filter(({ minutes }) => minutes > 0)
          .sort((a, b) => b.minutes - a.minutes);
        return (
          <>
            <h3>{t('{count} force elements are late at the median; the latest', { count: late.length })}</h3>
            <table className="data compact">
              <thead>
                <tr>
                  <th scope="col">{t('Element')}</th>
                  <th scope="col" className="number">
                    {t('Late')}
                  </th>
                  <th scope="col" className="number">
                    {t('Ready P50')}
                  </th>
                  <th scope="col" className="number">
                    {t('On time')}
                  </th>
                  <th scope="col">{t('Binding cause')}</th>
                </tr>
              </thead>
              <tbody>
                {late.slice(0, 16).map(({ row, minutes }) => (
                  <tr key={row.id}>
                    <th scope="row">{names.element(row.id)}</th>
                    <td className="number">{minutes === Infinity ? t('not in run') : toDuration(minutes)}</td>
                    <td className="number">{toDDay(run.clock, row.ready.p50)}</td>
                    <td className="number">{row.onTime === null ? '–' : toPercent(row.onTime.value)}</td>
                    <td>
                      {row.bindingCause !== null && (
                        <>
                          <CauseSwatch group={causeGroup(row.bindingCause)} /> {causeTitle(row.bindingCause)}
                          {row.bindingResource !== null && ` · ${names.resource(row.bindingResource)}`}
                        </>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        );
      }}
    </Await>
  );
}

/** Less is not worth a line on paper. */
const WORTH_DAYS = 0.05;

function Reliefs() {
  const { run } = useShown();
  const names = useNames();
  // What is only suspected, with its relief still to be tried, is not worth a line either.
  const helping = run.bottlenecks.filter(({ daysGained, relief }) =>
    daysGained === null ? relief === '' : daysGained.mean >= WORTH_DAYS,
  );
  if (helping.length === 0) return null;
  return (
    <>
      <h3>{t('What would help, tried with the same draws')}</h3>
      <table className="data compact">
        <thead>
          <tr>
            <th scope="col">{t('Resource')}</th>
            <th scope="col">{t('Relief tried')}</th>
            <th scope="col" className="number">
              {t('Days gained (95 %)')}
            </th>
          </tr>
        </thead>
        <tbody>
          {helping.slice(0, 10).map((row) => (
            <tr key={`${row.resource} ${row.relief}`}>
              <th scope="row">{names.resource(row.resource)}</th>
              <td>{say(row.relief)}</td>
              <td className="number">
                {row.daysGained === null
                  ? t('not re-run')
                  : `${toTenth(row.daysGained.mean)} (${toTenth(row.daysGained.low)}–${toTenth(row.daysGained.high)})`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Decisions() {
  const { run } = useShown();
  const gates = [...run.gates].sort((a, b) => (a.met.p50 ?? Infinity) - (b.met.p50 ?? Infinity)).slice(0, 18);
  return (
    <>
      <h3>{t('Decisions, in the order in which they come')}</h3>
      <table className="data compact">
        <thead>
          <tr>
            <th scope="col">{t('Decision and gate')}</th>
            <th scope="col" className="number">
              P10
            </th>
            <th scope="col" className="number">
              P50
            </th>
            <th scope="col" className="number">
              P90
            </th>
          </tr>
        </thead>
        <tbody>
          {gates.map(({ id, title, met }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {[met.p10, met.p50, met.p90].map((minute, column) => (
                <td key={column} className="number">
                  {toDDay(run.clock, minute)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Supply() {
  const { run } = useShown();
  const names = useNames();
  const stocks = useStocks();
  return (
    <Await value={stocks} what={t('stocks')}>
      {(rows) => {
        const out = rows.filter(({ firstStockOut }) => firstStockOut.share > 0).sort(compareStockOut);
        return (
          <>
            <h3>{t('Stocks that run out: {count} of {all}', { count: out.length, all: rows.length })}</h3>
            {out.length > 0 && (
              <table className="data compact">
                <thead>
                  <tr>
                    <th scope="col">{t('Place and class')}</th>
                    <th scope="col" className="number">
                      {t('Probability')}
                    </th>
                    <th scope="col" className="number">
                      {t('Median')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {out.slice(0, 8).map((row) => (
                    <tr key={row.id}>
                      <th scope="row">
                        {names.place(row.place)}, {classTitle(row.class)}
                      </th>
                      <td className="number">{toPercent(row.firstStockOut.share)}</td>
                      <td className="number">{toDDay(run.clock, row.firstStockOut.p50)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        );
      }}
    </Await>
  );
}

function Basis() {
  const { scenario } = useShown();
  return (
    <>
      <h3>{t('How to read this')}</h3>
      <p className="small">
        {t(
          'P10, P50 and P90 are the dates that one, five and nine of ten simulated courses keep. The attack is an assumption, not a forecast. Durations of decisions and most readiness figures are assumptions and are marked so in the scenario, next to the number.',
        )}
      </p>
      {scenario.summary && <p className="small">{scenario.summary}</p>}
    </>
  );
}
