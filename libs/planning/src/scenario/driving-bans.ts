/** Driving bans of a document, by weekday, minute of the day and season: as minutes of the week, and where they have a season as minutes of the run. */
import { MINUTES_PER_DAY } from '@muster/logistics';
import type { Link } from '@muster/logistics';
import type { ScenarioClock } from './clock.ts';
import { weekdaySchema, type DrivingBan } from './driving-ban-rows.ts';

export const WEEK_MIN = 7 * MINUTES_PER_DAY;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEK_MIN = 3 * MINUTES_PER_DAY;

type Windows = NonNullable<Link['bans']>;

/** Minute of the week, from Monday 0000Z, of an instant. */
export const weekMinuteOf = (ms: number): number =>
  (((Math.floor(ms / 60_000) + EPOCH_WEEK_MIN) % WEEK_MIN) + WEEK_MIN) % WEEK_MIN;

const lengthOf = ({ fromMin, untilMin }: DrivingBan): number =>
  untilMin - fromMin + (untilMin <= fromMin ? MINUTES_PER_DAY : 0);
const whoOf = ({ who }: DrivingBan) => (who === undefined ? (['lift', 'columns'] as const) : [who]);

/** Windows of every week: bans without a season. */
export function toWeeklyBans(bans: readonly DrivingBan[]): Windows {
  return bans
    .filter(({ season }) => season === undefined)
    .flatMap((ban) =>
      ban.days.flatMap((day) => {
        const from = weekdaySchema.options.indexOf(day) * MINUTES_PER_DAY + ban.fromMin;
        const until = from + lengthOf(ban);
        // Sunday night ends on Monday, which is the beginning of the same week.
        const windows =
          until <= WEEK_MIN
            ? [{ fromMin: from, untilMin: until }]
            : [
                { fromMin: from, untilMin: WEEK_MIN },
                { fromMin: 0, untilMin: until - WEEK_MIN },
              ];
        return windows.flatMap((window) => whoOf(ban).map((who) => ({ who, ...window })));
      }),
    );
}

/** Windows of the run: each day of a season on which a ban begins. */
export function toSeasonalBans(bans: readonly DrivingBan[], clock: ScenarioClock): Windows {
  const seasonal = bans.filter(({ season }) => season !== undefined);
  if (seasonal.length === 0) return [];
  const windows: Windows[number][] = [];
  // Days begin at 0000Z, the run with CF-day: the first that can matter begins before it.
  const first = -(weekMinuteOf(clock.cfDayMs) % MINUTES_PER_DAY) - MINUTES_PER_DAY;
  for (let start = first; start < clock.endMin; start += MINUTES_PER_DAY) {
    const weekday = weekdaySchema.options[Math.floor(weekMinuteOf(clock.cfDayMs + start * 60_000) / MINUTES_PER_DAY)];
    const date = clock.instant(start).slice(5, 10);
    for (const ban of seasonal) {
      if (!ban.days.includes(weekday) || !isInSeason(date, ban.season!)) continue;
      const fromMin = start + ban.fromMin;
      for (const who of whoOf(ban)) windows.push({ who, fromMin, untilMin: fromMin + lengthOf(ban) });
    }
  }
  return windows;
}

/** Both days of a season belong to it; one that ends before it begins goes over the turn of the year. */
const isInSeason = (date: string, { from, until }: NonNullable<DrivingBan['season']>): boolean =>
  from <= until ? date >= from && date <= until : date >= from || date <= until;

/** Whether somebody may never set out under these bans. */
export function bansAllWeek(bans: readonly DrivingBan[]): boolean {
  return (['lift', 'columns'] as const).some((who) => {
    let free = 0;
    for (const { fromMin, untilMin } of toWeeklyBans(bans)
      .filter((ban) => ban.who === who)
      .sort((a, b) => a.fromMin - b.fromMin)) {
      if (fromMin > free) return false;
      free = Math.max(free, untilMin);
    }
    return free >= WEEK_MIN;
  });
}
