/** What can be done with the scenario as a whole: a step back or on, an import, a state of now, a fork, a publication. */
import { Button } from '@mantine/core';
import type { ScenarioDocument } from '@muster/planning';
import { mutate, type EditAnswer } from '../../api/editing.ts';
import { issueTexts } from '../../api/issue-text.ts';
import type { EditedHead, ScenarioVersionRow } from '../../api/scenario-head.ts';
import { mayKeepScenario } from '../../api/rights.ts';
import { useSession } from '../../api/session.ts';
import { store } from '../../api/store.ts';
import type { Doing } from '../../app/doing.ts';
import { useKeptFocus } from '../../app/own-focus.ts';
import { say, t } from '../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate, useAddress } from '../../state/address.ts';
import { undoTargets } from './history/undo-stack.ts';
import { intentTitle } from './row/titles.ts';

/** Panels of which one opens below the head. */
export const DETAILS = ['history', 'release', 'proposals', 'difference'] as const;
export type Detail = (typeof DETAILS)[number];

interface HeadActionsProps {
  readonly scenarioId: string;
  readonly document: ScenarioDocument;
  readonly head: EditedHead;
  readonly doing: Doing;
  readonly shown: Detail | null;
  readonly onShow: (detail: Detail | null) => void;
}

export function HeadActions({ scenarioId, document, head, doing, shown, onShow }: HeadActionsProps) {
  const { query } = useAddress();
  return (
    <>
      <Steps {...{ scenarioId, head, doing }} />
      <button type="button" className="plain framed small" onClick={() => navigate({ query: { import: 'file' } })}>
        {t('Import')}
      </button>
      <button
        type="button"
        className="plain framed small"
        onClick={() => navigate({ query: { now: query['t'] ?? 'D+0' } })}
      >
        {t('State of now')}
      </button>
      {DETAILS.filter((detail) => detail !== 'difference' || head.parent !== null).map((detail) => (
        <button
          key={detail}
          type="button"
          className="plain framed small"
          aria-pressed={shown === detail}
          onClick={() => onShow(shown === detail ? null : detail)}
        >
          {detailTitle(detail)}
        </button>
      ))}
      <KeeperActions {...{ scenarioId, document, head, doing }} />
    </>
  );
}

/** What only who keeps the scenario may do. */
function KeeperActions({ scenarioId, document, head, doing }: Omit<HeadActionsProps, 'shown' | 'onShow'>) {
  const principal = useSession().data?.principal;
  if (!mayKeepScenario(principal)) return null;
  return (
    <>
      <button
        type="button"
        className="plain framed small"
        disabled={doing.busy}
        onClick={() => void doing.act(() => fork(scenarioId, document))}
      >
        {t('Fork')}
      </button>
      <Button
        size="compact-sm"
        loading={doing.busy}
        disabled={head.publishedVersion === head.version}
        onClick={() =>
          void doing.act(() =>
            editHead('scenarioPublish', { scenarioId, expectedVersion: head.version }, () => refresh(scenarioId)),
          )
        }
      >
        {t('Publish')}
      </Button>
    </>
  );
}

const detailTitle = (detail: Detail): string =>
  ({
    history: t('History'),
    release: t('Release requests'),
    proposals: t('Proposals'),
    difference: t('Difference to the parent'),
  })[detail];

const STEPS = [
  ['Undo', 'undo'],
  ['Redo', 'redo'],
] as const;

function Steps({ scenarioId, head, doing }: Pick<HeadActionsProps, 'scenarioId' | 'head' | 'doing'>) {
  const kept = useKeptFocus<HTMLSpanElement>();
  const targets = undoTargets(head.versions);
  return (
    <span className="row-actions" {...kept}>
      {STEPS.map(([title, target]) => (
        <button
          key={title}
          type="button"
          className="plain framed small"
          title={intentOf(head.versions, targets[target])}
          disabled={targets[target] === null}
          onClick={() =>
            void doing.act(() =>
              editHead('scenarioUndo', { scenarioId, expectedVersion: head.version, version: targets[target] }, () =>
                refresh(scenarioId),
              ),
            )
          }
        >
          {say(title)}
        </button>
      ))}
    </span>
  );
}

function intentOf(versions: readonly ScenarioVersionRow[], version: number | null): string | undefined {
  const intent = versions.find((row) => row.version === version)?.intent;
  return intent === undefined ? undefined : intentTitle(intent);
}

const refresh = (scenarioId: string) => store.refresh(`scenario:${scenarioId}:`);

/** @returns what is wrong, or null once `after` was told of it */
async function editHead(
  name: string,
  input: object,
  after: (scenario: EditAnswer['scenario']) => void,
): Promise<string | null> {
  const { userErrors, conflicts, scenario } = await mutate(name, input);
  const faults = [
    ...issueTexts(userErrors),
    ...(conflicts.length > 0 ? [t('The scenario was changed meanwhile.')] : []),
  ];
  if (faults.length > 0) return faults.join(' ');
  after(scenario);
  return null;
}

function fork(scenarioId: string, document: ScenarioDocument): Promise<string | null> {
  const input = {
    scenarioId,
    key: `${document.id.slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`,
    title: t('{title}, variant', { title: document.title }),
  };
  return editHead('scenarioFork', input, (scenario) => {
    store.refresh('scenarios');
    if (scenario) navigate({ query: { ...LEAVE_SCENARIO, scenario: scenario.key } });
  });
}
