/** Sectors: the hold time against the force required behind it, what is watched, and what works and formations gained. */
import { quantileOfSorted, wilson, type Program } from '@muster/logistics';
import { attackedFrom, holdConditionId } from '../mapping/attack.ts';
import { holdModifiers } from '../mapping/cooperation.ts';
import { coverageOf } from '../monitoring/coverage.ts';
import type { Employment } from '../readiness/employment.ts';
import type { RunClock, SectorResult } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import type { MetTimes } from '../figures/met-times.ts';
import { timesOf } from '../figures/quantiles.ts';
import { metAtOf } from './requirements.ts';
import type { Subject } from '../figures/subjects.ts';

export function sectorsOf(
  document: ScenarioDocument,
  program: Program,
  subjects: readonly Subject[],
  employments: readonly Employment[],
  met: MetTimes,
  clock: RunClock,
): SectorResult[] {
  const lines = linesOf(document, subjects, employments);
  const { outcomes } = met;
  const scenarioClock = new ScenarioClock(document.clock);
  // Where a sector names no line, every dated reinforcement has to be there.
  const response = subjects.filter(
    (subject) => subject.epochMin > 0 && subject.epochMin === program.world.dDayMin && subject.requiredMin !== null,
  );
  return (document.sectors ?? []).map((sector) => {
    const until = outcomes.map((_, r) => met.at(holdConditionId(sector.id), r));
    const before = (time: number, r: number) => time >= 0 && (until[r] < 0 || time <= until[r]);
    const share = (holds: (r: number) => boolean) =>
      wilson(outcomes.filter((_, r) => holds(r)).length, outcomes.length);
    const named = (sector.requirements ?? []).flatMap((id) => {
      const at = lines.get(id);
      return at === undefined ? [] : [{ id, at }];
    });
    return {
      id: sector.id,
      name: sector.name,
      holdUntil: timesOf(until),
      inTime:
        attackedFrom(sector, scenarioClock) === null
          ? null
          : share((r) =>
              sector.requirements === undefined
                ? response.every(({ index }) => before(employments[r].employableAt[index], r))
                : named.every(({ at }) => before(at[r], r)),
            ),
      requirements:
        attackedFrom(sector, scenarioClock) === null
          ? []
          : named.map(({ id, at }) => ({ id, inTime: share((r) => before(at[r], r)) })),
      ...coverageOf(document, sector, met, clock),
      holdGainDays: holdGain(document, sector, until, met),
    };
  });
}

/** When each line has as many employable elements as it needs, by replication; -1 never. */
function linesOf(
  document: ScenarioDocument,
  subjects: readonly Subject[],
  employments: readonly Employment[],
): ReadonlyMap<string, readonly number[]> {
  const index = new Map(subjects.map((subject) => [subject.id, subject.index]));
  return new Map(
    (document.requirements ?? []).map((row) => {
      const members = (row.elements ?? []).flatMap((id) => index.get(id) ?? []);
      return [row.id, employments.map(({ employableAt }) => metAtOf(employableAt, members, row.count))];
    }),
  );
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
