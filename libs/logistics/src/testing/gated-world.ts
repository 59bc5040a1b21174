/**
 * Random worlds that lean on conditions: networks of all kinds of them, withdrawn and restored by dates and by each other, which release orders, lift,
 * places, stocks, deliveries, activities with inputs, effects, damage and risks; tours that end with or without a relief; consumers that belong to an
 * element; offices with a line. What moves is simple, so that what is decided is what happens.
 */
import type { ForceElement, MovementRequirement } from '../movement/requirement.ts';
import type { Activity, Condition, World } from '../operation/world.ts';
import { numbers } from './random-numbers.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from './tiny-worlds.ts';

type Numbers = ReturnType<typeof numbers>;
const END_MIN = 60 * 1440;
const PLACES = ['base', 'port', 'gate', 'hub', 'camp'];

// eslint-disable-next-line max-lines-per-function -- one literal: the order of its draws is what a seed stands for
export function gatedWorld(seed: number): World {
  const n = numbers(seed + 123_000_000);
  const elements = Array.from({ length: n.int(2, 6) }, (_, i) => `e${i}`);
  const activities = ['mill', 'works', 'course'];
  const conditions = drawConditions(n, elements, activities);
  const some = () => n.pick(conditions).id;
  const maybe = (chance: number) => (n.chance(chance) ? some() : undefined);
  const drawn = () => n.pick([fixed(n.int(0, 2000)), { kind: 'exponential', mean: n.int(50, 2000) } as const]);

  const moves = elements.map((id) => {
    const kind = n.pick(['people', 'wheeled', 'tracked', 'supply'] as const);
    const amount = n.int(1, 60);
    const cargo =
      kind === 'people'
        ? { pax: amount * 10, massKg: amount * 1200 }
        : kind === 'supply'
          ? { massKg: amount * 8000 }
          : { vehicles: amount, massKg: amount * 15_000, areaM2: amount * 25, wagonTenths: amount * 9 };
    const [from, to] = n.chance(0.8) ? ['base', n.pick(['hub', 'camp'])] : [n.pick(PLACES), n.pick(PLACES)];
    return move(
      id,
      from,
      to,
      cargo,
      { kind, priority: n.int(1, 4), requiredMin: n.int(3000, 40_000), releasedBy: maybe(0.15) },
      {
        releasedBy: maybe(0.7),
        readyWhen: maybe(0.25),
        earliestMin: n.chance(0.3) ? n.int(0, 5000) : 0,
        notice: drawn(),
        marryUp: drawn(),
        integration: drawn(),
        readyPaxPermille: n.int(400, 1000),
        readyEquipmentPermille: n.int(400, 1000),
      },
    );
  });
  const world = worldOf(moves, {
    endMin: END_MIN,
    dDayMin: 12 * 1440,
    weekMinAtStart: n.int(0, 10_079),
    places: [
      place('base', { lon: 10, rail: { ramps: n.int(1, 2), gauges: [1435] } }),
      place('port', { lon: 12, opensWhen: maybe(0.2), seaport: { berths: 1, stagingM2: n.int(400, 3000) } }),
      place('gate', {
        lon: 16,
        crossing: {
          rail: [{ gauge: 1435, trains: { perDay: n.int(2, 9) } }],
          road: { perDay: n.int(4, 40), backShare: n.chance(0.5) ? 'civil' : undefined },
          backFrom: n.chance(0.5) ? ['hub'] : undefined,
          permission: n.chance(0.4) ? drawn() : undefined,
        },
      }),
      place('hub', { lon: 18, rail: { ramps: 1, gauges: [1435] }, reception: { beds: n.int(100, 700), stagingM2: n.int(500, 3000) } }), // prettier-ignore
      place('camp', { lon: 19, seaport: n.chance(0.5) ? { berths: 1 } : undefined, opensWhen: maybe(0.2) }),
    ],
    links: [
      link('base-port', 'base', 'port', 'road', n.int(50, 300)),
      link('base-gate', 'base', 'gate', 'road', n.int(300, 700), { vehiclesPerHour: { perDay: n.int(200, 2000) } }),
      link('rail-1', 'base', 'gate', 'rail', n.int(300, 700), { trains: { perDay: n.int(2, 10) } }),
      link('rail-2', 'gate', 'hub', 'rail', n.int(100, 300)),
      link('port-gate', 'port', 'gate', 'road', n.int(100, 300)),
      link('gate-hub', 'gate', 'hub', 'road', n.int(100, 300), {
        bans: n.chance(0.4) ? [{ who: 'columns', fromMin: n.int(0, 4000), untilMin: n.int(4001, 7000) }] : undefined,
      }),
      link('hub-camp', 'hub', 'camp', 'road', n.int(50, 200)),
      link('sea', 'port', 'camp', 'sea', n.int(200, 900)),
    ],
    shares: [{ id: 'civil', steps: [{ fromMin: 0, permille: 800 }, { fromMin: 17_280, permille: n.int(100, 900) }] }], // prettier-ignore
    efficiencies: n.chance(0.5)
      ? [{ id: 'trains', mode: 'rail', permille: { kind: 'uniform', min: 300, max: 1000 } }]
      : [],
    liftTypes: [
      liftType('train', { mode: 'rail', speedMh: 30_000, payload: payload({ wagonTenths: 300, massKg: 900_000 }), load: fixed(200), unload: fixed(200) }), // prettier-ignore
      liftType('ship', { mode: 'sea', speedMh: 25_000, payload: payload({ areaM2: 1500, massKg: 4_000_000 }), load: fixed(600), unload: fixed(500) }), // prettier-ignore
      liftType('truck', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 200_000, vehicles: 10, areaM2: 400, pax: 400 }), load: fixed(60), unload: fixed(60) }), // prettier-ignore
    ],
    liftPools: [
      pool('trains', 'train', 'base', n.int(1, 2), { releasedBy: maybe(0.3) }),
      pool('ships', 'ship', 'port', 1, { releasedBy: maybe(0.3) }),
      pool('trucks', 'truck', n.pick(PLACES), n.int(1, 3), { releasedBy: maybe(0.3) }),
      pool('more-trucks', 'truck', 'base', n.int(1, 2)),
    ],
    conditions,
    offices: [{ id: 'cell', desks: 1 }],
    activities: drawActivities(n, activities, maybe),
    stocks: [
      stock('depot', 'base', n.int(50_000, 900_000), { releasedBy: maybe(0.3), reserveKg: n.int(0, 40_000), issue: n.pick(['priority', 'proportional'] as const) }), // prettier-ignore
      stock('forward', 'hub', n.int(0, 60_000), { capacityKg: n.chance(0.4) ? 150_000 : -1 }),
      stock('camp', 'camp', n.int(0, 60_000), {}),
      stock('parts', 'base', n.int(0, 90_000), { outloadKgPerDay: undefined }),
    ],
    consumers: [
      { id: 'eaters', stock: 'forward', element: n.chance(0.6) ? n.pick(elements) : undefined, steps: steps(n) },
      { id: 'guard', stock: 'camp', element: n.chance(0.6) ? n.pick(elements) : undefined, steps: steps(n) },
    ],
    replenishments: [rule('pull', 'forward', 'depot', n), rule('pull-camp', 'camp', n.pick(['depot', 'forward']), n)],
    deliveries: [
      { id: 'push', stock: 'depot', amountKg: n.int(1000, 90_000), atMin: n.int(0, 9000), everyMin: n.int(0, 4000), times: n.int(1, 6), releasedBy: maybe(0.6) }, // prettier-ignore
      { id: 'parts', stock: 'parts', amountKg: n.int(1000, 30_000), atMin: 0, everyMin: 3000, times: 8, releasedBy: maybe(0.4) }, // prettier-ignore
    ],
    disruptions: Array.from({ length: n.int(0, 4) }, (_, i) => {
      const when = maybe(0.5);
      return {
        id: `d${i}`,
        ...n.pick([{ link: 'gate-hub' }, { link: 'rail-1' }, { place: 'port' }, { place: 'hub' }, { resource: 'gate/road' }]), // prettier-ignore
        ...(when === undefined ? { atMin: n.int(0, 30_000) } : { when }),
        permille: n.pick([0, 0, 400]),
        duration: drawn(),
        probabilityPermille: n.pick([600, 1000]),
        stockLossPermille: n.pick([0, 200]),
        everyMin: n.chance(0.3) ? n.int(300, 4000) : undefined,
        eased: n.chance(0.3) ? { when: some(), permille: 300 } : undefined,
      };
    }),
    effects: Array.from({ length: n.int(0, 3) }, (_, i) => ({
      id: `x${i}`,
      when: some(),
      ...n.pick([{ place: 'gate' }, { place: 'hub' }, { resource: 'port/berths' }]),
      permille: n.pick([0, 500, 2000]),
    })),
    risks: Array.from({ length: n.int(0, 2) }, (_, i) => ({
      id: `r${i}`,
      modes: n.pick([['road'], ['rail'], ['sea']] as const),
      fromMin: 0,
      untilMin: END_MIN,
      when: maybe(0.5),
      permille: n.pick([100, 400]),
      per100Km: n.chance(0.5),
      effect: n.pick(['delay', 'turn-back', 'loss'] as const),
      duration: n.chance(0.7) ? drawn() : undefined,
    })),
  });
  return withTours(world, n);
}

const stock = (id: string, at: string, amountKg: number, part: Partial<World['stocks'][number]>) => ({
  ...{ id, place: at, class: 'I', kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0 },
  outloadKgPerDay: amountKg > 400_000 ? 90_000 : undefined,
  ...part,
});

const rule = (id: string, to: string, from: string, n: Numbers): World['replenishments'][number] => ({
  ...{ id, stock: to, from, reorderPointKg: n.int(0, 50_000), orderUpToKg: n.int(60_000, 200_000) },
  ...{ lotKg: n.int(1000, 40_000), priority: n.int(1, 4), modes: ['road', 'rail', 'sea'] as const },
});

const steps = (n: Numbers) => [
  { fromMin: 0, kgPerDay: n.int(0, 9000) },
  { fromMin: n.int(1, 30_000), kgPerDay: n.int(0, 30_000) },
];

function drawActivities(n: Numbers, ids: readonly string[], maybe: (chance: number) => string | undefined): Activity[] {
  const inputs = [
    { stock: 'parts', amountKg: n.int(500, 20_000) },
    { stock: 'depot', amountKg: n.int(500, 20_000) },
  ];
  return ids.map((id, i) => ({
    id,
    startsWhen: maybe(0.7),
    inputs: inputs.slice(0, n.int(0, 2)),
    duration: n.pick([fixed(n.int(1, 3000)), { kind: 'exponential', mean: 1500 } as const]),
    repeat: n.int(1, 12),
    yieldPermille: n.pick([1000, 700, 0]),
    stocks: n.chance(0.7) ? [{ stock: n.pick(['forward', 'depot', 'camp']), amountKg: n.int(100, 9000) }] : [],
    capacity: i === 1 ? [{ resource: 'gate/road', permille: 2000 }] : [],
  }));
}

/** Conditions one after the other, each resting on some before it; a third of them is withdrawn, most of those are restored. */
function drawConditions(n: Numbers, elements: readonly string[], activities: readonly string[]): Condition[] {
  const found: Condition[] = [
    { id: 'c00', type: 'date', atMin: n.int(0, 2000) },
    { id: 'c01', type: 'date', atMin: n.int(0, 20_000) },
    { id: 'c02', type: 'date', atMin: n.int(0, 20_000) },
  ];
  const count = n.int(5, 16);
  for (let i = found.length; i < count; i++) {
    const id = `c${String(i).padStart(2, '0')}`;
    const before = () => n.pick(found).id;
    const of = Array.from({ length: n.int(1, 4) }, before);
    const kind = n.int(0, 9);
    const back = n.int(0, 2);
    const revocation =
      n.chance(0.35) && back !== 2
        ? {
            ...(back === 0 ? { revokedMin: n.int(500, 40_000) } : { revokedBy: before() }),
            ...(n.chance(0.7) ? { restoredBy: before() } : {}),
          }
        : {};
    const own = (): Condition => {
      if (kind <= 1) return { id, type: n.pick(['all', 'any'] as const), of };
      if (kind === 2) return { id, type: 'at-least', count: n.int(1, new Set(of).size), of };
      if (kind === 3) return { id, type: 'ready', element: n.pick(elements) };
      if (kind === 4) return { id, type: 'in-place', element: n.pick(elements) };
      if (kind === 5) return { id, type: 'done', activity: n.pick(activities), runs: n.int(1, 3) };
      if (kind === 6) return { id, type: 'stock', stock: n.pick(['depot', 'forward']), atLeastKg: n.int(1, 200_000) };
      if (kind === 7) return { id, type: 'arrived', requirements: [n.pick(elements)], permille: n.int(1, 1000) };
      return {
        ...{ id, type: 'after', of: before(), cause: n.pick(['gate', 'decision'] as const) },
        duration: n.pick([fixed(n.int(0, 3000)), { kind: 'exponential', mean: 1000 } as const]),
        refusalPermille: n.chance(0.2) ? 300 : undefined,
        office: n.chance(0.4) ? 'cell' : undefined,
        modifiers: n.chance(0.3) ? [{ condition: before(), permille: n.pick([-500, 400]) }] : undefined,
      };
    };
    found.push({ ...own(), ...revocation });
  }
  return found;
}

/** Some elements go home after a tour, or when a condition that ordered them falls; what they bring back is theirs. */
function withTours(world: World, n: Numbers): World {
  const conditions: Condition[] = [];
  const requirements: MovementRequirement[] = [];
  const elements: ForceElement[] = [];
  for (const element of world.elements) {
    if (!n.chance(0.45)) continue;
    const { id } = element;
    const ways: string[] = [`tour:${id}`];
    conditions.push(
      { id: `here:${id}`, type: 'in-place', element: id },
      { id: `tour:${id}`, type: 'after', of: `here:${id}`, duration: fixed(n.int(0, 9000)), cause: 'planned-date' },
    );
    if (element.releasedBy !== undefined && n.chance(0.5)) {
      const underWay = n.chance(0.5) ? id : undefined;
      conditions.push({ id: `fell:${id}`, type: 'fallen', after: element.releasedBy, underWay });
      ways.push(`fell:${id}`);
    }
    conditions.push({ id: `leave:${id}`, type: 'any', of: ways });
    const [own] = world.requirements.filter((row) => row.element === id);
    requirements.push({
      ...own,
      ...{ id: `return:${id}`, reverses: id, from: own.to, to: own.from, element: `return:${id}` },
      ...{ releasedBy: undefined, requiredMin: undefined, priority: 90 },
    });
    elements.push({
      ...element,
      ...{ id: `return:${id}`, returns: id, releasedBy: `leave:${id}`, readyWhen: undefined, earliestMin: 0 },
      ...{ requirements: [`return:${id}`], notice: fixed(0), marryUp: fixed(0), integration: fixed(0) },
    });
  }
  return {
    ...world,
    conditions: [...world.conditions, ...conditions],
    requirements: [...world.requirements, ...requirements],
    elements: [...world.elements, ...elements],
  };
}
