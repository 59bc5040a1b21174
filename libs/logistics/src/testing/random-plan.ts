/** Schedules other than the rule's, and lift that its use rate binds: what no bound may rise above, and what makes bounds of lift sharp. */
import type { MovementPlan } from '../operation/dispatch/dispatch-strategy.ts';
import type { Program } from '../operation/program.ts';
import type { World } from '../operation/world.ts';
import { numbers } from './random-numbers.ts';

/** Any order, and for most consignments any of their ways. */
export function randomPlan(program: Program, seed: number): MovementPlan {
  const n = numbers(seed);
  const { reqOptions, reqConsignments } = program;
  const drawn = program.world.requirements.map((_, r) => ({ r, at: n.unit() }));
  const option = new Int32Array(program.staticConsignments).fill(-1);
  program.world.requirements.forEach((_, r) => {
    const first = reqOptions.start[r];
    const choices = reqOptions.start[r + 1] - first;
    for (let i = reqConsignments.start[r]; i < reqConsignments.start[r + 1]; i++)
      if (choices > 0 && n.chance(0.7))
        option[reqConsignments.items[i]] = reqOptions.items[first + n.int(0, choices - 1)];
  });
  return {
    order: Int32Array.from(
      drawn.sort((a, b) => a.at - b.at),
      ({ r }) => r,
    ),
    option,
  };
}

/** The world with use rates from an hour to a day, and with most pools at the start of some movement. */
export function withUseRates(world: World, seed: number): World {
  const n = numbers(seed);
  const places = new Map(world.places.map((place) => [place.id, place]));
  return {
    ...world,
    liftTypes: world.liftTypes.map((type) => (n.chance(0.8) ? { ...type, useRateMinPerDay: n.int(60, 1440) } : type)),
    liftPools: world.liftPools.map((pool) => {
      const from = world.requirements[n.int(0, world.requirements.length - 1)]?.from;
      return n.chance(0.6) && places.has(from) ? { ...pool, base: from } : pool;
    }),
  };
}
