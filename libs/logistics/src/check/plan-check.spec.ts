import type { World } from '../operation/world.ts';
import { compile } from '../operation/compile.ts';
import { fixed, link, liftType, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';
import { randomWorld } from '../testing/random-world.ts';
import { checkPlan, type PlannedRoute, type ViolationCode } from './index.ts';

const SHIP = liftType('ship', {
  mode: 'sea',
  speedMh: 30_000,
  payload: payload({ areaM2: 1000 }),
  draughtM: 9,
  lengthM: 200,
});
const TRAIN = liftType('train', {
  mode: 'rail',
  gauge: 1435,
  speedMh: 20_000,
  payload: payload({ wagonTenths: 300, massKg: 50_000 }),
});
const PLANE = liftType('plane', {
  mode: 'air',
  speedMh: 700_000,
  payload: payload({ massKg: 70_000 }),
  minRunwayM: 2000,
  carries: ['people', 'wheeled'],
});
const vehicles = { vehicles: 10, massKg: 400_000, areaM2: 300, wagonTenths: 100 };

function world(
  part: Partial<World>,
  requirement: Parameters<typeof move>[4],
  element: Parameters<typeof move>[5] = {},
): World {
  return worldOf([move('m', 'a', 'b', vehicles, { kind: 'tracked', ...requirement }, element)], {
    places: [
      place('a', {
        seaport: { berths: 1 },
        rail: { ramps: 1, gauges: [1435] },
        airfield: { runwayM: 3000, parkingWide: 0, parkingNarrow: 2 },
      }),
      place('x'),
      place('b', {
        seaport: { berths: 1 },
        rail: { ramps: 1, gauges: [1435] },
        airfield: { runwayM: 1500, parkingWide: 0, parkingNarrow: 2 },
      }),
    ],
    links: [
      link('sea', 'a', 'b', 'sea', 300),
      link('ax', 'a', 'x', 'rail', 100),
      link('xb', 'x', 'b', 'rail', 100),
      link('rx', 'a', 'x', 'road', 100, { mlc: 40, oneWay: true }),
      link('ry', 'x', 'b', 'road', 100),
    ],
    liftTypes: [
      SHIP,
      TRAIN,
      PLANE,
      liftType('truck', { mode: 'road', speedMh: 40_000, payload: payload({ vehicles: 1 }) }),
    ],
    liftPools: [
      pool('ships', 'ship', 'a', 1),
      pool('trains', 'train', 'a', 1),
      pool('planes', 'plane', 'a', 1),
      pool('trucks', 'truck', 'a', 1),
    ],
    ...part,
  });
}

const codes = (w: World, routes: readonly PlannedRoute[] = []): ViolationCode[] =>
  checkPlan(w, routes).map((v) => v.code);
const changed = (w: World, id: string, part: Partial<World['places'][number]>): World => ({
  ...w,
  places: w.places.map((p) => (p.id === id ? { ...p, ...part } : p)),
});

describe('plan mode', () => {
  const bySea = world({}, { modes: ['sea'] });

  it('has nothing to say of a plan that can run', () => {
    for (const mode of ['sea', 'rail', 'road'] as const) expect(codes(world({}, { modes: [mode] }))).toEqual([]);
  });

  it.each<[ViolationCode, World]>([
    ['plan.draught', changed(bySea, 'b', { seaport: { berths: 1, maxDraughtM: 7 } })],
    ['plan.length', changed(bySea, 'b', { seaport: { berths: 1, maxLengthM: 150 } })],
    ['plan.no-terminal', changed(bySea, 'b', { seaport: undefined })],
    ['plan.link-missing', { ...bySea, links: bySea.links.filter((l) => l.mode !== 'sea') }],
    ['plan.no-lift', world({}, { modes: ['air'] })],
    ['plan.runway', world({}, { modes: ['air'], kind: 'wheeled' })],
    ['plan.ammunition', world({ liftPools: [] }, { modes: ['rail'], kind: 'ammunition' })],
    ['plan.gauge', changed(world({}, { modes: ['rail'] }), 'b', { rail: { ramps: 1, gauges: [1520] } })],
    ['plan.crossing', changed(world({}, { modes: ['rail'] }), 'x', { crossing: { rail: [], road: { perDay: 4 } } })],
    ['plan.mlc', world({}, { modes: ['road'], mlc: 70 })],
    ['plan.road-limit', world({}, { modes: ['road'], longestRoadM: 1000 })],
    ['plan.transit-refused', world({}, { modes: ['rail'], avoidPlaces: ['x'] })],
    ['plan.one-way', world({}, { modes: ['road'], from: 'b', to: 'a' })],
  ])('names %s where it leaves no route', (code, w) => {
    expect(() => compile(w)).toThrow('no route');
    expect(codes(w)).toContain(code);
  });

  it('says of a line that has no route, and of the one that brings its cargo back, what each is missing', () => {
    const out = move('m', 'a', 'b', vehicles, { kind: 'tracked', modes: ['road'] });
    const back = move('r', 'b', 'a', vehicles, { kind: 'tracked', modes: ['road'], reverses: 'm' });
    const w = world({}, {});
    const moves = { requirements: [out.requirement, back.requirement], elements: [out.element, back.element] };
    const oneWay = { ...w, ...moves, links: [link('rx', 'b', 'a', 'road', 100, { oneWay: true })] };
    const found = checkPlan(oneWay);
    expect(new Set(found.map(({ requirement }) => requirement))).toEqual(new Set(['m']));
    expect(found.map(({ code }) => code)).toContain('plan.one-way');
  });

  it('names dates that the least time of every step cannot keep, with the days', () => {
    const late = world({}, { modes: ['rail'], requiredMin: 500 }, { notice: fixed(300) });
    expect(checkPlan(late)).toMatchObject([
      {
        code: 'plan.date',
        requirement: 'm',
        field: 'requiredAt',
        message: expect.stringContaining('required on day 0.3') as string,
      },
    ]);
  });

  it('names a fixed place that is closed until after the date', () => {
    const w = world(
      { conditions: [{ id: 'open', type: 'date', atMin: 9000 }] },
      { modes: ['rail'], via: ['x'], requiredMin: 8000 },
    );
    expect(codes(changed(w, 'x', { opensWhen: 'open' }))).toEqual(['plan.closed']);
  });

  it('checks a whole route leg by leg and names everything at once', () => {
    const w = world({}, { modes: ['rail', 'road'], mlc: 70 });
    const good: PlannedRoute = { requirement: 'm', legs: [{ mode: 'rail', from: 'a', to: 'b', links: ['ax', 'xb'] }] };
    expect(codes(w, [good])).toEqual([]);
    const bad: PlannedRoute = {
      requirement: 'm',
      legs: [
        { mode: 'road', from: 'a', to: 'x', links: ['rx'] },
        { mode: 'sea', from: 'b', to: 'nowhere' },
        { mode: 'rail', from: 'x', to: 'x', links: ['xb', 'none'] },
      ],
    };
    const found = codes(w, [bad, { requirement: 'z', legs: [] }]);
    for (const code of [
      'plan.mlc',
      'plan.legs-broken',
      'plan.mode-not-allowed',
      'plan.place-unknown',
      'plan.link-unknown',
      'plan.requirement-unknown',
    ])
      expect(found).toContain(code);
  });

  it('names a vehicle that is too heavy for every asset of the mode', () => {
    const heavy = world({}, { modes: ['rail'] });
    const light = heavy.liftTypes.map((t) =>
      t.id === 'train' ? { ...t, payload: { ...t.payload, massKg: 30_000 } } : t,
    );
    const route: PlannedRoute = { requirement: 'm', legs: [{ mode: 'rail', from: 'a', to: 'b' }] };
    expect(codes({ ...heavy, liftTypes: light }, [route])).toContain('plan.payload');
  });

  it('looks at what an asset takes on a leg of this length, and at a height of 0 as no limit', () => {
    const far = { upToM: 1e9, payloadPermille: 500, speedPermille: 1000 };
    const plane = { ...PLANE, minRunwayM: 0, legs: [{ ...far, upToM: 10_000, payloadPermille: 1000 }, far] };
    const by = (payloadKg: number) => {
      const w = world({ liftPools: [pool('planes', 'plane', 'a', 1)] }, { modes: ['air'], kind: 'wheeled' });
      return { ...changed(w, 'b', { lon: 25 }), liftTypes: [{ ...plane, payload: payload({ massKg: payloadKg }) }] };
    };
    const route: PlannedRoute = { requirement: 'm', legs: [{ mode: 'air', from: 'a', to: 'b' }] };
    // A vehicle has 40 t, and a and b are further apart than 10 km.
    expect(codes(by(80_000), [route])).toEqual([]);
    expect(codes(by(79_000), [route])).toEqual(['plan.payload']);
    expect(checkPlan(by(79_000))).toMatchObject([
      { code: 'plan.payload', message: 'A vehicle has 40.0 t of mass; plane takes 39.5 t.' },
    ]);
    const low = world({}, { modes: ['road'], heightCm: 400 });
    const links = low.links.map((l) => ({ ...l, maxHeightCm: 0 }));
    const road: PlannedRoute = { requirement: 'm', legs: [{ mode: 'road', from: 'a', to: 'b', links: ['rx', 'ry'] }] };
    expect(codes({ ...low, links }, [road])).toEqual([]);
  });

  it('has nothing to say of random worlds that compile but for their dates', () => {
    for (let seed = 1; seed <= 100; seed++)
      expect(codes(randomWorld(seed)).filter((code) => code !== 'plan.date' && code !== 'plan.closed')).toEqual([]);
  });
});
