/** Graduates of training programmes, and the courses after which a formation has enough of them. */
import type { FormationRow, TrainingProgrammeRow } from './cooperation-section.ts';
import type { ScenarioDocument } from './document.ts';

/** Graduates of one course, whole persons. */
export const graduatesOf = (programme: TrainingProgrammeRow): number =>
  Math.floor(programme.seats * programme.passRate + 1e-9);

export interface CoursesNeeded {
  readonly programme: string;
  /** Courses of the programme that must be over; more than it gives when the seats do not suffice. */
  readonly courses: number;
}

/** Formations take graduates in the order of their ids, so that the order of rows decides nothing: the course after which each has enough of every programme. */
export function coursesNeeded(document: ScenarioDocument): ReadonlyMap<string, readonly CoursesNeeded[]> {
  const programmes = new Map((document.trainingProgrammes ?? []).map((programme) => [programme.id, programme]));
  const taken = new Map<string, number>();
  return new Map(
    [...(document.formations ?? [])]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((formation: FormationRow) => [
        formation.id,
        (formation.trainees ?? []).map(({ programme, persons }) => {
          const total = (taken.get(programme) ?? 0) + persons;
          taken.set(programme, total);
          const row = programmes.get(programme);
          const graduates = row === undefined ? 0 : graduatesOf(row);
          return { programme, courses: graduates > 0 ? Math.ceil(total / graduates) : Infinity };
        }),
      ]),
  );
}
