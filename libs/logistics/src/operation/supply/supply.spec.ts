/** Books of stocks at their edges: the first minute, the last kilogram, no room at all, and what is never to come. Kilograms and minutes. */
import type { Stock } from '../../supply/stock.ts';
import { EMPTY_WORLD, fixed, liftType, link, payload, place, pool } from '../../testing/tiny-worlds.ts';
import { compile } from '../compile.ts';
import { Run } from '../run.ts';
import { begin, runUntil } from '../simulation.ts';
import type { World } from '../world.ts';

const DAY = 1440;
const stock = (id: string, amountT: number, part: Partial<Stock> = {}): Stock => ({
  ...{ id, place: 'a', class: 'V', kind: 'ammunition', amountKg: amountT * 1000, capacityKg: -1, reserveKg: 0 },
  ...part,
});
const world = (part: Partial<World>): World => ({ ...EMPTY_WORLD, places: [place('a'), place('b')], ...part });
const draw = (id: string, kgPerDay: number) => ({ id, stock: id, steps: [{ fromMin: 0, kgPerDay }] });

function stateAt(of: World, minute: number): Run['state'] {
  const run = new Run(compile(of));
  begin(run, 1, 0, 0);
  runUntil(run, minute, 0, () => undefined);
  return run.state;
}

test.each([0, -DAY])('a delivery of minute %i is there in the first minute', (atMin) => {
  const deliveries = [{ id: 'd', stock: 's', amountKg: 500, atMin, everyMin: 0, times: 1 }];
  expect(stateAt(world({ stocks: [stock('s', 0)], deliveries }), 0).stockReceived[0]).toBe(500);
});

test('a stock runs out when its last kilogram is used, and not before', () => {
  const of = world({ stocks: [stock('s', 0.001)], consumers: [draw('s', 1)] });
  expect(stateAt(of, DAY - 1).stockOutAt[0]).toBe(-1);
  expect(stateAt(of, 3 * DAY).stockOutAt[0]).toBe(DAY);
});

test('a stock that is empty from the first minute ran out then, whatever comes and is used up later', () => {
  const deliveries = [{ id: 'd', stock: 's', amountKg: 1000, atMin: DAY, everyMin: 0, times: 1 }];
  const of = world({ stocks: [stock('s', 0)], consumers: [draw('s', 1000)], deliveries });
  expect(stateAt(of, 5 * DAY).stockOutAt[0]).toBe(0);
});

test.each([1, 2, 3])(
  'a stock that is empty and drawn on for a minute has run out, whatever comes in minute %i',
  (atMin) => {
    const deliveries = [{ id: 'd', stock: 's', amountKg: 1000, atMin, everyMin: 0, times: 1 }];
    const consumers = [
      {
        id: 'c',
        stock: 's',
        steps: [
          { fromMin: 0, kgPerDay: DAY },
          { fromMin: 5, kgPerDay: 0 },
        ],
      },
    ];
    // The only kilogram is used up in minute 1; what comes in that minute still helps.
    const of = world({ stocks: [stock('s', 0.001)], consumers, deliveries });
    expect(stateAt(of, 100).stockOutAt[0]).toBe(atMin === 1 ? -1 : 1);
  },
);

test('what a stock was going to do is forgotten when something comes: no event of it is left', () => {
  const deliveries = [{ id: 'd', stock: 's', amountKg: 1000, atMin: 10, everyMin: 10, times: 5 }];
  const run = new Run(compile(world({ stocks: [stock('s', 1)], consumers: [draw('s', DAY)], deliveries })));
  begin(run, 1, 0, 0);
  runUntil(run, 10 * DAY, 0, () => undefined);
  // A kilogram a minute of 6 t. The consumer begins, five deliveries come, and after the last of them it is empty, and a minute later it has run out.
  expect([run.state.stockOutAt[0], run.hash.events]).toEqual([6000, 1 + 5 + 2]);
});

test('a rule asks since it was at its reorder point first, until it is above it', () => {
  const rule = { id: 's', stock: 's', from: 'depot', reorderPointKg: 5000, orderUpToKg: 9000, lotKg: 1000 };
  const deliveries = [{ id: 'd', stock: 's', amountKg: 4000, atMin: 2 * DAY, everyMin: 0, times: 1 }];
  const of = (amountT: number) =>
    world({
      stocks: [stock('depot', 0), stock('s', amountT)],
      consumers: [draw('s', 1000)],
      replenishments: [{ ...rule, priority: 50, modes: ['road'] }],
      deliveries,
    });
  const askedAt = (amountT: number, minute: number) => stateAt(of(amountT), minute).ruleAskedAt[0];
  // At the point from the first minute; above it with what comes; and a day later at it again, for good.
  expect([0, DAY, 2 * DAY, 3 * DAY, 9 * DAY].map((minute) => askedAt(4, minute))).toEqual([0, 0, -1, 3 * DAY, 3 * DAY]);
  expect([0, DAY - 1, DAY].map((minute) => askedAt(6, minute))).toEqual([-1, -1, DAY]);
});

test('a stock that waits for more than it holds runs out in time', () => {
  // 10 t at 10 t a day, and 100 t on a road of ten days.
  const of = world({
    links: [link('l', 'a', 'b', 'road', 12_000)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 200_000 }) })],
    liftPools: [pool('p', 'lorry', 'b', 1)],
    stocks: [stock('depot', 1000, { place: 'b' }), stock('s', 10)],
    consumers: [draw('s', 10_000)],
    replenishments: [
      {
        ...{ id: 's', stock: 's', from: 'depot', reorderPointKg: 10_000, orderUpToKg: 110_000, lotKg: 100_000 },
        ...{ priority: 50, modes: ['road'] },
      },
    ],
  });
  const { stockOutAt, ruleOnOrder } = stateAt(of, 2 * DAY);
  expect(ruleOnOrder[0]).toBe(100_000);
  expect(stockOutAt[1]).toBe(DAY);
});

test('what a rule has under way when its plan begins is counted as ordered, comes, and is not drawn from its source again', () => {
  const of = (underWayKg: number, depotOpen = true) =>
    world({
      stocksFromMin: DAY,
      links: [link('l', 'a', 'b', 'road', 100)],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 50_000, payload: payload({ massKg: 10_000 }) })],
      liftPools: [pool('p', 'lorry', 'b', 4)],
      conditions: [{ id: 'open', type: 'date', atMin: depotOpen ? DAY : 100 * DAY }],
      stocks: [stock('depot', 100, { place: 'b', releasedBy: 'open' }), stock('s', 10)],
      replenishments: [
        {
          ...{ id: 'r', stock: 's', from: 'depot', reorderPointKg: 20_000, orderUpToKg: 40_000, lotKg: 5000 },
          ...{ priority: 50, modes: ['road' as const], underWayKg },
        },
      ],
    });
  const books = (run: World, minute: number) => {
    const { stockLevel, ruleOnOrder } = stateAt(run, minute);
    return [...stockLevel, ruleOnOrder[0]];
  };
  expect(books(of(0), DAY)).toEqual([70_000, 10_000, 30_000]);
  // However little it is.
  expect(books(of(1), DAY)).toEqual([70_001, 10_000, 30_000]);
  expect(books(of(25_000), DAY - 1)).toEqual([100_000, 10_000, 0]);
  // 35 t are above the reorder point: nothing is ordered.
  expect(books(of(25_000), DAY)).toEqual([100_000, 10_000, 25_000]);
  expect(books(of(25_000), 2 * DAY)).toEqual([100_000, 35_000, 0]);
  // 15 t are not: 25 t fill up to the level; and what has left a source that closes since comes too.
  expect(books(of(5000), 2 * DAY)).toEqual([75_000, 40_000, 0]);
  expect(books(of(5000, false), 2 * DAY)).toEqual([100_000, 15_000, 0]);
  // More than the level of the rule came by other orders of before: all of it sets out.
  expect(books(of(95_000), 3 * DAY)).toEqual([100_000, 105_000, 0]);
});

test('a stock without any room keeps nothing, and what comes is booked as lost', () => {
  const deliveries = [{ id: 'd', stock: 's', amountKg: 500, atMin: 10, everyMin: 0, times: 1 }];
  const { stockLevel, stockLost } = stateAt(world({ stocks: [stock('s', 0, { capacityKg: 0 })], deliveries }), 20);
  expect([stockLevel[0], stockLost[0]]).toEqual([0, 500]);
});

describe('what a source keeps for the first, who takes lots of 100 t only', () => {
  const rule = (id: string, upToT: number, lotT: number, priority: number) => ({
    ...{ id, stock: id, from: 'depot', reorderPointKg: 0, orderUpToKg: upToT * 1000, lotKg: lotT * 1000, priority },
    ...{ modes: ['road' as const] },
  });
  const scarce = (depot: Partial<Stock>, part: Partial<World>): World =>
    world({
      stocks: [stock('depot', 60, depot), stock('first', 0), stock('ore', 40), stock('second', 0)],
      replenishments: [rule('first', 200, 100, 1), rule('second', 200, 10, 50)],
      ...part,
    });
  const second = (of: World, minute: number) => stateAt(of, minute).stockReceived[3];

  test('nothing where the room above the reserve is less than a lot', () => {
    const deliveries = [{ id: 'd', stock: 'depot', amountKg: 90_000, atMin: 5 * DAY, everyMin: 0, times: 1 }];
    expect(second(scarce({ capacityKg: 110_000, reserveKg: 20_000 }, { deliveries }), DAY)).toBe(40_000);
    expect(second(scarce({ capacityKg: 130_000, reserveKg: 20_000 }, { deliveries }), DAY)).toBe(0);
  });

  test('until he has enough from elsewhere', () => {
    const once = (id: string, to: string, amountKg: number, atMin: number) => ({ id, stock: to, amountKg, atMin, everyMin: 0, times: 1 }); // prettier-ignore
    const deliveries = [once('more', 'depot', 90_000, 5 * DAY), once('gift', 'first', 10_000, DAY)];
    expect([DAY - 1, DAY].map((minute) => second(scarce({}, { deliveries }), minute))).toEqual([0, 60_000]);
  });

  test('nothing for an activity that has had all its runs, though inputs are left', () => {
    const plant = (repeat: number) => ({
      ...{ id: 'plant', duration: fixed(DAY), repeat, yieldPermille: 1000, capacity: [] },
      ...{ inputs: [{ stock: 'ore', amountKg: 10_000 }], stocks: [{ stock: 'depot', amountKg: 1000 }] },
    });
    expect(second(scarce({}, { activities: [plant(1)] }), 2 * DAY)).toBe(61_000);
    expect(second(scarce({}, { activities: [plant(4)] }), 2 * DAY)).toBe(0);
  });

  const convoy = { id: 'more', stock: 'depot', amountKg: 90_000, atMin: 5 * DAY, everyMin: 0, times: 1, way: { from: { place: 'b' }, priority: 50, modes: ['road' as const] } }; // prettier-ignore
  const road = {
    links: [link('l', 'b', 'a', 'road', 60)],
    liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 100_000 }) })],
    liftPools: [pool('p', 'lorry', 'b', 9)],
  };

  test('until what was to come is lost on its way', () => {
    const risk = { id: 'r', modes: ['road'], per100Km: false, effect: 'loss', permille: 1000, fromMin: 0, untilMin: 90 * DAY } as const; // prettier-ignore
    const safe = scarce({}, { ...road, deliveries: [convoy] });
    expect(Array.from(stateAt(safe, 10 * DAY).stockReceived)).toEqual([90_000, 150_000, 0, 0]);
    expect(second(scarce({}, { ...road, deliveries: [convoy], risks: [risk] }), 10 * DAY)).toBe(60_000);
  });

  /** The depot orders lots of 50 t from a base, which serves another before it. Names decide which of the stocks is looked at first. */
  const behind = (baseT: number, [first, next]: readonly [string, string], part: Partial<World> = {}): World =>
    world({
      stocks: [stock('base', baseT), stock('depot', 60), stock(first, 0), stock(next, 0), stock('other', 0)],
      replenishments: [
        rule(first, 200, 100, 1),
        rule(next, 200, 10, 50),
        { ...rule('depot', 200, 50, 50), from: 'base', reorderPointKg: 100_000 },
        { ...rule('other', 40, 10, 1), from: 'base' },
      ],
      ...part,
    });
  const levelOf = (of: World, id: string, minute: number) =>
    stateAt(of, minute).stockLevel[of.stocks.map((row) => row.id).sort().indexOf(id)]; // prettier-ignore

  test.each([[['a1', 'a2']], [['y1', 'y2']]] as const)(
    'nothing when its own source has too little, or gives it to another: %p',
    (names) => {
      expect(levelOf(behind(5, names), names[1], 30 * DAY)).toBe(60_000);
      expect(levelOf(behind(55, names), names[1], 30 * DAY)).toBe(60_000);
      // 40 t go to the other, 100 t to the depot, which gives its first line all that it has.
      expect(levelOf(behind(140, names), names[0], 30 * DAY)).toBe(160_000);
    },
  );

  test('until the gate of its own source falls', () => {
    const conditions = [{ id: 'open', type: 'date', atMin: 0, revokedMin: 2 * DAY }] as const;
    const more = { id: 'more', stock: 'base', amountKg: 90_000, atMin: 9 * DAY, everyMin: 0, times: 1 };
    const of = (gate: boolean) => {
      const { stocks, ...rest } = behind(5, ['y1', 'y2'], { conditions, deliveries: [more] });
      return {
        ...rest,
        stocks: stocks.map((row) => (gate && row.id === 'base' ? { ...row, releasedBy: 'open' } : row)),
      };
    };
    expect([of(false), of(true)].map((one) => levelOf(one, 'y2', 8 * DAY))).toEqual([0, 60_000]);
  });
});
