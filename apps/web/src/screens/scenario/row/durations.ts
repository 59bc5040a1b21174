/** Durations of the document as a shape with named parameters, and back. */
import { isTyped, type Typed } from './typed.ts';

export const DURATION_SHAPES: Readonly<
  Record<string, { readonly title: string; readonly parameters: readonly string[] }>
> = {
  fixed: { title: 'fixed', parameters: ['Value'] },
  uniform: { title: 'uniform', parameters: ['Least', 'Most'] },
  triangular: { title: 'triangular', parameters: ['Least', 'Likeliest', 'Most'] },
  pert: { title: 'PERT', parameters: ['Least', 'Likeliest', 'Most'] },
  exponential: { title: 'exponential', parameters: ['Mean'] },
  lognormal: { title: 'lognormal', parameters: ['Median', 'Sigma'] },
  gamma: { title: 'gamma', parameters: ['Shape', 'Mean', 'Shift'] },
  /** As many observed values as there are. */
  empirical: { title: 'empirical', parameters: [] },
};

export type Parameter = number | Typed;

export interface DurationParts {
  /** Empty when there is no duration. */
  readonly shape: string;
  readonly parameters: readonly Parameter[];
  readonly unit: string | undefined;
}

export function readDuration(value: unknown): DurationParts {
  const spec = (value ?? {}) as Readonly<Record<string, unknown>>;
  const shape = Object.keys(DURATION_SHAPES).find((name) => name in spec) ?? '';
  const unit = typeof spec['unit'] === 'string' ? spec['unit'] : undefined;
  const given = spec[shape];
  if (Array.isArray(given)) return { shape, parameters: given as Parameter[], unit };
  if (typeof given === 'number' || isTyped(given)) return { shape, parameters: [given], unit };
  const inner = (given ?? {}) as Readonly<Record<string, Parameter>>;
  if (shape === 'lognormal') return { shape, parameters: [inner['median'], inner['sigma']], unit };
  if (shape === 'gamma') return { shape, parameters: [inner['shape'], inner['mean'], inner['shift'] ?? 0], unit };
  return { shape, parameters: [], unit };
}

/** Another shape takes over as many parameters as it has; what is missing is the last one that is there. */
export function writeDuration(shape: string, parameters: readonly Parameter[], unit: string | undefined): unknown {
  const names = DURATION_SHAPES[shape]?.parameters;
  if (names === undefined) return null;
  if (shape === 'empirical')
    return { empirical: parameters.length === 0 ? [1] : parameters, ...(unit === undefined ? {} : { unit }) };
  const full = names.map((_, i) => parameters[i] ?? parameters[parameters.length - 1] ?? 1);
  const rest = unit === undefined ? {} : { unit };
  if (shape === 'fixed' || shape === 'exponential') return { [shape]: full[0], ...rest };
  if (shape === 'lognormal')
    return {
      lognormal: { median: full[0], sigma: typeof full[1] === 'number' ? Math.min(5, full[1]) : full[1] },
      ...rest,
    };
  if (shape === 'gamma') return { gamma: { shape: full[0], mean: full[1], shift: full[2] }, ...rest };
  return { [shape]: full, ...rest };
}
