/** Units of the document to units of the engine. */
import type { DailyRate, Distribution } from '@muster/logistics';
import { MINUTES } from '../scenario/clock.ts';
import type { DurationSpec } from '../scenario/quantities.ts';

/** What the engine reads as no limit, whatever the unit. */
export const UNLIMITED = -1;

/** Longer than any run, minutes (190 years): whatever lasts longer lasts as long, so that sums stay whole numbers of 32 bits. */
const LONGEST_MIN = 100_000_000;

/** A duration of the document as a distribution of minutes. */
export function toDistribution(spec: DurationSpec): Distribution {
  const unit = MINUTES[spec.unit ?? 'd'];
  const minutes = (value: number) => Math.min(LONGEST_MIN, value * unit);
  if ('fixed' in spec) return { kind: 'fixed', value: minutes(spec.fixed) };
  if ('uniform' in spec) return { kind: 'uniform', min: minutes(spec.uniform[0]), max: minutes(spec.uniform[1]) };
  if ('triangular' in spec)
    return {
      kind: 'triangular',
      min: minutes(spec.triangular[0]),
      mode: minutes(spec.triangular[1]),
      max: minutes(spec.triangular[2]),
    };
  if ('pert' in spec)
    return { kind: 'pert', min: minutes(spec.pert[0]), mode: minutes(spec.pert[1]), max: minutes(spec.pert[2]) };
  if ('exponential' in spec) return { kind: 'exponential', mean: minutes(spec.exponential) };
  if ('lognormal' in spec)
    return { kind: 'lognormal', median: minutes(spec.lognormal.median), sigma: spec.lognormal.sigma };
  if ('gamma' in spec)
    return {
      kind: 'gamma',
      shape: spec.gamma.shape,
      mean: minutes(spec.gamma.mean),
      shift: minutes(spec.gamma.shift ?? 0),
    };
  return { kind: 'empirical', values: spec.empirical.map(minutes) };
}

/** Only nominal capacities follow a military share; observed ones count as they are. */
export function dailyRate(
  perDay: number,
  row: { readonly basis?: 'nominal' | 'observed'; readonly share?: string; readonly backShare?: string },
): DailyRate {
  return row.basis === 'observed' ? { perDay } : { perDay, share: row.share, backShare: row.backShare };
}

/** Metres as whole centimetres; undefined stays so. */
export const centimetres = (metres: number | undefined): number | undefined =>
  metres === undefined ? undefined : Math.round(metres * 100);

/** Kilometres as whole metres; undefined stays so. */
export const metres = (km: number | undefined): number | undefined =>
  km === undefined ? undefined : Math.round(km * 1000);
