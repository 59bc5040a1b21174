/** What the matrix of the force asks of a run, and what it makes of the answer. */
import { useMemo } from 'react';
import type { ClosureCurve } from '@muster/planning/run';
import type { ForceData } from '../../api/force.ts';
import type { LiftAssets } from '../../api/lift.ts';
import type { RunSummary, ShownReplication } from '../../api/model.ts';
import { useComposition, useShownReplication, useSummary } from '../../api/sections.ts';
import { toCount } from '../../app/format.ts';
import { composeForce, countForce, countLift, standsAt, type Composition } from '../../charts/composition.ts';
import { t } from '../../i18n/text.ts';
import { stepAt } from '../../state/time.ts';

export const FIGURES = ['persons', 'vehicles', 'lift'] as const;
export type Figure = (typeof FIGURES)[number];
export type By = 'component' | 'capability';

export interface Question {
  readonly figure: Figure;
  readonly by: By;
}

/** What is loaded of one run, only as much as the question needs. */
export interface LoadedRun {
  readonly summary: RunSummary;
  readonly curves: readonly ClosureCurve[] | null;
  readonly shown: ShownReplication | null;
}

export const hasCurves = ({ figure, by }: Question) => figure === 'persons' && by === 'component';

export function useRunData(id: string | null, question: Question) {
  const needsCurves = hasCurves(question);
  const needsShown = !needsCurves && question.figure !== 'lift';
  const summary = useSummary(id);
  const curves = useComposition(needsCurves ? id : null);
  const shown = useShownReplication(needsShown ? id : null);
  const loaded = useMemo((): LoadedRun | undefined => {
    if (!summary.data || (needsCurves && !curves.data) || (needsShown && !shown.data)) return undefined;
    return { summary: summary.data, curves: curves.data ?? null, shown: shown.data ?? null };
  }, [summary.data, curves.data, shown.data, needsCurves, needsShown]);
  const failed = [summary, curves, shown].find(({ error }) => error !== null);
  return { ...(failed ?? summary), data: loaded };
}

export function composeRun(
  { summary, curves, shown }: LoadedRun,
  minute: number,
  { figure, by }: Question,
  { elements, nations }: ForceData,
  lift: readonly LiftAssets[],
): Composition {
  const supported = new Set(nations.filter(({ role }) => role === 'supported').map(({ id }) => id));
  if (curves !== null && figure === 'persons' && by === 'component')
    return composeForce(curves, stepAt(summary.clock, minute), supported);
  if (figure === 'lift') {
    const gates = new Map(summary.gates.map((gate) => [gate.id, gate]));
    const isReleased = (releasedBy: string | null) => {
      const gate = releasedBy === null ? undefined : gates.get(releasedBy);
      return gate === undefined ? (releasedBy === null ? true : null) : standsAt(gate, minute);
    };
    return countLift(
      lift.map(({ releasedBy, ...pool }) => ({ ...pool, isReleased: isReleased(releasedBy) })),
      minute,
      supported,
    );
  }
  const weighed = figure === 'vehicles' ? elements.map((row) => ({ ...row, persons: row.vehicles })) : elements;
  return countForce(weighed, shown?.elements ?? [], minute, by, supported);
}

/** Conditions, commitments and remedies release lift as well, and results date only gates. */
export function gapOf(summary: RunSummary | undefined, assets: readonly LiftAssets[] | undefined): string | null {
  if (summary === undefined || assets === undefined) return null;
  const gates = new Set(summary.gates.map(({ id }) => id));
  const count = assets
    .filter(({ releasedBy }) => releasedBy !== null && !gates.has(releasedBy))
    .reduce((sum, pool) => sum + pool.count, 0);
  return count === 0
    ? null
    : t('Not counted as ready: {count}, released by something that the run does not date.', { count: toCount(count) });
}
