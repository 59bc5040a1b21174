/**
 * Step series to SVG paths. A series holds its value from one step to the next, so lines are drawn as steps; points between two
 * equal neighbours are left out, which keeps a path of a thousand steps short without moving a pixel of it.
 */
import type { ScaleLinear } from 'd3';

export interface StepSeries {
  readonly stepMin: number;
  /** Index of the first and one past the last step that is drawn. */
  readonly from: number;
  readonly to: number;
}

const round = (value: number) => Math.round(value * 10) / 10;

export function stepsIn(stepMin: number, steps: number, domain: readonly [number, number]): StepSeries {
  const from = Math.max(0, Math.floor(domain[0] / stepMin));
  const to = Math.min(steps, Math.ceil(domain[1] / stepMin) + 1);
  return { stepMin, from, to: Math.max(from, to) };
}

type Scale = ScaleLinear<number, number>;

/** `M x,y H x V y ...` through the values of the steps. */
export function stepPath(values: readonly number[], steps: StepSeries, x: Scale, y: Scale): string {
  const { stepMin, from } = steps;
  const to = Math.min(steps.to, values.length);
  if (from >= to) return '';
  const [left, right] = x.range();
  const inside = (minute: number) => round(Math.min(right, Math.max(left, x(minute))));
  let path = `M${inside(from * stepMin)},${round(y(values[from]))}`;
  for (let step = from + 1; step < to; step += 1) {
    if (values[step] === values[step - 1]) continue;
    path += `H${inside(step * stepMin)}V${round(y(values[step]))}`;
  }
  return `${path}H${inside(to * stepMin)}`;
}

/** Closed area between two series. */
export function bandPath(
  low: readonly number[],
  high: readonly number[],
  steps: StepSeries,
  x: Scale,
  y: Scale,
): string {
  const { stepMin, from } = steps;
  const to = Math.min(steps.to, low.length, high.length);
  if (from >= to) return '';
  const [left, right] = x.range();
  const inside = (minute: number) => round(Math.min(right, Math.max(left, x(minute))));
  const top = stepPath(high, { ...steps, to }, x, y);
  let path = `${top}V${round(y(low[to - 1]))}`;
  for (let step = to - 1; step > from; step -= 1) {
    if (low[step] === low[step - 1]) continue;
    path += `H${inside(step * stepMin)}V${round(y(low[step - 1]))}`;
  }
  return `${path}H${inside(from * stepMin)}Z`;
}

/** The same value in every step: the curve need not be drawn. */
export const isFlat = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** The steps that a table needs to say all that the curves show: the first, each in which one of them changes, and the last. */
export function changesIn(series: readonly (readonly number[])[], { from, to }: StepSeries): number[] {
  const steps: number[] = [];
  for (let step = from; step < to; step += 1) {
    const changes = series.some((values) => values[step] !== values[step - 1]);
    if (step === from || step === to - 1 || changes) steps.push(step);
  }
  return steps;
}
