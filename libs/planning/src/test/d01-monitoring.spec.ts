/** D01: monitoring switched off or changed changes the outcome as stated. On the invented scenario, with the same draws. */
import { gateOf, runAmber, sectorOf, stepOf } from '../testing/amber-run.ts';

const DAY = 1440;
const base = runAmber();

describe('D01 monitoring and attribution', () => {
  test('D01.1 without monitors a breach is seen and attributed later; coverage falls to what is watched anyway', () => {
    const blind = runAmber({ monitors: [] });
    expect(gateOf(blind, 'detection')).toBeGreaterThan(gateOf(base, 'detection') + 0.3 * DAY);
    expect(gateOf(blind, 'attribution')).toBeGreaterThan(gateOf(base, 'attribution') + 0.5 * DAY);
    expect(sectorOf(blind, 'ridge').coverage.p50.at(-1)).toBeCloseTo(0.1);
    expect(sectorOf(base, 'ridge').coverage.p50.at(-1)).toBeCloseTo(0.8);
  });

  test('D01.2 a deniable incident takes weeks where an overt attack takes days', () => {
    const by = (breach: 'overt' | 'deniable') => gateOf(runAmber({ attack: { breach } }), 'attribution');
    expect(by('deniable') - by('overt')).toBeGreaterThan(10 * DAY);
  });

  test('D01.3 a remedy answers only its kinds of breach', () => {
    expect(stepOf(base, 'inspection')).toBeLessThan(Infinity);
    expect(stepOf(runAmber({ attack: { breach: 'overt' } }), 'inspection')).toBe(Infinity);
  });
});
