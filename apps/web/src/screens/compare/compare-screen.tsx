/** Two to four runs: first what was put in differently, then what came out differently, with intervals, on the same axes. */
import type { RunSummary } from '../../api/model.ts';
import { shortHash } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { t } from '../../i18n/text.ts';
import { useAddress } from '../../state/address.ts';
import { Differences } from '../scenario/history/differences.tsx';
import { parseChosen } from './chosen.ts';
import { isWhole, useComparison, useRuns, useSummaries, type ComparableRun } from './compare-data.ts';
import { ComparedCurves } from './compared-curves.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { MOST_RUNS, RunChooser } from './run-chooser.tsx';
import './compare.css';

export default function CompareScreen() {
  const { run } = useScenario();
  const { query } = useAddress();
  const runs = useRuns();
  return (
    <Await value={runs} what={t('runs')}>
      {(all) => {
        const numbers = parseChosen(query['runs'], run?.number ?? 0, MOST_RUNS).filter((number) => number > 0);
        const whole = all.filter(isWhole);
        const chosen = numbers.flatMap((number) => whole.find((row) => row.number === number) ?? []);
        return (
          <div className="compare">
            <RunChooser all={all} numbers={numbers} />
            {chosen.length < 2 ? <TooFew count={whole.length} /> : <Compared chosen={chosen} />}
          </div>
        );
      }}
    </Await>
  );
}

/** What to do when there is nothing to compare yet. */
function TooFew({ count }: { readonly count: number }) {
  if (count >= 2)
    return <EmptyState>{t('Choose two to four finished runs. The first one chosen is the baseline.')}</EmptyState>;
  return (
    <EmptyState>
      <p>{t('Two runs with all their replications are needed to compare; so far there are: {count}.', { count })}</p>
      <p>
        <ViewLink to={{ screen: 'what-if' }}>{t('Keep a variant of a what-if')}</ViewLink> ·{' '}
        <ViewLink to={{ screen: 'runs' }}>{t('Start a run')}</ViewLink>
      </p>
    </EmptyState>
  );
}

function Compared({ chosen }: { readonly chosen: readonly ComparableRun[] }) {
  const [base, ...others] = chosen;
  const comparison = useComparison(base, others);
  const summaries = useSummaries(
    chosen.map(({ id }) => id),
    comparison,
  );
  return (
    <>
      <Panel title={t('What was put in differently')} className="compare-inputs">
        {others.map((other, i) => (
          <InputDifference key={other.id} base={base} other={other} summary={summaries.data?.[i + 1] ?? null} />
        ))}
      </Panel>
      <Await value={summaries} what={t('runs')}>
        {(rows) => <ComparedCurves chosen={chosen} summaries={rows} />}
      </Await>
      <Await value={comparison} what={t('differences')}>
        {(rows) => <DifferenceTable chosen={chosen} comparisons={rows} summaries={summaries.data ?? []} />}
      </Await>
    </>
  );
}

interface InputDifferenceProps {
  readonly base: ComparableRun;
  readonly other: ComparableRun;
  /** Of the other; null until it is there. */
  readonly summary: RunSummary | null;
}

function InputDifference({ base, other, summary }: InputDifferenceProps) {
  const facts = [
    [t('Scenario'), base.scenario.title, other.scenario.title],
    [t('Version'), base.scenarioVersion ?? '–', other.scenarioVersion ?? '–'],
    [t('Seed'), base.seed, other.seed],
    [t('Replications'), base.asked, other.asked],
    [t('Engine'), base.engineVersion, other.engineVersion],
    [t('Snapshot'), shortHash(base.snapshotHash), shortHash(other.snapshotHash)],
  ].filter(([, a, b]) => a !== b);
  return (
    <section>
      <h3>{t('Run {run} against run {base}', { run: other.number, base: base.number })}</h3>
      {facts.length === 0 ? (
        <p className="small muted">
          {t('Same scenario, seed, replications and engine: the results are equal to the bit.')}
        </p>
      ) : (
        <ul className="difference">
          {facts.map(([title, a, b]) => (
            <li key={title} className="small">
              <span className="muted">{title}</span> {a} → <strong>{b}</strong>
            </li>
          ))}
        </ul>
      )}
      {(base.scenario.id !== other.scenario.id || base.scenarioVersion !== other.scenarioVersion) && (
        <Differences from={asRun(base)} to={asRun(other)} run={summary} />
      )}
    </section>
  );
}

/** The scenario as it was run, not as it is today. */
const asRun = ({ scenario, scenarioVersion }: ComparableRun) => ({
  scenarioId: scenario.id,
  ...(scenarioVersion === null ? {} : { version: scenarioVersion }),
});
