import { compile } from '../compile.ts';
import type { BanWindow } from '../../network/network.ts';
import type { World } from '../world.ts';
import { PLAIN_MARCH } from '../routing/march.ts';
import { RouteMemo } from '../routing/route-memo.ts';
import { randomWorld } from '../../testing/random-world.ts';
import { particularWorld } from '../../testing/particular-world.ts';
import { richWorld } from '../../testing/rich-world.ts';

const WORLDS = [
  ...Array.from({ length: 12 }, (_, i) => randomWorld(i + 1)),
  ...[1, 2, 3].flatMap((seed) => [richWorld(seed), particularWorld(seed)]),
];

const DAY = 1440;
const later = (minute: number | undefined): number | undefined => minute && minute + 3 * DAY;
const nextWeek = (ban: BanWindow): BanWindow => ({
  ...ban,
  fromMin: ban.fromMin + 7 * DAY,
  untilMin: ban.untilMin + 7 * DAY,
});

/** What a lever of posture changes: dates, and how many berths, ramps and spots there are. */
const SAME_WAYS: readonly (readonly [string, (world: World) => World])[] = [
  [
    'an attack on another day',
    (world) => ({
      ...world,
      dDayMin: world.dDayMin + 3 * DAY,
      endMin: world.endMin + 3 * DAY,
      links: world.links.map((link) => ({
        ...link,
        datedBans: link.datedBans?.flatMap((ban) => [ban, nextWeek(ban)]),
      })),
      requirements: world.requirements.map((row) => ({
        ...row,
        readyToLoadMin: row.readyToLoadMin + 3 * DAY,
        requiredMin: later(row.requiredMin),
        availableToLoadMin: later(row.availableToLoadMin),
        earliestArrivalMin: later(row.earliestArrivalMin),
        latestArrivalMin: later(row.latestArrivalMin),
      })),
    }),
  ],
  [
    'twice as many berths, ramps and wide spots',
    (world) => ({
      ...world,
      places: world.places.map((place) => ({
        ...place,
        airfield: place.airfield && { ...place.airfield, parkingWide: place.airfield.parkingWide * 2 },
        seaport: place.seaport && { ...place.seaport, berths: place.seaport.berths * 2 },
        rail: place.rail && { ...place.rail, ramps: place.rail.ramps * 2 },
      })),
    }),
  ],
  [
    'lift that comes later',
    (world) => ({
      ...world,
      liftPools: world.liftPools.map((pool, i) => ({
        ...pool,
        availableMin: pool.availableMin.map((at) => (i % 2 === 0 ? Math.min(world.endMin, at + DAY) : at)),
      })),
    }),
  ],
  [
    'more instalments of what is delivered, and more under way',
    (world) => ({
      ...world,
      deliveries: world.deliveries.map((delivery) => ({ ...delivery, times: delivery.times + 3 })),
      replenishments: world.replenishments.map((rule) => ({ ...rule, underWayKg: 3 * rule.orderUpToKg })),
    }),
  ],
];

/** What makes other ways, or other lift on them. */
const OTHER_WAYS: readonly (readonly [string, (world: World) => World])[] = [
  [
    'twice the cargo',
    (world) => ({
      ...world,
      requirements: world.requirements.map((row) => ({
        ...row,
        cargo: { ...row.cargo, massKg: row.cargo.massKg * 2, pax: row.cargo.pax * 2 },
      })),
    }),
  ],
  [
    'twice the lift',
    (world) => ({
      ...world,
      liftPools: world.liftPools.map((pool) => ({
        ...pool,
        availableMin: [...pool.availableMin, ...pool.availableMin],
      })),
    }),
  ],
  [
    'longer links',
    (world) => ({ ...world, links: world.links.map((link) => ({ ...link, lengthM: link.lengthM * 2 })) }),
  ],
  [
    'slower lift',
    (world) => ({ ...world, liftTypes: world.liftTypes.map((type) => ({ ...type, speedMh: type.speedMh - 1000 })) }),
  ],
  [
    'depots with a limit where there was none',
    (world) => ({
      ...world,
      stocks: world.stocks.map((stock) => ({ ...stock, outloadKgPerDay: stock.outloadKgPerDay ? undefined : 50_000 })),
    }),
  ],
  ['larger march units', (world) => ({ ...world, march: { ...PLAIN_MARCH, unitVehicles: 30 } })],
];

describe('ways of a compilation before', () => {
  test.each(SAME_WAYS)('%s: they are taken, and the program is that of compiling anew', (_, changed) => {
    for (const world of WORLDS) {
      const memo = new RouteMemo();
      const plan = compile(world, memo);
      const program = compile(changed(world), memo);
      expect(program.optionLanes).toBe(plan.optionLanes);
      expect(program).toEqual(compile(changed(world)));
    }
  });

  test.each(OTHER_WAYS)('%s: they are found anew', (_, changed) => {
    for (const world of WORLDS) {
      const memo = new RouteMemo();
      const plan = compile(world, memo);
      const program = compile(changed(world), memo);
      expect(program.optionLanes).not.toBe(plan.optionLanes);
      expect(program).toEqual(compile(changed(world)));
      // Back to the plan, whose ways are kept.
      expect(compile(world, memo).optionLanes).toBe(plan.optionLanes);
    }
  });

  test('lift that comes after the end of the run carries nobody, so it makes other ways', () => {
    for (const world of WORLDS) {
      const memo = new RouteMemo();
      compile(world, memo);
      const [pool, ...pools] = world.liftPools;
      const late = { ...pool, availableMin: pool.availableMin.map(() => world.endMin + 1) };
      const changed = { ...world, liftPools: [late, ...pools] };
      expect(outcomeOf(() => compile(changed, memo))).toEqual(outcomeOf(() => compile(changed)));
      // Those with a fault are not kept: it is told again.
      expect(outcomeOf(() => compile(changed, memo))).toEqual(outcomeOf(() => compile(changed)));
    }
  });
});

/** A program, or what is wrong. */
function outcomeOf(of: () => unknown): unknown {
  try {
    return of();
  } catch (error) {
    return String(error);
  }
}
