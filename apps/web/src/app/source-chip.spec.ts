import { markOf } from './source-chip.tsx';

test('a row says by a letter how sure it is', () =>
  expect(markOf({ confidence: 'A' })).toEqual({ letter: 'A', title: 'Source: assumption' }));

test('a row that does not say it has a mark of its own', () =>
  expect(markOf({ confidence: null })).toEqual({ letter: '?', title: 'Source: not stated' }));

test('of what is on its way nothing is claimed', () =>
  expect(markOf(undefined)).toEqual({ letter: '\u00a0', title: 'Source' }));
