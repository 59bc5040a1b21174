/** A06: short supply, with answers by hand: what a short source issues, and the controlled supply rate. Kilograms and minutes. */
import { compile } from '../operation/compile.ts';
import { Simulator } from '../operation/simulator.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { settleStock } from '../operation/supply/stock-level.ts';
import type { World } from '../operation/world.ts';
import type { Replenishment, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const stock = (id: string, amountT: number, part: Partial<Stock> = {}): Stock => ({
  id,
  place: 'a',
  class: 'V',
  kind: 'ammunition',
  amountKg: amountT * 1000,
  capacityKg: -1,
  reserveKg: 0,
  ...part,
});
const rule = (id: string, upToT: number, part: Partial<Replenishment> = {}): Replenishment => ({
  id,
  stock: id,
  from: 'depot',
  reorderPointKg: 0,
  orderUpToKg: upToT * 1000,
  lotKg: 1000,
  priority: 50,
  modes: ['road'],
  ...part,
});

/** Levels of stocks at the end of a minute, t. */
function levels(world: World, minute: number): Record<string, number> {
  const program = compile(world);
  const run = new Run(program);
  begin(run, 1, 0, 0);
  runUntil(run, minute, 0, () => undefined);
  return Object.fromEntries(program.world.stocks.map((s, i) => [s.id, run.state.stockLevel[i] / 1000]));
}

describe('A06 short supply', () => {
  const claims = (depot: Partial<Stock>, parts: readonly Partial<Replenishment>[] = [{}, {}], amountT = 70): World => ({
    ...EMPTY_WORLD,
    places: [place('a')],
    stocks: [stock('depot', amountT, depot), stock('north', 0), stock('south', 0)],
    replenishments: [rule('north', 80, { priority: 1, ...parts[0] }), rule('south', 60, { priority: 2, ...parts[1] })],
  });

  test('A06.1 (S4) claims of 80 and 60 t on 70 t by priority: 70 and none', () => {
    expect(levels(claims({ issue: 'priority' }), 1)).toEqual({ depot: 0, north: 70, south: 0 });
    expect(levels(claims({}), 1)).toEqual({ depot: 0, north: 70, south: 0 });
  });

  test('A06.2 (S4) in proportion: 40 and 30', () => {
    expect(levels(claims({ issue: 'proportional' }), 1)).toEqual({ depot: 0, north: 40, south: 30 });
  });

  test('A06.3 the reserve is not divided; the lot is not asked for when the stock is short', () => {
    const lots = [{ lotKg: 50_000 }, { lotKg: 50_000 }];
    // 56 t above the reserve: 32 and 24.
    expect(levels(claims({ issue: 'proportional', reserveKg: 14_000 }, lots), 1)).toEqual({
      depot: 14,
      north: 32,
      south: 24,
    });
  });

  test('A06.4 a source with enough for all gives all, and only orders that are due take part', () => {
    expect(levels(claims({ issue: 'proportional' }, [{}, {}], 150), 1)).toEqual({ depot: 10, north: 80, south: 60 });
    const world = claims({ issue: 'proportional' });
    const south = { ...world.stocks[2], amountKg: 10_000 };
    expect(levels({ ...world, stocks: [world.stocks[0], world.stocks[1], south] }, 1)).toEqual({
      depot: 0,
      north: 70,
      south: 10,
    });
  });

  test('A06.5 what comes later is divided again: 14 t more, of which 8 and 6', () => {
    const world: World = {
      ...claims({ issue: 'proportional' }, [{ reorderPointKg: 79_000 }, { reorderPointKg: 59_000 }]),
      deliveries: [{ id: 'more', stock: 'depot', amountKg: 14_000, atMin: 100, everyMin: 0, times: 1 }],
    };
    // 40 t and 30 t are still wanted: 14 t in the same proportion.
    expect(levels(world, 100)).toEqual({ depot: 0, north: 48, south: 36 });
  });

  test('A06.5a the books: issued, received, on order and the least level of a source that is drawn on over a road', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
      liftTypes: [liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 10_000 }) })],
      liftPools: [pool('p', 'lorry', 'a', 3)],
      stocks: [stock('depot', 70), stock('north', 5, { place: 'b' })],
      replenishments: [rule('north', 30, { reorderPointKg: 5000 })],
    };
    const program = compile(world);
    const run = new Run(program);
    begin(run, 1, 0, 0);
    const books = () => {
      const { state } = run;
      const of = (list: Float64Array) => Array.from(list, (kg) => kg / 1000);
      return {
        level: of(state.stockLevel),
        issued: of(state.stockIssued),
        received: of(state.stockReceived),
        least: of(state.stockMinimum),
        onOrder: state.ruleOnOrder[0] / 1000,
        orders: state.ruleOrders[0],
      };
    };
    runUntil(run, 59, 0, () => undefined);
    // 25 t in lorries of 10, 10 and 5 t; an hour on the road.
    expect(books()).toEqual({
      level: [45, 5],
      issued: [25, 0],
      received: [0, 0],
      least: [45, 5],
      onOrder: 25,
      orders: 3,
    });
    runUntil(run, 60, 0, () => undefined);
    expect(books()).toEqual({
      level: [45, 30],
      issued: [25, 0],
      received: [0, 25],
      least: [45, 5],
      onOrder: 0,
      orders: 3,
    });
  });

  test('A06.5c another source is divided among its own orders only', () => {
    const world = claims({ issue: 'proportional' });
    const stocks = [...world.stocks, stock('other', 100), stock('west', 0)];
    const replenishments = [...world.replenishments, rule('west', 50, { from: 'other' })];
    expect(levels({ ...world, stocks, replenishments }, 1)).toEqual({
      depot: 0,
      north: 40,
      south: 30,
      other: 50,
      west: 50,
    });
  });

  test('A06.5d the least level of a source stays after more has come and been issued', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('depot', 100), stock('north', 0)],
      replenishments: [rule('north', 80, { reorderPointKg: 70_000 })],
      consumers: [{ id: 'c', stock: 'north', steps: [{ fromMin: 0, kgPerDay: 10_000 }] }],
      deliveries: [{ id: 'd', stock: 'depot', amountKg: 100_000, atMin: 10, everyMin: 0, times: 1 }],
    };
    const run = new Run(compile(world));
    begin(run, 1, 0, 0);
    runUntil(run, DAY, 0, () => undefined);
    expect([run.state.stockLevel[0], run.state.stockIssued[0], run.state.stockMinimum[0]]).toEqual([
      110_000, 90_000, 20_000,
    ]);
  });

  test('A06.5e 10 t at 1 t a day: consumed, missing, first out and least, before and after a delivery', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('yard', 10)],
      consumers: [{ id: 'c', stock: 'yard', steps: [{ fromMin: 0, kgPerDay: 1000 }] }],
      deliveries: [{ id: 'd', stock: 'yard', amountKg: 5000, atMin: 12 * DAY, everyMin: 0, times: 1 }],
      conditions: [
        { id: 'ten', type: 'stock', stock: 'yard', atLeastKg: 10_000 },
        { id: 'eleven', type: 'stock', stock: 'yard', atLeastKg: 11_000 },
      ],
    };
    const program = compile(world);
    const run = new Run(program);
    const books = () => {
      for (let s = 0; s < 1; s++) settleStock(run, s);
      const { stockLevel, stockConsumed, stockUnmet, stockMinimum } = run.state;
      return [stockLevel[0], stockConsumed[0], stockUnmet[0], stockMinimum[0]];
    };
    begin(run, 1, 0, 0);
    expect(program.world.conditions.map(({ id }, c) => [id, run.state.conditionMetAt[c]])).toEqual([
      ['eleven', -1],
      ['ten', 0],
    ]);
    runUntil(run, 12 * DAY - 1, 0, () => undefined);
    runUntil(run, 12 * DAY, 0, () => undefined);
    expect(books()).toEqual([5000, 10_000, 2000, 0]);
    runUntil(run, 13 * DAY, 0, () => undefined);
    run.calendar.time = 13 * DAY;
    expect(books()).toEqual([4000, 11_000, 2000, 0]);
    // It is empty before the first whole kilogram is missing.
    expect(run.state.stockOutAt[0]).toBe(10 * DAY);
  });

  test('A06.5f the consumers of one element begin with it, those of the next with the next', () => {
    const columns = ['1', '2'].map((id) =>
      move(id, 'a', 'b', { vehicles: 1, massKg: 1000 }, { readyToLoadMin: id === '1' ? 0 : 50 * DAY }),
    );
    const world = worldOf(columns, {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
      stocks: [stock('s1', 10), stock('s2', 10)],
      consumers: ['1', '2'].map((id) => ({
        ...{ id: `c${id}`, stock: `s${id}`, element: id, steps: [{ fromMin: 0, kgPerDay: 1000 }] },
      })),
    });
    const run = new Run(compile(world));
    begin(run, 1, 0, 0);
    runUntil(run, 5 * DAY, 0, () => undefined);
    expect(Array.from(run.state.stockRate)).toEqual([1000, 0]);
  });

  test('A06.5b a capacity that is full takes no more: what does not fit is received and lost', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('yard', 90, { capacityKg: 100_000 })],
      deliveries: [{ id: 'd', stock: 'yard', amountKg: 30_000, atMin: 10, everyMin: 20, times: 2 }],
    };
    const run = new Run(compile(world));
    begin(run, 1, 0, 0);
    runUntil(run, 29, 0, () => undefined);
    const { state } = run;
    expect([state.stockLevel[0], state.stockReceived[0], state.stockLost[0]]).toEqual([100_000, 30_000, 20_000]);
    runUntil(run, 1000, 0, () => undefined);
    expect([state.stockReceived[0], state.stockLost[0], state.deliveryDone[0]]).toEqual([60_000, 50_000, 2]);
  });

  test('A06.5g a closed source issues when it opens; an order below its lot waits for the rest of it', () => {
    const world = claims({ releasedBy: 'gate' }, [{}, { stock: 'south' }], 200);
    const gated: World = { ...world, conditions: [{ id: 'gate', type: 'date', atMin: 500 }] };
    expect(levels(gated, 499)).toEqual({ depot: 200, north: 0, south: 0 });
    expect(levels(gated, 500)).toEqual({ depot: 60, north: 80, south: 60 });
    const lots = claims({}, [{ lotKg: 75_000 }, { lotKg: 60_000 }]);
    // 70 t are no lot of 75; of the others they are one.
    expect(levels(lots, 1)).toEqual({ depot: 10, north: 0, south: 60 });
  });

  test('A06.5h a stock that issues down to its reorder point orders in the same minute', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('depot', 100), stock('middle', 30), stock('north', 0)],
      replenishments: [rule('middle', 30, { reorderPointKg: 15_000 }), rule('north', 20, { from: 'middle' })],
    };
    // 20 t go to the north, 10 are left in the middle, so 20 come from the depot.
    expect(levels(world, 0)).toEqual({ depot: 80, middle: 30, north: 20 });
  });

  const controlled = (steps: Stock['controlled']): World => ({
    ...EMPTY_WORLD,
    endMin: 10 * DAY,
    places: [place('a')],
    stocks: [stock('guns', 100, { controlled: steps })],
    consumers: [
      { id: 'first', stock: 'guns', steps: [{ fromMin: 0, kgPerDay: 12_000 }] },
      { id: 'second', stock: 'guns', steps: [{ fromMin: 0, kgPerDay: 8000 }] },
    ],
  });
  const outcomeOf = (world: World) => new Simulator(compile(world)).replicate(1, 0, { sampleMin: DAY });

  test('A06.6 100 t at 20 t a day last 5 days; held to 10 t a day from day 2 they last 8, and 80 t are held back', () => {
    const free = outcomeOf(controlled(undefined));
    expect(free.stockOutAt[0]).toBe(5 * DAY);
    expect([free.stockUnmetKg[0], free.stockHeldBackKg[0]]).toEqual([100_000, 0]);
    const held = outcomeOf(controlled([{ fromMin: 2 * DAY, kgPerDay: 10_000 }]));
    expect(held.stockOutAt[0]).toBe(8 * DAY);
    expect(held.stockLeastKg[0]).toBe(0);
    // Of 200 t required in 10 days 100 are used, 80 held back, 20 not there.
    expect([held.stockUnmetKg[0], held.stockHeldBackKg[0]]).toEqual([20_000, 80_000]);
  });

  test('A06.7 a control that is lifted, one above what is required, and one of nothing', () => {
    const lifted = outcomeOf(controlled([{ fromMin: 2 * DAY, kgPerDay: 10_000 }, { fromMin: 4 * DAY }]));
    expect([lifted.stockOutAt[0], lifted.stockHeldBackKg[0]]).toEqual([6 * DAY, 20_000]);
    const loose = outcomeOf(controlled([{ fromMin: 0, kgPerDay: 30_000 }]));
    expect([loose.stockOutAt[0], loose.stockHeldBackKg[0]]).toEqual([5 * DAY, 0]);
    const none = outcomeOf(controlled([{ fromMin: 0, kgPerDay: 0 }]));
    expect(none.stockLeastKg[0]).toBe(100_000);
    expect([none.stockOutAt[0], none.stockHeldBackKg[0], none.stockUnmetKg[0]]).toEqual([-1, 200_000, 0]);
  });

  test('A06.8 consumption orders at the minute in which the reorder point is reached, rule by rule', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('depot', 1000), stock('north', 30), stock('spare', 1000)],
      consumers: [{ id: 'c', stock: 'north', steps: [{ fromMin: 0, kgPerDay: 10_000 }] }],
      replenishments: [
        rule('r1', 25, { stock: 'north', reorderPointKg: 20_000 }),
        rule('r2', 60, { stock: 'north', from: 'spare', reorderPointKg: 22_000 }),
      ],
    };
    const day = (days: number) => levels(world, Math.round(days * DAY));
    // 22 t after 0.8 days: the second rule fills up to 60 and the first is not due for another four days.
    expect(day(0.8 - 0.001)).toMatchObject({ depot: 1000, spare: 1000 });
    expect(day(0.8)).toEqual({ depot: 1000, spare: 962, north: 60 });
    expect(day(4.5)).toMatchObject({ depot: 1000, spare: 962 });
    expect(day(4.6)).toMatchObject({ depot: 1000, spare: 924, north: 60 });
  });

  test('A06.9 a consumer that belongs to an element begins when it is in place', () => {
    const column = move('m', 'a', 'b', { vehicles: 20, massKg: 200_000 });
    const world = worldOf([column], {
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
      stocks: [stock('s', 50, { place: 'b' })],
      consumers: [{ id: 'c', stock: 's', element: 'm', steps: [{ fromMin: 0, kgPerDay: 24_000 }] }],
    });
    // In place at 64; 50 t at 24 t a day last 3000 minutes.
    expect(outcomeOf(world).stockOutAt[0]).toBe(64 + 3000);
  });

  test('A06.10 a source that is drawn on where it stands issues what is left of it at that minute', () => {
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 2 * DAY,
      places: [place('a')],
      stocks: [stock('depot', 40), stock('north', 10)],
      consumers: [
        { id: 'c', stock: 'depot', steps: [{ fromMin: 0, kgPerDay: 24_000 }] },
        { id: 'd', stock: 'north', steps: [{ fromMin: 0, kgPerDay: 24_000 }] },
      ],
      replenishments: [rule('north', 50)],
    };
    // The north is empty at minute 600, when 30 of 40 t are left in the depot.
    expect(levels(world, 600)).toEqual({ depot: 0, north: 30 });
    const outcome = outcomeOf(world);
    expect([outcome.stockLeastKg[0], outcome.stockLeastKg[1]]).toEqual([0, 0]);
    expect(outcomeOf({ ...world, endMin: 60 }).stockLeastKg[1]).toBe(9000);
  });

  test('A06.11 whoever is due in the same minute takes part in a division, whether or not his turn has come', () => {
    const world: World = {
      ...EMPTY_WORLD,
      places: [place('a')],
      stocks: [stock('depot', 35, { issue: 'proportional' }), stock('north', 10), stock('south', 20)],
      consumers: [
        { id: 'c', stock: 'north', steps: [{ fromMin: 0, kgPerDay: 24_000 }] },
        { id: 'd', stock: 'south', steps: [{ fromMin: 0, kgPerDay: 12_000 }] },
      ],
      replenishments: [rule('north', 50), rule('south', 35, { reorderPointKg: 15_000 })],
    };
    // At minute 600 the north is empty and asks for 50 t, the south is at 15 and asks for 20: 25 and 10 of 35.
    expect(levels(world, 600)).toEqual({ depot: 0, north: 25, south: 25 });
  });

  test('A06.12 two orders on the road at the same time both arrive, and a least level is not forgotten', () => {
    const world: World = {
      ...EMPTY_WORLD,
      endMin: 5 * DAY,
      places: [place('a'), place('b')],
      links: [link('l', 'a', 'b', 'road', 30)],
      liftTypes: [
        liftType('lorry', { mode: 'road', speedMh: 30_000, payload: payload({ massKg: 10_000 }), unload: fixed(1380) }),
      ],
      liftPools: [pool('p', 'lorry', 'a', 5)],
      stocks: [stock('depot', 25), stock('north', 20, { place: 'b' })],
      consumers: [
        {
          id: 'c',
          stock: 'north',
          steps: [
            { fromMin: 0, kgPerDay: 24_000 },
            { fromMin: 600, kgPerDay: 0 },
          ],
        },
      ],
      deliveries: [{ id: 'd', stock: 'depot', amountKg: 50_000, atMin: 700, everyMin: 0, times: 1 }],
      replenishments: [rule('north', 30, { reorderPointKg: 20_000 })],
    };
    // 10 t at once and 10 t after 10 h, when 10 are left and 10 on the way; a day on the road each.
    expect(levels(world, 1439)).toEqual({ depot: 55, north: 10 });
    expect(levels(world, 1440)).toEqual({ depot: 55, north: 20 });
    expect(levels(world, 2040)).toEqual({ depot: 55, north: 30 });
    expect(Array.from(outcomeOf(world).stockLeastKg)).toEqual([5000, 10_000]);
  });

  test('A06.13 receipts are written down by stock, what does not fit included, and go on behind a checkpoint', () => {
    const deliveries = [{ id: 'd', stock: 'yard', amountKg: 30_000, atMin: 10, everyMin: 20, times: 3 }];
    const stocks = [stock('yard', 50, { capacityKg: 100_000 }), stock('zero', 1)];
    const simulator = new Simulator(
      compile({ ...EMPTY_WORLD, dDayMin: 25, endMin: 100, places: [place('a')], stocks, deliveries }),
    );
    const options = { sampleMin: 10 };
    for (const outcome of [
      simulator.replicate(1, 0, options),
      simulator.resume(simulator.checkpoint(1, 0, options), options),
    ]) {
      expect(Array.from(outcome.receiptStart)).toEqual([0, 3, 3]);
      expect(Array.from(outcome.receiptAt)).toEqual([10, 30, 50]);
      expect(Array.from(outcome.receiptKg)).toEqual([30_000, 30_000, 30_000]);
    }
  });
});
