import type { OpeningLine } from '../api/model.ts';

/** Share of the capacity of a place, or of a facility of it, that is open at a minute, by the median dates of its opening. */
export function openShare(
  {
    bareShare,
    openedShare,
    fullShare,
    opened,
    full,
  }: Pick<OpeningLine, 'bareShare' | 'openedShare' | 'fullShare' | 'opened' | 'full'>,
  minute: number,
): number {
  const by = (at: number | null) => at !== null && at <= minute;
  if (by(full.p50)) return fullShare;
  return by(opened.p50) ? openedShare : bareShare;
}
