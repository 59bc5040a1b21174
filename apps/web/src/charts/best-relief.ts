/**
 * What would help most, and how sure that is. A relief is named only when its whole interval lies above zero; while reliefs are still being
 * tried nothing is named, for the next one may be better.
 */
import type { Bottleneck, RunStage, RunState } from '../api/model.ts';

/** The one row is the one with the most days, or where nothing was tried the one with the most waiting. */
export type BestRelief =
  | { readonly kind: 'none' }
  /** Where most of the waiting is; no relief was tried there. */
  | { readonly kind: 'suspected'; readonly row: Bottleneck }
  | { readonly kind: 'trying'; readonly done: number; readonly total: number; readonly goesOn: boolean }
  | { readonly kind: 'confirming'; readonly done: number; readonly total: number; readonly row: TriedRow }
  | { readonly kind: 'nothing-sure'; readonly tried: number; readonly row: TriedRow }
  | { readonly kind: 'helps'; readonly row: TriedRow };

export type TriedRow = Bottleneck & { readonly daysGained: NonNullable<Bottleneck['daysGained']> };

interface Known {
  readonly state: RunState;
  readonly stage: RunStage;
  readonly bottlenecks: readonly Bottleneck[];
}

const isTried = (row: Bottleneck): row is TriedRow => row.daysGained !== null;
export const isSure = ({ daysGained }: Bottleneck): boolean => daysGained !== null && daysGained.low > 0;

export function findBestRelief({ state, stage, bottlenecks }: Known): BestRelief {
  if (bottlenecks.length === 0) return { kind: 'none' };
  const goesOn = state === 'queued' || state === 'running';
  const { name, done, total } = stage;
  if (name === 'RELIEFS') return { kind: 'trying', done, total, goesOn };
  const tried = bottlenecks.filter(isTried);
  // What is confirmed goes before what was tried on few replications; the server has them in that order, this does not rest on it.
  const [best] = [...tried].sort(
    (a, b) =>
      Number(isSure(b)) - Number(isSure(a)) ||
      Number(b.confirmed) - Number(a.confirmed) ||
      b.daysGained.mean - a.daysGained.mean,
  );
  if (best === undefined) {
    const [most] = [...bottlenecks].sort((a, b) => b.shareOfWaiting - a.shareOfWaiting);
    return { kind: 'suspected', row: most };
  }
  if (!isSure(best)) return { kind: 'nothing-sure', tried: tried.length, row: best };
  return name === 'CONFIRMATION' && goesOn
    ? { kind: 'confirming', done, total, row: best }
    : { kind: 'helps', row: best };
}
