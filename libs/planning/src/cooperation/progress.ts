/** How far packages, production, training, formations and works are over time, and the funding held against the need of each year. */
import { quantileOfSorted } from '@muster/logistics';
import type { MetTimes } from '../figures/met-times.ts';
import { seriesOf, timesOf } from '../figures/quantiles.ts';
import { stageActivityId } from '../mapping/cooperation.ts';
import { deliveryConditionId, trancheConditionId } from '../mapping/packages.ts';
import { formationConditionId, runConditionId } from '../mapping/runs.ts';
import { stagesDone } from '../mapping/works.ts';
import type { FundingYear, ProgressResult, RunClock } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import { graduatesOf } from '../scenario/courses.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

/** One row of support as parts that fall due: a condition and the amount that it adds. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly kind: ProgressResult['kind'];
  readonly unit: ProgressResult['unit'];
  readonly parts: readonly { readonly condition: string; readonly amount: number }[];
}

export function plansOf(document: ScenarioDocument): Plan[] {
  const runs = (activity: string, count: number, amount: () => number) =>
    Array.from({ length: count }, (_, k) => ({ condition: runConditionId(activity, k + 1), amount: amount() }));
  return [
    ...(document.packages ?? []).map((row): Plan => ({
      id: row.id,
      title: row.title,
      kind: 'package',
      // Money alone is done as it is paid.
      ...(row.deliveries !== undefined && row.deliveries.length > 0
        ? {
            unit: 't',
            parts: row.deliveries.map(({ amountT }, i) => ({
              condition: deliveryConditionId(row.id, i),
              amount: amountT,
            })),
          }
        : {
            unit: 'million-eur',
            parts: row.tranches.map(({ id, amountMEur }) => ({
              condition: trancheConditionId(row.id, id),
              amount: amountMEur,
            })),
          }),
    })),
    ...(document.productionLines ?? []).map((row): Plan => ({
      id: row.id,
      title: row.title,
      kind: 'production',
      unit: 't',
      parts: row.stages.flatMap((stage, k) => runs(stageActivityId(row.id, k), stage.batches, () => row.batchT)),
    })),
    ...(document.trainingProgrammes ?? []).map((row): Plan => ({
      id: row.id,
      title: row.title,
      kind: 'training',
      unit: 'persons',
      parts: runs(row.id, row.courses, () => graduatesOf(row)),
    })),
    ...(document.formations ?? []).map((row): Plan => ({
      id: row.id,
      title: row.title,
      kind: 'formation',
      unit: 'formations',
      parts: [{ condition: formationConditionId(row.id), amount: 1 }],
    })),
    ...(document.fortificationWorks ?? []).map((row): Plan => ({
      id: row.id,
      title: row.title,
      kind: 'fortification',
      unit: 'km',
      parts: stagesDone(row).map(({ condition, km }) => ({ condition, amount: km })),
    })),
  ];
}

/** What is done of a plan at each step, by replication. */
export function curvesOf(plan: Plan, met: MetTimes, clock: Pick<RunClock, 'steps' | 'stepMin'>): Float64Array[] {
  return met.outcomes.map((_, r) => {
    const curve = new Float64Array(clock.steps);
    for (const { condition, amount } of plan.parts) {
      const atMin = met.at(condition, r);
      const step = Math.ceil(atMin / clock.stepMin);
      if (atMin >= 0 && step < clock.steps) curve[step] += amount;
    }
    for (let i = 1; i < clock.steps; i++) curve[i] += curve[i - 1];
    return curve;
  });
}

export const plannedOf = (plan: Plan): number => plan.parts.reduce((sum, part) => sum + part.amount, 0);

export function progressOf(document: ScenarioDocument, met: MetTimes, clock: RunClock): ProgressResult[] {
  return plansOf(document).map((plan) => {
    const curves = curvesOf(plan, met, clock);
    const complete = met.outcomes.map((_, r) => {
      const times = plan.parts.map((part) => met.at(part.condition, r));
      return times.length === 0 || times.some((t) => t < 0) ? -1 : Math.max(...times);
    });
    return {
      id: plan.id,
      title: plan.title,
      kind: plan.kind,
      unit: plan.unit,
      planned: plannedOf(plan),
      done: seriesOf(curves.length, clock.steps, (r, i) => curves[r][i]),
      complete: timesOf(complete),
    };
  });
}

/** Tranches of all packages by the calendar year of their payment, against the need; a tranche that its gate holds back is planned and not paid, or paid in a later year. */
export function fundingOf(document: ScenarioDocument, met: MetTimes): FundingYear[] {
  const clock = new ScenarioClock(document.clock);
  const yearOf = (minute: number) => Number(clock.instant(minute).slice(0, 4));
  const tranches = (document.packages ?? []).flatMap((row) =>
    row.tranches.map((tranche) => {
      const dueMin = clock.minute(tranche.at);
      const condition = trancheConditionId(row.id, tranche.id);
      // The run begins on CF-day: what was due before and is held back by nothing was paid when it was due.
      const paidMin = (atMin: number) => (atMin === 0 ? Math.min(0, dueMin) : atMin);
      const paid = met.outcomes.map((_, r) => {
        const atMin = met.at(condition, r);
        return atMin < 0 ? null : yearOf(paidMin(atMin));
      });
      return { planned: yearOf(dueMin), paid, amountMEur: tranche.amountMEur };
    }),
  );
  const needs = document.fundingNeeds ?? [];
  const years = [
    ...new Set([...needs.map((need) => need.year), ...tranches.flatMap(({ planned, paid }) => [planned, ...paid])]),
  ].filter((year) => year !== null);
  return years
    .sort((a, b) => a - b)
    .map((year) => {
      const paid = Float64Array.from(met.outcomes, (_, r) =>
        tranches.reduce((sum, tranche) => sum + (tranche.paid[r] === year ? tranche.amountMEur : 0), 0),
      ).sort();
      return {
        year,
        needMEur: needs.filter((need) => need.year === year).reduce((sum, need) => sum + need.needMEur, 0),
        plannedMEur: tranches.filter((t) => t.planned === year).reduce((sum, t) => sum + t.amountMEur, 0),
        paidMEur: {
          p10: quantileOfSorted(paid, 0.1),
          p50: quantileOfSorted(paid, 0.5),
          p90: quantileOfSorted(paid, 0.9),
        },
      };
    });
}
