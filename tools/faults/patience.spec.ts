import { Patience, PATIENCE_MS } from './patience.mjs';

/** What is said each minute of processes that compute so many seconds a minute, one figure for each minute; the first that is said ends it. */
function wait(perMinute: readonly number[], threads = 1) {
  const patience = new Patience(0, new Map([[7, 1000]]), threads);
  let used = 1000;
  for (const [minute, seconds] of perMinute.entries()) {
    used += seconds;
    const wrong = patience.judge((minute + 1) * 60_000, new Map([[7, used]]));
    if (wrong !== undefined) return { minute: minute + 1, wrong };
  }
  return undefined;
}

const stretch = PATIENCE_MS / 60_000;
const minutes = (count: number, seconds: number) => Array<number>(count).fill(seconds);

it('a process that is at work is waited for beyond the first stretch', () => {
  expect(wait(minutes(3 * stretch, 20))).toBeUndefined();
});

it('one that never computes stands still after one stretch', () => {
  expect(wait(minutes(3 * stretch, 0))).toMatchObject({ minute: stretch, wrong: expect.stringContaining('for 0 s') });
});

it('one that has computed and hangs since stands still in the stretch after', () => {
  expect(wait([16, ...minutes(5 * stretch, 0)])?.minute).toBe(2 * stretch);
});

it('one that computes for ever is given up, with two threads for twice as much', () => {
  expect(wait(minutes(4 * stretch, 60), 1)).toMatchObject({
    minute: 2 * stretch,
    wrong: expect.stringContaining('without progress'),
  });
  expect(wait(minutes(stretch, 120), 2)).toBeUndefined();
  expect(wait(minutes(4 * stretch, 120), 2)?.minute).toBe(2 * stretch);
});

it('a process that came meanwhile is one of them, and none at all is idle', () => {
  const patience = new Patience(0, new Map(), 1);
  expect(patience.judge(PATIENCE_MS, new Map([[8, 20]]))).toBeUndefined();
  expect(patience.judge(2 * PATIENCE_MS, new Map())).toContain('for 0 s');
});
