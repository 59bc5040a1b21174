/** A41: lift reserved for sustainment or for deployment. Answers by hand, minutes. */
import { CapacityBound } from '../bounds/index.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import type { LiftPool } from '../lift/lift.ts';
import type { Delivery } from '../supply/stock.ts';
import type { World } from '../operation/world.ts';
import { liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
/** 300 km at 60 km/h, with 15 min after the first hour and 10 min after the third; as much back. */
const THERE = 325;
const CYCLE = 650;

/** Four loads of freight at a, of priority 1, a load for the stock at b that is due at once, and lorries that carry one load. */
function loads(pools: readonly LiftPool[], part: Partial<World> = {}): World {
  const freight = Array.from({ length: 4 }, (_, i) =>
    move(`m${i}`, 'a', 'b', { massKg: 10_000 }, { kind: 'supply', modes: ['road'], priority: 1 }),
  );
  const delivery: Delivery = {
    ...{ id: 'd', stock: 's', amountKg: 10_000, atMin: 0, everyMin: 0, times: 1 },
    way: { from: { place: 'a' }, priority: 99, modes: ['road'], requiredAfterMin: DAY },
  };
  return worldOf(freight, {
    places: [place('a'), place('b')],
    links: [link('l', 'a', 'b', 'road', 300)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) })],
    liftPools: pools,
    stocks: [{ id: 's', place: 'b', class: 'I', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
    deliveries: [delivery],
    ...part,
  });
}

/** When each load of freight is at b, and how late in the run the delivery came, in order. */
function times(world: World) {
  const outcome = new Simulator(compile(world)).replicate(1, 0, { sampleMin: DAY });
  return { freight: Array.from(outcome.ready).sort((a, b) => a - b), delivery: outcome.instalmentDoneAt[0] };
}

test('A41.1 one lorry of two for sustainment: the load for the stock goes at once, and the freight has the other', () => {
  // Together the load for the stock, the last by priority, goes with the third trip.
  expect(times(loads([pool('p', 'lorry', 'a', 2)]))).toEqual({
    freight: [THERE, THERE, THERE + CYCLE, THERE + CYCLE],
    delivery: THERE + 2 * CYCLE,
  });
  const apart = [pool('all', 'lorry', 'a', 1), pool('supply', 'lorry', 'a', 1, { carriesOnly: 'sustainment' })];
  expect(times(loads(apart))).toEqual({
    freight: [0, 1, 2, 3].map((trip) => THERE + trip * CYCLE),
    delivery: THERE,
  });
});

test('A41.2 lift for deployment alone: what a stock gets waits for ever, and is told to wait for lift', () => {
  const world = loads([pool('forces', 'lorry', 'a', 2, { carriesOnly: 'deployment' })]);
  expect(times(world)).toEqual({ freight: [THERE, THERE, THERE + CYCLE, THERE + CYCLE], delivery: -1 });
  const { deliveryTime } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: DAY });
  expect([CAUSES[deliveryTime.cause[0]], deliveryTime.minutes[0]]).toEqual(['waiting-for-lift', 60 * DAY]);
});

test('A41.3 the order of pools decides nothing: whichever is named first, each carries what it is for', () => {
  const pools = (first: string, second: string) => [
    pool(first, 'lorry', 'a', 1, { carriesOnly: 'deployment' }),
    pool(second, 'lorry', 'a', 1, { carriesOnly: 'sustainment' }),
  ];
  expect(times(loads(pools('a', 'b')))).toEqual(times(loads(pools('b', 'a'))));
  expect(times(loads(pools('a', 'b'))).delivery).toBe(THERE);
});

test('A41.4 a type whose lift is for deployment alone makes no way for supply: it goes by the one that carries it', () => {
  const rail = { rail: { ramps: 9, gauges: [1435] as const } };
  const { delivery } = times(
    loads([pool('forces', 'lorry', 'a', 2, { carriesOnly: 'deployment' }), pool('train', 'train', 'a', 1)], {
      places: [place('a', rail), place('b', rail)],
      links: [link('l', 'a', 'b', 'road', 300), link('r', 'a', 'b', 'rail', 300)],
      liftTypes: [
        liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) }),
        liftType('train', { mode: 'rail', speedMh: 30_000, payload: payload({ massKg: 10_000 }) }),
      ],
      deliveries: [
        {
          ...{ id: 'd', stock: 's', amountKg: 10_000, atMin: 0, everyMin: 0, times: 1 },
          way: { from: { place: 'a' }, priority: 99, modes: ['road', 'rail'] },
        },
      ],
    }),
  );
  expect(delivery).toBe(600);
});

test('A41.5 a bound counts only the lift that carries: one lorry makes four trips, the other is no help', () => {
  const apart = [
    pool('forces', 'lorry', 'a', 1, { carriesOnly: 'deployment' }),
    pool('supply', 'lorry', 'a', 1, { carriesOnly: 'sustainment' }),
  ];
  const program = compile(loads(apart));
  const simulator = new Simulator(program);
  const { closures } = new CapacityBound(program, [{ members: [0, 1, 2, 3], flow: true }]).bounds(
    simulator.relax(1, 0),
  );
  const { freight } = times(loads(apart));
  expect(closures[0]).toBeLessThanOrEqual(freight[3]);
  expect(closures[0]).toBeGreaterThan(freight[2]);
});

test('A41.6 lift waits for nothing that only the other lift may take', () => {
  const rail = { rail: { ramps: 9, gauges: [1435] as const } };
  const full = { mode: 'road', speedMh: 60_000, minimumLoadPermille: 900 } as const;
  const { freight } = times(
    worldOf([move('m', 'b', 'c', { massKg: 5_000 }, { kind: 'supply', modes: ['road'] })], {
      places: [place('a', rail), place('b', rail), place('c')],
      links: [link('r', 'a', 'b', 'rail', 300), link('l', 'b', 'c', 'road', 60)],
      liftTypes: [
        liftType('lorry', { ...full, payload: payload({ massKg: 10_000 }) }),
        liftType('train', { mode: 'rail', speedMh: 2_000, payload: payload({ massKg: 10_000 }) }),
      ],
      liftPools: [
        pool('forces', 'lorry', 'b', 1, { carriesOnly: 'deployment' }),
        pool('supply', 'lorry', 'b', 1, { carriesOnly: 'sustainment' }),
        pool('trains', 'train', 'a', 9),
      ],
      stocks: [{ id: 's', place: 'c', class: 'I', kind: 'supply', amountKg: 0, capacityKg: -1, reserveKg: 0 }],
      deliveries: [
        {
          ...{ id: 'd', stock: 's', amountKg: 100_000, atMin: 0, everyMin: 0, times: 1 },
          way: { from: { place: 'a' }, priority: 99, modes: ['rail', 'road'] },
        },
      ],
    }),
  );
  expect(freight).toEqual([60]);
});

test('A41.7 a way is as long as the lift that carries it has work: lorries of the forces make no road for supply', () => {
  const rail = { rail: { ramps: 9, gauges: [1435] as const } };
  const doneWith = (more: readonly LiftPool[]) =>
    times(
      loads(
        [pool('supply', 'lorry', 'a', 1, { carriesOnly: 'sustainment' }), pool('train', 'train', 'a', 4), ...more],
        {
          requirements: [],
          elements: [],
          places: [place('a', rail), place('b', rail)],
          links: [link('l', 'a', 'b', 'road', 300), link('r', 'a', 'b', 'rail', 300)],
          liftTypes: [
            liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 10_000 }) }),
            liftType('train', { mode: 'rail', speedMh: 10_000, payload: payload({ massKg: 10_000 }) }),
          ],
          deliveries: [
            {
              ...{ id: 'd', stock: 's', amountKg: 200_000, atMin: 0, everyMin: 0, times: 1 },
              way: { from: { place: 'a' }, priority: 99, modes: ['road', 'rail'] },
            },
          ],
        },
      ),
    ).delivery;
  const alone = doneWith([]);
  expect(alone).toBeGreaterThan(0);
  expect(doneWith([pool('forces', 'lorry', 'a', 19, { carriesOnly: 'deployment' })])).toBe(alone);
});
