/**
 * What is still to come to each lane with lift: an asset that waits for a fuller load waits for this, and for nothing else. A consignment is
 * awaited at the lanes of its route that it has not reached; while it is held it is not, since nobody knows when it will go on.
 */
import { askForLift } from './lane-queue.ts';
import type { Run } from './run.ts';

const NOT_AWAITED = -1;

/** A consignment sets out, or changes its route, and is awaited at its lanes from a leg on. */
export function awaitFrom(run: Run, c: number, leg: number): void {
  run.state.consignmentAwaitedFrom[c] = leg;
  count(run, c, 1);
}

/** It joins the queue of the lane of its leg. */
export function reachLane(run: Run, c: number, lane: number): void {
  const { state } = run;
  state.laneToCome[lane]--;
  state.consignmentAwaitedFrom[c] = state.consignmentLeg[c] + 1;
}

/** It leaves its route before the end. */
export function awaitNoMore(run: Run, c: number): void {
  const { state } = run;
  if (state.consignmentAwaitedFrom[c] === NOT_AWAITED) return;
  if (!state.consignmentFrozen[c]) count(run, c, -1);
  state.consignmentAwaitedFrom[c] = NOT_AWAITED;
}

/** It is held: it begins no further leg, and nobody waits for it. */
export function freeze(run: Run, c: number): void {
  const { state } = run;
  if (state.consignmentFrozen[c]) return;
  if (state.consignmentAwaitedFrom[c] !== NOT_AWAITED) count(run, c, -1);
  state.consignmentFrozen[c] = 1;
}

/** It goes on, and is awaited again where it has not been yet. */
export function unfreeze(run: Run, c: number): void {
  const { state } = run;
  if (!state.consignmentFrozen[c]) return;
  state.consignmentFrozen[c] = 0;
  if (state.consignmentAwaitedFrom[c] !== NOT_AWAITED) count(run, c, 1);
}

function count(run: Run, c: number, sign: 1 | -1): void {
  const { state, program } = run;
  const { start, items } = program.optionLanes;
  const option = state.consignmentOption[c];
  for (let i = start[option] + state.consignmentAwaitedFrom[c]; i < start[option + 1]; i++) {
    const lane = items[i];
    if (program.laneOrganic[lane]) continue;
    state.laneToCome[lane] += sign;
    // Lift that waited for more waits in vain.
    if (state.laneToCome[lane] === 0 && state.laneHead[lane] >= 0) askForLift(run, lane);
  }
}
