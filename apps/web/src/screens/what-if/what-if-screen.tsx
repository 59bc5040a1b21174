/** What-if: levers at the left, what they change at the right. Every figure is the difference to the saved plan over the same draws. */
import { useEffect, useState } from 'react';
import { Progress } from '@mantine/core';
import type { ScenarioDocument } from '@muster/planning';
import type { Lever } from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import { useShownReplication } from '../../api/sections.ts';
import { toCount } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { ErrorState, LoadingState, Unloaded } from '../../app/states.tsx';
import { say, t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { leverFor, setLever } from '../../what-if/lever-of-resource.ts';
import { writeLevers } from '../../what-if/levers-of-plan.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { isAnswered, type WhatIfState } from '../../what-if/what-if-pool.ts';
import { Answer } from './what-if-answer.tsx';
import { KeepVariant } from './keep-variant.tsx';
import { LeverPanel } from './lever-panel.tsx';
import './what-if.css';

export default function WhatIfScreen() {
  const { query } = useAddress();
  const text = query['levers'];
  // While a variant is made, forked and run the processor is the server's, which is often on the same machine.
  const [isKeeping, setKeeping] = useState(false);
  const proved = useShownReplication().data?.replication ?? null;
  const { loaded, levers, supposed, state, retry } = useWhatIf(text, proved, isKeeping);
  useRelief(loaded.data?.document ?? null, levers, supposed);
  if (loaded.data === undefined) return <Unloaded value={loaded} what={t('scenario')} />;
  const { document } = loaded.data;
  const change = (next: readonly Lever[]) =>
    navigate({ query: { levers: writeLevers(next, supposed), relief: null } }, 'replace');
  return (
    <div className="what-if">
      <LeverPanel document={document} levers={levers} supposed={supposed} onChange={change}>
        <KeepVariant loaded={loaded.data} levers={levers} supposed={supposed} onBusy={setKeeping} />
      </LeverPanel>
      <div className="what-if-result">
        {query['relief'] !== undefined && <NoLever resource={query['relief']} />}
        <Progression state={state} retry={retry} />
        {state !== null && isAnswered(state) ? (
          <Answer state={state} />
        ) : (
          state !== null &&
          state.phase !== 'opening' &&
          state.phase !== 'failed' && <LoadingState what={t('first estimate')} />
        )}
      </div>
    </div>
  );
}

/** A bottleneck that a link named becomes the lever that relieves it, beside those that are set; the address then says the lever. */
function useRelief(document: ScenarioDocument | null, levers: readonly Lever[], supposed: readonly Lever[]): void {
  const relief = useAddress().query['relief'];
  useEffect(() => {
    if (document === null || relief === undefined) return;
    const lever = leverFor(relief, document);
    if (lever === null) return;
    navigate(
      { query: { levers: writeLevers(setLever(levers, lever.kind, lever), supposed), relief: null } },
      'replace',
    );
  }, [document, relief, levers, supposed]);
}

function NoLever({ resource }: { readonly resource: string }) {
  const names = useNames();
  return (
    <p className="small warn" role="status">
      {t('No lever of this screen relieves {resource} in this scenario. Choose one yourself.', {
        resource: names.resource(resource),
      })}
    </p>
  );
}

/** How far the answer is, and the proof that this page computes what the server computes. */
function Progression({ state, retry }: { readonly state: WhatIfState | null; readonly retry: () => void }) {
  const { run } = useShown();
  if (state === null || state.phase === 'opening')
    return (
      <div className="state" role="status">
        <strong>{t('The scenario is made ready in this browser.')}</strong>
        <span className="muted small">{t('Routes are found once; after that every lever answers at once.')}</span>
      </div>
    );
  if (state.phase === 'failed')
    return <ErrorState what={t('The what-if')} message={say(state.message ?? '')} onRetry={retry} />;
  const { done, asked, firstMs, wholeMs } = state;
  return (
    <div
      className="what-if-progress"
      role="status"
      data-testid="what-if-progress"
      data-phase={state.phase}
      data-first-ms={firstMs}
      data-whole-ms={wholeMs}
      data-events={eventsOf(state)}
    >
      <Progress value={(done / asked) * 100} size="sm" aria-label={t('Replications done')} />
      <span className="small">
        {t('{done} of {asked} replications', { done: toCount(done), asked: toCount(asked) })}
        {firstMs !== null && ` · ${t('first estimate after {ms} ms', { ms: toCount(firstMs) })}`}
        {wholeMs !== null && ` · ${t('all after {ms} ms', { ms: toCount(wholeMs) })}`}
      </span>
      <SameEngine state={state} number={run.number} />
    </div>
  );
}

/** Mean of the events of a replication, for the bench. */
const eventsOf = ({ pairs }: WhatIfState) =>
  Math.round(pairs.reduce((sum, { variant }) => sum + variant.events, 0) / Math.max(1, pairs.length));

/** The trace hash of the replication that the server shows, computed here. */
function SameEngine({ state, number }: { readonly state: WhatIfState; readonly number: number }) {
  const { run } = useShown();
  const same = useSameEngine(state);
  if (same === null)
    return <span className="muted small">{t('Replication hashes are compared with run {number}.', { number })}</span>;
  return same.equal ? (
    <span className="small good" title={same.hash} data-testid="same-engine">
      ✓{' '}
      {t('Same engine: replication {replication} has the trace hash of run {number}.', { ...same, number: run.number })}
    </span>
  ) : (
    <span className="small warn" title={same.hash} data-testid="other-engine">
      ▲{' '}
      {t(
        'The scenario or the engine is another than that of run {number}: differences are to the plan as it stands now.',
        {
          number: run.number,
        },
      )}
    </span>
  );
}

function useSameEngine({ proof }: WhatIfState) {
  const shown = useShownReplication().data;
  if (shown === undefined || proof === null || proof.replication !== shown.replication) return null;
  return { equal: proof.hash === shown.hash, hash: proof.hash, replication: proof.replication };
}
