/** Version, parent and history of the scenario, and what can be done with it as a whole. */
import { useState } from 'react';
import type { ScenarioDocument } from '@muster/planning';
import type { Loadable } from '../../api/model.ts';
import type { EditedHead } from '../../api/scenario-head.ts';
import { useDoing } from '../../app/doing.ts';
import { Panel } from '../../app/panel.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { say, t } from '../../i18n/text.ts';
import { HeadActions, type Detail } from './head-actions.tsx';
import { Differences } from './history/differences.tsx';
import { History } from './history/history.tsx';
import { findNowDraft, isNowDraft } from './now/now-draft.ts';
import { Proposals } from './release/proposals.tsx';
import { ReleaseRequests } from './release/release-requests.tsx';
import type { Draft } from './row/drafts.ts';

interface HeadPanelProps {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
  readonly head: Loadable<EditedHead>;
  readonly drafts: readonly Draft[];
}

export function HeadPanel({ scenarioId, document, head, drafts }: HeadPanelProps) {
  const [shown, setShown] = useState<Detail | null>(null);
  const doing = useDoing();
  return (
    <Panel
      title={document.title}
      className="scenario-head"
      note={<HeadNote head={head.data} drafts={drafts} />}
      tools={
        head.data && <HeadActions {...{ scenarioId, document, doing, shown }} head={head.data} onShow={setShown} />
      }
    >
      {document.summary && <p className="small muted">{document.summary}</p>}
      <p role="alert" className="small bad">
        {doing.problem ?? (head.error === null ? null : say(head.error))}
      </p>
      {shown !== null && head.data && <DetailOf {...{ shown, scenarioId, document }} head={head.data} />}
    </Panel>
  );
}

interface DetailProps extends Pick<HeadPanelProps, 'scenarioId' | 'document'> {
  readonly shown: Detail;
  readonly head: EditedHead;
}

function DetailOf({ shown, scenarioId, document, head }: DetailProps) {
  if (shown === 'history') return <History scenarioId={scenarioId} versions={head.versions} />;
  if (shown === 'proposals') return <Proposals scenarioId={scenarioId} document={document} />;
  if (shown === 'release') return <ReleaseRequests scenarioId={scenarioId} document={document} />;
  if (head.parent === null) return null;
  return (
    <Differences
      from={{ scenarioId: head.parent.id, ...(head.parentVersion === null ? {} : { version: head.parentVersion }) }}
      to={{ scenarioId, version: head.version }}
    />
  );
}

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
