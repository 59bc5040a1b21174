/** What a scenario supposes otherwise than its rows say. The rows stay what their nations have stated; the coordination cell keeps these. */
import { z } from 'zod';
import { idSchema, provenance, quantities, ref } from './quantities.ts';

const { finite } = quantities;

export const FACILITIES = ['berths', 'ramps', 'parking-wide', 'parking-narrow'] as const;

const daysSchema = finite.min(-3650).max(3650);
const moreSchema = z.number().int().min(-100_000).max(100_000);

export const hypothesisSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      id: idSchema,
      kind: z.literal('notice'),
      share: finite
        .min(0)
        .max(10)
        .describe('Notice to move of the elements that are called forward after D-day, as a share of what it is.'),
      ...provenance,
    }),
    z.strictObject({
      id: idSchema,
      kind: z.literal('gate'),
      gate: ref('gates').describe('Gate that takes longer or shorter.'),
      days: daysSchema.describe('Days that the gate takes longer; negative = shorter, never below none.'),
      ...provenance,
    }),
    z.strictObject({
      id: idSchema,
      kind: z.literal('facility'),
      place: ref('places').describe('Place that has more or less of it.'),
      facility: z.enum(FACILITIES).describe('What there is more or less of.'),
      more: moreSchema.describe('How many more; negative = fewer, never below none.'),
      ...provenance,
    }),
    z.strictObject({
      id: idSchema,
      kind: z.literal('lift'),
      pool: ref('liftPools').describe('Pool of lift that has more or fewer assets.'),
      more: moreSchema.describe('How many more; negative = fewer, never below none.'),
      ...provenance,
    }),
    z.strictObject({
      id: idSchema,
      kind: z.literal('stock'),
      stock: ref('stocks').describe('Stock that holds more or less at the start.'),
      tonnes: finite.min(-1e9).max(1e9).describe('Tonnes more at the start; negative = fewer, never below none.'),
      ...provenance,
    }),
  ])
  .describe('What the scenario supposes otherwise than its rows say; the rows stay what their nations have stated.');
export type HypothesisRow = z.infer<typeof hypothesisSchema>;

/** What a hypothesis is about: two of one scenario are about different things. */
export function subjectOf(row: HypothesisRow): string {
  switch (row.kind) {
    case 'notice':
      return 'notice';
    case 'gate':
      return `gate ${row.gate}`;
    case 'facility':
      return `${row.facility} ${row.place}`;
    case 'lift':
      return `lift ${row.pool}`;
    case 'stock':
      return `stock ${row.stock}`;
  }
}
