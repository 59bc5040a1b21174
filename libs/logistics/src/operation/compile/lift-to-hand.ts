/** For whom lift carries, and from when on: what the search for routes and the choice among them reckon with, whatever the queues. */
import type { LiftPool } from '../../lift/lift.ts';
import { CARGO_KINDS, type MovementRequirement } from '../../movement/requirement.ts';
import { itemsOf, type Lists, type Program } from '../program.ts';
import type { World } from '../world.ts';

/** Whether a pool carries cargo at all: it is not another's, nor for other traffic, it has hours for it, and some of it comes within the run. */
export function carriesFor(
  pool: LiftPool,
  { owner, traffic = 'deployment' }: Pick<MovementRequirement, 'owner' | 'traffic'>,
  endMin: number,
): boolean {
  return (
    pool.availableMin.some((at) => at <= endMin) &&
    (pool.carriesOnly ?? traffic) === traffic &&
    (!pool.reservedForOwner || pool.owner === owner) &&
    (!pool.quotas?.length || pool.quotas.some((quota) => quota.owner === owner))
  );
}

/**
 * For each option of each requirement, in the order of the options, the minute before which it makes no sense to set out: some lift on the way is to hand
 * for the owner only so late. 0 where lift is there, and where none ever is.
 */
export function compileLiftToHand(
  world: World,
  requirements: readonly MovementRequirement[],
  { reqOptions, reqKind, optionLanes }: Pick<Program, 'reqOptions' | 'reqKind' | 'optionLanes'>,
  { laneTypes, laneOrganic, laneLeastMin }: { laneTypes: Lists } & Pick<Program, 'laneOrganic' | 'laneLeastMin'>,
): Int32Array {
  const known = new Map<string, number>();
  const firstOn = (lane: number, kind: number, cargo: MovementRequirement): number => {
    const key = `${lane}|${kind}|${cargo.traffic ?? ''}|${cargo.owner ?? ''}`;
    let first = known.get(key);
    if (first !== undefined) return first;
    const types = new Set(itemsOf(laneTypes, lane).map((t) => world.liftTypes[t]));
    const dates = world.liftPools
      .filter((pool) => carriesFor(pool, cargo, world.endMin))
      .filter((pool) => [...types].some((type) => type.id === pool.type && type.carries.includes(CARGO_KINDS[kind])))
      .flatMap((pool) => pool.availableMin);
    first =
      dates.length === 0
        ? 0
        : Math.max(
            0,
            dates.reduce((least, at) => Math.min(least, at), Infinity),
          );
    known.set(key, first);
    return first;
  };
  const toHand = new Int32Array(reqOptions.items.length);
  for (let r = 0; r + 1 < reqOptions.start.length; r++) {
    for (let i = reqOptions.start[r]; i < reqOptions.start[r + 1]; i++) {
      let before = 0;
      for (const lane of itemsOf(optionLanes, reqOptions.items[i])) {
        if (!laneOrganic[lane]) toHand[i] = Math.max(toHand[i], firstOn(lane, reqKind[r], requirements[r]) - before);
        before += laneLeastMin[lane];
      }
    }
  }
  return toHand;
}
