/** Monitoring of the ceasefire, how long it takes to see and to attribute a breach, and the remedies that follow. */
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
  textSchema,
} from './quantities.ts';

const { finite } = quantities;
const share = finite.min(0).max(1);

export const breachKindSchema = z
  .enum(['overt', 'incursion', 'deniable'])
  .describe('Kind of breach: an overt large-scale attack, a limited incursion, or a deniable incident.');
export type BreachKind = z.infer<typeof breachKindSchema>;

export const intensitySchema = z.enum(['none', 'low', 'medium', 'high']).describe('Intensity of an attack.');

export const intensityStepsSchema = z.array(z.strictObject({ from: dateSchema, level: intensitySchema })).max(50);
export type IntensityStep = z.infer<typeof intensityStepsSchema>[number];

export const sectorSchema = z
  .strictObject({
    id: idSchema,
    name: textSchema,
    lat: finite.min(-90).max(90).describe('Latitude, degrees, WGS 84.'),
    lon: finite.min(-180).max(180).describe('Longitude, degrees, WGS 84.'),
    area: z
      .array(
        z.strictObject({
          lat: finite.min(-90).max(90).describe('Latitude, degrees, WGS 84.'),
          lon: finite.min(-180).max(180).describe('Longitude, degrees, WGS 84.'),
        }),
      )
      .min(3)
      .max(200)
      .optional()
      .describe(
        'Corners of the area that it covers, in order around it; the point above lies in it and carries its name.',
      ),
    lengthKm: finite
      .gt(0)
      .max(10_000)
      .optional()
      .describe('Length of the line of contact in it, km: what teams and sensors that watch a line are measured by.'),
    intensity: intensityStepsSchema
      .optional()
      .describe(
        'Intensity of the attack over time; it sets the posture of what is consumed behind the sector. Absent = not attacked.',
      ),
    holdTime: durationSchema.describe(
      'How long the sector holds without reinforcement, before works and regenerated brigades lengthen it: an assumption of the planner, never computed.',
    ),
    monitored: share.optional().describe('Share of the sector that is watched whatever is contributed (default 0).'),
    requirements: z
      .array(ref('requirements'))
      .max(100)
      .optional()
      .describe(
        'Lines of requirements that must be met before the hold time ends; absent = every dated reinforcement.',
      ),
    ...provenance,
  })
  .describe('A part of the line of contact: monitored in the posture, attacked after a breach.');
export type SectorRow = z.infer<typeof sectorSchema>;

/** Teams or sensors, and what each of them reaches. */
export const watchesSchema = z
  .strictObject({
    count: z.number().int().min(1).max(1_000_000).optional().describe('How many teams or sensors it brings.'),
    personsEach: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('Instead of `count`: persons to a team, so that the persons of the element make so many teams.'),
    lengthKm: finite.gt(0).max(10_000).optional().describe('Length of line that one of them watches, km.'),
    areaKm2: finite.gt(0).max(10_000_000).optional().describe('Or area that one of them watches, km2.'),
    onWatch: finite.gt(0).max(1).optional().describe('Part of them that watches at a time (default 1).'),
  })
  .describe('Teams or sensors that it consists of, and how much each watches.');

export const monitorSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    nation: nationRef.optional().describe('Nation that contributes it.'),
    kind: z
      .enum(['observer-team', 'ground-sensor', 'aerial', 'satellite', 'maritime', 'intelligence-sharing'])
      .describe('What watches.'),
    sectors: z.array(ref('sectors')).min(1).max(100).describe('Sectors that it covers.'),
    coverage: share.describe(
      'Share that it sees of what happens where it watches: in all of its sectors, or as far as `watches` reaches. What monitors add up to in a sector is at most 1.',
    ),
    watches: watchesSchema
      .optional()
      .describe(
        'What it reaches of its sectors, from teams or sensors; absent = all of them. It then adds `coverage` times the share that it reaches.',
      ),
    element: ref('forceElements')
      .optional()
      .describe('Force element that does it: it counts once that element is ready.'),
    releasedBy: meetableRef.optional().describe('Gate or condition from which it counts, for example an agreement.'),
    ...provenance,
  })
  .describe('Sensors, teams and shared intelligence contributed to monitoring.');
export type MonitorRow = z.infer<typeof monitorSchema>;

export const latencySchema = z
  .strictObject({
    id: idSchema,
    process: z.enum(['detection', 'attribution']).describe('Seeing and verifying a breach, or naming who did it.'),
    breach: breachKindSchema,
    duration: durationSchema.describe('Time it takes when nothing is covered.'),
    coverageShortens: share.describe(
      'Share of the time that full coverage takes away; in proportion below full coverage.',
    ),
    ...provenance,
  })
  .describe('How long detection or attribution takes for one kind of breach.');
export type LatencyRow = z.infer<typeof latencySchema>;

export const remedySchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    step: z.number().int().min(1).max(20).describe('Rung of the ladder, 1 is the lowest.'),
    breaches: z
      .array(breachKindSchema)
      .min(1)
      .max(3)
      .optional()
      .describe('Kinds of breach that it answers (default all). It is never decided for another kind.'),
    requires: z.array(meetableRef).min(1).max(50).describe('Gates, conditions or remedies that come first.'),
    duration: durationSchema.optional().describe('Time the decision takes.'),
    office: ref('offices').optional().describe('Office that decides on it.'),
    text: longTextSchema.optional(),
    ...provenance,
  })
  .describe(
    'A rung of the ladder of remedies. What it triggers names it: commitments by `trigger`, other rows by `releasedBy`.',
  );
export type RemedyRow = z.infer<typeof remedySchema>;
