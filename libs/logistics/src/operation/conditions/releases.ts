/** What a condition releases when it is met, and what it takes back when it falls. */
import {
  beginWhenMet,
  closePlace,
  activityMayNotStart,
  activityMayStart,
  openPlace,
  setEffect,
} from '../disruption/disruption.ts';
import { offerLift } from '../dispatch/dispatch.ts';
import { restoreCondition, revokeCondition } from './conditions.ts';
import { BINDING, declareReady, elementMayOrder, requirementMayGo } from './elements.ts';
import { endHold, holdElement } from './hold.ts';
import { turnElement } from './homeward.ts';
import { setPoolOpen } from '../dispatch/idle-lift.ts';
import { RELEASES } from '../program.ts';
import type { Run } from '../run.ts';
import { ASSET, STAGE } from '../state.ts';
import { wakeHolders } from '../supply/issue.ts';
import { feedRules, openDelivery } from '../supply/supply.ts';

/** What a condition releases. */
export function release(run: Run, kind: number, index: number): void {
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
        if (state.assetState[program.poolAssets.items[i]] === ASSET.idle) offerLift(run, program.poolAssets.items[i]);
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

/** What a withdrawn condition had released, as far as nothing has moved yet. */
export function takeBack(run: Run, kind: number, index: number): void {
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
      wakeHolders(run, index);
      return;
    case RELEASES.delivery:
      state.deliveryOpen[index] = 0;
      // What was kept until it came is for others.
      feedRules(run, run.program.deliveryStock[index]);
      return;
    case RELEASES.effect:
      setEffect(run, index, 0);
      return;
    case RELEASES.risk:
      state.riskActive[index] = 0;
      return;
    case RELEASES.activity:
      activityMayNotStart(run, index);
      return;
    case RELEASES.readiness:
    case RELEASES.disruption:
    case RELEASES.revocation:
    case RELEASES.restoration:
      // Readiness that was declared, damage done, and what was withdrawn or restored stay.
      return;
    default:
      throw new Error(`unknown release ${kind}`);
  }
}

/** One of the things an order waits for has come. An order home turns round the element that it brings home. */
export function mayOrder(run: Run, e: number, byDate: boolean): void {
  const { elementOrderAt } = run.state;
  const before = elementOrderAt[e];
  elementMayOrder(run, e, byDate);
  const turned = run.program.elementReturns[e];
  if (turned >= 0 && elementOrderAt[e] !== before) turnElement(run, turned);
}
