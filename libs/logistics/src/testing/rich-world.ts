/**
 * Random worlds with everything that limits lift and places beyond the plain ones: groups of berths, pace of work, fuel, explosives, crews,
 * maintenance, hours by owner, driving bans, latest arrivals, gates on places, pools and elements that are withdrawn and restored by date, a quota that
 * dips to almost nothing, risks by distance, modes that run badly as a whole, airspaces. What is drawn here leaves the plain worlds as they are.
 */
import type { LiftPool, LiftType } from '../lift/lift.ts';
import type { MovementRequirement } from '../movement/requirement.ts';
import type { Airspace, Link, Place } from '../network/network.ts';
import type { World } from '../operation/world.ts';
import { fixed } from './tiny-worlds.ts';
import { numbers } from './random-numbers.ts';
import { randomWorld } from './random-world.ts';

const OWNERS = ['X', 'Y'];

export function richWorld(seed: number): World {
  const world = withDirections(withGates(limitedWorld(seed), numbers(seed + 88_000_000)), numbers(seed + 99_000_000));
  const modes = { ...world, efficiencies: efficiencies(numbers(seed + 110_000_000)) };
  return withAirspaces(modes, numbers(seed + 120_000_000));
}

/** Boxes over a part of the grid: some open by a gate that falls and stands again, others are closed for a time. */
function withAirspaces(world: World, n: ReturnType<typeof numbers>): World {
  const airspaces = Array.from({ length: n.int(0, 2) }, (_, i): Airspace => {
    const [south, west] = [44 + n.int(0, 90) / 10, 14 + n.int(0, 150) / 10];
    const [north, east] = [south + n.int(5, 40) / 10, west + n.int(5, 60) / 10];
    return {
      id: `airspace-${i}`,
      outline: [
        { lat: south, lon: west },
        { lat: south, lon: east },
        { lat: north, lon: east },
        { lat: north, lon: west },
      ],
      ...(n.chance(0.5) && { opensWhen: 'c-restored' }),
    };
  });
  const closures = airspaces
    .filter(() => n.chance(0.6))
    .map(({ id }) => ({
      ...{ id: `closed-${id}`, airspace: id, atMin: n.int(0, 6000), permille: 0, duration: fixed(n.int(500, 9000)) },
      ...{ probabilityPermille: n.pick([500, 1000]), stockLossPermille: 0 },
    }));
  // One in which no place lies may refuse the cargo of an owner: every flight has a way around it.
  const isEmpty = ({ outline: [{ lat: south, lon: west }, , { lat: north, lon: east }] }: Airspace) =>
    world.places.every(({ lat, lon }) => lat < south || lat > north || lon < west || lon > east);
  const refusing = airspaces.map((airspace) =>
    isEmpty(airspace) && n.chance(0.6) ? { ...airspace, refuses: [n.pick(OWNERS)] } : airspace,
  );
  return { ...world, airspaces: refusing, disruptions: [...world.disruptions, ...closures] };
}

function efficiencies(n: ReturnType<typeof numbers>): NonNullable<World['efficiencies']> {
  return (['rail', 'road', 'sea', 'air'] as const)
    .filter(() => n.chance(0.3))
    .map((mode) => ({
      id: `efficiency-${mode}`,
      mode,
      permille: { kind: 'uniform', min: n.int(200, 900), max: n.int(900, 1200) },
    }));
}

/** Crossings with a quota for each direction, some with a share of their own for the way back. */
function withDirections(world: World, n: ReturnType<typeof numbers>): World {
  const sides = ({ id }: Place) =>
    world.links.flatMap(({ from, to }) => (from === id ? to : to === id ? from : [])).filter(() => n.chance(0.5));
  return {
    ...world,
    places: world.places.map((place) => {
      const { crossing } = place;
      if (!crossing || n.chance(0.3)) return place;
      const backShare = n.chance(0.5) ? world.shares[0]?.id : undefined;
      return {
        ...place,
        crossing: { ...crossing, backFrom: sides(place), road: crossing.road && { ...crossing.road, backShare } },
      };
    }),
  };
}

function limitedWorld(seed: number): World {
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
  const owned = (pool: LiftPool): LiftPool => ({
    ...pool,
    ...maybe(0.3, () => ({ owner: n.pick(OWNERS), ownerFirst: true })),
  });
  const whole = {
    ...world,
    weekMinAtStart: n.int(0, 10_079),
    places: world.places.map(toPlace),
    links: world.links.map(toLink),
    liftTypes: world.liftTypes.map(toType),
    liftPools: world.liftPools.map(toPool),
    requirements: world.requirements.map(toRequirement),
  };
  return { ...whole, liftPools: whole.liftPools.map(owned) };
}

/** Gates that fall and stand again by date, on places and pools; a dip in every share; more risks by distance. */
function withGates(world: World, n: ReturnType<typeof numbers>): World {
  const opens = n.int(0, 4000);
  const withdrawn = opens + n.int(1, 4000);
  const restored = withdrawn + n.int(1, 8000);
  const gated = (chance: number) => (n.chance(chance) ? 'c-restored' : undefined);
  const dip = n.int(100, 5000);
  return {
    ...world,
    conditions: [
      ...world.conditions,
      { id: 'c-restored', type: 'date', atMin: opens, revokedMin: withdrawn, restoredBy: 'c-back' },
      { id: 'c-back', type: 'date', atMin: restored },
    ],
    places: world.places.map((place) => ({ ...place, opensWhen: place.opensWhen ?? gated(0.2) })),
    liftPools: world.liftPools.map((pool) => ({ ...pool, releasedBy: pool.releasedBy ?? gated(0.3) })),
    elements: world.elements.map((element) => ({ ...element, releasedBy: element.releasedBy ?? gated(0.4) })),
    shares: world.shares.map((share) =>
      n.chance(0.5)
        ? {
            ...share,
            steps: [
              share.steps[0],
              { fromMin: dip, permille: 1 },
              { fromMin: dip + 1440, permille: share.steps[0].permille },
              ...share.steps.slice(1),
            ],
          }
        : share,
    ),
    risks: [
      ...world.risks,
      ...Array.from({ length: n.int(0, 2) }, (_, i) => ({
        id: `by-distance-${i}`,
        modes: ['road', 'rail', 'sea'] as const,
        fromMin: 0,
        untilMin: 60_000,
        permille: n.pick([50, 300]),
        per100Km: true,
        effect: n.pick(['delay', 'loss'] as const),
        duration: { kind: 'exponential', mean: 1500 } as const,
      })),
    ],
  };
}
