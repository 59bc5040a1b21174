/** A26: deliveries that move over the network. Kilograms and minutes; 60 km of road at 60 km/h, lorries of 20 t at a. */
import { FIXED_ZERO } from '../engine/distribution.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { compile } from '../operation/compile.ts';
import { STOCK_ACCOUNT } from '../operation/outcome.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Run } from '../operation/run.ts';
import { begin, runUntil } from '../operation/simulation.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { Push, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, fixed, liftType, link, payload, place, pool } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const stock = (id: string, at: string, amountT: number, part: Partial<Stock> = {}): Stock => ({
  ...{ id, place: at, class: 'I', kind: 'supply', amountKg: amountT * 1000, capacityKg: -1, reserveKg: 0 },
  ...part,
});
const push = (id: string, amountT: number, part: Partial<Push> = {}, way: Partial<Push['way']> = {}): Push => ({
  ...{ id, stock: 'hub', amountKg: amountT * 1000, atMin: DAY, everyMin: 0, times: 1 },
  ...part,
  way: { from: { place: 'a' }, priority: 50, modes: ['road'], ...way },
});
const fromDepot = { from: { stock: 'depot' } };

const roadWorld = (lorries: number, deliveries: World['deliveries'], part: Partial<World> = {}): World => ({
  ...EMPTY_WORLD,
  places: [place('a'), place('b')],
  links: [link('ab', 'a', 'b', 'road', 60)],
  liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 20_000 }) })],
  liftPools: [pool('lorries', 'lorry', 'a', lorries)],
  stocks: [stock('hub', 'b', 0)],
  deliveries,
  ...part,
});

function runOf(world: World, minute = world.endMin): Run {
  const run = new Run(compile(world));
  begin(run, 1, 0, 0);
  runUntil(run, minute, 0, () => undefined);
  return run;
}
const levels = (world: World, minutes: readonly number[]) =>
  minutes.map((minute) => Array.from(runOf(world, minute).state.stockLevel));
const accountOf = (world: World, id: string): Record<string, number> => {
  const { stockAccountKg } = new Simulator(compile(world)).replicate(1, 0, { sampleMin: 1440 });
  const s = world.stocks
    .map((row) => row.id)
    .sort()
    .indexOf(id);
  return Object.fromEntries(STOCK_ACCOUNT.map((name, i) => [name, stockAccountKg[s * STOCK_ACCOUNT.length + i]]));
};

describe('A26 deliveries that move over the network', () => {
  test('A26.1 an instalment needs lift, and comes as that brings it', () => {
    const world = (lorries: number) => roadWorld(lorries, [push('d', 40, { everyMin: 10 * DAY, times: 2 })]);
    const hours = [DAY + 59, DAY + 60, DAY + 180, 11 * DAY + 60, 11 * DAY + 180];
    expect(levels(world(2), hours).flat()).toEqual([0, 40_000, 40_000, 80_000, 80_000]);
    expect(levels(world(1), hours).flat()).toEqual([0, 20_000, 40_000, 60_000, 80_000]);
  });

  test('A26.2 from a depot it is drawn there: what the depot has sets out, and the rest when there is more', () => {
    const more = { id: 'more', stock: 'depot', amountKg: 25_000, atMin: 5 * DAY, everyMin: 0, times: 1 };
    const world = roadWorld(9, [push('d', 40, {}, fromDepot), more], {
      stocks: [stock('depot', 'a', 40, { reserveKg: 10_000 }), stock('hub', 'b', 0)],
    });
    expect(levels(world, [DAY, DAY + 60, 5 * DAY + 60])).toEqual([
      [10_000, 0],
      [10_000, 30_000],
      [25_000, 40_000],
    ]);
    const account = { received: 0, issued: 0, consumed: 0, lost: 0, onTheWay: 0, lostOnTheWay: 0 };
    expect(accountOf(world, 'depot')).toEqual({ ...account, received: 25_000, issued: 40_000 });
    expect(accountOf(world, 'hub')).toEqual({ ...account, received: 40_000 });
  });

  test('A26.3 a short depot serves rules and deliveries by priority', () => {
    const world = (priority: number) =>
      roadWorld(9, [push('d', 40, { atMin: 0 }, { ...fromDepot, priority })], {
        stocks: [stock('depot', 'a', 50), stock('hub', 'b', 0), stock('other', 'b', 0)],
        replenishments: [
          {
            ...{ id: 'rule', stock: 'other', from: 'depot', reorderPointKg: 0, orderUpToKg: 30_000, lotKg: 1000 },
            ...{ priority: 50, modes: ['road'] },
          },
        ],
      });
    expect(levels(world(10), [DAY])).toEqual([[0, 40_000, 10_000]]);
    expect(levels(world(60), [DAY])).toEqual([[0, 20_000, 30_000]]);
  });

  test('A26.4 without its gate nothing sets out, not even what was due and lacked stock; it comes once when the gate is restored', () => {
    const world = roadWorld(
      9,
      [
        push('d', 40, { everyMin: 5 * DAY, times: 9, releasedBy: 'gate' }, fromDepot),
        { id: 'more', stock: 'depot', amountKg: 900_000, atMin: 3 * DAY, everyMin: 0, times: 1 },
      ],
      {
        stocks: [stock('depot', 'a', 10), stock('hub', 'b', 0)],
        conditions: [
          { id: 'gate', type: 'date', atMin: 0, revokedMin: 2 * DAY, restoredBy: 'again' },
          { id: 'again', type: 'date', atMin: 20 * DAY },
        ],
      },
    );
    // Day 1: 10 t of 40. Days 6, 11 and 16 are held; on day 20 come the 30 t and one instalment.
    expect(levels(world, [2 * DAY, 20 * DAY - 1, 20 * DAY + 60, 25 * DAY + 60]).map(([, hub]) => hub)).toEqual([
      10_000, 10_000, 80_000, 120_000,
    ]);
  });

  test('A26.5 what is lost on its way is gone, and told', () => {
    const world = roadWorld(9, [push('d', 40)], {
      risks: [
        { id: 'r', modes: ['road'], per100Km: false, effect: 'loss', permille: 1000, fromMin: 0, untilMin: 90 * DAY },
      ],
    });
    expect(accountOf(world, 'hub')).toMatchObject({ received: 0, onTheWay: 0, lostOnTheWay: 40_000 });
  });

  test('A26.6 its own required date decides who goes first, and without one the day on which its stock runs out', () => {
    const first = (deliveries: readonly Push[], part: Partial<World> = {}) =>
      levels(roadWorld(1, deliveries, { stocks: [stock('hub', 'b', 10), stock('other', 'b', 10)], ...part }), [
        DAY + 60,
      ])[0];
    const other = { stock: 'other' };
    expect(
      first([push('x', 20, {}, { requiredAfterMin: 5 * DAY }), push('y', 20, other, { requiredAfterMin: DAY })]),
    ).toEqual([10_000, 30_000]);
    expect(
      first([push('x', 20, {}, { requiredAfterMin: DAY }), push('y', 20, other, { requiredAfterMin: 5 * DAY })]),
    ).toEqual([30_000, 10_000]);
    const steps = [{ fromMin: 0, kgPerDay: 5000 }];
    expect(first([push('x', 20), push('y', 20, other)], { consumers: [{ id: 'c', stock: 'other', steps }] })).toEqual([
      10_000, 24_792,
    ]);
  });

  test('A26.7 each instalment has come when the last of it has; what never comes has not', () => {
    const world = roadWorld(1, [push('d', 50, { everyMin: 2 * DAY, times: 3 })], { endMin: 5 * DAY + 100 });
    const { state } = runOf(world);
    expect(Array.from(state.instalmentAt)).toEqual([DAY, 3 * DAY, 5 * DAY]);
    // Three loads of one lorry: 60, 180 and 300 minutes.
    expect(Array.from(state.instalmentDoneAt)).toEqual([DAY + 300, 3 * DAY + 300, -1]);
    expect(accountOf(world, 'hub')).toMatchObject({ received: 120_000, onTheWay: 30_000 });
  });

  test('A26.8 a delivery that has no way is refused by its name', () => {
    expect(() => compile(roadWorld(1, [push('d', 40, {}, { modes: ['rail'] })]))).toThrow(/\bd\b/u);
  });
});

describe('A26 the time behind a stock', () => {
  const element = (part: Partial<World['elements'][number]> = {}): World['elements'][number] => ({
    ...{ id: 'e', priority: 50, earliestMin: 0, epochMin: 0, notice: FIXED_ZERO, readyPaxPermille: 1000 },
    ...{
      readyEquipmentPermille: 1000,
      marryUp: FIXED_ZERO,
      integration: FIXED_ZERO,
      requirements: [],
      readyWhen: 'full',
    },
    ...part,
  });
  const rule = { id: 'r', stock: 'hub', from: 'depot', reorderPointKg: 0, orderUpToKg: 40_000, lotKg: 1000, priority: 50, modes: ['road'] as const }; // prettier-ignore
  const pulled = (lorries: number, depotT: number, part: Partial<World> = {}): World =>
    roadWorld(lorries, [], {
      stocks: [stock('depot', 'a', depotT), stock('hub', 'b', 0)],
      replenishments: [rule],
      elements: [element()],
      ...part,
      conditions: [{ id: 'full', type: 'stock', stock: 'hub', atLeastKg: 40_000 }, ...(part.conditions ?? [])],
    });
  const chainOf = (world: World) => {
    const program = compile(world);
    const o = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
    return Array.from(
      o.chainCause,
      (cause, i) => `${CAUSES[cause]} ${resourceName(program, o.chainResource[i])} ${o.chainFrom[i]}-${o.chainTo[i]}`,
    );
  };

  test('A26.9 who waits for a level waits for the order that brings it: its lift, and its way', () => {
    expect(chainOf(pulled(1, 90))).toEqual(['waiting-for-lift lift/lorry 0-120', 'moving null 120-180']);
    expect(chainOf(pulled(2, 90))).toEqual(['moving null 0-60']);
  });

  test('A26.10 what a source lacked is what brought it there: a date, a run of an activity, an order of its own', () => {
    const gift = { id: 'gift', stock: 'depot', amountKg: 40_000, atMin: 2 * DAY, everyMin: 0, times: 1 };
    expect(chainOf(pulled(2, 0, { deliveries: [gift] }))).toEqual([
      'planned-date null 0-2880',
      'moving null 2880-2940',
    ]);
    const activity = { id: 'make', inputs: [], duration: fixed(300), repeat: 1, yieldPermille: 1000, stocks: [{ stock: 'depot', amountKg: 40_000 }], capacity: [] }; // prettier-ignore
    expect(chainOf(pulled(2, 0, { activities: [activity] }))).toEqual([
      'predecessor null 0-300',
      'moving null 300-360',
    ]);
    const behind = pulled(1, 0, {
      stocks: [stock('base', 'b', 40), stock('depot', 'a', 0), stock('hub', 'b', 0)],
      replenishments: [rule, { ...rule, id: 'behind', stock: 'depot', from: 'base' }],
      liftPools: [pool('lorries', 'lorry', 'b', 2)],
    });
    expect(chainOf(behind)).toEqual(['moving null 0-60', 'moving null 60-120']);
  });

  test('A26.11 a closed source is the gate that opens it, and a late order the fall of the stock to its reorder point', () => {
    const decided = pulled(2, 0, {
      stocks: [stock('depot', 'a', 40, { releasedBy: 'open' }), stock('hub', 'b', 0)],
      conditions: [
        { id: 'start', type: 'date', atMin: 0 },
        { id: 'open', type: 'after', of: 'start', duration: fixed(500), cause: 'decision' },
      ],
    });
    expect(chainOf(decided)).toEqual(['decision gate/open 0-500', 'moving null 500-560']);
    // 20 t fall by 10 kg a minute to the reorder point of 10 t.
    const late = pulled(2, 90, {
      stocks: [stock('depot', 'a', 90), stock('hub', 'b', 20)],
      replenishments: [{ ...rule, reorderPointKg: 10_000, orderUpToKg: 60_000 }],
      liftPools: [pool('lorries', 'lorry', 'a', 9)],
      consumers: [{ id: 'c', stock: 'hub', steps: [{ fromMin: 0, kgPerDay: 14_400 }] }],
    });
    expect(chainOf(late)).toEqual(['predecessor supply/hub 0-1000', 'moving null 1000-1060']);
  });

  test('A26.12 a delivery under way is explained from its gate or its date on; so is an activity that lacked it', () => {
    const pushed = (part: Partial<Push>, world: Partial<World> = {}) =>
      pulled(1, 0, { replenishments: [], deliveries: [push('d', 40, part)], ...world });
    expect(chainOf(pushed({}))).toEqual([
      'planned-date null 0-1440',
      'waiting-for-lift lift/lorry 1440-1560',
      'moving null 1560-1620',
    ]);
    const conditions = [{ id: 'paid', type: 'after', of: 'start', duration: fixed(2000), cause: 'gate' }, { id: 'start', type: 'date', atMin: 0 }] as const; // prettier-ignore
    expect(chainOf(pushed({ releasedBy: 'paid' }, { conditions }))[0]).toEqual('gate gate/paid 0-2000');
    const works = { id: 'works', inputs: [{ stock: 'hub', amountKg: 40_000 }], duration: fixed(100), repeat: 1, yieldPermille: 1000, stocks: [], capacity: [] }; // prettier-ignore
    const built = pushed({}, { activities: [works], elements: [element({ readyWhen: 'built' })], conditions: [{ id: 'built', type: 'done', activity: 'works', runs: 1 }] }); // prettier-ignore
    expect(chainOf(built)).toEqual([
      'planned-date null 0-1440',
      'waiting-for-lift lift/lorry 1440-1560',
      'moving null 1560-1620',
      'predecessor null 1620-1720',
    ]);
  });
});
