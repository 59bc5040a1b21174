/** Draws the map on canvas. Geometry comes from `charts`; this file only knows pens and colours. */
import { geoPath, type GeoContext, type GeoPermissibleObjects, type GeoProjection, type ZoomTransform } from 'd3';
import { disruptionsAt, expectedLoss, type Disruption } from '../../api/disruptions.ts';
import type { NetworkLink, Place, ResourceResult } from '../../api/model.ts';
import type { LinkLine } from '../../charts/link-lines.ts';
import { placeStyle, type PlaceStyle } from '../../charts/map-view.ts';
import { locateMovers, type MovementIndex, type Position } from '../../charts/movements.ts';
import type { ShownMovements } from '@muster/planning/run';
import { drawAirspaces, type AirspacesAtClock } from './draw-airspaces.ts';
import { drawSectors, type SectorsAtClock } from './draw-sectors.ts';
import { MODE_COLOURS, MODE_PATHS } from './mode-glyphs.tsx';
import type { Backdrop } from './use-backdrop.ts';

export interface ScenePoint {
  readonly place: Place;
  readonly style: PlaceStyle;
  readonly x: number;
  readonly y: number;
}

/** Left top and right bottom corner. */
export type Corners = [[number, number], [number, number]];

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** What can be panned into sight. */
  readonly reach: Corners;
  readonly projection: GeoProjection;
  readonly links: ReadonlyMap<string, Path2D>;
  readonly points: readonly ScenePoint[];
  readonly positions: ReadonlyMap<string, Position>;
}

interface SceneInput {
  readonly projection: GeoProjection;
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly links: readonly NetworkLink[];
}

/** A place that lies this many views away is not worth a map. */
const MOST_VIEWS = 8;

/** Twice the view on each side, and as much more as the farthest place needs. */
export function reachOf(points: readonly Pick<ScenePoint, 'x' | 'y'>[], width: number, height: number): Corners {
  const end = (values: readonly number[], from: number, size: number, sign: 1 | -1) =>
    values.reduce((farthest, value) => {
      const near = Math.max(-MOST_VIEWS * size, Math.min(MOST_VIEWS * size, value + sign * size));
      return sign > 0 ? Math.max(farthest, near) : Math.min(farthest, near);
    }, from);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return [
    [end(xs, -2 * width, width, -1), end(ys, -2 * height, height, -1)],
    [end(xs, 3 * width, width, 1), end(ys, 3 * height, height, 1)],
  ];
}

export function prepareLayers({ projection, width, height, places, links }: SceneInput): Scene {
  const points = places
    .map((place): ScenePoint => {
      const [x, y] = projection([place.lon, place.lat]) ?? [NaN, NaN];
      return { place, style: placeStyle(place.kind), x, y };
    })
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const reach = reachOf(points, width, height);
  // What cannot be panned into sight need not be projected finely.
  const clipped = projection.clipExtent(reach);
  const toPath = (shape: GeoPermissibleObjects): Path2D => {
    const path = new Path2D();
    geoPath(clipped, path as unknown as GeoContext)(shape);
    return path;
  };
  const positions = new Map<string, Position>(places.map(({ id, lon, lat }) => [id, [lon, lat]]));
  const byMode = new Map<string, Position[][]>();
  for (const { from, to, mode } of links) {
    const [a, b] = [positions.get(from), positions.get(to)];
    if (a === undefined || b === undefined) continue;
    const lines = byMode.get(mode) ?? [];
    lines.push([a, b]);
    byMode.set(mode, lines);
  }
  return {
    width,
    height,
    reach,
    projection,
    links: new Map(
      [...byMode].map(([mode, lines]) => [
        mode,
        toPath({ type: 'MultiLineString', coordinates: lines.map((line) => line.map((point) => [...point])) }),
      ]),
    ),
    points,
    positions,
  };
}

/** Sizes the canvas for the screen's pixels and hands out a clean pen, with the colours of the theme of the moment. */
export function prepare(canvas: HTMLCanvasElement, scene: Scene) {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${scene.width}px`;
    canvas.style.height = `${scene.height}px`;
  }
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser draws no canvas.');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, scene.width, scene.height);
  const style = getComputedStyle(canvas);
  const colour = (token: string) => style.getPropertyValue(token.replace(/^var\((.*)\)$/, '$1')).trim() || '#888';
  return { pen, ratio, colour, font: style.getPropertyValue('--font') };
}

interface BaseLook {
  readonly selected: string | undefined;
  readonly selectedLine: LinkLine | undefined;
  /** Modes that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  readonly backdrop: Backdrop | null;
}

export function drawBase(
  canvas: HTMLCanvasElement,
  scene: Scene,
  view: ZoomTransform,
  { selected, selectedLine, hidden, backdrop }: BaseLook,
): void {
  const { pen, ratio, colour } = prepare(canvas, scene);
  pen.fillStyle = colour('--map-sea');
  pen.fillRect(0, 0, scene.width, scene.height);
  pen.save();
  pen.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
  fill(pen, backdrop?.land, colour('--map-land'));
  fill(pen, backdrop?.supported, colour('--map-focus'));
  stroke(pen, backdrop?.borders, colour('--map-border'), 0.8 / view.k);
  for (const [mode, path] of scene.links) {
    if (hidden.has(mode)) continue;
    pen.globalAlpha = mode === 'sea' ? 0.32 : 0.45;
    pen.setLineDash(mode === 'sea' || mode === 'waterway' ? [4 / view.k, 3 / view.k] : []);
    stroke(pen, path, colour(MODE_COLOURS[mode] ?? '--muted'), (mode === 'rail' ? 1.5 : 1) / view.k);
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
  stroke(pen, pathOf(selectedLine), colour('--accent'), 4 / view.k);
  pen.restore();
  drawPlaces(pen, scene, view, selected, colour);
}

function pathOf(line: LinkLine | undefined): Path2D | undefined {
  if (line === undefined) return undefined;
  const path = new Path2D();
  for (let at = 0; at < line.points.length; at += 2) path.lineTo(line.points[at], line.points[at + 1]);
  return path;
}

function fill(pen: CanvasRenderingContext2D, path: Path2D | undefined, style: string) {
  if (path === undefined) return;
  pen.fillStyle = style;
  pen.fill(path);
}

function stroke(pen: CanvasRenderingContext2D, path: Path2D | undefined, style: string, width: number) {
  if (path === undefined) return;
  pen.strokeStyle = style;
  pen.lineWidth = width;
  pen.stroke(path);
}

export type Colour = (token: string) => string;

function drawPlaces(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  selected: string | undefined,
  colour: Colour,
) {
  const shapes = new Map<string, Path2D>();
  // The important ones last, on top.
  for (const { place, style, x, y } of [...scene.points].sort((a, b) => b.style.label - a.style.label)) {
    const chosen = place.id === selected;
    if (view.k < style.fromZoom && !chosen) continue;
    const shape = shapes.get(style.path) ?? new Path2D(style.path);
    shapes.set(style.path, shape);
    const [ratioX, ratioY] = [view.applyX(x), view.applyY(y)];
    const scale = (style.label <= 2 ? 1 : 0.72) * Math.min(1.35, 0.85 + view.k * 0.1);
    pen.save();
    pen.translate(ratioX, ratioY);
    pen.scale(scale, scale);
    pen.lineWidth = 2.4 / scale;
    pen.strokeStyle = colour('--surface');
    pen.globalAlpha = style.label <= 2 || chosen ? 1 : 0.8;
    pen.stroke(shape);
    pen.fillStyle = style.filled ? colour(style.label <= 2 ? '--ink' : '--muted') : colour('--surface');
    pen.fill(shape);
    if (!style.filled) {
      pen.lineWidth = 1.4;
      pen.strokeStyle = colour('--ink');
      pen.stroke(shape);
    }
    pen.restore();
    if (chosen) {
      pen.beginPath();
      pen.arc(ratioX, ratioY, 12, 0, 2 * Math.PI);
      pen.lineWidth = 2.5;
      pen.strokeStyle = colour('--accent');
      pen.stroke();
    }
  }
}

export interface Moment {
  readonly minute: number;
  readonly step: number;
  readonly flows: { readonly movements: ShownMovements; readonly index: MovementIndex } | null;
  readonly resources: readonly ResourceResult[];
  readonly disruptions: readonly Disruption[];
  readonly sectors: SectorsAtClock;
  readonly airspaces: AirspacesAtClock;
  /** Modes that are not drawn. */
  readonly hidden: ReadonlySet<string>;
}

export function drawMoving(canvas: HTMLCanvasElement, scene: Scene, view: ZoomTransform, moment: Moment): void {
  const { pen, colour, font } = prepare(canvas, scene);
  drawAirspaces(pen, scene, view, moment.airspaces, moment.minute, colour);
  drawSectors(pen, scene, view, moment.sectors, moment, colour);
  drawDisruptions(pen, scene, view, moment, colour);
  drawQueues(pen, scene, view, moment, colour, font);
  if (moment.flows === null) return;
  const { movements, index } = moment.flows;
  const toScreen = (position: Position): [number, number] => {
    const [x, y] = scene.projection([...position]) ?? [NaN, NaN];
    return [view.applyX(x), view.applyY(y)];
  };
  const shapes = new Map(Object.entries(MODE_PATHS).map(([mode, path]) => [mode, new Path2D(path)]));
  for (const mover of locateMovers(movements, index, scene.positions, moment.minute, moment.hidden)) {
    const mode = movements.mode[mover.index];
    const empty = movements.of[mover.index] === '';
    const [x, y] = toScreen(mover.at);
    const [endX, endY] = toScreen(scene.positions.get(movements.to[mover.index]) as Position);
    if (!Number.isFinite(x) || x < -50 || y < -50 || x > scene.width + 50 || y > scene.height + 50) continue;
    const ink = colour(MODE_COLOURS[mode] ?? '--muted');
    if (!empty) {
      pen.globalAlpha = 0.55;
      pen.strokeStyle = ink;
      pen.lineWidth = 1.6;
      pen.beginPath();
      pen.moveTo(x, y);
      pen.lineTo(endX, endY);
      pen.stroke();
    }
    pen.globalAlpha = empty ? 0.55 : 1;
    pen.save();
    pen.translate(x, y);
    pen.rotate(Math.atan2(endY - y, endX - x));
    const size = empty ? 0.75 : Math.min(1.7, 0.95 + Math.sqrt(movements.massT[mover.index]) / 60);
    pen.scale(size, size);
    pen.lineWidth = 1.6 / size;
    pen.strokeStyle = empty ? ink : colour('--surface');
    pen.fillStyle = empty ? colour('--surface') : ink;
    const shape = shapes.get(mode);
    if (shape) {
      pen.stroke(shape);
      pen.fill(shape);
    }
    pen.restore();
    pen.globalAlpha = 1;
  }
}

const CROSS = 6;

/** A cross over each place that the scenario expects to be hit or closed, fainter where less is lost as a rule. */
function drawDisruptions(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  { disruptions, minute }: Moment,
  colour: Colour,
) {
  const losses = new Map<string, number>();
  for (const row of disruptionsAt(disruptions, minute))
    if (row.place !== null) losses.set(row.place, Math.max(losses.get(row.place) ?? 0, expectedLoss(row)));
  for (const { place, x, y } of scene.points) {
    const loss = losses.get(place.id);
    if (loss === undefined) continue;
    const [cx, cy] = [view.applyX(x), view.applyY(y)];
    pen.beginPath();
    pen.moveTo(cx - CROSS, cy - CROSS);
    pen.lineTo(cx + CROSS, cy + CROSS);
    pen.moveTo(cx + CROSS, cy - CROSS);
    pen.lineTo(cx - CROSS, cy + CROSS);
    pen.globalAlpha = 0.25 + 0.75 * loss;
    pen.lineWidth = 2.4;
    pen.strokeStyle = colour('--bad');
    pen.stroke();
    pen.globalAlpha = 1;
  }
}

/** A ring around each place where someone waits, wider with the queue, and its length in figures. */
function drawQueues(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  { resources, step }: Moment,
  colour: Colour,
  font: string,
) {
  const waiting = new Map<string, number>();
  for (const { place, queue } of resources) {
    const length = queue[step] ?? 0;
    if (place !== null && length > 0) waiting.set(place, (waiting.get(place) ?? 0) + length);
  }
  pen.font = `650 11px ${font}`;
  for (const { place, x, y } of scene.points) {
    const length = waiting.get(place.id);
    if (length === undefined) continue;
    const [cx, cy] = [view.applyX(x), view.applyY(y)];
    const radius = Math.min(26, 9 + Math.sqrt(length) * 1.6);
    pen.beginPath();
    pen.arc(cx, cy, radius, 0, 2 * Math.PI);
    pen.globalAlpha = 0.16;
    pen.fillStyle = colour('--cause-waiting');
    pen.fill();
    pen.globalAlpha = 1;
    pen.lineWidth = 1.8;
    pen.strokeStyle = colour('--cause-waiting');
    pen.stroke();
    pen.lineWidth = 3;
    pen.strokeStyle = colour('--map-land');
    pen.strokeText(String(Math.round(length)), cx + radius + 2, cy - radius / 2);
    pen.fillStyle = colour('--cause-waiting');
    pen.fillText(String(Math.round(length)), cx + radius + 2, cy - radius / 2);
  }
}
