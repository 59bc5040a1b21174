/** Nation by component: persons offered, in place and ready at one step of the clock. Totals of sums of medians are sums of cells. */
import type { ClosureCurve } from '@muster/planning/run';

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
  readonly components: readonly string[];
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

const NO_CURVES: ReadonlyMap<string, ClosureCurve> = new Map();

export function composeForce(
  closures: readonly ClosureCurve[],
  step: number,
  supported: ReadonlySet<string> = new Set(),
): Composition {
  const byKey = new Map(closures.map((curve) => [`${curve.key.kind}:${curve.key.id}`, curve]));
  const cells = new Map<string, Record<string, CompositionCell>>();
  for (const curve of closures) {
    if (curve.key.kind !== 'nation-component') continue;
    const [nation, component] = curve.key.id.split('/');
    const row = cells.get(nation) ?? {};
    row[component] = cellAt(curve, step);
    cells.set(nation, row);
  }
  const present = new Set([...cells.values()].flatMap((row) => Object.keys(row)));
  const components = [
    ...ORDER.filter((name) => present.has(name)),
    ...[...present].filter((name) => !ORDER.includes(name)).sort(),
  ];
  const rows = [...cells].map(([nation, row]) => ({
    nation,
    cells: row,
    total: withBand(Object.values(row).reduce(add, NOTHING), byKey.get(`nation:${nation}`), step),
  }));
  rows.sort(
    (a, b) =>
      b.total.offered - a.total.offered || b.total.elements - a.total.elements || (a.nation < b.nation ? -1 : 1),
  );
  const others = rows.filter(({ nation }) => !supported.has(nation));
  const coalition = others.length === rows.length ? null : withoutBands(sumRows(others, components, NO_CURVES, step));
  return { components, rows, coalition, total: sumRows(rows, components, byKey, step) };
}

/** The run has no curve of a coalition, and bands do not add up: none is better than a wrong one. */
function withoutBands({ nation, cells, total }: CompositionRow): CompositionRow {
  const plain = (cell: CompositionCell) => ({ ...cell, readyLow: cell.ready, readyHigh: cell.ready });
  const plainCells = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, plain(cell)]));
  return { nation, cells: plainCells, total: plain(total) };
}

function sumRows(
  rows: readonly CompositionRow[],
  components: readonly string[],
  byKey: ReadonlyMap<string, ClosureCurve>,
  step: number,
): CompositionRow {
  const column = (component: string) =>
    withBand(
      rows.reduce((sum, row) => add(sum, row.cells[component] ?? NOTHING), NOTHING),
      byKey.get(`component:${component}`),
      step,
    );
  return {
    nation: '',
    cells: Object.fromEntries(components.map((component) => [component, column(component)])),
    total: withBand(
      rows.reduce((sum, row) => add(sum, row.total), NOTHING),
      byKey.get('all:'),
      step,
    ),
  };
}
