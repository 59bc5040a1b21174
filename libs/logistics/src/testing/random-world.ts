/**
 * Random worlds for property tests: places on a grid with facilities, links of all modes, lift, moves with dates and predecessors, stocks with
 * replenishment, disruptions. Everything follows from the seed. Parts may be unreachable; lines without a route are left out.
 */
import type { Distribution } from '../engine/distribution.ts';
import { compile, WorldError } from '../operation/compile.ts';
import type { Condition, World } from '../operation/world.ts';
import type { Place, Link } from '../network/network.ts';
import type { Push, Replenishment } from '../supply/stock.ts';
import { numbers } from './random-numbers.ts';
import { fixed, link, liftType, move, payload, pool, worldOf } from './tiny-worlds.ts';

export interface RandomWorldOptions {
  readonly places?: number;
  readonly moves?: number;
  /** Every duration fixed, and what happens with a chance happens or does not: worlds with one answer. */
  readonly deterministic?: boolean;
}

// eslint-disable-next-line max-lines-per-function -- one literal: the order of its draws is what a seed stands for
export function randomWorld(seed: number, options: RandomWorldOptions = {}): World {
  const n = numbers(seed);
  const drawn = (minutes: number): Distribution =>
    options.deterministic
      ? fixed(minutes)
      : n.pick<Distribution>([
          fixed(minutes),
          { kind: 'triangular', min: minutes / 2, mode: minutes, max: minutes * 2 },
          { kind: 'exponential', mean: minutes },
          { kind: 'uniform', min: minutes / 2, max: minutes * 1.5 },
        ]);
  /** Chances, thousandths. */
  const chances = (permille: readonly number[]) => (options.deterministic ? [0, 1000] : permille);
  const places = randomPlaces(n, options.places ?? n.int(3, 8), drawn, options.deterministic);
  const links = randomLinks(n, places);
  const conditions: Condition[] = [
    { id: 'c-date', type: 'date', atMin: n.int(0, 5000) },
    {
      id: 'c-after',
      type: 'after',
      of: 'c-date',
      duration: drawn(n.int(0, 3000)),
      cause: 'decision',
      office: 'cell',
      modifiers: [
        { condition: 'c-date', permille: -300 },
        { condition: 'c-before', permille: 400 },
        { condition: 'c-done', permille: -200 },
      ],
    },
    // Takes the only desk of the office first.
    {
      id: 'c-before',
      type: 'after',
      of: 'c-date',
      duration: { kind: 'fixed', value: 500 },
      cause: 'decision',
      office: 'cell',
    },
    { id: 'c-done', type: 'done', activity: 'work', runs: 2 },
    // Held from a date until another decision, and held for good.
    { id: 'c-held', type: 'date', atMin: n.int(0, 3000), revokedBy: 'c-after', restoredBy: 'c-done' },
    {
      id: 'c-withdrawn',
      type: 'after',
      of: 'c-date',
      duration: drawn(500),
      cause: 'gate',
      revokedMin: n.int(2000, 30_000),
    },
  ];
  const id = (i: number) => `m${String(i).padStart(2, '0')}`;
  const count = options.moves ?? n.int(1, 8);
  const moves = Array.from({ length: count }, (_, i) => {
    const kind = n.pick(['people', 'wheeled', 'tracked', 'supply'] as const);
    const amount = n.int(1, 80);
    const what =
      kind === 'people'
        ? { pax: amount * 10, massKg: amount * 1000 }
        : kind === 'supply'
          ? { massKg: amount * 10_000 }
          : { vehicles: amount, massKg: amount * 15_000, areaM2: amount * 25, wagonTenths: amount * 9 };
    const releasedBy = n.chance(0.5) ? n.pick(['c-date', 'c-after', 'c-done', 'c-held', 'c-withdrawn']) : undefined;
    if (i > 0 && n.chance(0.3)) conditions.push({ id: `c-need-${i}`, type: 'ready', element: id(i - 1) });
    const readyWhen = conditions.some((c) => c.id === `c-need-${i}`) ? `c-need-${i}` : undefined;
    return move(
      id(i),
      n.pick(places).id,
      n.pick(places).id,
      what,
      {
        kind,
        priority: n.int(1, 5),
        requiredMin: n.int(1000, 40_000),
        availableToLoadMin: n.chance(0.15) ? n.int(0, 10_000) : undefined,
        earliestArrivalMin: n.chance(0.15) ? n.int(0, 20_000) : undefined,
      },
      {
        releasedBy,
        readyWhen,
        notice: drawn(n.int(0, 2000)),
        marryUp: drawn(n.int(0, 600)),
        integration: drawn(n.int(0, 600)),
        readyPaxPermille: n.int(500, 1000),
        readyEquipmentPermille: n.int(500, 1000),
      },
    );
  });
  const everything = worldOf(moves, {
    endMin: 120 * 1440,
    dDayMin: 10 * 1440,
    places,
    links,
    shares: [
      {
        id: 's',
        steps: [
          { fromMin: 0, permille: n.int(200, 1000) },
          { fromMin: 20_000, permille: n.int(200, 1000) },
        ],
      },
    ],
    conditions,
    offices: [{ id: 'cell', desks: 1 }],
    activities: [
      {
        id: 'work',
        startsWhen: 'c-date',
        inputs: [],
        duration: { kind: 'fixed', value: 1500 },
        repeat: 3,
        yieldPermille: 1000,
        stocks: [],
        capacity: [],
      },
    ],
    liftTypes: [
      liftType('train', {
        mode: 'rail',
        speedMh: n.int(15_000, 40_000),
        payload: payload({ wagonTenths: 300, massKg: 1_000_000 }),
        load: drawn(300),
        unload: drawn(200),
      }),
      liftType('ship', {
        mode: 'sea',
        speedMh: 30_000,
        payload: payload({ areaM2: n.int(800, 4000), massKg: 8_000_000 }),
        load: drawn(1000),
        unload: drawn(1000),
        minimumLoadPermille: n.pick([0, 500]),
        maximumHoldMin: 2000,
      }),
      liftType('plane', {
        mode: 'air',
        speedMh: 600_000,
        payload: payload({ pax: 120, massKg: 25_000 }),
        carries: ['people', 'supply'],
        load: drawn(90),
        unload: drawn(90),
        useRateMinPerDay: 600,
        breakdown: { perTrip: options.deterministic ? n.pick([0, 1]) : 0.1, repair: drawn(500) },
      }),
      liftType('truck', {
        mode: 'road',
        speedMh: 50_000,
        payload: payload({ massKg: 300_000, vehicles: 20, areaM2: 600 }),
        carries: ['supply', 'tracked'],
        load: drawn(120),
        unload: drawn(120),
      }),
    ],
    liftPools: [
      pool('p-train', 'train', n.pick(places).id, n.int(1, 3)),
      pool('p-ship', 'ship', n.pick(places).id, n.int(1, 2)),
      pool('p-plane', 'plane', n.pick(places).id, n.int(1, 3)),
      pool('p-truck', 'truck', n.pick(places).id, n.int(1, 3)),
    ],
    ...randomSupply(n, places),
    disruptions: Array.from({ length: n.int(0, 4) }, (_, i) => ({
      id: `d${i}`,
      place: n.pick(places).id,
      atMin: n.int(0, 40_000),
      permille: n.pick([0, 300, 500]),
      duration: drawn(n.int(100, 8000)),
      probabilityPermille: n.pick(chances([500, 1000])),
      stockLossPermille: n.pick([0, 100]),
      everyMin: n.chance(0.3) ? n.int(500, 5000) : undefined,
      factor: n.chance(0.5) ? 'weather' : undefined,
      eased: n.chance(0.3) ? { when: 'c-done', permille: 200 } : undefined,
    })),
    risks: Array.from({ length: n.int(0, 2) }, (_, i) => ({
      id: `r${i}`,
      modes: n.pick([['road'], ['rail', 'sea'], ['air']] as const),
      fromMin: 0,
      untilMin: n.int(10_000, 60_000),
      when: n.chance(0.3) ? 'c-held' : undefined,
      permille: n.pick(chances([100, 500])),
      per100Km: n.chance(0.3),
      effect: n.pick(['delay', 'turn-back', 'loss'] as const),
      duration: n.chance(0.7) ? drawn(2000) : undefined,
    })),
    effects: Array.from({ length: n.int(0, 2) }, (_, i) => ({
      id: `e${i}`,
      when: n.pick(['c-after', 'c-done', 'c-held']),
      place: n.pick(places).id,
      permille: n.pick([400, 1500, 3000]),
    })),
  });
  return routable(everything);
}

function randomPlaces(
  n: ReturnType<typeof numbers>,
  count: number,
  drawn: (m: number) => Distribution,
  isDeterministic = false,
): Place[] {
  // Where durations are drawn, reception is as it is when a place says nothing.
  const receptionTime = isDeterministic ? drawn(600) : undefined;
  return Array.from({ length: count }, (_, i): Place => {
    const share = n.chance(0.5) ? 's' : undefined;
    return {
      id: `x${String(i).padStart(2, '0')}`,
      lat: 45 + n.int(0, 80) / 10,
      lon: 15 + n.int(0, 120) / 10,
      airfield: n.chance(0.5)
        ? {
            runwayM: 3000,
            parkingWide: n.int(0, 2),
            parkingNarrow: n.int(1, 3),
            handlingTPerDay: n.chance(0.3) ? n.int(50, 500) : undefined,
            hours: n.chance(0.15) ? { openMin: 300, closeMin: 1200 } : undefined,
          }
        : undefined,
      seaport: n.chance(0.4)
        ? {
            berths: n.int(1, 2),
            stagingM2: n.chance(0.5) ? n.int(300, 5000) : undefined,
            clearanceVehiclesPerDay: n.chance(0.5) ? n.int(50, 500) : undefined,
          }
        : undefined,
      rail: n.chance(0.6) ? { ramps: n.int(1, 2), gauges: n.pick([[1435], [1520], [1435, 1520]] as const) } : undefined,
      gaugeChanges: n.chance(0.3)
        ? [
            n.chance(0.5)
              ? { method: 'ramp-to-ramp', positions: n.int(1, 2), trainTime: drawn(500) }
              : { method: 'bogie-exchange', positions: 1, wagons: { perDay: n.int(30, 200), share } },
          ]
        : undefined,
      crossing: n.chance(0.3)
        ? {
            rail: [
              { gauge: 1435, trains: { perDay: n.int(2, 20), share } },
              { gauge: 1520, trains: { perDay: n.int(2, 20) } },
            ],
            road: { perDay: n.int(2, 50), share },
            clearance: drawn(60),
            permission: n.chance(0.5) ? drawn(1000) : undefined,
          }
        : undefined,
      reception: n.chance(0.4)
        ? { stagingM2: n.int(500, 5000), beds: n.chance(0.5) ? n.int(100, 1000) : undefined, time: receptionTime }
        : undefined,
    };
  });
}

function randomLinks(n: ReturnType<typeof numbers>, places: readonly Place[]): Link[] {
  const links: Link[] = [];
  for (let i = 1; i < places.length; i++) {
    for (const mode of ['road', 'rail', 'sea'] as const) {
      if (!n.chance(mode === 'road' ? 0.9 : 0.6)) continue;
      links.push(
        link(`${mode}-${i}`, places[n.int(0, i - 1)].id, places[i].id, mode, n.int(20, 600), {
          gauge: mode === 'rail' ? n.pick([1435, 1520] as const) : undefined,
          trains: mode === 'rail' && n.chance(0.6) ? { perDay: n.int(1, 20) } : undefined,
          vehiclesPerHour: mode === 'road' && n.chance(0.5) ? { perDay: n.int(10, 200) } : undefined,
          speedMh: n.chance(0.3) ? n.int(10_000, 60_000) : undefined,
        }),
      );
    }
  }
  return links;
}

function randomSupply(
  n: ReturnType<typeof numbers>,
  places: readonly Place[],
): Pick<World, 'stocks' | 'consumers' | 'replenishments' | 'deliveries'> {
  const stock = (id: string, amountKg: number) => ({
    id,
    place: n.pick(places).id,
    class: 'I',
    kind: 'supply' as const,
    amountKg,
    capacityKg: n.chance(0.3) ? amountKg * 2 : -1,
    reserveKg: 0,
    outloadKgPerDay: n.chance(0.4) ? n.int(50_000, 500_000) : undefined,
  });
  const depot = stock('depot', n.int(100_000, 5_000_000));
  const hub = stock('hub', n.int(0, 200_000));
  // Of their own, so that the rest of a world is what it was before there were controlled rates.
  const more = numbers(depot.amountKg);
  const controlled = [
    { fromMin: more.int(0, 20_000), kgPerDay: more.int(0, 30_000) },
    { fromMin: more.int(20_001, 60_000) },
  ];
  const pushed = more.chance(0.5) ? [randomPush(more, places)] : [];
  return {
    stocks: [
      more.chance(0.5) ? { ...depot, issue: 'proportional' } : depot,
      more.chance(0.5) ? { ...hub, controlled } : hub,
    ],
    consumers: [
      {
        id: 'eaters',
        stock: 'hub',
        steps: [
          { fromMin: 0, kgPerDay: n.int(0, 20_000) },
          { fromMin: n.int(1, 30_000), kgPerDay: n.int(0, 60_000) },
        ],
      },
    ],
    replenishments: n.chance(0.8) ? [randomPull(n)] : [],
    deliveries: n.chance(0.5)
      ? [
          {
            id: 'push',
            stock: 'depot',
            amountKg: n.int(1000, 500_000),
            atMin: n.int(0, 20_000),
            everyMin: 5000,
            times: n.int(1, 5),
          },
          ...pushed,
        ]
      : pushed,
  };
}

/** The hub orders from the depot. */
const randomPull = (n: ReturnType<typeof numbers>): Replenishment => ({
  id: 'pull',
  stock: 'hub',
  from: 'depot',
  reorderPointKg: n.int(0, 100_000),
  orderUpToKg: n.int(150_000, 600_000),
  lotKg: n.int(1000, 100_000),
  priority: n.int(1, 5),
  modes: ['road', 'rail', 'sea', 'waterway'],
});

/** A delivery that moves over the network, from the depot or from anywhere. */
const randomPush = (n: ReturnType<typeof numbers>, places: readonly Place[]): Push => ({
  id: 'package',
  stock: 'hub',
  amountKg: n.int(1000, 200_000),
  atMin: n.int(0, 20_000),
  everyMin: 3000,
  times: n.int(1, 6),
  way: {
    from: n.chance(0.5) ? { stock: 'depot' } : { place: n.pick(places).id },
    priority: n.int(1, 5),
    modes: ['road', 'rail', 'sea', 'waterway'],
    requiredAfterMin: n.chance(0.5) ? n.int(0, 10_000) : undefined,
  },
});

/** Leaves out the lines that have no route, and what refers to them. */
export function routable(world: World): World {
  try {
    compile(world);
    return world;
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    const bad = new Set(error.problems.map((p) => p.id));
    const requirements = world.requirements.filter((r) => !bad.has(r.id));
    const kept = new Set(requirements.map((r) => r.element));
    return routable({
      ...world,
      requirements,
      elements: world.elements
        .filter((e) => kept.has(e.id))
        .map((e) => (e.readyWhen && !kept.has(neededBy(world, e.readyWhen)) ? { ...e, readyWhen: undefined } : e)),
      conditions: world.conditions.filter((c) => c.type !== 'ready' || kept.has(c.element)),
      replenishments: world.replenishments.filter((r) => !bad.has(r.id)),
      deliveries: world.deliveries.filter((d) => !bad.has(d.id)),
    });
  }
}

function neededBy(world: World, condition: string): string {
  const found = world.conditions.find((c) => c.id === condition);
  return found?.type === 'ready' ? found.element : '';
}
