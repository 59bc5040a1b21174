/**
 * The ways of cargo: route options, consignments and lanes. They depend on network, cargo and lift and on no date, and making them is most of
 * compiling; so a what-if in which the attack comes on another day, or a port has another berth, takes them from a compilation before.
 */
import type { Distribution } from '../../engine/distribution.ts';
import type { LiftType } from '../../lift/lift.ts';
import type { MovementRequirement } from '../../movement/requirement.ts';
import type { RoutingGraph } from '../../network/route.ts';
import { CAUSE } from '../explanation/cause.ts';
import { LaneBook } from '../routing/lane-book.ts';
import type { Routing } from '../routing/routing.ts';
import type { Risk, World } from '../world.ts';
import { airspacesInTheWay } from './facilities.ts';
import { compileLanes } from './lanes.ts';
import type { LiftUsers } from './lift-users.ts';
import { MovementCompiler } from './movements.ts';
import type { References } from './references.ts';
import type { SupplyLine } from './supply-lines.ts';

export interface Ways {
  readonly graph: RoutingGraph;
  readonly movements: ReturnType<MovementCompiler['compile']>;
  readonly lanes: ReturnType<typeof compileLanes>;
  /** Those of services on the way, by their numbers. */
  readonly distributions: readonly Distribution[];
}

/** What ways are made of: requirements, those of lines of supply behind those of the world, and who shares which lift. */
export interface Cargo {
  readonly requirements: readonly MovementRequirement[];
  readonly lines: readonly SupplyLine[];
  readonly users: LiftUsers;
}

export function findWays(
  refs: References,
  routing: Routing,
  poolTypes: readonly LiftType[],
  { requirements, lines, users }: Cargo,
): Ways {
  const { world } = refs;
  const { graph } = routing;
  const causes = {
    border: CAUSE.border,
    gaugeChange: CAUSE['gauge-change'],
    staging: CAUSE.staging,
    outload: CAUSE.loading,
  };
  const airspaces = airspacesInTheWay(world).flatMap(({ id }) => refs.facilities.inAirspace.get(id) ?? []);
  const sky = { airspaces, around: (from: number, to: number) => graph.detour(from, to) };
  const distributionOf = (d: Distribution) => refs.distribution(d);
  const book = new LaneBook(
    world.places,
    world.links,
    refs.facilities,
    distributionOf,
    causes,
    linksAtRisk(world),
    sky,
  );
  // Routes make lanes: movements come before lanes.
  const movements = new MovementCompiler(refs, routing, book).compile(requirements, lines);
  const lanes = compileLanes(refs, book, graph, poolTypes, users);
  return { graph, movements, lanes, distributions: [...refs.distributions] };
}

/** Everything that the ways depend on: where it is the same, so are they. Of dates only whether lift comes within the run. */
export function basisOfWays(
  { world, facilities, march }: References,
  routing: Routing,
  { requirements, lines }: Cargo,
): readonly unknown[] {
  const pools = world.liftPools.map(({ id, type, owner, reservedForOwner, carriesOnly, quotas, availableMin }) => [
    ...[id, type, owner, reservedForOwner, carriesOnly, quotas?.map((quota) => quota.owner)],
    ...[availableMin.length, availableMin.some((at) => at <= world.endMin)],
  ]);
  const names = facilities.list.map(({ id }) => id).join('\n');
  // How many orders of a line are on their way at once is no matter of its way.
  const sizes = lines.map(({ source, orderKg, lotKg }) => [source, orderKg, lotKg]);
  return [...routing.network, world.liftTypes, pools, requirements, sizes, names, march, [...linksAtRisk(world)]];
}

/** Links that some risk names. A risk of every link that is passed tells ways apart by how many they have. */
function linksAtRisk({ risks, links }: World): ReadonlySet<string> {
  const linksOf = ({ modes }: Risk) => links.filter(({ mode }) => modes.includes(mode)).map(({ id }) => id);
  return new Set(risks.flatMap((risk) => risk.links ?? (risk.per100Km ? [] : linksOf(risk))));
}
