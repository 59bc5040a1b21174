/** The earliest minute of a gate, gate by gate. Days from CF-day; D-day is day 20. */
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { smallScenario } from '../testing/small-scenario.ts';
import { earliestMet } from './earliest-met.ts';

type Gate = NonNullable<ScenarioDocument['gates']>[number];
const gate = (id: string, part: Partial<Gate> = {}): Gate => ({ id, title: id, kind: 'order', ...part });
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });

function earliestDays(gates: readonly Gate[], part: Partial<ScenarioDocument> = {}): Record<string, number> {
  const document = smallScenario({ gates: [...gates], ...part });
  const days = [...earliestMet(document, new ScenarioClock(document.clock))].map(([id, min]) => [id, min / 1440]);
  return Object.fromEntries(days) as Record<string, number>;
}
const day = (part: Partial<Gate>, document: Partial<ScenarioDocument> = {}) =>
  earliestDays([gate('g', part)], document)['g'];

test('its opening date and the least that its decision takes', () => {
  expect(day({})).toBe(0);
  expect(day({ opensAt: CF(3), duration: { fixed: 2 } })).toBe(5);
  // Nothing is before CF-day, and the decision begins there.
  expect(day({ opensAt: CF(-3), duration: { fixed: 2 } })).toBe(2);
  expect(day({ kind: 'breach' })).toBe(20);
  expect(day({ kind: 'breach', opensAt: CF(22) })).toBe(22);
});

test('of what is drawn the least: of a gamma its shift, of a list the smallest, of a lognormal nothing', () => {
  const least = (duration: Gate['duration']) => day({ duration });
  expect(least({ uniform: [2, 9] })).toBe(2);
  expect(least({ triangular: [3, 4, 9] })).toBe(3);
  expect(least({ pert: [4, 5, 9] })).toBe(4);
  expect(least({ gamma: { shape: 2, mean: 3, shift: 5 } })).toBe(5);
  expect(least({ gamma: { shape: 2, mean: 3 } })).toBe(0);
  expect(least({ empirical: [8, 6, 7] })).toBe(6);
  expect(least({ lognormal: { median: 3, sigma: 1 } })).toBe(0);
  expect(least({ fixed: 12, unit: 'h' })).toBe(0.5);
});

test('what it requires: all of it, or the first so many', () => {
  const required = [gate('a', { opensAt: CF(7) }), gate('b', { opensAt: CF(2) }), gate('c', { opensAt: CF(4) })];
  const after = (part: Partial<Gate>) =>
    earliestDays([gate('g', { requires: ['a', 'b', 'c'], duration: { fixed: 1 }, ...part }), ...required])['g'];
  expect(after({})).toBe(8);
  expect(after({ requiresCount: 1 })).toBe(3);
  expect(after({ requiresCount: 2 })).toBe(5);
  expect(after({ requiresCount: 1, opensAt: CF(6) })).toBe(7);
  // What is no gate may be there from the beginning.
  expect(earliestDays([gate('g', { requires: ['c', 'other'], requiresCount: 1 }), ...required])['g']).toBe(0);
  expect(earliestDays([gate('g', { requires: ['c', 'other'] }), ...required])['g']).toBe(4);
});

test('a chain that is told backwards, with branches that meet', () => {
  const one = { duration: { fixed: 1 } };
  expect(
    earliestDays([
      gate('e', { requires: ['d'], ...one }),
      gate('d', { requires: ['b', 'c'], ...one }),
      gate('c', { requires: ['a'], duration: { fixed: 5 } }),
      gate('b', { requires: ['a'], ...one }),
      gate('a', one),
    ]),
  ).toEqual({ a: 1, b: 2, c: 6, d: 7, e: 8 });
});

test('a circle is cut at its first, and who comes behind it has its time', () => {
  const one = { duration: { fixed: 1 } };
  const circle = [gate('a', { requires: ['b'], ...one }), gate('b', { requires: ['a'], ...one })];
  expect(earliestDays([...circle, gate('c', { requires: ['b'], ...one })])).toEqual({ a: 1, b: 2, c: 3 });
});

test('met is met, whatever it requires; not before CF-day', () => {
  const record = (offset: number): Partial<Gate> => ({
    requires: ['late'],
    duration: { fixed: 9 },
    record: [
      { event: 'refused', at: CF(0) },
      { event: 'met', at: CF(offset) },
    ],
  });
  const late = gate('late', { opensAt: CF(15) });
  expect(earliestDays([late, gate('g', record(4))])['g']).toBe(4);
  expect(earliestDays([late, gate('g', record(-4))])['g']).toBe(0);
  // A refusal alone says nothing of when it is met.
  expect(day({ duration: { fixed: 9 }, record: [{ event: 'refused', at: CF(1) }] })).toBe(9);
});

test('intelligence shortens it, to whole minutes; what is withdrawn does not', () => {
  const [offer] = smallScenario().contributions!;
  const shortened = (status: 'confirmed' | 'withdrawn') =>
    day(
      { duration: { fixed: 3, unit: 'min' } },
      { contributions: [{ ...offer, status, support: { shortens: [{ gate: 'g', factor: 0.5 }] } }] },
    ) * 1440;
  expect(shortened('withdrawn')).toBe(3);
  expect(shortened('confirmed')).toBe(1);
});

test('detection takes the time of the kind of breach, at its least under full coverage', () => {
  const document: Partial<ScenarioDocument> = {
    attack: { breach: 'overt' },
    latencies: [
      { id: 'l', process: 'detection', breach: 'overt', duration: { uniform: [4, 8] }, coverageShortens: 0.25 },
    ],
  };
  expect(day({ kind: 'detection', duration: { fixed: 1 } }, document)).toBe(3);
  expect(day({ kind: 'order', duration: { fixed: 1 } }, document)).toBe(1);
});
