/** Which runs are compared and which of them is the baseline; those that cannot be, or not yet, say why. */
import { shortHash, toCount } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { LINE_STYLES } from '../../drawing/many-curves-chart.tsx';
import { t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';
import { isOnItsWay, isWhole, type ComparableRun } from './compare-data.ts';

export const MOST_RUNS = 4;

interface RunChooserProps {
  readonly all: readonly ComparableRun[];
  /** Of the address: also those that cannot be compared, or not yet. */
  readonly numbers: readonly number[];
}

const choose = (chosen: readonly number[]) => navigate({ query: { runs: chosen.join(',') || null } });

export function RunChooser({ all, numbers }: RunChooserProps) {
  const whole = all.filter(isWhole);
  const compared = numbers.filter((number) => whole.some((row) => row.number === number));
  const others = whole.filter(({ number }) => !numbers.includes(number));
  const waiting = all.filter((row) => isOnItsWay(row) && !numbers.includes(row.number));
  return (
    <Panel title={t('Runs to compare')} note={t('the first is the baseline')}>
      <ol className="chosen-runs">
        {numbers.map((number) => (
          <ChosenRun
            key={number}
            number={number}
            row={all.find((one) => one.number === number)}
            place={compared.indexOf(number)}
            onBaseline={() => choose([number, ...numbers.filter((one) => one !== number)])}
            onLeaveOut={() => choose(numbers.filter((one) => one !== number))}
          />
        ))}
      </ol>
      {numbers.length < MOST_RUNS && others.length > 0 && (
        <AddRun others={others} onAdd={(number) => choose([...numbers, number])} />
      )}
      {waiting.map((row) => (
        <p key={row.id} className="muted small" role="status">
          {t('Run {run}', { run: row.number })}, {row.scenario.title}: {notComparable(row)}
        </p>
      ))}
    </Panel>
  );
}

interface ChosenRunProps {
  readonly number: number;
  readonly row: ComparableRun | undefined;
  /** Among those that are compared: 0 is the baseline, -1 is not compared. */
  readonly place: number;
  readonly onBaseline: () => void;
  readonly onLeaveOut: () => void;
}

function ChosenRun({ number, row, place, onBaseline, onLeaveOut }: ChosenRunProps) {
  return (
    <li>
      <svg width="26" height="10" className="chart" aria-hidden="true">
        {place >= 0 && <path d="M0,5H26" fill="none" {...LINE_STYLES[place]} />}
      </svg>
      <strong>{t('Run {run}', { run: number })}</strong> {row?.scenario.title}
      {row && isWhole(row) ? (
        <span className="muted small">
          {t('version {version}', { version: row.scenarioVersion ?? '–' })} · {drawsText(row)} ·{' '}
          {shortHash(row.snapshotHash)}
        </span>
      ) : (
        <span className="warn small" role="status">
          {notComparable(row)}
        </span>
      )}
      {place === 0 && <span className="tag">{t('baseline')}</span>}
      {place > 0 && (
        <button type="button" className="plain framed small" onClick={onBaseline}>
          {t('Make it the baseline')}
        </button>
      )}
      <button
        type="button"
        className="plain small"
        aria-label={t('Leave out run {run}', { run: number })}
        onClick={onLeaveOut}
      >
        ✕
      </button>
    </li>
  );
}

interface AddRunProps {
  readonly others: readonly ComparableRun[];
  readonly onAdd: (number: number) => void;
}

function AddRun({ others, onAdd }: AddRunProps) {
  return (
    <label className="field">
      {t('Add a run')}
      <select value="" onChange={({ target }) => onAdd(Number(target.value))}>
        <option value="">–</option>
        {others.map((row) => (
          <option key={row.id} value={row.number}>
            {[
              row.number,
              row.scenario.title,
              ...(row.scenarioVersion === null ? [] : [t('version {version}', { version: row.scenarioVersion })]),
              drawsText(row),
            ].join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

const drawsText = ({ asked, seed }: ComparableRun): string =>
  t('{count} replications, seed {seed}', { count: toCount(asked), seed });

/** Why a run is not among those that are compared. */
function notComparable(row: ComparableRun | undefined): string {
  if (row === undefined) return t('it is not here, or is not shown to you.');
  if (!isOnItsWay(row)) return t('it ended before all its replications were done.');
  return t('under way, {done} of {asked} replications; it can be compared when all are done.', {
    done: toCount(row.done),
    asked: toCount(row.asked),
  });
}
