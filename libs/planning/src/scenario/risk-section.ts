/** What may happen to cargo on its way, capacities that follow a condition, and sets of equipment that stand ready. */
import { z } from 'zod';
import { modeSchema } from './network-section.ts';
import {
  dateSchema,
  durationSchema,
  idSchema,
  meetableRef,
  nationRef,
  provenance,
  quantities,
  ref,
  resourceSchema,
  textSchema,
} from './quantities.ts';

const { finite } = quantities;

export const riskSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema.optional(),
    modes: z.array(modeSchema).min(1).max(5).describe('Modes of transport that it concerns.'),
    links: z
      .array(ref('links'))
      .min(1)
      .max(5000)
      .optional()
      .describe('Links it concerns; absent = every link, and flight, of its modes.'),
    from: dateSchema.optional().describe('Not before this date (default the start).'),
    until: dateSchema.optional().describe('Not after this date (default the end of the run).'),
    when: meetableRef.optional().describe('Only while this gate or condition is met.'),
    probability: finite.min(0).max(1).describe('Probability for one convoy, train, ship or flight on one link.'),
    per: z.enum(['link', '100km']).optional().describe('Of each link passed (the default), or of each 100 km.'),
    effect: z
      .enum(['delay', 'turn-back', 'loss'])
      .describe('Delayed, turned back to where the leg began, or lost with what carries it.'),
    duration: durationSchema
      .optional()
      .describe(
        'How long it is delayed; for a loss, until it is replaced from reserve at its origin (absent = never).',
      ),
    ...provenance,
  })
  .describe('A risk on the way, set by the planner; no combat is computed.');
export type RiskRow = z.infer<typeof riskSchema>;

export const effectSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema.optional(),
    when: meetableRef.describe('Gate or condition; the capacity is changed while it is met.'),
    place: ref('places').optional().describe('Every facility of this place ...'),
    resource: resourceSchema.optional().describe('... or one resource: <place>/<facility> or <link>/path.'),
    factor: finite.min(0).max(100).describe('The capacity is multiplied by this.'),
    ...provenance,
  })
  .describe('A capacity that follows a condition.');
export type EffectRow = z.infer<typeof effectSchema>;

export const prepositionedSetSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema.optional(),
    place: ref('places').describe('Depot or protected facility where the sets stand.'),
    count: z.number().int().min(0).max(1000).describe('Sets that stand there at first.'),
    drawTime: durationSchema.describe(
      'From the people at the place to the equipment ready to leave, one set at a time.',
    ),
    owner: nationRef.optional(),
    releasedBy: meetableRef.optional().describe('Gate or condition that releases the sets.'),
    ...provenance,
  })
  .describe('Equipment of units that stands ready: their people come and draw it.');
export type PrepositionedSetRow = z.infer<typeof prepositionedSetSchema>;
