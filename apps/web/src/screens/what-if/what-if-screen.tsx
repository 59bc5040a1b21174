/** What-if: levers at the left, what they change at the right. Every figure is the difference to the saved plan over the same draws. */
import { useEffect, useMemo, useState } from 'react';
import { Progress } from '@mantine/core';
import type { ScenarioDocument } from '@muster/planning';
import { toCurve, comparePlans, type ClosureCurve, type Lever } from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import { useShownReplication } from '../../api/sections.ts';
import { toCount, toPercent, toTenth } from '../../app/format.ts';
import { Interval } from '../../app/interval.tsx';
import { Panel } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { ErrorState, LoadingState, Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { boundOf, readyShareAt } from '../../charts/closure.ts';
import { say, t } from '../../i18n/text.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { DAY_MIN, stepAt, toDDay } from '../../state/time.ts';
import { leverFor, setLever } from '../../what-if/lever-of-resource.ts';
import { formatLevers, parseLevers } from '../../what-if/levers-in-address.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { FIRST_ESTIMATE, isAnswered, type WhatIfState } from '../../what-if/what-if-pool.ts';
import { KeepVariant } from './keep-variant.tsx';
import { LeverPanel } from './lever-panel.tsx';
import { WhatIfCurves } from './what-if-curves.tsx';
import './what-if.css';

export default function WhatIfScreen() {
  const { query } = useAddress();
  const text = query['levers'];
  const levers = useMemo(() => parseLevers(text), [text]);
  // While a variant is made, forked and run the processor is the server's, which is often on the same machine.
  const [isKeeping, setKeeping] = useState(false);
  const proved = useShownReplication().data?.replication ?? null;
  const { loaded, state, retry } = useWhatIf(levers, proved, isKeeping);
  useRelief(loaded.data?.document ?? null, levers);
  if (loaded.data === undefined) return <Unloaded value={loaded} what={t('scenario')} />;
  const { document } = loaded.data;
  const change = (next: readonly Lever[]) =>
    navigate({ query: { levers: formatLevers(next), relief: null } }, 'replace');
  return (
    <div className="what-if">
      <LeverPanel document={document} levers={levers} onChange={change}>
        <KeepVariant loaded={loaded.data} levers={levers} onBusy={setKeeping} />
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
function useRelief(document: ScenarioDocument | null, levers: readonly Lever[]): void {
  const relief = useAddress().query['relief'];
  useEffect(() => {
    if (document === null || relief === undefined) return;
    const lever = leverFor(relief, document);
    if (lever === null) return;
    navigate({ query: { levers: formatLevers(setLever(levers, lever.kind, lever)), relief: null } }, 'replace');
  }, [document, relief, levers]);
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

function Answer({ state }: { readonly state: WhatIfState }) {
  const { plan, variant, pairs } = state;
  const names = useNames();
  const answer = useMemo(() => {
    if (plan === null || variant === null) return null;
    const [before, after] = [pairs.map((pair) => pair.plan), pairs.map((pair) => pair.variant)];
    return {
      plan: toCurve(plan, before, plan.clock),
      variant: toCurve(variant, after, plan.clock),
      difference: comparePlans([plan, before], [variant, after]),
    };
  }, [plan, variant, pairs]);
  if (answer === null || plan === null) return null;
  const { difference } = answer;
  const isFirst = pairs.length <= FIRST_ESTIMATE;
  const day = (minute: number | null) => toDDay(plan.clock, minute);
  const chance = ({ onTime }: ClosureCurve) => (onTime === null ? '–' : toPercent(onTime.value));
  const figures = [
    {
      title: t('Closure of the whole force'),
      saved: day(answer.plan.closure.p50),
      tried: day(answer.variant.closure.p50),
      change: (
        <Interval
          value={difference.closureDays}
          unit={t('days')}
          less="good"
          bound={boundOf(answer.plan.closure.share, answer.variant.closure.share)}
        />
      ),
    },
    {
      title: t('All on time'),
      saved: chance(answer.plan),
      tried: chance(answer.variant),
      change: null,
    },
    ...READY_DAYS.flatMap((days) => {
      const step = stepAt(plan.clock, plan.clock.dDayMin + days * DAY_MIN);
      const [before, after] = [answer.plan, answer.variant].map((curve) => readyShareAt(curve, step).share?.p50);
      if (before === undefined || after === undefined) return [];
      return [
        {
          title: t('Ready of required at {day}, median', { day: `D+${days}` }),
          saved: toPercent(before),
          tried: toPercent(after),
          change: <Points value={after - before} />,
        },
      ];
    }),
    {
      title: t('Elements that are late'),
      saved: toTenth(difference.counts.lateElements.before),
      tried: toTenth(difference.counts.lateElements.after),
      change: <Interval value={difference.lateElements} unit="" less="good" />,
    },
    {
      title: t('Stocks that run out'),
      saved: toTenth(difference.counts.stockOuts.before),
      tried: toTenth(difference.counts.stockOuts.after),
      change: <Interval value={difference.stockOuts} unit="" less="good" />,
    },
  ];
  return (
    <>
      <Panel
        title={t('What changes')}
        note={
          isFirst
            ? t('first estimate, it will still move')
            : t('paired over {count} replications', { count: pairs.length })
        }
        className={isFirst ? 'first-estimate' : undefined}
      >
        <WhatIfCurves clock={plan.clock} plan={answer.plan} variant={answer.variant} />
        <table className="data" data-testid="what-if-figures">
          <TableHead
            columns={[
              t('Figure'),
              { figure: t('Saved plan') },
              { figure: t('With the levers') },
              { figure: t('Difference (95 %)') },
            ]}
          />
          <tbody>
            {figures.map(({ title, saved, tried, change }) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td className="number">{saved ?? ''}</td>
                <td className="number strong">{tried ?? ''}</td>
                <td className="number">{change}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      <Panel title={t('Elements that change')} note={t('largest change first')} flush>
        {difference.elements.length === 0 ? (
          <p className="muted small empty-line">{t('No element is ready on another day.')}</p>
        ) : (
          <div className="what-if-elements" tabIndex={0} role="group" aria-label={t('Elements that change')}>
            <table className="data sticky-head">
              <TableHead
                columns={[
                  t('Element'),
                  { figure: t('Ready later by (95 %)') },
                  { figure: t('Late before') },
                  { figure: t('Late after') },
                ]}
              />
              <tbody>
                {difference.elements
                  .slice(0, MOST_ELEMENTS)
                  .map(({ id, days, lateBefore, lateAfter, neverBefore, neverAfter }) => (
                    <tr key={id}>
                      <th scope="row">
                        <ViewLink to={{ screen: 'timeline', query: { element: id } }}>{names.element(id)}</ViewLink>
                      </th>
                      <td className="number">
                        <Interval
                          value={days}
                          unit={t('days')}
                          less="good"
                          bound={boundOf(1 - neverBefore, 1 - neverAfter)}
                        />
                      </td>
                      <td className="number">{toPercent(lateBefore)}</td>
                      <td className={`number ${lateAfter > lateBefore ? 'bad' : lateAfter < lateBefore ? 'good' : ''}`}>
                        {toPercent(lateAfter)}
                      </td>
                    </tr>
                  ))}
              </tbody>
            </table>
            {difference.elements.length > MOST_ELEMENTS && (
              <p className="muted small empty-line">
                {t('and {count} more', { count: difference.elements.length - MOST_ELEMENTS })}
              </p>
            )}
          </div>
        )}
      </Panel>
    </>
  );
}

const MOST_ELEMENTS = 60;
const READY_DAYS = [7, 14, 30];

/** A difference of two shares, in points of a hundred. */
function Points({ value }: { readonly value: number }) {
  const points = Math.round(value * 100);
  if (points === 0) return <span className="muted">0</span>;
  return (
    <span className={points > 0 ? 'good' : 'bad'}>
      <strong>
        {points > 0 ? '+' : '−'}
        {Math.abs(points)}
      </strong>{' '}
      {t('points')}
    </span>
  );
}

function useSameEngine({ proof }: WhatIfState) {
  const shown = useShownReplication().data;
  if (shown === undefined || proof === null || proof.replication !== shown.replication) return null;
  return { equal: proof.hash === shown.hash, hash: proof.hash, replication: proof.replication };
}
