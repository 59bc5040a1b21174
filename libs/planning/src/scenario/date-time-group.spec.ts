import { readDate } from '../interchange/dates.ts';
import { readDateTimeGroup, toDateTimeGroup } from './date-time-group.ts';

/** Hours from UTC as ACP 121 lists them. */
const ZONES = { A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, I: 9, K: 10, L: 11, M: 12, N: -1, O: -2, P: -3, Q: -4, R: -5, S: -6, T: -7, U: -8, V: -9, W: -10, X: -11, Y: -12, Z: 0 }; // prettier-ignore
const INSTANTS = [
  '2026-01-06T12:00:00.000Z',
  '2026-12-31T23:59:00.000Z',
  '2027-01-01T00:00:00.000Z',
  // Over the leap day, and where a year has none.
  '2028-02-28T23:30:00.000Z',
  '2028-02-29T12:00:00.000Z',
  '2028-03-01T00:15:00.000Z',
  '2027-02-28T18:00:00.000Z',
  // When clocks change in Europe: a zone is an offset, and none of them changes.
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T01:00:00.000Z',
];

describe('date-time groups', () => {
  it('there and back for all 25 letters, over a leap day and the end of a year', () => {
    expect(Object.keys(ZONES)).toHaveLength(25);
    for (const letter of Object.keys(ZONES))
      for (const at of INSTANTS) {
        const text = toDateTimeGroup(Date.parse(at), letter);
        expect(readDate(text, undefined)).toEqual({ ok: true, value: { anchor: 'UTC', at } });
        expect(text).toMatch(new RegExp(`^\\d{6}${letter}[A-Z]{3}\\d{2}$`));
      }
  });

  it.each(Object.entries(ZONES))('noon of the zone %s is %i hours from noon of Z', (letter, hours) => {
    const found = readDateTimeGroup(`061200${letter}JAN26`);
    expect(found?.ok && Date.parse(found.instant)).toBe(Date.UTC(2026, 0, 6, 12 - hours));
  });

  it('is written with blanks, in small letters and with four figures of the year too', () => {
    for (const text of ['061200B JAN 26', '061200bjan2026', '061200 B JAN 26'])
      expect(readDate(text, undefined)).toEqual({ ok: true, value: { anchor: 'UTC', at: '2026-01-06T10:00:00.000Z' } });
  });

  it.each([
    ['061200JJAN26', '"061200JJAN26" has the zone J, local time: A to Z without J name a zone'],
    ['300000ZFEB26', '"300000ZFEB26" is no day of the calendar'],
    // The day is the one that is written, whatever day it is in UTC.
    ['290030BFEB27', '"290030BFEB27" is no day of the calendar'],
    ['062500ZJAN26', '"062500ZJAN26" is no day of the calendar'],
    ['061200ZJUX26', '"061200ZJUX26" is no day of the calendar'],
  ])('%s is refused', (text, reason) => {
    expect(readDate(text, undefined)).toEqual({ ok: false, reason });
  });

  it('a date with the offset of summer or winter is that instant, on both sides of a change of clocks', () => {
    const of = (text: string) => {
      const found = readDate(text, undefined);
      return found.ok && found.value.anchor === 'UTC' ? found.value.at : undefined;
    };
    expect(of('2026-03-29T02:59+02:00')).toBe('2026-03-29T00:59:00.000Z');
    expect(of('2026-03-29T04:01+03:00')).toBe('2026-03-29T01:01:00.000Z');
    expect(of('2026-10-25T03:30+03:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(of('2026-10-25T03:30+02:00')).toBe('2026-10-25T01:30:00.000Z');
  });

  it('a zone that is none is not written', () => {
    expect(() => toDateTimeGroup(0, 'J')).toThrow('no time zone J');
  });
});
