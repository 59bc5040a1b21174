/** Version, parent and history of the scenario, and what can be done with it as a whole. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ScenarioDocument } from '@muster/planning';
import { mutate, type EditAnswer } from '../../api/editing.ts';
import type { Loadable } from '../../api/model.ts';
import { issueTexts } from '../../api/issue-text.ts';
import { store } from '../../api/store.ts';
import { Panel } from '../../app/panel.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { say, t } from '../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate, useAddress } from '../../state/address.ts';
import type { Draft } from './row/drafts.ts';
import { useKeptFocus } from '../../app/own-focus.ts';
import { Differences } from './history/differences.tsx';
import { History } from './history/history.tsx';
import { findNowDraft, isNowDraft } from './now/now-draft.ts';
import { Proposals } from './release/proposals.tsx';
import { ReleaseRequests } from './release/release-requests.tsx';
import type { EditedHead } from '../../api/scenario-head.ts';
import { intentTitle } from './row/titles.ts';
import { undoTargets } from './history/undo-stack.ts';

interface HeadPanelProps {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
  readonly head: Loadable<EditedHead>;
  readonly drafts: readonly Draft[];
}

const STEPS = [
  ['Undo', 'undo'],
  ['Redo', 'redo'],
] as const;

export function HeadPanel({ scenarioId, document, head, drafts }: HeadPanelProps) {
  const [shown, setShown] = useState<'history' | 'difference' | 'release' | 'proposals' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { query } = useAddress();
  const steps = useKeptFocus<HTMLSpanElement>();
  const act = async (name: string, input: object, after: (answer: EditAnswer) => void) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      const answer = await mutate(name, input);
      const faults = [
        ...issueTexts(answer.userErrors),
        ...(answer.conflicts.length > 0 ? [t('The scenario was changed meanwhile.')] : []),
      ];
      setProblem(faults.join(' ') || null);
      if (faults.length === 0) after(answer);
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
    }
    setBusy(false);
  };
  const versions = head.data?.versions ?? [];
  const targets = undoTargets(versions);
  const intentOf = (version: number | null) => {
    const intent = versions.find((row) => row.version === version)?.intent;
    return intent === undefined ? undefined : intentTitle(intent);
  };
  const refresh = () => store.refresh(`scenario:${scenarioId}:`);
  return (
    <Panel
      title={document.title}
      className="scenario-head"
      note={<HeadNote head={head.data} drafts={drafts} />}
      tools={
        head.data && (
          <>
            <span className="row-actions" {...steps}>
              {STEPS.map(([title, target]) => (
                <button
                  key={title}
                  type="button"
                  className="plain framed small"
                  title={intentOf(targets[target])}
                  disabled={targets[target] === null}
                  onClick={() =>
                    void act(
                      'scenarioUndo',
                      { scenarioId, expectedVersion: head.data?.version, version: targets[target] },
                      refresh,
                    )
                  }
                >
                  {say(title)}
                </button>
              ))}
            </span>
            <button
              type="button"
              className="plain framed small"
              onClick={() => navigate({ query: { import: 'file' } })}
            >
              {t('Import')}
            </button>
            <button
              type="button"
              className="plain framed small"
              onClick={() => navigate({ query: { now: query['t'] ?? 'D+0' } })}
            >
              {t('State of now')}
            </button>
            <Toggle
              text={t('History')}
              on={shown === 'history'}
              onClick={() => setShown(shown === 'history' ? null : 'history')}
            />
            <Toggle
              text={t('Release requests')}
              on={shown === 'release'}
              onClick={() => setShown(shown === 'release' ? null : 'release')}
            />
            <Toggle
              text={t('Proposals')}
              on={shown === 'proposals'}
              onClick={() => setShown(shown === 'proposals' ? null : 'proposals')}
            />
            {head.data.parent && (
              <Toggle
                text={t('Difference to the parent')}
                on={shown === 'difference'}
                onClick={() => setShown(shown === 'difference' ? null : 'difference')}
              />
            )}
            <button
              type="button"
              className="plain framed small"
              disabled={busy}
              onClick={() =>
                void act(
                  'scenarioFork',
                  {
                    scenarioId,
                    key: `${document.id.slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`,
                    title: t('{title}, variant', { title: document.title }),
                  },
                  ({ scenario }) => {
                    store.refresh('scenarios');
                    if (scenario) navigate({ query: { ...LEAVE_SCENARIO, scenario: scenario.key } });
                  },
                )
              }
            >
              {t('Fork')}
            </button>
            <Button
              size="compact-sm"
              loading={busy}
              disabled={head.data.publishedVersion === head.data.version}
              onClick={() => void act('scenarioPublish', { scenarioId, expectedVersion: head.data?.version }, refresh)}
            >
              {t('Publish')}
            </Button>
          </>
        )
      }
    >
      {document.summary && <p className="small muted">{document.summary}</p>}
      <p role="alert" className="small bad">
        {problem ?? (head.error === null ? null : say(head.error))}
      </p>
      {shown === 'history' && head.data && <History scenarioId={scenarioId} versions={head.data.versions} />}
      {shown === 'proposals' && <Proposals scenarioId={scenarioId} document={document} />}
      {shown === 'release' && <ReleaseRequests scenarioId={scenarioId} document={document} />}
      {shown === 'difference' && head.data?.parent && (
        <Differences
          from={{
            scenarioId: head.data.parent.id,
            ...(head.data.parentVersion === null ? {} : { version: head.data.parentVersion }),
          }}
          to={{ scenarioId, version: head.data.version }}
        />
      )}
    </Panel>
  );
}

const Toggle = ({
  text,
  on,
  onClick,
}: {
  readonly text: string;
  readonly on: boolean;
  readonly onClick: () => void;
}) => (
  <button type="button" className="plain framed small" aria-pressed={on} onClick={onClick}>
    {text}
  </button>
);

interface HeadNoteProps {
  readonly head: EditedHead | undefined;
  readonly drafts: readonly Draft[];
}

function HeadNote({ head, drafts }: HeadNoteProps) {
  const rows = drafts.filter((draft) => !isNowDraft(draft)).length;
  const now = findNowDraft(drafts);
  return (
    <>
      {head && t('version {version}', { version: head.version })}
      {head?.parent && ` · ${t('forked from {title}', { title: head.parent.title })}`}
      {head && head.publishedVersion !== null && ` · ${t('published: {version}', { version: head.publishedVersion })}`}
      {rows > 0 && (
        <strong className="warn">
          {' · '}
          {t('rows not saved: {count}', { count: rows })}
        </strong>
      )}
      {now && (
        <>
          {' · '}
          <ViewLink to={{ query: { run: String(now.run), now: String(now.minute) } }}>
            {t('state of now not saved')}
          </ViewLink>
        </>
      )}
    </>
  );
}
