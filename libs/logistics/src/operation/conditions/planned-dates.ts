/**
 * Planned dates on the way to the port of debarkation (ALD, EAD): a consignment is not loaded for it before the one, and what is aboard is not there
 * before the other. Lift is called so that on average it sets out in time, and waits loaded where it is early.
 */
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

const NONE = -1;

/** Earliest arrival at the port of debarkation of a consignment whose next leg ends there; -1 where it has none, or goes on another leg. */
function earliestArrival({ program, state }: Run, c: number): number {
  return state.consignmentLeg[c] === program.optionPodLeg[state.consignmentOption[c]]
    ? program.reqArrivalMin[program.consignmentReq[c]]
    : NONE;
}

/** When a consignment may be loaded on a leg to its port of debarkation, to be there by its date; -1 where nothing holds it. */
export function loadableFrom(run: Run, c: number, lane: number): number {
  const { program, state } = run;
  if (state.consignmentLeg[c] !== program.optionPodLeg[state.consignmentOption[c]]) return NONE;
  const arrival = earliestArrival(run, c);
  return Math.max(
    program.reqLoadMin[program.consignmentReq[c]],
    arrival < 0 ? NONE : arrival - program.laneLeastMin[lane] - program.laneLoadMin[lane],
  );
}

/** When loaded lift sets out on a leg to a port of debarkation: so that nothing aboard is there before its date. */
export function setsOutAt(run: Run, t: number, lane: number): number {
  const { program, state } = run;
  let at = 0;
  for (let c = state.transports[TRANSPORT_WIDTH * t + TRANSPORT.head]; c !== NONE; c = state.consignmentNext[c]) {
    const arrival = earliestArrival(run, c);
    if (arrival >= 0) at = Math.max(at, arrival - program.laneLeastMin[lane]);
  }
  return at;
}
