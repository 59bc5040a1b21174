import { responseDomain } from './response-domain.ts';

const DAY = 1440;
const clock = { dDayMin: 20 * DAY, endMin: 80 * DAY };
const times = (day: number | null) => {
  const minute = day === null ? null : (20 + day) * DAY;
  return { share: 1, p10: minute, p50: minute, p80: minute, p90: minute };
};
const daysOf = (...steps: { inForce: number; fell?: number | null }[]) =>
  responseDomain(
    steps.map(({ inForce, fell }) => ({ inForce: times(inForce), fell: fell === undefined ? null : times(fell) })),
    clock,
  ).map((minute) => minute / DAY - 20);

test('two weeks at least, a day behind the last step that comes or falls, and no longer than the run', () => {
  expect(daysOf({ inForce: 10 })).toEqual([-1, 15]);
  expect(daysOf({ inForce: 30 })).toEqual([-1, 31]);
  expect(daysOf({ inForce: 10, fell: 30 })).toEqual([-1, 31]);
  expect(daysOf({ inForce: 10, fell: null })).toEqual([-1, 15]);
  expect(daysOf({ inForce: 90 })).toEqual([-1, 60]);
});
