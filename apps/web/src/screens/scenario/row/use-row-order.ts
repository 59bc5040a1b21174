/** A row as the server takes it: saved, removed or refused, and what somebody else has made of it meanwhile. */
import { useState } from 'react';
import { RequestError } from '../../../api/client.ts';
import { putRow } from '../../../api/document.ts';
import { editRow, type EditAnswer, type EditedSection, type Row, type RowEdit } from '../../../api/editing.ts';
import type { SchemaNode } from '../../../api/editing-input.ts';
import { store } from '../../../api/store.ts';
import { navigate } from '../../../state/address.ts';
import { dropDraft, type Draft } from './drafts.ts';
import { findRowFaults } from './row-faults.ts';

export type RowIntent = 'save' | 'remove';

/** The row on the screen, and what is typed into it. */
export interface EditedRow {
  readonly scenarioId: string;
  /** Where the drafts of who is signed in are kept. */
  readonly book: string;
  readonly section: string;
  readonly row: Row;
  readonly draft: Draft | undefined;
  readonly schemas: Readonly<Record<string, SchemaNode>>;
  /** Version of the scenario on the screen. */
  readonly version: number;
}

/** What the server, or the page before it, made of an intent. */
interface Answered extends Pick<EditAnswer, 'userErrors' | 'conflicts'> {
  readonly intent: RowIntent;
}

export type RowOrder = ReturnType<typeof useRowOrder>;

export function useRowOrder({ scenarioId, book, section, row, draft, schemas, version }: EditedRow) {
  const [answer, setAnswer] = useState<Answered | null>(null);
  const [problem, setProblem] = useState<RequestError | string | null>(null);
  const [busy, setBusy] = useState(false);
  const whole = { ...row, ...draft?.values };
  const findFaults = () => findRowFaults(schemas[section], whole);
  const refuse = (userErrors: Answered['userErrors']) => setAnswer({ intent: 'save', conflicts: [], userErrors });
  const discard = () => {
    dropDraft(book, section, row.id);
    setAnswer(null);
  };
  const give = async (intent: RowIntent, onVersion: number) => {
    const result = await editRow(scenarioId, onVersion, toEdit(intent, section as EditedSection, row, draft), schemas);
    setAnswer({ ...result, intent });
    if (result.userErrors.length > 0 || result.conflicts.length > 0) return;
    dropDraft(book, section, row.id);
    // What goes on being typed is typed into the row as it is now; the server's word on it follows.
    const now = intent === 'remove' ? null : { ...whole, id: row.id };
    putRow(scenarioId, section, now, row.id, result.scenario?.version ?? onVersion);
    store.refresh(`scenario:${scenarioId}:`);
    if (intent === 'remove') navigate({ query: { row: null } });
  };
  /** @param onVersion the version that it is a change of; as a rule that in which it was begun */
  const send = async (intent: RowIntent, onVersion = draft?.version ?? version) => {
    setProblem(null);
    const faults = intent === 'save' ? findFaults() : [];
    if (faults.length > 0) return refuse(faults);
    setBusy(true);
    try {
      await give(intent, onVersion);
    } catch (fault) {
      setProblem(fault instanceof RequestError ? fault : String(fault));
    }
    setBusy(false);
  };
  return { answer, problem, busy, findFaults, refuse, discard, send };
}

function toEdit(intent: RowIntent, section: EditedSection, { id }: Row, draft: Draft | undefined): RowEdit {
  if (intent === 'remove') return { kind: 'remove', section, id };
  const values = draft?.values ?? {};
  if (draft?.isNew) return { kind: 'add', section, row: { ...values, id } };
  return { kind: 'change', section, id, change: values };
}
