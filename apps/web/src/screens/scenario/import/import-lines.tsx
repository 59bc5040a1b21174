/** What becomes of the lines of a file, by outcome, page by page: the faults of each line, or the fields that change. */
import { useEffect, useState } from 'react';
import {
  loadAllImportLines,
  loadImportLines,
  OUTCOMES,
  type ImportLine,
  type ImportOutcome,
  type ImportPreview,
} from '../../../api/imports.ts';
import type { Loadable } from '../../../api/model.ts';
import { useDoing } from '../../../app/doing.ts';
import { toCount } from '../../../app/format.ts';
import { Issue } from '../../../app/issue.tsx';
import { Segmented } from '../../../app/panel.tsx';
import { useScenario } from '../../../app/run-context.ts';
import { Await } from '../../../app/states.tsx';
import { TableHead } from '../../../app/table-head.tsx';
import { say, t } from '../../../i18n/text.ts';
import { saveCsv } from '../../../print/save-csv.ts';
import { rejectedRows, sentenceOf } from './rejected-rows.ts';
import { fieldTitle, sectionTitle } from '../row/titles.ts';

interface Shown {
  readonly lines: readonly ImportLine[];
  readonly total: number;
  readonly next: string | null;
}

const WAITING: Loadable<Shown> = { data: undefined, error: null, loading: true };

export function ImportLines({ preview }: { readonly preview: ImportPreview }) {
  const { id, counts } = preview;
  const there = OUTCOMES.filter((outcome) => counts[outcome] > 0);
  const [outcome, setOutcome] = useState<ImportOutcome>(there[0] ?? 'unchanged');
  return (
    <>
      <Segmented
        label={t('What becomes of the lines')}
        value={outcome}
        options={there.map((value) => ({ value, label: `${say(value)} ${toCount(counts[value])}` }))}
        onChange={setOutcome}
      />
      {there.length === 0 ? (
        <p className="muted small">{t('The file has no line that can be read.')}</p>
      ) : (
        <Lines key={outcome} id={id} outcome={outcome} />
      )}
    </>
  );
}

/** Lines of one outcome, from the first on; `more` asks for what follows those that are there. */
function useImportLines(id: string, outcome: ImportOutcome) {
  const [shown, setShown] = useState<Loadable<Shown>>(WAITING);
  // A new object asks again, also from the same line on.
  const [page, setPage] = useState<{ readonly after: string | null }>({ after: null });
  useEffect(() => {
    let isWanted = true;
    const { after } = page;
    loadImportLines(id, outcome, after).then(
      ({ nodes, totalCount, pageInfo }) => {
        if (!isWanted) return;
        setShown((before) => ({
          data: {
            lines: [...(after === null ? [] : (before.data?.lines ?? [])), ...nodes],
            total: totalCount,
            next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
          },
          error: null,
          loading: false,
        }));
      },
      (fault: Error) => isWanted && setShown((before) => ({ ...before, error: fault.message, loading: false })),
    );
    return () => {
      isWanted = false;
    };
  }, [id, outcome, page]);
  return { shown, more: (after: string | null) => setPage({ after }) };
}

function Lines({ id, outcome }: { readonly id: string; readonly outcome: ImportOutcome }) {
  const { shown, more } = useImportLines(id, outcome);
  return (
    <Await value={shown} what={t('lines of the file')}>
      {({ lines, total, next }) => (
        <div className="import-lines" tabIndex={0} role="group" aria-label={t('Lines of the file')}>
          <LineTable {...{ lines, outcome }} />
          {outcome === 'rejected' && <SaveRejected id={id} total={total} />}
          {next !== null && (
            <p className="more small">
              <button type="button" className="link" onClick={() => more(next)}>
                {t('{shown} of {total}: show more', { shown: toCount(lines.length), total: toCount(total) })}
              </button>
              {shown.error !== null && (
                <span role="alert" className="bad">
                  {' '}
                  {say(shown.error)}
                </span>
              )}
            </p>
          )}
        </div>
      )}
    </Await>
  );
}

interface LineTableProps {
  readonly lines: readonly ImportLine[];
  readonly outcome: ImportOutcome;
}

function LineTable({ lines, outcome }: LineTableProps) {
  const isRejected = outcome === 'rejected';
  return (
    <table className="data sticky-head">
      <TableHead columns={[{ figure: t('Line') }, t('Row'), isRejected ? t('What is wrong') : t('What it says')]} />
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.line} ${line.section} ${line.key}`}>
            <td className="number">{line.line ?? '–'}</td>
            <th scope="row">
              {line.key ?? '–'}
              {line.section !== null && <span className="muted small"> {sectionTitle(line.section)}</span>}
            </th>
            <td>
              {line.reasons.length > 0 && <Reasons line={line} />}
              {!isRejected && <Fields line={line} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All that is wrong with a file, for whoever keeps the file. */
function SaveRejected({ id, total }: { readonly id: string; readonly total: number }) {
  const { title, marking } = useScenario().scenario;
  const [read, setRead] = useState(0);
  const { busy, problem, act } = useDoing();
  const save = async () => {
    setRead(0);
    const lines = await loadAllImportLines(id, 'rejected', setRead);
    saveCsv('muster-rejected-lines.csv', [[marking], [title], [], ...rejectedRows(lines)]);
    return null;
  };
  return (
    <p className="more small">
      <button type="button" className="plain framed small" disabled={busy} onClick={() => void act(save)}>
        {t('Export the rejected lines as CSV')}
      </button>{' '}
      {busy && (
        <span role="status">{t('{done} of {total} lines', { done: toCount(read), total: toCount(total) })}</span>
      )}
      {problem !== null && (
        <span role="alert" className="bad">
          {problem}
        </span>
      )}
    </p>
  );
}

const Reasons = ({ line }: { readonly line: ImportLine }) => (
  <ul className="reasons">
    {line.reasons.map(({ code, column, message }) => (
      <li key={`${code} ${column} ${message}`} title={code}>
        <Issue code={code} message={sentenceOf(column, message)} />
      </li>
    ))}
  </ul>
);

const MOST_FIELDS = 8;
const text = (value: unknown) =>
  value === undefined || value === null ? '–' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Old and new of each field that differs. */
function Fields({ line: { before, after } }: { readonly line: ImportLine }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => name !== 'id' && (after === null || text(before?.[name]) !== text(after[name])),
  );
  return (
    <span className="small import-fields">
      {names.slice(0, MOST_FIELDS).map((name) => (
        <span key={name}>
          <span className="muted">{fieldTitle(name)}</span>{' '}
          {before !== null && <s className="muted">{text(before[name])}</s>}{' '}
          {after !== null && <strong>{text(after[name])}</strong>}
        </span>
      ))}
      {names.length > MOST_FIELDS && (
        <span className="muted">{t('and {count} more', { count: names.length - MOST_FIELDS })}</span>
      )}
    </span>
  );
}
