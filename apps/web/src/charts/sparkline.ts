/** A small curve without axes: its highest value is written beside it. */
import { scaleLinear } from 'd3';
import { stepPath, stepsIn } from './series.ts';
import { timeScale, type Domain } from './time-axis.ts';

export interface Sparkline {
  /** Closed area under the curve. */
  readonly area: string;
  readonly most: number;
}

export function layoutSparkline(
  values: readonly number[],
  stepMin: number,
  domain: Domain,
  width: number,
  height: number,
): Sparkline {
  const most = Math.max(0, ...values);
  const x = timeScale(domain, [0, width]);
  const y = scaleLinear([0, Math.max(1e-9, most)], [height, 1]);
  const line = stepPath(values, stepsIn(stepMin, values.length, domain), x, y);
  return { area: line === '' ? '' : `${line}V${height}H0Z`, most };
}
