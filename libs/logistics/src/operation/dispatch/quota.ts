/**
 * Quotas of pools in hours. A pool with quotas carries cargo of those owners only who have one, while minutes of it are left; a trip charges the
 * owner of its most urgent cargo with the minutes under way to the cargo and with it, and the last trip of a period may overdraw.
 */
import { ASSET } from '../state.ts';
import { CLASS, EVENT, type Run } from '../run.ts';

const NONE = -1;

export function beginQuotas(run: Run): void {
  const { quotaEveryMin } = run.program;
  for (let q = 0; q < quotaEveryMin.length; q++)
    if (quotaEveryMin[q] > 0) run.calendar.schedule(quotaEveryMin[q], EVENT.quotaPeriod, q, 0, CLASS.state);
}

/** A new period: the whole quota again. Returns the idle assets of the pool, which may be wanted now. */
export function renewQuota(run: Run, q: number): number[] {
  const { program, state } = run;
  state.quotaLeft[q] = program.quotaMin[q];
  run.calendar.schedule(run.now + program.quotaEveryMin[q], EVENT.quotaPeriod, q, 0, CLASS.state);
  const { start, items } = program.poolAssets;
  const pool = program.quotaPool[q];
  return Array.from(items.subarray(start[pool], start[pool + 1])).filter((a) => state.assetState[a] === ASSET.idle);
}

export function countsHours({ program: { poolQuotas } }: Run, pool: number): boolean {
  return poolQuotas.start[pool] < poolQuotas.start[pool + 1];
}

/** Quota of the owner of a consignment in a pool, -1 when it has none. */
function quotaOf(run: Run, pool: number, c: number): number {
  const { poolQuotas, quotaOwner, reqOwner, consignmentReq } = run.program;
  for (let i = poolQuotas.start[pool]; i < poolQuotas.start[pool + 1]; i++)
    if (quotaOwner[poolQuotas.items[i]] === reqOwner[consignmentReq[c]]) return poolQuotas.items[i];
  return NONE;
}

export function hasHours(run: Run, pool: number, c: number): boolean {
  if (!countsHours(run, pool)) return true;
  const q = quotaOf(run, pool, c);
  return q >= 0 && run.state.quotaLeft[q] > 0;
}

export function chargeHours(run: Run, pool: number, c: number, minutes: number): void {
  if (!countsHours(run, pool)) return;
  const q = quotaOf(run, pool, c);
  run.state.quotaLeft[q] -= minutes;
  run.state.quotaUsed[q] += minutes;
}

export function isAnyQuotaSpent({ state: { quotaLeft } }: Run): boolean {
  for (let q = 0; q < quotaLeft.length; q++) if (quotaLeft[q] <= 0) return true;
  return false;
}

/** A quota of the owner of a consignment that is used up in a pool that would carry it, -1 when there is none. */
export function spentQuota(run: Run, c: number, wouldCarry: (pool: number) => boolean): number {
  const { quotaPool, quotaOwner, reqOwner, consignmentReq } = run.program;
  for (let q = 0; q < quotaPool.length; q++)
    if (quotaOwner[q] === reqOwner[consignmentReq[c]] && run.state.quotaLeft[q] <= 0 && wouldCarry(quotaPool[q]))
      return q;
  return NONE;
}
