import geographiclib from 'geographiclib-geodesic';
import { drawUniform } from '../engine/random.ts';
import { polygonAreaKm2 } from './area.ts';

interface Polygon {
  AddPoint(lat: number, lon: number): void;
  Compute(reverse: boolean, sign: boolean): { readonly area: number };
}
const exactKm2 = (corners: readonly { readonly lat: number; readonly lon: number }[]): number => {
  const polygon = (geographiclib.Geodesic.WGS84 as unknown as { Polygon(line: boolean): Polygon }).Polygon(false);
  for (const { lat, lon } of corners) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area) / 1e6;
};

describe('area of a polygon', () => {
  test('a square degree at the equator by hand, the other way round, and moved around the earth', () => {
    const square = (lon: number) => [
      { lat: 0, lon },
      { lat: 0, lon: lon + 1 },
      { lat: 1, lon: lon + 1 },
      { lat: 1, lon },
    ];
    // R² x (π / 180) x sin 1° = 40589732 x 0.01745329 x 0.01745241
    expect(polygonAreaKm2(square(0))).toBeCloseTo(12363.7, 0);
    expect(polygonAreaKm2([...square(0)].reverse())).toBeCloseTo(polygonAreaKm2(square(0)), 6);
    expect(polygonAreaKm2(square(-18))).toBeCloseTo(polygonAreaKm2(square(0)), 3);
  });

  test('1,000 quadrilaterals of the size of a sector: within 1 % of the ellipsoid (Karney)', () => {
    let worst = 0;
    for (let i = 0; i < 1000; i++) {
      const u = (ordinal: number) => drawUniform(5, 0, i, 0, ordinal);
      const [lat, lon] = [100 * u(0) - 50, 300 * u(1) - 150];
      const corner = (n: number, up: number, right: number) => ({
        lat: lat + up * (0.3 + u(n)),
        lon: lon + right * (0.3 + u(n + 1)),
      });
      const corners = [corner(2, 1, 1), corner(4, 1, -1), corner(6, -1, -1), corner(8, -1, 1)];
      const exact = exactKm2(corners);
      worst = Math.max(worst, Math.abs(polygonAreaKm2(corners) - exact) / exact);
    }
    expect(worst).toBeLessThan(0.01);
  });
});
