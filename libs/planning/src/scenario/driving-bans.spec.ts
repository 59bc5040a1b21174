import { ScenarioClock } from './clock.ts';
import { toSeasonalBans, toWeeklyBans } from './driving-bans.ts';
import { drivingBanSchema, type DrivingBan } from './driving-ban-rows.ts';

const DAY = 1440;
/** CF-day is a Monday, 1 June 2026, at 0600Z. */
const clock = new ScenarioClock({
  cfDay: '2026-06-01T06:00:00Z',
  dDay: { anchor: 'CF', offset: 10 },
  end: { anchor: 'CF', offset: 60 },
});
const ban = (part: Partial<DrivingBan>): DrivingBan => ({
  days: ['sat'],
  fromMin: 420,
  untilMin: 1200,
  who: 'lift',
  ...part,
});

test('a ban of a season holds on its days only, in minutes of the run', () => {
  const windows = toSeasonalBans([ban({ season: { from: '07-01', until: '07-12' } })], clock);
  // Saturdays 4 and 11 July are days 33 and 40 after 1 June; the run began at 0600Z.
  expect(windows).toEqual(
    [33, 40].map((day) => ({ who: 'lift', fromMin: day * DAY + 420 - 360, untilMin: day * DAY + 1200 - 360 })),
  );
  expect(toWeeklyBans([ban({ season: { from: '07-01', until: '07-12' } })])).toEqual([]);
});

test('without a season it holds every week, and one over the turn of the year in summer never', () => {
  expect(toWeeklyBans([ban({})])).toEqual([{ who: 'lift', fromMin: 5 * DAY + 420, untilMin: 5 * DAY + 1200 }]);
  expect(toSeasonalBans([ban({ season: { from: '11-01', until: '02-28' } })], clock)).toEqual([]);
  const always = toSeasonalBans([ban({ season: { from: '11-01', until: '10-31' } })], clock);
  expect(always).toHaveLength(8);
});

test('a night that began before CF-day is still there', () => {
  const night = ban({
    days: ['sun', 'mon'],
    fromMin: 1320,
    untilMin: 480,
    who: 'columns',
    season: { from: '05-31', until: '06-01' },
  });
  expect(toSeasonalBans([night], clock)).toEqual([
    { who: 'columns', fromMin: -1440 + 1320 - 360, untilMin: 480 - 360 },
    { who: 'columns', fromMin: 1320 - 360, untilMin: 1440 + 480 - 360 },
  ]);
});

test('a day of the year that no year has is refused', () => {
  for (const from of ['02-30', '04-31', '13-01', '6-1', '00-10'])
    expect(drivingBanSchema.safeParse(ban({ season: { from, until: '12-31' } })).success).toBe(false);
  expect(drivingBanSchema.safeParse(ban({ season: { from: '02-29', until: '12-31' } })).success).toBe(true);
});
