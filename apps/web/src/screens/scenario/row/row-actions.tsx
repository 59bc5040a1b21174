/** What can be done with a row: saved or put before its nation, discarded, removed; and what was said against it. */
import { Button } from '@mantine/core';
import { isOwnedSection, ownerOf, type ScenarioDocument } from '@muster/planning';
import { RequestError } from '../../../api/client.ts';
import type { Row } from '../../../api/editing.ts';
import { useSession } from '../../../api/session.ts';
import { Issue } from '../../../app/issue.tsx';
import { SignedOutState } from '../../../app/states.tsx';
import { say, t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { Propose } from '../release/propose.tsx';
import { dropDraft } from './drafts.ts';
import { faultsBeside, toFaults } from './field-faults.ts';
import { formFieldsOf, type Field } from './field-kinds.ts';
import type { EditedRow, RowOrder } from './use-row-order.ts';

interface RowActionsProps {
  readonly edited: EditedRow;
  readonly document: ScenarioDocument;
  readonly order: RowOrder;
}

export function RowActions({ edited, document, order }: RowActionsProps) {
  const { section, row, draft } = edited;
  const isNew = draft?.isNew ?? false;
  const changed = Object.keys(draft?.values ?? {}).length;
  const isUntouched = changed === 0 && !isNew;
  const nation = useProposedTo(section, row, isNew);
  const discard = () => {
    order.discard();
    if (isNew) navigate({ query: { row: null } });
  };
  return (
    <div className="form-actions">
      {nation !== null ? (
        <ProposeRow {...{ edited, document, order, nation }} />
      ) : (
        <Button size="compact-sm" loading={order.busy} disabled={isUntouched} onClick={() => void order.send('save')}>
          {isNew ? t('Add') : t('Save')}
        </Button>
      )}
      <button type="button" className="plain framed small" disabled={isUntouched} onClick={discard}>
        {t('Discard')}
      </button>
      {!isNew && nation === null && (
        <button type="button" className="plain framed small bad" onClick={() => void order.send('remove')}>
          {t('Remove')}
        </button>
      )}
      <span className="small muted">{changed > 0 && t('fields not saved: {count}', { count: changed })}</span>
      <Refusal order={order} fields={formFieldsOf(edited.schemas[section])} />
    </div>
  );
}

interface ProposeRowProps extends RowActionsProps {
  readonly nation: string;
}

function ProposeRow({ edited, document, order, nation }: ProposeRowProps) {
  const { scenarioId, book, section, row, draft } = edited;
  if (!isOwnedSection(section)) return null;
  return (
    <Propose
      {...{ scenarioId, section }}
      row={row.id}
      nation={document.nations?.find(({ id }) => id === nation)?.name ?? nation}
      change={draft?.values ?? {}}
      check={order.findFaults}
      onAnswer={(userErrors) => {
        order.refuse(userErrors);
        if (userErrors.length === 0) dropDraft(book, section, row.id);
      }}
    />
  );
}

/** Why it was not taken: what is wrong with a field stands beside it; that a session has ended is no fault of the row. */
function Refusal({
  order: { problem, answer },
  fields,
}: {
  readonly order: RowOrder;
  readonly fields: readonly Field[];
}) {
  const isSignedOut = problem instanceof RequestError && problem.fault === 'signed-out';
  const faults = toFaults(answer?.userErrors ?? []);
  const beside = faultsBeside(faults, fields);
  const inFields = faults.length - beside.length;
  return (
    <>
      {isSignedOut && <SignedOutState />}
      <div role="alert" className="small bad">
        {typeof problem === 'string' && problem}
        {problem instanceof RequestError &&
          !isSignedOut &&
          `${say(problem.message)} ${t('What you typed is kept in this browser.')}`}
        {inFields > 0 && t('Not saved. Faults beside their fields: {count}.', { count: inFields })}
        {beside.map(({ code, message }) => (
          <p key={`${code} ${message}`}>
            <Issue code={code} message={message} />
          </p>
        ))}
      </div>
    </>
  );
}

/** The nation that has to agree, where who looks is the coordination cell and the row is not its own; else null. */
function useProposedTo(section: string, row: Row, isNew: boolean): string | null {
  const principal = useSession().data?.principal;
  const owner = ownerOf(section, row);
  const isProposed =
    principal?.roles.includes('coordination-cell') === true && isOwnedSection(section) && owner !== principal.nation;
  return isProposed && !isNew ? owner : null;
}
