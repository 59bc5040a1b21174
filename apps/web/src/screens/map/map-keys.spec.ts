import { mapKey, ZOOM_STEP } from './map-keys.ts';

test.each([
  ['ArrowLeft', { kind: 'move', x: 0.15, y: 0 }],
  ['ArrowDown', { kind: 'move', x: 0, y: -0.15 }],
  ['=', { kind: 'zoom', factor: ZOOM_STEP }],
  ['-', { kind: 'zoom', factor: 1 / ZOOM_STEP }],
  ['0', { kind: 'all' }],
  ['Tab', null],
])('the key %s on the map', (key, expected) => {
  expect(mapKey(key)).toEqual(expected);
});
