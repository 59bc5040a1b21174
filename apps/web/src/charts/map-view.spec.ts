import { fitProjection, nearestPlace, placesInView, placeStyle } from './map-view.ts';

test('all places lie inside the margin and north is up', () => {
  const places = [
    { lon: -4.4, lat: 48.4 },
    { lon: 30.5, lat: 50.4 },
    { lon: 28.6, lat: 44.1 },
  ];
  const project = fitProjection(places, 800, 500);
  for (const { lon, lat } of places) {
    const [x, y] = project([lon, lat]) ?? [NaN, NaN];
    expect(x).toBeGreaterThanOrEqual(35.9);
    expect(x).toBeLessThanOrEqual(764.1);
    expect(y).toBeGreaterThanOrEqual(35.9);
    expect(y).toBeLessThanOrEqual(464.1);
  }
  expect(project([20, 55])![1]).toBeLessThan(project([20, 45])![1]);
});

test('no place and one place give a map too', () => {
  expect(fitProjection([], 800, 500)([20, 50])!.every(Number.isFinite)).toBe(true);
  expect(fitProjection([{ lon: 20, lat: 50 }], 800, 500).scale()).toBe(6000);
});

test('the nearest place within reach', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ];
  expect(nearestPlace(points, 8, 1)).toBe(points[1]);
  expect(nearestPlace(points, 40, 0)).toBeUndefined();
});

test('kinds', () => {
  expect(placeStyle('hub').label).toBeLessThan(placeStyle('airfield').label);
  expect(placeStyle('something else').title).toBe('Place');
});

test('the map opens on Europe, unless most places lie elsewhere', () => {
  const [paris, kyiv, norfolk] = [
    { lon: 2.3, lat: 48.9 },
    { lon: 30.5, lat: 50.4 },
    { lon: -76.3, lat: 36.9 },
  ];
  expect(placesInView([paris, kyiv, norfolk])).toEqual([paris, kyiv]);
  expect(placesInView([paris, norfolk])).toEqual([paris, norfolk]);
});
