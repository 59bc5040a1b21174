/**
 * Compiles a world to a program: resolves references, names resources, finds routes, splits requirements into consignments.
 * Throws `WorldError` with every problem found; a scenario that planning has prepared never triggers it during a run.
 */
import type { LiftType } from '../lift/lift.ts';
import { compileCapacity } from './compile/capacity.ts';
import { compileConditions } from './compile/conditions.ts';
import { compileElements } from './compile/elements.ts';
import { compileSharedLift } from './compile/lanes.ts';
import { compileLift, compileReservations } from './compile/lift.ts';
import { LiftUsers } from './compile/lift-users.ts';
import { compileLiftToHand } from './compile/lift-to-hand.ts';
import { References, type WorldProblem } from './compile/references.ts';
import { compileRequirements } from './compile/requirements.ts';
import { compileSupply } from './compile/supply.ts';
import { compileConsignments, supplyLinesOf } from './compile/supply-lines.ts';
import { basisOfWays, findWays, type Cargo, type Ways } from './compile/ways.ts';
import { compileBerths } from './transit/berth.ts';
import { compileBans } from './transit/driving-ban.ts';
import { compileEfficiencies } from './disruption/efficiency.ts';
import { compileExchanges } from './transit/paced-work.ts';
import { compilePermissions } from './conditions/permission.ts';
import { Program } from './program.ts';
import type { RouteMemo } from './routing/route-memo.ts';
import { Routing } from './routing/routing.ts';
import type { World } from './world.ts';

export type { WorldProblem } from './compile/references.ts';

export class WorldError extends Error {
  constructor(readonly problems: readonly WorldProblem[]) {
    super(
      problems
        .slice(0, 5)
        .map((p) => p.message)
        .join('; '),
    );
  }
}

/** @param memo what compilations of worlds with the same network have in common is taken from it and kept in it */
export function compile(input: World, memo?: RouteMemo): Program {
  const world = canonical(input);
  const refs = new References(world);
  const poolTypes = world.liftPools.map((pool) => {
    const type = world.liftTypes.find((t) => t.id === pool.type);
    if (!type) refs.problem('reference.unknown', pool.id, `${pool.id} names the unknown lift type ${pool.type}`);
    return type!;
  });
  for (const link of world.links) for (const end of [link.from, link.to]) refs.find('place', end, link.id);
  if (refs.problems.length > 0) throw new WorldError(refs.problems);
  const lines = supplyLinesOf(world);
  const requirements = [...world.requirements, ...lines.map(({ requirement }) => requirement)];
  const rows = compileRequirements(refs, requirements);
  const users = new LiftUsers(refs, rows.reqOwner, rows.reqTraffic);
  const { graph, movements, lanes } = waysOf(refs, poolTypes, { requirements, lines, users }, memo);
  const { columns } = movements;
  const consignments = compileConsignments(world.requirements.length, lines, movements);
  const lift = compileLift(refs, graph, lanes, poolTypes);
  const program = new Program({
    world,
    facilities: refs.facilities,
    distributions: refs.distributions,
    march: refs.march,
    ...rows,
    ...columns,
    ...consignments,
    ...lanes,
    standOrders: [],
    ...compileExchanges({ ...rows, ...columns, ...consignments, ...lanes }),
    ...compileSharedLift(refs, poolTypes, users),
    liftToHandMin: compileLiftToHand(world, requirements, columns, lanes),
    ...lift,
    ...compileReservations(lanes, lift),
    ...compileBerths(refs),
    ...compileConditions(refs, columns),
    ...compileElements(refs),
    ...compileSupply(refs),
    ...compileCapacity(refs),
    ...compileBans(world.links),
    ...compilePermissions(refs),
    ...compileEfficiencies(refs),
  });
  for (const a of world.activities) for (const change of a.capacity) refs.find('resource', change.resource, a.id);
  if (refs.problems.length > 0) throw new WorldError(refs.problems);
  return program;
}

/** Ways found anew, or those of a compilation before. */
function waysOf(refs: References, poolTypes: readonly LiftType[], cargo: Cargo, memo: RouteMemo | undefined): Ways {
  const routing = new Routing(refs.world, memo);
  const find = () => findWays(refs, routing, poolTypes, cargo);
  if (!memo) return find();
  const ways = memo.waysFor(basisOfWays(refs, routing, cargo), find, () => refs.problems.length === 0);
  // Their lanes name times by number: first come, first numbered, here as there.
  for (const time of ways.distributions) refs.distribution(time);
  return ways;
}

/** The same world with every list in order of id, so that the order of a document decides nothing. */
function canonical(world: World): World {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sorted = Object.entries(world).map(
    ([name, rows]) => [name, Array.isArray(rows) ? [...(rows as { id: string }[])].sort(byId) : rows] as const,
  );
  return Object.fromEntries(sorted) as unknown as World;
}
