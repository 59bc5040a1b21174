/**
 * A theatre of any size, made from its size alone, for benches and load tests: a grid of places from west to east with roads and railways, ports
 * along both coasts, a border and a change of gauge on the way, nations with garrisons, lift and a sector each to send to, depots behind the
 * sectors, decisions before everything and damage on the way. Everything is invented. With 1,000 elements it is the reference case of the
 * benches: 30 nations, 5,000 movement lines, 400 places, 365 days.
 */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';

type Section =
  | ('places' | 'links' | 'liftTypes' | 'liftPools' | 'forceElements' | 'gates')
  | ('stocks' | 'consumers' | 'replenishments' | 'deliveries' | 'disruptions');
type Rows<K extends Section> = NonNullable<ScenarioDocument[K]>[number];

const NATIONS = 30;
const DAYS = 365;
/** Corners of the theatre, degrees. */
const [WEST, EAST, SOUTH, NORTH] = [-4, 40, 38, 60];
const HUBS_OF_NATION = 3;
const GARRISONS_OF_NATION = 2;

/** MINSTD: the numbers of a case depend on nothing but its size. */
function numbers(seed: number) {
  let x = seed;
  const unit = () => (x = (x * 48271) % 2147483647) / 2147483647;
  const int = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    int,
    chance: (p: number) => unit() < p,
    pick: <T>(list: readonly T[]): T => list[int(0, list.length - 1)],
  };
}
type Numbers = ReturnType<typeof numbers>;

interface Site {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly place: Rows<'places'>;
}

/** The case with that many force elements; places, lift and stocks grow with them. */
export function generatedCase(elements: number): ScenarioDocument {
  const n = numbers(20_260_101);
  const sites = makeSites(n, Math.max(40, Math.round(elements * 0.4)));
  const ofKind = (kind: string) => sites.filter((site) => site.place.kind === kind);
  const garrisons = ofKind('garrison');
  const hubs = ofKind('hub');
  const nations = Array.from({ length: NATIONS }, (_, i) => `N${String(i + 1).padStart(2, '0')}`);
  const perNation = Math.max(GARRISONS_OF_NATION, Math.ceil(garrisons.length / NATIONS));
  const homes = nations.map((_, i) =>
    Array.from({ length: perNation }, (__, k) => garrisons[(i * perNation + k) % garrisons.length]),
  );
  // Places grow with the elements, and so do the sectors; what one garrison sends to stays a handful.
  const sectorOf = (home: Site) => {
    const near = [...hubs].sort(
      (a, b) => Math.abs(a.row - home.row) - Math.abs(b.row - home.row) || (a.id < b.id ? -1 : 1),
    );
    return near.slice(0, HUBS_OF_NATION);
  };
  const sectors = new Map(garrisons.map((home) => [home.id, sectorOf(home)]));
  const forceElements = Array.from({ length: elements }, (_, i) => {
    const nation = i % NATIONS;
    const home = n.pick(homes[nation]);
    return element(n, i, nations[nation], home.id, n.pick(sectors.get(home.id)!).id);
  });
  return {
    format: DOCUMENT_FORMAT,
    id: `generated-${elements}`,
    title: `Generated theatre of ${elements} force elements`,
    clock: {
      cfDay: '2026-06-01T00:00:00Z',
      dDay: { anchor: 'CF', offset: 120 },
      end: { anchor: 'CF', offset: DAYS },
    },
    nations: nations.map((id) => ({ id, name: `Nation ${id}`, role: 'contributor', reported: 'nothing reported' })),
    places: sites.map((site) => site.place),
    shares: [
      {
        id: 'civil',
        steps: [
          { from: day(0), share: 0.3 },
          { from: day(120), share: 0.6 },
        ],
      },
    ],
    links: makeLinks(sites),
    liftTypes: LIFT_TYPES,
    liftPools: makePools(n, sites, nations, homes, elements),
    forceElements,
    gates: makeGates(n, nations),
    ...makeSupply(n, ofKind('depot'), hubs),
    disruptions: makeDisruptions(n, sites),
  };
}

const day = (offset: number) => ({ anchor: 'CF', offset }) as const;
const hours = (min: number, mode: number, max: number) => ({
  triangular: [min, mode, max] as [number, number, number],
  unit: 'h' as const,
});

function makeSites(n: Numbers, count: number): Site[] {
  const columns = Math.round(Math.sqrt(count * 1.6));
  const rows = Math.ceil(count / columns);
  const border = Math.round(columns * 0.55);
  const gauge = Math.round(columns * 0.7);
  return Array.from({ length: count }, (_, i): Site => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const id = `P${String(i).padStart(5, '0')}`;
    const coast = row === 0 || row === rows - 1;
    const [west, east] = [column < columns * 0.35, column >= columns * 0.75];
    const kind =
      column === border
        ? 'border-crossing'
        : column === gauge
          ? 'gauge-change'
          : coast && i % 2 === 0
            ? 'seaport'
            : west && n.chance(0.7)
              ? 'garrison'
              : east && n.chance(0.6)
                ? 'hub'
                : n.pick(['depot', 'airfield', 'rail-terminal', 'junction'] as const);
    const gauges: (1435 | 1520)[] = column < gauge ? [1435] : column === gauge ? [1435, 1520] : [1520];
    const onRail = kind !== 'junction' && kind !== 'airfield';
    return {
      id,
      column,
      row,
      place: {
        id,
        name: `Place ${i}`,
        kind,
        lat: NORTH - ((row + 0.4 * n.unit()) / rows) * (NORTH - SOUTH),
        lon: WEST + ((column + 0.4 * n.unit()) / columns) * (EAST - WEST),
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
      },
    };
  });
}

/** Roads between neighbours of the grid, railways between those that have one, the sea along both coasts and around the west. */
function makeLinks(sites: readonly Site[]): Rows<'links'>[] {
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

const LIFT_TYPES: Rows<'liftTypes'>[] = [
  {
    id: 'train',
    name: 'Train',
    mode: 'rail',
    payload: { wagons: 30, massT: 1500 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 35,
    load: hours(4, 6, 10),
    unload: hours(3, 5, 8),
  },
  {
    id: 'train-broad',
    name: 'Train, broad gauge',
    mode: 'rail',
    gauge: 1520,
    payload: { wagons: 30, massT: 1800 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 30,
    load: hours(4, 6, 10),
    unload: hours(3, 5, 8),
  },
  {
    id: 'ro-ro',
    name: 'RO/RO ship',
    mode: 'sea',
    payload: { areaM2: 4000, massT: 8000 },
    carries: ['wheeled', 'tracked', 'supply', 'ammunition'],
    speedKmh: 30,
    load: hours(12, 20, 40),
    unload: hours(12, 20, 40),
    draughtM: 7,
    minimumLoadShare: 0.5,
    maximumHold: { fixed: 3 },
  },
  {
    id: 'charter',
    name: 'Chartered airliner',
    mode: 'air',
    payload: { pax: 250, massT: 40 },
    carries: ['people'],
    speedKmh: 750,
    rangeKm: 6000,
    load: hours(1, 2, 4),
    unload: hours(1, 1.5, 3),
    minRunwayM: 2400,
    parking: 'wide',
    useRateHPerDay: 10,
  },
  {
    id: 'airlifter',
    name: 'Tactical transport aircraft',
    mode: 'air',
    payload: { pax: 90, massT: 18 },
    carries: ['people', 'supply'],
    speedKmh: 500,
    rangeKm: 4000,
    load: hours(1, 2, 4),
    unload: hours(0.5, 1, 3),
    minRunwayM: 1200,
    useRateHPerDay: 6,
    breakdown: { perTrip: 0.05, repair: hours(6, 24, 72) },
  },
  {
    id: 'het',
    name: 'Heavy equipment transporters',
    mode: 'road',
    payload: { vehicles: 10, massT: 700 },
    carries: ['tracked'],
    speedKmh: 40,
    load: hours(2, 3, 5),
    unload: hours(1, 2, 4),
  },
  {
    id: 'lorries',
    name: 'Lorry company',
    mode: 'road',
    payload: { massT: 400 },
    carries: ['supply', 'ammunition'],
    speedKmh: 50,
    load: hours(2, 4, 8),
    unload: hours(2, 4, 8),
  },
];

/** National lift at home, host nation lift and chartered ships and aircraft where the way begins. */
function makePools(
  n: Numbers,
  sites: readonly Site[],
  nations: readonly string[],
  homes: readonly Site[][],
  elements: number,
): Rows<'liftPools'>[] {
  const pools: Rows<'liftPools'>[] = [];
  const add = (liftType: string, base: Site, count: number, owner?: string) =>
    pools.push({
      id: `${liftType}-${pools.length}`,
      liftType,
      base: base.id,
      count,
      ...(owner ? { owner, reservedForOwner: n.chance(0.3) } : {}),
    });
  const ofKind = (kind: string) => sites.filter((site) => site.place.kind === kind);
  const [ports, airfields] = [
    ofKind('seaport'),
    sites.filter((site) => site.place.airfield && site.place.airfield.runwayM >= 2400),
  ];
  const east = sites.filter((site) => site.place.rail?.gauges.includes(1520));
  // One set of lift for 33 elements; it belongs to the nations in turn.
  for (let k = 0; k < Math.max(3, elements * 0.03); k++) {
    const nation = nations[k % NATIONS];
    const home = n.pick(homes[k % NATIONS]);
    add('train', home, n.int(2, 4), nation);
    add('het', home, n.int(2, 4), nation);
    add('lorries', home, n.int(2, 5), nation);
    add('airlifter', n.pick(airfields), n.int(1, 3), nation);
    add('ro-ro', n.pick(ports), n.int(1, 2), n.chance(0.5) ? nation : undefined);
    add('charter', n.pick(airfields), n.int(1, 2));
    add('train-broad', n.pick(east), n.int(3, 6));
    add('het', n.pick(east), n.int(2, 4));
    add('lorries', n.pick(east), n.int(3, 8));
  }
  return pools;
}

function element(n: Numbers, i: number, nation: string, home: string, destination: string): Rows<'forceElements'> {
  const earliest = n.int(0, 120);
  return {
    id: `E${String(i).padStart(6, '0')}`,
    name: `Element ${i}`,
    nation,
    component: 'land',
    home,
    destination,
    releasedBy: `national-${nation}`,
    earliest: day(earliest),
    notice: { triangular: [2, 5, 15] },
    requiredAt: day(earliest + n.int(30, 120)),
    priority: n.int(1, 9) * 10,
    marryUp: { triangular: [0.5, 1, 3] },
    integration: { triangular: [1, 2, 5] },
    // Five streams: five movement lines.
    cargo: {
      pax: n.int(80, 600),
      wheeled: n.int(10, 70),
      tracked: n.int(2, 25),
      massT: n.int(400, 1800),
      supplyT: n.int(20, 350),
      ammunitionT: n.int(10, 200),
    },
  };
}

function makeGates(n: Numbers, nations: readonly string[]): Rows<'gates'>[] {
  return [
    { id: 'ceasefire', title: 'Ceasefire', kind: 'ceasefire', opensAt: day(0) },
    {
      id: 'request',
      title: 'Request of the host',
      kind: 'host-request',
      requires: ['ceasefire'],
      duration: { triangular: [1, 3, 10] },
    },
    ...nations.map((nation): Rows<'gates'> => ({
      id: `national-${nation}`,
      title: `Approval of ${nation}`,
      kind: 'national-approval',
      owner: nation,
      requires: ['request'],
      duration: { triangular: [2, n.int(5, 20), 45] },
      correlatedWith: 'climate',
    })),
  ];
}

function makeSupply(n: Numbers, depots: readonly Site[], hubs: readonly Site[]) {
  const west = depots.slice(0, Math.max(1, Math.floor(depots.length / 2)));
  const stocks: Rows<'stocks'>[] = west.map((site) => ({
    id: `depot-${site.id}`,
    place: site.id,
    class: 'I',
    amountT: 5000,
    outloadTPerDay: 800,
  }));
  const consumers: Rows<'consumers'>[] = [];
  const replenishments: Rows<'replenishments'>[] = [];
  const deliveries: Rows<'deliveries'>[] = west.map((site) => ({
    id: `convoy-${site.id}`,
    stock: `depot-${site.id}`,
    amountT: 1000,
    at: day(5),
    everyDays: 7,
    times: 50,
  }));
  for (const hub of hubs) {
    stocks.push({ id: `stock-${hub.id}`, place: hub.id, class: 'I', amountT: 600 });
    consumers.push({
      id: `use-${hub.id}`,
      stock: `stock-${hub.id}`,
      steps: [
        { from: day(0), tPerDay: n.int(5, 20) },
        { from: day(120), tPerDay: n.int(20, 60) },
      ],
    });
    // From the depots of the same rows: nobody is supplied from the other end of the theatre.
    const from = [...west].sort(
      (a, b) => Math.abs(a.row - hub.row) - Math.abs(b.row - hub.row) || (a.id < b.id ? -1 : 1),
    )[0];
    replenishments.push({
      id: `order-${hub.id}`,
      stock: `stock-${hub.id}`,
      from: `depot-${from.id}`,
      reorderPointT: 400,
      orderUpToT: 900,
      lotT: 100,
      priority: 30,
    });
  }
  return { stocks, consumers, replenishments, deliveries };
}

function makeDisruptions(n: Numbers, sites: readonly Site[]): Rows<'disruptions'>[] {
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
