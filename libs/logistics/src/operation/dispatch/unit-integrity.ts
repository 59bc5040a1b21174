/** Unit integrity: once lift is sent for some of an element, the rest of it goes before other elements of the same priority. */
import { UNOPENED } from './dispatch-strategy.ts';
import { forEachConsignment } from '../conditions/elements.ts';
import { changeKeys } from './lane-queue.ts';
import type { Run } from '../run.ts';

/** Lift is sent for a consignment: what is left of its element moves up in every queue for lift. Never while a queue is being walked. */
export function openElementOf(run: Run, c: number): void {
  const { state, program } = run;
  const e = program.reqElement[program.consignmentReq[c]];
  if (e >= 0 && !state.elementOpened[e]) openElement(run, e);
}

function openElement(run: Run, e: number): void {
  const { state } = run;
  state.elementOpened[e] = 1;
  const rest: number[] = [];
  forEachConsignment(run, e, (other) => {
    // A plan gives its own keys; who has not set out yet gets the right one then.
    if (state.consignmentOption[other] >= 0 && run.strategy?.queueKey(other) === undefined) rest.push(other);
  });
  changeKeys(run, rest, -UNOPENED);
}
