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
  const states = [5, 10, 20, 30, 40, 50, 60].map((minute) => gateStateAt(gate, minute, undefined));
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
  expect(gateStateAt({ kind: 'cessation', met: times(10, 20), fell: never, metAgain: never }, 99, undefined)).toBe(
    'met',
  );
  expect(gateStateAt({ kind: 'cessation', met: never, fell: never, metAgain: never }, 99, undefined)).toBe('never-met');
  expect(gateStateAt({ kind: 'ceasefire', met: times(0, 0) }, 100, times(100, 100))).toBe('ended-by-breach');
  // Older results do not say when it fell.
  expect(gateStateAt({ kind: 'cessation', met: times(10, 20), fell: null, metAgain: null }, 99, undefined)).toBe('met');
});

test('a ceasefire goes on where nobody breaks it, and what was withdrawn or never met does not end by the breach', () => {
  const ceasefire = { kind: 'ceasefire', met: times(0, 0), fell: never, metAgain: never };
  const breach = times(100, 100);
  expect(gateStateAt(ceasefire, 200, undefined)).toBe('met');
  expect(gateStateAt(ceasefire, 99, breach)).toBe('met');
  expect(gateStateAt(ceasefire, 200, breach)).toBe('ended-by-breach');
  expect(gateStateAt(ceasefire, 200, never)).toBe('met');
  expect(gateStateAt({ ...ceasefire, fell: times(50, 50) }, 200, breach)).toBe('withdrawn');
  expect(gateStateAt({ ...ceasefire, met: never }, 200, breach)).toBe('never-met');
});
