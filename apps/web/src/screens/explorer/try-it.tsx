/** A question to the API: a ready one or one's own, its variables, and what is answered. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { toCount } from '../../app/format.ts';
import { Panel } from '../../app/panel.tsx';
import { useScenarioIfAny } from '../../app/run-context.ts';
import { say, t } from '../../i18n/text.ts';
import { CopyButton } from './copy-button.tsx';
import { examplesFor, toCurl, type Example } from './examples.ts';
import { wordsOf, type Question, type Words } from './question.ts';
import { useAnswer, type Answer } from './use-answer.ts';

const LONGEST_SHOWN = 200_000;

/** What was chosen or typed last, for who comes back from another screen. */
let kept: Question | null = null;

export function TryIt() {
  const { examples, chosen, question, put, choose } = useQuestion();
  const { answer, busy, ask, forget } = useAnswer();
  const variables = parseVariables(question.variables);
  const send = () => {
    if (variables !== null) void ask(question.text, variables);
  };
  return (
    <div className="explorer-try">
      <Examples
        {...{ examples }}
        chosen={chosen}
        onChoose={(index) => {
          choose(index);
          forget();
        }}
      />
      <Panel
        title={t('Question')}
        tools={
          <>
            <CopyButton title={t('Copy the query')} text={() => question.text} />
            <CopyButton
              title={t('Copy as curl')}
              text={() => toCurl(window.location.origin, question.text, variables ?? {})}
            />
            <button type="button" className="plain framed small" disabled={busy || variables === null} onClick={send}>
              {t('Run it (Ctrl+Enter)')}
            </button>
          </>
        }
      >
        <QuestionFields {...{ question, put }} isJson={variables !== null} onSend={send} />
      </Panel>
      <AnswerPanel {...{ answer, busy }} />
    </div>
  );
}

function useQuestion() {
  const held = useScenarioIfAny();
  const [scenarioId, runId] = [held?.scenario.id ?? null, held?.run?.id ?? null];
  const examples = useMemo(() => examplesFor({ scenarioId, runId }), [scenarioId, runId]);
  const [asked, setAsked] = useState(kept ?? { chosen: 0 });
  const put = (next: Question) => {
    kept = next;
    setAsked(next);
  };
  const question = wordsOf(asked, examples);
  return {
    examples,
    chosen: asked.chosen,
    question,
    put: (typed: Partial<Words>) => put({ chosen: asked.chosen, typed: { ...question, ...typed } }),
    choose: (chosen: number) => put({ chosen }),
  };
}

interface ExamplesProps {
  readonly examples: readonly Example[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

function Examples({ examples, chosen, onChoose }: ExamplesProps) {
  return (
    <Panel title={t('Examples')} className="examples">
      <ul>
        {examples.map((example, index) => (
          <li key={example.title}>
            <button type="button" className="plain" aria-pressed={index === chosen} onClick={() => onChoose(index)}>
              {say(example.title)}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface QuestionFieldsProps {
  readonly question: Words;
  readonly put: (typed: Partial<Words>) => void;
  readonly isJson: boolean;
  readonly onSend: () => void;
}

function QuestionFields({ question, put, isJson, onSend }: QuestionFieldsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
  };
  return (
    <>
      <label className="explorer-field">
        <span className="muted small">{t('Query')}</span>
        <textarea
          className="mono"
          rows={18}
          spellCheck={false}
          value={question.text}
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
          aria-invalid={!isJson}
          value={question.variables}
          onChange={(event) => put({ variables: event.target.value })}
          onKeyDown={onKeyDown}
        />
      </label>
      {!isJson && (
        <p className="small bad" role="alert">
          {t('This is not JSON yet.')}
        </p>
      )}
    </>
  );
}

function AnswerPanel({ answer, busy }: { readonly answer: Answer | null; readonly busy: boolean }) {
  return (
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
  );
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
