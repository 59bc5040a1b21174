import type { ScenarioDocument } from '@muster/planning';
import type { Lever } from '@muster/planning/run';
import { setLever } from './lever-of-resource.ts';
import { furtherLevers, isAlike, readLevers, suppositionsOf, writeLevers } from './levers-of-plan.ts';

const notice: Lever = { kind: 'notice', share: 0.8 };
const gate = (id: string, days = 1): Lever => ({ kind: 'gate', gate: id, days });
const document: Pick<ScenarioDocument, 'hypotheses'> = {
  hypotheses: [
    { id: 'h-1', ...notice, note: 'Asked for in May', confidence: 'A' },
    { id: 'h-2', kind: 'gate', gate: 'order', days: 1 },
  ],
};

test('a what-if on a variant begins with what it supposes', () => {
  const supposed = suppositionsOf(document);
  expect(supposed).toEqual([notice, gate('order')]);
  expect(suppositionsOf({})).toEqual([]);
  expect(readLevers(undefined, supposed)).toEqual(supposed);
  expect(readLevers('attack:5', supposed)).toEqual([{ kind: 'attack', days: 5 }]);
});

test('the address says nothing of levers that are those of the plan, and says that there are none where the plan has some', () => {
  const supposed = suppositionsOf(document);
  expect(writeLevers([gate('order'), notice], supposed)).toBeNull();
  expect(writeLevers([], [])).toBeNull();
  expect(readLevers(writeLevers([], supposed) ?? undefined, supposed)).toEqual([]);
  expect(readLevers(writeLevers([notice], supposed) ?? undefined, supposed)).toEqual([notice]);
  expect(isAlike([notice], [{ kind: 'notice', share: 0.5 }])).toBe(false);
});

test('of several levers of a kind the first gives way, and no two are of one thing', () => {
  const two = [gate('order'), gate('vote', 3)];
  expect(setLever(two, 'gate', gate('order', -2))).toEqual([gate('vote', 3), gate('order', -2)]);
  expect(setLever(two, 'gate', gate('vote', -2))).toEqual([gate('vote', -2)]);
  expect(setLever(two, 'gate', null)).toEqual([gate('vote', 3)]);
});

test('what stands behind the first of its kind is told beside the controls, which have one of each', () => {
  expect(furtherLevers([gate('order'), notice])).toEqual([]);
  expect(furtherLevers([gate('order'), notice, gate('vote', 3), gate('third')])).toEqual([
    gate('vote', 3),
    gate('third'),
  ]);
});
