/**
 * Random worlds with everything that limits lift and places beyond the plain ones: groups of berths, pace of work, fuel, explosives, crews,
 * maintenance, hours by owner, driving bans, latest arrivals. What is drawn here leaves the plain worlds as they are.
 */
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import type { Link, Place } from '../network/network.ts';
import type { World } from '../operation/world.ts';
import { fixed } from './tiny-worlds.ts';
import { numbers, randomWorld } from './random-world.ts';

const OWNERS = ['X', 'Y'];

export function richWorld(seed: number): World {
  const n = numbers(seed + 77_000_000);
  const world = randomWorld(seed);
  const maybe = <T>(chance: number, value: () => T): T | undefined => (n.chance(chance) ? value() : undefined);

  const toPlace = (place: Place): Place => ({
    ...place,
    explosivesLimitKg: maybe(0.5, () => n.int(1000, 60_000)),
    airfield: place.airfield && { ...place.airfield, fuelTPerDay: maybe(0.5, () => n.int(20, 400)) },
    seaport: place.seaport && {
      ...place.seaport,
      workTPerHour: maybe(0.4, () => n.int(50, 500)),
      berthGroups: maybe(0.5, () => [
        { id: 'long', berths: 1, workTPerHour: maybe(0.5, () => n.int(50, 500)) },
        ...(place.seaport!.berths > 1 ? [{ id: 'short', berths: place.seaport!.berths - 1, maxLengthM: 120 }] : []),
      ]),
    },
  });
  const toLink = (link: Link): Link =>
    link.mode === 'road' && n.chance(0.4)
      ? { ...link, bans: [{ who: n.pick(['lift', 'columns']), fromMin: n.int(0, 3000), untilMin: n.int(3001, 8000) }] }
      : link;
  const toType = (type: LiftType): LiftType => ({
    ...type,
    carries: type.carries.includes('supply') ? [...new Set([...type.carries, 'ammunition' as const])] : type.carries,
    lengthM: type.mode === 'sea' ? n.pick([100, 200]) : undefined,
    fuelKgPerHour: type.mode === 'air' ? n.int(1000, 9000) : undefined,
    crew: maybe(0.4, () => ({ dutyMin: n.int(300, 1500), restMin: n.int(300, 900) })),
    maintenance: maybe(0.4, () => ({ everyMin: n.int(500, 4000), duration: fixed(n.int(100, 3000)) })),
  });
  const toPool = (pool: LiftPool): LiftPool => ({
    ...pool,
    quotas: maybe(0.3, () =>
      OWNERS.map((owner) => ({ owner, minutes: n.int(100, 5000), everyMin: maybe(0.7, () => n.int(2000, 20_000)) })),
    ),
  });
  const toRequirement = (r: MovementRequirement): MovementRequirement => ({
    ...r,
    kind: r.kind === 'supply' && n.chance(0.6) ? 'ammunition' : r.kind,
    owner: n.pick(OWNERS),
    latestArrivalMin: maybe(0.3, () => n.int(1000, 30_000)),
  });
  return {
    ...world,
    weekMinAtStart: n.int(0, 10_079),
    places: world.places.map(toPlace),
    links: world.links.map(toLink),
    liftTypes: world.liftTypes.map(toType),
    liftPools: world.liftPools.map(toPool),
    requirements: world.requirements.map(toRequirement),
  };
}
