/** The API to try: examples that run, an editor, the answer, and the schema to look things up in. Nothing but this page's own server is asked. */
import { lazy, Suspense, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { toCount } from '../../app/format.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { useScenario } from '../../app/run-context.ts';
import { LoadingState } from '../../app/states.tsx';
import { say, t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { examplesFor, toCurl } from './examples.ts';
import { FactorTables } from './factor-tables.tsx';
import { SchemaBrowser } from './schema-browser.tsx';
import './explorer.css';

const PARTS = ['schema', 'model', 'factors'] as const;
const ModelText = lazy(() => import('./model-text.tsx').then((module) => ({ default: module.ModelText })));

export default function ExplorerScreen() {
  const { query } = useAddress();
  const part = PARTS.find((name) => name === query['part']) ?? 'try';
  return (
    <div className="explorer">
      <Segmented
        label={t('Part of the explorer')}
        value={part}
        options={[
          { value: 'try', label: t('Try the API') },
          { value: 'schema', label: t('Schema') },
          { value: 'model', label: t('The model') },
          { value: 'factors', label: t('Factors and sources') },
        ]}
        onChange={(value) => navigate({ query: { part: value === 'try' ? null : value } }, 'replace')}
      />
      {part === 'try' && <TryIt />}
      {part === 'schema' && <SchemaBrowser />}
      {part === 'model' && (
        <Suspense fallback={<LoadingState what={t('The model')} />}>
          <ModelText />
        </Suspense>
      )}
      {part === 'factors' && <FactorTables />}
    </div>
  );
}

interface Answer {
  readonly status: number | null;
  readonly ms: number;
  readonly text: string;
}

const LONGEST_SHOWN = 200_000;

interface Question {
  /** Scenario and run that the examples were made for. */
  readonly about: string;
  readonly chosen: number;
  readonly text: string;
  readonly variables: string;
}

/** What was typed last, for who comes back from another screen. */
let kept: Question | null = null;

function TryIt() {
  const { scenario, run } = useScenario();
  const about = `${scenario.id} ${run?.id ?? ''}`;
  const examples = useMemo(
    () => examplesFor({ scenarioId: scenario.id, runId: run?.id ?? null }),
    [scenario.id, run?.id],
  );
  const [question, setQuestion] = useState<Question>(() =>
    kept?.about === about ? kept : { about, ...questionOf(0) },
  );
  const { chosen, text, variables } = question;
  const put = (change: Partial<Question>) => {
    kept = { ...question, ...change };
    setQuestion(kept);
  };
  function questionOf(index: number) {
    const { query, variables: given } = examples[index];
    return { chosen: index, text: query, variables: JSON.stringify(given, null, 2) };
  }
  // An answer belongs to the question that was asked last.
  const asked = useRef(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [busy, setBusy] = useState(false);
  const parsed = parseVariables(variables);
  const send = async () => {
    if (parsed === null) return;
    const mine = (asked.current += 1);
    setBusy(true);
    const began = performance.now();
    try {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: text, variables: parsed }),
      });
      const body = await response.text();
      if (mine !== asked.current) return;
      setAnswer({ status: response.status, ms: performance.now() - began, text: indented(body) });
    } catch {
      if (mine !== asked.current) return;
      setAnswer({ status: null, ms: performance.now() - began, text: t('The server does not answer.') });
    }
    setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
  };
  return (
    <div className="explorer-try">
      <Panel title={t('Examples')} className="examples">
        <ul>
          {examples.map((example, index) => (
            <li key={example.title}>
              <button
                type="button"
                className="plain"
                aria-pressed={index === chosen}
                onClick={() => {
                  asked.current += 1;
                  put(questionOf(index));
                  setAnswer(null);
                  setBusy(false);
                }}
              >
                {say(example.title)}
              </button>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel
        title={t('Question')}
        tools={
          <>
            <CopyButton title={t('Copy the query')} text={() => text} />
            <CopyButton title={t('Copy as curl')} text={() => toCurl(window.location.origin, text, parsed ?? {})} />
            <button type="button" className="plain framed small" disabled={busy || parsed === null} onClick={send}>
              {t('Run it (Ctrl+Enter)')}
            </button>
          </>
        }
      >
        <label className="explorer-field">
          <span className="muted small">{t('Query')}</span>
          <textarea
            className="mono"
            rows={18}
            spellCheck={false}
            value={text}
            onChange={(event) => put({ text: event.target.value })}
            onKeyDown={onKeyDown}
          />
        </label>
        <label className="explorer-field">
          <span className="muted small">{t('Variables, JSON')}</span>
          <textarea
            className="mono"
            rows={5}
            spellCheck={false}
            aria-invalid={parsed === null}
            value={variables}
            onChange={(event) => put({ variables: event.target.value })}
            onKeyDown={onKeyDown}
          />
        </label>
        {parsed === null && (
          <p className="small bad" role="alert">
            {t('This is not JSON yet.')}
          </p>
        )}
      </Panel>
      <Panel
        title={t('Answer')}
        note={answer && `${answer.status ?? '–'} · ${Math.round(answer.ms)} ms`}
        className="explorer-answer"
      >
        <pre tabIndex={0} aria-live="polite" data-testid="answer">
          {busy ? '…' : answer === null ? t('Nothing was asked yet.') : answer.text.slice(0, LONGEST_SHOWN)}
        </pre>
        {answer !== null && answer.text.length > LONGEST_SHOWN && (
          <p className="small muted">
            {t('The answer has {count} characters; the first {shown} are shown.', {
              count: toCount(answer.text.length),
              shown: toCount(LONGEST_SHOWN),
            })}
          </p>
        )}
      </Panel>
    </div>
  );
}

const COPIED_MS = 2000;

/** Says whether it was copied: a browser gives its clipboard to pages over TLS, or of this machine, only. */
function CopyButton({ title, text }: { readonly title: string; readonly text: () => string }) {
  const [said, setSaid] = useState<string | null>(null);
  const say = (words: string) => {
    setSaid(words);
    setTimeout(() => setSaid(null), COPIED_MS);
  };
  const copy = async () => navigator.clipboard.writeText(text());
  return (
    <button
      type="button"
      className="plain framed small"
      aria-live="polite"
      onClick={() =>
        void copy().then(
          () => say(t('Copied')),
          () => say(t('Not copied: mark it and copy by hand')),
        )
      }
    >
      {said ?? title}
    </button>
  );
}

/** What is no JSON, as of a proxy in between, is shown as it came. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

function parseVariables(text: string): object | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
