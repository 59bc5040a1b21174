import { medianReplication } from './to-run-result.ts';

const LINES = 150_001;

test('the shown replication of more lines than a call takes arguments is the median one', () => {
  const subjects = Array.from({ length: LINES }, (_, index) => ({ index }));
  const outcomes = [30, -1, 10].map((last) => ({ ready: new Int32Array(LINES).fill(5).fill(last, LINES - 1) }));
  expect(medianReplication(subjects, outcomes)).toBe(0);
});
