import { isAnyDay, tooLateFirst } from './decisions.ts';

const decision = (gate: string, decidedMin: number | null, allInTimeMin: number | null, inTimeMin: number | null) => ({
  gate,
  decidedMin,
  allInTimeMin,
  inTimeMin,
});

test('what is decided too late for all, or for some where all cannot be, stands first', () => {
  const rows = [
    decision('in time', 10, 20, 20),
    decision('no date helps', 10, null, null),
    decision('too late for some', 10, null, 3),
    decision('in time for some', 2, null, 3),
    decision('not decided', null, 20, 20),
  ];
  expect(tooLateFirst(rows).map(({ gate }) => gate)).toEqual([
    'too late for some',
    'not decided',
    'in time',
    'no date helps',
    'in time for some',
  ]);
});

test('no last date is not no date', () => {
  expect(isAnyDay({ inTime: 9, inTimeMin: null, elements: 9 })).toBe(true);
  expect(isAnyDay({ inTime: 0, inTimeMin: null, elements: 9 })).toBe(false);
  expect(isAnyDay({ inTime: 9, inTimeMin: 4, elements: 9 })).toBe(false);
});
