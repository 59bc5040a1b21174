/** A duration moved by a constant, with the same shape of its distribution. */
import type { DurationSpec } from '@muster/planning';

const MINUTES = { min: 1, h: 60, d: 1440 } as const;

/** Undefined when it would be negative, or when the distribution has no form that is moved. */
export function delayDuration(
  spec: DurationSpec,
  { value, unit }: { readonly value: number; readonly unit: 'min' | 'h' | 'd' },
): DurationSpec | undefined {
  const by = (value * MINUTES[unit]) / MINUTES[spec.unit ?? 'd'];
  const moved = move(spec, by);
  return moved !== undefined && isPossible(moved) ? moved : undefined;
}

function move(spec: DurationSpec, by: number): DurationSpec | undefined {
  if ('fixed' in spec) return { ...spec, fixed: spec.fixed + by };
  if ('uniform' in spec) return { ...spec, uniform: [spec.uniform[0] + by, spec.uniform[1] + by] };
  if ('triangular' in spec) return { ...spec, triangular: moveThree(spec.triangular, by) };
  if ('pert' in spec) return { ...spec, pert: moveThree(spec.pert, by) };
  if ('empirical' in spec) return { ...spec, empirical: spec.empirical.map((one) => one + by) };
  if ('gamma' in spec) return { ...spec, gamma: { ...spec.gamma, shift: (spec.gamma.shift ?? 0) + by } };
  // An exponential is a gamma of shape 1, which can be moved.
  if ('exponential' in spec)
    return { gamma: { shape: 1, mean: spec.exponential, shift: by }, ...(spec.unit && { unit: spec.unit }) };
  return undefined;
}

const moveThree = ([low, mode, high]: [number, number, number], by: number): [number, number, number] => [
  low + by,
  mode + by,
  high + by,
];

function isPossible(spec: DurationSpec): boolean {
  if ('gamma' in spec) return (spec.gamma.shift ?? 0) >= 0;
  return Object.values(spec)
    .flat()
    .every((value) => typeof value !== 'number' || value >= 0);
}
