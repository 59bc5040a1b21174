/**
 * Area of a polygon on the sphere of the earth's mean radius, between edges that are straight in longitude and the sine of latitude (equal-area
 * cylindrical projection, Lambert 1772), with portable functions. Exact on the sphere for edges along meridians and parallels; at the size of a
 * sector within one per cent of the ellipsoid. The polygon touches neither a pole nor the date line.
 */
import { sin } from '../engine/portable-math.ts';

const MEAN_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Square kilometres inside corners in degrees, in either order around. */
export function polygonAreaKm2(corners: readonly { readonly lat: number; readonly lon: number }[]): number {
  const doubled = corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % corners.length];
    return sum + (b.lon - a.lon) * RADIANS * (sin(a.lat * RADIANS) + sin(b.lat * RADIANS));
  }, 0);
  return (Math.abs(doubled) / 2) * MEAN_RADIUS_KM * MEAN_RADIUS_KM;
}
