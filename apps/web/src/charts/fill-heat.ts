/** How strongly a cell of the statement of requirements is coloured: from 0, nothing is short, to 1. */

/** Nobody is short of what is not asked for yet. */
export const shortShare = (there: number, needed: number, isDue: boolean): number =>
  needed === 0 || !isDue ? 0 : Math.max(0, 1 - there / needed);

const EVEN_ODDS = 0.5;

/** That a line will not be met as asked is said from the start, whatever the clock shows. */
export const missedShare = (met: number, asked: number | null): number => (met < (asked ?? EVEN_ODDS) ? 1 - met : 0);
