/** For whom lift carries, and from when on: what the search for routes and the choice among them reckon with, whatever the queues. */
import type { LiftPool } from '../../lift/lift.ts';
import type { MovementRequirement } from '../../movement/requirement.ts';
import type { Lists, Program } from '../program.ts';
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
  { reqOptions, optionLanes }: Pick<Program, 'reqOptions' | 'optionLanes'>,
  { laneTypes, laneOrganic, laneLeastMin }: { laneTypes: Lists } & Pick<Program, 'laneOrganic' | 'laneLeastMin'>,
): Int32Array {
  const firstOfTypes = new Map<string, Float64Array>();
  const firstFor = (cargo: MovementRequirement): Float64Array => {
    const key = `${cargo.kind}|${cargo.traffic ?? ''}|${cargo.owner ?? ''}`;
    const known = firstOfTypes.get(key) ?? firstOfEachType(world, cargo);
    firstOfTypes.set(key, known);
    return known;
  };
  const toHand = new Int32Array(reqOptions.items.length);
  for (let r = 0; r + 1 < reqOptions.start.length; r++) {
    const firstOf = firstFor(requirements[r]);
    for (let i = reqOptions.start[r]; i < reqOptions.start[r + 1]; i++) {
      const option = reqOptions.items[i];
      let before = 0;
      for (let k = optionLanes.start[option]; k < optionLanes.start[option + 1]; k++) {
        const lane = optionLanes.items[k];
        if (laneOrganic[lane] === 0) toHand[i] = Math.max(toHand[i], firstOn(laneTypes, lane, firstOf) - before);
        before += laneLeastMin[lane];
      }
    }
  }
  return toHand;
}

/** By type the minute at which some lift of it is to hand for cargo; Infinity where none ever is. */
function firstOfEachType({ liftTypes, liftPools, endMin }: World, cargo: MovementRequirement): Float64Array {
  const first = new Map<string, number>();
  for (const pool of liftPools) {
    if (!carriesFor(pool, cargo, endMin)) continue;
    for (const at of pool.availableMin) first.set(pool.type, Math.min(first.get(pool.type) ?? Infinity, at));
  }
  return Float64Array.from(liftTypes, ({ id, carries }) =>
    carries.includes(cargo.kind) ? (first.get(id) ?? Infinity) : Infinity,
  );
}

/** The same for the types that work on a lane; 0 where none ever is to hand. */
function firstOn({ start, items }: Lists, lane: number, firstOf: Float64Array): number {
  let first = Infinity;
  for (let i = start[lane]; i < start[lane + 1]; i++) first = Math.min(first, firstOf[items[i]]);
  return first === Infinity ? 0 : Math.max(0, first);
}
