/** Ready against required on the first days after D-day, arrivals against reception, who is absent on D-day. */
import { MINUTES_PER_DAY, quantileOfSorted, wilson } from '@muster/logistics';
import { heldOf } from '../figures/due.ts';
import { requiredPersonsAt } from '../figures/subjects.ts';
import { reliefsOf } from '../force/plan.ts';
import { BARE_SHARE, FULL_SHARE, fullFacilityId, OPENED_SHARE, openedConditionId } from '../mapping/openings.ts';
import type { Absence, Arrivals, Band, Checkpoint } from '../result/commander.ts';
import type { Evidence } from './commander.ts';
import { isFilledAt } from './line-fill.ts';

const CHECKPOINT_DAYS = [3, 7, 14, 30];

const bandOf = (values: readonly number[]): Band => {
  const sorted = Float64Array.from(values).sort();
  return {
    p10: quantileOfSorted(sorted, 0.1),
    p50: quantileOfSorted(sorted, 0.5),
    p90: quantileOfSorted(sorted, 0.9),
  };
};

export function checkpointsOf({
  document,
  clock,
  subjects,
  requirements,
  lines,
  outcomes,
  employments,
}: Evidence): Checkpoint[] {
  const rows = new Map((document.requirements ?? []).map((row) => [row.id, row]));
  return CHECKPOINT_DAYS.map((day) => ({ name: `D+${day}`, atMin: clock.dDayMin + day * MINUTES_PER_DAY }))
    .filter(({ atMin }) => atMin <= clock.endMin)
    .map(({ name, atMin }) => {
      const due = requirements.filter(({ byMin }) => byMin <= atMin).map(({ id }) => lines.filled(rows.get(id)!));
      const met = employments.map((_, r) => due.filter((filled) => isFilledAt(filled[r], atMin)).length);
      const persons = employments.map(({ employableAt, employableUntil }) =>
        subjects.reduce((sum, subject) => {
          const held = heldOf(subject, { comes: employableAt, leaves: employableUntil });
          return sum + (isFilledAt(held, atMin) ? subject.persons : 0);
        }, 0),
      );
      return {
        name,
        atMin,
        requiredPersons: requiredPersonsAt(subjects, atMin),
        employablePersons: bandOf(persons),
        linesDue: due.length,
        linesMet: bandOf(met),
        allLines: wilson(met.filter((count) => count === due.length).length, outcomes.length),
      };
    });
}

/** By place of destination. An element counts with all its persons when the needed share of it is there. */
export function arrivalsOf(evidence: Evidence): Arrivals[] {
  const { document, clock, subjects, outcomes } = evidence;
  const places = new Map(document.places.map((place) => [place.id, place]));
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const at = new Map<string, { index: number; persons: number }[]>();
  for (const { id, index, persons } of subjects) {
    const row = rows.get(id);
    if (row === undefined || persons === 0 || row.home === row.destination) continue;
    at.set(row.destination, [...(at.get(row.destination) ?? []), { index, persons }]);
  }
  return [...at.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, members]) => {
      const within = (spanMin: number) => {
        const p50: number[] = [];
        const p90: number[] = [];
        for (let step = 0; step < clock.steps; step++) {
          const from = step * clock.stepMin;
          const counts = Int32Array.from(outcomes, (o) =>
            members.reduce((sum, { index, persons }) => {
              const arrived = o.atDestination[index];
              return sum + (arrived > from && arrived <= from + spanMin ? persons : 0);
            }, 0),
          ).sort();
          p50.push(quantileOfSorted(counts, 0.5));
          p90.push(quantileOfSorted(counts, 0.9));
        }
        return { p50, p90 };
      };
      const reception = places.get(place)?.reception;
      return {
        place,
        beds: reception?.beds ?? null,
        stagingM2: reception?.stagingM2 ?? null,
        bedsOpen: reception?.beds === undefined ? null : bedsOpenOf(evidence, place, reception.beds),
        next24: within(MINUTES_PER_DAY),
        next72: within(3 * MINUTES_PER_DAY),
      };
    });
}

/** Beds that are open at each step, median: a place begins with a share of them. What disruptions take is shown as the state of a line. */
function bedsOpenOf({ document, program, clock, outcomes }: Evidence, place: string, beds: number): number[] {
  const opening = (document.siteOpenings ?? []).find(
    (row) => row.place === place && (row.facilities?.includes('beds') ?? true),
  );
  const index = new Map(program.world.conditions.map(({ id }, i) => [id, i]));
  const contracts = (document.supportContracts ?? []).filter((row) => row.place === place);
  const ids = opening === undefined ? [] : [openedConditionId(opening.id), fullFacilityId(opening, 'beds', contracts)];
  const [opened = -1, full = -1] = ids.map((id) => index.get(id));
  const { bareShare = BARE_SHARE, openedShare = OPENED_SHARE, fullShare = FULL_SHARE } = opening ?? { bareShare: 1 };
  return Array.from({ length: clock.steps }, (_, step) => {
    const met = (o: Evidence['outcomes'][number], condition: number) =>
      condition >= 0 &&
      o.conditionFirstMetAt[condition] >= 0 &&
      o.conditionFirstMetAt[condition] <= step * clock.stepMin;
    const open = Float64Array.from(outcomes, (o) =>
      Math.round(beds * (met(o, full) ? fullShare : met(o, opened) ? openedShare : bareShare)),
    ).sort();
    return quantileOfSorted(open, 0.5);
  });
}

/** Elements that should be employable on D-day and in at least one of twenty replications are not. Who has gone home is not missed where a relief stands in. */
export function absencesOf({ document, clock, subjects, outcomes, employments }: Evidence): Absence[] {
  const { dDayMin } = clock;
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const indexOf = new Map(subjects.map(({ id, index }) => [id, index]));
  const found = subjects
    .filter(({ requiredMin }) => requiredMin !== null && requiredMin <= dDayMin)
    .flatMap(({ id, index }): Absence[] => {
      const reliefs = reliefsOf(id, rows).flatMap((relief) => indexOf.get(relief) ?? []);
      const counts = { 'not-arrived': 0, 'not-ready': 0, 'not-employable': 0, 'tour-ended': 0 };
      outcomes.forEach((o, r) => {
        const { employableAt, employableUntil, leavesAt } = employments[r];
        const by = (at: number) => at >= 0 && at <= dDayMin;
        const isEmployable = (e: number) => by(employableAt[e]) && dDayMin < employableUntil[e];
        if (leavesAt[index] <= dDayMin && o.atDestination[index] >= 0)
          counts['tour-ended'] += reliefs.some(isEmployable) ? 0 : 1;
        else if (!by(o.atDestination[index])) counts['not-arrived']++;
        else if (!by(o.ready[index])) counts['not-ready']++;
        else if (!isEmployable(index)) counts['not-employable']++;
      });
      const [reason, count] = (Object.entries(counts) as [Absence['reason'], number][]).sort((a, b) => b[1] - a[1])[0];
      const share = Object.values(counts).reduce((sum, n) => sum + n, 0) / outcomes.length;
      return count === 0 || share < 0.05 ? [] : [{ element: id, reason, share }];
    });
  return found.sort((a, b) => b.share - a.share || (a.element < b.element ? -1 : 1));
}
