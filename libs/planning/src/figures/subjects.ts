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
  /** Indices of those who take over its own seat, one after another. */
  readonly reliefs: readonly number[];
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
  const reliefs = reliefsInPlan(elements, new Map(program.world.elements.map(({ id }, index) => [id, index])));
  const relieved = new Map<number, number[]>();
  for (const [own, after] of reliefs)
    for (const relief of after) (relieved.get(relief) ?? relieved.set(relief, []).get(relief)!).push(own);
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
      nation: row?.nation ?? movement?.nation ?? null,
      capability: row?.capability ?? null,
      priority: element.priority,
      requiredMin: element.requiredMin ?? null,
      requiredUntilMin: requiredUntil(element.id, element.requiredMin),
      relieves: relieved.get(index) ?? [],
      reliefs: reliefs.get(index) ?? [],
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

/** Whom each element has after it in its seat, by index. Who is not in the plan is not relieved, and relieves nobody. */
function reliefsInPlan(
  elements: ReadonlyMap<string, ForceElementRow>,
  indices: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (const id of elements.keys()) {
    const own = indices.get(id);
    const reliefs = reliefsOf(id, elements).map((relief) => indices.get(relief));
    const end = reliefs.indexOf(undefined);
    if (own !== undefined && reliefs.length > 0)
      found.set(own, (end < 0 ? reliefs : reliefs.slice(0, end)) as number[]);
  }
  return found;
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
