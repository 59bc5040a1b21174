/** The network of a generated theatre: a grid of places from west to east, the links between them, and the damage that comes to some. */
import { day, hours, type Numbers, type Rows, type Site } from './generated-rows.ts';

/** Corners of the theatre, degrees. */
const [WEST, EAST, SOUTH, NORTH] = [-4, 40, 38, 60];
/** Columns of a theatre as shares of its width: garrisons in the west, hubs in the east, the border and the change of gauge in between. */
interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly border: number;
  readonly gauge: number;
}

/** Numbers are drawn in the order of places, and of a place in that of its fields. */
export function makeSites(n: Numbers, count: number): Site[] {
  const columns = Math.round(Math.sqrt(count * 1.6));
  const rows = Math.ceil(count / columns);
  const grid = { columns, rows, border: Math.round(columns * 0.55), gauge: Math.round(columns * 0.7) };
  return Array.from({ length: count }, (_, i): Site => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const id = `P${String(i).padStart(5, '0')}`;
    const kind = kindAt(n, grid, i);
    const at = {
      lat: NORTH - ((row + 0.4 * n.unit()) / rows) * (NORTH - SOUTH),
      lon: WEST + ((column + 0.4 * n.unit()) / columns) * (EAST - WEST),
    };
    return { id, column, row, place: { id, name: `Place ${i}`, kind, ...at, ...facilitiesOf(n, grid, kind, column) } };
  });
}

function kindAt(n: Numbers, { columns, rows, border, gauge }: Grid, i: number) {
  const [column, row] = [i % columns, Math.floor(i / columns)];
  const coast = row === 0 || row === rows - 1;
  const [west, east] = [column < columns * 0.35, column >= columns * 0.75];
  if (column === border) return 'border-crossing';
  if (column === gauge) return 'gauge-change';
  if (coast && i % 2 === 0) return 'seaport';
  if (west && n.chance(0.7)) return 'garrison';
  if (east && n.chance(0.6)) return 'hub';
  return n.pick(['depot', 'airfield', 'rail-terminal', 'junction'] as const);
}

function facilitiesOf(n: Numbers, { gauge }: Grid, kind: ReturnType<typeof kindAt>, column: number) {
  const gauges: (1435 | 1520)[] = column < gauge ? [1435] : column === gauge ? [1435, 1520] : [1520];
  const onRail = kind !== 'junction' && kind !== 'airfield';
  return {
    ...(kind === 'airfield' || ((kind === 'hub' || kind === 'garrison') && n.chance(0.4))
      ? {
          airfield: {
            runwayM: n.int(1800, 3500),
            parkingWide: n.int(1, 3),
            parkingNarrow: n.int(2, 6),
            handlingTPerDay: 1500,
          },
        }
      : {}),
    ...(kind === 'seaport'
      ? { seaport: { berths: n.int(1, 4), maxDraughtM: 12, stagingM2: 40_000, clearanceVehiclesPerDay: 800 } }
      : {}),
    ...(onRail ? { rail: { ramps: n.int(1, 4), gauges } } : {}),
    ...(kind === 'gauge-change'
      ? {
          gaugeChange: [
            { method: 'ramp-to-ramp' as const, positions: n.int(2, 4), trainTime: hours(6, 10, 16) },
            { method: 'transload' as const, wagonsPerDay: 200, share: 'civil' },
          ],
        }
      : {}),
    ...(kind === 'border-crossing'
      ? {
          crossing: {
            rail: [{ gauge: 1435 as const, trainsPerDay: n.int(8, 20), share: 'civil' }],
            road: { convoysPerDay: n.int(30, 80), share: 'civil' },
            clearance: hours(1, 3, 8),
            permission: { triangular: [1, 3, 10] as [number, number, number] },
          },
        }
      : {}),
    ...(kind === 'hub' ? { reception: { stagingM2: 60_000, beds: 3000 } } : {}),
  };
}

/** Roads between neighbours of the grid, railways between those that have one, the sea along both coasts and around the west. */
export function makeLinks(sites: readonly Site[]): Rows<'links'>[] {
  const links: Rows<'links'>[] = [];
  const at = new Map(sites.map((site) => [`${site.column}|${site.row}`, site]));
  for (const site of sites) {
    for (const [dc, dr] of [
      [1, 0],
      [0, 1],
    ] as const) {
      const other = at.get(`${site.column + dc}|${site.row + dr}`);
      if (!other) continue;
      const ends = { from: site.id, to: other.id };
      links.push({
        id: `road-${site.id}-${other.id}`,
        ...ends,
        mode: 'road',
        vehiclesPerHour: 200,
        share: 'civil',
        mlc: 80,
      });
      // Railways pass through every place; only some can load.
      const gauge = [site, other].some((s) => s.place.rail?.gauges.length === 1 && s.place.rail.gauges[0] === 1520)
        ? 1520
        : 1435;
      links.push({
        id: `rail-${site.id}-${other.id}`,
        ...ends,
        mode: 'rail',
        gauge,
        trainsPerDay: 30,
        share: 'civil',
        speedKmh: 50,
      });
    }
  }
  const ports = sites.filter((site) => site.place.kind === 'seaport');
  const [north, south] = [ports.filter((p) => p.row === 0), ports.filter((p) => p.row !== 0)];
  const ring = [...north].reverse().concat(south);
  ring
    .slice(1)
    .forEach((port, i) =>
      links.push({ id: `sea-${ring[i].id}-${port.id}`, from: ring[i].id, to: port.id, mode: 'sea' }),
    );
  return links;
}

export function makeDisruptions(n: Numbers, sites: readonly Site[]): Rows<'disruptions'>[] {
  return sites
    .filter((site) => site.place.kind !== 'garrison' && n.chance(0.1))
    .map((site, i) => ({
      id: `damage-${i}`,
      place: site.id,
      at: day(120 + n.int(0, 20)),
      factor: n.pick([0, 0.3, 0.6]),
      duration: { triangular: [1, 5, 30] },
      probability: 0.5,
      stockLossShare: 0.1,
    }));
}
