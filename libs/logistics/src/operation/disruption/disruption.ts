/**
 * What changes capacity during a run: damage and repair, closures, opening of places, hours, shares of nominal capacity, activities, and how
 * well a mode runs. The effective capacity of a resource is nominal x efficiency x share x product of the factors of active disruptions and effects, in whole units
 * (`wholeCapacity`); 0 closes it.
 */
import { PURPOSE } from '../../engine/random.ts';
import { SERVERS } from '../../engine/resource.ts';
import { isOpenAt } from '../../network/network.ts';
import { CAUSE } from '../explanation/cause.ts';
import { activityProgress, CONDITION, withFactor } from '../conditions/conditions.ts';
import { drawEfficiencies } from './efficiency.ts';
import { itemsOf } from '../program.ts';
import { BROUGHT_BY } from '../supply/receipt-log.ts';
import { BY_CONDITION, behindReceipt } from '../explanation/segment-log.ts';
import { workGoesOn } from '../transit/slow-work.ts';
import { begunMin, inputsOfNext, mayBegin } from '../supply/next-run.ts';
import { settleStock } from '../supply/stock-level.ts';
import { feedRules, receive } from '../supply/supply.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import type { Disruption } from '../world.ts';
import { briefFactor, lastingCapacity, shareOf, wholeCapacity } from './working-capacity.ts';

export function beginDisruptions(run: Run): void {
  const { program, calendar } = run;
  const { world } = program;
  beginEfficiencies(run);
  world.disruptions.forEach((d, i) => {
    if (d.atMin !== undefined) calendar.schedule(Math.max(0, firstStart(d)), EVENT.disruptionStart, i, 0, CLASS.state);
  });
  world.shares.forEach((share, i) =>
    share.steps.forEach((step, k) => calendar.schedule(Math.max(0, step.fromMin), EVENT.shareStep, i, k, CLASS.state)),
  );
  world.places.forEach((place, p) => {
    if (place.opensWhen !== undefined) refreshPlace(run, p);
    const hours = place.airfield?.hours;
    if (hours) {
      run.state.placeHoursOpen[p] = isOpenAt(hours, 0) ? 1 : 0;
      calendar.schedule(hours.openMin, EVENT.hours, p, 1, CLASS.state);
      calendar.schedule(hours.closeMin, EVENT.hours, p, 0, CLASS.state);
      refreshPlace(run, p);
    }
  });
  world.airspaces?.forEach(({ opensWhen }, i) => {
    if (opensWhen !== undefined) refreshPlace(run, world.places.length + i);
  });
  beginActivities(run);
}

export function beginActivities(run: Run): void {
  const { world } = run.program;
  world.activities.forEach((activity, i) => {
    run.state.activityPending[i] = activity.startsWhen === undefined ? 0 : 1;
    if (activity.begunMin !== undefined)
      run.calendar.schedule(world.stocksFromMin ?? 0, EVENT.activityBegun, i, 0, CLASS.state);
    else if (run.state.activityPending[i] === 0) startActivity(run, i, BY_CONDITION);
  });
}

/** Modes that run worse than nominally in this replication. */
function beginEfficiencies(run: Run): void {
  const { program, state } = run;
  const { efficiencyContexts, efficiencyResources } = program;
  drawEfficiencies(program, run.seed, run.replication).forEach((permille, i) => {
    for (const context of itemsOf(efficiencyContexts, i))
      state.contextPermille[context] = Math.max(1, Math.round((state.contextPermille[context] * permille) / 1000));
    for (const resource of itemsOf(efficiencyResources, i)) {
      state.resourceFactor[resource] *= permille / 1000;
      refresh(run, resource);
    }
  });
}

/** Recomputes what a resource can do now, and lets in who fits. */
function refresh(run: Run, resource: number): void {
  const { program, state, bank } = run;
  const facility = program.facilities.list[resource];
  let capacity = (lastingCapacity(run, resource) * shareOf(run, resource)) / 1000;
  const p = program.resourcePlace[resource];
  if (p >= 0 && !state.placeOpen[p]) capacity = 0;
  // Who looks for a way sees a slow server as part of one; nothing is more than what works of it.
  const whole = wholeCapacity(facility, capacity);
  state.resourceOutlook[resource] = facility.kind === SERVERS ? Math.min(whole, capacity) : whole;
  // What recurs, and opening hours, pass within hours.
  capacity *= briefFactor(run, resource);
  if (program.resourceKeepsHours[resource] && !state.placeHoursOpen[p]) capacity = 0;
  bank.setEffective(resource, wholeCapacity(facility, capacity), run.now);
  if (facility.kind === SERVERS) workGoesOn(run);
  run.push(WORK.admit, resource);
}

function refreshPlace(run: Run, place: number): void {
  const { start, items } = run.program.placeResources;
  for (let i = start[place]; i < start[place + 1]; i++) refresh(run, items[i]);
}

/** A capacity that follows a condition begins or ends to do so. */
export function setEffect(run: Run, effect: number, active: number): void {
  run.state.effectActive[effect] = active;
  const { start, items } = run.program.effectResources;
  for (let i = start[effect]; i < start[effect + 1]; i++) refresh(run, items[i]);
}

export function openPlace(run: Run, place: number): void {
  run.state.placeOpen[place] = 1;
  refreshPlace(run, place);
}

export function closePlace(run: Run, place: number): void {
  run.state.placeOpen[place] = 0;
  refreshPlace(run, place);
}

/** Opening or closing time of an airfield; the same again tomorrow. */
export function changeHours(run: Run, place: number, open: number): void {
  run.state.placeHoursOpen[place] = open;
  refreshPlace(run, place);
  run.calendar.schedule(run.now + 1440, EVENT.hours, place, open, CLASS.state);
}

export function stepShare(run: Run, share: number, step: number): void {
  const { program, state } = run;
  state.sharePermille[share] = program.world.shares[share].steps[step].permille;
  const { start, items } = program.shareResources;
  for (let i = start[share]; i < start[share + 1]; i++) refresh(run, items[i]);
}

/** When a dated disruption begins for the first time: of what has recurred before CF-day the last time before it, which may not be over. */
export function firstStart({ atMin = 0, everyMin, untilMin = 0 }: Disruption): number {
  if (atMin >= 0 || everyMin === undefined) return atMin;
  const slots = Math.max(0, Math.floor((Math.min(0, untilMin) - atMin) / everyMin));
  return atMin + slots * everyMin;
}

/**
 * Damage or closure, if it happens in this slot of this replication, and its repair after a drawn time; a recurring one has a next slot. Of what has begun
 * before CF-day the rest is left, and what it struck is not in the stocks any more.
 */
export function startDisruption(run: Run, d: number, slot: number): void {
  const { program, state, calendar } = run;
  const spec = program.world.disruptions[d];
  const begun = slot === 0 && spec.atMin !== undefined ? Math.min(run.now, firstStart(spec)) : run.now;
  // Its condition may be met when its time is over.
  if (begun > (spec.untilMin ?? Infinity)) return;
  if (spec.everyMin !== undefined && begun + spec.everyMin <= (spec.untilMin ?? program.world.endMin))
    calendar.schedule(begun + spec.everyMin, EVENT.disruptionStart, d, slot + 1, CLASS.state);
  if (!occurs(run, d, slot)) return;
  const ordinal = spec.everyMin === undefined ? state.disruptionRuns[d]++ : slot;
  const drawn = run.duration(program.disruptionDuration[d], program.disruptionKey[d], PURPOSE.duration, ordinal);
  const eased = program.disruptionEasedBy[d];
  const minutes =
    eased >= 0 && state.conditionState[eased] === CONDITION.met
      ? Math.round((drawn * spec.eased!.permille) / 1000)
      : drawn;
  if (begun < run.now && begun + minutes <= run.now) return;
  state.disruptionActive[d]++;
  calendar.schedule(begun + minutes, EVENT.disruptionEnd, d, 0, CLASS.state);
  refreshDisruption(run, d);
  const place = program.disruptionPlace[d];
  const takesStock = spec.stockLossPermille > 0 && begun >= (program.world.stocksFromMin ?? 0);
  if (takesStock && place >= 0) loseStock(run, place, spec.stockLossPermille);
}

/** The condition that a disruption waits for is met: it begins, once. A restoration finds what recurs still in its slots. */
export function beginWhenMet(run: Run, d: number): void {
  if (run.state.disruptionBegun[d]) return;
  run.state.disruptionBegun[d] = 1;
  startDisruption(run, d, 0);
}

/** Whether it happens: by chance of its own, or together with what shares its factor in the same slot. */
function occurs(run: Run, d: number, slot: number): boolean {
  const { program } = run;
  const chance = program.world.disruptions[d].probabilityPermille;
  if (chance >= 1000) return true;
  const own = run.draw(program.disruptionKey[d], PURPOSE.occurrence, slot);
  const factor = program.disruptionFactorKey[d];
  return (factor === 0 ? own : withFactor(run, factor, slot, own)) * 1000 < chance;
}

export function endDisruption(run: Run, d: number): void {
  run.state.disruptionActive[d]--;
  refreshDisruption(run, d);
}

function refreshDisruption(run: Run, d: number): void {
  const { start, items } = run.program.disruptionResources;
  for (let i = start[d]; i < start[d + 1]; i++) refresh(run, items[i]);
}

function loseStock(run: Run, place: number, permille: number): void {
  const { program, state } = run;
  const { start, items } = program.placeStocks;
  for (let i = start[place]; i < start[place + 1]; i++) {
    const s = items[i];
    settleStock(run, s);
    const lost = Math.floor((state.stockLevel[s] * permille) / 1000);
    state.stockLevel[s] -= lost;
    state.stockLost[s] += lost;
    if (state.stockLevel[s] < state.stockMinimum[s]) state.stockMinimum[s] = state.stockLevel[s];
    run.push(WORK.stockChanged, s);
  }
}

/** The run that is under way when the plan begins. */
export const goOnWithActivity = (run: Run, a: number): void => startActivity(run, a, BY_CONDITION);

/** What an activity waits for has come, or is there again. */
export function activityMayStart(run: Run, a: number): void {
  if (--run.state.activityPending[a] === 0) startActivity(run, a, BY_CONDITION);
}

/** What it waited for is withdrawn: a run in progress is finished, none begins. */
export function activityMayNotStart(run: Run, a: number): void {
  run.state.activityPending[a]++;
  // What was kept until it had made more is for others.
  for (const s of itemsOf(run.program.activityOutputs, a)) feedRules(run, s);
}

/** Starts a run of an activity when its inputs are there; else the stock that is short starts it when it receives. `behind`: the run it comes behind, or how it is begun. */
function startActivity(run: Run, a: number, behind: number): void {
  const { program, state, calendar } = run;
  const spec = program.world.activities[a];
  if (state.activityBusy[a] || state.activityRuns[a] >= spec.repeat || !mayBegin(run, a)) return;
  // The critical path waits for no stock.
  if (run.relaxed === null && !takeInputs(run, a)) return;
  state.activityBusy[a] = 1;
  state.activitySince[a] = begunMin(run, a) ?? run.now;
  state.activityRun[a] = run.segments.add(CAUSE.predecessor, a, run.now, behind);
  const minutes = run.duration(
    program.activityDuration[a],
    program.activityKey[a],
    PURPOSE.duration,
    state.activityRuns[a],
  );
  const endMin = Math.max(run.now + 1, state.activitySince[a] + minutes);
  calendar.schedule(endMin, EVENT.activityEnd, a, 0, CLASS.normal);
}

/** Takes what the next run needs out of its stocks; false, and nothing taken, where one of them is short. */
function takeInputs(run: Run, a: number): boolean {
  const { program, state } = run;
  const { start, items } = program.activityInputs;
  const stocks = items.subarray(start[a], start[a + 1]);
  stocks.forEach((s) => settleStock(run, s));
  const inputs = inputsOfNext(run, a);
  if (inputs.some((input, i) => state.stockLevel[stocks[i]] < input.amountKg)) return false;
  inputs.forEach((input, i) => {
    state.stockLevel[stocks[i]] -= input.amountKg;
    state.stockMinimum[stocks[i]] = Math.min(state.stockMinimum[stocks[i]], state.stockLevel[stocks[i]]);
    state.stockIssued[stocks[i]] += input.amountKg;
    run.push(WORK.stockChanged, stocks[i]);
  });
  return true;
}

export function endActivity(run: Run, a: number): void {
  const { state } = run;
  state.activityBusy[a] = 0;
  if (run.relaxed === null) giveOutputs(run, a);
  state.activityRuns[a]++;
  activityProgress(run, a);
  startActivity(run, a, state.activityRun[a]);
}

/** What a run makes, and what the first one changes for good. */
function giveOutputs(run: Run, a: number): void {
  const { program, state } = run;
  const spec = program.world.activities[a];
  const { start } = program.activityOutputs;
  spec.stocks.forEach((output, i) => {
    const good = Math.floor((output.amountKg * spec.yieldPermille) / 1000);
    const origin = { by: BROUGHT_BY.run, of: a, stretch: state.activityRun[a] };
    receive(run, program.activityOutputs.items[start[a] + i], good, origin);
  });
  if (state.activityRuns[a] > 0) return;
  for (const change of spec.capacity) {
    const resource = program.facilities.index.get(change.resource);
    if (resource === undefined) continue;
    state.resourceFactor[resource] *= change.permille / 1000;
    refresh(run, resource);
  }
}

/** Activities whose inputs come from this stock try again. */
export function tryActivitiesOf(run: Run, s: number): void {
  const { start, items } = run.program.stockActivities;
  const behind = behindReceipt(run.state.stockReceipt[s]);
  for (let i = start[s]; i < start[s + 1]; i++) startActivity(run, items[i], behind);
}
