/**
 * Random worlds of stocks: depots that deliveries fill and customers that draw on them, some where the depot stands and some at the end of a road with
 * lift in plenty, so that an order takes the same time whenever it sets out.
 */
import type { World } from '../operation/world.ts';
import type { Consumer, Delivery, Replenishment, Stock } from '../supply/stock.ts';
import { numbers } from './random-numbers.ts';
import { EMPTY_WORLD, link, liftType, payload, place, pool } from './tiny-worlds.ts';

const ROAD_KM = 120;
/** Minutes on the road, with a halt after the first hour and one two hours later. */
export const ROAD_MIN = 240 + 15 + 10;
const END_MIN = 4 * 1440;

type Numbers = ReturnType<typeof numbers>;

/** Dates of deliveries and of what opens and closes differ by their rest, so that no two of them fall into one minute. */
const OPENS = 1;
const CLOSES = 2;
const dateIn = ({ int }: Numbers, rest: number, untilMin = END_MIN) => 4 * int(0, Math.floor(untilMin / 4)) + rest;

export function stockWorld(seed: number): World {
  const random = numbers(seed);
  const { int, chance, pick } = random;
  const depots = Array.from({ length: int(1, 2) }, (_, i) => depotOf(random, `depot-${i}`));
  const customers = Array.from({ length: int(1, 3) }, (_, i) => customerOf(random, `customer-${i}`));
  const stocks = [...depots, ...customers];
  const replenishments = customers.flatMap((customer) => {
    const from = pick(depots).id;
    return Array.from({ length: int(0, 2) }, (_, i) => ruleOf(random, customer, from, `${customer.id}-rule-${i}`));
  });
  const priorities = replenishments.map((_, i) => i + 1);
  const deliveries = [
    ...depots.flatMap((depot) => deliveriesOf(random, depot)),
    ...customers.filter(() => chance(0.4)).flatMap((customer) => deliveriesOf(random, customer)),
    ...customers.filter(() => chance(0.4)).map((customer) => pushOf(random, customer, pick(depots).id)),
  ];
  const gates = [...new Set([...stocks, ...deliveries].flatMap(({ releasedBy }) => releasedBy ?? []))];
  return {
    ...EMPTY_WORLD,
    ...{ endMin: END_MIN, places: [place('a'), place('b')], stocks, deliveries },
    links: [link('road', 'a', 'b', 'road', ROAD_KM)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 1_000_000 }) })],
    liftPools: [pool('lorries', 'lorry', 'a', 60)],
    replenishments: replenishments.map((rule) => ({
      ...rule,
      priority: priorities.splice(int(0, priorities.length - 1), 1)[0],
    })),
    consumers: stocks.flatMap((stock) => Array.from({ length: int(0, 2) }, (_, i) => consumerOf(random, stock, i))),
    conditions: [
      ...gates.map((id) => ({
        ...{ id, type: 'date' as const, atMin: dateIn(random, OPENS, 2000) },
        ...(chance(0.5) ? { revokedMin: dateIn(random, CLOSES) + 2000 } : {}),
      })),
      ...stocks.map(({ id }) => ({ id: `level-${id}`, type: 'stock' as const, stock: id, atLeastKg: int(1, 80_000) })),
    ],
  };
}

const stockOf = (id: string, at: string, part: Partial<Stock>): Stock => ({
  ...{ id, place: at, class: 'V', kind: 'ammunition', amountKg: 0, capacityKg: -1, reserveKg: 0 },
  ...part,
});

function depotOf({ int, chance, pick }: Numbers, id: string): Stock {
  return stockOf(id, 'a', {
    amountKg: int(0, 60_000),
    capacityKg: chance(0.3) ? int(40_000, 90_000) : -1,
    reserveKg: chance(0.4) ? int(1, 20_000) : 0,
    issue: pick(['priority', 'proportional', undefined]),
    ...(chance(0.3) ? { releasedBy: `gate-of-${id}` } : {}),
  });
}

function customerOf(random: Numbers, id: string): Stock {
  const { int, chance, pick } = random;
  const controlled = Array.from({ length: int(1, 3) }, () => ({
    fromMin: dateIn(random, 0),
    ...(chance(0.7) ? { kgPerDay: int(0, 15_000) } : {}),
  })).sort((a, b) => a.fromMin - b.fromMin);
  return stockOf(id, pick(['a', 'b']), {
    amountKg: pick([0, int(1, 30_000)]),
    ...(chance(0.4) ? { controlled } : {}),
  });
}

const consumerOf = (random: Numbers, { id }: Stock, i: number): Consumer => ({
  ...{ id: `consumer-${i}-of-${id}`, stock: id },
  steps: Array.from({ length: random.int(1, 3) }, () => ({
    fromMin: random.pick([0, dateIn(random, 0)]),
    kgPerDay: random.pick([0, random.int(1, 25_000)]),
  })).sort((a, b) => a.fromMin - b.fromMin),
});

function ruleOf({ int }: Numbers, { id }: Stock, from: string, name: string): Replenishment {
  const orderUpToKg = int(10_000, 60_000);
  return {
    ...{ id: name, stock: id, from, orderUpToKg, priority: 0, modes: ['road'] },
    ...{ reorderPointKg: int(0, Math.floor(orderUpToKg / 2)), lotKg: int(1000, 40_000) },
  };
}

function deliveriesOf(random: Numbers, { id }: Stock): Delivery[] {
  const { int, chance } = random;
  return Array.from({ length: int(0, 2) }, (_, i) => ({
    ...{ id: `delivery-${i}-to-${id}`, stock: id, amountKg: int(0, 30_000), atMin: dateIn(random, 0, 3000) },
    ...{ everyMin: 4 * int(50, 400), times: int(1, 6) },
    ...(chance(0.4) ? { releasedBy: `gate-of-delivery-${i}-to-${id}` } : {}),
  }));
}

const pushOf = (random: Numbers, { id }: Stock, depot: string): Delivery => ({
  ...{ id: `push-to-${id}`, stock: id, amountKg: random.int(1, 20_000), atMin: dateIn(random, 0, 3000) },
  ...{ everyMin: 4 * random.int(100, 400), times: random.int(1, 4) },
  way: {
    from: random.chance(0.6) ? { stock: depot } : { place: 'a' },
    ...{ priority: random.int(50, 99), modes: ['road'] },
  },
  ...(random.chance(0.4) ? { releasedBy: `gate-of-push-to-${id}` } : {}),
});
