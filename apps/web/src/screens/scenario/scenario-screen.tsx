/** All inputs of the scenario: a grid for each section, a form for each row, with sources; edits with undo, fork and publish. */
import { useMemo } from 'react';
import { toJsonSchema, type ScenarioDocument } from '@muster/planning';
import { useDocument } from '../../api/document.ts';
import { NOUNS, type EditedSection, type Row } from '../../api/editing.ts';
import { rowSchemas, type SchemaNode } from '../../api/editing-input.ts';
import { mayAdd } from '../../api/rights.ts';
import { personOf, useSession } from '../../api/session.ts';
import { toCount } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { Await, EmptyState, LoadingState } from '../../app/states.tsx';
import { t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { bookOf, useDrafts, type Draft } from './row/drafts.ts';
import { HeadPanel } from './head-panel.tsx';
import { ImportPanel } from './import/import-panel.tsx';
import { beginRow, ownValues } from './row/open-row.ts';
import { NowPanel } from './now/now-panel.tsx';
import { RowEditor } from './row/row-editor.tsx';
import { fieldsOf } from './row/field-kinds.ts';
import { referenceNames, saysText, type NameOf } from './row/reference-names.ts';
import { RowGrid } from './row/row-grid.tsx';
import { useHead } from '../../api/scenario-head.ts';
import { sectionTitle } from './row/titles.ts';
import './scenario.css';

/** In the order in which a planner thinks; what is not named here comes behind. */
const ORDER = [
  'nations',
  'contributions',
  'forceElements',
  'requirements',
  'gates',
  'conditions',
  'commitments',
  'places',
  'links',
  'shares',
  'liftPools',
  'liftTypes',
  'unitTemplates',
  'movements',
  'stocks',
  'consumers',
  'replenishments',
  'deliveries',
  'activities',
  'disruptions',
  'factors',
  'sources',
];

let schemas: Readonly<Record<string, SchemaNode>> | null = null;
const getSchemas = () => (schemas ??= rowSchemas(toJsonSchema() as SchemaNode));

function sectionsInOrder(): readonly string[] {
  const names = Object.keys(getSchemas());
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length + names.indexOf(name));
  return [...names].sort((a, b) => place(a) - place(b));
}

const rowsOf = (document: ScenarioDocument, section: string): readonly Row[] => {
  const rows = (document as Readonly<Record<string, unknown>>)[section];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

export default function ScenarioScreen() {
  const { scenario } = useScenario();
  const loaded = useDocument(scenario.id);
  const session = useSession();
  // Drafts belong to a person; where nobody can be told, as while the server is away, to none.
  if (session.data === undefined && session.error === null) return <LoadingState what={t('scenario')} />;
  return (
    <Await value={loaded} what={t('scenario')}>
      {({ document, version }) => (
        <Editor
          key={scenario.id}
          scenarioId={scenario.id}
          book={bookOf(personOf(session.data), scenario.id)}
          document={document}
          version={version}
        />
      )}
    </Await>
  );
}

interface EditorProps {
  readonly scenarioId: string;
  readonly book: string;
  readonly document: ScenarioDocument;
  readonly version: number;
}

function Editor({ scenarioId, book, document, version }: EditorProps) {
  const { query } = useAddress();
  const head = useHead(scenarioId);
  const drafts = useDrafts(book);
  const sections = useMemo(() => sectionsInOrder(), []);
  const section = sections.includes(query['section'] ?? '') ? (query['section'] as string) : 'nations';
  const rows = rowsOf(document, section);
  const selected = query['row'];
  const row = rows.find(({ id }) => id === selected);
  const draft = drafts.find((one) => one.section === section && one.id === selected);
  // A form compares with its row, so a new row has nothing but its id.
  const shown =
    row ?? (draft === undefined ? undefined : ({ ...(draft.isNew ? {} : draft.values), id: draft.id } as Row));
  const suggestions = useMemo(
    () => ({
      cfDay: document.clock.cfDay,
      of: (name: string) =>
        rowsOf(document, name).map((one) => ({ id: one.id, name: String(one['name'] ?? one['title'] ?? one.id) })),
    }),
    [document],
  );
  const nameOf = useMemo(() => referenceNames(fieldsOf(getSchemas()[section]), suggestions.of), [section, suggestions]);
  return (
    <div className={`scenario-screen${selected !== undefined ? ' with-form' : ''}`}>
      <HeadPanel scenarioId={scenarioId} document={document} head={head} drafts={drafts} />
      {query['now'] !== undefined && <NowPanel {...{ scenarioId, book, document, version }} />}
      {query['import'] !== undefined && <ImportPanel scenarioId={scenarioId} section={section} />}
      <SectionList {...{ document, drafts, sections, section }} />
      <SectionPanel {...{ book, section, rows, selected, version, nameOf }} />
      {shown !== undefined && (
        <RowEditor
          key={`${section} ${shown.id}`}
          {...{ suggestions, document }}
          edited={{ scenarioId, book, section, row: shown, draft, schemas: getSchemas(), version }}
          isGone={row === undefined && draft?.isNew === false}
        />
      )}
      {selected !== undefined && shown === undefined && <NotHere section={section} id={selected} />}
    </div>
  );
}

interface SectionListProps {
  readonly document: ScenarioDocument;
  readonly drafts: readonly Draft[];
  readonly sections: readonly string[];
  /** That is open. */
  readonly section: string;
}

function SectionList({ document, drafts, sections, section }: SectionListProps) {
  return (
    <nav className="section-list panel" aria-label={t('Sections')}>
      <ul>
        {sections.map((name) => {
          const open = drafts.filter((one) => one.section === name).length;
          return (
            <li key={name}>
              <button
                type="button"
                className="plain"
                aria-pressed={name === section}
                onClick={() => navigate({ query: { section: name, row: null } })}
              >
                <span>{sectionTitle(name)}</span>
                <span className="muted">
                  {open > 0 && <span className="draft-mark" title={t('{count} not saved', { count: open })} />}
                  {toCount(rowsOf(document, name).length)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** Results name rows that are not shown to everybody, and an old link may name one that is gone: neither is a blank. */
function NotHere({ section, id }: { readonly section: string; readonly id: string }) {
  return (
    <Panel
      title={sectionTitle(section)}
      note={<code>{id}</code>}
      className="row-editor"
      tools={
        <button type="button" className="plain framed small" onClick={() => navigate({ query: { row: null } })}>
          {t('Close')}
        </button>
      }
    >
      <div className="state state-withheld" role="note" data-testid="not-here">
        <strong>{t('This row is not in the scenario as you see it.')}</strong>
        <span className="small">{t('It was removed, or its owner has not released it to you.')}</span>
      </div>
    </Panel>
  );
}

interface SectionPanelProps {
  readonly book: string;
  readonly section: string;
  readonly rows: readonly Row[];
  readonly selected: string | undefined;
  readonly version: number;
  readonly nameOf: NameOf;
}

function SectionPanel({ book, section, rows, selected, version, nameOf }: SectionPanelProps) {
  const { query } = useAddress();
  const find = query['rows'] ?? '';
  const drafts = useDrafts(book);
  const wanted = find.trim().toLowerCase();
  const kept = wanted === '' ? rows : rows.filter((row) => saysText(row, wanted, nameOf));
  // New rows, and rows that somebody took away while they were edited here.
  const added = drafts.filter((one) => one.section === section && !rows.some(({ id }) => id === one.id));
  return (
    <Panel
      title={sectionTitle(section)}
      note={t('{count} {count?row|rows}', { count: toCount(kept.length) })}
      flush
      className="section-panel"
      tools={
        <>
          <label className="field">
            {t('Find')}
            <input
              type="search"
              size={16}
              value={find}
              onChange={(event) => navigate({ query: { rows: event.target.value || null } }, 'replace')}
            />
          </label>
          {section in NOUNS && <AddRow book={book} section={section as EditedSection} version={version} />}
        </>
      }
    >
      {rows.length + added.length === 0 ? (
        <EmptyState>{t('This section has no rows.')}</EmptyState>
      ) : (
        <RowGrid
          rows={[...added.map(({ id, values }) => ({ ...values, id }) as Row), ...kept]}
          drafts={drafts.filter((one) => one.section === section)}
          selected={selected}
          nameOf={nameOf}
        />
      )}
    </Panel>
  );
}

interface AddRowProps {
  readonly book: string;
  readonly section: EditedSection;
  readonly version: number;
}

function AddRow({ book, section, version }: AddRowProps) {
  const principal = useSession().data?.principal;
  if (!mayAdd(principal, section)) return null;
  return (
    <button
      type="button"
      className="plain framed small"
      onClick={() => beginRow(book, section, version, ownValues(section, principal?.nation ?? null))}
    >
      {t('Add a row')}
    </button>
  );
}
