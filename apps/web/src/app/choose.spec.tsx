import { renderToStaticMarkup } from 'react-dom/server';
import type { RunHead } from '../api/model.ts';
import { besideRuns, chooseRun, chooseScenario, isKept, isNamed } from './choose.ts';
import { ErrorState, LoadingState } from './states.tsx';

const run = (number: number, state: RunHead['state'], done: number) =>
  ({ id: `id${number}`, number, state, done }) as RunHead;

test('the run of the address, else the newest done one, else one with results, else the newest', () => {
  const runs = [run(4, 'queued', 0), run(3, 'running', 50), run(2, 'done', 200), run(1, 'done', 200)];
  expect(chooseRun(runs, '1')?.number).toBe(1);
  expect(chooseRun(runs, 'nonsense')?.number).toBe(2);
  expect(chooseRun(runs.slice(0, 2), undefined)?.number).toBe(3);
  expect(chooseRun(runs.slice(0, 1), undefined)?.number).toBe(4);
  expect(chooseRun([], undefined)).toBeNull();
});

test('a trial of few replications is not what all see; of trials alone the longest, and of equals the newest', () => {
  const trials = [run(9, 'done', 4), run(8, 'done', 20), run(7, 'done', 20)];
  expect(chooseRun([...trials, run(6, 'done', 200), run(5, 'done', 500)], undefined)?.number).toBe(6);
  expect(chooseRun(trials, undefined)?.number).toBe(8);
  expect(chooseRun(trials, '9')?.number).toBe(9);
});

test('nor while the whole run is still looking for reliefs', () => {
  expect(chooseRun([run(2, 'running', 2), run(1, 'running', 200)], undefined)?.number).toBe(1);
  expect(chooseRun([run(2, 'running', 2), run(1, 'running', 1)], undefined)?.number).toBe(2);
});

test('the scenario of the address, else the first', () => {
  const scenarios = ['a', 'b'].map((key) => ({ id: `id-${key}`, key, title: key, summary: null, marking: '' }));
  expect(chooseScenario(scenarios, 'b')?.id).toBe('id-b');
  expect(chooseScenario(scenarios, undefined)?.id).toBe('id-a');
  expect(chooseScenario([], 'b')).toBeNull();
});

test('who follows a link to what is not here is told', () => {
  const known = [run(2, 'done', 200)];
  const shown = chooseRun(known, '60')!;
  expect([undefined, '2', 'id2', '60'].map((wanted) => isNamed(shown, wanted))).toEqual([true, true, true, false]);
  expect(isNamed({ id: 'x', key: 'paris-declaration' }, 'hidden')).toBe(false);
});

test('loading and failure look and read differently', () => {
  expect(renderToStaticMarkup(<LoadingState what="run" />)).toContain('role="status"');
  expect(renderToStaticMarkup(<ErrorState what="The run" message="No answer." />)).toContain('role="alert"');
});

test('of a run whose details were removed only the closure is shown: an empty list would say that nothing is late', () => {
  expect(isKept({ isTrimmed: true }, 'overview')).toBe(false);
  expect(isKept({ isTrimmed: true }, 'closure')).toBe(true);
  expect(isKept({ isTrimmed: false }, 'overview')).toBe(true);
});

test('beside a run stand those with a result and its details: without them all that is counted would be 0', () => {
  const [shown, other, begun, trimmed] = [
    run(4, 'done', 200),
    run(3, 'done', 200),
    run(2, 'running', 0),
    run(1, 'done', 200),
  ];
  const runs = [shown, other, begun, { ...trimmed, isTrimmed: true }];
  expect(besideRuns(runs, shown.id)).toEqual([other]);
});
