/**
 * Airspaces that may be closed: which of them a flight crosses, and how long the way around is. An outline is a polygon on the sphere whose edges are great
 * circles, so the date line and the poles are places like others. A flight crosses it where it cuts an edge (signs of triple products) or begins or ends
 * inside (even-odd rule over azimuths). The way around is the shortest one over corners that stand out (visibility graph, Lozano-Perez and Wesley 1979;
 * Dijkstra), first around what the great circle crosses, then around what that way crosses too. Multiplication, roots and portable functions only.
 * Cost of a way around C corners: O(C^3), kept for what lies in the way; of a flight that crosses nothing, one test of each edge.
 */
import { atan2, cos, sin } from '../engine/portable-math.ts';
import type { Airspace } from './network.ts';

interface Position {
  readonly lat: number;
  readonly lon: number;
}
/** A unit vector from the middle of the earth. */
type Vector = readonly [number, number, number];

const RADIANS = Math.PI / 180;
/** How far outside a corner the way around passes it, in radians: 640 m. */
const CLEAR = 1e-4;
/** Airspaces that a way may have to go around together; more count as one that cannot be gone around. */
const MOST_IN_THE_WAY = 8;

export interface Detour {
  /** Length of the way over that of the great circle, at least 1. */
  readonly ratio: number;
  /** Airspaces in which the flight begins or ends, which no way goes around. */
  readonly crossed: readonly number[];
}

/** What lies in the way: the points over which one goes around it, and what each sees of the others. */
interface Obstacles {
  readonly outlines: readonly Outline[];
  readonly points: readonly Vector[];
  readonly sees: readonly (readonly number[])[];
}

export class Airspaces {
  private readonly outlines: readonly Outline[];
  private readonly obstacles = new Map<string, Obstacles>();

  constructor(airspaces: readonly Pick<Airspace, 'outline'>[]) {
    this.outlines = airspaces.map(({ outline }) => new Outline(outline.map(toVector)));
  }

  /** Airspaces that the great circle between two positions touches, in order of their numbers. */
  crossed(from: Position, to: Position): number[] {
    const [a, b] = [toVector(from), toVector(to)];
    return this.outlines.flatMap((outline, i) => (outline.isCrossed(a, b) ? [i] : []));
  }

  /** The shortest way around all airspaces but those in which it begins or ends; undefined where there is none, or nothing to go around. */
  around(from: Position, to: Position): Detour | undefined {
    const [a, b] = [toVector(from), toVector(to)];
    const isEnd = this.outlines.map((outline) => outline.contains(a) || outline.contains(b));
    const inTheWay = (way: readonly Vector[]) =>
      this.outlines.flatMap((outline, i) =>
        !isEnd[i] && way.some((point, k) => k > 0 && outline.isCrossed(way[k - 1], point)) ? [i] : [],
      );
    const avoided = new Set(inTheWay([a, b]));
    if (avoided.size === 0) return undefined;
    while (avoided.size <= MOST_IN_THE_WAY) {
      const way = shortestWay(this.obstaclesOf([...avoided].sort((x, y) => x - y)), a, b);
      if (way === undefined) return undefined;
      const more = inTheWay(way);
      if (more.length === 0)
        return {
          ratio: Math.max(1, lengthOf(way) / angleBetween(a, b)),
          crossed: isEnd.flatMap((end, i) => (end ? [i] : [])),
        };
      const before = avoided.size;
      for (const i of more) avoided.add(i);
      if (avoided.size === before) return undefined;
    }
    return undefined;
  }

  private obstaclesOf(avoided: readonly number[]): Obstacles {
    const key = avoided.join(',');
    let found = this.obstacles.get(key);
    if (!found) {
      const outlines = avoided.map((i) => this.outlines[i]);
      const isFree = (point: Vector) => !outlines.some((outline) => outline.contains(point));
      const points = outlines.flatMap((outline) => outline.pointsAround(isFree));
      const sees = points.map((p, i) => points.flatMap((q, k) => (k !== i && isClear(outlines, p, q) ? [k] : [])));
      this.obstacles.set(key, (found = { outlines, points, sees }));
    }
    return found;
  }
}

/** One outline on the sphere. It lies within one half of the earth. */
class Outline {
  /** Middle of the corners, and two directions at a right angle to it: the plane on which great circles are straight lines (gnomonic projection). */
  private readonly middle: Vector;
  private readonly east: Vector;
  private readonly north: Vector;
  private readonly normals: readonly Vector[];
  /** 1 where the corners go around against the clock, seen from outside the earth; -1 with it. */
  private readonly turn: number;

  constructor(private readonly corners: readonly Vector[]) {
    this.middle = unit(corners.reduce((sum, v) => add(sum, v), [0, 0, 0]));
    [this.east, this.north] = directionsAt(this.middle);
    this.normals = corners.map((v, i) => cross(v, corners[(i + 1) % corners.length]));
    const flat = corners.map((v) => this.onPlane(v));
    const doubled = flat.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = flat[(i + 1) % flat.length];
      return sum + x * nextY - nextX * y;
    }, 0);
    this.turn = doubled < 0 ? -1 : 1;
  }

  /** By the number of edges that the half circle from a point due north passes: it ends at the opposite point, which is outside. */
  contains(point: Vector): boolean {
    const [east, north] = directionsAt(point);
    let inside = false;
    let before = this.corners[this.corners.length - 1];
    for (const corner of this.corners) {
      const [x1, x2] = [dot(before, east), dot(corner, east)];
      if (x1 < 0 !== x2 < 0) {
        const [y1, y2] = [dot(before, north), dot(corner, north)];
        if (y1 + (x1 / (x1 - x2)) * (y2 - y1) > 0) inside = !inside;
      }
      before = corner;
    }
    return inside;
  }

  isCrossed(a: Vector, b: Vector): boolean {
    return this.isCut(a, b) || this.contains(a) || this.contains(b);
  }

  /** Whether the shorter great circle between two points cuts an edge. */
  private isCut(a: Vector, b: Vector): boolean {
    const along = cross(a, b);
    return this.corners.some((corner, i) => {
      const before = dot(along, corner);
      const behind = dot(along, this.corners[(i + 1) % this.corners.length]);
      if (before * behind >= 0) return false;
      const [from, to] = [dot(this.normals[i], a), dot(this.normals[i], b)];
      return from * to < 0 && before * to > 0;
    });
  }

  /** A point just outside each corner that stands out; where others lie against it there, one beside the corner that is free. */
  pointsAround(isFree: (point: Vector) => boolean): Vector[] {
    const flat = this.corners.map((v) => this.onPlane(v));
    return flat.flatMap((corner, i): Vector[] => {
      const into = direction(flat[(i + flat.length - 1) % flat.length], corner);
      const outOf = direction(corner, flat[(i + 1) % flat.length]);
      if ((into[0] * outOf[1] - into[1] * outOf[0]) * this.turn <= 0) return [];
      const outward = direction(outOf, into);
      const beside: readonly (readonly [number, number])[] = [outward, into, [-outOf[0], -outOf[1]]];
      const points = beside.map(([x, y]) => this.fromPlane(corner[0] + x * CLEAR, corner[1] + y * CLEAR));
      const free = points.find((point) => isFree(point));
      return free ? [free] : [];
    });
  }

  private onPlane(v: Vector): readonly [number, number] {
    const height = dot(v, this.middle);
    return [dot(v, this.east) / height, dot(v, this.north) / height];
  }

  private fromPlane(x: number, y: number): Vector {
    return unit(add(this.middle, add(times(this.east, x), times(this.north, y))));
  }
}

/** Dijkstra over the points around obstacles, from one end of a flight to the other. */
function shortestWay({ outlines, points, sees }: Obstacles, a: Vector, b: Vector): Vector[] | undefined {
  const lengths = points.map((point) => (isClear(outlines, a, point) ? angleBetween(a, point) : Infinity));
  const toEnd = points.map((point) => (isClear(outlines, point, b) ? angleBetween(point, b) : Infinity));
  const cameFrom = points.map(() => -1);
  const done = points.map(() => false);
  let best = Infinity;
  let last = -1;
  for (;;) {
    const next = lengths.reduce(
      (least, length, i) => (!done[i] && length < (lengths[least] ?? Infinity) ? i : least),
      -1,
    );
    if (next < 0 || lengths[next] >= best) break;
    done[next] = true;
    if (lengths[next] + toEnd[next] < best) {
      best = lengths[next] + toEnd[next];
      last = next;
    }
    for (const k of sees[next]) {
      const length = lengths[next] + angleBetween(points[next], points[k]);
      if (length >= lengths[k]) continue;
      lengths[k] = length;
      cameFrom[k] = next;
    }
  }
  if (last < 0) return undefined;
  const way = [b];
  for (let i = last; i >= 0; i = cameFrom[i]) way.unshift(points[i]);
  return [a, ...way];
}

const isClear = (outlines: readonly Outline[], a: Vector, b: Vector): boolean =>
  !outlines.some((outline) => outline.isCrossed(a, b));

const lengthOf = (way: readonly Vector[]): number =>
  way.reduce((sum, point, i) => (i === 0 ? 0 : sum + angleBetween(way[i - 1], point)), 0);

function toVector({ lat, lon }: Position): Vector {
  const flat = cos(lat * RADIANS);
  return [flat * cos(lon * RADIANS), flat * sin(lon * RADIANS), sin(lat * RADIANS)];
}

/** East and north at a point; at a pole any two directions at a right angle. */
function directionsAt(point: Vector): readonly [Vector, Vector] {
  const [x, y] = point;
  const east: Vector = x * x + y * y < 1e-24 ? [0, 1, 0] : unit([-y, x, 0]);
  return [east, cross(point, east)];
}

const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const times = (a: Vector, factor: number): Vector => [a[0] * factor, a[1] * factor, a[2] * factor];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector): Vector => times(a, 1 / Math.sqrt(dot(a, a)));

/** Angle between two unit vectors by their chord, which is exact for small ones too. */
function angleBetween(a: Vector, b: Vector): number {
  const chord = add(a, times(b, -1));
  const squared = dot(chord, chord);
  return 2 * atan2(Math.sqrt(squared), Math.sqrt(Math.max(0, 4 - squared)));
}

/** Direction from one point of a plane to another, of length 1. */
function direction(from: readonly [number, number], to: readonly [number, number]): readonly [number, number] {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? [0, 0] : [x / length, y / length];
}
