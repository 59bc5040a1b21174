/** Dates of a document to minutes from CF-day and back. CF-day is fixed; D-day is an offset from it. */
import type { ScenarioDocument } from './document.ts';
import type { ScenarioDate, TimeUnit } from './quantities.ts';

/** Minutes of a unit. */
export const MINUTES: Readonly<Record<TimeUnit, number>> = { min: 1, h: 60, d: 1440 };

/**
 * The farthest minute from CF-day either way, 1,900 years: a date beyond it (9999-12-31, the usual "never") lies as far outside every run, and every
 * minute is a whole number of 32 bits.
 */
const FARTHEST_MIN = 1_000_000_000;

export function toMinutes(value: number, unit: TimeUnit = 'd'): number {
  return Math.round(value * MINUTES[unit]);
}

/** The clock of a scenario: everything in minutes from CF-day. */
export class ScenarioClock {
  readonly cfDayMs: number;
  readonly dDayMin: number;
  readonly endMin: number;

  constructor(clock: ScenarioDocument['clock']) {
    this.cfDayMs = Date.parse(clock.cfDay);
    this.dDayMin = toMinutes(clock.dDay.offset, clock.dDay.unit);
    this.endMin = this.minute(clock.end);
  }

  minute(date: ScenarioDate): number {
    const minute =
      date.anchor === 'UTC'
        ? Math.round((Date.parse(date.at) - this.cfDayMs) / 60_000)
        : (date.anchor === 'D' ? this.dDayMin : 0) + toMinutes(date.offset, date.unit);
    return Math.max(-FARTHEST_MIN, Math.min(FARTHEST_MIN, minute));
  }

  /** Minute of the run of a date by which something is due: nothing can be there before CF-day, so an earlier date means CF-day. */
  dueMinute(date: ScenarioDate): number {
    return Math.max(0, this.minute(date));
  }

  /** UTC instant of a minute, RFC 3339. */
  instant(minute: number): string {
    return new Date(this.cfDayMs + minute * 60_000).toISOString();
  }
}
