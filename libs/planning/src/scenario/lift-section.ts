/** Types of lift and pools of it. Units stand in the field names. */
import { z } from 'zod';
import { cargoKindSchema, gaugeSchema, modeSchema } from './network-section.ts';
import {
  dateSchema,
  durationSchema,
  idSchema,
  meetableRef,
  provenance,
  quantities,
  ref,
  textSchema,
} from './quantities.ts';

const { finite, nonNegative, count, positiveRate, speed } = quantities;

export const liftTypeSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  mode: modeSchema,
  payload: z
    .strictObject({
      pax: count.optional(),
      massT: nonNegative.optional(),
      areaM2: nonNegative.optional(),
      wagons: nonNegative.optional(),
      vehicles: count.optional(),
    })
    .describe(
      'Most that one asset carries in one lift; a missing dimension does not limit. At least one must be given.',
    ),
  carries: z.array(cargoKindSchema).min(1).describe('Kinds of cargo the type takes.'),
  speedKmh: speed.describe('Block speed.'),
  byLeg: z
    .array(
      z.strictObject({
        upToKm: finite.gt(0).max(40_000),
        payloadShare: finite.min(0.001).max(1).optional().describe('Share of the payload mass (default 1).'),
        speedShare: finite.min(0.05).max(1).optional().describe('Share of the block speed (default 1).'),
      }),
    )
    .max(20)
    .optional()
    .describe('Allowable load and block speed by length of the leg, shortest first; the last row holds beyond.'),
  rangeKm: nonNegative.optional().describe('Longest leg without refuelling; air only.'),
  fuelKgPerHour: positiveRate
    .optional()
    .describe('Fuel burnt under way, kg an hour; air only. Airfields with `fuelTPerDay` issue it.'),
  load: durationSchema.describe('Time to load one asset at its facility.'),
  unload: durationSchema,
  maxHeightM: finite.gt(0).max(50).optional().describe('Highest piece that it takes, m.'),
  minRunwayM: nonNegative.optional(),
  parking: z.enum(['wide', 'narrow']).optional().describe('Parking spot an aircraft needs (default narrow).'),
  roadVehicles: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Vehicles that one asset is on the road with a full load, a company of 20 lorries for instance (default 1).',
    ),
  draughtM: finite.min(0).max(40).optional(),
  lengthM: finite.min(0).max(500).optional(),
  gauge: gaugeSchema.optional().describe('Rail only (default 1435).'),
  useRateHPerDay: finite.min(0.01).max(24).optional().describe('Most hours under way per asset and day over a cycle.'),
  maintenance: z
    .strictObject({ everyHours: finite.gt(0).max(1e6), duration: durationSchema })
    .optional()
    .describe('Scheduled maintenance after so many hours under way, and how long it takes.'),
  crew: z
    .strictObject({
      dutyHours: finite.gt(0).max(1000).describe('Longest duty of one crew, from call to end of a trip.'),
      restHours: finite.gt(0).max(1000).describe('Rest after it.'),
      perAsset: z.number().int().min(1).max(20).optional().describe('Crews of one asset that take turns (default 1).'),
    })
    .optional()
    .describe('Duty and rest of crews; when all crews of an asset have been on duty it waits until they have rested.'),
  breakdown: z
    .strictObject({ perTrip: finite.min(0).max(1), repair: durationSchema })
    .optional()
    .describe('Probability that an asset breaks down before a trip, and how long the repair takes.'),
  minimumLoadShare: finite
    .min(0)
    .max(1)
    .optional()
    .describe('An asset is not called forward for less than this share of its payload ...'),
  maximumHold: durationSchema
    .optional()
    .describe('... unless cargo has waited this long (default 14 days); it waits only while more is on its way.'),
  costPerKm: nonNegative.optional().describe('Cost of one asset kilometre in EUR, an assumption.'),
  ...provenance,
});
export type LiftTypeRow = z.infer<typeof liftTypeSchema>;

export const liftPoolSchema = z.strictObject({
  id: idSchema,
  name: textSchema.optional(),
  liftType: ref('liftTypes'),
  count: count.describe('Assets in the pool.'),
  base: ref('places').describe('Place where the assets stand at first.'),
  owner: idSchema
    .meta({ refersTo: ['nations'] })
    .optional()
    .describe('Nation; absent for a multinational or commercial pool.'),
  arrangement: z
    .enum(['national', 'SALIS', 'SAC', 'MMF', 'EATC', 'charter', 'host-nation'])
    .optional()
    .describe(
      'A national pool, or one with an owner and no arrangement, serves its owner first and others with what is left; the others carry in order of priority.',
    ),
  reservedForOwner: z.boolean().optional().describe('True when the pool carries only the cargo of its owner.'),
  carriesOnly: z
    .enum(['deployment', 'sustainment'])
    .optional()
    .describe(
      'Set apart for what supplies forces (orders of stocks, deliveries), or for all else that moves. Absent = carries both.',
    ),
  availableFrom: z
    .union([dateSchema, z.array(dateSchema).min(1).max(1000)])
    .optional()
    .describe('When the assets are to hand: one date, or one for each asset. At the start when absent.'),
  releasedBy: meetableRef.optional().describe('Gate or condition that releases the pool.'),
  quotas: z
    .array(
      z.strictObject({
        nation: ref('nations'),
        hours: finite.gt(0).max(1e6).describe('Hours under way.'),
        everyDays: finite.gt(0).max(3650).optional().describe('Period after which they are given anew; absent = once.'),
      }),
    )
    .min(1)
    .max(100)
    .optional()
    .describe('Hours by nation, as in SAC and SALIS. A pool with quotas carries the cargo of these nations only.'),
  ...provenance,
});
export type LiftPoolRow = z.infer<typeof liftPoolSchema>;
