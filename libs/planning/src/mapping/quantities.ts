/** Units of the document to units of the engine. */
import type { DailyRate, Distribution } from '@muster/logistics';
import type { DurationSpec, TimeUnit } from '../scenario/quantities.ts';

const MINUTES: Readonly<Record<TimeUnit, number>> = { min: 1, h: 60, d: 1440 };

/** A duration of the document as a distribution of minutes. */
export function toDistribution(spec: DurationSpec): Distribution {
  const m = MINUTES[spec.unit ?? 'd'];
  if ('fixed' in spec) return { kind: 'fixed', value: spec.fixed * m };
  if ('uniform' in spec) return { kind: 'uniform', min: spec.uniform[0] * m, max: spec.uniform[1] * m };
  if ('triangular' in spec)
    return {
      kind: 'triangular',
      min: spec.triangular[0] * m,
      mode: spec.triangular[1] * m,
      max: spec.triangular[2] * m,
    };
  if ('pert' in spec) return { kind: 'pert', min: spec.pert[0] * m, mode: spec.pert[1] * m, max: spec.pert[2] * m };
  if ('exponential' in spec) return { kind: 'exponential', mean: spec.exponential * m };
  if ('lognormal' in spec) return { kind: 'lognormal', median: spec.lognormal.median * m, sigma: spec.lognormal.sigma };
  if ('gamma' in spec)
    return { kind: 'gamma', shape: spec.gamma.shape, mean: spec.gamma.mean * m, shift: (spec.gamma.shift ?? 0) * m };
  return { kind: 'empirical', values: spec.empirical.map((value) => value * m) };
}

/** Only nominal capacities follow a military share; observed ones count as they are. */
export function dailyRate(
  perDay: number,
  row: { readonly basis?: 'nominal' | 'observed'; readonly share?: string },
): DailyRate {
  return row.basis === 'observed' || row.share === undefined ? { perDay } : { perDay, share: row.share };
}
