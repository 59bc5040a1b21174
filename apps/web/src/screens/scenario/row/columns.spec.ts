import { columnsOf, columnsThatFit } from './columns.ts';

test('short fields that most rows fill, those that tell rows apart first', () => {
  const rows = [
    { id: 'a', version: 1, breachPolicy: 'hold', component: 'land', nation: 'FR', caveats: [{}], note: 'x', rare: 1 },
    { id: 'b', version: 1, breachPolicy: 'hold', component: 'air', nation: 'DE', caveats: [], title: 'B' },
    { id: 'c', version: 1, breachPolicy: 'hold', component: 'air', nation: 'DE' },
    { id: 'd', version: 1, breachPolicy: 'hold', component: 'air', nation: 'DE' },
  ];
  expect(columnsOf(rows as never)).toEqual(expect.arrayContaining(['nation', 'component', 'breachPolicy']));
  expect(columnsOf(rows as never).slice(0, 2)).toEqual(['nation', 'component']);
  expect(columnsOf(rows as never)).not.toContain('rare');
});

test('no more than have room', () => expect([0, 640, 740, 1200].map(columnsThatFit)).toEqual([2, 2, 3, 7]));
