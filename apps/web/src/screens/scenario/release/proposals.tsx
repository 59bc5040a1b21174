/** Proposals of the coordination cell: field by field what would change, and the decision of a planner of the nation. */
import type { ScenarioDocument } from '@muster/planning';
import { decideProposal, useProposals, type Proposal } from '../../../api/proposals.ts';
import { Await, EmptyState } from '../../../app/states.tsx';
import { TableHead } from '../../../app/table-head.tsx';
import { momentText } from '../../../app/work-row.tsx';
import { nationName } from '../../../i18n/nation-name.ts';
import { say, t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { DecisionCell } from '../row/decision-cell.tsx';
import { fieldTitle, sectionTitle } from '../row/titles.ts';
import { valueText } from '../row/value-text.ts';

interface ProposalsProps {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
}

export function Proposals({ scenarioId, document }: ProposalsProps) {
  const proposals = useProposals(scenarioId);
  return (
    <Await value={proposals} what={t('proposals')}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState>
            {t('Nothing is proposed. The coordination cell proposes a change in the form of a row of a nation.')}
          </EmptyState>
        ) : (
          <div className="history" tabIndex={0} role="group" aria-label={t('Proposals')}>
            <table className="data compact" data-testid="proposals">
              <TableHead columns={[t('What'), t('Proposed change'), t('Who asked, why'), t('Decision')]} />
              <tbody>
                {rows.map((proposal) => (
                  <ProposalRow key={proposal.id} {...{ proposal, scenarioId, document }} />
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Await>
  );
}

const STATES: Readonly<Record<Proposal['state'], string>> = {
  OPEN: 'Waits for the nation',
  ACCEPTED: 'Accepted',
  REJECTED: 'Refused',
  WITHDRAWN: 'Taken back',
};

function ProposalRow({ proposal, scenarioId, document }: ProposalsProps & { readonly proposal: Proposal }) {
  const { section, key, nation, change, state } = proposal;
  const rows = (document as unknown as Readonly<Record<string, unknown>>)[section];
  const row = Array.isArray(rows)
    ? (rows as readonly Readonly<Record<string, unknown>>[]).find(({ id }) => id === key)
    : undefined;
  return (
    <tr>
      <th scope="row">
        <button type="button" className="link" onClick={() => navigate({ query: { section, row: key } })}>
          {String(row?.['name'] ?? row?.['title'] ?? key)}
        </button>
        <p className="small muted">
          {sectionTitle(section)}, {document.nations?.find(({ id }) => id === nation)?.name ?? nationName(nation)}
        </p>
      </th>
      <td>
        {Object.entries(change).map(([name, value]) => (
          <p key={name} className="small">
            <span className="muted">{fieldTitle(name)}:</span>{' '}
            {state === 'OPEN' && row !== undefined && `${valueText(row[name])} → `}
            <strong>{valueText(value)}</strong>
          </p>
        ))}
      </td>
      <td>
        {proposal.askedBy} <span className="muted">{momentText(proposal.askedAt)}</span>
        <p className="small">{proposal.reason}</p>
      </td>
      <DecisionCell
        state={state}
        stateText={say(STATES[state])}
        decidedBy={proposal.decidedBy}
        accept={t('Accept')}
        decide={(accept) => decideProposal(scenarioId, proposal.id, accept)}
      />
    </tr>
  );
}
