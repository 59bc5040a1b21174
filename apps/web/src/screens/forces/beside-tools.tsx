import { besideRuns } from '../../app/choose.ts';
import { useScenario, useShown } from '../../app/run-context.ts';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useClock } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';

/** Holds a time to look at another beside it, and chooses another run of the scenario. */
export function BesideTools({ then, against }: { readonly then: number | null; readonly against: number | null }) {
  const { run } = useShown();
  const { runs } = useScenario();
  const clock = useClock();
  const others = besideRuns(runs, run.id);
  const { query } = useAddress();
  const removed = runs.find(({ number, isTrimmed }) => isTrimmed && String(number) === query['against']);
  return (
    <>
      <button
        type="button"
        className="plain framed small"
        aria-pressed={then !== null}
        title={t('Then move the clock: the change since this time is shown.')}
        onClick={() => navigate({ query: { then: then === null ? String(clock.minute) : null } })}
      >
        {then === null ? t('Hold this time') : t('Held: {day}', { day: toDDay(run.clock, then) })}
      </button>
      {others.length > 0 && (
        <label className="field">
          {t('Beside run')}
          <select
            value={against ?? ''}
            onChange={({ target }) => navigate({ query: { against: target.value || null } })}
          >
            <option value="">–</option>
            {others.map(({ id, number, scenarioVersion, seed }) => (
              <option key={id} value={number}>
                {[number, t('version {version}', { version: scenarioVersion ?? '–' }), `${t('Seed')} ${seed}`].join(
                  ' · ',
                )}
              </option>
            ))}
          </select>
        </label>
      )}
      {removed !== undefined && removed.id !== run.id && (
        <span className="small warn" role="status">
          {t('Run {run} is kept without its details.', { run: removed.number })}
        </span>
      )}
    </>
  );
}
