/** Airspaces on the map at the clock: their outline, dotted while one may fly through it or nobody knows, dashed and tinted while it is closed. */
import { geoPath, type ZoomTransform } from 'd3';
import type { Airspace, AirspaceState } from '../../api/airspaces.ts';
import type { Scene } from './draw-map.ts';

export interface AirspacesAtClock {
  readonly rows: readonly Airspace[];
  readonly stateAt: (airspace: Airspace, minute: number) => AirspaceState;
}

const TINT: Readonly<Record<AirspaceState, number>> = { open: 0, 'not known': 0, 'closed in some': 0.05, closed: 0.12 };

export function drawAirspaces(
  pen: CanvasRenderingContext2D,
  scene: Scene,
  view: ZoomTransform,
  { rows, stateAt }: AirspacesAtClock,
  minute: number,
  colour: (token: string) => string,
): void {
  for (const airspace of rows) {
    const state = stateAt(airspace, minute);
    const isClosed = TINT[state] > 0;
    const corners = airspace.outline.map(({ lon, lat }): [number, number] => [lon, lat]);
    pen.save();
    pen.translate(view.x, view.y);
    pen.scale(view.k, view.k);
    pen.beginPath();
    geoPath(scene.projection, pen)({ type: 'LineString', coordinates: [...corners, corners[0]] });
    pen.restore();
    pen.save();
    pen.fillStyle = pen.strokeStyle = colour(isClosed ? '--bad' : '--muted');
    pen.globalAlpha = TINT[state];
    if (isClosed) pen.fill();
    pen.globalAlpha = 0.8;
    pen.lineWidth = isClosed ? 1.6 : 1;
    pen.setLineDash(isClosed ? [8, 4] : [1, 4]);
    pen.stroke();
    pen.restore();
  }
}
