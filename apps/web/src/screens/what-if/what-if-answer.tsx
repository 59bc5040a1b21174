/** What the levers change: curves, figures and elements, each as the difference to the saved plan over the same draws. */
import { useMemo, type ReactNode } from 'react';
import {
  comparePlans,
  toCurve,
  type ClosureCurve,
  type ElementChange,
  type PlanDifference,
  type RunClock,
} from '@muster/planning/run';
import { useNames } from '../../api/names.ts';
import { rangeBeside, toPercent, toTenth } from '../../app/format.ts';
import { Interval } from '../../app/interval.tsx';
import { Panel } from '../../app/panel.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { boundOf, readyShareAt } from '../../charts/closure.ts';
import { t } from '../../i18n/text.ts';
import { DAY_MIN, stepAt, toDDay } from '../../state/time.ts';
import { FIRST_ESTIMATE, type WhatIfState } from '../../what-if/what-if-pool.ts';
import { WhatIfCurves } from './what-if-curves.tsx';

const MOST_ELEMENTS = 60;
const READY_DAYS = [7, 14, 30];

interface PlanPair {
  readonly clock: RunClock;
  readonly plan: ClosureCurve;
  readonly variant: ClosureCurve;
  readonly difference: PlanDifference;
}

export function Answer({ state }: { readonly state: WhatIfState }) {
  const pair = usePlanPair(state);
  if (pair === null) return null;
  const isFirst = state.pairs.length <= FIRST_ESTIMATE;
  return (
    <>
      <Panel
        title={t('What changes')}
        note={
          isFirst
            ? t('first estimate, it will still move')
            : t('paired over {count} replications', { count: state.pairs.length })
        }
        className={isFirst ? 'first-estimate' : undefined}
      >
        <WhatIfCurves clock={pair.clock} plan={pair.plan} variant={pair.variant} />
        <FigureTable figures={[...closureFigures(pair), ...readyFigures(pair), ...countFigures(pair)]} />
      </Panel>
      <Panel title={t('Elements that change')} note={t('largest change first')} flush>
        <ElementChanges elements={pair.difference.elements} />
      </Panel>
    </>
  );
}

function usePlanPair({ plan, variant, pairs }: WhatIfState): PlanPair | null {
  return useMemo(() => {
    if (plan === null || variant === null) return null;
    const [before, after] = [pairs.map((pair) => pair.plan), pairs.map((pair) => pair.variant)];
    return {
      clock: plan.clock,
      plan: toCurve(plan, before, plan.clock),
      variant: toCurve(variant, after, plan.clock),
      difference: comparePlans([plan, before], [variant, after]),
    };
  }, [plan, variant, pairs]);
}

interface Figure {
  readonly title: string;
  readonly saved: ReactNode;
  readonly tried: ReactNode;
  readonly change: ReactNode;
}

function closureFigures({ clock, plan, variant, difference }: PlanPair): readonly Figure[] {
  const day = (minute: number | null) => toDDay(clock, minute);
  const dayOf = ({ closure: { p10, p50, p90 } }: ClosureCurve) => (
    <Ranged value={day(p50)} low={day(p10)} high={day(p90)} />
  );
  const bound = boundOf(plan.closure.share, variant.closure.share);
  return [
    {
      title: t('Closure of the whole force'),
      saved: dayOf(plan),
      tried: dayOf(variant),
      change: <Interval value={difference.closureDays} unit={t('days')} less="good" bound={bound} />,
    },
    { title: t('All on time'), saved: chanceOf(plan), tried: chanceOf(variant), change: null },
  ];
}

const chanceOf = ({ onTime }: ClosureCurve): ReactNode =>
  onTime === null ? (
    '–'
  ) : (
    <Ranged value={toPercent(onTime.value)} low={toPercent(onTime.low)} high={toPercent(onTime.high)} />
  );

const readyFigures = ({ clock, plan, variant }: PlanPair): readonly Figure[] =>
  READY_DAYS.flatMap((days) => {
    const step = stepAt(clock, clock.dDayMin + days * DAY_MIN);
    const [before, after] = [plan, variant].map((curve) => readyShareAt(curve, step).share);
    if (before === null || after === null) return [];
    return [
      {
        title: t('Ready of required at {day}, median', { day: `D+${days}` }),
        saved: <Shares {...before} />,
        tried: <Shares {...after} />,
        change: <Points value={after.p50 - before.p50} />,
      },
    ];
  });

const countFigures = ({ difference: { counts, lateElements, stockOuts } }: PlanPair): readonly Figure[] => [
  {
    title: t('Elements that are late'),
    saved: toTenth(counts.lateElements.before),
    tried: toTenth(counts.lateElements.after),
    change: <Interval value={lateElements} unit="" less="good" />,
  },
  {
    title: t('Stocks that run out'),
    saved: toTenth(counts.stockOuts.before),
    tried: toTenth(counts.stockOuts.after),
    change: <Interval value={stockOuts} unit="" less="good" />,
  },
];

/** A figure and how far it spreads. */
function Ranged({ value, low, high }: Readonly<Record<'value' | 'low' | 'high', string>>) {
  const range = rangeBeside(low, high);
  return (
    <>
      {value}
      {range !== null && <span className="muted small nowrap"> ({range})</span>}
    </>
  );
}

const Shares = ({ p10, p50, p90 }: Readonly<Record<'p10' | 'p50' | 'p90', number>>) => (
  <Ranged value={toPercent(p50)} low={toPercent(p10)} high={toPercent(p90)} />
);

function FigureTable({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <>
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
              <td className="number">{saved}</td>
              <td className="number strong">{tried}</td>
              <td className="number">{change}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">
        {t('In brackets: from P10 to P90; of a probability and of a difference, the 95 % interval.')}
      </p>
    </>
  );
}

function ElementChanges({ elements }: { readonly elements: readonly ElementChange[] }) {
  const names = useNames();
  if (elements.length === 0)
    return <p className="muted small empty-line">{t('No element is ready on another day.')}</p>;
  return (
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
          {elements.slice(0, MOST_ELEMENTS).map((element) => (
            <ElementRow key={element.id} element={element} name={names.element(element.id)} />
          ))}
        </tbody>
      </table>
      {elements.length > MOST_ELEMENTS && (
        <p className="muted small empty-line">{t('and {count} more', { count: elements.length - MOST_ELEMENTS })}</p>
      )}
    </div>
  );
}

function ElementRow({ element, name }: { readonly element: ElementChange; readonly name: string }) {
  const { id, days, lateBefore, lateAfter, neverBefore, neverAfter } = element;
  return (
    <tr>
      <th scope="row">
        <ViewLink to={{ screen: 'timeline', query: { element: id } }}>{name}</ViewLink>
      </th>
      <td className="number">
        <Interval value={days} unit={t('days')} less="good" bound={boundOf(1 - neverBefore, 1 - neverAfter)} />
      </td>
      <td className="number">{toPercent(lateBefore)}</td>
      <td className={`number ${lateAfter > lateBefore ? 'bad' : lateAfter < lateBefore ? 'good' : ''}`}>
        {toPercent(lateAfter)}
      </td>
    </tr>
  );
}

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
