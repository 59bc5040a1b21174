/** A29: when instalments of deliveries have come, and what they waited for. Kilograms and minutes; 60 km of road at 60 km/h, lorries of 20 t at a. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { World } from '../operation/world.ts';
import type { Push, Stock } from '../supply/stock.ts';
import { EMPTY_WORLD, liftType, link, payload, place, pool } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const stock = (id: string, at: string, amountKg: number): Stock => ({
  ...{ id, place: at, class: 'I', kind: 'supply', amountKg, capacityKg: -1, reserveKg: 0 },
});
const push = (part: Partial<Push> = {}, way: Partial<Push['way']> = {}): Push => ({
  ...{ id: 'd', stock: 'hub', amountKg: 40_000, atMin: DAY, everyMin: 0, times: 1 },
  ...part,
  way: { from: { place: 'a' }, priority: 50, modes: ['road'], requiredAfterMin: 90, ...way },
});
const world = (deliveries: World['deliveries'], part: Partial<World> = {}): World => ({
  ...EMPTY_WORLD,
  places: [place('a'), place('b')],
  links: [link('ab', 'a', 'b', 'road', 60)],
  liftTypes: [liftType('lorry', { mode: 'road', speedMh: 60_000, payload: payload({ massKg: 20_000 }) })],
  liftPools: [pool('lorries', 'lorry', 'a', 1)],
  stocks: [stock('hub', 'b', 0)],
  deliveries,
  ...part,
});

function told(of: World) {
  const program = compile(of);
  const { instalmentAt, instalmentDoneAt, deliveryTime } = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  return {
    due: Array.from(instalmentAt),
    came: Array.from(instalmentDoneAt),
    explained: Array.from(deliveryTime.instalments),
    time: Array.from(
      deliveryTime.cause,
      (cause, i) => `${CAUSES[cause]} ${resourceName(program, deliveryTime.resource[i])} ${deliveryTime.minutes[i]}`,
    ).sort(),
  };
}

describe('A29 late deliveries', () => {
  test('A29.1 the time of an instalment goes to its lift and its way, and adds up to its whole time', () => {
    // Two loads of one lorry: there in 60 minutes, back in 60, there again. Both instalments.
    expect(told(world([push({ everyMin: 2 * DAY, times: 2 })]))).toEqual({
      due: [DAY, 3 * DAY],
      came: [DAY + 180, 3 * DAY + 180],
      explained: [2],
      time: ['moving null 120', 'waiting-for-lift lift/lorry 240'],
    });
  });

  test('A29.2 what its source lacked is the stock that it waited for, also while it still waits at the end', () => {
    const stocks = [stock('depot', 'a', 0), stock('hub', 'b', 0)];
    const from = { from: { stock: 'depot' } };
    const more = { id: 'more', stock: 'depot', amountKg: 40_000, atMin: 4 * DAY, everyMin: 0, times: 1 };
    const late = told(world([push({}, from), more], { stocks, liftPools: [pool('lorries', 'lorry', 'a', 2)] }));
    expect(late.came).toEqual([4 * DAY + 60]);
    expect(late.time).toEqual(['moving null 60', `planned-date null ${3 * DAY}`]);
    const never = told(world([push({}, from)], { stocks, endMin: 10 * DAY }));
    expect(never).toMatchObject({ came: [-1], explained: [1], time: [`predecessor supply/depot ${9 * DAY}`] });
  });

  test('A29.3 one that is under way at the end is explained up to then, one that was lost is not', () => {
    const underWay = told(world([push()], { endMin: DAY + 130 }));
    expect(underWay).toMatchObject({ came: [-1], explained: [1] });
    expect(underWay.time).toEqual(['moving null 10', 'waiting-for-lift lift/lorry 120']);
    const risk = { id: 'r', modes: ['road'], per100Km: false, effect: 'loss', permille: 1000, fromMin: 0, untilMin: 90 * DAY } as const; // prettier-ignore
    const two = [pool('lorries', 'lorry', 'a', 2)];
    expect(told(world([push()], { risks: [risk], liftPools: two }))).toMatchObject({
      came: [-1],
      explained: [0],
      time: [],
    });
  });

  test('A29.4 an instalment of nothing has come when it is due; without a date of its own nothing is written down', () => {
    expect(told(world([push({ amountKg: 0 })]))).toMatchObject({ came: [DAY], explained: [1], time: [] });
    expect(told(world([push({}, { requiredAfterMin: undefined })]))).toMatchObject({
      came: [DAY + 180],
      explained: [0],
      time: [],
    });
  });
});
