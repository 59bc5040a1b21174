/** From other screens to the form of a row, with values that are typed in already and not saved yet. */
import { ownerOf } from '@muster/planning';
import { NOUNS, type EditedSection } from '../../../api/editing.ts';
import { personOf, useSession } from '../../../api/session.ts';
import { navigate } from '../../../state/address.ts';
import { bookOf, listDrafts, putDraft } from './drafts.ts';
import { useScenarioNow } from '../../../api/scenario-now.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What a planner of a nation has typed in already where a new row belongs to a nation: his own, for he may add no other. A decision needs its kind
 * too, of which one is the nation's.
 */
export function ownValues(section: string, nation: string | null): Values {
  if (nation === null) return {};
  const ways: readonly Values[] = [{ nation }, { owner: nation }, { owner: nation, kind: 'national-approval' }];
  return ways.find((values) => ownerOf(section, values) === nation) ?? {};
}

/** A new row. */
export function beginRow(book: string, section: EditedSection, version: number, values: Values = {}): void {
  const id = `${NOUNS[section]}-${crypto.randomUUID().slice(0, 8)}`.toLowerCase();
  putDraft(book, { section, id, version, values, isNew: true });
  navigate({ screen: 'scenario', query: { section, row: id } });
}

/** A row that is there; what was typed of it before is kept. */
function changeRow(book: string, section: EditedSection, id: string, version: number, values: Values): void {
  const begun = listDrafts(book).find((draft) => draft.section === section && draft.id === id);
  putDraft(book, { version, isNew: false, ...begun, section, id, values: { ...begun?.values, ...values } });
  navigate({ screen: 'scenario', query: { section, row: id } });
}

interface RowOpener {
  readonly begin: (section: EditedSection, values: Values) => void;
  readonly change: (section: EditedSection, id: string, values: Values) => void;
}

/** Null until it is known who looks, and which version of the scenario is on the screen. */
export function useRowOpener(scenarioId: string): RowOpener | null {
  const session = useSession().data;
  const version = useScenarioNow(scenarioId).data?.version;
  if (session === undefined || version === undefined) return null;
  const book = bookOf(personOf(session), scenarioId);
  return {
    begin: (section, values) => beginRow(book, section, version, values),
    change: (section, id, values) => changeRow(book, section, id, version, values),
  };
}
