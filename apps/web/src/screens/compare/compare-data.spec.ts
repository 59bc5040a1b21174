import {
  inOrderOfChange,
  isOnItsWay,
  summariesKey,
  withAsked,
  type ComparableRun,
  type ComparedTime,
  type RunComparison,
} from './compare-data.ts';

const run = (id: string, done: number, state = 'running') => ({ id, done, asked: 9, state }) as ComparableRun;

test('only what was asked again changes, in its place; what is not there any more goes', () => {
  const all = [run('c', 1), run('b', 2), run('a', 9, 'succeeded')];
  const next = withAsked(all, ['c', 'b'], [run('c', 5), null]);
  expect(next).toEqual([run('c', 5), run('a', 9, 'succeeded')]);
});

test('a run with all its replications is not followed, whatever is still tried', () => {
  expect([run('a', 3), run('a', 9), run('a', 0, 'queued'), run('a', 3, 'failed')].map(isOnItsWay)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('the largest change stands first whichever run it is of, the whole force before its parts', () => {
  const time = (key: string, mean: number) => ({ key, daysLater: { mean, low: mean, high: mean } }) as ComparedTime;
  const second = [time('a', 3), time('b', -2), time('all', 0.1)];
  const third = [time('c', -9), time('a', 1)];
  expect(inOrderOfChange([...second, ...third])).toEqual(['all', 'c', 'a', 'b']);
});

test('curves are read once the comparison is there, for its replications, and also when there is none to be had', () => {
  const data = [{ replications: 4 }] as unknown as readonly RunComparison[];
  expect(summariesKey(['a', 'b'], { data: undefined, error: null })).toBeNull();
  expect(summariesKey(['a', 'b'], { data, error: null })).toBe('compare:summaries:a b:4');
  expect(summariesKey(['a', 'b'], { data: undefined, error: 'Refused.' })).toBe('compare:summaries:a b:alone');
});
