/** Keeps what was tried: a fork of the scenario that supposes it, run with the same seed. Rows stay what their nations have stated. */
import { useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { toJsonSchema } from '@muster/planning';
import { applyLevers, toHypotheses, type Lever } from '@muster/planning/run';
import { order } from '../../api/client.ts';
import type { LoadedDocument } from '../../api/document.ts';
import { mutate, type EditAnswer } from '../../api/editing.ts';
import { rowSchemas, toInput, type SchemaNode } from '../../api/editing-input.ts';
import { issueTexts } from '../../api/issue-text.ts';
import { once } from '../../api/once.ts';
import { RUN_START } from '../../api/queries/run-queries.ts';
import { mayKeepScenario } from '../../api/rights.ts';
import { useSession } from '../../api/session.ts';
import { store } from '../../api/store.ts';
import { faultText } from '../../app/doing.ts';
import { useShown } from '../../app/run-context.ts';
import { t } from '../../i18n/text.ts';
import { LEAVE_SCENARIO, navigate } from '../../state/address.ts';
import { isAlike } from '../../what-if/levers-of-plan.ts';

interface KeepVariantProps {
  readonly loaded: LoadedDocument;
  readonly levers: readonly Lever[];
  /** What the saved plan supposes. */
  readonly supposed: readonly Lever[];
  readonly onBusy: (busy: boolean) => void;
}

export function KeepVariant(props: KeepVariantProps) {
  const principal = useSession().data?.principal;
  return mayKeepScenario(principal) ? (
    <VariantForm {...props} />
  ) : (
    <p className="small muted">
      {t('The coordination cell keeps variants. What you try stands in the address: send it to whom it concerns.')}
    </p>
  );
}

function VariantForm({ loaded, levers, supposed, onBusy }: KeepVariantProps) {
  const { scenario } = useShown();
  const [title, setTitle] = useState('');
  const { busy, problem, keep } = useKeeping({ loaded, levers, supposed, onBusy });
  return (
    <form
      className="keep-variant"
      onSubmit={(event) => {
        event.preventDefault();
        void keep(title || t('{title}, variant', { title: scenario.title }));
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
      <Button type="submit" size="compact-sm" loading={busy} disabled={isAlike(levers, supposed)}>
        {t('Keep as a variant and run it')}
      </Button>
      <span role="alert" className="bad small">
        {problem}
      </span>
    </form>
  );
}

/** Forks, edits and runs; whoever presses again after a failure goes on where it ended. */
function useKeeping({ loaded, levers, supposed, onBusy }: KeepVariantProps) {
  const { scenario, run } = useShown();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const kept = useRef<Kept | null>(null);
  const tell = (isBusy: boolean) => {
    setBusy(isBusy);
    onBusy(isBusy);
  };
  const keep = async (name: string) => {
    tell(true);
    setProblem(null);
    try {
      const question = JSON.stringify([loaded.hash, levers, name]);
      if (kept.current?.question !== question) kept.current = toBeKept(question, loaded);
      const fork = await forkWith(kept.current, { loaded, levers, supposed }, scenario.id, name);
      const number = await runVariant({ scenarioId: fork.id, seed: run.seed, replications: run.asked });
      kept.current = null;
      store.refresh('scenarios');
      // The screen “compare” opens with both runs as soon as the new one is done.
      const runs = number === null ? null : `${run.number},${number}`;
      navigate({ screen: 'runs', query: { ...LEAVE_SCENARIO, scenario: fork.key, runs } });
    } catch (fault) {
      // A variant that is there without its run can be seen and removed.
      store.refresh('scenarios');
      setProblem(faultText(fault));
      tell(false);
    }
  };
  return { busy, problem, keep };
}

/** @returns its number, null where it is not shown */
async function runVariant(input: RunInput): Promise<number | null> {
  const { runStart } = await once(input, (clientMutationKey) =>
    order(RUN_START, { input: { ...input, clientMutationKey } }),
  );
  const errors = issueTexts(runStart.userErrors);
  if (errors.length > 0) throw new Error(errors.join(' '));
  return runStart.run?.number ?? null;
}

interface RunInput {
  readonly scenarioId: string;
  readonly seed: number;
  readonly replications: number;
}

function check({ userErrors, conflicts, scenario }: EditAnswer) {
  if (userErrors.length > 0) throw new Error(issueTexts(userErrors).join(' '));
  if (conflicts.length > 0 || scenario === null) throw new Error(t('The scenario was changed meanwhile.'));
  return scenario;
}

type Fork = NonNullable<EditAnswer['scenario']>;

/** How far a variant has come: whoever presses again after a failure goes on there, and makes no second one. */
interface Kept {
  readonly question: string;
  readonly key: string;
  fork: Fork | null;
  edited: number;
}

const toBeKept = (question: string, { document }: LoadedDocument): Kept => ({
  question,
  key: `${document.id.slice(0, 60)}-${crypto.randomUUID().slice(0, 8)}`,
  fork: null,
  edited: 0,
});

/** The edits are of the version that was loaded, so the fork begins there, whatever others have saved since. */
async function forkWith(
  kept: Kept,
  { loaded: { document, version }, levers, supposed }: Omit<KeepVariantProps, 'onBusy'>,
  scenarioId: string,
  title: string,
): Promise<Fork> {
  const attack = levers.filter(({ kind }) => kind === 'attack');
  const changed = applyLevers(document, attack);
  const { dDay } = changed.clock;
  const edits: ((fork: Fork) => Promise<EditAnswer>)[] = [];
  if (dDay.offset !== document.clock.dDay.offset)
    edits.push(({ id, version: expectedVersion }) =>
      mutate('scenarioDateSet', {
        scenarioId: id,
        expectedVersion,
        offset: dDay.offset,
        unit: (dDay.unit ?? 'd').toUpperCase(),
      }),
    );
  if (JSON.stringify(changed.clock.end) !== JSON.stringify(document.clock.end))
    edits.push(({ id, version: expectedVersion }) =>
      mutate('scenarioChange', { scenarioId: id, expectedVersion, end: changed.clock.end }),
    );
  const hypotheses = levers.filter(({ kind }) => kind !== 'attack');
  if (!isAlike(hypotheses, supposed))
    edits.push(({ id, version: expectedVersion }) =>
      mutate('scenarioSuppose', { scenarioId: id, expectedVersion, hypotheses: inputsOf(hypotheses) }),
    );
  let fork = (kept.fork ??= check(await mutate('scenarioFork', { scenarioId, version, key: kept.key, title })));
  for (; kept.edited < edits.length; kept.edited += 1) fork = kept.fork = check(await edits[kept.edited](fork));
  return fork;
}

function inputsOf(hypotheses: readonly Lever[]): readonly unknown[] {
  const schema = rowSchemas(toJsonSchema() as SchemaNode)['hypotheses'];
  return toHypotheses(hypotheses).map((row) => toInput(row, schema));
}
