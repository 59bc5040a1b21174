/**
 * Airspaces that may be closed: which of them a flight crosses, and how long the way around is. An outline is a polygon on the sphere whose edges are great
 * circles, so the date line and the poles are places like others. A flight crosses it where it cuts an edge (signs of triple products) or begins or ends
 * inside (even-odd rule over azimuths). The way around is the shortest one over corners that stand out (visibility graph, Lozano-Perez and Wesley 1979;
 * A*), first around what the great circle crosses, then around what that way crosses too. Multiplication, roots and portable functions only.
 * Cost of a flight: one test of the circle around each outline, and of each edge of those that it comes near. What two points see of each other is looked at
 * when it is first asked, and kept.
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
/** What rounding may do to a sine or cosine. */
const MARGIN = 1e-12;

export interface Detour {
  /** Length of the way over that of the great circle, at least 1. */
  readonly ratio: number;
  /** Airspaces in which the flight begins or ends, which no way goes around. */
  readonly crossed: readonly number[];
}

/** Points around some outlines together, and what each sees of the others, when it has been asked. */
interface Obstacles {
  readonly points: readonly number[];
  readonly sees: (readonly number[] | undefined)[];
}

export class Airspaces {
  private readonly outlines: readonly Outline[];
  /** Ends of flights and points around corners: where they are, and in which outlines. */
  private readonly points: Vector[] = [];
  private readonly within: (readonly number[])[] = [];
  private readonly ends = new Map<string, number>();
  /** Points around each outline, several for each corner that stands out; made when it is first in the way. */
  private readonly corners: (readonly (readonly number[])[] | undefined)[] = [];
  private readonly obstacles = new Map<string, Obstacles>();
  /** Outlines that the great circle between two points touches. */
  private readonly blocking: (readonly number[] | undefined)[][] = [];

  constructor(airspaces: readonly Pick<Airspace, 'outline'>[]) {
    this.outlines = airspaces.map(({ outline }) => new Outline(outline.map(toVector)));
  }

  /** Airspaces that the great circle between two positions touches, in order of their numbers. */
  crossed(from: Position, to: Position): number[] {
    return [...this.touched(this.end(from), this.end(to))];
  }

  /** The shortest way around all airspaces but those in which it begins or ends; undefined where there is none, or nothing to go around. */
  around(from: Position, to: Position): Detour | undefined {
    const [a, b] = [this.end(from), this.end(to)];
    const ends = this.outlines.flatMap((_, i) => (this.within[a].includes(i) || this.within[b].includes(i) ? [i] : []));
    const inTheWay = (way: readonly number[]) =>
      new Set(way.slice(1).flatMap((point, k) => this.blockers(way[k], point).filter((i) => !ends.includes(i))));
    const avoided = inTheWay([a, b]);
    if (avoided.size === 0) return undefined;
    while (avoided.size <= MOST_IN_THE_WAY) {
      const way = this.shortestWay(
        [...avoided].sort((x, y) => x - y),
        a,
        b,
      );
      if (way === undefined) return undefined;
      const more = inTheWay(way);
      if (more.size === 0) return { ratio: Math.max(1, this.lengthOf(way) / this.lengthOf([a, b])), crossed: ends };
      const before = avoided.size;
      for (const i of more) avoided.add(i);
      if (avoided.size === before) return undefined;
    }
    return undefined;
  }

  /** A* over the points around obstacles, by the chord to the end. */
  private shortestWay(avoided: readonly number[], a: number, b: number): number[] | undefined {
    const obstacles = this.obstaclesOf(avoided);
    const { points } = obstacles;
    const goal = this.points[b];
    const isClear = (from: number, to: number) => !this.blockers(from, to).some((i) => avoided.includes(i));
    const toEnd = points.map((point) => chord(this.points[point], goal));
    const lengths = points.map((point) => (isClear(a, point) ? this.lengthOf([a, point]) : Infinity));
    const cameFrom = points.map(() => -1);
    const done = points.map(() => false);
    let best = Infinity;
    let last = -1;
    for (;;) {
      let next = -1;
      let least = best;
      for (let i = 0; i < points.length; i++) {
        if (done[i] || lengths[i] + toEnd[i] >= least) continue;
        next = i;
        least = lengths[i] + toEnd[i];
      }
      if (next < 0) break;
      done[next] = true;
      const here = this.points[points[next]];
      if (isClear(points[next], b) && lengths[next] + angleBetween(here, goal) < best) {
        best = lengths[next] + angleBetween(here, goal);
        last = next;
      }
      for (const k of (obstacles.sees[next] ??= points.flatMap((point, i) =>
        isClear(points[next], point) ? [i] : [],
      ))) {
        if (done[k] || lengths[next] + chord(here, this.points[points[k]]) >= lengths[k]) continue;
        const length = lengths[next] + angleBetween(here, this.points[points[k]]);
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

  /** A point at each corner of some outlines that stands out and is free of all of them. */
  private obstaclesOf(avoided: readonly number[]): Obstacles {
    const key = avoided.join(',');
    let found = this.obstacles.get(key);
    if (!found) {
      const isFree = (point: number) => !this.within[point].some((i) => avoided.includes(i));
      const points = avoided.flatMap((i) => this.cornersOf(i).flatMap((beside) => beside.find(isFree) ?? []));
      this.obstacles.set(key, (found = { points, sees: [] }));
    }
    return found;
  }

  private cornersOf(outline: number): readonly (readonly number[])[] {
    return (this.corners[outline] ??= this.outlines[outline]
      .pointsAround()
      .map((beside) => beside.map((point) => this.add(point))));
  }

  private end(position: Position): number {
    const key = `${position.lat}|${position.lon}`;
    let point = this.ends.get(key);
    if (point === undefined) this.ends.set(key, (point = this.add(toVector(position))));
    return point;
  }

  private add(point: Vector): number {
    this.within.push(this.outlines.flatMap((outline, i) => (outline.contains(point) ? [i] : [])));
    return this.points.push(point) - 1;
  }

  private blockers(a: number, b: number): readonly number[] {
    const [low, high] = a < b ? [a, b] : [b, a];
    const row = (this.blocking[low] ??= []);
    return (row[high] ??= this.touched(low, high));
  }

  private touched(a: number, b: number): readonly number[] {
    const flight = new Flight(this.points[a], this.points[b]);
    const found: number[] = [];
    for (let i = 0; i < this.outlines.length; i++)
      if (this.within[a].includes(i) || this.within[b].includes(i) || this.outlines[i].isCut(flight)) found.push(i);
    return found.length === 0 ? NOTHING : found;
  }

  private lengthOf(way: readonly number[]): number {
    return way.reduce(
      (sum, point, i) => (i === 0 ? 0 : sum + angleBetween(this.points[way[i - 1]], this.points[point])),
      0,
    );
  }
}

const NOTHING: readonly number[] = [];

/** The shorter great circle between two points. */
class Flight {
  readonly along: Vector;
  private readonly pole: Vector;
  private readonly middle: Vector;
  private readonly cosHalf: number;
  private readonly sinHalf: number;

  constructor(
    readonly from: Vector,
    readonly to: Vector,
  ) {
    this.along = cross(from, to);
    const length = Math.sqrt(dot(this.along, this.along));
    this.pole = length === 0 ? [0, 0, 0] : times(this.along, 1 / length);
    this.middle = unit(add(from, to));
    const cosine = dot(from, to);
    this.cosHalf = Math.sqrt(Math.max(0, (1 + cosine) / 2));
    this.sinHalf = Math.sqrt(Math.max(0, (1 - cosine) / 2));
  }

  /** Whether it may come to a circle around a point: neither is that too far beside it, nor before or behind it. */
  comesNear(point: Vector, cosRadius: number, sinRadius: number): boolean {
    if (Math.abs(dot(point, this.pole)) > sinRadius + MARGIN) return false;
    const cosReach = this.cosHalf * cosRadius - this.sinHalf * sinRadius;
    return dot(point, this.middle) >= cosReach - MARGIN;
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

  /** The circle around its middle in which it lies. */
  private readonly cosRadius: number;
  private readonly sinRadius: number;

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
    this.cosRadius = corners.reduce((least, corner) => Math.min(least, dot(corner, this.middle)), 1);
    this.sinRadius = Math.sqrt(Math.max(0, 1 - this.cosRadius * this.cosRadius));
  }

  /** By the number of edges that the half circle from a point due north passes: it ends at the opposite point, which is outside. */
  contains(point: Vector): boolean {
    if (dot(point, this.middle) < this.cosRadius - MARGIN) return false;
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

  /** Whether a flight cuts an edge. A corner on its great circle counts as beside it on the left, so that a way through corners cuts too. */
  isCut(flight: Flight): boolean {
    if (!flight.comesNear(this.middle, this.cosRadius, this.sinRadius)) return false;
    const { corners, normals } = this;
    let before = dot(flight.along, corners[0]);
    for (let i = 0; i < corners.length; i++) {
      const behind = dot(flight.along, corners[(i + 1) % corners.length]);
      const isRight = before < 0;
      before = behind;
      if (isRight === behind < 0) continue;
      const [from, to] = [dot(normals[i], flight.from), dot(normals[i], flight.to)];
      if (from * to < 0 && isRight === to < 0) return true;
    }
    return false;
  }

  /** Points just outside each corner that stands out: before it, and where others may lie against it there, beside it. */
  pointsAround(): (readonly Vector[])[] {
    const flat = this.corners.map((v) => this.onPlane(v));
    return flat.flatMap((corner, i) => {
      const into = direction(flat[(i + flat.length - 1) % flat.length], corner);
      const outOf = direction(corner, flat[(i + 1) % flat.length]);
      if ((into[0] * outOf[1] - into[1] * outOf[0]) * this.turn <= 0) return [];
      const outward = direction(outOf, into);
      const beside: readonly (readonly [number, number])[] = [outward, into, [-outOf[0], -outOf[1]]];
      return [beside.map(([x, y]) => this.fromPlane(corner[0] + x * CLEAR, corner[1] + y * CLEAR))];
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

/** Straight through the earth; never longer than the angle. */
function chord(a: Vector, b: Vector): number {
  const [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  return Math.sqrt(x * x + y * y + z * z);
}

/** Angle between two unit vectors by their chord, which is exact for small ones too. */
function angleBetween(a: Vector, b: Vector): number {
  const straight = chord(a, b);
  const squared = straight * straight;
  return 2 * atan2(Math.sqrt(squared), Math.sqrt(Math.max(0, 4 - squared)));
}

/** Direction from one point of a plane to another, of length 1. */
function direction(from: readonly [number, number], to: readonly [number, number]): readonly [number, number] {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(x * x + y * y);
  return length === 0 ? [0, 0] : [x / length, y / length];
}
