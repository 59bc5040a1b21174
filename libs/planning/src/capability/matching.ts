/**
 * Offers matched to needs: for each line of the statement of requirements who could fill it, who could not and why, and what is still missing.
 * Expected times of readiness and of going home come from a run; without one every element counts as ready in time and stays.
 */
import { MINUTES_PER_DAY } from '@muster/logistics';
import { CommandBook } from '../command/command.ts';
import { caveatBook } from '../force/caveat.ts';
import { elementsOfPlan, namedForLines, seatOf } from '../force/plan.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import { personsOfRows } from '../scenario/persons.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow, RequirementRow } from '../scenario/force-section.ts';
import { CapabilityTree } from './tree.ts';

/** Why an element of the capability cannot fill a line. */
export const OBSTACLES = [
  'withdrawn',
  'component',
  'place',
  'stationing',
  'task',
  'partner',
  'until',
  'gone',
  'command',
  'never',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What says by itself why somebody is never employable. */
const BARRED: ReadonlySet<Obstacle> = new Set(['withdrawn', 'task', 'partner', 'until', 'gone', 'never']);

/** Lateness of one element counts at most this much, days. */
const MOST_LATE_DAYS = 365;

export interface Candidate {
  readonly element: string;
  readonly nation: string;
  readonly persons: number;
  readonly obstacles: readonly Obstacle[];
  /** Expected to be employable after the date of the line, days; 0 in time. */
  readonly lateDays: number;
  /** Who takes its seat after it, in order: who fills a line with it has spoken for them too. */
  readonly reliefs: readonly string[];
}

/** Whether two elements hold one seat one after another: a choice has room for one of them. */
export const shareSeat = (a: Candidate, b: Candidate): boolean =>
  a.element === b.element || a.reliefs.includes(b.element) || b.reliefs.includes(a.element);

export interface Need {
  readonly id: string;
  readonly needed: number;
  /** Persons that those who fill it have to bring together; 0 where it does not say. */
  readonly persons: number;
  readonly priority: number;
  readonly byMin: number;
  /** The larger line that this one is the first part of. */
  readonly partOf: string | null;
  /** Elements that offer the capability, by id. */
  readonly candidates: readonly Candidate[];
  /** The planner's own choice: a seat for each element that is named, with who relieves it. */
  readonly seats: readonly (readonly string[])[];
}

/** What is expected of an element; an element without an expectation is in time and stays. */
export interface Expectation {
  /** null = not within the run. */
  readonly readyMin: number | null;
  /** null = not within the run; when it is ready where absent. */
  readonly employableMin?: number | null;
  /** The minute in which it is ordered home; null = it stays. */
  readonly leavesMin: number | null;
}
export type Expectations = ReadonlyMap<string, Expectation>;

/** What keeps an element from a line, and from when on it counts in it. */
interface Judge {
  employableMinOf(element: ForceElementRow, line: RequirementRow, byMin: number): number | null;
  obstaclesOf(element: ForceElementRow, line: RequirementRow, byMin: number): Obstacle[];
}

function judgeOf(document: ScenarioDocument, tree: CapabilityTree, expected: Expectations): Judge {
  const clock = new ScenarioClock(document.clock);
  const caveatsOf = caveatBook(document, clock);
  const command = new CommandBook(document, clock);
  const countryOf = new Map(document.places.map((place) => [place.id, place.country ?? '']));
  const inPlan = new Set(elementsOfPlan(document).map((row) => row.id));

  /** What caveats allow of an element in a line, each from when on; null = never. */
  const permissionsOf = (element: ForceElementRow, line: RequirementRow, byMin: number) => {
    const caveats = caveatsOf(element.contribution);
    const leader = command.at(element.id, byMin)?.superior.frameworkNation;
    const isEmployed = typeof expected.get(element.id)?.employableMin === 'number';
    return {
      stationing: caveats.mayStandFrom(line.place ?? element.destination),
      // As for employment, of what the element can do: what the line asks for is a part of that.
      task: caveats.mayDoFrom(tree.lineage(element.capability)),
      // Who is employable in the run serves under somebody else then.
      partner: leader === undefined || isEmployed ? 0 : caveats.mayServeUnderFrom(leader),
    };
  };
  /** A line counts who is employable: ready, led, and allowed by its caveats, of which one may have to lapse first. */
  const employableMinOf = (element: ForceElementRow, line: RequirementRow, byMin: number): number | null => {
    const { readyMin, employableMin = readyMin } = expected.get(element.id) ?? { readyMin: byMin };
    if (employableMin === null) return null;
    const { stationing, task, partner } = permissionsOf(element, line, byMin);
    return Math.max(employableMin, stationing ?? 0, task ?? 0, partner ?? 0);
  };
  const obstaclesOf = (element: ForceElementRow, line: RequirementRow, byMin: number): Obstacle[] => {
    const { readyMin, leavesMin } = expected.get(element.id) ?? { readyMin: byMin, leavesMin: null };
    const employableMin = employableMinOf(element, line, byMin);
    // Who is late has to stay for a while after it has come; who is in time has to be there on the day.
    const from = Math.max(byMin, readyMin ?? byMin, employableMin ?? byMin);
    const { stationing, task, partner } = permissionsOf(element, line, byMin);
    const found: [Obstacle, boolean][] = [
      ['withdrawn', !inPlan.has(element.id)],
      ['component', line.component !== 'joint' && element.component !== line.component],
      [
        'place',
        (line.place !== undefined && element.destination !== line.place) ||
          (line.countries !== undefined && !line.countries.includes(countryOf.get(element.destination) ?? '')),
      ],
      ['stationing', stationing === null],
      ['task', task === null],
      ['partner', partner === null],
      ['until', (caveatsOf(element.contribution).employableUntil() ?? Infinity) <= from],
      ['gone', leavesMin !== null && leavesMin <= from],
      ['never', readyMin === null],
    ];
    const obstacles = found.filter(([, hit]) => hit).map(([obstacle]) => obstacle);
    // Ready and allowed, and nobody to lead it.
    return employableMin !== null || obstacles.some((one) => BARRED.has(one)) ? obstacles : [...obstacles, 'command'];
  };
  return { employableMinOf, obstaclesOf };
}

export function needsOf(document: ScenarioDocument, expected: Expectations = new Map()): Need[] {
  const clock = new ScenarioClock(document.clock);
  const tree = new CapabilityTree(document);
  const { employableMinOf, obstaclesOf } = judgeOf(document, tree, expected);
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const named = namedForLines(document);
  const personsOf = personsOfRows(document);
  const elements = [...(document.forceElements ?? [])].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

  return (document.requirements ?? []).map((line): Need => {
    const byMin = clock.dueMinute(line.by);
    return {
      id: line.id,
      needed: line.count,
      persons: line.persons ?? 0,
      priority: line.priority ?? 50,
      byMin,
      partOf: line.partOf ?? null,
      candidates: elements
        .filter((element) => tree.meets(element.capability, line.capability))
        .map((element) => ({
          element: element.id,
          nation: element.nation ?? '',
          persons: personsOf(element),
          obstacles: obstaclesOf(element, line, byMin),
          lateDays: Math.min(
            MOST_LATE_DAYS,
            Math.max(0, ((employableMinOf(element, line, byMin) ?? byMin) - byMin) / MINUTES_PER_DAY),
          ),
          reliefs: seatOf(element.id, rows, named).slice(1),
        })),
      seats: [...new Set(line.elements)].map((id) => seatOf(id, rows, named)),
    };
  });
}

/** An element that fills a line. */
export interface Assignment {
  readonly line: string;
  readonly element: string;
}

/**
 * What a choice of elements costs, in days: a place that stays empty, persons that are missing (all of a line as much as all its places), days of
 * lateness, and a little for each further nation in a line and each element beyond its places. A first part is a line with a date of its own: who fills
 * it and its whole may be late for both.
 */
export interface PackagePrice {
  readonly unfilled: number;
  /** Persons that are missing in lines that ask for persons. */
  readonly shortPersons: number;
  readonly lateDays: number;
  /** Nations beyond the first, summed over the lines. */
  readonly splits: number;
  readonly cost: number;
}

/** A place of a line that stays empty counts as so many days late; a line of high priority up to twice. */
export const EMPTY_DAYS = 1000;
export const emptyCost = (need: Need): number => EMPTY_DAYS * (1 + (99 - need.priority) / 100);
/** One missing person of a line counts so many days. */
export const missingPersonCost = (need: Need): number => (emptyCost(need) * Math.max(1, need.needed)) / need.persons;
/** A further nation in a line, or an element beyond its places, counts as much as this part of a day. */
export const SPLIT_DAYS = 0.1;

const personsIn = (members: readonly Candidate[]): number => members.reduce((sum, { persons }) => sum + persons, 0);

/** Persons that a line still lacks with these in it. */
export const shortOf = (need: Need, members: readonly Candidate[]): number =>
  Math.max(0, need.persons - personsIn(members));

/** Of some who are in order of preference those that a line takes: its places first, then more while it lacks persons that they have. */
function takenBy(need: Need, ordered: readonly Candidate[]): Candidate[] {
  const taken: Candidate[] = [];
  for (const one of ordered)
    if (taken.length < need.needed || (one.persons > 0 && shortOf(need, taken) > 0)) taken.push(one);
  return taken;
}

export function priceOf(needs: readonly Need[], assignments: readonly Assignment[]): PackagePrice {
  let [unfilled, shortPersons, lateDays, splits, cost] = [0, 0, 0, 0, 0];
  for (const need of needs) {
    const members = assignments
      .filter(({ line }) => line === need.id)
      .map(({ element }) => need.candidates.find((candidate) => candidate.element === element)!);
    const empty = Math.max(0, need.needed - members.length);
    const late = members.reduce((sum, { lateDays: days }) => sum + days, 0);
    const further = Math.max(0, new Set(members.map(({ nation }) => nation)).size - 1);
    const beyond = Math.max(0, members.length - need.needed);
    const short = shortOf(need, members);
    unfilled += empty;
    shortPersons += short;
    lateDays += late;
    splits += further;
    cost += empty * emptyCost(need) + late + (further + beyond) * SPLIT_DAYS;
    if (short > 0) cost += short * missingPersonCost(need);
  }
  return { unfilled, shortPersons, lateDays, splits, cost };
}

const byLateness = (a: Candidate, b: Candidate): number => a.lateDays - b.lateDays;

/** Who can fill a line, of some, the least late first. */
const leastLate = (need: Need, isMeant: (candidate: Candidate) => boolean): Candidate[] =>
  need.candidates.filter((one) => one.obstacles.length === 0 && isMeant(one)).sort(byLateness);

/** The planner's own choice, without those that cannot fill the line: of each seat who is least late. */
export function plannersChoice(needs: readonly Need[]): Assignment[] {
  return needs.flatMap((need) => {
    const holders = need.seats.flatMap((seat) => leastLate(need, ({ element }) => seat.includes(element)).slice(0, 1));
    return takenBy(need, holders.sort(byLateness)).map(({ element }) => ({ line: need.id, element }));
  });
}

/**
 * Line by line, the most urgent first: who is least late, then who is of a nation that is in the line already. A line that cannot have all its persons
 * anyway takes no more than its places need until all lines have been asked.
 */
export function greedyChoice(needs: readonly Need[]): Assignment[] {
  const used: Candidate[] = [];
  const wholes = needs.filter(({ partOf }) => partOf === null);
  const asked = [...wholes]
    .sort((a, b) => a.priority - b.priority || a.byMin - b.byMin)
    .map((need) => ({ need, members: [] as Candidate[] }));
  for (const isLast of [false, true])
    for (const { need, members } of asked) {
      while (members.length < need.needed || shortOf(need, members) > 0) {
        const isBeyond = members.length >= need.needed;
        const nations = new Set(members.map(({ nation }) => nation));
        const free = leastLate(
          need,
          (one) => (!isBeyond || one.persons > 0) && !used.some((other) => shareSeat(one, other)),
        ).sort((a, b) => byLateness(a, b) || Number(nations.has(b.nation)) - Number(nations.has(a.nation)));
        const [best] = free;
        if (best === undefined || (isBeyond && !isLast && shortOf(need, [...members, ...free]) > 0)) break;
        used.push(best);
        members.push(best);
      }
    }
  const found = asked.flatMap(({ need, members }) => members.map(({ element }) => ({ line: need.id, element })));
  return [...found, ...partsOf(needs, found)];
}

/** Fills parts from the seats of their wholes, the least late first: the part is due first, so the seat may change hands in between. */
export function partsOf(needs: readonly Need[], assignments: readonly Assignment[]): Assignment[] {
  const found: Assignment[] = [];
  const fill = (whole: string, seats: readonly string[]): void => {
    for (const need of needs.filter(({ partOf }) => partOf === whole)) {
      const able = seats.flatMap((seat) =>
        leastLate(need, ({ element, reliefs }) => element === seat || reliefs.includes(seat)).slice(0, 1),
      );
      const holders = takenBy(need, able.sort(byLateness)).map(({ element }) => element);
      found.push(...holders.map((element) => ({ line: need.id, element })));
      fill(need.id, holders);
    }
  };
  for (const { id, partOf } of needs)
    if (partOf === null)
      fill(
        id,
        assignments.filter(({ line }) => line === id).map(({ element }) => element),
      );
  return found;
}
