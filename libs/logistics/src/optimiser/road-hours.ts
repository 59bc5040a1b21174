/** Hours by road between places for site location: the network of a world without the links and places that a scenario closes. */
import { CONTEXT } from '../network/route.ts';
import { distancesTo } from '../network/shortest-path.ts';
import { Routing } from '../operation/routing/routing.ts';
import { MARCH_SPEED_MH } from '../operation/routing/march.ts';
import type { World } from '../operation/world.ts';

/** Hours from each of `from` to each of `to` (`hours[to][from]`) at the rate of march; Infinity where there is no way. */
export function roadHours(
  world: World,
  from: readonly string[],
  to: readonly string[],
  closed: ReadonlySet<string> = new Set(),
): number[][] {
  const links = world.links.filter((link) => ![link.id, link.from, link.to].some((id) => closed.has(id)));
  const { graph } = new Routing({ ...world, links });
  const index = new Map(world.places.map((place, i) => [place.id, i]));
  return to.map((place) => {
    const metres = distancesTo(graph, index.get(place)!, CONTEXT.road);
    return from.map((site) => {
      if (site === place) return 0;
      const way = metres[index.get(site)!];
      return way < 0 || closed.has(site) ? Infinity : way / MARCH_SPEED_MH;
    });
  });
}
