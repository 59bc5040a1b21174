/**
 * The force at one clock time: persons and elements by nation, component and capability, and how far each has come. Counted in one replication,
 * so that every total is the sum of its cells.
 */

/** Rungs of the readiness ladder, lowest first: an element stands on the highest that it has reached. Who has left is on its way home. */
export const RUNGS = ['offered', 'ordered', 'at-pod', 'in-place', 'ready', 'employable', 'left', 'home'] as const;
export type Rung = (typeof RUNGS)[number];

export interface ComposedElement {
  readonly id: string;
  readonly nation: string | null;
  readonly component: string | null;
  readonly capability: string | null;
  readonly persons: number;
}

/** Minutes of one replication; null = not within the run. */
export interface ComposedTimes {
  readonly id: string;
  readonly orderedMin: number | null;
  readonly atPodMin: number | null;
  readonly atDestinationMin: number | null;
  readonly readyMin: number | null;
  readonly employableMin: number | null;
  /** From here on it is employable no more: it leaves, or its caveats end. Absent in results of older engines. */
  readonly employableUntilMin?: number | null;
  readonly leavesMin: number | null;
  /** Absent in results of older engines, where nobody was followed home. */
  readonly homeMin?: number | null;
}

export interface Count {
  readonly persons: number;
  readonly elements: number;
}

export interface CompositionCell {
  readonly nation: string;
  readonly component: string;
  readonly capability: string;
  /** By the highest rung reached. */
  readonly rungs: Readonly<Record<Rung, Count>>;
}

export function rungAt(times: ComposedTimes | undefined, minute: number): Rung {
  const reached = (at: number | null | undefined) => at !== null && at !== undefined && at <= minute;
  if (times === undefined) return 'offered';
  if (reached(times.homeMin)) return 'home';
  if (reached(times.leavesMin)) return 'left';
  if (reached(times.employableMin) && !reached(times.employableUntilMin)) return 'employable';
  if (reached(times.readyMin)) return 'ready';
  if (reached(times.atDestinationMin)) return 'in-place';
  if (reached(times.atPodMin)) return 'at-pod';
  return reached(times.orderedMin) ? 'ordered' : 'offered';
}

const NOTHING: Count = { persons: 0, elements: 0 };
const none = (): Record<Rung, Count> => Object.fromEntries(RUNGS.map((rung) => [rung, NOTHING])) as Record<Rung, Count>;

/** Cells in order of nation, component, capability; only those that hold an element. */
export function composeAt(
  elements: readonly ComposedElement[],
  times: readonly ComposedTimes[],
  minute: number,
): CompositionCell[] {
  const byId = new Map(times.map((row) => [row.id, row]));
  const cells = new Map<string, { readonly key: readonly [string, string, string]; rungs: Record<Rung, Count> }>();
  for (const element of elements) {
    const key = [element.nation ?? '', element.component ?? '', element.capability ?? ''] as const;
    const name = key.join('|');
    const cell = cells.get(name) ?? { key, rungs: none() };
    const rung = rungAt(byId.get(element.id), minute);
    const { persons, elements: number } = cell.rungs[rung];
    cell.rungs[rung] = { persons: persons + element.persons, elements: number + 1 };
    cells.set(name, cell);
  }
  return [...cells.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, rungs }]) => ({ nation: key[0], component: key[1], capability: key[2], rungs }));
}

/** Cells added up by one of their names; '' adds up all. */
export function totalBy(
  cells: readonly CompositionCell[],
  by: 'nation' | 'component' | 'capability' | '',
): ReadonlyMap<string, Readonly<Record<Rung, Count>>> {
  const totals = new Map<string, Record<Rung, Count>>();
  for (const cell of cells) {
    const name = by === '' ? '' : cell[by];
    const total = totals.get(name) ?? none();
    for (const rung of RUNGS)
      total[rung] = {
        persons: total[rung].persons + cell.rungs[rung].persons,
        elements: total[rung].elements + cell.rungs[rung].elements,
      };
    totals.set(name, total);
  }
  return totals;
}
