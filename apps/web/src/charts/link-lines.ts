/** Links as lines on the drawn map, and the one under a pointer. */
import { geoInterpolate } from 'd3';
import type { LonLat } from './map-view.ts';

interface Link {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: string;
}

export interface LinkLine<L extends Link = Link> {
  readonly link: L;
  /** x and y in turn, along the line. */
  readonly points: Float64Array;
}

/** Pieces of a line: the shortest way over the globe is bent on the map, most on long ways over sea. */
const PIECES = 8;

/** @param project null where a point is not on the map; such a link has no line */
export function toLinkLines<L extends Link>(
  links: readonly L[],
  placeById: ReadonlyMap<string, LonLat>,
  project: (point: [number, number]) => [number, number] | null,
): readonly LinkLine<L>[] {
  return links.flatMap((link) => {
    const [a, b] = [placeById.get(link.from), placeById.get(link.to)];
    if (a === undefined || b === undefined) return [];
    const along = geoInterpolate([a.lon, a.lat], [b.lon, b.lat]);
    const points = new Float64Array(2 * (PIECES + 1));
    for (let piece = 0; piece <= PIECES; piece++) {
      const [x, y] = project(along(piece / PIECES)) ?? [NaN, NaN];
      points.set([x, y], 2 * piece);
    }
    return points.every(Number.isFinite) ? [{ link, points }] : [];
  });
}

/** The line nearest to a point, within reach; of several over each other the first. */
export function nearestLine<L extends Link>(
  lines: readonly LinkLine<L>[],
  x: number,
  y: number,
  reach: number,
): LinkLine<L> | undefined {
  let best: LinkLine<L> | undefined;
  let least = reach * reach;
  for (const line of lines) {
    const { points } = line;
    for (let at = 0; at + 3 < points.length; at += 2) {
      const distance = squareToPiece(x, y, points[at], points[at + 1], points[at + 2], points[at + 3]);
      if (distance < least) [best, least] = [line, distance];
    }
  }
  return best;
}

/** Square of the distance from a point to the piece of a line between two others. */
function squareToPiece(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}
