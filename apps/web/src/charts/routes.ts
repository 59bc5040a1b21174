/** The route by which an element's equipment came in one replication: what a planner groups movements by. One pass over the movements. */
import type { ShownMovements } from '@muster/planning/run';

export type Route =
  | { readonly by: 'sea' | 'air'; readonly from: string; readonly to: string }
  | { readonly by: 'crossing'; readonly over: string }
  | { readonly by: 'land'; readonly from: string; readonly to: string };

interface Ends {
  readonly from: string;
  to: string;
}

interface Way {
  sea?: Ends;
  air?: Ends;
  land?: Ends;
  crossing?: string;
}

/**
 * By element, on its way there. Ships come first, as they carry what is heavy: port of embarkation to port of debarkation. Then the last border crossing on land,
 * then the way by land alone, and by air for what only flies. Cargo that is not the first aboard is told of nobody and has no route.
 */
export function routesOf(
  movements: Pick<ShownMovements, 'mode' | 'from' | 'to' | 'of' | 'startMin'>,
  isCrossing: (place: string) => boolean,
  leavesMin: (element: string) => number | null,
): Map<string, Route> {
  const ways = new Map<string, Way>();
  movements.of.forEach((element, i) => {
    // The way home is another one.
    if (element === '' || movements.startMin[i] >= (leavesMin(element) ?? Infinity)) return;
    const way = ways.get(element) ?? {};
    ways.set(element, way);
    const mode = movements.mode[i];
    const part = mode === 'sea' || mode === 'air' ? mode : 'land';
    const ends = (way[part] ??= { from: movements.from[i], to: movements.to[i] });
    ends.to = movements.to[i];
    if (part === 'land' && isCrossing(movements.to[i])) way.crossing = movements.to[i];
  });
  return new Map([...ways].map(([element, way]) => [element, routeOf(way)]));
}

function routeOf({ sea, air, land, crossing }: Way): Route {
  if (sea !== undefined) return { by: 'sea', ...sea };
  if (crossing !== undefined) return { by: 'crossing', over: crossing };
  return land === undefined ? { by: 'air', ...air! } : { by: 'land', ...land };
}
