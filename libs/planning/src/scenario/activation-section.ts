/** Gates, conditions and activities, the attack and its disruptions, commitments. */
import { z } from 'zod';
import {
  dateSchema,
  durationSchema,
  idSchema,
  longTextSchema,
  meetableRef,
  nationRef,
  provenance,
  quantities,
  ref,
  resourceSchema,
  textSchema,
} from './quantities.ts';
import { breachKindSchema, intensityStepsSchema } from './monitoring-section.ts';
import { gateRecordSchema } from './posture-section.ts';

const { finite, nonNegative } = quantities;

/** Causes a waiting time before movement can have; the engine's closed list holds these and the physical ones. */
export const decisionCauseSchema = z.enum(['detection', 'attribution', 'decision', 'gate', 'permission']);

/**
 * A political gate. Met `duration` after all it `requires` are met and `opensAt` has come; refused with probability `refusal`.
 * Latches when met; `withdrawnAt` unlatches it, and freezes what has not moved.
 */
export const gateSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  kind: z.enum([
    'ceasefire',
    'cessation',
    'host-request',
    'national-approval',
    'breach',
    'detection',
    'attribution',
    'consultation',
    'national-decision',
    'order',
  ]),
  owner: z
    .string()
    .max(80)
    .meta({ refersTo: ['nations'] })
    .optional()
    .describe('Nation or body that decides.'),
  requires: z.array(meetableRef).max(200).optional().describe('Gates or conditions that come first.'),
  requiresCount: z
    .number()
    .int()
    .min(1)
    .max(200)
    .optional()
    .describe('How many of `requires` are enough (default all).'),
  opensAt: dateSchema.optional().describe('Not before this date; of a breach D-day where it is absent.'),
  duration: durationSchema
    .optional()
    .describe('Time the decision takes once everything required is there (default none).'),
  refusal: finite.min(0).max(1).optional().describe('Probability that it is refused for good (default 0).'),
  withdrawnBy: meetableRef
    .optional()
    .describe('Gate or condition that withdraws it, for example a breach that holds forces back.'),
  restoredBy: meetableRef
    .optional()
    .describe('Gate or condition by which it counts again once withdrawn; met before, it makes the withdrawal void.'),
  withdrawnAt: dateSchema.optional().describe('Date on which the owner withdraws it.'),
  restoredAt: dateSchema.optional().describe('Date on which a withdrawn gate counts again; what was held goes on.'),
  office: ref('offices').optional().describe('Office that has to deal with it: the decision waits for a free desk.'),
  record: gateRecordSchema
    .optional()
    .describe('What has really happened to it, in order of time; it then takes the place of the draw.'),
  correlatedWith: idSchema.optional().describe('Common factor that its duration shares with others.'),
  ...provenance,
});
export type GateRow = z.infer<typeof gateSchema>;

/** Gates that happen by themselves: nobody decides them. */
export const EVENT_KINDS: ReadonlySet<GateRow['kind']> = new Set(['ceasefire', 'cessation', 'breach']);

/** How a condition is taken back and counts again. */
const revocable = {
  revokedAt: dateSchema.optional().describe('It no longer counts from this date on.'),
  revokedBy: meetableRef
    .optional()
    .describe('Condition or gate that takes it back when met; what is under way finishes its leg.'),
  restoredBy: meetableRef.optional().describe('Condition or gate by which it counts again once taken back.'),
};

/** A condition of the engine, for worlds that have no politics. */
export const conditionSchema = z.discriminatedUnion('type', [
  z.strictObject({ id: idSchema, type: z.literal('date'), at: dateSchema, ...revocable }),
  z.strictObject({ id: idSchema, type: z.literal('all'), of: z.array(meetableRef).min(1).max(500), ...revocable }),
  z.strictObject({ id: idSchema, type: z.literal('any'), of: z.array(meetableRef).min(1).max(500), ...revocable }),
  z.strictObject({
    id: idSchema,
    type: z.literal('at-least'),
    count: z.number().int().min(1).max(500),
    of: z.array(meetableRef).min(1).max(500),
    ...revocable,
  }),
  z.strictObject({
    id: idSchema,
    type: z.literal('after'),
    condition: meetableRef,
    duration: durationSchema,
    cause: decisionCauseSchema.optional(),
    ...revocable,
  }),
  z.strictObject({
    id: idSchema,
    type: z.literal('arrived'),
    movement: ref('movements', 'forceElements').describe('Movement or force element.'),
    share: finite.gt(0).max(1),
    ...revocable,
  }),
  z.strictObject({
    id: idSchema,
    type: z.literal('done'),
    activity: ref('activities'),
    runs: z.number().int().min(1).max(10_000).describe('Runs of the activity that are completed.'),
    ...revocable,
  }),
  z.strictObject({
    id: idSchema,
    type: z.literal('ready'),
    element: ref('forceElements', 'movements').describe('Has become ready, whether or not it has gone home since.'),
    ...revocable,
  }),
  z.strictObject({ id: idSchema, type: z.literal('stock'), stock: ref('stocks'), atLeastT: nonNegative, ...revocable }),
]);
export type ConditionRow = z.infer<typeof conditionSchema>;

/** A recipe: inputs, presence, time, outputs. Production, courses, works and repairs are activities. */
export const activitySchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  startsWhen: meetableRef.optional().describe('Gate or condition; at the start when absent.'),
  present: z
    .array(ref('forceElements'))
    .max(50)
    .optional()
    .describe('Force elements that must be ready, and there, whenever it begins.'),
  inputs: z
    .array(z.strictObject({ stock: ref('stocks'), amountT: nonNegative }))
    .max(20)
    .optional(),
  duration: durationSchema,
  repeat: z
    .number()
    .int()
    .min(1)
    .max(10000)
    .optional()
    .describe('How many times it runs, one after another (default 1).'),
  yield: finite.min(0).max(1).optional().describe('Share of the outputs that is good (default 1).'),
  outputs: z
    .strictObject({
      stocks: z
        .array(z.strictObject({ stock: ref('stocks'), amountT: nonNegative }))
        .max(20)
        .optional(),
      capacity: z
        .array(
          z.strictObject({
            resource: resourceSchema,
            factor: finite.min(0).max(100).describe('The capacity is multiplied by this factor from then on.'),
          }),
        )
        .max(20)
        .optional(),
    })
    .optional(),
  ...provenance,
});
export type ActivityRow = z.infer<typeof activitySchema>;

/**
 * Damage or closure. The capacity of the target is multiplied by `factor` from `at` for `duration`.
 * The target is a place (all its facilities), a link, or one resource, for example `ROCND/berths`.
 */
export const disruptionSchema = z.strictObject({
  id: idSchema,
  title: textSchema.optional(),
  kind: z.enum(['damage', 'closure', 'weather', 'civil-traffic', 'maintenance']).optional(),
  place: ref('places').optional(),
  link: ref('links').optional(),
  airspace: ref('airspaces').optional(),
  resource: resourceSchema.optional().describe('<place>/<facility> or <link>/path.'),
  at: dateSchema.optional(),
  when: meetableRef.optional().describe('Gate or condition that starts it, instead of a date.'),
  factor: finite.min(0).max(1).describe('0 closes, 1 leaves the capacity as it is.'),
  duration: durationSchema.describe('Until it is repaired or reopened.'),
  probability: finite
    .min(0)
    .max(1)
    .optional()
    .describe('Probability that it happens (default 1), drawn in each replication.'),
  stockLossShare: finite
    .min(0)
    .max(1)
    .optional()
    .describe(
      'Share of the stock at the place that is lost where nothing protects it; less by the `protection` of the place.',
    ),
  everyDays: finite
    .min(0.01)
    .max(3650)
    .optional()
    .describe('It may happen again every so many days (weather by the day, alerts), each time drawn anew.'),
  until: dateSchema.optional().describe('No new occurrence after this date; for what recurs.'),
  correlatedWith: idSchema
    .optional()
    .describe(
      'Common factor (the weather of a region, the threat) by which occurrences of the same time come together.',
    ),
  eased: z
    .strictObject({ when: meetableRef, share: finite.min(0).max(1) })
    .optional()
    .describe('While the gate or condition is met (air defence over a hub) it lasts only this share of its duration.'),
  ...provenance,
});
export type DisruptionRow = z.infer<typeof disruptionSchema>;

/** The hypothetical attack: its kind. Sectors say where and how hard, disruptions what is damaged and closed. */
export const attackSchema = z.strictObject({
  breach: breachKindSchema,
  intensity: intensityStepsSchema
    .optional()
    .describe('Intensity over time for whatever names no sector; absent = the highest of the sectors.'),
  ...provenance,
});
export type AttackRow = z.infer<typeof attackSchema>;

/** What a nation has bound itself to do on a future attack. */
export const commitmentSchema = z.strictObject({
  id: idSchema,
  nation: nationRef,
  kind: z.enum(['military-capability', 'intelligence', 'logistic-support', 'diplomatic-initiative', 'sanctions']),
  title: textSchema,
  trigger: meetableRef.describe('Gate, condition or remedy that triggers it.'),
  decision: meetableRef.optional().describe('Gate of the national decision.'),
  decisionTime: durationSchema
    .optional()
    .describe('Time the decision on this commitment takes once trigger and national decision are there.'),
  leadTime: durationSchema.optional().describe('From the decision to in force (default none).'),
  releases: z
    .array(ref('forceElements', 'liftPools', 'stocks'))
    .max(500)
    .optional()
    .describe(
      'Force elements, lift pools or stocks that it releases: they go when it is in force and their own gate is met.',
    ),
  text: longTextSchema.optional(),
  ...provenance,
});
export type CommitmentRow = z.infer<typeof commitmentSchema>;
