import { parseClock, stepAt, toDDate, toDDay, toDayLabel, toDtg, toDuration } from './time.ts';

const clock = { dDayMin: 100 * 1440, endMin: 160 * 1440, stepMin: 360, steps: 641 };

test('a date-time group is Zulu and crosses month and year ends', () => {
  expect(toDtg('2026-11-28T12:00:00Z', 0)).toBe('281200ZNOV26');
  expect(toDtg('2026-12-31T23:59:00Z', 1)).toBe('010000ZJAN27');
  expect(toDtg('2026-03-01T02:00:00+02:00', 0)).toBe('010000ZMAR26');
});

test('days count down before the anchor and up after it', () => {
  expect(toDayLabel('D', 1440, 1439)).toBe('D−1');
  expect(toDayLabel('D', 1440, 1440)).toBe('D+0');
  expect(toDDay(clock, 100.5 * 1440)).toBe('D+0.5');
  expect(toDDay(clock, null)).toBe('beyond run');
});

test('a date of the document is the instant itself, not the day that it lies in', () => {
  expect(toDDate(clock, 102 * 1440)).toEqual({ anchor: 'D', offset: 2, unit: 'd' });
  expect(toDDate(clock, 100 * 1440 + 1080)).toEqual({ anchor: 'D', offset: 1080, unit: 'min' });
  expect(toDDate(clock, 100 * 1440 - 60)).toEqual({ anchor: 'D', offset: -60, unit: 'min' });
});

test('durations carry their unit', () => {
  expect([30, 90, 2160, -2160].map(toDuration)).toEqual(['30 min', '1.5 h', '1.5 d', '−1.5 d']);
});

test('the clock of the address', () => {
  expect(parseClock('D+7', clock)).toBe(107 * 1440);
  expect(parseClock('D 7', clock)).toBe(107 * 1440);
  expect(parseClock('CF+2.5', clock)).toBe(3600);
  expect(parseClock('D-200', clock)).toBe(0);
  expect(parseClock('99999999', clock)).toBe(160 * 1440);
  expect(parseClock('later', clock)).toBeNull();
});

test('a series step holds until the next one', () => {
  expect([0, 359, 360, 999_999].map((minute) => stepAt(clock, minute))).toEqual([0, 0, 1, 640]);
});
