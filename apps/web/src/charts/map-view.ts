/** The map as geometry: a projection fitted to places, symbols by kind of place, the place under a pointer. */
import {
  extent,
  geoAzimuthalEqualArea,
  geoCentroid,
  geoConicConformal,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3';

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** The part of the world the map opens on: Europe and its seas. */
const EUROPE = { west: -11, east: 42, south: 35, north: 61 };
const isInEurope = ({ lon, lat }: LonLat): boolean =>
  lon > EUROPE.west && lon < EUROPE.east && lat > EUROPE.south && lat < EUROPE.north;

/** The places in Europe, or all of them when most lie elsewhere, as those of a hand-written world may. */
export function placesInView<T extends LonLat>(places: readonly T[]): readonly T[] {
  const inside = places.filter(isInEurope);
  return inside.length * 2 > places.length ? inside : places;
}

const NONE: readonly LonLat[] = [];

/** Corners that lie beyond all places; as a rule there are none, and it is the same empty list then. */
export function beyondPlaces(places: readonly LonLat[], corners: readonly LonLat[]): readonly LonLat[] {
  const [west = Infinity, east = -Infinity] = extent(places, ({ lon }) => lon);
  const [south = Infinity, north = -Infinity] = extent(places, ({ lat }) => lat);
  const beyond = corners.filter(({ lon, lat }) => lon < west || lon > east || lat < south || lat > north);
  return beyond.length === 0 ? NONE : beyond;
}

/**
 * Fitted to the places with a margin: in Europe Lambert's conformal conic, as staffs and aviators there use it; elsewhere Lambert's azimuthal
 * equal-area about the middle of the places, which is true on either side of the equator and of the 180th meridian.
 */
export function fitProjection(places: readonly LonLat[], width: number, height: number, marginPx = 36): GeoProjection {
  const { west, east, south, north } = EUROPE;
  const points =
    places.length > 0
      ? places
      : [
          { lon: west + 3, lat: south + 2 },
          { lon: east, lat: north - 1 },
        ];
  const shape: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: points.map(({ lon, lat }) => [lon, lat]) };
  const isEuropean = places.length === 0 || placesInView(places).every(isInEurope);
  const projection = isEuropean
    ? geoConicConformal().parallels([40, 58]).rotate([-18, 0]).center([0, 49])
    : geoAzimuthalEqualArea().rotate(turnTo(geoCentroid(shape)));
  const room = Math.min(marginPx, width / 4, height / 4);
  projection.fitExtent(
    [
      [room, room],
      [width - room, height - room],
    ],
    shape,
  );
  if (Number.isFinite(projection.scale()) && projection.scale() <= MOST_SCALE) return projection;
  // One place alone, or several at one spot, would be fitted without end.
  projection.scale(ONE_PLACE_SCALE).translate([0, 0]);
  const [x, y] = projection([points[0].lon, points[0].lat]) ?? [0, 0];
  return projection.translate([width / 2 - x, height / 2 - y]);
}

const MOST_SCALE = 60_000;
const ONE_PLACE_SCALE = 6000;

/** Places all around the globe have no middle. */
const turnTo = ([lon, lat]: [number, number]): [number, number] =>
  Number.isFinite(lon) && Number.isFinite(lat) ? [-lon, -lat] : [0, 0];

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

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Part of the view that what is looked for fills; the rest is its margin. */
const FILLED = 0.86;

/** The scale and the middle of the view that shows the points. */
export function windowOn(
  points: readonly Point[],
  size: { readonly width: number; readonly height: number },
  mostScale: number,
): { readonly scale: number; readonly middle: readonly [x: number, y: number] } {
  const [left = 0, right = 0] = extent(points, ({ x }) => x);
  const [top = 0, bottom = 0] = extent(points, ({ y }) => y);
  const share = Math.max((right - left) / size.width, (bottom - top) / size.height, 1e-6);
  return { scale: Math.min(mostScale, FILLED / share), middle: [(left + right) / 2, (top + bottom) / 2] };
}

/** The place nearest to a point, within reach. */
export function nearestPlace<T extends Point>(points: readonly T[], x: number, y: number, reachPx = 14): T | undefined {
  let best: T | undefined;
  let least = reachPx * reachPx;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance <= least) [best, least] = [point, distance];
  }
  return best;
}
