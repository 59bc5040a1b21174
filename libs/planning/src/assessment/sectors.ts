/** Sectors: the hold time against the force required behind it, what is watched, and what works and formations gained. */
import { quantileOfSorted, wilson } from '@muster/logistics';
import { attackedFrom } from '../activation/attacked.ts';
import { holdConditionId } from '../mapping/attack.ts';
import { holdModifiers } from '../mapping/works.ts';
import { coverageOf } from '../monitoring/coverage.ts';
import type { Employment } from '../readiness/employment.ts';
import type { RunClock, SectorResult } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import type { MetTimes } from '../figures/met-times.ts';
import { timesOf } from '../figures/quantiles.ts';
import type { LineFill } from './requirements.ts';
import type { Subject } from '../figures/subjects.ts';

export function sectorsOf(
  document: ScenarioDocument,
  subjects: readonly Subject[],
  employments: readonly Employment[],
  lines: LineFill,
  met: MetTimes,
  clock: RunClock,
): SectorResult[] {
  const { outcomes } = met;
  const scenarioClock = new ScenarioClock(document.clock);
  // Where a sector names no line, every dated reinforcement has to be there.
  const response = subjects.filter((subject) => subject.isResponse && subject.requiredMin !== null);
  const rows = new Map((document.requirements ?? []).map((row) => [row.id, row]));
  return (document.sectors ?? []).map((sector) => {
    const attack = attackedFrom(sector, scenarioClock);
    const until = outcomes.map((_, r) => met.at(holdConditionId(sector.id), r));
    const before = (time: number, r: number) => time >= 0 && (until[r] < 0 || time <= until[r]);
    const share = (holds: (r: number) => boolean) =>
      wilson(outcomes.filter((_, r) => holds(r)).length, outcomes.length);
    // A line counts that is full at some time between the attack and the end of the hold time: who has gone home before does not reinforce.
    const named = (sector.requirements ?? []).flatMap((id) => {
      const row = rows.get(id);
      if (row === undefined || attack === null) return [];
      const at = lines.filled(row).map((spans) => spans.find(({ untilMin }) => attack < untilMin)?.fromMin ?? -1);
      return [{ id, at }];
    });
    const needed =
      sector.requirements === undefined
        ? response.map(
            ({ index }) =>
              (r: number) =>
                employments[r].employableAt[index],
          )
        : named.map(
            ({ at }) =>
              (r: number) =>
                at[r],
          );
    return {
      id: sector.id,
      name: sector.name,
      holdUntil: timesOf(until),
      inTime: attack === null || needed.length === 0 ? null : share((r) => needed.every((at) => before(at(r), r))),
      requirements: named.map(({ id, at }) => ({ id, inTime: share((r) => before(at[r], r)) })),
      ...coverageOf(document, sector, met, clock),
      holdGainDays: holdGain(document, sector, until, met),
    };
  });
}

/** The part of the hold time that modifiers met at the attack have added; a hold beyond the run counts up to its end. */
function holdGain(
  document: ScenarioDocument,
  sector: SectorRow,
  until: readonly number[],
  met: MetTimes,
): SectorResult['holdGainDays'] {
  const clock = new ScenarioClock(document.clock);
  const attack = attackedFrom(sector, clock);
  if (attack === null) return { p10: 0, p50: 0, p90: 0 };
  const modifiers = holdModifiers(document, sector.id);
  const days = Float64Array.from(until, (end, r) => {
    const added = modifiers.reduce((sum, modifier) => {
      const at = met.at(modifier.condition, r);
      return sum + (at >= 0 && at <= attack ? modifier.permille : 0);
    }, 0);
    const length = (end < 0 ? clock.endMin : end) - attack;
    return (length * added) / (1000 + added) / 1440;
  }).sort();
  return {
    p10: quantileOfSorted(days, 0.1),
    p50: quantileOfSorted(days, 0.5),
    p90: quantileOfSorted(days, 0.9),
  };
}
