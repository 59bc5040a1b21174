/** One row: its form, what is not saved yet, and what to do when somebody else was faster. */
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { ownerOf, type ScenarioDocument } from '@muster/planning';
import { RequestError } from '../../../api/client.ts';
import { putRow } from '../../../api/document.ts';
import {
  editRow,
  NOUNS,
  type EditAnswer,
  type EditConflict,
  type EditedSection,
  type Row,
} from '../../../api/editing.ts';
import type { SchemaNode } from '../../../api/editing-input.ts';
import { FOUND_HERE } from '../../../api/issue-text.ts';
import { isLabelled } from '../../../api/release.ts';
import { useSession } from '../../../api/session.ts';
import { store } from '../../../api/store.ts';
import { Issue } from '../../../app/issue.tsx';
import { Panel } from '../../../app/panel.tsx';
import { SignedOutState } from '../../../app/states.tsx';
import { TableHead } from '../../../app/table-head.tsx';
import { say, t } from '../../../i18n/text.ts';
import { navigate } from '../../../state/address.ts';
import { dropDraft, putDraft, type Draft } from './drafts.ts';
import { Propose } from '../release/propose.tsx';
import { ReleaseView } from '../release/release-view.tsx';
import type { Suggestions } from './field-input.tsx';
import { fieldsOf, findMissing, findUnread } from './field-kinds.ts';
import { RowForm, type Values } from './row-form.tsx';
import { useOwnFocus } from '../../../app/own-focus.ts';
import { Provenance } from './row-grid.tsx';
import { fieldTitle, sectionTitle } from './titles.ts';
import { usesOf } from './uses.ts';
import { valueText } from './value-text.ts';

interface RowEditorProps {
  readonly scenarioId: string;
  /** Where the drafts of who is signed in are kept. */
  readonly book: string;
  readonly section: string;
  readonly row: Row;
  readonly draft: Draft | undefined;
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  readonly suggestions: Suggestions;
  /** The whole document, to find where the row is used. */
  readonly document: ScenarioDocument;
  /** Version of the scenario on the screen; null while it is not known. */
  readonly version: number;
  /** True when the draft is all there is: somebody took the row away meanwhile. */
  readonly isGone: boolean;
}

type Intent = 'save' | 'remove';

const toMissing = (path: readonly string[]) => ({
  code: FOUND_HERE,
  path: [...path],
  message: t('{field} needs a value.', { field: path.map(partTitle).join(', ') }),
});

const toUnread = (path: readonly string[]) => ({
  code: FOUND_HERE,
  path: [...path],
  message: t('{field} cannot be read as it is typed.', { field: path.map(partTitle).join(', ') }),
});

/** A field by its title, a row within a row by its number. */
const partTitle = (part: string): string => (/^\d+$/.test(part) ? String(Number(part) + 1) : fieldTitle(part));

/** What the server made of an intent, for the case that somebody was faster. */
interface Answered extends Pick<EditAnswer, 'userErrors' | 'conflicts'> {
  readonly intent: Intent;
}

export function RowEditor({
  scenarioId,
  book,
  section,
  row,
  draft,
  schemas,
  suggestions,
  document,
  version,
  isGone,
}: RowEditorProps) {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [problem, setProblem] = useState<RequestError | string | null>(null);
  const [busy, setBusy] = useState(false);
  const isEditable = section in NOUNS && !isGone;
  const isNew = draft?.isNew ?? false;
  const values = draft?.values ?? {};
  const changed = Object.keys(values).length;
  const put = (next: Values) =>
    putDraft(book, { section, id: row.id, version: draft?.version ?? version, values: next, isNew });
  const whole = { ...row, ...values };
  const findFaults = () => {
    const fields = fieldsOf(schemas[section]);
    return [...findMissing(fields, whole).map(toMissing), ...findUnread(fields, whole).map(toUnread)];
  };
  const nation = useProposedTo(section, row, isNew);
  const send = async (what: Intent, onVersion: number) => {
    setProblem(null);
    const faults = findFaults();
    if (what === 'save' && faults.length > 0) {
      setAnswer({ intent: what, conflicts: [], userErrors: faults });
      return;
    }
    setBusy(true);
    try {
      const on = { section: section as EditedSection };
      const result = await editRow(
        scenarioId,
        onVersion,
        what === 'remove'
          ? { ...on, kind: 'remove', id: row.id }
          : isNew
            ? { ...on, kind: 'add', row: { ...values, id: row.id } }
            : { ...on, kind: 'change', id: row.id, change: values },
        schemas,
      );
      setAnswer({ ...result, intent: what });
      if (result.userErrors.length === 0 && result.conflicts.length === 0) {
        dropDraft(book, section, row.id);
        // What goes on being typed is typed into the row as it is now; the server's word on it follows.
        const version = result.scenario?.version ?? onVersion;
        putRow(scenarioId, section, what === 'remove' ? null : { ...whole, id: row.id }, row.id, version);
        store.refresh(`scenario:${scenarioId}:`);
        if (what === 'remove') navigate({ query: { row: null } });
      }
    } catch (fault) {
      setProblem(fault instanceof RequestError ? fault : String(fault));
    }
    setBusy(false);
  };
  const begun = draft?.version ?? version;
  const focused = useOwnFocus();
  return (
    <Panel
      bodyRef={focused}
      title={nameOf(isNew ? { ...row, ...values } : row)}
      note={<code>{row.id}</code>}
      className="row-editor"
      tools={
        <button type="button" className="plain framed small" onClick={() => navigate({ query: { row: null } })}>
          {t('Close')}
        </button>
      }
    >
      <p className="small muted row-provenance">
        <Provenance row={row} />
      </p>
      {isGone && (
        <div className="conflict" role="alert" data-testid="gone">
          <p>{t('Somebody removed this row meanwhile. What you typed is kept until you discard it.')}</p>
          <button
            type="button"
            className="plain framed small"
            onClick={() => {
              dropDraft(book, section, row.id);
              navigate({ query: { row: null } });
            }}
          >
            {t('Discard')}
          </button>
        </div>
      )}
      {!isEditable && !isGone && (
        <p className="small muted">{t('Rows of this section are shown here and edited elsewhere.')}</p>
      )}
      {answer !== null && answer.conflicts.length > 0 && (
        <Conflict
          conflict={answer.conflicts[0]}
          intent={answer.intent}
          onTheirs={() => {
            dropDraft(book, section, row.id);
            setAnswer(null);
            store.refresh(`scenario:${scenarioId}:`);
          }}
          onMine={() => void send(answer.intent, answer.conflicts[0].currentVersion)}
        />
      )}
      <RowForm
        schema={schemas[section]}
        {...{ row, suggestions }}
        draft={values}
        errors={answer?.userErrors ?? []}
        readOnly={!isEditable || busy}
        onDraft={put}
      />
      {isEditable && (
        <div className="form-actions">
          {nation !== null && isLabelled(section) ? (
            <Propose
              {...{ scenarioId, section }}
              row={row.id}
              nation={document.nations?.find(({ id }) => id === nation)?.name ?? nation}
              change={values}
              check={findFaults}
              onAnswer={(userErrors) => {
                setAnswer({ intent: 'save', conflicts: [], userErrors });
                if (userErrors.length === 0) dropDraft(book, section, row.id);
              }}
            />
          ) : (
            <Button
              size="compact-sm"
              loading={busy}
              disabled={changed === 0 && !isNew}
              onClick={() => void send('save', begun)}
            >
              {isNew ? t('Add') : t('Save')}
            </Button>
          )}
          <button
            type="button"
            className="plain framed small"
            disabled={changed === 0 && !isNew}
            onClick={() => {
              dropDraft(book, section, row.id);
              setAnswer(null);
              if (isNew) navigate({ query: { row: null } });
            }}
          >
            {t('Discard')}
          </button>
          {!isNew && nation === null && (
            <button type="button" className="plain framed small bad" onClick={() => void send('remove', begun)}>
              {t('Remove')}
            </button>
          )}
          <span className="small muted">{changed > 0 && t('fields not saved: {count}', { count: changed })}</span>
          {problem instanceof RequestError && problem.fault === 'signed-out' && <SignedOutState />}
          <div role="alert" className="small bad">
            {typeof problem === 'string' && problem}
            {problem instanceof RequestError &&
              problem.fault !== 'signed-out' &&
              `${say(problem.message)} ${t('What you typed is kept in this browser.')}`}
            {answer?.userErrors.map(({ code, message, path }) => (
              <p key={`${path.join('.')} ${message}`}>
                <Issue code={code} message={message} />
              </p>
            ))}
          </div>
        </div>
      )}
      {!isNew && !isGone && <ReleaseView {...{ scenarioId, section, row, document }} />}
      {!isNew && <UsedBy document={document} section={section} id={row.id} />}
    </Panel>
  );
}

/** The nation that has to agree, where who looks is the coordination cell and the row is not its own; else null. */
function useProposedTo(section: string, row: Row, isNew: boolean): string | null {
  const principal = useSession().data?.principal;
  const owner = ownerOf(section, row);
  const isProposed =
    principal?.roles.includes('coordination-cell') === true && isLabelled(section) && owner !== principal.nation;
  return isProposed && !isNew ? owner : null;
}

const nameOf = ({ name, title, id }: Values): string => [name, title, id].find(isText) ?? '';
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const MOST_USES = 200;

/** Where the row is used, so that a change is not made blindly. */
function UsedBy({ document, section, id }: { document: ScenarioDocument; section: string; id: string }) {
  const uses = useMemo(() => usesOf(document, section, id), [document, section, id]);
  return (
    <details className="used-by" data-testid="used-by">
      <summary>{t('Used in {count} {count?place|places} of the scenario', { count: uses.length })}</summary>
      <ul>
        {uses.slice(0, MOST_USES).map((use) => (
          <li key={`${use.section} ${use.id} ${use.field}`} className="small">
            {use.id !== null && (
              <button
                type="button"
                className="link"
                onClick={() => navigate({ query: { section: use.section, row: use.id } })}
              >
                {use.name}
              </button>
            )}{' '}
            <span className="muted">
              {sectionTitle(use.section)}, {fieldTitle(use.field)}
            </span>
          </li>
        ))}
        {uses.length > MOST_USES && (
          <li className="small muted">{t('and {count} more', { count: uses.length - MOST_USES })}</li>
        )}
      </ul>
    </details>
  );
}

interface ConflictProps {
  readonly conflict: EditConflict;
  readonly intent: Intent;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
}

/** Both sides of a field that two people changed, and what it was. */
function Conflict({ conflict, intent, onTheirs, onMine }: ConflictProps) {
  const [base, theirs, yours] = [conflict.base, conflict.theirs, conflict.yours].map(
    (side) => (side ?? {}) as Readonly<Record<string, unknown>>,
  );
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(yours)])].filter(
    (name) => JSON.stringify(theirs[name]) !== JSON.stringify(yours[name]),
  );
  return (
    <section className="conflict" role="alert" data-testid="conflict">
      <p>
        <strong>{t('{who} changed this meanwhile.', { who: conflict.changedBy })}</strong>{' '}
        <span className="muted small">{conflict.changedAt.slice(0, 16).replace('T', ' ')}Z</span>
      </p>
      <table className="data compact">
        <TableHead columns={[t('Field'), t('It was'), t('Theirs'), t('Yours')]} />
        <tbody>
          {fields.map((name) => (
            <tr key={name}>
              <th scope="row">{fieldTitle(name)}</th>
              <td>{valueText(base[name])}</td>
              <td>{valueText(theirs[name])}</td>
              <td>{valueText(yours[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form-actions">
        <button type="button" className="plain framed small" onClick={onTheirs}>
          {t('Take theirs')}
        </button>
        <button type="button" className="plain framed small" onClick={onMine}>
          {intent === 'remove' ? t('Remove it all the same') : t('Save mine')}
        </button>
      </div>
    </section>
  );
}
