/**
 * What the draws of a lift hang on: the requirement of a consignment and how often it was lost before (the key), its number in the
 * requirement and its leg (the ordinal). Never the sortie or its place among all consignments, so another row changes nobody else's luck.
 */
import type { Run } from '../run.ts';

export function keyOf(run: Run, c: number): number {
  // A replacement is cargo of its own: what happened to the first does not happen to it by the same draw.
  return run.program.reqKey[run.program.consignmentReq[c]] ^ Math.imul(run.state.consignmentLosses[c], 0x85ebca77);
}

export function ordinalOf(run: Run, c: number): number {
  const { program, state } = run;
  if (c >= program.staticConsignments) return state.consignmentOrder[c] * 32 + state.consignmentLeg[c];
  const first = program.reqConsignments.start[program.consignmentReq[c]];
  return (c - program.reqConsignments.items[first]) * 32 + state.consignmentLeg[c];
}
