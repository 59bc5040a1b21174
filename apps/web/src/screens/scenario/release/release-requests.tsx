/** Requests to show a row of your nation to more: who asked, from which label to which, and the decision of another person. */
import { CELL, type Label, type ScenarioDocument } from '@muster/planning';
import { decideRelease, useReleaseRequests, type ReleaseRequest } from '../../../api/release-requests.ts';
import { Await, EmptyState } from '../../../app/states.tsx';
import { TableHead } from '../../../app/table-head.tsx';
import { momentText } from '../../../app/work-row.tsx';
import { nationName } from '../../../i18n/nation-name.ts';
import { say, t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { DecisionCell } from '../row/decision-cell.tsx';
import { sectionTitle } from '../row/titles.ts';

interface ReleaseRequestsProps {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
}

export function ReleaseRequests({ scenarioId, document }: ReleaseRequestsProps) {
  const requests = useReleaseRequests(scenarioId);
  const nameOf = (nation: string) => document.nations?.find(({ id }) => id === nation)?.name ?? nationName(nation);
  return (
    <Await value={requests} what={t('release requests')}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState>{t('Nobody of your nation asked to show more to others.')}</EmptyState>
        ) : (
          <div className="history" tabIndex={0} role="group" aria-label={t('Release requests')}>
            <table className="data compact" data-testid="release-requests">
              <TableHead
                columns={[t('What'), t('Seen until now by'), t('Asked for'), t('Who asked, why'), t('Decision')]}
              />
              <tbody>
                {rows.map((request) => (
                  <RequestRow key={request.id} {...{ request, scenarioId, nameOf }} />
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Await>
  );
}

const LEVELS: Readonly<Record<Label['level'], string>> = {
  open: 'its content, observers too',
  restricted: 'its content',
  existence: 'that it exists',
};

/** `its content: France, Poland`. */
export function labelText({ level, releasableTo }: Label, nameOf: (nation: string) => string): string {
  const who =
    releasableTo === 'all'
      ? t('everybody')
      : releasableTo.map((name) => (name === CELL ? t('Coordination cell') : nameOf(name))).join(', ');
  return who === '' ? t('nobody else') : `${who} (${say(LEVELS[level])})`;
}

const STATES: Readonly<Record<ReleaseRequest['state'], string>> = {
  OPEN: 'Waits for a releaser',
  ACCEPTED: 'Granted',
  REJECTED: 'Refused',
  WITHDRAWN: 'Taken back',
};

interface RequestRowProps {
  readonly request: ReleaseRequest;
  readonly scenarioId: string;
  readonly nameOf: (nation: string) => string;
}

function RequestRow({ request, scenarioId, nameOf }: RequestRowProps) {
  const { section, key, title, state } = request;
  return (
    <tr>
      <th scope="row">
        {section === null || key === null ? (
          t('a row that is gone')
        ) : (
          <button type="button" className="link" onClick={() => navigate({ query: { section, row: key } })}>
            {title}
          </button>
        )}
        <p className="small muted">{section !== null && sectionTitle(section)}</p>
      </th>
      <td>{labelText(request.before, nameOf)}</td>
      <td>
        <strong>{labelText(request.wanted, nameOf)}</strong>
      </td>
      <td>
        {request.askedBy} <span className="muted">{momentText(request.askedAt)}</span>
        <p className="small">{request.reason}</p>
      </td>
      <DecisionCell
        state={state}
        stateText={say(STATES[state])}
        decidedBy={request.decidedBy}
        accept={t('Approve')}
        decide={(accept) => decideRelease(scenarioId, request.id, accept)}
      />
    </tr>
  );
}
