/** Jobs with where they stand; a job under way can be stopped, one that has ended can be shown. */
import { useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { cancelJob, isJobUnderWay, type Job } from '../../api/background-jobs.ts';
import { toCount } from '../../app/format.ts';
import { say, t } from '../../i18n/text.ts';
import { navigate } from '../../state/address.ts';

const KINDS: Readonly<Record<string, string>> = {
  'movement-plan': 'Movement plan',
  'site-location': 'Sites for depots and hubs',
};
export const kindTitle = (kind: string): string => say(KINDS[kind] ?? kind);

interface JobListProps {
  readonly jobs: readonly Job[];
  readonly scenarioId: string;
  readonly shown: string | null;
}

export function JobList({ jobs, scenarioId, shown }: JobListProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('Background jobs of this scenario')}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('Job')}
            </th>
            <th scope="col">{t('What')}</th>
            <th scope="col">{t('State')}</th>
            <th scope="col" style={{ minWidth: 190 }}>
              {t('Steps')}
            </th>
            <th scope="col">{t('Started')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('Actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} {...{ job, scenarioId }} isShown={job.id === shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STATES: Readonly<Record<Job['state'], string>> = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
};

interface JobRowProps {
  readonly job: Job;
  readonly scenarioId: string;
  readonly isShown: boolean;
}

function JobRow({ job, scenarioId, isShown }: JobRowProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isCancelling, setCancelling] = useState(false);
  const cancel = async () => {
    setCancelling(true);
    try {
      setProblem((await cancelJob(scenarioId, job.id)).join(' ') || null);
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setCancelling(false);
  };
  const title = kindTitle(job.kind);
  return (
    <tr className={isShown ? 'selected' : undefined}>
      <th scope="row" className="number">
        {job.number}
      </th>
      <td>{title}</td>
      <td>
        {say(STATES[job.state])}
        {(problem ?? job.error) !== null && <p className="small bad">{problem ?? job.error}</p>}
      </td>
      <td>
        {isJobUnderWay(job) && (
          <div className="job-steps">
            <Progress
              value={job.total === 0 ? 0 : (job.done / job.total) * 100}
              size="sm"
              aria-label={t('Steps of job {job}', { job: job.number })}
              animated={job.state === 'running'}
            />
            <span className="nowrap">
              {job.total === 0
                ? t('not known yet')
                : t('{done} of {asked}', { done: toCount(job.done), asked: toCount(job.total) })}
            </span>
          </div>
        )}
      </td>
      <td className="nowrap">{String(job.createdAt).slice(0, 16).replace('T', ' ')}Z</td>
      <td>
        <span className="row-actions">
          {isJobUnderWay(job) && (
            <Button size="compact-xs" variant="default" onClick={() => void cancel()} loading={isCancelling}>
              {t('Cancel')}
            </Button>
          )}
          {job.state === 'succeeded' &&
            (isShown ? (
              <span className="muted small">{t('shown')}</span>
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => navigate({ query: { job: String(job.number) } })}
              >
                {t('Show')}
              </Button>
            ))}
        </span>
      </td>
    </tr>
  );
}
