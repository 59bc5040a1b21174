/** Names of places and sectors, above all that moves: one placement for all, so that none covers another or a mark that matters. */
import type { ZoomTransform } from 'd3';
import type { Sector } from '../../api/sectors.ts';
import { labelsUpTo, placeLabels, type LabelRequest, type Obstacle } from '../../charts/map-labels.ts';
import { prepare, type Scene } from './draw-map.ts';
import { sectorHalfPx } from './draw-sectors.ts';

const PLACE_HALF_PX = 6;
/** Labels of this order and before are of hubs, depots and protected facilities: no other label covers their marks. */
const MATTERS = 2;

interface Named extends LabelRequest {
  readonly name: string;
  readonly strong: boolean;
}

export function drawLabels(
  canvas: HTMLCanvasElement,
  scene: Scene,
  view: ZoomTransform,
  sectors: readonly Sector[],
  selected: string | undefined,
): void {
  const { pen, colour, font } = prepare(canvas, scene);
  const fontOf = (strong: boolean) => `${strong ? 700 : 500} 11px ${font}`;
  const inSight = ({ x, y }: { readonly x: number; readonly y: number }) =>
    x > -20 && y > -20 && x < scene.width + 20 && y < scene.height + 20;
  const reach = labelsUpTo(view.k);
  const sectorPx = sectorHalfPx(view.k);
  const places = scene.points
    .map(({ place, style, x, y }) => ({ place, style, x: view.applyX(x), y: view.applyY(y) }))
    .filter((point) => inSight(point) && (point.place.id === selected || view.k >= point.style.fromZoom));
  const marks = sectors.flatMap(({ id, name, lon, lat }) => {
    const at = scene.projection([lon, lat]);
    const point = { id: `sector ${id}`, name, x: view.applyX(at?.[0] ?? NaN), y: view.applyY(at?.[1] ?? NaN) };
    return inSight(point) ? [point] : [];
  });
  const requests: Named[] = [];
  const ask = (request: Omit<Named, 'width'>) => {
    pen.font = fontOf(request.strong);
    requests.push({ ...request, width: pen.measureText(request.name).width });
  };
  for (const { id, name, x, y } of marks) ask({ id, name, x, y, markPx: sectorPx, order: 0.5, strong: true });
  for (const { place, style, x, y } of places)
    if (place.id === selected || (style.label > 0 && style.label <= reach))
      ask({
        id: place.id,
        name: place.name,
        x,
        y,
        markPx: PLACE_HALF_PX,
        order: place.id === selected ? 0 : style.label,
        strong: place.id === selected,
      });
  const obstacles: Obstacle[] = [
    ...marks.map(({ id, x, y }) => ({ id, x, y, halfPx: sectorPx })),
    ...places
      .filter(({ style }) => style.label > 0 && style.label <= MATTERS)
      .map(({ place, x, y }) => ({ id: place.id, x, y, halfPx: PLACE_HALF_PX })),
  ];
  const named = new Map(requests.map((request) => [request.id, request]));
  pen.lineJoin = 'round';
  pen.lineWidth = 3;
  pen.strokeStyle = colour('--map-land');
  pen.fillStyle = colour('--ink');
  for (const { id, x, y } of placeLabels(requests, obstacles, scene.width)) {
    const { name, strong } = named.get(id) as Named;
    pen.font = fontOf(strong);
    pen.strokeText(name, x, y);
    pen.fillText(name, x, y);
  }
}
