import type { ScenarioDocument } from '@muster/planning';
import { daysEarlier, leverFor, mayHaveLever, setLever, stockLever } from './lever-of-resource.ts';

const document = {
  gates: [
    { id: 'order', duration: { fixed: 3 } },
    { id: 'remedy' },
    { id: 'breach', kind: 'breach', duration: { fixed: 0 } },
  ],
  liftPools: [
    { id: 'few', liftType: 'roro', count: 2 },
    { id: 'many', liftType: 'roro', count: 5 },
  ],
  places: [{ id: 'PLGDN' }, { id: 'a/b' }],
} as unknown as ScenarioDocument;

test.each([
  ['gate/order', { kind: 'gate', gate: 'order', days: -1 }],
  ['gate/remedy', null],
  ['gate/breach', null],
  ['gate/detection:sector-east', null],
  ['lift/roro', { kind: 'lift', pool: 'many', more: 1 }],
  ['lift/barge', null],
  ['PLGDN/berths', { kind: 'facility', place: 'PLGDN', facility: 'berths', more: 1 }],
  ['a/b/parking-narrow', { kind: 'facility', place: 'a/b', facility: 'parking-narrow', more: 1 }],
  ['gone/berths', null],
  ['rail:A:B/path', null],
])('%s', (resource, lever) => expect(leverFor(resource, document)).toEqual(lever));

test('a link is offered only where a lever may fit', () => {
  expect(
    ['gate/order', 'lift/roro', 'PLGDN/ramps', 'gate/caveat:fe-1', 'permission/XD', 'fe-1'].map(mayHaveLever),
  ).toEqual([true, true, true, false, false, false]);
});

test('a lever joins those that are set; one of its kind gives way', () => {
  const set = setLever(
    [
      { kind: 'attack', days: -30 },
      { kind: 'gate', gate: 'order', days: -1 },
    ],
    'attack',
    {
      kind: 'attack',
      days: -60,
    },
  );
  expect(set).toEqual([
    { kind: 'gate', gate: 'order', days: -1 },
    { kind: 'attack', days: -60 },
  ]);
});

test('an attack does not come before the ceasefire', () => {
  expect([0, 1439, 60 * 1440, 400 * 1440].map((minute) => daysEarlier(minute, 90))).toEqual([0, 0, 60, 90]);
});

test('a quarter more of a stock, and of an empty one something', () => {
  expect([1000, 0].map((amountT) => stockLever('st', amountT))).toEqual([
    { kind: 'stock', stock: 'st', tonnes: 250 },
    { kind: 'stock', stock: 'st', tonnes: 10 },
  ]);
});
