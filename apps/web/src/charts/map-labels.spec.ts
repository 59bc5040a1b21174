import { labelsUpTo, placeLabels } from './map-labels.ts';

const label = (id: string, order: number, x = 100, y = 100) => ({ id, x, y, width: 40, order, markPx: 6 });

test('labels take the first free side, the important one first', () =>
  expect(placeLabels([label('B', 2), label('A', 1), label('C', 3)])).toEqual([
    { id: 'A', x: 109, y: 104 },
    { id: 'B', x: 51, y: 104 },
    { id: 'C', x: 80, y: 89 },
  ]));

test('what finds no room is left out', () => {
  const crowd = Array.from({ length: 19 }, (_, index) => label(`P${String(index).padStart(2, '0')}`, 1));
  const placed = placeLabels(crowd);
  expect(placed.length).toBeGreaterThan(3);
  expect(placed.length).toBeLessThan(9);
});

test('a label covers no mark but its own', () => {
  const own = { id: 'A', x: 100, y: 100, halfPx: 30 };
  const other = { id: 'other', x: 125, y: 100, halfPx: 10 };
  expect(placeLabels([label('A', 1)], [own, other])).toEqual([{ id: 'A', x: 51, y: 104 }]);
});

test('the edge of the map cuts no label that has room on another side', () => {
  expect(placeLabels([label('A', 1)], [], 140)).toEqual([{ id: 'A', x: 51, y: 104 }]);
  expect(placeLabels([label('A', 1, 20)], [], 50)).toEqual([{ id: 'A', x: 0, y: 89 }]);
  const leftIsTaken = { id: 'other', x: 75, y: 100, halfPx: 60 };
  expect(placeLabels([label('A', 1, 145)], [leftIsTaken], 150)).toEqual([{ id: 'A', x: 154, y: 104 }]);
});

test('no two labels meet, over a thousand random ones', () => {
  let seed = 7;
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const requests = Array.from({ length: 1000 }, (_, index) => ({
    ...label(String(index), random(9), random(1200), random(800)),
    width: 20 + random(90),
  }));
  const width = new Map(requests.map((row) => [row.id, row.width]));
  const boxes = placeLabels(requests).map(({ id, x, y }) => [x, y - 10, x + (width.get(id) ?? 0), y + 2]);
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) expect(a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1]).toBe(false);
});

test('the closer, the more kinds have a name', () => expect([1, 1.5, 3, 5].map(labelsUpTo)).toEqual([2, 3, 5, 9]));
