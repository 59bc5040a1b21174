/**
 * Date-time groups: day, hour and minute, the letter of a time zone, month and year (`061200ZJAN26`). Z is UTC, A to M are one to twelve hours before it
 * in the day (east), N to Y behind it (west). J, the time of whoever reads it, names no instant.
 */

/** Letter by hours from UTC, from -12 on. */
const LETTERS = 'YXWVUTSRQPONZABCDEFGHIKLM';
const WEST = 12;
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const HOUR_MS = 3_600_000;

export type DateTimeGroup =
  | { readonly ok: true; /** With the offset of its letter, as ISO 8601 has it. */ readonly instant: string }
  | { readonly ok: false; readonly reason: string };

const two = (value: number) => String(value).padStart(2, '0');

/** The instant that is written; undefined for what is no date-time group. Whether the calendar has the day is left to the reader. */
export function readDateTimeGroup(text: string): DateTimeGroup | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})\s*([A-Z])\s*([A-Z]{3})\s*(\d{2}|\d{4})$/i.exec(text);
  if (match === null) return undefined;
  const [, day, hour, minute, letter, name, year] = match;
  const zone = letter.toUpperCase();
  if (zone === 'J') return { ok: false, reason: 'has the zone J, local time: A to Z without J name a zone' };
  const offset = LETTERS.indexOf(zone) - WEST;
  const month = MONTHS.indexOf(name.toUpperCase()) + 1;
  const full = year.length === 2 ? `20${year}` : year;
  const sign = offset < 0 ? '-' : '+';
  return { ok: true, instant: `${full}-${two(month)}-${day}T${hour}:${minute}:00${sign}${two(Math.abs(offset))}:00` };
}

/** An instant, in milliseconds since 1970, as the clock of a zone shows it. */
export function toDateTimeGroup(at: number, letter = 'Z'): string {
  const offset = LETTERS.indexOf(letter) - WEST;
  if (offset < -WEST) throw new Error(`no time zone ${letter}`);
  const local = new Date(at + offset * HOUR_MS);
  const time = `${two(local.getUTCDate())}${two(local.getUTCHours())}${two(local.getUTCMinutes())}`;
  return `${time}${letter}${MONTHS[local.getUTCMonth()]}${two(local.getUTCFullYear() % 100)}`;
}
