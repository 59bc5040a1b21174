/**
 * When a consignment that is under way is expected, and how many of a requirement are: who looks ahead at what comes need not look through all of it
 * as long as too little is under way. Without this count 200,000 consignments that arrive one by one are looked through 200,000 times.
 */
import type { Run } from '../run.ts';

/** Sets when a consignment is expected at its destination; -1 where that is not known, or where it has arrived. */
export function setExpected({ state, program }: Run, c: number, at: number): void {
  const r = program.consignmentReq[c];
  if (state.consignmentExpectedAt[c] >= 0) state.requirementExpected[r]--;
  if (at >= 0) state.requirementExpected[r]++;
  state.consignmentExpectedAt[c] = at;
}
