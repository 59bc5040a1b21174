/** Driving bans of a link as a scenario document has them. */
import { z } from 'zod';

export const weekdaySchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** A day of the year, month and day; the 29th of February comes when there is one. */
const dayOfYearSchema = z
  .string()
  .regex(/^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/);

export const drivingBanSchema = z
  .strictObject({
    days: z.array(weekdaySchema).min(1).max(7).describe('Days on which it begins, UTC.'),
    fromMin: z.number().int().min(0).max(1439).describe('Minutes after 0000Z.'),
    untilMin: z
      .number()
      .int()
      .min(1)
      .max(1440)
      .describe('Minutes after 0000Z; on the next day when not after `fromMin`.'),
    who: z
      .enum(['lift', 'columns'])
      .optional()
      .describe('Lorries and transporters, or columns that march; absent = both.'),
    season: z
      .strictObject({
        from: dayOfYearSchema.describe('First day, month-day, for example 07-01.'),
        until: dayOfYearSchema.describe('Last day; before `from` when the season goes over the turn of the year.'),
      })
      .optional()
      .describe('Days of the year on which it begins; all of them when absent.'),
  })
  .describe('A driving ban of the week, of every week or of the weeks of a season.');
export type DrivingBan = z.infer<typeof drivingBanSchema>;
