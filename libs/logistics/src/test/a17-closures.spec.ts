/** A17: roads, straits and junctions without a quota that are closed all the same, the pace of a depot, and a hold without an end, by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Disruption, World } from '../operation/world.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;

function simulate(world: World) {
  const program = compile(world);
  const simulator = new Simulator(program);
  const outcome = simulator.replicate(1, 0, { sampleMin: DAY });
  const bound = simulator.criticalPath(1, 0);
  const by = (times: Int32Array) => Object.fromEntries(program.world.elements.map(({ id }, e) => [id, times[e]]));
  return { program, outcome, ready: by(outcome.ready), bound: by(bound) };
}
const closed = (part: Partial<Disruption>, days: number): Disruption => ({
  id: 'd',
  atMin: 0,
  permille: 0,
  duration: fixed(days * DAY),
  probabilityPermille: 1000,
  stockLossPermille: 0,
  ...part,
});
const column = (kind: 'wheeled' | 'people' = 'wheeled') =>
  move('m', 'a', 'b', kind === 'people' ? { pax: 10, massKg: 1200 } : { vehicles: 10, massKg: 100_000 }, { kind, modes: ['road'] }); // prettier-ignore
/** a - x - b, 30 km each, and a way around by y. */
const roads = (aroundKm: number, disruption: Disruption, kind: 'wheeled' | 'people' = 'wheeled') =>
  worldOf([column(kind)], {
    places: ['a', 'x', 'y', 'b'].map((id) => place(id)),
    links: [
      ...[link('ax', 'a', 'x', 'road', 30), link('xb', 'x', 'b', 'road', 30)],
      ...(aroundKm > 0 ? [link('ay', 'a', 'y', 'road', aroundKm / 2), link('yb', 'y', 'b', 'road', aroundKm / 2)] : []),
    ],
    disruptions: [disruption],
  });

describe('A17 closures', () => {
  // 120 min of road, 2 pass time, 15 halt.
  const OPEN = 137;

  test('A17.1 a road without a quota is closed while its bridge is down, for columns, coaches and lorries', () => {
    expect(simulate(roads(0, closed({ link: 'ax' }, 3))).ready.m).toBe(3 * DAY + OPEN);
    expect(simulate(roads(0, closed({ resource: 'ax/path' }, 3))).ready.m).toBe(3 * DAY + OPEN);
    // 60 km by coach at 60 km/h.
    expect(simulate(roads(0, closed({ link: 'ax' }, 3), 'people')).ready.m).toBe(3 * DAY + 60);
    // Half of no limit is no limit.
    expect(simulate(roads(0, closed({ link: 'ax', permille: 500 }, 3))).ready.m).toBe(OPEN);
  });

  test('A17.2 who sets out when a road is closed goes around, near or far, if the rest of the closure takes longer', () => {
    // 70 km: 140 + 2, halts 15.
    expect(simulate(roads(70, closed({ link: 'ax' }, 30))).ready.m).toBe(157);
    // 700 km: two driving days of 600 and 202 min: 1402 + two nights of 840, halts 15 + 10 on the third.
    expect(simulate(roads(700, closed({ link: 'ax' }, 30))).ready.m).toBe(1402 + 2 * 840 + 25);
    expect(simulate(roads(700, closed({ link: 'ax' }, 30))).bound.m).toBeLessThanOrEqual(OPEN);
  });

  test('A17.3 a strait is closed like a road', () => {
    const world = worldOf([move('m', 'a', 'b', { vehicles: 10, massKg: 100_000 }, { modes: ['sea'] })], {
      places: [place('a', { seaport: { berths: 1 } }), place('s'), place('b', { seaport: { berths: 1 } })],
      links: [link('as', 'a', 's', 'sea', 30), link('sb', 's', 'b', 'sea', 30)],
      liftTypes: [liftType('ship', { mode: 'sea', speedMh: 30_000, payload: payload({ massKg: 1_000_000 }) })],
      liftPools: [pool('p', 'ship', 'a', 1)],
      disruptions: [closed({ link: 'sb' }, 3)],
    });
    expect(simulate(world).ready.m).toBe(3 * DAY + 60);
  });

  test('A17.4 nobody passes a closed junction, nobody enters a place before it opens', () => {
    const junction = roads(0, closed({ place: 'x' }, 3));
    // At x after 62; on from there when it opens, with the halt that follows the first hour of driving.
    expect(simulate(junction).ready.m).toBe(3 * DAY + 15 + 60);
    const gated = { ...junction, disruptions: [], places: junction.places.map((p) => (p.id === 'b' ? { ...p, opensWhen: 'g' } : p)) }; // prettier-ignore
    const opened = (atMin: number) => simulate({ ...gated, conditions: [{ id: 'g', type: 'date', atMin }] });
    expect(opened(5 * DAY).ready.m).toBe(5 * DAY);
    expect(opened(10).ready.m).toBe(OPEN);
    expect(opened(5 * DAY).bound.m).toBeLessThanOrEqual(5 * DAY);
  });
});

describe('A17 pace', () => {
  test('A17.5 forty tonnes at ten a day are out of the depot after four days, one lorry load after the other', () => {
    const stock = (id: string, at: string, amountKg: number, outloadKgPerDay?: number) => ({ id, place: at, class: 'I', kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0, outloadKgPerDay }); // prettier-ignore
    const { program, outcome } = simulate({
      ...EMPTY_WORLD,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 60)],
      stocks: [stock('depot', 'a', 1_000_000, 10_000), stock('hub', 'b', 0)],
      replenishments: [{ id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 1000, orderUpToKg: 40_000, lotKg: 1000, priority: 1, modes: ['road'] }],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }), carries: ['supply'] })],
      liftPools: [pool('p', 'lorry', 'a', 4)],
    }); // prettier-ignore
    const hub = program.world.stocks.findIndex(({ id }) => id === 'hub');
    const levels = Array.from(outcome.stockLevel.subarray(hub * outcome.samples, hub * outcome.samples + 6));
    // Out on days 1, 2, 3, 4, an hour of road behind each.
    expect(levels).toEqual([0, 0, 10_000, 20_000, 30_000, 40_000]);
  });

  test('A17.6 without a longest hold lift leaves after 14 days, when what it waits for has come to a stop', () => {
    const rail = { rail: { ramps: 1, gauges: [1435] as const } };
    const world = worldOf(
      [
        move('m', 'a', 'b', { vehicles: 5, wagonTenths: 50, massKg: 50_000 }, { modes: ['rail'] }),
        move('n', 'y', 'b', { vehicles: 5, wagonTenths: 50, massKg: 50_000 }, { modes: ['road', 'rail'], via: ['a'] }),
      ],
      {
        places: [place('y'), place('a', rail), place('b', rail)],
        links: [link('ya', 'y', 'a', 'road', 30), link('ab', 'a', 'b', 'rail', 60)],
        liftTypes: [liftType('train', { mode: 'rail', speedMh: 60_000, payload: payload({ wagonTenths: 100 }), load: fixed(60), unload: fixed(60), minimumLoadPermille: 1000 })],
        liftPools: [pool('p', 'train', 'a', 1)],
        disruptions: [closed({ link: 'ya' }, 1000)],
      },
    ); // prettier-ignore
    expect(simulate(world).ready).toEqual({ m: 14 * DAY + 180, n: -1 });
  });

  const changed = (resource: string, permille: number): Partial<World> => ({
    conditions: [{ id: 'now', type: 'date', atMin: 0 }],
    effects: [{ id: 'x', when: 'now', resource, permille }],
  });

  test('A17.7 a depot that is cut to a tenth takes ten days for what is one day’s outload, doubled half a day', () => {
    const stock = (id: string, at: string, amountKg: number, outloadKgPerDay?: number) => ({ id, place: at, class: 'I', kind: 'supply' as const, amountKg, capacityKg: -1, reserveKg: 0, outloadKgPerDay }); // prettier-ignore
    const fullFrom = (permille: number) => {
      const { program, outcome } = simulate({
        ...EMPTY_WORLD,
        ...changed('a/outload:depot', permille),
        places: [place('a'), place('b')],
        links: [link('l', 'a', 'b', 'road', 60)],
        stocks: [stock('depot', 'a', 1_000_000, 10_000), stock('hub', 'b', 0)],
        replenishments: [{ id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 1000, orderUpToKg: 10_000, lotKg: 1000, priority: 1, modes: ['road'] }],
        liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }), carries: ['supply'] })],
        liftPools: [pool('p', 'lorry', 'a', 4)],
      }); // prettier-ignore
      const hub = program.world.stocks.findIndex(({ id }) => id === 'hub');
      return Array.from(outcome.stockLevel.subarray(hub * outcome.samples, (hub + 1) * outcome.samples)).indexOf(
        10_000,
      );
    };
    // First day whose beginning finds it there.
    expect([fullFrom(1000), fullFrom(100), fullFrom(2000)]).toEqual([2, 11, 1]);
  });

  test('A17.8 a change of gauge takes a train as long as its wagons need at what works, a share makes nobody slower', () => {
    const rail = (gauge: 1435 | 1520) => ({ rail: { ramps: 2, gauges: [gauge] as const } });
    const train = (gauge: 1435 | 1520) => liftType(`t${gauge}`, { mode: 'rail', gauge, speedMh: 60_000, payload: payload({ wagonTenths: 300 }) }); // prettier-ignore
    const world = (part: Partial<World>, share?: string) =>
      worldOf([move('m', 'a', 'b', { wagonTenths: 300, massKg: 1 }, { modes: ['rail'] })], {
        places: [
          place('a', rail(1435)),
          place('x', { gaugeChanges: [{ method: 'bogie-exchange', positions: 1, wagons: { perDay: 60, share } }] }),
          place('b', rail(1520)),
        ],
        links: [link('ax', 'a', 'x', 'rail', 60), link('xb', 'x', 'b', 'rail', 60, { gauge: 1520 })],
        liftTypes: [train(1435), train(1520)],
        liftPools: [pool('west', 't1435', 'a', 1), pool('east', 't1520', 'x', 1)],
        ...part,
      });
    const at = 'x/gauge-change:bogie-exchange';
    const half = { shares: [{ id: 's', steps: [{ fromMin: 0, permille: 500 }] }] };
    // An hour, 30 wagons at 60 a day, an hour.
    for (const [w, hours] of [
      [world({}), 12],
      [world(changed(at, 500)), 24],
      [world(changed(at, 2000)), 6],
      [world(half, 's'), 12],
    ] as const) {
      const { ready, bound } = simulate(w);
      expect(ready.m).toBe((1 + hours + 1) * 60);
      expect(bound.m).toBeLessThanOrEqual(ready.m);
    }
  });
});
