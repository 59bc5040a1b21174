/** Stocks, consumers and replenishment of a scenario document. */
import { z } from 'zod';
import { dateSchema, idSchema, meetableRef, nationRef, provenance, quantities, ref, textSchema } from './quantities.ts';
import { modeSchema } from './network-section.ts';

const { finite, nonNegative } = quantities;

/** NATO classes of supply: I subsistence, II equipment, III fuel, IV construction, V ammunition; W is water. */
export const supplyClassSchema = z
  .enum(['I', 'II', 'III', 'IV', 'V', 'W'])
  .describe('NATO class of supply; W is water.');
export type SupplyClass = z.infer<typeof supplyClassSchema>;

export const postureSchema = z.enum(['static', 'low', 'medium', 'high']);
export type Posture = z.infer<typeof postureSchema>;

export const stockSchema = z.strictObject({
  id: idSchema,
  place: ref('places'),
  class: supplyClassSchema,
  item: textSchema.optional(),
  amountT: nonNegative.describe('Stock at the start, t.'),
  capacityT: nonNegative.optional().describe('Most the place holds, t; absent = unlimited.'),
  reserveT: nonNegative
    .optional()
    .describe(
      'Reserve that no other stock is given, t; what is consumed here, or taken by activities, may draw on it.',
    ),
  outloadTPerDay: finite
    .min(0.001)
    .max(1e9)
    .optional()
    .describe('Most that can be issued for transport a day, t; absent = unlimited.'),
  owner: nationRef.optional(),
  releasedBy: meetableRef.optional().describe('Gate or condition that opens the stock for issue to other stocks.'),
  targetDays: nonNegative.optional().describe('Target in days of supply.'),
  issue: z
    .enum(['priority', 'proportional'])
    .optional()
    .describe(
      'How it is divided among the orders that are due when it is short: by their priority (the default), or in proportion to what they ask for.',
    ),
  controlledRates: z
    .array(
      z.strictObject({
        from: dateSchema,
        tPerDay: nonNegative
          .optional()
          .describe('Controlled supply rate, t a day; absent = not controlled from then on.'),
      }),
    )
    .min(1)
    .max(100)
    .optional()
    .describe('Most that all consumers of the stock draw together, whatever rate they require.'),
  ...provenance,
});
export type StockRow = z.infer<typeof stockSchema>;

/**
 * Consumption at a stock. Each step gives a posture and a rate from a date on; with `element`, only while that element is in place.
 */
export const consumerSchema = z.strictObject({
  id: idSchema,
  name: textSchema.optional(),
  stock: ref('stocks'),
  element: ref('forceElements', 'movements')
    .optional()
    .describe('Consumes only from the moment this force element is in place.'),
  steps: z
    .array(z.strictObject({ from: dateSchema, posture: postureSchema.optional(), tPerDay: nonNegative }))
    .min(1)
    .max(100)
    .optional()
    .describe('Rates over time. Give these, or `rates`.'),
  rates: z
    .strictObject({ static: nonNegative, low: nonNegative, medium: nonNegative, high: nonNegative })
    .optional()
    .describe('Consumption by posture, t a day: static until the attack, then as its intensity is.'),
  sector: ref('sectors')
    .optional()
    .describe('Sector whose intensity sets the posture; absent = the intensity of the attack as a whole.'),
  presence: z
    .array(z.strictObject({ from: dateSchema, share: finite.min(0).max(1) }))
    .min(1)
    .max(100)
    .optional()
    .describe('Share of the consumers that is there over time, none before the first step; absent = all of them.'),
  ...provenance,
});
export type ConsumerRow = z.infer<typeof consumerSchema>;

/** Pull: when the stock and what is on its way fall to the reorder point, order up to the level from the source. */
export const replenishmentSchema = z.strictObject({
  id: idSchema,
  stock: ref('stocks').describe('The stock that is filled.'),
  from: ref('stocks').describe('The stock that issues.'),
  reorderPointT: nonNegative,
  orderUpToT: nonNegative,
  lotT: finite.gt(0).max(1e7).describe('Least amount of one order, t.'),
  priority: z.number().int().min(1).max(99).optional().describe('On the same scale as deployment (default 50).'),
  modes: z.array(modeSchema).min(1).max(5).optional(),
  ...provenance,
});
export type ReplenishmentRow = z.infer<typeof replenishmentSchema>;

/** How a delivery moves over the network; it comes in at its stock on its date where it does not say where it sets out. */
export const deliveryWay = {
  from: ref('stocks', 'places')
    .optional()
    .describe(
      'Sets out here on its date and moves over the network: a stock that it is drawn from, or the place where it enters. Absent = it comes in at its stock on its date.',
    ),
  modes: z.array(modeSchema).min(1).max(5).optional(),
  priority: z.number().int().min(1).max(99).optional().describe('On the same scale as deployment (default 50).'),
  requiredDays: finite
    .min(0)
    .max(3650)
    .optional()
    .describe(
      'Days after its date by which it is to have come; what comes later is late. Absent = it is as urgent as its stock is short.',
    ),
};

/** Push: a scheduled delivery, or a package with a date. */
export const deliverySchema = z.strictObject({
  id: idSchema,
  stock: ref('stocks'),
  amountT: nonNegative,
  at: dateSchema,
  everyDays: finite.gt(0).max(3650).optional(),
  times: z.number().int().min(1).max(1000).optional(),
  until: dateSchema
    .optional()
    .describe('Nothing more is due from this date on: for what comes again, as often as fits when `times` is absent.'),
  releasedBy: meetableRef.optional(),
  ...deliveryWay,
  ...provenance,
});
export type DeliveryRow = z.infer<typeof deliverySchema>;
