/** Closure chart: persons required against persons ready over time, with the band of the replications, as plain geometry. */
import { scaleLinear } from 'd3';
import type { ClosureCurve, Probability, RunClock } from '@muster/planning/run';
import { toCount } from '../app/format.ts';
import { bandPath, stepPath, stepsIn } from './series.ts';
import { labelRoom } from './value-axis.ts';
import { timeScale, timeTicks, type Domain, type Tick } from './time-axis.ts';

export interface ClosureBox {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

export interface ValueTick {
  readonly y: number;
  readonly value: number;
}

export interface ClosureGeometry {
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly required: string;
  readonly ready: string;
  readonly band: string;
  readonly inPlace: string;
  readonly dDayX: number | null;
  readonly bound: { readonly x: number; readonly minute: number } | null;
  /** The spread as far as it is in the window; `x` null where the median is not. */
  readonly closure: { readonly x: number | null; readonly low: number; readonly high: number } | null;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly ValueTick[];
  readonly top: number;
}

/** Wide enough that a long run is counted in months, as the other charts do. */
const TICKS_APART = 68;

export interface ClosureInput {
  readonly clock: RunClock;
  readonly curve: ClosureCurve;
  readonly domain: Domain;
  readonly box: ClosureBox;
}

/** The scale of persons, and where its axis stands: as far right as its labels need. */
function personsAxis(curve: ClosureCurve, { height, margin }: ClosureBox) {
  const bottom = Math.max(margin.top + 1, height - margin.bottom);
  const highest = Math.max(1, curve.persons, ...curve.required, ...curve.ready.p90, ...curve.inPlace.p50);
  const count = Math.max(2, Math.floor((bottom - margin.top) / 36));
  const y = scaleLinear([0, highest], [bottom, margin.top]).nice(count);
  const ticks = y.ticks(count);
  return { bottom, y, ticks, left: Math.max(margin.left, labelRoom(ticks.map(toCount))) };
}

/** Where the plot of a closure chart begins, for what is drawn over it. */
export const closureLeft = (curve: ClosureCurve, box: ClosureBox): number => personsAxis(curve, box).left;

export function layoutClosure({ clock, curve, domain, box }: ClosureInput): ClosureGeometry {
  const { margin } = box;
  const { bottom, y, ticks, left } = personsAxis(curve, box);
  const right = Math.max(left + 1, box.width - margin.right);
  const x = timeScale(domain, [left, right]);
  const steps = stepsIn(clock.stepMin, clock.steps, domain);
  const inside = (minute: number | null) =>
    minute !== null && minute >= domain[0] && minute <= domain[1] ? x(minute) : null;
  const clip = (minute: number) => Math.min(right, Math.max(left, x(minute)));
  const { p50, p90 } = curve.closure;
  const p10 = curve.closure.p10 ?? p50;
  // What goes on beyond the run, or the window, goes on to its edge.
  const isInSight = p10 !== null && p10 <= domain[1] && (p90 ?? Infinity) >= domain[0];
  const boundX = inside(curve.bound?.closureMin ?? null);
  return {
    plot: { x: left, y: margin.top, width: right - left, height: bottom - margin.top },
    required: stepPath(curve.required, steps, x, y),
    ready: stepPath(curve.ready.p50, steps, x, y),
    band: bandPath(curve.ready.p10, curve.ready.p90, steps, x, y),
    inPlace: stepPath(curve.inPlace.p50, steps, x, y),
    dDayX: inside(clock.dDayMin),
    bound: boundX === null || curve.bound === null ? null : { x: boundX, minute: curve.bound.closureMin },
    closure: isInSight ? { x: inside(p50), low: clip(p10), high: p90 === null ? right : clip(p90) } : null,
    xTicks: timeTicks(clock, domain, [left, right], TICKS_APART),
    yTicks: ticks.map((value) => ({ y: y(value), value })),
    top: y.domain()[1],
  };
}

/**
 * How a difference of closures is bounded: what does not close counts with the end of the run, so where one of the two does not always
 * close the true difference is larger, and where neither does nobody knows by how much.
 */
export function boundOf(shareBefore: number, shareAfter: number): 'least' | 'about' | null {
  if (shareBefore >= 1 && shareAfter >= 1) return null;
  return shareBefore < 1 && shareAfter < 1 ? 'about' : 'least';
}

/** Share of what is required at a step that is ready, with the band. */
export interface ReadyShare {
  readonly required: number;
  /** Persons of those that are required; null in runs of earlier versions, which counted everybody who was ready. */
  readonly ready: Band | null;
  /** Null while nothing is required, and in runs of earlier versions. */
  readonly share: Band | null;
  /** Probability of having all of it. */
  readonly chance: Probability | null;
}

interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

export function readyShareAt({ required, due }: Pick<ClosureCurve, 'required' | 'due'>, step: number): ReadyShare {
  const asked = required[step] ?? 0;
  if (due === undefined || due === null) return { required: asked, ready: null, share: null, chance: null };
  const { ready, all } = due;
  const [p10, p50, p90] = [ready.p10, ready.p50, ready.p90].map((values) => values[step] ?? 0);
  if (asked === 0) return { required: asked, ready: { p10, p50, p90 }, share: null, chance: null };
  return {
    required: asked,
    ready: { p10, p50, p90 },
    share: { p10: p10 / asked, p50: p50 / asked, p90: p90 / asked },
    chance: { value: all.value[step] ?? 0, low: all.low[step] ?? 0, high: all.high[step] ?? 0 },
  };
}
