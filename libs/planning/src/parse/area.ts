/**
 * Whether the corners of an area make one: its edges do not cross, it encloses something, and the point that carries its name lies in it. Plane geometry on
 * degrees, which is enough for areas that do not touch a pole or the date line. Cost: every edge against every other.
 */
export interface Corner {
  readonly lat: number;
  readonly lon: number;
}

/** What is wrong with an area, or undefined. */
export function findAreaFault(area: readonly Corner[], point: Corner): string | undefined {
  const edges = edgesOf(area);
  if (edges.some(([a, b]) => Math.abs(a.lon - b.lon) > 180))
    return 'its area goes over the date line; make it two sectors.';
  return (
    findCrossing(edges) ??
    (contains(edges, point) ? undefined : `its point ${point.lat}, ${point.lon} lies outside its area.`)
  );
}

/** Degrees of longitude that an outline of an airspace may reach over: what is wider is no neighbourhood of a point any more. */
const WIDEST_OUTLINE = 90;

/** What is wrong with the outline of an airspace, which may go over the date line but not around a pole, or undefined. */
export function findOutlineFault(outline: readonly Corner[]): string | undefined {
  // Longitudes from corner to corner by the shorter way, so that the date line is no step.
  let lon = outline[0].lon;
  const unrolled = outline.map((corner, i) => {
    if (i > 0) lon += ((((corner.lon - outline[i - 1].lon) % 360) + 540) % 360) - 180;
    return { lat: corner.lat, lon };
  });
  const longitudes = unrolled.map((corner) => corner.lon);
  if (Math.max(...longitudes) - Math.min(...longitudes) > WIDEST_OUTLINE)
    return `its outline reaches over more than ${WIDEST_OUTLINE} degrees of longitude; make it several airspaces.`;
  return findCrossing(edgesOf(unrolled));
}

const edgesOf = (area: readonly Corner[]): readonly Edge[] =>
  area.map((corner, i) => [corner, area[(i + 1) % area.length]] as const);

function findCrossing(edges: readonly Edge[]): string | undefined {
  for (let i = 0; i < edges.length; i++)
    for (let k = i + 2; k < edges.length; k++) {
      if (i === 0 && k === edges.length - 1) continue;
      if (cross(edges[i], edges[k]))
        return `the edges of its area after corners ${i + 1} and ${k + 1} cross each other.`;
    }
  const doubled = edges.reduce((sum, [a, b]) => sum + a.lon * b.lat - b.lon * a.lat, 0);
  return Math.abs(doubled) < 1e-9 ? 'its area encloses nothing.' : undefined;
}

type Edge = readonly [Corner, Corner];

/** On which side of an edge a point lies: positive left, negative right, 0 on it. */
const side = ([a, b]: Edge, p: Corner): number => (b.lon - a.lon) * (p.lat - a.lat) - (b.lat - a.lat) * (p.lon - a.lon);

function cross(one: Edge, other: Edge): boolean {
  return (
    side(one, other[0]) * side(one, other[1]) <= 0 &&
    side(other, one[0]) * side(other, one[1]) <= 0 &&
    // On one line they cross only where they overlap.
    overlap(one, other, 'lon') &&
    overlap(one, other, 'lat')
  );
}

const overlap = ([a, b]: Edge, [c, d]: Edge, axis: keyof Corner): boolean =>
  Math.max(a[axis], b[axis]) >= Math.min(c[axis], d[axis]) && Math.max(c[axis], d[axis]) >= Math.min(a[axis], b[axis]);

/** By the number of edges that a ray to the east passes; a point on an edge counts as inside. */
function contains(edges: readonly Edge[], point: Corner): boolean {
  let inside = false;
  for (const edge of edges) {
    const [a, b] = edge;
    if (side(edge, point) === 0 && overlap(edge, [point, point], 'lon') && overlap(edge, [point, point], 'lat'))
      return true;
    if (a.lat > point.lat === b.lat > point.lat) continue;
    if (point.lon < a.lon + ((point.lat - a.lat) * (b.lon - a.lon)) / (b.lat - a.lat)) inside = !inside;
  }
  return inside;
}
