/** Keeps what was tried: a fork of the scenario with the levers as edits, run with the same seed. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import { toJsonSchema } from '@muster/planning';
import { applyLevers, type Lever } from '@muster/planning/run';
import { order } from '../../api/client.ts';
import type { LoadedDocument } from '../../api/document.ts';
import { editRow, mutate, rowEdits, type EditAnswer } from '../../api/editing.ts';
import { rowSchemas, type SchemaNode } from '../../api/editing-input.ts';
import { issueTexts } from '../../api/issue-text.ts';
import { RUN_START } from '../../api/run-queries.ts';
import { store } from '../../api/store.ts';
import { useShown } from '../../app/run-context.ts';
import { say, t } from '../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate } from '../../state/address.ts';

interface KeepVariantProps {
  readonly loaded: LoadedDocument;
  readonly levers: readonly Lever[];
  readonly onBusy: (busy: boolean) => void;
}

export function KeepVariant({ loaded, levers, onBusy }: KeepVariantProps) {
  const { scenario, run } = useShown();
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    onBusy(true);
    setProblem(null);
    try {
      const key = await forkWith(
        loaded,
        levers,
        scenario.id,
        title || t('{title}, variant', { title: scenario.title }),
      );
      const started = await order(RUN_START, {
        input: { scenarioId: key.id, seed: run.seed, replications: run.asked, clientMutationKey: crypto.randomUUID() },
      });
      const errors = issueTexts(started.runStart.userErrors);
      if (errors.length > 0) throw new Error(errors.join(' '));
      store.refresh('scenarios');
      // The screen “compare” opens with both runs as soon as the new one is done.
      const runs = started.runStart.run === null ? null : `${run.number},${started.runStart.run.number}`;
      navigate({
        screen: 'runs',
        query: { ...LEAVE_SCENARIO, scenario: key.key, runs },
      });
    } catch (fault) {
      setProblem(say(fault instanceof Error ? fault.message : String(fault)));
      setBusy(false);
      onBusy(false);
    }
  };
  return (
    <form
      className="keep-variant"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label className="lever-choice">
        <span className="lever-label">{t('Name of the variant')}</span>
        <input
          className="text-input"
          value={title}
          maxLength={200}
          placeholder={t('{title}, variant', { title: scenario.title })}
          onChange={(event) => setTitle(event.target.value)}
        />
      </label>
      <Button type="submit" size="compact-sm" loading={busy} disabled={levers.length === 0}>
        {t('Keep as a variant and run it')}
      </Button>
      <span role="alert" className="bad small">
        {problem}
      </span>
    </form>
  );
}

function check({ userErrors, conflicts, scenario }: EditAnswer) {
  if (userErrors.length > 0) throw new Error(issueTexts(userErrors).join(' '));
  if (conflicts.length > 0 || scenario === null) throw new Error(t('The scenario was changed meanwhile.'));
  return scenario;
}

/** The edits are of the version that was loaded, so the fork begins there, whatever others have saved since. */
async function forkWith(
  { document, version }: LoadedDocument,
  levers: readonly Lever[],
  scenarioId: string,
  title: string,
) {
  const key = `${document.id.slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`;
  let fork = check(await mutate('scenarioFork', { scenarioId, version, key, title }));
  const changed = applyLevers(document, levers);
  const { dDay } = changed.clock;
  if (dDay.offset !== document.clock.dDay.offset)
    fork = check(
      await mutate('scenarioDateSet', {
        scenarioId: fork.id,
        expectedVersion: fork.version,
        offset: dDay.offset,
        unit: (dDay.unit ?? 'd').toUpperCase(),
      }),
    );
  if (JSON.stringify(changed.clock.end) !== JSON.stringify(document.clock.end))
    fork = check(
      await mutate('scenarioChange', { scenarioId: fork.id, expectedVersion: fork.version, end: changed.clock.end }),
    );
  const schemas = rowSchemas(toJsonSchema() as SchemaNode);
  for (const edit of rowEdits(document, changed)) fork = check(await editRow(fork.id, fork.version, edit, schemas));
  return fork;
}
