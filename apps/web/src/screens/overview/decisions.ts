/** Which decisions come too late for those that wait for them. */
import type { Picture } from './commander-table.tsx';

type Decision = Picture['decisions'][number];

/** Too late for all that wait, or where no date is in time for all, for those that can still be. */
export function isTooLate({
  decidedMin,
  allInTimeMin,
  inTimeMin,
}: Pick<Decision, 'decidedMin' | 'allInTimeMin' | 'inTimeMin'>): boolean {
  const until = allInTimeMin ?? inTimeMin;
  return until !== null && (decidedMin === null || decidedMin > until);
}

/** All that wait are in time whenever it is decided: there is no last date, which is not the same as none that helps. */
export const isAnyDay = ({
  inTime,
  inTimeMin,
  elements,
}: Pick<Decision, 'inTime' | 'inTimeMin' | 'elements'>): boolean => inTime === elements && inTimeMin === null;

/** Those that come too late first: they are what a commander can still ask for. */
export const tooLateFirst = <T extends Parameters<typeof isTooLate>[0]>(rows: readonly T[]): readonly T[] =>
  [...rows].sort((a, b) => Number(isTooLate(b)) - Number(isTooLate(a)));
