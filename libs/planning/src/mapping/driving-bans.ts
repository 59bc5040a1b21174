/** Driving bans of a document, by weekday and minute of the day, as minutes of the week. */
import type { Link } from '@muster/logistics';
import { weekdaySchema, type DrivingBan } from '../scenario/network-section.ts';

const DAY = 1440;
export const WEEK_MIN = 7 * DAY;
/** 1 January 1970 was a Thursday. */
const EPOCH_WEEK_MIN = 3 * DAY;

/** Minute of the week, from Monday 0000Z, of an instant. */
export const weekMinuteOf = (ms: number): number =>
  (((Math.floor(ms / 60_000) + EPOCH_WEEK_MIN) % WEEK_MIN) + WEEK_MIN) % WEEK_MIN;

export function toBans(bans: readonly DrivingBan[]): NonNullable<Link['bans']> {
  return bans.flatMap(({ days, fromMin, untilMin, who }) =>
    days.flatMap((day) => {
      const from = weekdaySchema.options.indexOf(day) * DAY + fromMin;
      const until = from + untilMin - fromMin + (untilMin <= fromMin ? DAY : 0);
      // Sunday night ends on Monday, which is the beginning of the same week.
      const windows =
        until <= WEEK_MIN
          ? [{ fromMin: from, untilMin: until }]
          : [
              { fromMin: from, untilMin: WEEK_MIN },
              { fromMin: 0, untilMin: until - WEEK_MIN },
            ];
      const kinds = who === undefined ? (['lift', 'columns'] as const) : [who];
      return windows.flatMap((window) => kinds.map((kind) => ({ who: kind, ...window })));
    }),
  );
}

/** Whether somebody may never set out under these bans. */
export function bansAllWeek(bans: readonly DrivingBan[]): boolean {
  return (['lift', 'columns'] as const).some((who) => {
    let free = 0;
    for (const { fromMin, untilMin } of toBans(bans)
      .filter((ban) => ban.who === who)
      .sort((a, b) => a.fromMin - b.fromMin)) {
      if (fromMin > free) return false;
      free = Math.max(free, untilMin);
    }
    return free >= WEEK_MIN;
  });
}
