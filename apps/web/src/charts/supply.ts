/** Days of supply as a strip of lights over time, and as a curve with its band. */
import { scaleLinear } from 'd3';
import {
  isRed,
  lightOf,
  NO_CONSUMPTION_DAYS,
  type Light,
  type QuantileSeries,
  type RunClock,
  type StockResult,
} from '@muster/planning/run';
import { bandPath, stepPath, stepsIn } from './series.ts';
import { timeScale, type Domain } from './time-axis.ts';

export const LIGHT_TITLES: Readonly<Record<Light, string>> = {
  green: 'at or above target',
  amber: 'half of target or more',
  red: 'below half of target',
  out: 'empty',
  none: 'no target or no use',
};

/** What a light is told from: the medians of a stock. */
export interface Lit extends Pick<StockResult, 'targetDays'> {
  readonly daysOfSupply: Pick<QuantileSeries, 'p50'>;
  readonly levelT: Pick<QuantileSeries, 'p50'>;
}

export const lightAt = (stock: Lit, step: number): Light =>
  lightOf(stock.daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS, stock.levelT.p50[step] ?? 0, stock.targetDays);

const WORST_FIRST: readonly Light[] = ['out', 'red', 'amber', 'green', 'none'];

/** Of several stocks, those to act on first: by their light at a step, then by the days that are left. */
export const worstFirst = <T extends Lit>(stocks: readonly T[], step: number): readonly T[] =>
  [...stocks].sort(
    (a, b) =>
      WORST_FIRST.indexOf(lightAt(a, step)) - WORST_FIRST.indexOf(lightAt(b, step)) ||
      (a.daysOfSupply.p50[step] ?? 0) - (b.daysOfSupply.p50[step] ?? 0),
  );

/** Of stocks that are not red at a step, the one that is red at the median next, and when; null where none will be. */
export function nextRed<T extends Lit & Pick<StockResult, 'class'>>(
  stocks: readonly T[],
  step: number,
): { readonly class: T['class']; readonly step: number } | null {
  const steps = stocks[0]?.daysOfSupply.p50.length ?? 0;
  const calm = stocks.filter((stock) => !isRed(lightAt(stock, step)));
  for (let at = step + 1; at < steps; at += 1) {
    const stock = calm.find((one) => isRed(lightAt(one, at)));
    if (stock !== undefined) return { class: stock.class, step: at };
  }
  return null;
}

export interface StripRun {
  readonly x: number;
  readonly width: number;
  readonly light: Light;
  readonly fromStep: number;
}

/** Runs of equal light along the axis; at most one rectangle per change. */
export function layoutStrip(
  stock: Lit,
  clock: Pick<RunClock, 'stepMin' | 'steps'>,
  domain: Domain,
  width: number,
): StripRun[] {
  const scale = timeScale(domain, [0, width]);
  const clip = (minute: number) => Math.min(width, Math.max(0, scale(minute)));
  return lightSpans(stock, clock, domain).flatMap(({ light, fromStep, toStep }) => {
    const x = clip(fromStep * clock.stepMin);
    const right = clip(toStep * clock.stepMin);
    return right > x ? [{ x, width: right - x, light, fromStep }] : [];
  });
}

export interface LightSpan {
  readonly light: Light;
  readonly fromStep: number;
  /** One past its last. */
  readonly toStep: number;
}

/** Equal lights one after another joined: what a strip shows, without its width. */
export function lightSpans(stock: Lit, clock: Pick<RunClock, 'stepMin' | 'steps'>, domain: Domain): LightSpan[] {
  const { from, to } = stepsIn(clock.stepMin, clock.steps, domain);
  const spans: LightSpan[] = [];
  let start = from;
  for (let step = from + 1; step <= to; step += 1) {
    if (step < to && lightAt(stock, step) === lightAt(stock, start)) continue;
    spans.push({ light: lightAt(stock, start), fromStep: start, toStep: step });
    start = step;
  }
  return spans;
}

interface RunningOut {
  readonly firstStockOut: Pick<StockResult['firstStockOut'], 'share' | 'p10' | 'p50'>;
}

/** First to run out comes first: by the median date, by P10 where the median never runs out, then by how often. */
export function compareStockOut({ firstStockOut: a }: RunningOut, { firstStockOut: b }: RunningOut): number {
  const later = (x: number | null, y: number | null) => (x === y ? 0 : (x ?? Infinity) < (y ?? Infinity) ? -1 : 1);
  return later(a.p50, b.p50) || later(a.p10, b.p10) || b.share - a.share;
}

/** A quantity over time: days of supply, or tonnes. */
export interface StockCurve {
  readonly series: QuantileSeries;
  /** Where the axis ends; what is higher stays on it. */
  readonly top: number;
  readonly target: number | null;
  /** From this value on there is nothing to tell; null where every value counts. */
  readonly none: number | null;
}

/** The axis of days ends at twice the target, so that a full depot does not flatten a hungry one. */
export const daysCurve = ({
  daysOfSupply,
  targetDays,
}: Pick<StockResult, 'daysOfSupply' | 'targetDays'>): StockCurve => ({
  series: daysOfSupply,
  top: Math.max(2, (targetDays ?? 5) * 2),
  target: targetDays,
  none: NO_CONSUMPTION_DAYS,
});

/** Tonnes: what is there, has come or has gone. */
export const amountCurve = (series: QuantileSeries): StockCurve => ({
  series,
  top: series.p90.reduce((most, amount) => Math.max(most, amount), 1),
  target: null,
  none: null,
});

/** Median with P10 and P90 at a step; null where there is nothing to tell. */
export function valueAt(
  { series, none }: StockCurve,
  step: number,
): { readonly low: number; readonly middle: number; readonly high: number } | null {
  const [low, middle, high] = [series.p10[step], series.p50[step], series.p90[step]];
  return middle === undefined || (none !== null && middle >= none) ? null : { low, middle, high };
}

export interface StockGeometry {
  readonly band: string;
  readonly middle: string;
  readonly targetY: number | null;
  /** Round values of the axis. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

const TICKS = 3;

/** Values at its axis. */
export const stockTicks = ({ top }: Pick<StockCurve, 'top'>): readonly number[] =>
  scaleLinear([0, top], [0, 1]).ticks(TICKS);

export function layoutStock(
  curve: StockCurve,
  clock: Pick<RunClock, 'stepMin' | 'steps'>,
  domain: Domain,
  size: { readonly width: number; readonly height: number },
): StockGeometry {
  const { series, top, target } = curve;
  const x = timeScale(domain, [0, size.width]);
  const y = scaleLinear([0, top], [size.height, 0]).clamp(true);
  const steps = stepsIn(clock.stepMin, clock.steps, domain);
  return {
    band: bandPath(series.p10, series.p90, steps, x, y),
    middle: stepPath(series.p50, steps, x, y),
    targetY: target === null ? null : y(target),
    ticks: stockTicks(curve).map((value) => ({ value, y: y(value) })),
  };
}
