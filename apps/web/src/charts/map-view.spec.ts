import { beyondPlaces, fitProjection, nearestPlace, placesInView, placeStyle, windowOn } from './map-view.ts';

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
  const one = fitProjection([{ lon: 20, lat: 50 }], 800, 500);
  expect(one.scale()).toBe(6000);
  expect(one([20, 50])!.map(Math.round)).toEqual([400, 250]);
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

const inside = (places: readonly { lon: number; lat: number }[]) => {
  const project = fitProjection(places, 800, 500);
  return places
    .map(({ lon, lat }) => project([lon, lat]) ?? [NaN, NaN])
    .every(([x, y]) => x >= 35 && x <= 765 && y >= 35 && y <= 465);
};

test('a world across the 180th meridian is one neighbourhood, not two ends of the earth', () => {
  const [fiji, samoa, tonga] = [
    { lon: 178, lat: -18 },
    { lon: -172, lat: -13.8 },
    { lon: -175, lat: -21 },
  ];
  expect(inside([fiji, samoa, tonga])).toBe(true);
  const project = fitProjection([fiji, samoa, tonga], 800, 500);
  const [west, east] = [project([178, -18])!, project([-172, -13.8])!];
  expect(west[0]).toBeLessThan(east[0]);
  // Ten degrees fill the map: kilometres are seen.
  expect(east[0] - west[0]).toBeGreaterThan(400);
});

test('the southern half of the earth, the equator and the whole globe have a map', () => {
  const south = [
    { lon: 147, lat: -42 },
    { lon: 130, lat: -12 },
  ];
  expect(inside(south)).toBe(true);
  expect(fitProjection(south, 800, 500)([140, -20])![1]).toBeLessThan(fitProjection(south, 800, 500)([140, -30])![1]);
  expect(
    inside([
      { lon: 9, lat: 0 },
      { lon: 12, lat: 1 },
    ]),
  ).toBe(true);
  expect(inside([0, 120, -120].map((lon) => ({ lon, lat: 0 })))).toBe(true);
});

test('corners beyond all places are told, and where there are none it is one list', () => {
  const places = [
    { lon: 20, lat: 45 },
    { lon: 30, lat: 50 },
  ];
  const inside = { lon: 25, lat: 47 };
  const east = { lon: 31, lat: 47 };
  expect(beyondPlaces(places, [inside, east])).toEqual([east]);
  expect(beyondPlaces([], [inside])).toEqual([inside]);
  expect(beyondPlaces(places, [inside])).toBe(beyondPlaces(places, []));
});

test('as many places as a document may have are no fault', () => {
  const places = Array.from({ length: 200_000 }, (_, n) => ({ lon: n % 40, lat: 45 }));
  expect(beyondPlaces(places, [{ lon: 41, lat: 45 }])).toHaveLength(1);
});

test('a window on points has their middle, and no scale beyond the most', () => {
  const size = { width: 1000, height: 500 };
  const corners = [
    { x: 100, y: 100 },
    { x: 530, y: 110 },
  ];
  expect(windowOn(corners, size, 40)).toEqual({ scale: 2, middle: [315, 105] });
  expect(windowOn([{ x: 7, y: 9 }], size, 40)).toEqual({ scale: 40, middle: [7, 9] });
});
