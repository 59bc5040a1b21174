/**
 * The event loop of the operation. `begin` puts a replication at its start, `runUntil` takes events in total order, each with all the work
 * it causes, until a time; `finish` settles the books. A checkpoint is a copy of the run between two events.
 */
import {
  activityMayStart,
  beginDisruptions,
  beginWhenMet,
  changeHours,
  endActivity,
  endDisruption,
  closePlace,
  openPlace,
  setEffect,
  startDisruption,
  stepShare,
  tryActivitiesOf,
} from './disruption.ts';
import {
  arriveAtDestination,
  beginElements,
  BINDING,
  declareReady,
  elementInPlace,
  elementMayOrder,
  endIntegration,
  endMarryUp,
  endNotice,
  requirementMayGo,
} from './elements.ts';
import { beginConditions, endAfter, meetCondition, restoreCondition, revokeCondition } from './conditions.ts';
import { endHold, holdElement, park } from './hold.ts';
import { startHomeward, tellHomeward, turnElement } from './homeward.ts';
import {
  activateConsumers,
  beginSupply,
  consumerStep,
  controlStep,
  delivery,
  deliverOrder,
  feedRules,
  openDelivery,
  stockChanged,
} from './supply.ts';
import { beginQuotas, renewQuota } from './quota.ts';
import { settleStock } from './stock-level.ts';
import { assetIdle, joinLane, sendIdleAssets } from './dispatch.ts';
import { issueFrom } from './issue.ts';
import { askForLift } from './lane-queue.ts';
import { setPoolOpen } from './idle-lift.ts';
import { forgetExpectation, reconsider, startConsignment } from './route-choice.ts';
import { giveBackExplosives } from './explosives.ts';
import { admit, admitAsked, advance, giveBackRoom, startOwnMove } from './transit.ts';
import { CAUSE } from './cause.ts';
import { mark } from './ledger.ts';
import { calledForward } from './permission.ts';
import { nameRanges, RELEASES } from './program.ts';
import { loseCargo } from './risk.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';
import { ASSET, STAGE } from './state.ts';

/** Most events of one replication; a run that reaches it ends with an error that says so. */
export const MOST_EVENTS = 200_000_000;

/** Puts a run at the beginning of its critical path: no stocks, no lift, no damage; conditions on stocks and activities count as met. */
export function beginRelaxed(run: Run, seed: number, replication: number): void {
  run.begin(seed, replication);
  beginConditions(run);
  beginElements(run);
  const { watchStock, watchActivity } = run.program;
  for (const condition of [...watchStock.items, ...watchActivity.items]) run.push(WORK.meet, condition, -1);
  doWork(run);
}

/** Puts a run at the beginning of a replication. `sampleMin`: step of the samples; `onSample` is called at each. */
export function begin(run: Run, seed: number, replication: number, sampleMin: number): void {
  run.begin(seed, replication);
  const { program, calendar } = run;
  beginConditions(run);
  beginElements(run);
  beginDisruptions(run);
  beginSupply(run);
  beginQuotas(run);
  for (let a = 0; a < program.assetPool.length; a++)
    calendar.schedule(Math.max(0, program.assetAvailableMin[a]), EVENT.assetAvailable, a, 0, CLASS.state);
  if (sampleMin > 0) calendar.schedule(0, EVENT.sample, 0, 0, CLASS.sample);
  doWork(run);
}

/** Takes all events up to and including `untilMin`. */
export function runUntil(run: Run, untilMin: number, sampleMin: number, onSample: (run: Run) => void): void {
  const { calendar, hash } = run;
  while (calendar.next(untilMin)) {
    if (calendar.time > untilMin) throw new Error('an event ran beyond the horizon');
    hash.add(calendar.time, calendar.code, calendar.a);
    if (hash.events > MOST_EVENTS) throw new Error(`a replication is limited to ${MOST_EVENTS} events`);
    if (calendar.code === EVENT.sample) {
      onSample(run);
      if (calendar.time + sampleMin <= run.program.world.endMin)
        calendar.schedule(calendar.time + sampleMin, EVENT.sample, 0, 0, CLASS.sample);
    } else {
      handle(run, calendar.code, calendar.a, calendar.b);
      doWork(run);
    }
  }
}

/** Settles integrals and stocks at the end of the run. */
export function finish(run: Run): void {
  run.calendar.time = run.program.world.endMin;
  for (let r = 0; r < run.bank.count; r++) run.bank.settle(r, run.now);
  for (let s = 0; s < run.program.stockPlace.length; s++) settleStock(run, s);
}

function handle(run: Run, code: number, a: number, b: number): void {
  const { state } = run;
  switch (code) {
    case EVENT.transport:
      advance(run, a);
      return;
    case EVENT.resourceWake:
      // Woken: forget the appointment, so that the next one can be made.
      state.resourceWakeAt[a] = Infinity;
      admit(run, a);
      return;
    case EVENT.assetReady:
      assetIdle(run, a);
      return;
    case EVENT.assetAvailable:
      assetIdle(run, a);
      return;
    case EVENT.laneHold:
      state.laneHoldAt[a] = -1;
      askForLift(run, a);
      return;
    case EVENT.dispatch:
      sendIdleAssets(run);
      return;
    case EVENT.issue:
      issueFrom(run, a);
      return;
    case EVENT.admission:
      admitAsked(run);
      return;
    case EVENT.stock:
      state.stockEvent[a] = -1;
      stockChanged(run, a);
      return;
    case EVENT.conditionDate:
      meetCondition(run, a, -1);
      return;
    case EVENT.conditionAfter:
      endAfter(run, a, b);
      return;
    case EVENT.conditionRevoke:
      revokeCondition(run, a);
      return;
    case EVENT.elementEarliest:
      mayOrder(run, a, true);
      return;
    case EVENT.noticeEnd:
      endNotice(run, a);
      return;
    case EVENT.requirementDate:
      requirementMayGo(run, a, BINDING.date);
      return;
    case EVENT.marryUpEnd:
      endMarryUp(run, a);
      return;
    case EVENT.integrationEnd:
      endIntegration(run, a);
      return;
    case EVENT.consumerStep:
      consumerStep(run, a, b);
      return;
    case EVENT.quotaPeriod:
      for (const asset of renewQuota(run, a)) if (state.assetState[asset] === ASSET.idle) assetIdle(run, asset);
      return;
    case EVENT.controlStep:
      controlStep(run, a, b);
      return;
    case EVENT.delivery:
      delivery(run, a);
      return;
    case EVENT.disruptionStart:
      startDisruption(run, a, b);
      return;
    case EVENT.disruptionEnd:
      endDisruption(run, a);
      return;
    case EVENT.shareStep:
      stepShare(run, a, b);
      return;
    case EVENT.activityEnd:
      endActivity(run, a);
      return;
    case EVENT.cargoLost:
      loseCargo(run, a, b);
      return;
    case EVENT.loadDate:
      join(run, a);
      return;
    case EVENT.replacement:
      startConsignment(run, a);
      if (state.consignmentFrozen[a]) tellHomeward(run, a);
      return;
    case EVENT.relaxedArrival:
      if (run.program.consignmentReq[a] >= run.program.world.requirements.length) deliverOrder(run, a);
      else arriveAtDestination(run, a);
      return;
    case EVENT.hours:
      changeHours(run, a, b);
      return;
    default:
      throw new Error(`unknown event ${code}`);
  }
}

/** Does what the event has caused, first in, first out, until nothing is left. */
function doWork(run: Run): void {
  for (let at = run.takeWork(); at >= 0; at = run.takeWork()) {
    const kind = run.workAt(at);
    const a = run.workAt(at + 1);
    const b = run.workAt(at + 2);
    switch (kind) {
      case WORK.advance:
        advance(run, a);
        break;
      case WORK.admit:
        admit(run, a);
        break;
      case WORK.join:
        join(run, a);
        break;
      case WORK.start:
        if (run.program.consignmentOutward[a] >= 0) startHomeward(run, a);
        else startConsignment(run, a);
        break;
      case WORK.meet:
        meetCondition(run, a, b);
        break;
      case WORK.release:
        release(run, a, b);
        break;
      case WORK.takeBack:
        takeBack(run, a, b);
        break;
      case WORK.stockChanged:
        stockChanged(run, a);
        tryActivitiesOf(run, a);
        break;
      case WORK.elementInPlace:
        if (run.state.elementStage[a] === STAGE.moving) {
          elementInPlace(run, a);
          activateConsumers(run, a);
        }
        break;
      default:
        throw new Error(`unknown work ${kind}`);
    }
  }
}

/** A consignment is at the start of its next lane, or has arrived. */
function join(run: Run, c: number): void {
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

/** One of the things an order waits for has come. An order home turns round the element that it brings home. */
function mayOrder(run: Run, e: number, byDate: boolean): void {
  const { elementOrderAt } = run.state;
  const before = elementOrderAt[e];
  elementMayOrder(run, e, byDate);
  const turned = run.program.elementReturns[e];
  if (turned >= 0 && elementOrderAt[e] !== before) turnElement(run, turned);
}

/** At the port of embarkation a consignment waits for its dates: when it may be loaded, and when it is loaded to be at the port of debarkation by its date. */
function waitsForDate(run: Run, c: number, lane: number): boolean {
  const { program, state } = run;
  const r = program.consignmentReq[c];
  if (state.consignmentLeg[c] !== program.optionPodLeg[state.consignmentOption[c]]) return false;
  const arrival = program.reqArrivalMin[r];
  const until = Math.max(
    program.reqLoadMin[r],
    arrival < 0 ? -1 : arrival - program.laneLeastMin[lane] - program.laneLoadMin[lane],
  );
  if (until <= run.now) return false;
  mark(run, c, CAUSE['planned-date'], -1, run.now);
  run.calendar.schedule(until, EVENT.loadDate, c, 0, CLASS.state);
  return true;
}

/** Lift is not called for cargo whose permission to cross comes much later. */
function waitsForPermission(run: Run, c: number, lane: number): boolean {
  const permission = calledForward(run, c, lane);
  if (permission === null || permission.at <= run.now) return false;
  mark(run, c, CAUSE.permission, nameRanges(run.program).permission + permission.place, run.now);
  run.calendar.schedule(permission.at, EVENT.loadDate, c, 0, CLASS.state);
  return true;
}

/** What a withdrawn condition had released, as far as nothing has moved yet. */
function takeBack(run: Run, kind: number, index: number): void {
  const { state } = run;
  switch (kind) {
    case RELEASES.element:
      holdElement(run, index);
      return;
    case RELEASES.requirement:
      if (state.requirementReleasedAt[index] < 0) state.requirementPending[index]++;
      return;
    case RELEASES.pool:
      setPoolOpen(run, index, false);
      return;
    case RELEASES.place:
      closePlace(run, index);
      return;
    case RELEASES.stock:
      state.stockOpen[index] = 0;
      return;
    case RELEASES.delivery:
      state.deliveryOpen[index] = 0;
      return;
    case RELEASES.effect:
      setEffect(run, index, 0);
      return;
    case RELEASES.risk:
      state.riskActive[index] = 0;
      return;
    default:
      // Readiness that was declared, damage done and work begun stay.
      return;
  }
}

/** What a condition releases. */
function release(run: Run, kind: number, index: number): void {
  const { state, program } = run;
  switch (kind) {
    case RELEASES.element:
      if (state.elementHeld[index]) endHold(run, index);
      else if (state.elementStage[index] === STAGE.waiting) mayOrder(run, index, false);
      return;
    case RELEASES.requirement:
      requirementMayGo(run, index, BINDING.condition);
      return;
    case RELEASES.readiness:
      declareReady(run, index);
      return;
    case RELEASES.pool:
      setPoolOpen(run, index, true);
      for (let i = program.poolAssets.start[index]; i < program.poolAssets.start[index + 1]; i++)
        if (state.assetState[program.poolAssets.items[i]] === ASSET.idle) assetIdle(run, program.poolAssets.items[i]);
      return;
    case RELEASES.place:
      openPlace(run, index);
      return;
    case RELEASES.stock:
      state.stockOpen[index] = 1;
      feedRules(run, index);
      return;
    case RELEASES.disruption:
      beginWhenMet(run, index);
      return;
    case RELEASES.revocation:
      // The critical path knows no holds: whatever they delay comes no earlier without them.
      if (!run.relaxed) revokeCondition(run, index);
      return;
    case RELEASES.restoration:
      restoreCondition(run, index);
      return;
    case RELEASES.effect:
      setEffect(run, index, 1);
      return;
    case RELEASES.risk:
      state.riskActive[index] = 1;
      return;
    case RELEASES.activity:
      activityMayStart(run, index);
      return;
    case RELEASES.delivery:
      openDelivery(run, index);
      return;
    default:
      throw new Error(`unknown release ${kind}`);
  }
}
