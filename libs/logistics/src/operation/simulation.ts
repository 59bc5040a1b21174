/**
 * The event loop of the operation. `begin` puts a replication at its start, `runUntil` takes events in total order, each with all the work
 * it causes, until a time; `finish` settles the books. A checkpoint is a copy of the run between two events.
 */
import {
  beginConditions,
  endAfter,
  meetCondition,
  requirementProgress,
  revokeCondition,
} from './conditions/conditions.ts';
import { admit, admitAsked } from './transit/claims.ts';
import { beginActivities, beginDisruptions, changeHours, endActivity, endDisruption, goOnWithActivity, startDisruption, stepShare, tryActivitiesOf } from './disruption/disruption.ts'; // prettier-ignore
import { assetIdle, offerLift, sendIdleAssets } from './dispatch/dispatch.ts';
import { arriveAtDestination, beginElements, BINDING, elementInPlace, endIntegration, endMarryUp, endNotice, requirementMayGo } from './conditions/elements.ts'; // prettier-ignore
import { startHomeward, tellHomeward } from './conditions/homeward.ts';
import { beginUnderWay, issueFrom } from './supply/issue.ts';
import { askForLift } from './dispatch/lane-queue.ts';
import { endWait, goOnward } from './transit/onward.ts';
import { endWaysHome } from './dispatch/positioning.ts';
import { beginQuotas, renewQuota } from './dispatch/quota.ts';
import { mayOrder, release, takeBack } from './conditions/releases.ts';
import { loseCargo } from './transit/risk.ts';
import { startConsignment } from './routing/route-choice.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';
import { ASSET, STAGE } from './state.ts';
import { settleStock } from './supply/stock-level.ts';
import { activateConsumers, beginSupply, consumerStep, controlStep, delivery, deliverOrder, stockChanged } from './supply/supply.ts'; // prettier-ignore
import { advance } from './transit/transit.ts';

/** Most events of one replication; a run that reaches it ends with an error that says so. */
export const MOST_EVENTS = 200_000_000;

/**
 * Puts a run at the beginning of its critical path: no stocks, no lift, no damage; activities have all that they use up, nothing falls, and conditions
 * on stocks and on what falls count as met.
 */
export function beginRelaxed(run: Run, seed: number, replication: number): void {
  run.begin(seed, replication);
  beginConditions(run);
  beginElements(run);
  beginActivities(run);
  const { watchStock, watchFall } = run.program;
  for (const { items } of [watchStock, watchFall]) for (const condition of items) run.push(WORK.meet, condition, -1);
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
export function runUntil(
  run: Run,
  untilMin: number,
  sampleMin: number,
  onSample: (run: Run) => void,
  mostEvents = MOST_EVENTS,
): void {
  const { calendar, hash } = run;
  while (calendar.next(untilMin)) {
    if (calendar.time > untilMin) throw new Error('an event ran beyond the horizon');
    hash.add(calendar.time, calendar.code, calendar.a);
    if (hash.events > mostEvents)
      throw new Error(
        `a replication is limited to ${mostEvents} events; at minute ${calendar.time} there is no end of ${describeEvent(run, calendar.code, calendar.a)}`,
      );
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
  endWaysHome(run);
  for (let r = 0; r < run.bank.count; r++) run.bank.settle(r, run.now);
  for (let s = 0; s < run.program.stockPlace.length; s++) settleStock(run, s);
}

/** An event in words: its name, and the row that it is about where that has a name of its own. */
function describeEvent({ program: { world } }: Run, code: number, subject: number): string {
  const name = Object.entries(EVENT).find(([, value]) => value === code)?.[0] ?? `${code}`;
  const rows: Readonly<Partial<Record<number, readonly { readonly id: string }[]>>> = {
    [EVENT.stock]: world.stocks,
    [EVENT.issue]: world.stocks,
    [EVENT.delivery]: world.deliveries,
    [EVENT.activityEnd]: world.activities,
    [EVENT.activityBegun]: world.activities,
    [EVENT.disruptionStart]: world.disruptions,
    [EVENT.disruptionEnd]: world.disruptions,
  };
  return `${name} ${rows[code]?.[subject]?.id ?? subject}`;
}

// eslint-disable-next-line max-lines-per-function -- one case for each event code
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
      offerLift(run, a);
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
      for (const asset of renewQuota(run, a)) if (state.assetState[asset] === ASSET.idle) offerLift(run, asset);
      return;
    case EVENT.controlStep:
      controlStep(run, a, b);
      return;
    case EVENT.delivery:
      delivery(run, a);
      return;
    case EVENT.underWay:
      beginUnderWay(run, a);
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
    case EVENT.activityBegun:
      goOnWithActivity(run, a);
      return;
    case EVENT.activityEnd:
      endActivity(run, a);
      return;
    case EVENT.cargoLost:
      loseCargo(run, a, b);
      return;
    case EVENT.loadDate:
      endWait(run, a);
      return;
    case EVENT.replacement:
      startConsignment(run, a);
      if (state.consignmentFrozen[a]) tellHomeward(run, a);
      return;
    case EVENT.relaxedArrival:
      if (run.program.consignmentReq[a] >= run.program.world.requirements.length) deliverOrder(run, a);
      else arriveAtDestination(run, a);
      return;
    case EVENT.expected:
      requirementProgress(run, run.program.consignmentReq[a], a);
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
        goOnward(run, a);
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
