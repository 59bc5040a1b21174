/**
 * Length of the geodesic on the WGS 84 ellipsoid by Lambert's formula for long lines (spherical distance with a first-order flattening
 * correction), with portable functions, so that every engine gets the same metre. Error against Karney's geodesic: below 60 m to
 * 14,000 km, half a kilometre at 19,000 km, some kilometres near the antipode.
 */
import { atan, atan2, cos, sin } from '../engine/portable-math.ts';

const EQUATORIAL_RADIUS_M = 6378137;
const FLATTENING = 1 / 298.257223563;
const RADIANS = Math.PI / 180;

/** Geodesic between two positions in degrees, whole metres. Exactly antipodal points give half the circumference. */
export function geodesicM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const beta1 = reducedLatitude(lat1);
  const beta2 = reducedLatitude(lat2);
  const sinHalfLat = sin((beta2 - beta1) / 2);
  const sinHalfLon = sin(((lon2 - lon1) * RADIANS) / 2);
  const h = sinHalfLat * sinHalfLat + cos(beta1) * cos(beta2) * sinHalfLon * sinHalfLon;
  if (h <= 0) return 0;
  const sigma = 2 * atan2(Math.sqrt(h), Math.sqrt(Math.max(0, 1 - h)));
  const p = (beta1 + beta2) / 2;
  const q = (beta2 - beta1) / 2;
  const cosHalf = cos(sigma / 2);
  const sinHalf = sin(sigma / 2);
  const sinSigma = sin(sigma);
  const x = cosHalf === 0 ? 0 : ((sigma - sinSigma) * sin(p) * sin(p) * cos(q) * cos(q)) / (cosHalf * cosHalf);
  const y = sinHalf === 0 ? 0 : ((sigma + sinSigma) * cos(p) * cos(p) * sin(q) * sin(q)) / (sinHalf * sinHalf);
  return Math.round(EQUATORIAL_RADIUS_M * (sigma - (FLATTENING / 2) * (x + y)));
}

function reducedLatitude(lat: number): number {
  if (Math.abs(lat) >= 90) return (Math.sign(lat) * Math.PI) / 2;
  const phi = lat * RADIANS;
  return atan(((1 - FLATTENING) * sin(phi)) / cos(phi));
}
