/** Bars of a tornado: days by which readiness moves when an assumption is changed down and up, from a middle line. */
interface Days {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface TornadoRow {
  readonly lowDays: Days;
  readonly highDays: Days;
}

export interface TornadoBar {
  readonly x: number;
  readonly width: number;
  /** Ends of its interval. */
  readonly fromX: number;
  readonly toX: number;
  /** The interval does not hold zero. */
  readonly isSure: boolean;
}

export interface TornadoBars {
  readonly middleX: number;
  readonly low: TornadoBar;
  readonly high: TornadoBar;
}

/** Smaller swings than this do not fill the width, so that noise does not look like an effect. */
const LEAST_DAYS = 0.1;

/** All rows share one scale; later is to the right. */
export function layoutTornado(rows: readonly TornadoRow[], width: number): TornadoBars[] {
  const half = width / 2;
  const widest = Math.max(
    LEAST_DAYS,
    ...rows.flatMap(({ lowDays, highDays }) => [lowDays, highDays].flatMap(({ low, high }) => [-low, high])),
  );
  const x = (days: number) => half + (days / widest) * half;
  const bar = ({ mean, low, high }: Days): TornadoBar => ({
    x: Math.min(half, x(mean)),
    width: Math.abs(x(mean) - half),
    fromX: x(low),
    toX: x(high),
    isSure: low > 0 || high < 0,
  });
  return rows.map(({ lowDays, highDays }) => ({ middleX: half, low: bar(lowDays), high: bar(highDays) }));
}
