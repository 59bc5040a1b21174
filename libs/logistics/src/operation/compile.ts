/**
 * Compiles a world to a program: resolves references, names resources, finds routes, splits requirements into consignments.
 * Throws `WorldError` with every problem found; a scenario that planning has prepared never triggers it during a run.
 */
import type { Distribution } from '../engine/distribution.ts';
import { CAUSE } from './explanation/cause.ts';
import { compileCapacity } from './compile/capacity.ts';
import { compileConditions } from './compile/conditions.ts';
import { compileElements } from './compile/elements.ts';
import { compileLanes } from './compile/lanes.ts';
import { compileLift } from './compile/lift.ts';
import { LiftUsers } from './compile/lift-users.ts';
import { compileLiftToHand } from './compile/lift-to-hand.ts';
import { MovementCompiler } from './compile/movements.ts';
import { References, type WorldProblem } from './compile/references.ts';
import { compileSupply } from './compile/supply.ts';
import { compileBans } from './transit/driving-ban.ts';
import { compileEfficiencies } from './disruption/efficiency.ts';
import { compileExchanges } from './transit/paced-work.ts';
import { compilePermissions } from './conditions/permission.ts';
import { airspacesInTheWay } from './compile/facilities.ts';
import { LaneBook } from './routing/lane-book.ts';
import { Program } from './program.ts';
import type { RouteMemo } from './routing/route-memo.ts';
import { Routing } from './routing/routing.ts';
import type { Risk, World } from './world.ts';

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

/** @param memo routes found for worlds with the same network are taken from it and kept in it */
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
  const routing = new Routing(world, memo);
  const causes = {
    border: CAUSE.border,
    gaugeChange: CAUSE['gauge-change'],
    staging: CAUSE.staging,
    outload: CAUSE.loading,
  };
  // A risk of every link that is passed tells ways apart by how many they have.
  const linksOf = ({ modes }: Risk) => world.links.filter(({ mode }) => modes.includes(mode)).map(({ id }) => id);
  const atRisk = new Set(world.risks.flatMap((risk) => risk.links ?? (risk.per100Km ? [] : linksOf(risk))));
  const airspaces = airspacesInTheWay(world).flatMap(({ id }) => refs.facilities.inAirspace.get(id) ?? []);
  const distributionOf = (d: Distribution) => refs.distribution(d);
  const sky = { airspaces, around: (from: number, to: number) => routing.graph.detour(from, to) };
  const book = new LaneBook(world.places, world.links, refs.facilities, distributionOf, causes, atRisk, sky);
  // Routes make lanes: movements come before lanes.
  const { requirements, ...movements } = new MovementCompiler(refs, routing, book).compile();
  const users = new LiftUsers(refs, movements.reqOwner, movements.reqTraffic);
  const lanes = compileLanes(refs, book, routing.graph, poolTypes, users);
  const program = new Program({
    world,
    facilities: refs.facilities,
    distributions: refs.distributions,
    march: refs.march,
    ...movements,
    ...lanes,
    ...compileExchanges({ ...movements, ...lanes }),
    liftToHandMin: compileLiftToHand(world, requirements, movements, lanes),
    ...compileLift(refs, routing.graph, poolTypes),
    ...compileConditions(refs, movements),
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

/** The same world with every list in order of id, so that the order of a document decides nothing. */
function canonical(world: World): World {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sorted = Object.entries(world).map(
    ([name, rows]) => [name, Array.isArray(rows) ? [...(rows as { id: string }[])].sort(byId) : rows] as const,
  );
  return Object.fromEntries(sorted) as unknown as World;
}
