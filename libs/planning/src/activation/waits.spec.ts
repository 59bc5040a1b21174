/** What waits for what, question by question. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, smallScenario } from '../testing/small-scenario.ts';
import { calledId, committedId, readyId, Waits } from './waits.ts';

type Gate = NonNullable<ScenarioDocument['gates']>[number];
type Commitment = NonNullable<ScenarioDocument['commitments']>[number];
const gate = (id: string, requires: readonly string[] = [], requiresCount?: number): Gate => ({
  ...{ id, title: id, kind: 'order', requires: [...requires] },
  ...(requiresCount === undefined ? {} : { requiresCount }),
});
const commitment = (id: string, trigger: string, part: Partial<Commitment> = {}): Commitment => ({
  ...{ id, nation: 'AA', title: id, kind: 'military-capability', trigger },
  ...part,
});
const waitsOf = (part: Partial<ScenarioDocument>) => new Waits(smallScenario({ forceElements: [], ...part }));

describe('without', () => {
  const lost = (part: Partial<ScenarioDocument>, ...gone: string[]) => [...waitsOf(part).without(gone)].sort();

  test('all that needs it, and what needs that; not what has enough else', () => {
    const gates = [gate('a'), gate('b'), gate('c', ['a', 'b']), gate('d', ['c']), gate('e', ['a', 'b'], 1), gate('f')];
    expect(lost({ gates }, 'a')).toEqual(['a', 'c', 'd']);
    expect(lost({ gates }, 'a', 'b')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lost({ gates })).toEqual([]);
  });

  test('conditions by their type', () => {
    const conditions: ScenarioDocument['conditions'] = [
      { id: 'any', type: 'any', of: ['a', 'b'] },
      { id: 'two', type: 'at-least', of: ['a', 'b', 'c'], count: 2 },
      { id: 'all', type: 'all', of: ['a', 'b'] },
      { id: 'after', type: 'after', condition: 'a', duration: { fixed: 1 } },
      { id: 'day', type: 'date', at: { anchor: 'CF', offset: 1 } },
      { id: 'level', type: 'stock', stock: 's', atLeastT: 1 },
    ];
    const gates = ['a', 'b', 'c'].map((id) => gate(id));
    expect(lost({ gates, conditions }, 'a')).toEqual(['a', 'after', 'all']);
    expect(lost({ gates, conditions }, 'a', 'b')).toEqual(['a', 'after', 'all', 'any', 'b', 'two']);
  });

  test('elements by their gate, by those that they need, and by one of the commitments that release them', () => {
    const part: Partial<ScenarioDocument> = {
      gates: [gate('g'), gate('h')],
      forceElements: [element('x', { releasedBy: 'g' }), element('y', { needs: ['x'] }), element('z')],
      commitments: [commitment('k', 'g', { releases: ['z'] }), commitment('l', 'h', { releases: ['z'] })],
    };
    expect(lost(part, 'g')).toEqual(['called:x', 'g', 'k', 'ready:x', 'ready:y']);
    expect(lost(part, 'g', 'h')).toEqual(
      ['g', 'h', 'k', 'l', committedId('z'), ...['x', 'z'].map(calledId), ...['x', 'y', 'z'].map(readyId)].sort(),
    );
    expect(lost(part, calledId('y'))).toEqual([calledId('y'), readyId('y')]);
  });

  test('movements by their gate and those before them, activities by who has to be there, and what counts on them', () => {
    const move = { cargo: { pax: 10 }, from: 'GARRISON', to: 'HUB-East', modes: ['road' as const] };
    const part: Partial<ScenarioDocument> = {
      gates: [gate('g')],
      forceElements: [element('x')],
      movements: [
        { id: 'm', ...move, releasedBy: 'g' },
        { id: 'n', ...move, after: ['m'] },
      ],
      activities: [
        { id: 'work', startsWhen: 'g', duration: { fixed: 1 } },
        { id: 'course', present: ['x'], duration: { fixed: 1 } },
      ],
      conditions: [
        { id: 'arrived', type: 'arrived', movement: 'n', share: 1 },
        { id: 'ready', type: 'ready', element: 'x' },
        { id: 'worked', type: 'done', activity: 'work', runs: 1 },
        { id: 'taught', type: 'done', activity: 'course', runs: 1 },
      ],
      remedies: [{ id: 'r', title: 'R', step: 1, requires: ['worked'] }],
    };
    expect(lost(part, 'g')).toEqual(
      ['g', 'called:m', 'ready:m', 'called:n', 'ready:n', 'arrived', 'done:work', 'worked', 'r'].sort(),
    );
    expect(lost(part, readyId('x'))).toEqual(['done:course', 'ready', 'ready:x', 'taught']);
  });

  test('a commitment by its trigger and by the decision on it', () => {
    const part = { gates: [gate('g'), gate('h')], commitments: [commitment('k', 'g', { decision: 'h' })] };
    expect(lost(part, 'g')).toEqual(['g', 'k']);
    expect(lost(part, 'h')).toEqual(['h', 'k']);
  });
});

describe('circles', () => {
  const circles = (gates: readonly Gate[], settled: readonly string[] = []) =>
    waitsOf({ gates: [...gates] })
      .circles(new Set(settled))
      .map((circle) => circle.map(({ id }) => id));

  test('who waits for himself over others, once; where the way to it begins outside, the circle alone', () => {
    const circle = [gate('a', ['b']), gate('b', ['c']), gate('c', ['a'])];
    expect(circles(circle)).toEqual([['a', 'b', 'c']]);
    expect(circles([gate('x', ['a']), ...circle])).toEqual([['a', 'b', 'c']]);
    expect(circles([...circle, gate('d', ['d'])])).toEqual([['a', 'b', 'c'], ['d']]);
    expect(circles([gate('a', ['b']), gate('b')])).toEqual([]);
  });

  test('none where enough else would do, or something of it is settled', () => {
    expect(circles([gate('a', ['b', 'free'], 1), gate('b', ['a']), gate('free')])).toEqual([]);
    expect(circles([gate('a', ['b', 'free'], 2), gate('b', ['a']), gate('free')])).toEqual([['a', 'b']]);
    expect(circles([gate('a', ['b']), gate('b', ['a'])], ['b'])).toEqual([]);
  });

  test('what is not known holds nothing back, and what is stuck for another reason hides no circle', () => {
    expect(circles([gate('a', ['unknown'])])).toEqual([]);
    // It lacks a second that nobody has: stuck, and in no circle.
    const never = gate('never', ['free'], 2);
    expect(circles([never, gate('free')])).toEqual([]);
    expect(circles([gate('a', ['never', 'b']), gate('b', ['a']), never, gate('free')])).toEqual([['a', 'b']]);
    expect(circles([gate('x', ['never']), gate('y', ['x']), never, gate('free')])).toEqual([]);
  });

  test('says where it stands in the document', () => {
    const [circle] = waitsOf({ gates: [gate('free'), gate('a', ['b']), gate('b', ['a'])] }).circles(new Set());
    expect(circle.map(({ path }) => path)).toEqual(['gates.1.requires', 'gates.2.requires']);
  });
});
