/** What a run reports about, one row for each element of the engine's world that does not bring another home, with the planner's names. */
import { itemsOf, type Program } from '@muster/logistics';
import { isResponse } from '../activation/after-breach.ts';
import { OPEN_MIN } from '../command/command.ts';
import { reliefsOf } from '../force/plan.ts';
import { personsOfRows } from '../scenario/persons.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';

export interface Subject {
  /** Index in the engine's list of elements. */
  readonly index: number;
  readonly id: string;
  readonly persons: number;
  readonly component: string | null;
  readonly nation: string | null;
  readonly capability: string | null;
  readonly priority: number;
  readonly requiredMin: number | null;
  /** When its relief in place is required in its stead, so that one seat is required once; OPEN_MIN = it stays required. */
  readonly requiredUntilMin: number;
  /** Indices of the elements whose seat it takes over, one after another. */
  readonly relieves: readonly number[];
  readonly epochMin: number;
  /** Called forward after D-day; the rest is the posture. */
  readonly isResponse: boolean;
  /** Latest arrival at the port of debarkation (LAD). */
  readonly latestArrivalMin: number | null;
}

export function subjectsOf(document: ScenarioDocument, program: Program): Subject[] {
  const personsOf = personsOfRows(document);
  const elements = new Map((document.forceElements ?? []).map((e) => [e.id, e]));
  const requiredAt = new Map(program.world.elements.map(({ id, requiredMin }) => [id, requiredMin]));
  const requiredUntil = (id: string, requiredMin: number | undefined) =>
    reliefsOf(id, elements)
      .map((relief) => requiredAt.get(relief) ?? -1)
      .find((at) => requiredMin !== undefined && at > requiredMin) ?? OPEN_MIN;
  const relieved = relievedBefore(elements, new Map(program.world.elements.map(({ id }, index) => [id, index])));
  const movements = new Map((document.movements ?? []).map((m) => [m.id, m]));
  return program.world.elements.flatMap((element, index): Subject[] => {
    if (element.returns !== undefined) return [];
    const row = elements.get(element.id);
    const movement = movements.get(element.id);
    const persons = row ? personsOf(row) : (movement?.cargo.pax ?? 0);
    const subject: Subject = {
      index,
      id: element.id,
      persons,
      component: row?.component ?? null,
      nation: row?.nation ?? null,
      capability: row?.capability ?? null,
      priority: element.priority,
      requiredMin: element.requiredMin ?? null,
      requiredUntilMin: requiredUntil(element.id, element.requiredMin),
      relieves: relieved.get(element.id) ?? [],
      epochMin: element.epochMin,
      isResponse: isResponse(
        document,
        row ?? { id: element.id, releasedBy: movement?.releasedBy, earliest: movement?.readyToLoad },
      ),
      latestArrivalMin: latestArrivalOf(program, index),
    };
    return [subject];
  });
}

/** Whom each relief has before it in its seat. Who is not in the plan is not relieved, and relieves nobody. */
function relievedBefore(
  elements: ReadonlyMap<string, ForceElementRow>,
  index: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly number[]> {
  const before = new Map<string, number[]>();
  for (const id of elements.keys()) {
    const own = index.get(id);
    if (own === undefined) continue;
    for (const relief of reliefsOf(id, elements)) {
      if (!index.has(relief)) break;
      before.set(relief, [...(before.get(relief) ?? []), own]);
    }
  }
  return before;
}

/** Persons that the plan requires at a minute. */
export const requiredPersonsAt = (subjects: readonly Subject[], minute: number): number =>
  subjects.reduce(
    (sum, { requiredMin, requiredUntilMin, persons }) =>
      sum + (requiredMin !== null && requiredMin <= minute && minute < requiredUntilMin ? persons : 0),
    0,
  );

/** The earliest LAD among the requirements of an element, by its index. */
function latestArrivalOf({ world, elementRequirements }: Program, element: number): number | null {
  const dates = itemsOf(elementRequirements, element).flatMap((r) => world.requirements[r].latestArrivalMin ?? []);
  return dates.length === 0 ? null : Math.min(...dates);
}
