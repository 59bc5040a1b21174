/** Offices that decide, opening of the theatre, host nation support, and a posture fixed by hand. */
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

const { finite, nonNegative } = quantities;
const positiveShare = finite.gt(0).max(1);

export const officeSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    place: ref('places').optional(),
    desks: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .describe('Staffing: decisions dealt with at a time. The others wait in line, first come, first served.'),
    ...provenance,
  })
  .describe('A body through whose hands decisions go, for example the coordination cell.');
export type OfficeRow = z.infer<typeof officeSchema>;

export const siteOpeningSchema = z
  .strictObject({
    id: idSchema,
    place: ref('places'),
    openedBy: z
      .array(ref('forceElements'))
      .max(20)
      .optional()
      .describe('Force elements that must be ready to open it.'),
    openedWhen: meetableRef.optional().describe('Gate or condition that must be met as well.'),
    facilities: z
      .array(z.enum(['beds', 'reception', 'staging', 'clearance', 'handling', 'trains']))
      .min(1)
      .max(6)
      .optional()
      .describe('Facilities concerned; absent = all of these that the place has.'),
    bareShare: positiveShare.optional().describe('Share of the capacity before it is opened (default 0.2).'),
    openedShare: positiveShare.optional().describe('Share once it is opened (default 0.6).'),
    fullShare: positiveShare
      .optional()
      .describe('Share with every support contract in force that the facility needs by its kind (default 1).'),
    ...provenance,
  })
  .describe('Opening of a port, airfield or hub: its capacity follows what is in place.');
export type SiteOpeningRow = z.infer<typeof siteOpeningSchema>;

export const supportContractSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    place: ref('places'),
    nation: nationRef.optional().describe('Host nation that provides it.'),
    kind: z.enum([
      'accommodation',
      'meals',
      'fuel',
      'water',
      'handling-equipment',
      'labour',
      'convoy-support',
      'escort',
      'medical',
    ]),
    requestedWhen: meetableRef
      .optional()
      .describe('Gate or condition on which it is asked for; at the start when absent.'),
    leadTime: durationSchema.describe('From the request to available; 0 where it is arranged.'),
    ...provenance,
  })
  .describe('Host nation support at a place, with its lead time.');
export type SupportContractRow = z.infer<typeof supportContractSchema>;

export const gateEventSchema = z
  .enum(['met', 'refused', 'withdrawn', 'restored'])
  .describe('What has happened to a gate.');
export const gateRecordSchema = z
  .array(z.strictObject({ event: gateEventSchema, at: dateSchema }))
  .min(1)
  .max(20);

export const initialStateSchema = z
  .strictObject({
    asOf: dateSchema.describe('What is said holds at this instant; nothing else is ordered or delivered before it.'),
    elements: z
      .array(
        z.strictObject({
          element: ref('forceElements', 'movements'),
          state: z.enum(['in-place', 'ready', 'gone']),
          since: dateSchema.optional().describe('Since when; the instant of the state when absent.'),
        }),
      )
      .max(100_000)
      .optional()
      .describe(
        'Elements that are at their destination by then, ready there, or gone from there for good; of movements, that they have arrived.',
      ),
    support: z
      .array(
        z.strictObject({
          id: ref('fortificationWorks', 'productionLines', 'trainingProgrammes', 'formations'),
          done: nonNegative,
          begun: z
            .boolean()
            .optional()
            .describe('One more run is under way and has what it takes: it begins anew and takes nothing more.'),
        }),
      )
      .max(20_000)
      .optional()
      .describe(
        'What is done of fortification works (km), production lines (t), training programmes (graduates) and formations (1). Whole runs of each count; others begin anew.',
      ),
    stocks: z
      .array(z.strictObject({ stock: ref('stocks'), amountT: nonNegative }))
      .max(100_000)
      .optional()
      .describe('Stocks as they are then; others as in the section `stocks`.'),
    supply: z
      .array(
        z.strictObject({
          id: ref('deliveries', 'replenishments', 'packages').describe('Delivery, rule of replenishment or package.'),
          stock: ref('stocks').optional().describe('Of a package: the stock that it delivers to.'),
          underWayT: nonNegative.describe(
            'On its way at the instant, t: it sets out anew and is not drawn from its source again.',
          ),
          dueT: nonNegative
            .optional()
            .describe(
              'Of a package: what of it has come or set out to that stock by the instant, t, in the order in which it is expected; the rest is still to come. Absent = what is expected by then, by mean lead times.',
            ),
          owedT: nonNegative
            .optional()
            .describe('Of a delivery: due by the instant and not issued yet, t. A rule orders itself what is missing.'),
        }),
      )
      .max(100_000)
      .optional()
      .describe(
        'Supply that is under way, and what of packages has come. Of a delivery that is due and not named, what is within its days (`requiredDays`, else an assumption) is under way; of a rule nothing.',
      ),
    gates: z
      .array(z.strictObject({ gate: ref('gates'), record: gateRecordSchema }))
      .max(20_000)
      .optional()
      .describe(
        'What has happened to gates until then. What somebody decides and is not named is open, and takes its time from then on.',
      ),
    response: z
      .array(
        z.strictObject({
          id: ref('remedies', 'commitments'),
          state: z.enum(['decided', 'in-force', 'refused']).describe('Of a remedy the first two mean the same.'),
          since: dateSchema.optional().describe('Since when; the instant of the state when absent.'),
        }),
      )
      .max(20_000)
      .optional()
      .describe(
        'What has become of remedies and commitments until then. What is not named is open, and takes its time from then on.',
      ),
  })
  .describe('A posture fixed by hand, or the state of now from which the rest is planned.');
export type InitialState = z.infer<typeof initialStateSchema>;
