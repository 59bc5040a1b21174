/**
 * The brief: what a commander is told, on four pages of paper. Every page carries marking, scenario, version, run, seed and engine, so
 * that a sheet that goes astray still says what it is. In light colours on paper, whatever theme is on the screen.
 */
import type { ReactNode } from 'react';
import { useDocument, useDocumentOfHash } from '../../api/document.ts';
import { useNames } from '../../api/names.ts';
import { newerVersion, useScenarioNow } from '../../api/scenario-now.ts';
import { useDeliveries, useElements, useNamed, useStockHeads, useUsedStocks } from '../../api/sections.ts';
import { shortHash, toCount, toTenth, withRange } from '../../app/format.ts';
import { reliefProgress, reliefText } from '../../app/relief-text.ts';
import { useShown } from '../../app/run-context.ts';
import { Await } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { findBestRelief, isSure } from '../../charts/best-relief.ts';
import { t } from '../../i18n/text.ts';
import { useClockMinute } from '../../state/clock.ts';
import { toDayLabel, toDtg } from '../../state/time.ts';
import { leverText } from '../../what-if/lever-text.ts';
import { suppositionsOf } from '../../what-if/levers-of-plan.ts';
import { CheckpointsOnPaper, DecisionsOnPaper, MovementOnPaper } from '../overview/commander.tsx';
import { LateTable, listLate } from '../overview/late-elements.tsx';
import { SupplyLights } from '../overview/supply-lights.tsx';
import { Answer } from './answer.tsx';
import { countConfidence } from './count-confidence.ts';
import './brief.css';

export default function BriefScreen() {
  return (
    <div className="brief">
      <div className="brief-tools">
        <p className="muted small">{t('This is what is printed: A4, four pages. Your browser saves it as PDF too.')}</p>
        <button type="button" className="plain framed" onClick={() => window.print()}>
          {t('Print or save as PDF')}
        </button>
      </div>
      <Page title={t('Can the guarantee be kept?')}>
        <Suppositions />
        <Answer />
      </Page>
      <Page title={t('What holds it back')}>
        <CheckpointsOnPaper />
        <LateForces />
        <Reliefs />
      </Page>
      <Page title={t('What to decide and to ask for')}>
        <DecisionsOnPaper />
      </Page>
      <Page title={t('What moves, and what it lives on')}>
        <MovementOnPaper />
        <Supply />
        <Basis />
      </Page>
    </div>
  );
}

/** What the version that was run supposes otherwise than its rows say; as far as who prints may see it. */
function Suppositions() {
  const { run, scenario } = useShown();
  const names = useNames();
  const { data } = useDocumentOfHash(scenario.id, run.snapshotHash);
  if (data === undefined || data.isOf === 'another') return null;
  const levers = suppositionsOf(data.document);
  if (levers.length === 0) return null;
  return (
    <p className="strong" data-testid="suppositions">
      {t('The scenario supposes otherwise than its nations have stated: {hypotheses}.', {
        hypotheses: levers.map((lever) => leverText(lever, names)).join('; '),
      })}
    </p>
  );
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { run, scenario } = useShown();
  const minute = useClockMinute();
  const newer = newerVersion(run, useScenarioNow(scenario.id).data);
  return (
    <section className="brief-page" aria-label={title}>
      <header>
        <strong>{run.marking}</strong>
        <h2>{title}</h2>
        <p className="small">
          {scenario.title} · D = {toDtg(run.clock.cfDay, run.clock.dDayMin)} ·{' '}
          {t('as of {dtg}, {day}', {
            dtg: toDtg(run.clock.cfDay, minute),
            day: toDayLabel('D', run.clock.dDayMin, minute),
          })}
        </p>
      </header>
      {children}
      <footer className="small">
        {t('Run {run}, version {version}, seed {seed}, {count} replications, engine {engine}, snapshot {snapshot}', {
          version: run.scenarioVersion ?? '–',
          run: run.number,
          seed: run.seed,
          count: toCount(run.done),
          engine: run.engineVersion ?? '–',
          snapshot: shortHash(run.snapshotHash),
        })}
        {newer !== null && (
          <strong>
            {' · '}
            {t('The scenario has changed since: it is at version {version}.', { version: newer })}
          </strong>
        )}
        {run.partial && ` · ${t('Partial result')}`}
        <br />
        <strong>{run.marking}</strong>
      </footer>
    </section>
  );
}

const MOST_LATE = 12;

function LateForces() {
  const elements = useNamed(useElements());
  return (
    <Await value={elements} what={t('results by element')}>
      {(rows) => {
        const late = listLate(rows);
        return (
          <>
            <h3>{t('{count} force elements are late at the median; the latest', { count: late.length })}</h3>
            <LateTable late={late.slice(0, MOST_LATE)} />
          </>
        );
      }}
    </Await>
  );
}

/** Less is not worth a line on paper. */
const WORTH_DAYS = 0.05;

/** On paper stands only what gains time for sure; of a run without trials, where the waiting is. */
function Reliefs() {
  const { run } = useShown();
  const names = useNames();
  const helping = run.bottlenecks.filter((row) =>
    row.daysGained === null ? row.relief === '' : isSure(row) && row.daysGained.mean >= WORTH_DAYS,
  );
  const best = findBestRelief(run);
  const progress = reliefProgress(best);
  if (best.kind === 'trying')
    return (
      <>
        <h3>{t('What would help, tried with the same draws')}</h3>
        <p className="small">{progress}</p>
      </>
    );
  if (best.kind === 'nothing-sure')
    return (
      <>
        <h3>{t('What would help, tried with the same draws')}</h3>
        <p className="small">
          {t('{count} reliefs were tried one by one; none gains time for sure.', { count: best.tried })}
        </p>
      </>
    );
  if (helping.length === 0) return null;
  return (
    <>
      <h3>{t('What would help, tried with the same draws')}</h3>
      {progress !== null && <p className="small">{progress}</p>}
      <table className="data">
        <TableHead columns={[t('Resource'), t('Relief tried'), { figure: t('Days gained (95 %)') }]} />
        <tbody>
          {helping.slice(0, 8).map((row) => (
            <tr key={`${row.resource} ${row.relief}`}>
              <th scope="row">{names.resource(row.resource)}</th>
              <td>{reliefText(row, names)}</td>
              <td className="number">
                {row.daysGained === null
                  ? t('not re-run')
                  : withRange(toTenth(row.daysGained.mean), toTenth(row.daysGained.low), toTenth(row.daysGained.high))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Lights at the clock, and which stock of each place turns red next. */
function Supply() {
  const heads = useStockHeads();
  const used = useUsedStocks();
  return (
    <Await value={heads} what={t('stocks')}>
      {(rows) => (
        <>
          <h3>
            {t('Days of supply at the clock. Stocks that run out: {count} of {all}', {
              count: rows.filter(({ firstStockOut }) => firstStockOut.share > 0).length,
              all: rows.length,
            })}
          </h3>
          <Await value={used} what={t('stocks')}>
            {(stocks) => <SupplyLights stocks={stocks} most={7} />}
          </Await>
          <LateDeliveries />
        </>
      )}
    </Await>
  );
}

/** Only where some are late. */
function LateDeliveries() {
  const { data } = useDeliveries();
  const dated = (data ?? []).filter(({ onTime }) => onTime !== null);
  const late = dated.filter(({ onTime }) => (onTime?.value ?? 1) < 0.5);
  if (late.length === 0) return null;
  return (
    <p className="small">
      {t('{count} of {all} deliveries with a required date are late at the median.', {
        count: late.length,
        all: dated.length,
      })}
    </p>
  );
}

/** How much of what was put in somebody has confirmed; as far as who prints may see it. */
function Confidence({ scenarioId }: { readonly scenarioId: string }) {
  const { data } = useDocument(scenarioId);
  if (data === undefined) return null;
  const { count, read, second, unverified, assumed, computed, sources } = countConfidence(data.document);
  return (
    <p className="small">
      {t(
        'The scenario names {sources} sources. Of {count} inputs that say how sure they are, {read} were read in a source, {second} in one that reports another, {unverified} are unverified, {assumed} are assumptions, {computed} are computed from others.',
        {
          count: toCount(count),
          read: toCount(read),
          second: toCount(second),
          unverified: toCount(unverified),
          assumed: toCount(assumed),
          computed: toCount(computed),
          sources: toCount(sources),
        },
      )}
    </p>
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
      <Confidence scenarioId={scenario.id} />
    </>
  );
}
