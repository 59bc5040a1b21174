import { readDuration, readNumber, writeDuration } from './cells.ts';
import { readDate, writeDate } from './dates.ts';
import { document } from '../testing/sample-files.ts';

describe('cells', () => {
  it.each([
    ['1.234,5', undefined, 1234.5],
    ['1,234.5', 'comma', 1234.5],
    ['1 234,5', undefined, 1234.5],
    ['12,5', 'point', 12.5],
    ['0,234', undefined, 0.234],
    ['1,234', 'point', 1234],
    ['1,234', 'comma', 1.234],
    ['1,234,567', 'comma', 1234567],
    ['1.234.567', undefined, 1234567],
    ['1.234', 'comma', 1234],
    ['1.234', 'point', 1.234],
    ['0.234', undefined, 0.234],
    ['1234.567', undefined, 1234.567],
    ['1234,567', undefined, 1234.567],
    ['-5', undefined, -5],
    ['\u22125,5', undefined, -5.5],
    ['1\u2019250', undefined, 1250],
    ['1e3', undefined, 1000],
  ] as const)('%s in a file with the decimal mark %s is %d', (text, mark, value) => {
    expect(readNumber(text, mark)).toEqual({ ok: true, value });
  });

  it('tells of a comma or a point that nothing explains', () => {
    expect(readNumber('12.500', undefined)).toMatchObject({
      ok: true,
      value: 12.5,
      doubt: expect.stringMatching(/12.5/),
    });
    expect(readNumber('1,234', undefined)).toMatchObject({
      ok: true,
      value: 1234,
      doubt: expect.stringMatching(/1234/),
    });
    expect(readDuration('1,440 min', undefined)).toMatchObject({
      value: { fixed: 1440, unit: 'min' },
      doubt: expect.stringMatching(/1440/),
    });
    expect(readDuration('1,440 min', 'comma')).toEqual({ ok: true, value: { fixed: 1.44, unit: 'min' } });
    expect(readDuration('pert 1/2/3 weeks', undefined)).toEqual({ ok: true, value: { pert: [7, 14, 21] } });
    expect(readDuration('lognormal 4/0.5', undefined, 'weeks')).toEqual({
      ok: true,
      value: { lognormal: { median: 28, sigma: 0.5 } },
    });
    expect(readDate('D+1,5', undefined)).toEqual({ ok: true, value: { anchor: 'D', offset: 1.5 } });
  });

  it.each(['', 'x', '1,2,3x', '1,23,4', '12.34,5.6', '1.23.456', '--1', '1/2', 'NaN', 'Infinity', '=1+1'])(
    '"%s" is no number',
    (text) => {
      expect(readNumber(text, undefined).ok).toBe(false);
    },
  );

  it.each([
    ['CF+10', { anchor: 'CF', offset: 10 }],
    ['D-2', { anchor: 'D', offset: -2 }],
    ['D+36h', { anchor: 'D', offset: 36, unit: 'h' }],
    ['2026-06-01', { anchor: 'UTC', at: '2026-06-01T00:00:00.000Z' }],
    ['2028-02-29', { anchor: 'UTC', at: '2028-02-29T00:00:00.000Z' }],
    ['061200ZJAN26', { anchor: 'UTC', at: '2026-01-06T12:00:00.000Z' }],
    ['2026-06-01 12:30+02:00', { anchor: 'UTC', at: '2026-06-01T10:30:00.000Z' }],
    ['2026-06-01T00:30+02:00', { anchor: 'UTC', at: '2026-05-31T22:30:00.000Z' }],
    ['2026-06-01T23:30-05:00', { anchor: 'UTC', at: '2026-06-02T04:30:00.000Z' }],
  ])('%s is a date', (text, value) => {
    expect(readDate(text, undefined)).toEqual({ ok: true, value });
  });

  it.each([
    '',
    'D+',
    '2026-02-30',
    '2026-02-30T23:00-05:00',
    '2026-06-01T25:00Z',
    '2027-02-29',
    'E+1',
    'D+1 fortnight',
    '321200ZJAN26',
    '42',
  ])('"%s" is no date', (text) => {
    expect(readDate(text, undefined).ok).toBe(false);
  });

  it('that are written are read as the same: dates and durations of the reference scenario', () => {
    for (const { requiredAt, notice } of document.forceElements ?? []) {
      if (requiredAt) expect(readDate(writeDate(requiredAt), undefined)).toEqual({ ok: true, value: requiredAt });
      if (notice) expect(readDuration(writeDuration(notice), undefined)).toEqual({ ok: true, value: notice });
    }
  });

  // A column of jsonb gives the keys of an object back by their length and letters.
  it.each([
    { lognormal: { sigma: 0.5, median: 4 } },
    { gamma: { mean: 5, shape: 2 } },
    { gamma: { mean: 5, shape: 2, shift: 1 }, unit: 'h' as const },
  ])('a distribution is written by the names of its numbers, whatever their order: %j', (duration) => {
    expect(readDuration(writeDuration(duration), undefined)).toEqual({ ok: true, value: duration });
  });
});
