/**
 * Series over time as they are stored: where few of their values differ from the one before, by their changes alone. Of as many stocks as a file
 * brings most stand still, and what is not written is not read either. What comes back is the same to the bit.
 */

interface Changes {
  /** Steps from which on a value holds; the first is 0. */
  readonly at: readonly number[];
  readonly values: readonly number[];
  readonly steps: number;
}

interface PackedSeries {
  readonly changes: Changes;
}

/** A shorter one is left as it is. */
const LEAST_STEPS = 8;

/** The same body with each of its series in the shorter form. */
export function packSeries(body: unknown): unknown {
  return mapValues(body, (value) => (isSeries(value) ? pack(value) : undefined));
}

/** What `packSeries` was given; a body that was never packed as it is. */
export function unpackSeries(stored: unknown): unknown {
  return mapValues(stored, (value) => (isPacked(value) ? unpack(value.changes) : undefined));
}

/** @param change undefined for what is to be looked into */
function mapValues(value: unknown, change: (value: object) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const changed = change(value);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((item: unknown) => mapValues(item, change));
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapValues(field, change)]));
}

const isSeries = (value: object): value is readonly number[] =>
  Array.isArray(value) && value.length >= LEAST_STEPS && value.every((one) => typeof one === 'number');

const isPacked = (value: object): value is PackedSeries => 'changes' in value;

function pack(series: readonly number[]): PackedSeries | readonly number[] {
  const at: number[] = [];
  const most = series.length / 2;
  for (let step = 0; step < series.length; step += 1) {
    if (step > 0 && series[step] === series[step - 1]) continue;
    at.push(step);
    if (at.length > most) return series;
  }
  return { changes: { at, values: at.map((step) => series[step]), steps: series.length } };
}

function unpack({ at, values, steps }: Changes): number[] {
  const series: number[] = new Array(steps);
  at.forEach((from, i) => series.fill(values[i], from, at[i + 1] ?? steps));
  return series;
}
