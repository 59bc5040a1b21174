/** Ready against required on the first days after D-day, who is absent on D-day. */
import { MINUTES_PER_DAY, quantileOfSorted, wilson } from '@muster/logistics';
import { heldOf } from '../figures/due.ts';
import { requiredPersonsAt } from '../figures/subjects.ts';
import { reliefsOf } from '../force/plan.ts';
import type { Absence, Band, Checkpoint } from '../result/commander.ts';
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
