import { geoEquirectangular } from 'd3';
import { nearestLine, toLinkLines } from './link-lines.ts';

const places = new Map([
  ['a', { lon: 0, lat: 50 }],
  ['b', { lon: 10, lat: 50 }],
  ['c', { lon: 10, lat: 40 }],
  ['far', { lon: 90, lat: 50 }],
]);
const link = (id: string, from: string, to: string) => ({ id, from, to, mode: 'rail' });
const projection = geoEquirectangular().scale(100).translate([0, 0]);
const project = (point: [number, number]) => projection(point);
const at = (lon: number, lat: number) => projection([lon, lat]) as [number, number];
const lines = toLinkLines([link('ab', 'a', 'b'), link('bc', 'b', 'c'), link('gone', 'a', 'nowhere')], places, project);

test('a link to a place that is not there has no line', () => {
  expect(lines.map(({ link: { id } }) => id)).toEqual(['ab', 'bc']);
});

test('the nearest line within reach is found, beside its ends too', () => {
  const [x, y] = at(5, 50.1);
  expect(nearestLine(lines, x, y + 1, 3)?.link.id).toBe('ab');
  const [east, south] = at(10, 45);
  expect(nearestLine(lines, east + 2, south, 3)?.link.id).toBe('bc');
  expect(nearestLine(lines, east + 4, south, 3)).toBeUndefined();
  // Beyond the end of a line it is as far as the end.
  const [endX, endY] = at(10, 40);
  expect(nearestLine(lines, endX, endY + 2, 3)?.link.id).toBe('bc');
  expect(nearestLine(lines, endX, endY + 4, 3)).toBeUndefined();
});

test('a long way is found where it is drawn, on the bend of the shortest way over the globe', () => {
  const [long] = toLinkLines([link('long', 'a', 'far')], places, project);
  const [x, straight] = at(45, 50);
  expect(nearestLine([long], x, straight, 5)).toBeUndefined();
  const [, bent] = at(45, 59.3);
  expect(nearestLine([long], x, bent, 5)?.link.id).toBe('long');
});

test('what is not on the map cannot be picked', () => {
  expect(toLinkLines([link('ab', 'a', 'b')], places, () => null)).toEqual([]);
});
