/** A41: lift reserved for sustainment or for deployment. Answers by hand, minutes. */
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
