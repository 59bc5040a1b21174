/** Places, links and shares of their capacities: the network of a scenario document. Units stand in the field names. */
import { z } from 'zod';
import { drivingBanSchema } from './driving-ban-rows.ts';
import {
  dateSchema,
  durationSchema,
  idSchema,
  longTextSchema,
  meetableRef,
  provenance,
  quantities,
  ref,
  textSchema,
} from './quantities.ts';

const { finite, nonNegative, count, positiveRate, speed } = quantities;

export const modeSchema = z.enum(['air', 'sea', 'rail', 'road', 'waterway']).describe('Mode of transport.');
export type Mode = z.infer<typeof modeSchema>;

export const gaugeSchema = z.union([z.literal(1435), z.literal(1520)]).describe('Track gauge in millimetres.');

export const cargoKindSchema = z
  .enum(['people', 'wheeled', 'tracked', 'outsized', 'supply', 'ammunition', 'fuel'])
  .describe('Kind of cargo.');

/** Daily opening hours in UTC, minutes after midnight, over midnight where it closes before it opens; open all day when absent. */
const hoursSchema = z
  .strictObject({ openMin: z.number().int().min(0).max(1439), closeMin: z.number().int().min(1).max(1440) })
  .describe(
    'Daily opening hours, minutes after 0000Z, whatever the hour of CF-day; over midnight where it closes before it opens.',
  );

/** A daily quota. `observed` figures describe what passes today, civil traffic included, and are not reduced by a military share. */
const capacityBasis = {
  basis: z
    .enum(['nominal', 'observed'])
    .optional()
    .describe(
      'Nominal figures (the default) are multiplied by the share that the row names; observed figures count as they are.',
    ),
  share: ref('shares')
    .optional()
    .describe('Id of a row of `shares`: the part of a nominal capacity that military traffic may use over time.'),
};

/** The part of berths, spots or ramps that is not left to civil traffic. */
const serverShare = (what: string) =>
  ref('shares').optional().describe(`Share of the ${what} that military traffic may use over time; absent = all.`);

/** The same where the quota holds for each direction. */
const directedBasis = {
  ...capacityBasis,
  backShare: ref('shares')
    .optional()
    .describe(
      'Id of a row of `shares` for the direction back; the same as `share` when absent. Civil traffic seldom flows both ways alike.',
    ),
};

/** As the code of a nation. */
export const countrySchema = z.string().regex(/^[A-Z0-9-]{2,12}$/);

export const placeSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  kind: z
    .enum([
      'airfield',
      'seaport',
      'rail-terminal',
      'border-crossing',
      'gauge-change',
      'hub',
      'depot',
      'protected-facility',
      'garrison',
      'junction',
      'sea-node',
    ])
    .describe('What the place mainly is; its facilities say what it can do.'),
  country: countrySchema.optional().describe('ISO 3166-1 alpha-2 code, or the code of an invented nation.'),
  lat: finite.min(-90).max(90).describe('Latitude, degrees, WGS 84.'),
  lon: finite.min(-180).max(180).describe('Longitude, degrees, WGS 84.'),
  opensWhen: meetableRef.optional().describe('Id of a gate or condition; closed to military traffic until it is met.'),
  airfield: z
    .strictObject({
      runwayM: nonNegative,
      parkingWide: count.describe('Parking spots for wide-bodied aircraft worked at the same time (MOG).'),
      parkingShare: serverShare('spots'),
      parkingNarrow: count.describe('Parking spots for narrow-bodied aircraft worked at the same time (MOG).'),
      handlingTPerDay: positiveRate.optional().describe('Cargo handling limit, tonnes a day; absent = parking binds.'),
      fuelTPerDay: positiveRate
        .optional()
        .describe('Aviation fuel issued a day, t; aircraft with `fuelKgPerHour` take it. Absent = it does not limit.'),
      hours: hoursSchema.optional(),
    })
    .optional(),
  seaport: z
    .strictObject({
      berths: count.describe(
        'Berths that take a RO/RO ship at the same time; the sum of `berthGroups` where they are given.',
      ),
      berthShare: serverShare('berths'),
      berthGroups: z
        .array(
          z.strictObject({
            id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/, 'a name of 1 to 40 letters, digits or - _ .'),
            berths: count.describe('Berths of the group.'),
            maxLengthM: finite.gt(0).max(500).optional().describe('Longest ship, m.'),
            maxDraughtM: finite.gt(0).max(40).optional().describe('Deepest draught, m.'),
            workTPerHour: positiveRate.optional().describe('Pace of work at one berth; absent = that of the port.'),
          }),
        )
        .min(1)
        .max(20)
        .optional()
        .describe('Berths by the ships that they take; absent = all berths take what the port takes.'),
      workTPerHour: positiveRate
        .optional()
        .describe('Pace of loading and discharge at one berth, t an hour; absent = only the ship limits.'),
      maxDraughtM: finite.min(0).max(40).optional(),
      maxLengthM: finite.min(0).max(500).optional(),
      stagingM2: nonNegative
        .optional()
        .describe('Room for discharged cargo; a full staging area stops discharge. Absent = unlimited.'),
      clearanceVehiclesPerDay: positiveRate
        .optional()
        .describe('Vehicles that leave the port gate a day. Absent = unlimited.'),
    })
    .optional(),
  rail: z
    .strictObject({
      ramps: count.describe('Ramps that load or unload a train at the same time.'),
      rampShare: serverShare('ramps'),
      gauges: z.array(gaugeSchema).min(1),
      trainsPerDay: positiveRate.optional(),
      ...capacityBasis,
    })
    .optional(),
  gaugeChange: z
    .array(
      z.strictObject({
        method: z.enum(['bogie-exchange', 'transload', 'ramp-to-ramp']),
        takes: z
          .array(cargoKindSchema)
          .min(1)
          .optional()
          .describe(
            'Kinds of cargo that this method takes: freight by crane, vehicles over a ramp, no ammunition for instance. Absent = all.',
          ),
        wagonsPerDay: positiveRate.optional().describe('Wagons handled a day. Give this or `trainTime`.'),
        trainTime: durationSchema.optional().describe('Time one train occupies one position.'),
        positions: count.optional().describe('Trains worked at the same time (default 1).'),
        ...capacityBasis,
      }),
    )
    .max(3)
    .optional(),
  crossing: z
    .strictObject({
      into: countrySchema
        .optional()
        .describe(
          'Country that one enters in the direction forth; who comes from a neighbouring place in it goes back. Absent = links as drawn: who comes from where a link ends that begins here goes back.',
        ),
      rail: z
        .array(
          z.strictObject({
            gauge: gaugeSchema,
            trainsPerDay: positiveRate.describe('Trains a day and direction.'),
            ...directedBasis,
          }),
        )
        .max(2)
        .optional(),
      road: z
        .strictObject({
          convoysPerDay: positiveRate.describe(
            'March units of up to 25 vehicles a day and direction; a column counts once for each.',
          ),
          ...directedBasis,
        })
        .optional(),
      clearance: durationSchema.optional().describe('Time the border formalities take for one train or convoy.'),
      permission: durationSchema
        .optional()
        .describe('Permission lead time of each line that crosses here, from its release.'),
      permissionsByCargo: z
        .array(z.strictObject({ cargo: z.array(cargoKindSchema).min(1), leadTime: durationSchema }))
        .max(8)
        .optional()
        .describe(
          'Lead times of kinds of cargo that differ from `permission`, ammunition or outsized loads for instance; the first row that names a kind counts.',
        ),
    })
    .optional(),
  reception: z
    .strictObject({
      stagingM2: nonNegative.optional().describe('Room for vehicles being received. Absent = unlimited.'),
      beds: count.optional().describe('Persons received at the same time. Absent = unlimited.'),
    })
    .optional(),
  explosivesLimitKg: finite
    .min(1)
    .max(1e9)
    .optional()
    .describe('Net explosive quantity (NEQ) that may be here at the same time between discharge and departure, kg.'),
  protection: z
    .enum(['none', 'revetted', 'hardened', 'underground'])
    .optional()
    .describe('Of a stated loss of stock the place suffers all, 0.6, 0.3 or 0.1.'),
  owner: idSchema
    .meta({ refersTo: ['nations'] })
    .optional()
    .describe('Nation that owns or runs the place.'),
  ...provenance,
});
export type PlaceRow = z.infer<typeof placeSchema>;

export const linkSchema = z.strictObject({
  id: idSchema,
  from: ref('places'),
  to: ref('places'),
  mode: modeSchema.exclude(['air']),
  lengthKm: finite
    .gt(0)
    .max(40000)
    .optional()
    .describe('Published or measured length. Absent = geodesic x `circuity`.'),
  circuity: finite
    .min(1)
    .max(5)
    .optional()
    .describe('Length of the way over the geodesic (default by mode: road 1.25, rail 1.30, waterway 1.40, sea 1.10).'),
  oneWay: z.boolean().optional(),
  gauge: gaugeSchema.optional().describe('Rail only (default 1435).'),
  tracks: z.number().int().min(1).max(8).optional(),
  trainsPerDay: positiveRate.optional().describe('Trains a day and direction.'),
  vehiclesPerHour: positiveRate.optional().describe('Road capacity a direction for march units, vehicles an hour.'),
  ...directedBasis,
  speedKmh: speed.optional().describe('Speed limit of the link; the slower of this and the lift type counts.'),
  mlc: count.optional().describe('Bridge class: heaviest military load class that may pass.'),
  maxHeightM: finite
    .gt(0)
    .max(50)
    .optional()
    .describe('Highest piece that may pass (tunnels, wires, loading gauge), m.'),
  bans: z
    .array(drivingBanSchema)
    .min(1)
    .max(20)
    .optional()
    .describe('Hours in which nobody may set out over it: nights, weekends. Roads only.'),
  ...provenance,
});
export type LinkRow = z.infer<typeof linkSchema>;

/** A step function of time: the share of a nominal capacity that military traffic may use. */
export const shareSchema = z.strictObject({
  id: idSchema,
  title: longTextSchema.optional(),
  steps: z
    .array(z.strictObject({ from: dateSchema, share: finite.min(0).max(1) }))
    .min(1)
    .max(200),
  ...provenance,
});
export type ShareRow = z.infer<typeof shareSchema>;

const part = finite.min(0.01).max(1);

export const efficiencySchema = z
  .strictObject({
    id: idSchema,
    title: textSchema.optional(),
    mode: modeSchema.describe('Mode of transport whose whole network it concerns.'),
    least: part.describe('Least share of its nominal speed and daily quotas that there is.'),
    likeliest: part.describe('Likeliest share; the draw is triangular.'),
    most: part.describe('Greatest share, 1 at most.'),
    ...provenance,
  })
  .describe('How well a mode runs across the whole network: one draw for all of it in each replication.');
export type EfficiencyRow = z.infer<typeof efficiencySchema>;
