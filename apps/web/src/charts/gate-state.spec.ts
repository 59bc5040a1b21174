import type { QuantileTimes } from '@muster/planning/run';
import { gateStateAt } from './gate-state.ts';

const times = (p10: number | null, p90: number | null, share = 1): QuantileTimes => ({
  p10,
  p50: p10,
  p80: p90,
  p90,
  share,
});
const never = times(null, null, 0);

test('a gate is pending, met in some, met, withdrawn in some, withdrawn, and met again', () => {
  const gate = { kind: 'host-request', met: times(10, 20), fell: times(30, 40), metAgain: times(50, 60) };
  const states = [5, 10, 20, 30, 40, 50, 60].map((minute) => gateStateAt(gate, minute, 100));
  expect(states).toEqual([
    'pending',
    'met-in-some',
    'met',
    'withdrawn-in-some',
    'withdrawn',
    'met-again-in-some',
    'met-again',
  ]);
});

test('one that never falls stays met, one that is never met says so, and a ceasefire ends with the breach', () => {
  expect(gateStateAt({ kind: 'cessation', met: times(10, 20), fell: never, metAgain: never }, 99, 100)).toBe('met');
  expect(gateStateAt({ kind: 'cessation', met: never, fell: never, metAgain: never }, 99, 100)).toBe('never-met');
  expect(gateStateAt({ kind: 'ceasefire', met: times(0, 0) }, 100, 100)).toBe('ended-by-breach');
  // Older results do not say when it fell.
  expect(gateStateAt({ kind: 'cessation', met: times(10, 20), fell: null, metAgain: null }, 99, 100)).toBe('met');
});
