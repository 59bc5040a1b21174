/**
 * The way home. The order of an element that brings another home turns that one round: it draws no more, and what of it is not there yet stops
 * before its next leg. Each consignment of the way home sets out when its own has arrived, or from where that one has been stopped where its way
 * passes there (else that one goes on to the end first). What has not left is home at once. Nothing goes home that had not come.
 */
import { freeze, unfreeze } from '../dispatch/awaited.ts';
import { CAUSE } from '../explanation/cause.ts';
import { arriveAtDestination, forEachConsignment } from './elements.ts';
import { mark } from '../explanation/ledger.ts';
import { isCalledFor } from '../dispatch/loading.ts';
import { giveUpRoute, startConsignment, turnRound } from '../routing/route-choice.ts';
import { WORK, type Run } from '../run.ts';
import { STAGE } from '../state.ts';
import { endConsumers } from '../supply/supply.ts';
import { giveBackRoom } from '../transit/claims.ts';

const NONE = -1;

/** An element is ordered home. */
export function turnElement(run: Run, e: number): void {
  const { state } = run;
  if (run.relaxed) return;
  if (state.elementStage[e] < STAGE.inPlace) state.elementStage[e] = STAGE.turned;
  endConsumers(run, e);
  forEachConsignment(run, e, (c) => {
    if (state.consignmentArrivedAt[c] >= 0) return;
    if (run.program.consignmentHomeward[c] >= 0) freeze(run, c);
    else if (state.consignmentLeg[c] > 0) goOn(run, c);
  });
}

/** What nobody brings back does not stay on the way: stocks that had left go on to their end. */
function goOn(run: Run, c: number): void {
  const { state } = run;
  const parked = state.consignmentParked[c];
  unfreeze(run, c);
  state.consignmentParked[c] = 0;
  if (parked > 0) run.push(parked - 1, c);
}

/** A consignment of the way home may set out, now that it is ordered or that its own has come or been stopped. */
export function startHomeward(run: Run, c: number): void {
  const { state, program } = run;
  const own = program.consignmentOutward[c];
  if (state.consignmentBusy[c] || state.consignmentArrivedAt[c] >= 0) return;
  // The least is no way at all: who is turned round before he has left is home at once.
  if (run.relaxed) arriveAtDestination(run, c);
  else if (state.consignmentArrivedAt[own] >= 0) startConsignment(run, c);
  else if (state.consignmentParked[own] === WORK.join + 1) turnBack(run, c, own);
  else if (state.consignmentOption[own] < 0 || state.consignmentParked[own] === WORK.start + 1)
    arriveAtDestination(run, c);
  // The lift that comes for it will find it home.
  else if (state.consignmentLeg[own] === 0 && isCalledFor(run, own)) arriveAtDestination(run, c);
  else mark(run, c, CAUSE.predecessor, NONE, run.now);
}

/** What a consignment has come to, or been stopped at, lets the one that brings it back set out when that has been ordered. */
export function tellHomeward(run: Run, own: number): void {
  const { state, program } = run;
  const c = program.consignmentHomeward[own];
  if (c >= 0 && state.requirementReleasedAt[program.consignmentReq[c]] >= 0) run.push(WORK.start, c);
}

/** Whether a consignment is home again, or still. */
export function isBroughtHome({ state, program }: Run, own: number): boolean {
  const c = program.consignmentHomeward[own];
  return c >= 0 && state.consignmentArrivedAt[c] >= 0;
}

/** A consignment that has been left behind by its lift has not left, and will not. */
export function stayHome(run: Run, own: number): void {
  run.state.consignmentParked[own] = 0;
  giveUpRoute(run, own);
  giveBackRoom(run, own);
}

/** What brings back a consignment that has been stopped sets out from there; who has not left yet is home. */
function turnBack(run: Run, c: number, own: number): void {
  const { state } = run;
  const isHome = state.consignmentLeg[own] === 0;
  if (!isHome && !turnRound(run, own, c)) {
    // No way home from here: on to the end, and back from there.
    unfreeze(run, own);
    state.consignmentParked[own] = 0;
    run.push(WORK.join, own);
    mark(run, c, CAUSE.predecessor, NONE, run.now);
    return;
  }
  giveUpRoute(run, own);
  state.consignmentParked[own] = 0;
  if (isHome) {
    giveBackRoom(run, own);
    arriveAtDestination(run, c);
    return;
  }
  // The room that it kept is now the other's, which gives it back when it leaves.
  state.consignmentHeld[c] = state.consignmentHeld[own];
  state.consignmentHeld[own] = NONE;
  run.push(WORK.join, c);
}
