/** A consignment at the start of a leg, or at the end of the last one: it waits for its dates, asks for lift, moves itself, or has arrived. */
import { CAUSE } from '../explanation/cause.ts';
import { giveBackRoom } from './claims.ts';
import { joinLane } from '../dispatch/dispatch.ts';
import { arriveAtDestination } from '../conditions/elements.ts';
import { giveBackExplosives } from './explosives.ts';
import { park } from '../dispatch/awaited.ts';
import { tellHomeward } from '../conditions/homeward.ts';
import { mark } from '../explanation/ledger.ts';
import { calledForward } from '../conditions/permission.ts';
import { loadableFrom } from '../conditions/planned-dates.ts';
import { nameRanges } from '../resource-name.ts';
import { forgetExpectation, reconsider } from '../routing/route-choice.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { deliverOrder } from '../supply/supply.ts';
import { startOwnMove } from './transit.ts';

/** A consignment is at the start of its next lane, or has arrived. */
export function goOnward(run: Run, c: number): void {
  const { program, state } = run;
  const { start, items } = program.optionLanes;
  const last = start[state.consignmentOption[c] + 1];
  if (start[state.consignmentOption[c]] + state.consignmentLeg[c] < last) {
    if (park(run, c, WORK.join)) {
      tellHomeward(run, c);
      return;
    }
    reconsider(run, c);
    const lane = items[start[state.consignmentOption[c]] + state.consignmentLeg[c]];
    if (waitsForDate(run, c, lane)) return;
    if (program.laneOrganic[lane]) startOwnMove(run, c, lane);
    else if (!waitsForPermission(run, c, lane)) joinLane(run, c, lane);
    return;
  }
  forgetExpectation(run, c);
  giveBackRoom(run, c);
  giveBackExplosives(run, c);
  if (program.consignmentReq[c] >= program.world.requirements.length) deliverOrder(run, c);
  else {
    arriveAtDestination(run, c);
    tellHomeward(run, c);
  }
}

/** At the port of embarkation a consignment waits for its dates. */
function waitsForDate(run: Run, c: number, lane: number): boolean {
  const until = loadableFrom(run, c, lane);
  if (until <= run.now) return false;
  mark(run, c, CAUSE['planned-date'], -1, run.now);
  waitUntil(run, c, until);
  return true;
}

/** Lift is not called for cargo whose permission to cross comes much later. */
function waitsForPermission(run: Run, c: number, lane: number): boolean {
  const permission = calledForward(run, c, lane);
  if (permission === null || permission.at <= run.now) return false;
  mark(run, c, CAUSE.permission, nameRanges(run.program).permission + permission.place, run.now);
  waitUntil(run, c, permission.at);
  return true;
}

function waitUntil(run: Run, c: number, at: number): void {
  run.state.consignmentWaitsUntil[c] = at;
  run.calendar.schedule(at, EVENT.loadDate, c, 0, CLASS.state);
}

/** What a consignment waited for at the start of its leg has come, unless it has been stopped, or sent elsewhere, meanwhile. */
export function endWait(run: Run, c: number): void {
  if (run.state.consignmentWaitsUntil[c] !== run.now) return;
  run.state.consignmentWaitsUntil[c] = -1;
  goOnward(run, c);
}
