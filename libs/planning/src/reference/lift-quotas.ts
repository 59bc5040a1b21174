/**
 * Hours that nations have in pools which they own in common. SAC: hours of a year of the memorandum of understanding, 3,165 in all. Those of the
 * United States, Sweden and Norway are read on the page of the programme, that of Finland and the sum on a page of its armed forces, that of Estonia
 * in the press (S); the others are general knowledge (M), and the twelve add up to the published sum. SALIS: who takes part is published, the hours
 * are not, so they are assumed (A). Half of a year's hours is given to this operation; the other half is flown already or kept for other tasks (A).
 */
import type { LiftPoolRow } from '../scenario/lift-section.ts';

type Arrangement = NonNullable<LiftPoolRow['arrangement']>;
type Quota = NonNullable<LiftPoolRow['quotas']>[number];

const SHARE_OF_YEAR = 0.5;

// prettier-ignore
const SAC_HOURS_A_YEAR: Readonly<Record<string, number>> = { US: 1000, SE: 550, NL: 500, NO: 400, RO: 200, PL: 150, FI: 100, BG: 65, SI: 60, HU: 50, EE: 45, LT: 45 };
// prettier-ignore
const SALIS_HOURS_A_YEAR: Readonly<Record<string, number>> = { DE: 600, FR: 500, PL: 200, NO: 150, BE: 100, CZ: 100, HU: 60, SK: 50, SI: 40 };

const toQuotas = (hoursAYear: Readonly<Record<string, number>>): Quota[] =>
  Object.entries(hoursAYear).map(([nation, hours]) => ({ nation, hours: hours * SHARE_OF_YEAR, everyDays: 365 }));

/** Quotas of the pools of an arrangement; any other arrangement counts no hours. */
export const QUOTAS: Partial<Record<Arrangement, readonly Quota[]>> = {
  SAC: toQuotas(SAC_HOURS_A_YEAR),
  SALIS: toQuotas(SALIS_HOURS_A_YEAR),
};
