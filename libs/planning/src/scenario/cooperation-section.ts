/** Support of the armed forces: packages and their funding, production, training, regenerated formations, fortification works. */
import { z } from 'zod';
import {
  dateSchema,
  durationSchema,
  idSchema,
  meetableRef,
  nationRef,
  provenance,
  quantities,
  ref,
  textSchema,
} from './quantities.ts';
import { deliveryWay } from './supply-section.ts';

const { finite, nonNegative } = quantities;
const share = finite.min(0).max(1);
const persons = z.number().int().min(1).max(1_000_000);
const stockAmounts = z.array(z.strictObject({ stock: ref('stocks'), amountT: nonNegative })).max(50);

export const packageSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    nation: nationRef.optional().describe('Nation that gives it; absent for a common fund.'),
    releasedBy: meetableRef.optional().describe('Gate or condition without which no tranche is paid.'),
    tranches: z
      .array(
        z.strictObject({
          id: idSchema.describe('Unique within the package.'),
          at: dateSchema.describe('When it is paid.'),
          amountMEur: nonNegative.describe('Million EUR.'),
        }),
      )
      .min(1)
      .max(100),
    deliveries: z
      .array(
        z.strictObject({
          stock: ref('stocks'),
          amountT: nonNegative,
          tranche: idSchema.describe('Tranche that pays for it.'),
          leadTime: durationSchema.optional().describe('From the payment to the delivery.'),
          ...deliveryWay,
        }),
      )
      .max(200)
      .optional(),
    ...provenance,
  })
  .describe('A defence package: funding in tranches, and deliveries that each tranche pays for.');
export type PackageRow = z.infer<typeof packageSchema>;

export const fundingNeedSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    year: z.number().int().min(1900).max(2200).describe('Calendar year.'),
    needMEur: nonNegative.describe('Million EUR.'),
    ...provenance,
  })
  .describe('What the armed forces need in a year: held against the tranches of all packages.');
export type FundingNeedRow = z.infer<typeof fundingNeedSchema>;

export const productionLineSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    nation: nationRef.optional().describe('Nation where it produces.'),
    place: ref('places').optional(),
    instrument: textSchema.optional().describe('Funding instrument or partner, in words.'),
    startsWhen: meetableRef.optional().describe('Gate or condition; at the start when absent.'),
    inputs: stockAmounts.optional().describe('What one batch takes from stock.'),
    stock: ref('stocks').describe('Stock that the product goes to.'),
    batchT: finite.gt(0).max(1e6).describe('Product of one batch, t.'),
    stages: z
      .array(z.strictObject({ batches: z.number().int().min(1).max(500), batchTime: durationSchema }))
      .min(1)
      .max(10)
      .describe('Ramp-up: so many batches at this time a batch, then the next stage.'),
    ...provenance,
  })
  .describe('A production line with its ramp-up and its inputs.');
export type ProductionLineRow = z.infer<typeof productionLineSchema>;

export const trainingProgrammeSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    nation: nationRef.optional().describe('Nation that trains.'),
    place: ref('places').optional(),
    startsWhen: meetableRef.optional().describe('Gate or condition; at the start when absent.'),
    instructors: z
      .array(ref('forceElements'))
      .max(50)
      .optional()
      .describe('Force elements that must be ready to teach.'),
    seats: persons.describe('Persons a course.'),
    courseLength: durationSchema,
    courses: z.number().int().min(1).max(200).describe('Courses, one after another.'),
    passRate: share.describe('Share of the seats that passes.'),
    ...provenance,
  })
  .describe('A training programme: seats, instructors, length of a course, pass rate.');
export type TrainingProgrammeRow = z.infer<typeof trainingProgrammeSchema>;

export const formationSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    element: ref('forceElements')
      .optional()
      .describe('Force element that exists once it is formed: it gets no order before.'),
    trainees: z
      .array(z.strictObject({ programme: ref('trainingProgrammes'), persons }))
      .max(20)
      .optional()
      .describe('Graduates that it takes. Formations are served in the order of their ids.'),
    equipment: stockAmounts.optional().describe('What it draws from stock.'),
    formUp: durationSchema.describe('From people and equipment being there to formed.'),
    sector: ref('sectors')
      .optional()
      .describe('Sector whose hold time it lengthens when it is formed before the attack.'),
    holdGain: finite.min(0).max(10).optional().describe('By which share it lengthens the hold time.'),
    ...provenance,
  })
  .describe('A brigade to be regenerated from trained people and equipment.');
export type FormationRow = z.infer<typeof formationSchema>;

export const fortificationWorkSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    sector: ref('sectors'),
    startsWhen: meetableRef.optional().describe('Gate or condition; at the start when absent.'),
    engineers: z.array(ref('forceElements')).max(50).optional().describe('Force elements that must be ready to build.'),
    engineersNeeded: persons
      .optional()
      .describe(
        'Persons of engineers for whom `stageTime` holds: with half of them it takes twice as long. An element that several works name is divided evenly over them. Absent = whoever is named, however many.',
      ),
    lengthKm: finite.gt(0).max(10_000),
    stageKm: finite.gt(0).max(1000).describe('Length of one stage of the works.'),
    stageTime: durationSchema.describe('Time one stage takes.'),
    stock: ref('stocks').optional().describe('Stock of class IV that is used up.'),
    tPerKm: nonNegative.optional().describe('Material for a kilometre, t.'),
    holdGain: finite
      .min(0)
      .max(10)
      .describe('By which share the whole of it lengthens the hold time; stages in proportion.'),
    ...provenance,
  })
  .describe('Fortification works in a sector: engineers and class IV in, kilometres and hold time out.');
export type FortificationWorkRow = z.infer<typeof fortificationWorkSchema>;
