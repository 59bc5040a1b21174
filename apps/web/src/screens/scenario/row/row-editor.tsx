/** One row: its form, what is not saved yet, and what to do when somebody else was faster. */
import type { KeyboardEvent } from 'react';
import { isOwnedSection, ownerOf, type ScenarioDocument } from '@muster/planning';
import { NOUNS } from '../../../api/editing.ts';
import { mayKeepScenario, mayWrite } from '../../../api/rights.ts';
import { useSession } from '../../../api/session.ts';
import { store } from '../../../api/store.ts';
import { useOwnFocus } from '../../../app/own-focus.ts';
import { Panel } from '../../../app/panel.tsx';
import { t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { ReleaseView } from '../release/release-view.tsx';
import { Conflict } from './conflict.tsx';
import { dropDraft, putDraft } from './drafts.ts';
import { useFaultFocus } from './fault-focus.ts';
import { toFaults } from './field-faults.ts';
import type { Suggestions } from './field-input.tsx';
import { RowActions } from './row-actions.tsx';
import { RowForm, type Values } from './row-form.tsx';
import { Provenance } from './row-grid.tsx';
import { useRowOrder, type EditedRow, type RowOrder } from './use-row-order.ts';
import { UsedBy } from './used-by.tsx';

interface RowEditorProps {
  readonly edited: EditedRow;
  readonly suggestions: Suggestions;
  /** The whole document, to find where the row is used. */
  readonly document: ScenarioDocument;
  /** True when the draft is all there is: somebody took the row away meanwhile. */
  readonly isGone: boolean;
}

const close = () => navigate({ query: { row: null } });

/** Also from a field: what was typed is kept as a draft. Who composes a letter puts that away first. */
function closeOnEscape({ key, nativeEvent }: KeyboardEvent) {
  if (key === 'Escape' && !nativeEvent.isComposing) close();
}

export function RowEditor({ edited, suggestions, document, isGone }: RowEditorProps) {
  const { scenarioId, book, section, row, draft, schemas, version } = edited;
  const order = useRowOrder(edited);
  const focused = useOwnFocus();
  useFaultFocus(focused, order);
  const isEditable = section in NOUNS && !isGone;
  const isNew = draft?.isNew ?? false;
  const values = draft?.values ?? {};
  const keeper = useKeeper(edited, document);
  const put = (next: Values) =>
    putDraft(book, { section, id: row.id, version: draft?.version ?? version, values: next, isNew });
  return (
    <Panel
      bodyRef={focused}
      title={isNew ? nameOf({ ...values, id: t('New row') }) : nameOf(row)}
      note={<code>{row.id}</code>}
      className="row-editor"
      onKeyDown={closeOnEscape}
      tools={
        <button type="button" className="plain framed small" onClick={close}>
          {t('Close')}
        </button>
      }
    >
      <p className="small muted row-provenance">
        <Provenance row={{ ...row, source: sourceTitle(row['source'], suggestions) }} />
      </p>
      {isGone && <Gone edited={edited} />}
      {!isEditable && !isGone && (
        <p className="small muted">{t('Rows of this section are shown here and edited elsewhere.')}</p>
      )}
      {isEditable && keeper !== null && <p className="small muted">{keeper}</p>}
      <Faster {...{ edited, order }} />
      <RowForm
        schema={schemas[section]}
        {...{ row, suggestions }}
        draft={values}
        faults={toFaults(order.answer?.userErrors ?? [])}
        readOnly={!isEditable || keeper !== null || order.busy}
        onDraft={put}
      />
      {isEditable && keeper === null && <RowActions {...{ edited, document, order }} />}
      {!isNew && !isGone && <ReleaseView {...{ scenarioId, section, row, document }} />}
      {!isNew && <UsedBy document={document} section={section} id={row.id} />}
    </Panel>
  );
}

/** Who alone may change the row, where that is not who looks and cannot be asked by a proposal; else null. */
function useKeeper({ section, row, draft }: EditedRow, { nations = [] }: ScenarioDocument): string | null {
  const principal = useSession().data?.principal;
  const owner = ownerOf(section, row);
  // What was typed stays in reach, whatever has become of the right to save it.
  if (draft !== undefined || mayWrite(principal, section, owner)) return null;
  if (owner === null) return t('The coordination cell keeps this row; others read it.');
  if (isOwnedSection(section) && mayKeepScenario(principal)) return null;
  return t('Only the planners of {nation} may change this row.', {
    nation: nations.find(({ id }) => id === owner)?.name ?? owner,
  });
}

function Gone({ edited: { book, section, row } }: { readonly edited: EditedRow }) {
  const discard = () => {
    dropDraft(book, section, row.id);
    close();
  };
  return (
    <div className="conflict" role="alert" data-testid="gone">
      <p>{t('Somebody removed this row meanwhile. What you typed is kept until you discard it.')}</p>
      <button type="button" className="plain framed small" onClick={discard}>
        {t('Discard')}
      </button>
    </div>
  );
}

/** Somebody else was faster with the same row, where the server says so. */
function Faster({ edited, order }: { readonly edited: EditedRow; readonly order: RowOrder }) {
  const { answer } = order;
  if (answer === null || answer.conflicts.length === 0) return null;
  const [conflict] = answer.conflicts;
  return (
    <Conflict
      {...{ conflict }}
      intent={answer.intent}
      onTheirs={() => {
        order.discard();
        store.refresh(`scenario:${edited.scenarioId}:`);
      }}
      onMine={() => void order.send(answer.intent, conflict.currentVersion)}
    />
  );
}

const sourceTitle = (source: unknown, { of }: Suggestions) =>
  of('sources').find(({ id }) => id === source)?.name ?? source;

const nameOf = ({ name, title, id }: Values): string => [name, title, id].find(isText) ?? '';
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
