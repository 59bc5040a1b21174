/** Jobs with where they stand; a job under way can be stopped, one that has ended can be shown. */
import { cancelJob, isJobUnderWay, type Job } from '../../api/background-jobs.ts';
import { causeText } from '../../api/issue-text.ts';
import { shortHash } from '../../app/format.ts';
import { TableHead } from '../../app/table-head.tsx';
import {
  CancelButton,
  KeepButton,
  momentText,
  ShowButton,
  tookText,
  useCancel,
  WorkBar,
  WORK_STATES,
} from '../../app/work-row.tsx';
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
        <TableHead
          columns={[
            { figure: t('Job') },
            t('What'),
            t('State'),
            { bar: t('Steps') },
            t('Started'),
            { figure: t('Took') },
            t('Engine'),
            t('Snapshot'),
            { unseen: t('Actions') },
          ]}
        />
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} {...{ job, scenarioId }} isShown={job.id === shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A search that is under way has something to keep; a choice of sites has not until it ends. */
const canKeep = ({ kind, state, stopAsked }: Job): boolean =>
  kind === 'movement-plan' && state === 'running' && !stopAsked;

interface JobRowProps {
  readonly job: Job;
  readonly scenarioId: string;
  readonly isShown: boolean;
}

function JobRow({ job, scenarioId, isShown }: JobRowProps) {
  const { problem, ...cancelling } = useCancel(() => cancelJob(scenarioId, job.id));
  const { problem: keepProblem, ...keeping } = useCancel(() => cancelJob(scenarioId, job.id, true));
  const told = problem ?? keepProblem ?? job.error;
  const title = kindTitle(job.kind);
  return (
    <tr className={isShown ? 'selected' : undefined}>
      <th scope="row" className="number">
        {job.number}
      </th>
      <td>{title}</td>
      <td>
        {job.stopAsked && isJobUnderWay(job) ? t('Ends with the best so far') : say(WORK_STATES[job.state])}
        {told !== null && <p className="small bad">{problem ?? keepProblem ?? causeText(job.error)}</p>}
      </td>
      <td>
        {isJobUnderWay(job) && (
          <WorkBar
            label={t('Steps of job {job}', { job: job.number })}
            done={job.done}
            asked={job.total}
            isRunning={job.state === 'running'}
          />
        )}
      </td>
      <td className="nowrap">{momentText(String(job.createdAt))}</td>
      <td className="number">{tookText(job.createdAt, job.finishedAt)}</td>
      <td>{job.engineVersion}</td>
      <td>
        <code>{shortHash(job.snapshotHash)}</code>
      </td>
      <td>
        <span className="row-actions">
          {canKeep(job) && <KeepButton {...keeping} />}
          {isJobUnderWay(job) && <CancelButton {...cancelling} />}
          {job.state === 'succeeded' && (
            <ShowButton isShown={isShown} onShow={() => navigate({ query: { job: String(job.number) } })} />
          )}
        </span>
      </td>
    </tr>
  );
}
