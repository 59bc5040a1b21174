/** Import with preview: choose a file, see what it would do and what is wrong with it, take it over or drop it, take it back. */
import { useEffect, useRef, useState } from 'react';
import { Button, Progress } from '@mantine/core';
import { mutate, type EditAnswer } from '../../../api/editing.ts';
import {
  applyImport,
  findImport,
  uploadScenario,
  uploadTable,
  type ImportPreview,
  type Reading,
} from '../../../api/imports.ts';
import { issueTexts } from '../../../api/issue-text.ts';
import { store } from '../../../api/store.ts';
import { toCount } from '../../../app/format.ts';
import { Issue } from '../../../app/issue.tsx';
import { Panel } from '../../../app/panel.tsx';
import { say, t } from '../../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate, useAddress } from '../../../state/address.ts';
import { guessFormat, hasSides, IMPORT_FORMATS, mayBeComplete } from './import-format.ts';
import { ImportLines } from './import-lines.tsx';

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'sending'; readonly share: number; readonly file: string }
  | { readonly name: 'preview'; readonly preview: ImportPreview }
  | { readonly name: 'applying'; readonly preview: ImportPreview }
  | { readonly name: 'applied'; readonly preview: ImportPreview; readonly version: number }
  | { readonly name: 'undone' };

interface ImportPanelProps {
  readonly scenarioId: string;
  readonly section: string;
}

export function ImportPanel({ scenarioId, section }: ImportPanelProps) {
  const { query } = useAddress();
  const [stage, setStage] = useState<Stage>({ name: 'choosing' });
  const [problem, setProblem] = useState<string | null>(null);
  const stop = useRef(new AbortController());
  const begun = query['import'] ?? '';
  const fail = (fault: unknown) => {
    if (fault instanceof DOMException && fault.name === 'AbortError') return;
    setProblem(say(fault instanceof Error ? fault.message : String(fault)));
  };
  // A link, or a page that was loaded again, goes on with the upload that the address names.
  useEffect(() => {
    if (begun === 'file' || begun === '') return;
    findImport(begun).then((preview) => {
      if (preview !== null) setStage((now) => (now.name === 'choosing' ? { name: 'preview', preview } : now));
    }, fail);
  }, [begun]);
  useEffect(() => () => stop.current.abort(), []);
  const close = () => {
    stop.current.abort();
    navigate({ query: { import: null } });
  };
  const again = () => {
    // What is on its way is stopped too, or its preview would come up behind the chooser.
    stop.current.abort();
    setProblem(null);
    setStage({ name: 'choosing' });
    navigate({ query: { import: 'file' } }, 'replace');
  };
  const upload = async (file: File, reading: Reading) => {
    stop.current.abort();
    stop.current = new AbortController();
    const { signal } = stop.current;
    const onProgress = (share: number) => setStage({ name: 'sending', share, file: file.name });
    setProblem(null);
    onProgress(0);
    try {
      if (reading.format === 'document') {
        const { key } = await uploadScenario(file, onProgress, signal);
        store.refresh('scenarios');
        navigate({ query: { ...LEAVE_SCENARIO, scenario: key } });
      } else {
        const preview = await uploadTable(scenarioId, file, reading, onProgress, signal);
        setStage({ name: 'preview', preview });
        navigate({ query: { import: preview.id } }, 'replace');
      }
    } catch (fault) {
      setStage({ name: 'choosing' });
      fail(fault);
    }
  };
  const edit = async (
    before: Stage,
    answerOf: () => Promise<EditAnswer>,
    after: (version: number) => Stage,
    onConflict: string,
  ) => {
    setProblem(null);
    try {
      const { userErrors, conflicts, scenario } = await answerOf();
      const faults = [...issueTexts(userErrors), ...(conflicts.length > 0 ? [onConflict] : [])];
      setProblem(faults.join(' ') || null);
      setStage(faults.length === 0 ? after(scenario?.version ?? 0) : before);
      if (faults.length === 0) store.refresh(`scenario:${scenarioId}:`);
    } catch (fault) {
      setStage(before);
      fail(fault);
    }
  };
  return (
    <Panel
      title={t('Import')}
      note={t('nothing changes until you take it over')}
      className="import-panel"
      tools={
        <button type="button" className="plain framed small" onClick={close}>
          {t('Close')}
        </button>
      }
    >
      {stage.name === 'choosing' && (
        <Chooser section={section} onFile={(file, reading) => void upload(file, reading)} />
      )}
      {stage.name === 'sending' && <Sending stage={stage} onStop={again} />}
      {stage.name === 'applying' && <Applying preview={stage.preview} />}
      {(stage.name === 'preview' || stage.name === 'applying') && (
        <Preview
          preview={stage.preview}
          busy={stage.name === 'applying'}
          onDrop={again}
          onApply={() => {
            const { preview } = stage;
            setStage({ name: 'applying', preview });
            void edit(
              { name: 'preview', preview },
              () => applyImport(scenarioId, preview),
              (version) => {
                // Loaded again, the page offers a new file and not what was taken over.
                navigate({ query: { import: 'file' } }, 'replace');
                return { name: 'applied', preview, version };
              },
              t('The scenario was changed meanwhile. Choose the file again to compare anew.'),
            );
          }}
        />
      )}
      {stage.name === 'applied' && (
        <p role="status" className="good" data-testid="import-applied">
          {t('Taken over as version {version}: {added} added, {changed} changed, {removed} removed.', {
            version: stage.version,
            added: toCount(stage.preview.counts.added),
            changed: toCount(stage.preview.counts.changed),
            removed: toCount(stage.preview.counts.removed),
          })}{' '}
          <button
            type="button"
            className="plain framed small"
            onClick={() =>
              void edit(
                stage,
                () => mutate('scenarioUndo', { scenarioId, expectedVersion: stage.version }),
                () => ({ name: 'undone' }),
                t('The scenario was changed meanwhile. Its history has the import, to take it back there.'),
              )
            }
          >
            {t('Undo')}
          </button>{' '}
          <button type="button" className="plain framed small" onClick={again}>
            {t('Another file')}
          </button>
        </p>
      )}
      {stage.name === 'undone' && (
        <p role="status">
          {t('The import was taken back.')}{' '}
          <button type="button" className="plain framed small" onClick={again}>
            {t('Another file')}
          </button>
        </p>
      )}
      <p role="alert" className="small bad">
        {problem}
      </p>
    </Panel>
  );
}

const HEAD_BYTES = 4096;

interface ChooserProps {
  readonly section: string;
  readonly onFile: (file: File, reading: Reading) => void;
}

function Chooser({ section, onFile }: ChooserProps) {
  const [file, setFile] = useState<File | null>(null);
  const [reading, setReading] = useState<Reading>({ format: '', isComplete: false, side: '' });
  const { format, isComplete, side } = reading;
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    if (chosen === null) return;
    const isText = !/\.xlsx?$/i.test(chosen.name);
    const head = isText ? await chosen.slice(0, HEAD_BYTES).text() : '';
    setReading((now) => ({ ...now, format: guessFormat(chosen.name, head, section) }));
  };
  return (
    <form
      className="import-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (file === null) return;
        onFile(file, {
          format,
          isComplete: isComplete && mayBeComplete(format),
          side: hasSides(format) ? side.trim() : '',
        });
      }}
    >
      <label className="field">
        {t('File')}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.json,.geojson,.xml,.msdl"
          onChange={(event) => void choose(event.target.files?.[0] ?? null)}
        />
      </label>
      {file !== null && (
        <>
          <ReadingFields reading={reading} onChange={setReading} />
          <Button type="submit" size="compact-sm">
            {format === 'document' ? t('Make it a scenario') : t('Preview')}
          </Button>
        </>
      )}
      <a className="small" href="/exports/templates/workbook.xlsx" download>
        {t('Empty workbook to fill in')}
      </a>
    </form>
  );
}

interface ReadingFieldsProps {
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
}

function ReadingFields({ reading, onChange }: ReadingFieldsProps) {
  const { format, isComplete, side } = reading;
  return (
    <>
      <label className="field">
        {t('Read it as')}
        <select value={format} onChange={(event) => onChange({ ...reading, format: event.target.value })}>
          {IMPORT_FORMATS.map(({ id, title }) => (
            <option key={id} value={id}>
              {say(title)}
            </option>
          ))}
        </select>
      </label>
      {mayBeComplete(format) && (
        <label className="field">
          <input
            type="checkbox"
            checked={isComplete}
            onChange={(event) => onChange({ ...reading, isComplete: event.target.checked })}
          />
          {t('The file is complete: remove my rows that it does not have')}
        </label>
      )}
      {hasSides(format) && (
        <label className="field">
          {t('Side, by name or handle (empty: the first of the file)')}
          <input value={side} onChange={(event) => onChange({ ...reading, side: event.target.value })} />
        </label>
      )}
    </>
  );
}

/** Whole seconds since it came on the screen. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** One transaction: there is no part of it to show, and nothing of it is there until all is. */
function Applying({ preview: { counts } }: { readonly preview: ImportPreview }) {
  const seconds = useSeconds();
  return (
    <p role="status" className="small" data-testid="import-applying">
      {t('{count} lines are taken over, {seconds} s. Undo takes them back.', {
        count: toCount(counts.added + counts.changed + counts.removed),
        seconds,
      })}
    </p>
  );
}

/** While the file leaves the bar knows how far it is; while the server reads it, it only says for how long. */
function Sending({ stage, onStop }: { readonly stage: Stage & { name: 'sending' }; readonly onStop: () => void }) {
  const seconds = useSeconds();
  const isRead = stage.share >= 1;
  return (
    <div className="import-form" role="status" data-testid="import-progress">
      <Progress
        className="grow"
        size="sm"
        value={stage.share * 100}
        animated={isRead}
        aria-label={t('Part of the file that was sent')}
      />
      <span className="small">
        {isRead
          ? t('The server reads {file} and compares it, {seconds} s', { file: stage.file, seconds })
          : t('{file}: {share} % sent', { file: stage.file, share: Math.round(stage.share * 100) })}
      </span>
      <button type="button" className="plain framed small" onClick={onStop}>
        {t('Stop')}
      </button>
    </div>
  );
}

interface PreviewProps {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  readonly onApply: () => void;
  readonly onDrop: () => void;
}

function Preview({ preview, busy, onApply, onDrop }: PreviewProps) {
  const { counts, warnings } = preview;
  const taken = counts.added + counts.changed + counts.removed;
  return (
    <div className="import-preview" data-testid="import-preview">
      <ImportLines key={preview.id} preview={preview} />
      {warnings.length > 0 && (
        <details>
          <summary className="small">
            {t('{count} {count?warning|warnings}', { count: toCount(warnings.length) })}
          </summary>
          <ul className="difference small">
            {warnings.map(({ code, row, column, message }) => (
              <li key={`${code} ${row} ${column} ${message}`}>
                {row !== null && <span className="muted">{t('line {line}', { line: row })} </span>}
                <Issue code={code} message={message} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="form-actions">
        <Button size="compact-sm" loading={busy} disabled={taken === 0} onClick={onApply}>
          {t('Take over: {count}', { count: toCount(taken) })}
        </Button>
        <button type="button" className="plain framed small" disabled={busy} onClick={onDrop}>
          {t('Drop')}
        </button>
        <span className="small muted">
          {counts.rejected > 0
            ? t('What is rejected or belongs to others stays out.')
            : t('One version, which Undo takes back.')}
        </span>
      </div>
    </div>
  );
}
