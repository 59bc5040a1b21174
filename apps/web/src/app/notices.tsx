/** What is wrong or unfinished with all that is shown below, one sentence each. */
import { Progress } from '@mantine/core';
import { causeText } from '../api/issue-text.ts';
import type { RunHead, RunSummary, ScenarioHead } from '../api/model.ts';
import { isUnderWay } from '../api/progress.ts';
import { useTrouble } from '../api/store.ts';
import { navigate, useAddress } from '../state/address.ts';
import { t } from '../i18n/text.ts';
import { isNamed } from './choose.ts';
import { toCount } from './format.ts';
import { SCREEN_LIST } from './screens.ts';
import { SignInLink } from './states.tsx';

interface NoticesProps {
  readonly scenario: ScenarioHead | null;
  readonly run: RunHead | null;
  readonly summary: RunSummary | null;
  /** Version of the scenario that came after the run; null where there is none. */
  readonly newer: number | null;
}

export function Notices({ scenario, run, summary, newer }: NoticesProps) {
  const { screen } = useAddress();
  return (
    <section aria-label={t('Notices')} aria-live="polite">
      <TroubleNotice />
      <NotHereNotices scenario={scenario} run={run} />
      {run !== null && newer !== null && SCREEN_LIST[screen].standsAlone !== true && (
        <OutdatedNotice run={run} newer={newer} />
      )}
      {run?.state === 'failed' && summary && (
        <div className="notice offline" role="alert">
          <strong>{t('Run {run} failed.', { run: run.number })}</strong> {causeText(run.message)}{' '}
          {t('What it found before that is shown.')}
        </div>
      )}
      {run && summary?.partial && <PartialNotice run={run} done={summary.done} />}
    </section>
  );
}

/** Of the connection to the server. */
function TroubleNotice() {
  const trouble = useTrouble();
  if (trouble === 'signed-out')
    return (
      <div className="notice signed-out" role="alert">
        <strong>{t('Your session has ended.')}</strong>
        <span>{t('What is on the screen stays, and what you typed is kept in this browser.')}</span>
        <SignInLink />
      </div>
    );
  if (trouble === 'offline')
    return (
      <div className="notice offline">
        <strong>{t('The server does not answer.')}</strong>{' '}
        {t('What is on the screen stays; it is asked again every few seconds.')}
      </div>
    );
  return null;
}

/** A link may name what is gone, or not shown to who opens it. */
function NotHereNotices({ scenario, run }: Pick<NoticesProps, 'scenario' | 'run'>) {
  const { query } = useAddress();
  return (
    <>
      {scenario !== null && !isNamed(scenario, query['scenario']) && (
        <div className="notice offline" role="alert">
          {t('The scenario {wanted} of the address is not here, or is not shown to you. {shown} is shown instead.', {
            wanted: query['scenario'],
            shown: scenario.title,
          })}
        </div>
      )}
      {run !== null && !isNamed(run, query['run']) && (
        <div className="notice offline" role="alert">
          {t('Run {wanted} of the address is not here, or is not shown to you. Run {shown} is shown instead.', {
            wanted: query['run'],
            shown: run.number,
          })}
        </div>
      )}
    </>
  );
}

function OutdatedNotice({ run, newer }: { readonly run: RunHead; readonly newer: number }) {
  return (
    <div className="notice outdated" data-testid="outdated">
      <strong>{t('The scenario has changed since run {run}.', { run: run.number })}</strong>
      <span>
        {t(
          'The run is of version {of}, the scenario is at version {now}. Times and amounts are those of the run; names, persons and places are those of now.',
          { of: run.scenarioVersion ?? '–', now: newer },
        )}
      </span>
      <button type="button" className="plain framed small" onClick={() => navigate({ screen: 'runs' })}>
        {t('To the runs')}
      </button>
    </div>
  );
}

function PartialNotice({ run, done }: { readonly run: RunHead; readonly done: number }) {
  return (
    <div className="notice partial" data-testid="partial">
      <strong>{t('Partial result')}</strong>
      <span>
        {t('{done} of {asked} replications', { done: toCount(done), asked: toCount(run.asked) })}
        {run.state === 'cancelled'
          ? `; ${t('the run was cancelled.')}`
          : isUnderWay(run)
            ? `; ${t('bands and probabilities will still move.')}`
            : '.'}
      </span>
      {isUnderWay(run) && (
        <Progress
          className="grow"
          value={(run.done / Math.max(1, run.asked)) * 100}
          size="sm"
          aria-label={t('Replications done')}
        />
      )}
    </div>
  );
}
