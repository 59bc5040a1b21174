import type { RunClock } from '@muster/planning/run';
import { fallsText } from './falls-text.ts';

const DAY = 1440;
const clock = { dDayMin: 20 * DAY, endMin: 80 * DAY } as RunClock;
const times = (share: number, day: number | null) => {
  const minute = day === null ? null : (20 + day) * DAY;
  return { share, p10: minute, p50: minute, p80: minute, p90: minute };
};

test('a fall is told with its share, also where fewer than half of the replications have it', () => {
  expect(fallsText({ fell: null, metAgain: null }, clock)).toBeNull();
  expect(fallsText({ fell: times(0, null), metAgain: null }, clock)).toBeNull();
  expect(fallsText({ fell: times(0.3, null), metAgain: times(0, null) }, clock)).toMatch(/^falls: 30.%$/);
  expect(fallsText({ fell: times(0.9, 30), metAgain: times(0.2, null) }, clock)).toMatch(
    /^falls: D\+30.*, 90.%; met again: 20.%$/,
  );
});
