/** The map as geometry: a projection fitted to places, symbols by kind of place, the place under a pointer. */
import { geoConicConformal, type GeoProjection } from 'd3';

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** Lambert's conformal conic, as European staffs and aviators use it, fitted to the places with a margin. */
export function fitProjection(places: readonly LonLat[], width: number, height: number, marginPx = 36): GeoProjection {
  const projection = geoConicConformal().parallels([40, 58]).rotate([-18, 0]).center([0, 49]);
  const points =
    places.length > 0
      ? places
      : [
          { lon: -8, lat: 37 },
          { lon: 42, lat: 60 },
        ];
  const coordinates = points.map(({ lon, lat }) => [lon, lat]);
  const room = Math.min(marginPx, width / 4, height / 4);
  projection.fitExtent(
    [
      [room, room],
      [width - room, height - room],
    ],
    { type: 'MultiPoint', coordinates },
  );
  // One place alone would be fitted without end.
  if (!Number.isFinite(projection.scale()) || projection.scale() > 60_000) projection.scale(6000);
  return projection;
}

/** The part of the world the map opens on: Europe and its seas. */
const EUROPE = { west: -11, east: 42, south: 35, north: 61 };

/** The places in Europe, or all of them when most lie elsewhere, as those of a hand-written world may. */
export function placesInView<T extends LonLat>(places: readonly T[]): readonly T[] {
  const inside = places.filter(
    ({ lon, lat }) => lon > EUROPE.west && lon < EUROPE.east && lat > EUROPE.south && lat < EUROPE.north,
  );
  return inside.length * 2 > places.length ? inside : places;
}

/** What a place looks like, and how early it gets its label. */
export interface PlaceStyle {
  readonly title: string;
  /** Path around 0,0, about 10 pixels wide. */
  readonly path: string;
  readonly filled: boolean;
  /** 1 is labelled first; 0 only when it is selected. */
  readonly label: number;
  /** Least zoom at which the symbol is drawn. */
  readonly fromZoom: number;
}

const SQUARE = 'M-4.5,-4.5h9v9h-9z';

export const PLACE_STYLES: Readonly<Record<string, PlaceStyle>> = {
  hub: {
    title: 'Hub',
    path: 'M0,-6.5 1.7,-2.2 6.2,-2 2.7,.9 3.9,5.3 0,2.8 -3.9,5.3 -2.7,.9 -6.2,-2 -1.7,-2.2z',
    filled: true,
    label: 1,
    fromZoom: 0,
  },
  depot: { title: 'Depot', path: 'M-5,4.5V-1L0,-5.5 5,-1V4.5z', filled: true, label: 2, fromZoom: 0 },
  'protected-facility': {
    title: 'Protected facility',
    path: 'M-5,4.5V-1A5,4.5 0 0 1 5,-1V4.5z',
    filled: true,
    label: 2,
    fromZoom: 0,
  },
  'gauge-change': { title: 'Gauge change', path: 'M-5,-4H5L-5,4H5z', filled: true, label: 4, fromZoom: 1.4 },
  'border-crossing': {
    title: 'Border crossing',
    path: 'M0,-5.5 5.5,0 0,5.5 -5.5,0z',
    filled: false,
    label: 4,
    fromZoom: 0,
  },
  seaport: {
    title: 'Seaport',
    path: 'M-1,-6h2v3h3v1.6H1V3.4C3,3.1 4,2 4.3,.4L5.8,1C5.2,4 3,5.6 0,5.6S-5.2,4 -5.8,1L-4.3,.4C-4,2 -3,3.1 -1,3.4V-1.4H-4V-3h3z',
    filled: true,
    label: 3,
    fromZoom: 0,
  },
  airfield: {
    title: 'Airfield',
    path: 'M-.9,-5.5H.9V-1.6L5.5,1.2V2.8L.9,1.4V4L2.3,5V6H-2.3V5L-.9,4V1.4L-5.5,2.8V1.2L-.9,-1.6z',
    filled: true,
    label: 5,
    fromZoom: 0,
  },
  'rail-terminal': { title: 'Rail terminal', path: SQUARE, filled: false, label: 5, fromZoom: 1.4 },
  garrison: { title: 'Garrison', path: 'M-4.5,4V-4.5L4.5,-2 -3,.4V4z', filled: true, label: 6, fromZoom: 0 },
  junction: {
    title: 'Junction',
    path: 'M-1.5,0a1.5,1.5 0 1 0 3,0a1.5,1.5 0 1 0 -3,0',
    filled: true,
    label: 9,
    fromZoom: 2,
  },
  'sea-node': { title: 'Sea node', path: 'M-1,0a1,1 0 1 0 2,0a1,1 0 1 0 -2,0', filled: true, label: 0, fromZoom: 3 },
};

const UNKNOWN: PlaceStyle = { title: 'Place', path: SQUARE, filled: true, label: 5, fromZoom: 0 };
export const placeStyle = (kind: string): PlaceStyle => PLACE_STYLES[kind] ?? UNKNOWN;

/** The place nearest to a point, within reach. */
export function nearestPlace<T extends { readonly x: number; readonly y: number }>(
  points: readonly T[],
  x: number,
  y: number,
  reachPx = 14,
): T | undefined {
  let best: T | undefined;
  let least = reachPx * reachPx;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= least) [best, least] = [point, distance];
  }
  return best;
}
