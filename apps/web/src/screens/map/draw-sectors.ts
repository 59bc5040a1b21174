/**
 * Sectors on the map at the clock. The document gives a point for each, not its edges, so each is a mark of one size: filled by the intensity of the
 * attack, with an arc of the share that is watched. Its hold time is over when the mark is crossed.
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
/** Half of the side of a mark: from afar sectors lie close to each other. */
export const sectorHalfPx = (zoom: number): number => (zoom < 1.5 ? 7 : zoom < 3 ? 10 : 13);

export function drawSectors(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  { rows, results }: SectorsAtClock,
  { minute, step }: { readonly minute: number; readonly step: number },
  colour: (token: string) => string,
): void {
  const half = sectorHalfPx(view.k);
  for (const sector of rows) {
    const [px, py] = scene.projection([sector.lon, sector.lat]) ?? [NaN, NaN];
    if (!Number.isFinite(px)) continue;
    const [x, y] = [view.applyX(px), view.applyY(py)];
    const result = results.get(sector.id);
    const square = new Path2D();
    square.rect(x - half, y - half, 2 * half, 2 * half);
    pen.fillStyle = colour('--bad');
    pen.globalAlpha = SECTOR_FILL[intensityAt(sector, minute)];
    pen.fill(square);
    pen.globalAlpha = 1;
    pen.lineWidth = 1.6;
    pen.strokeStyle = colour('--ink');
    pen.stroke(square);
    const watched = result?.coverage?.p50[step] ?? 0;
    if (watched > 0) {
      pen.beginPath();
      pen.arc(x, y, half - 2.5, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * watched);
      pen.lineWidth = half / 4;
      pen.strokeStyle = colour('--accent');
      pen.stroke();
    }
    const holdsUntil = result?.holdUntil.p50 ?? null;
    if (holdsUntil !== null && minute >= holdsUntil) {
      pen.beginPath();
      pen.moveTo(x - half, y + half);
      pen.lineTo(x + half, y - half);
      pen.lineWidth = 2;
      pen.strokeStyle = colour('--ink');
      pen.stroke();
    }
  }
}
