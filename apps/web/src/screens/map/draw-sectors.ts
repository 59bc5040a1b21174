/**
 * Sectors on the map at the clock: their area, or a mark of one size where only a point is known, filled by the intensity of the attack; at
 * the point an arc of the share that is watched; hatched when the hold time is over.
 */
import type { ZoomTransform } from 'd3';
import type { SectorLine } from '../../api/model.ts';
import { intensityAt, type Intensity, type Sector } from '../../api/sectors.ts';
import type { Scene } from './draw-map.ts';

export interface SectorsAtClock {
  readonly rows: readonly Sector[];
  readonly results: ReadonlyMap<string, SectorLine>;
}

export const SECTOR_FILL: Readonly<Record<Intensity, number>> = { none: 0, low: 0.25, medium: 0.5, high: 0.85 };
/** Roads, hubs and movements show through an area. */
const AREA_SHARE = 0.55;
/** Half of the side of a mark: from afar sectors lie close to each other. */
export const sectorHalfPx = (zoom: number): number => (zoom < 1.5 ? 7 : zoom < 3 ? 10 : 13);
const HATCH_PX = 7;

export function drawSectors(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  { rows, results }: SectorsAtClock,
  { minute, step }: { readonly minute: number; readonly step: number },
  colour: (token: string) => string,
): void {
  const half = sectorHalfPx(view.k);
  const toScreen = ({ lon, lat }: { readonly lon: number; readonly lat: number }): readonly [number, number] => {
    const [x, y] = scene.projection([lon, lat]) ?? [NaN, NaN];
    return [view.applyX(x), view.applyY(y)];
  };
  for (const sector of rows) {
    const [x, y] = toScreen(sector);
    if (!Number.isFinite(x)) continue;
    const result = results.get(sector.id);
    const corners = (sector.area ?? []).map(toScreen);
    const shape = corners.length >= 3 ? ringPath(corners) : squarePath(x, y, half);
    pen.fillStyle = colour('--bad');
    pen.globalAlpha = SECTOR_FILL[intensityAt(sector, minute)] * (corners.length >= 3 ? AREA_SHARE : 1);
    pen.fill(shape);
    pen.globalAlpha = 1;
    const holdsUntil = result?.holdUntil.p50 ?? null;
    if (holdsUntil !== null && minute >= holdsUntil) hatch(pen, scene, shape, colour('--ink'));
    pen.lineWidth = 1.3;
    pen.strokeStyle = colour('--ink');
    pen.stroke(shape);
    const watched = result?.coverage?.p50[step] ?? 0;
    if (watched > 0) drawWatch(pen, [x, y], half, watched, colour);
  }
}

function ringPath(corners: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  corners.forEach(([x, y], index) => (index === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
  path.closePath();
  return path;
}

function squarePath(x: number, y: number, half: number): Path2D {
  const path = new Path2D();
  path.rect(x - half, y - half, 2 * half, 2 * half);
  return path;
}

/** Slanted lines inside a shape: it is told without colour too. */
function hatch(pen: CanvasRenderingContext2D, { width, height }: Scene, shape: Path2D, ink: string) {
  pen.save();
  pen.clip(shape);
  pen.beginPath();
  for (let x = -height; x < width; x += HATCH_PX) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1;
  pen.strokeStyle = ink;
  pen.stroke();
  pen.restore();
}

function drawWatch(
  pen: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  half: number,
  watched: number,
  colour: (token: string) => string,
) {
  const arc = (share: number) => {
    pen.beginPath();
    pen.arc(x, y, half - 2, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * share);
    pen.stroke();
  };
  pen.lineWidth = half / 3 + 1.5;
  pen.strokeStyle = colour('--surface');
  arc(1);
  pen.lineWidth = half / 3;
  pen.strokeStyle = colour('--accent');
  arc(watched);
}
