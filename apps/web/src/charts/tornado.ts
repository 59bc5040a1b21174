/** Bars of a tornado: days by which readiness moves when an assumption is changed down and up, from a middle line. */
export interface TornadoRow {
  readonly lowDays: { readonly mean: number };
  readonly highDays: { readonly mean: number };
}

export interface TornadoBar {
  readonly x: number;
  readonly width: number;
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
    ...rows.flatMap(({ lowDays, highDays }) => [Math.abs(lowDays.mean), Math.abs(highDays.mean)]),
  );
  const bar = (days: number): TornadoBar => {
    const length = (Math.abs(days) / widest) * half;
    return { x: days < 0 ? half - length : half, width: length };
  };
  return rows.map(({ lowDays, highDays }) => ({ middleX: half, low: bar(lowDays.mean), high: bar(highDays.mean) }));
}
