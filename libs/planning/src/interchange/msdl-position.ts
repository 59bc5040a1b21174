/** Positions of an MSDL file, in each of the four ways that the standard allows: degrees, geocentric, UTM and MGRS, all of WGS 84. */
import { find, text, type Element } from './msdl-xml.ts';

export interface Position {
  readonly lat: number;
  readonly lon: number;
}

export function positionOf(unit: unknown): Position | undefined {
  const data = find(unit, 'Disposition', 'Location', 'CoordinateData') as Element | undefined;
  const read = (kind: string, ...names: string[]): number[] | undefined => {
    const at = find(data, kind);
    const numbers = names.map((name) => text(find(at, name))).map((one) => (one === '' ? NaN : Number(one)));
    return at !== undefined && numbers.every(Number.isFinite) ? numbers : undefined;
  };
  const degrees = read('GDC', 'Latitude', 'Longitude');
  const geocentric = read('GCC', 'X', 'Y', 'Z');
  const [easting, northing] = read('UTM', 'UTMEasting', 'UTMNorthing') ?? [];
  const position =
    degrees !== undefined
      ? { lat: degrees[0], lon: degrees[1] }
      : geocentric !== undefined
        ? fromGeocentric(geocentric[0], geocentric[1], geocentric[2])
        : easting !== undefined
          ? fromUtm(text(find(data, 'UTM', 'UTMGridZone')), easting, northing)
          : fromMgrs(find(data, 'MGRS'));
  if (position === undefined) return undefined;
  const { lat, lon } = position;
  return Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) <= 90 && Math.abs(lon) <= 180
    ? position
    : undefined;
}

const RADIUS_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
/** To a millionth, a tenth of a metre. */
const toDegrees = (radians: number): number => Math.round((radians * 180e6) / Math.PI) / 1e6;
const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** By iteration, which is exact to a millimetre after a few steps wherever a unit can be. */
function fromGeocentric(x: number, y: number, z: number): Position | undefined {
  const p = Math.hypot(x, y);
  // A unit is near the ground or in the air above it.
  if (Math.abs(Math.hypot(p, z) - RADIUS_M) > 100_000) return undefined;
  let lat = Math.atan2(z, p * (1 - E2));
  for (let i = 0; i < 10; i++) {
    const n = RADIUS_M / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
    lat = Math.atan2(z + E2 * n * Math.sin(lat), p);
  }
  return { lat: toDegrees(lat), lon: toDegrees(Math.atan2(y, x)) };
}

const SCALE = 0.9996;
const FALSE_EASTING_M = 500_000;
const FALSE_NORTHING_M = 10_000_000;
/** Of latitude, eight degrees each from 80 south on. */
const BANDS = 'CDEFGHJKLMNPQRSTUVWX';

/** Zone and band such as `33V`. */
function readZone(zone: string): { readonly number: number; readonly band: number } | undefined {
  const [, digits, letter] = /^(\d{1,2})\s*([C-HJ-NP-X])$/i.exec(zone) ?? [];
  const number = Number(digits);
  return number >= 1 && number <= 60 ? { number, band: BANDS.indexOf(letter.toUpperCase()) } : undefined;
}

const FIRST_NORTHERN = BANDS.indexOf('N');

function fromUtm(zone: string, easting: number, northing: number): Position | undefined {
  const read = readZone(zone);
  if (read === undefined || easting < 0 || easting > 1_000_000 || northing < 0 || northing > FALSE_NORTHING_M)
    return undefined;
  return fromTransverseMercator(read.number, read.band >= FIRST_NORTHERN, easting, northing);
}

const N = FLATTENING / (2 - FLATTENING);
const RECTIFYING_M = (RADIUS_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Of the series of Krueger from the grid back to the ellipsoid, exact to a millimetre. */
const BETA = [N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3, N ** 2 / 48 + N ** 3 / 15, (17 / 480) * N ** 3];
const DELTA = [2 * N - (2 / 3) * N ** 2 - 2 * N ** 3, (7 / 3) * N ** 2 - (8 / 5) * N ** 3, (56 / 15) * N ** 3];

function fromTransverseMercator(zone: number, isNorth: boolean, easting: number, northing: number): Position {
  const xi = (northing - (isNorth ? 0 : FALSE_NORTHING_M)) / (SCALE * RECTIFYING_M);
  const eta = (easting - FALSE_EASTING_M) / (SCALE * RECTIFYING_M);
  const sum = (term: (beta: number, order: number) => number) =>
    BETA.reduce((total, beta, i) => total + term(beta, 2 * (i + 1)), 0);
  const xi1 = xi - sum((beta, order) => beta * Math.sin(order * xi) * Math.cosh(order * eta));
  const eta1 = eta - sum((beta, order) => beta * Math.cos(order * xi) * Math.sinh(order * eta));
  const conformal = Math.asin(Math.sin(xi1) / Math.cosh(eta1));
  const lat = conformal + DELTA.reduce((total, delta, i) => total + delta * Math.sin(2 * (i + 1) * conformal), 0);
  const lon = toRadians(zone * 6 - 183) + Math.atan2(Math.sinh(eta1), Math.cos(xi1));
  return { lat: toDegrees(lat), lon: toDegrees(lon) };
}

const COLUMNS = ['ABCDEFGH', 'JKLMNPQR', 'STUVWXYZ'];
const ROWS = 'ABCDEFGHJKLMNPQRSTUV';
const SQUARE_M = 100_000;
const ROWS_M = ROWS.length * SQUARE_M;

/** Squares of 100 km; the letters of rows come back every 2,000 km, and the band of latitude tells which is meant. */
function fromMgrs(mgrs: unknown): Position | undefined {
  const zone = readZone(text(find(mgrs, 'MGRSGridZone')));
  const square = text(find(mgrs, 'MGRSGridSquare')).toUpperCase();
  const precision = Number(text(find(mgrs, 'MGRSPrecision')) || 5);
  const inSquare = ['MGRSEasting', 'MGRSNorthing'].map((name) => toMetres(text(find(mgrs, name)), precision));
  const [east, north] = inSquare;
  if (zone === undefined || square.length !== 2 || east === undefined || north === undefined) return undefined;
  const column = COLUMNS[(zone.number - 1) % 3].indexOf(square[0]);
  const row = ROWS.indexOf(square[1]);
  if (column < 0 || row < 0) return undefined;
  // The letters of rows of zones of an even number begin five later.
  const rowM = ((row + ROWS.length - (zone.number % 2 === 0 ? 5 : 0)) % ROWS.length) * SQUARE_M;
  const isNorth = zone.band >= FIRST_NORTHERN;
  const middle = zone.band * 8 - 76;
  for (let times = 0; times * ROWS_M < FALSE_NORTHING_M; times++) {
    const northing = times * ROWS_M + rowM + north;
    const position = fromTransverseMercator(zone.number, isNorth, (column + 1) * SQUARE_M + east, northing);
    // The northernmost band has twelve degrees.
    if (position.lat >= middle - 5 && position.lat <= middle + (zone.band === BANDS.length - 1 ? 9 : 5))
      return position;
  }
  return undefined;
}

/** Digits from the left of the five of a metre; of a coarser figure the middle of its square. */
function toMetres(digits: string, precision: number): number | undefined {
  if (!/^\d{1,5}$/.test(digits) || !(precision >= 1 && precision <= 5)) return undefined;
  const step = 10 ** (5 - precision);
  return Number(digits) * step + (step > 1 ? step / 2 : 0);
}
