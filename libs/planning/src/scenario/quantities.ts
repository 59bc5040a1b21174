/**
 * The small vocabulary every section of a scenario document shares: dates, durations, provenance, identifiers.
 * Shapes are zod schemas, so one definition gives the TypeScript type, the validator and the published JSON Schema.
 */
import { z } from 'zod';

/** Identifier of a row: letters, digits and `- _ . : /`, at most 80 characters. Unique within its section. */
export const idSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,79}$/,
    'an id has 1 to 80 Latin letters, digits or - _ . : / and starts with a letter or digit',
  )
  .describe('Identifier, unique within its section.');

/** Id of a row of one of these sections. The JSON Schema carries them as `refersTo`: forms offer those rows, uses of a row are found by it. */
export const ref = (...sections: readonly string[]) => idSchema.meta({ refersTo: sections });

/** What can be met, and is named by the same fields. */
export const MEETABLE = ['gates', 'conditions', 'remedies', 'commitments'] as const;
export const meetableRef = ref(...MEETABLE);

/** A nation is named by its code, in worlds without nations by any. */
export const nationRef = z
  .string()
  .max(12)
  .meta({ refersTo: ['nations'] });

/** Something of a place or a link, `<place>/<facility>` or `<link>/path`. */
export const resourceSchema = z
  .string()
  .max(160)
  .meta({ partOf: ['places', 'links'] });

export const textSchema = z.string().min(1).max(300);
export const longTextSchema = z.string().max(4000);

export const timeUnitSchema = z.enum(['min', 'h', 'd']).describe('Unit of time: minutes, hours or days.');
export type TimeUnit = z.infer<typeof timeUnitSchema>;

const finite = z.number().finite();
const nonNegative = finite.min(0).max(1e9);

/**
 * An instant on the scenario clock. `CF`: the ceasefire enters into force. `D`: hostilities begin again. `UTC`: a calendar instant.
 * `offset` may be negative; its unit is days unless `unit` says otherwise.
 */
export const dateSchema = z
  .union([
    z.strictObject({
      anchor: z.enum(['CF', 'D']),
      offset: finite.min(-36500).max(52560000),
      unit: timeUnitSchema.optional(),
    }),
    z.strictObject({ anchor: z.literal('UTC'), at: z.iso.datetime({ offset: true }) }),
  ])
  .describe('An instant: an offset from CF-day or D-day (days unless `unit` is given), or a UTC instant.');
export type ScenarioDate = z.infer<typeof dateSchema>;

const unit = timeUnitSchema.optional().describe('Unit of the numbers; days when absent.');
const triple = z.tuple([nonNegative, nonNegative, nonNegative]);

/**
 * A duration, fixed or drawn. Parameters are in `unit` (days when absent).
 * triangular and pert: [minimum, mode, maximum]; uniform: [minimum, maximum]; lognormal: median and sigma of the logarithm;
 * gamma: shape and mean, added to `shift`; exponential: mean; empirical: equally likely values.
 */
export const durationSchema = z
  .union([
    z.strictObject({ fixed: nonNegative, unit }),
    z.strictObject({ uniform: z.tuple([nonNegative, nonNegative]), unit }),
    z.strictObject({ triangular: triple, unit }),
    z.strictObject({ pert: triple, unit }),
    z.strictObject({ exponential: nonNegative, unit }),
    z.strictObject({ lognormal: z.strictObject({ median: nonNegative, sigma: finite.min(0).max(5) }), unit }),
    z.strictObject({
      gamma: z.strictObject({ shape: finite.min(0.05).max(1000), mean: nonNegative, shift: nonNegative.optional() }),
      unit,
    }),
    z.strictObject({ empirical: z.array(nonNegative).min(1).max(10000), unit }),
  ])
  .describe('A duration, fixed or drawn from a distribution, in `unit` (days when absent).');
export type DurationSpec = z.infer<typeof durationSchema>;

/** How sure a value is. R read in the named source, S second-hand, M general knowledge, A modelling assumption, C computed from others. */
export const confidenceSchema = z
  .enum(['R', 'S', 'M', 'A', 'C'])
  .describe('R read in the named source; S source that reports another; M unverified; A assumption; C computed.');
export type Confidence = z.infer<typeof confidenceSchema>;

/** Where a row comes from. Optional in a hand-written toy world, present on every row of the reference scenario. */
export const provenance = {
  source: ref('sources').optional().describe('Id of a row of `sources`.'),
  confidence: confidenceSchema.optional(),
  notional: z
    .boolean()
    .optional()
    .describe('True when the row is invented for the analysis and not reported by anyone.'),
  note: longTextSchema.optional(),
};

/** Assets, berths, persons of one load. */
const count = z.number().int().min(0).max(1_000_000);
/** The engine counts rates and shares in thousandths: less would be nothing. */
const positiveRate = finite.min(0.001).max(1e9);
/** Kilometres an hour. With less the longest way would take longer than the engine counts. */
const speed = finite.min(0.1).max(1500);
export const quantities = { finite, nonNegative, count, positiveRate, speed };
