/**
 * Nation by component, capability or mode of lift: how much is offered, in place and ready at one time of the clock. Of persons by component
 * the run has curves with bands; everything else is counted element by element in one replication, so that every total is the sum of its cells.
 */
import {
  composeAt,
  type ClosureCurve,
  type ComposedElement,
  type ComposedTimes,
  type GateResult,
  type QuantileTimes,
  type Rung,
} from '@muster/planning/run';

export interface CompositionCell {
  readonly offered: number;
  readonly elements: number;
  readonly inPlace: number;
  readonly ready: number;
  readonly readyLow: number;
  readonly readyHigh: number;
}

export interface CompositionRow {
  readonly nation: string;
  readonly cells: Readonly<Record<string, CompositionCell>>;
  readonly total: CompositionCell;
}

export interface Composition {
  /** False where things were counted: nothing is said of how sure that is. */
  readonly hasBands: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly CompositionRow[];
  /** Sum of the rows of nations that are not supported; null where there is no row of a supported nation. */
  readonly coalition: CompositionRow | null;
  /** Sum of the rows, so that the table adds up; P10 and P90 of a sum come from the run's own curve where there is one. */
  readonly total: CompositionRow;
}

const NOTHING: CompositionCell = { offered: 0, elements: 0, inPlace: 0, ready: 0, readyLow: 0, readyHigh: 0 };
const ORDER = ['land', 'air', 'sea', 'joint'];

const cellAt = (curve: ClosureCurve, step: number): CompositionCell => ({
  offered: curve.persons,
  elements: curve.elements,
  inPlace: curve.inPlace.p50[step] ?? 0,
  ready: curve.ready.p50[step] ?? 0,
  readyLow: curve.ready.p10[step] ?? 0,
  readyHigh: curve.ready.p90[step] ?? 0,
});

/** Adds what adds up: counts and medians. The band of a sum is not the sum of bands, so it is left to `withBand`. */
const add = (a: CompositionCell, b: CompositionCell): CompositionCell => ({
  offered: a.offered + b.offered,
  elements: a.elements + b.elements,
  inPlace: a.inPlace + b.inPlace,
  ready: a.ready + b.ready,
  readyLow: a.readyLow + b.readyLow,
  readyHigh: a.readyHigh + b.readyHigh,
});

const withBand = (cell: CompositionCell, curve: ClosureCurve | undefined, step: number): CompositionCell =>
  curve === undefined
    ? cell
    : {
        ...cell,
        readyLow: Math.min(cell.ready, curve.ready.p10[step] ?? 0),
        readyHigh: Math.max(cell.ready, curve.ready.p90[step] ?? 0),
      };

export function composeForce(
  closures: readonly ClosureCurve[],
  step: number,
  supported: ReadonlySet<string> = new Set(),
): Composition {
  const byKey = new Map(closures.map((curve) => [`${curve.key.kind}:${curve.key.id}`, curve]));
  const cells: NamedCell[] = [];
  for (const curve of closures) {
    if (curve.key.kind !== 'nation-component') continue;
    const [nation, column] = curve.key.id.split('/');
    cells.push({ nation, column, ...cellAt(curve, step) });
  }
  return { hasBands: true, ...tabulate(cells, supported, { byKey, step }) };
}

const READY: readonly Rung[] = ['ready', 'employable'];
const IN_PLACE: readonly Rung[] = ['in-place', ...READY];

/** @param elements with as many `persons` as are to be counted of each: persons, vehicles, or 1 */
export function countForce(
  elements: readonly ComposedElement[],
  times: readonly ComposedTimes[],
  minute: number,
  by: 'component' | 'capability',
  supported: ReadonlySet<string> = new Set(),
): Composition {
  const cells = composeAt(elements, times, minute).map(({ nation, rungs, ...names }): NamedCell => {
    const sum = (on: readonly Rung[], what: 'persons' | 'elements' = 'persons') =>
      on.reduce((all, rung) => all + rungs[rung][what], 0);
    const all = Object.keys(rungs) as Rung[];
    return counted(nation, names[by], {
      offered: sum(all),
      elements: sum(all, 'elements'),
      inPlace: sum(IN_PLACE),
      ready: sum(READY),
    });
  });
  return { hasBands: false, ...tabulate(cells, supported) };
}

export interface ComposedPool {
  readonly owner: string | null;
  readonly mode: string;
  readonly count: number;
  /** One for all assets, or one for each; empty = from the start. */
  readonly availableFromMin: readonly number[];
  /** Whether what releases the pool stands at the time; null = the run does not tell, so nothing of the pool is counted as to hand. */
  readonly isReleased: boolean | null;
}

/** Whether a gate stands at the median: it was met, and not withdrawn since. */
export function standsAt(
  { met, fell, metAgain }: Pick<GateResult, 'met' | 'fell' | 'metAgain'>,
  minute: number,
): boolean {
  const isBy = (times: QuantileTimes | null | undefined) => typeof times?.p50 === 'number' && times.p50 <= minute;
  return isBy(met) && (!isBy(fell) || isBy(metAgain));
}

/** Assets of lift by owner and mode; to hand are those whose date has come and that are released. */
export function countLift(
  pools: readonly ComposedPool[],
  minute: number,
  supported: ReadonlySet<string> = new Set(),
): Composition {
  const cells = pools.map(({ owner, mode, count, availableFromMin, isReleased }) => {
    const [first = 0] = availableFromMin;
    const there =
      availableFromMin.length > 1
        ? availableFromMin.filter((from) => from <= minute).length
        : first <= minute
          ? count
          : 0;
    const toHand = isReleased === true ? Math.min(count, there) : 0;
    return counted(owner ?? '', mode, { offered: count, elements: 1, inPlace: toHand, ready: toHand });
  });
  return { hasBands: false, ...tabulate(cells, supported) };
}

interface NamedCell extends CompositionCell {
  readonly nation: string;
  readonly column: string;
}

/** Without a band. */
const counted = (nation: string, column: string, cell: Omit<CompositionCell, 'readyLow' | 'readyHigh'>): NamedCell => ({
  nation,
  column,
  ...cell,
  readyLow: cell.ready,
  readyHigh: cell.ready,
});

interface Bands {
  readonly byKey: ReadonlyMap<string, ClosureCurve>;
  readonly step: number;
}

const NO_BANDS: Bands = { byKey: new Map(), step: 0 };

/** Cells of one name are added up; rows and, where they have no order of their own, columns stand with the most offered first. */
function tabulate(
  found: readonly NamedCell[],
  supported: ReadonlySet<string>,
  bands: Bands = NO_BANDS,
): Omit<Composition, 'hasBands'> {
  const cells = new Map<string, Record<string, CompositionCell>>();
  const offered = new Map<string, number>();
  for (const { nation, column, ...cell } of found) {
    const row = cells.get(nation) ?? {};
    row[column] = add(row[column] ?? NOTHING, cell);
    cells.set(nation, row);
    offered.set(column, (offered.get(column) ?? 0) + cell.offered);
  }
  const columns = [
    ...ORDER.filter((name) => offered.has(name)),
    ...[...offered]
      .filter(([name]) => !ORDER.includes(name))
      .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
      .map(([name]) => name),
  ];
  const rows = [...cells].map(([nation, row]) => ({
    nation,
    cells: row,
    total: withBand(Object.values(row).reduce(add, NOTHING), bands.byKey.get(`nation:${nation}`), bands.step),
  }));
  rows.sort(
    (a, b) =>
      b.total.offered - a.total.offered || b.total.elements - a.total.elements || (a.nation < b.nation ? -1 : 1),
  );
  const others = rows.filter(({ nation }) => !supported.has(nation));
  const coalition = others.length === rows.length ? null : withoutBands(sumRows(others, columns, NO_BANDS));
  return { columns, rows, coalition, total: sumRows(rows, columns, bands) };
}

/** The run has no curve of a coalition, and bands do not add up: none is better than a wrong one. */
function withoutBands({ nation, cells, total }: CompositionRow): CompositionRow {
  const plain = (cell: CompositionCell) => ({ ...cell, readyLow: cell.ready, readyHigh: cell.ready });
  const plainCells = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, plain(cell)]));
  return { nation, cells: plainCells, total: plain(total) };
}

function sumRows(rows: readonly CompositionRow[], columns: readonly string[], { byKey, step }: Bands): CompositionRow {
  const columnOf = (name: string) =>
    withBand(
      rows.reduce((sum, row) => add(sum, row.cells[name] ?? NOTHING), NOTHING),
      byKey.get(`component:${name}`),
      step,
    );
  return {
    nation: '',
    cells: Object.fromEntries(columns.map((name) => [name, columnOf(name)])),
    total: withBand(
      rows.reduce((sum, row) => add(sum, row.total), NOTHING),
      byKey.get('all:'),
      step,
    ),
  };
}
