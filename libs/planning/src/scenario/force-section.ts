/** Nations, contributions, force elements, movements and the statement of requirements of a scenario document. */
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
import { modeSchema } from './network-section.ts';

const { finite, nonNegative } = quantities;
const count = z.number().int().min(0).max(10_000_000);

export const componentSchema = z.enum(['land', 'air', 'sea', 'joint']).describe('Component of the force.');
export type Component = z.infer<typeof componentSchema>;

export const nationSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Z0-9-]{2,12}$/)
    .describe('ISO 3166-1 alpha-2 code, or a short code for an invented nation.'),
  name: textSchema,
  role: z.enum(['contributor', 'host', 'supported', 'supporter', 'observer']),
  reported: longTextSchema.describe('What is publicly reported, or "nothing reported".'),
  personsMin: count
    .optional()
    .describe('Lower end of the reported number of persons; absent when nothing is reported.'),
  personsMax: count.optional().describe('Upper end of the reported number of persons.'),
  approvalRoute: z
    .enum(['executive', 'parliament', 'standing'])
    .optional()
    .describe('How the nation decides on deploying forces.'),
  approvalGate: meetableRef.optional().describe('Gate of the national approval.'),
  ...provenance,
});
export type NationRow = z.infer<typeof nationSchema>;

/**
 * A limit that a nation sets, as a predicate: where (location), what for (task), under whom (partner), how long (until). `only` allows what is
 * named, `not` forbids it.
 */
export const caveatSchema = z.strictObject({
  kind: z.enum(['location', 'task', 'partner', 'until']),
  rule: z.enum(['only', 'not']),
  values: z
    .array(textSchema)
    .max(100)
    .optional()
    .describe('Country codes or place ids (location), capabilities (task), nations that lead (partner).'),
  scope: z
    .enum(['stationing', 'transit', 'both'])
    .optional()
    .describe(
      'Of a location: where forces stand, where they pass, or both (default both for `not`, stationing for `only`).',
    ),
  until: dateSchema
    .optional()
    .describe(
      'Of `until`: forces may be employed before this date only. Of the others: the caveat lapses on this date.',
    ),
  text: longTextSchema.optional(),
});
export type CaveatRow = z.infer<typeof caveatSchema>;

/** What a contribution brings beside force elements; all of it is gone when the contribution is withdrawn. */
export const supportSchema = z.strictObject({
  liftPools: z.array(ref('liftPools')).max(200).optional().describe('Lift: pools that it brings.'),
  shortens: z
    .array(
      z.strictObject({
        gate: ref('gates'),
        factor: finite.gt(0).max(1).describe('Its duration is multiplied by this.'),
      }),
    )
    .max(200)
    .optional()
    .describe('Intelligence: gates that take less time with it.'),
  capacity: z
    .array(
      z.strictObject({
        resource: resourceSchema.describe('<place>/<facility> or <link>/path.'),
        factor: finite.min(0.001).max(100).describe('Its capacity is multiplied by this.'),
        from: dateSchema.optional().describe('From this date (default CF-day).'),
      }),
    )
    .max(200)
    .optional()
    .describe('Logistics: capacities that grow with it.'),
  deliveries: z.array(ref('deliveries')).max(1000).optional().describe('Funding: deliveries that it pays for.'),
  monitors: z
    .array(ref('monitors'))
    .max(200)
    .optional()
    .describe('Monitoring: sensors, teams and shared intelligence that it brings beside force elements.'),
});
export type SupportRow = z.infer<typeof supportSchema>;

export const contributionSchema = z.strictObject({
  id: idSchema,
  nation: z.string().meta({ refersTo: ['nations'] }),
  title: textSchema,
  component: componentSchema,
  kind: z.enum(['force', 'lift', 'intelligence', 'logistics', 'training', 'funding', 'basing', 'monitoring']),
  status: z.enum(['offered', 'confirmed', 'released', 'withdrawn']),
  personsMin: count.optional(),
  personsMax: count.optional(),
  stationing: z
    .enum(['inside', 'outside', 'at-sea', 'none'])
    .describe('Inside the supported country, outside it, at sea, or no presence.'),
  breachPolicy: z
    .enum(['continue', 'hold', 'return'])
    .optional()
    .describe(
      'What forces not yet in place do when the ceasefire ends by breach: go on (the default), wait for the decision of the nation, or go home.',
    ),
  withdrawalPolicy: z
    .enum(['stay', 'return'])
    .optional()
    .describe(
      'What its forces do when what ordered them (the approval of the nation, the request of the host) is withdrawn: stay, and go on once it is restored (the default), or go home.',
    ),
  caveats: z.array(caveatSchema).max(20).optional(),
  support: supportSchema.optional(),
  reported: longTextSchema.optional(),
  ...provenance,
});
export type ContributionRow = z.infer<typeof contributionSchema>;

/** So many vehicles of one kind that are alike, where a total would hide that some fit and others do not. */
export const pieceSchema = z.strictObject({
  name: textSchema.optional(),
  kind: z.enum(['wheeled', 'tracked']).describe('Wheeled ones march on roads by themselves.'),
  count: z.number().int().min(1).max(1_000_000).describe('How many.'),
  massT: finite.gt(0).max(1000).describe('Mass of one, t.'),
  areaM2: finite.gt(0).max(10_000).optional().describe('Deck area of one, m2 (default 25).'),
  wagons: finite.gt(0).max(100).optional().describe('Rail wagons for one (default 0.85).'),
  heightM: finite.gt(0).max(50).optional().describe('Height of one, m; lift and links may have a limit.'),
  mlc: count.optional().describe('Military load class of one.'),
  outsized: z.boolean().optional().describe('Only outsized-capable lift carries it.'),
  critical: z
    .boolean()
    .optional()
    .describe(
      'Whether readiness waits for it: where one piece is critical only critical ones count, and what is not critical never does. Absent everywhere: all equipment counts.',
    ),
});
export type PieceRow = z.infer<typeof pieceSchema>;

/** What has to be moved. Totals of the element or movement; units in the names. */
export const cargoSchema = z.strictObject({
  pax: count.optional().describe('Persons.'),
  drivers: count.optional().describe('Persons, of those, who travel with the vehicles (default none).'),
  advanceParty: count
    .optional()
    .describe('Persons, of those, who go first; all else sets out when they have arrived (default none).'),
  wheeled: count.optional().describe('Wheeled vehicles; they march on their own on roads.'),
  tracked: count.optional().describe('Tracked vehicles; on roads they need heavy equipment transporters.'),
  massT: nonNegative.optional().describe('Mass of vehicles and freight, t.'),
  areaM2: nonNegative.optional().describe('Deck area of the vehicles, m2.'),
  wagons: nonNegative.optional().describe('Rail wagons needed for the vehicles; absent = 0.85 per vehicle.'),
  heaviestMlc: count.optional(),
  outsized: count.optional().describe('Pieces that only an outsized-capable aircraft carries.'),
  supplyT: nonNegative.optional().describe('General supply, t.'),
  ammunitionT: nonNegative.optional().describe('Class V, t; moves apart from persons.'),
  fuelT: nonNegative.optional(),
  pieces: z
    .array(pieceSchema)
    .min(1)
    .max(100)
    .optional()
    .describe('Vehicles one kind after another, with their own mass and size; they are not in the totals above.'),
});
export type CargoRow = z.infer<typeof cargoSchema>;

export const unitTemplateSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  component: componentSchema,
  sidc: z
    .string()
    .regex(/^[0-9]{20}([0-9]{10})?$/)
    .optional()
    .describe('APP-6(D) symbol identification code, 20 or 30 digits.'),
  cargo: cargoSchema,
  equipment: longTextSchema.optional().describe('Main equipment in words.'),
  consumptionKgPerPersonDay: z
    .record(z.string(), nonNegative)
    .optional()
    .describe('Consumption by class of supply at static posture.'),
  ...provenance,
});
export type UnitTemplateRow = z.infer<typeof unitTemplateSchema>;

/** How an element comes to its place. */
const deploymentSchema = z
  .enum(['move', 'self-deploy', 'in-place', 'draw-set'])
  .describe(
    'move: by the network; self-deploy: aircraft and ships on their own legs; in-place: recall and upload only; draw-set: its people draw a prepositioned set and go on with it.',
  );

export const forceElementSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  nation: z
    .string()
    .meta({ refersTo: ['nations'] })
    .optional()
    .describe('Nation; absent in worlds without nations.'),
  contribution: ref('contributions').optional(),
  component: componentSchema,
  parent: ref('forceElements').optional().describe('Superior element.'),
  template: ref('unitTemplates')
    .optional()
    .describe('Unit template that gives movement data; `cargo` overrides single figures.'),
  cargo: cargoSchema.optional(),
  sidc: z
    .string()
    .regex(/^[0-9]{20}([0-9]{10})?$/)
    .optional(),
  capability: z
    .string()
    .max(80)
    .meta({ refersTo: ['capabilities'] })
    .optional()
    .describe('Capability it offers, for example manoeuvre, air-defence, mine-countermeasures.'),
  status: z.enum(['offered', 'confirmed', 'released', 'withdrawn']).optional(),
  home: ref('places').describe('Place where it stands at first.'),
  destination: ref('places').describe('Place where it is needed.'),
  deployment: deploymentSchema.optional(),
  set: ref('prepositionedSets')
    .optional()
    .describe('Prepositioned set that it draws; exactly when its deployment is draw-set.'),
  selfDeploySpeedKmh: finite
    .min(0.1)
    .max(3000)
    .optional()
    .describe('Speed of a self-deploying element over the great circle (air) or the sea network.'),
  releasedBy: meetableRef.optional().describe('Gate or condition that gives the order to deploy (G-day).'),
  earliest: dateSchema.optional().describe('No order before this date.'),
  notice: durationSchema.optional().describe('Notice to move: order to ready to leave.'),
  requiredAt: dateSchema.optional().describe('Complete and ready by (CRD).'),
  priority: z.number().int().min(1).max(99).optional().describe('1 is first (default 50).'),
  modes: z
    .array(modeSchema)
    .min(1)
    .max(5)
    .optional()
    .describe('Modes its equipment may use (default sea, rail, road and waterway).'),
  longestRoadKm: finite
    .min(1)
    .max(40_000)
    .optional()
    .describe(
      'Longest way that its equipment goes by road at a stretch, km: to the railhead and on from the last one. Any when absent.',
    ),
  peopleModes: z
    .array(modeSchema)
    .min(1)
    .max(5)
    .optional()
    .describe('Modes its people may use (default air and road).'),
  via: z.array(ref('places')).max(6).optional().describe('Places the equipment must pass, in order (fixed POE, POD).'),
  peopleVia: z
    .array(ref('places'))
    .max(6)
    .optional()
    .describe('Places its people must pass, in order (fixed POE, POD).'),
  marryUp: durationSchema.optional(),
  integration: durationSchema.optional().describe('Integration and transfer of authority.'),
  readyPaxShare: finite.gt(0).max(1).optional().describe('Share of persons that must have arrived (default 0.9).'),
  readyEquipmentShare: finite
    .gt(0)
    .max(1)
    .optional()
    .describe('Share of equipment that must have arrived (default 0.85).'),
  needs: z
    .array(ref('forceElements'))
    .max(20)
    .optional()
    .describe('Force elements that must be ready first (enabling elements).'),
  tourDays: finite
    .gt(0)
    .max(3650)
    .optional()
    .describe('Length of its tour, counted from being in place; it stays when absent.'),
  relievedBy: ref('forceElements')
    .optional()
    .describe(
      'Relief in place: it stays on after its tour until this element is ready, which then stands in for it. Without one it leaves a gap.',
    ),
  ...provenance,
});
export type ForceElementRow = z.infer<typeof forceElementSchema>;

/** One line of the time-phased table that belongs to no force element: the whole of a toy world, or freight. */
export const movementSchema = z.strictObject({
  id: idSchema,
  name: textSchema.optional(),
  nation: nationRef
    .optional()
    .describe('Nation whose cargo it is: its national lift, and its hours in pools, carry it. Absent = of nobody.'),
  from: ref('places'),
  to: ref('places'),
  cargo: cargoSchema,
  priority: z.number().int().min(1).max(99).optional(),
  releasedBy: meetableRef.optional(),
  readyToLoad: dateSchema.optional().describe('RLD: not before this date (default CF-day).'),
  availableToLoad: dateSchema.optional().describe('ALD at the port of embarkation.'),
  earliestArrival: dateSchema.optional().describe('EAD at the port of debarkation.'),
  latestArrival: dateSchema.optional().describe('LAD at the port of debarkation.'),
  requiredAt: dateSchema.optional().describe('RDD at destination.'),
  modes: z.array(modeSchema).min(1).max(5).optional(),
  longestRoadKm: finite
    .min(1)
    .max(40_000)
    .optional()
    .describe(
      'Longest way that it goes by road at a stretch, km: to the railhead and on from the last one. Any when absent.',
    ),
  via: z.array(ref('places')).max(6).optional(),
  after: z
    .array(ref('movements', 'forceElements'))
    .max(20)
    .optional()
    .describe('Movements that must have arrived first.'),
  ...provenance,
});
export type MovementRow = z.infer<typeof movementSchema>;

/** One line of the statement of requirements. */
export const requirementSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  component: componentSchema,
  capability: z
    .string()
    .min(1)
    .max(80)
    .meta({ refersTo: ['capabilities'] }),
  count: count.describe('Force elements of the capability that must be ready.'),
  persons: count.optional().describe('Persons that those who fill it have to bring together, besides their number.'),
  place: ref('places').optional(),
  countries: z
    .array(z.string().regex(/^[A-Z0-9-]{2,12}$/))
    .max(50)
    .optional()
    .describe('Countries in which it is needed, where no single place is named.'),
  partOf: ref('requirements')
    .optional()
    .describe('The larger line that this one is the first part of: elements count for both.'),
  by: dateSchema,
  priority: z.number().int().min(1).max(99).optional(),
  confidenceAsked: finite
    .gt(0)
    .lt(1)
    .optional()
    .describe('Probability of being met by the date that is asked for (default 0.5).'),
  elements: z
    .array(ref('forceElements'))
    .max(500)
    .optional()
    .describe("The planner's choice of elements that fill the line."),
  ...provenance,
});
export type RequirementRow = z.infer<typeof requirementSchema>;
