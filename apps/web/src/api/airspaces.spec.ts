import { airspaceStateAt, type Airspace } from './airspaces.ts';
import type { Disruption } from './disruptions.ts';
import type { RunSummary } from './model.ts';

const airspace: Airspace = { id: 'air', name: 'Air', outline: [], opensWhen: 'gate', refuses: [] };
const gate = (p10: number | null, p90: number | null, share = 1) =>
  [{ id: 'gate', met: { p10, p50: p10, p80: p90, p90, share }, fell: null, metAgain: null, kind: 'host-request' }] as unknown as RunSummary['gates']; // prettier-ignore
const closing = (probability: number, part: Partial<Disruption> = {}): Disruption => ({
  ...{ id: 'd', title: 'd', kind: 'closure', place: null, link: null, airspace: 'air', fromMin: 500, untilMin: 900 },
  ...{ probability, factor: 0, recurs: false },
  ...part,
});

test('an airspace is closed until its gate is met in nearly all replications, and open from the start without one', () => {
  const states = [5, 15, 25].map((minute) => airspaceStateAt(airspace, minute, gate(10, 20), []));
  expect(states).toEqual(['closed', 'closed in some', 'open']);
  expect(airspaceStateAt(airspace, 9999, gate(null, null, 0), [])).toBe('closed');
  expect(airspaceStateAt({ ...airspace, opensWhen: null }, 0, gate(10, 20), [])).toBe('open');
});

test('what a condition without a gate opens or closes is never told to be open', () => {
  const byCondition = { ...airspace, opensWhen: 'both-gates' };
  expect(airspaceStateAt(byCondition, 9999, gate(10, 20), [])).toBe('not known');
  expect(airspaceStateAt(byCondition, 600, gate(10, 20), [closing(1)])).toBe('closed');
  const onCondition = closing(1, { fromMin: null, untilMin: null });
  expect(airspaceStateAt(airspace, 9999, gate(10, 20), [onCondition])).toBe('not known');
  expect(airspaceStateAt(airspace, 5, gate(10, 20), [onCondition])).toBe('closed');
});

test('while a closing of it is expected it is closed, for certain or in some replications', () => {
  const stateAt = (minute: number, disruption: Disruption) =>
    airspaceStateAt(airspace, minute, gate(10, 20), [disruption]);
  expect([499, 500, 900, 901].map((minute) => stateAt(minute, closing(1)))).toEqual([
    'open',
    'closed',
    'closed',
    'open',
  ]);
  expect(stateAt(600, closing(0.5))).toBe('closed in some');
  expect(stateAt(600, closing(1, { airspace: 'other' }))).toBe('open');
});
