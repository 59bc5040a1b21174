/**
 * Driving bans for heavy vehicles, of every week and of the summer holidays, by country. Hours are published for goods vehicles above 7.5 t (Slovakia:
 * 3.5 t, Poland: 12 t) and are given here in UTC for local summer time; after 25 October they are an hour early. They hold for lorries and
 * transporters; columns of armed forces are taken to be exempt, as German law says (M). Public holidays, and the bans of Croatia and Romania that hold
 * on some roads only, are left out.
 */
import type { DrivingBan } from '../scenario/driving-ban-rows.ts';

const ban = (day: 'sat' | 'sun', fromHour: number, untilHour: number): DrivingBan => ({
  days: [day],
  fromMin: fromHour * 60,
  untilMin: untilHour * 60,
  who: 'lift',
});

const inSummer = (
  day: DrivingBan['days'][number],
  fromHour: number,
  untilHour: number,
  [from, until]: readonly [string, string],
): DrivingBan => ({
  days: [day],
  fromMin: fromHour * 60,
  untilMin: untilHour * 60,
  who: 'lift',
  season: { from, until },
});

/** Poland, in the school holidays of 2026: the last Friday of June to the last Sunday of August. */
const POLISH_HOLIDAYS = ['06-26', '08-30'] as const;
/** Germany, Saturdays from 0700 to 2000 on most motorways. */
const GERMAN_HOLIDAYS = ['07-01', '08-31'] as const;

/** Local: the whole Sunday until 2200; from Saturday 2200 to Sunday 2200. */
const SUNDAY = [ban('sat', 22, 20)];
const SUNDAY_AND_NIGHT = [ban('sat', 20, 20)];

const BANS: Readonly<Record<string, { readonly bans: readonly DrivingBan[]; readonly source: string }>> = {
  DE: { bans: [...SUNDAY, inSummer('sat', 5, 18, GERMAN_HOLIDAYS)], source: 'transinfo-bans, bayern-holiday-bans' },
  PL: {
    bans: [
      inSummer('fri', 16, 20, POLISH_HOLIDAYS),
      inSummer('sat', 6, 12, POLISH_HOLIDAYS),
      inSummer('sun', 6, 20, POLISH_HOLIDAYS),
    ],
    source: 'westeurotrade-pl',
  },
  SK: { bans: SUNDAY, source: 'transinfo-bans' },
  FR: { bans: SUNDAY_AND_NIGHT, source: 'avice-bans' },
  HU: { bans: SUNDAY_AND_NIGHT, source: 'trafficban-hu' },
  AT: { bans: [ban('sat', 13, 24), ban('sun', 0, 20)], source: 'confetra-bans' },
  CZ: { bans: [ban('sun', 11, 20)], source: 'transinfo-bans' },
  IT: { bans: [ban('sun', 7, 20)], source: 'transinfo-bans' },
  SI: { bans: [ban('sun', 6, 20)], source: 'transinfo-bans' },
};

/** What a road between two countries has of bans and of their source; a road over a border has those of both sides. */
export function bansOf(countries: readonly (string | undefined)[]): { bans?: DrivingBan[]; bansNote?: string } {
  const rows = [...new Set(countries)].flatMap((country) => {
    const row = country === undefined ? undefined : BANS[country];
    return row === undefined ? [] : [{ country, ...row }];
  });
  if (rows.length === 0) return {};
  return {
    bans: rows.flatMap(({ bans }) => bans),
    bansNote: `Driving bans for lorries: ${rows.map(({ country, source }) => `${country} (${source})`).join(', ')}.`,
  };
}
