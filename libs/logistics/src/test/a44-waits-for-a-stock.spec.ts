/** A44: an element that is never ready for want of stock is told what the stock waits for. Minutes; 60 days. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { Condition, World } from '../operation/world.ts';
import type { Stock } from '../supply/stock.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const stock = (id: string, at: string, amountKg: number, part: Partial<Stock> = {}): Stock => ({
  ...{ id, place: at, class: 'I', kind: 'supply', amountKg, capacityKg: -1, reserveKg: 0 },
  ...part,
});
const order = (of: string, from: string) => ({
  ...{ id: `r-${of}`, stock: of, from, reorderPointKg: 19_000, orderUpToKg: 20_000, lotKg: 20_000 },
  ...{ priority: 1, modes: ['road'] as const },
});
const enough: Condition = { id: 'enough', type: 'stock', stock: 'hub', atLeastKg: 20_000 };
const never: Condition = { id: 'never', type: 'date', atMin: 100 * DAY };
const slow: Condition = { id: 'slow', type: 'after', of: 'second-day', duration: fixed(100 * DAY), cause: 'decision' };
const start: Condition = { id: 'second-day', type: 'date', atMin: 2 * DAY };

/** What an element waits for that is ordered when the hub at b has 20 t: cause, days, resource. The way from a is 720 km. */
function chain(part: Partial<World>): (string | number | null)[][] {
  const waiting = move('m', 'b', 'b', { massKg: 1 }, {}, { releasedBy: 'enough' });
  const world = worldOf([waiting], {
    places: [place('a'), place('b')],
    links: [link('ab', 'a', 'b', 'road', 720)],
    liftTypes: [liftType('cart', { mode: 'road', speedMh: 3000, payload: payload({ massKg: 20_000 }) })],
    liftPools: [pool('p', 'cart', 'a', 1)],
    stocks: [stock('hub', 'b', 0)],
    ...part,
    conditions: [enough, ...(part.conditions ?? [])],
  });
  const program = compile(world);
  const { chainCause, chainResource, chainFrom, chainTo } = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  return Array.from(chainCause, (cause, i) => [
    CAUSES[cause],
    (chainTo[i] - chainFrom[i]) / DAY,
    resourceName(program, chainResource[i]),
  ]);
}

describe('A44.1 never ready for want of stock', () => {
  test('an order that waits for lift is named by its lift', () => {
    const late = chain({
      stocks: [stock('depot', 'a', 100_000), stock('hub', 'b', 0)],
      replenishments: [order('hub', 'depot')],
      liftPools: [{ ...pool('p', 'cart', 'a', 1), availableMin: [90 * DAY] }],
    });
    expect(late).toEqual([['waiting-for-lift', 60, 'lift/cart']]);
  });

  test('an empty source is named, and what holds back what would fill it', () => {
    const stocks = [stock('depot', 'a', 0), stock('hub', 'b', 0)];
    expect(chain({ stocks, replenishments: [order('hub', 'depot')] })).toEqual([['predecessor', 60, 'supply/depot']]);
    const deliveries = [{ id: 'd', stock: 'depot', amountKg: 50_000, atMin: 0, everyMin: 0, times: 1, releasedBy: 'slow' }]; // prettier-ignore
    const held = chain({ stocks, replenishments: [order('hub', 'depot')], deliveries, conditions: [start, slow] });
    expect(held).toEqual([
      ['planned-date', 2, null],
      ['decision', 58, 'gate/slow'],
    ]);
  });

  test('a source that its gate keeps closed waits for that', () => {
    const stocks = [stock('depot', 'a', 100_000, { releasedBy: 'never' }), stock('hub', 'b', 0)];
    const closed = chain({ stocks, replenishments: [order('hub', 'depot')], conditions: [never] });
    expect(closed).toEqual([['gate', 60, null]]);
  });

  test('a stock whose delivery waits for the same level waits for its gate', () => {
    const deliveries = [{ id: 'd', stock: 'hub', amountKg: 50_000, atMin: 0, everyMin: 0, times: 1, releasedBy: 'enough' }]; // prettier-ignore
    expect(chain({ deliveries })).toEqual([['gate', 60, null]]);
  });

  test('a stock that nobody fills lacks what nobody sends, and two that order from each other end', () => {
    expect(chain({})).toEqual([['predecessor', 60, 'supply/hub']]);
    const stocks = [stock('depot', 'a', 0), stock('hub', 'b', 0)];
    const round = chain({ stocks, replenishments: [order('hub', 'depot'), order('depot', 'hub')] });
    expect(round).toEqual([['predecessor', 60, 'supply/depot']]);
  });

  test('of several orders on their way the one is told that has been where it is for the longest', () => {
    const ramps = { rail: { ramps: 2, gauges: [1435] as const } };
    const twoOrders = (depotGate?: string) =>
      chain({
        places: [place('a'), place('b', ramps), place('c', ramps)],
        links: [link('ab', 'a', 'b', 'road', 720), link('cb', 'c', 'b', 'rail', 720)],
        stocks: [stock('depot', 'a', 90_000, { releasedBy: depotGate }), stock('port', 'c', 90_000), stock('hub', 'b', 0)],
        replenishments: [
          { ...order('hub', 'depot'), id: 'from-depot' },
          { ...order('hub', 'port'), id: 'from-port', reorderPointKg: 39_000, orderUpToKg: 40_000, modes: ['rail'] },
        ],
        // The trains need 75 days for their way, and set out after the first; the cart is never there.
        liftTypes: [
          liftType('cart', { mode: 'road', speedMh: 3000, payload: payload({ massKg: 20_000 }) }),
          liftType('train', { mode: 'rail', speedMh: 400, payload: payload({ massKg: 20_000 }) }),
        ],
        liftPools: [
          { ...pool('carts', 'cart', 'a', 1), availableMin: [90 * DAY] },
          { ...pool('trains', 'train', 'c', 2), availableMin: [DAY, DAY] },
        ],
        conditions: [start],
      }); // prettier-ignore
    expect(twoOrders()).toEqual([['waiting-for-lift', 60, 'lift/cart']]);
    expect(twoOrders('second-day')).toEqual([
      ['waiting-for-lift', 1, 'lift/train'],
      ['moving', 59, null],
    ]);
  });
});

describe('A44.2 ready when the stock is there', () => {
  test('an order that waited for its source, before anybody else waited for anything', () => {
    const brought = { id: 'd', stock: 'depot', amountKg: 50_000, atMin: 2 * DAY, everyMin: 0, times: 1 };
    const stocks = [stock('depot', 'a', 0), stock('hub', 'b', 0)];
    const [first, ...way] = chain({ stocks, replenishments: [order('hub', 'depot')], deliveries: [brought] });
    expect(first).toEqual(['planned-date', 2, null]);
    expect(way.map(([cause]) => cause)).toEqual(['moving', 'march-halt']);
  });

  test('a delivery that the first of all decisions let go', () => {
    const approved: Condition = { ...slow, id: 'approved', duration: fixed(3 * DAY) };
    const brought = {
      id: 'd',
      stock: 'hub',
      amountKg: 20_000,
      atMin: 0,
      everyMin: 0,
      times: 1,
      releasedBy: 'approved',
    };
    expect(chain({ deliveries: [brought], conditions: [start, approved] })).toEqual([
      ['planned-date', 2, null],
      ['decision', 3, 'gate/approved'],
    ]);
  });
});
