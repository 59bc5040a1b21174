import { heldBack } from './sections.ts';

const there = { data: ['row'], error: null, loading: false };

test('rows whose names are on their way are on their way themselves', () => {
  expect(heldBack(there, true)).toEqual({ data: undefined, error: null, loading: true });
  expect(heldBack(there, false)).toBe(there);
});

test('a fault is told at once', () => {
  const failed = { data: undefined, error: 'gone', loading: false };
  expect(heldBack(failed, true)).toBe(failed);
});
