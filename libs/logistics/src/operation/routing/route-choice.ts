/**
 * Which of its route options a consignment takes: the one it expects to arrive by first, with the queues of the moment. What every
 * consignment on its way claims in all is added up by resource and by lift type until it arrives, so that a thousand consignments released at once
 * do not all run for the same berth. On the way it changes to another option only where cargo changes vehicle and something ahead is closed.
 * Cost: the operations of the options of one consignment.
 */
import { RATE, SERVERS } from '../../engine/resource.ts';
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { awaitFrom, awaitNoMore, park } from '../dispatch/awaited.ts';
import { expectWithin } from '../dispatch/call-forward.ts';
import { heldUpMin } from '../transit/driving-ban.ts';
import { explosivesKg } from '../transit/explosives.ts';
import { AMOUNT, AMOUNT_KINDS, amountOf, vehiclesOfLoad } from './lane.ts';
import { marchUnits } from './march.ts';
import { keyOf, latestStart, UNOPENED } from '../dispatch/dispatch-strategy.ts';
import { liftFor, type Program } from '../program.ts';
import { minutesUntilOut } from '../supply/stock-out.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';

/** A route over a place that is closed now counts this much longer, minutes. */
const CLOSED_MIN = 30 * 1440;
/** Typical time one visit occupies a server, and typical stay of cargo in a store, for the expectation only, minutes. */
const VISIT_MIN = 600;
const STAY_MIN = 1440;

/** A consignment sets out on the option that looks best. */
export function startConsignment(run: Run, c: number): void {
  const { state, program } = run;
  if (park(run, c, WORK.start)) return;
  const r = program.consignmentReq[c];
  state.consignmentBusy[c] = 1;
  if (run.relaxed) {
    // Nobody is called forward before something has set out.
    expectWithin(run, c, 0);
    run.calendar.schedule(run.now + run.relaxed[r], EVENT.relaxedArrival, c, 0, CLASS.normal);
    return;
  }
  const { start, items } = program.reqOptions;
  setAmounts(run, c);
  const planned = run.strategy === null ? -1 : run.strategy.chooseOption(c);
  let best = planned >= 0 ? planned : items[start[r]];
  let bestMin = Infinity;
  if (planned < 0 && start[r + 1] - start[r] > 1) {
    for (let i = start[r]; i < start[r + 1]; i++) {
      const least = program.optionMinutes[items[i]] + Math.max(0, program.liftToHandMin[i] - run.now);
      // Queues make it later, never sooner.
      if (least >= bestMin) continue;
      const expected = least + expectedQueueMin(run, items[i], c, bestMin - least);
      if (expected < bestMin) {
        best = items[i];
        bestMin = expected;
      }
    }
  }
  state.consignmentOption[c] = best;
  state.consignmentLeg[c] = 0;
  state.consignmentKey[c] = run.strategy?.queueKey(c) ?? ruleKeyOf(run, c, best);
  expect(run, best, c, 1);
  awaitFrom(run, c, 0);
  run.push(WORK.join, c);
}

/** A consignment is through: nobody need expect it any more. */
export function forgetExpectation(run: Run, c: number): void {
  setAmounts(run, c);
  expect(run, run.state.consignmentOption[c], c, -1);
}

/** At a change of vehicle: where something ahead is closed now, the quickest other option that passes here and has nothing closed ahead. */
export function reconsider(run: Run, c: number): void {
  const { state, program } = run;
  const { start, items } = program.reqOptions;
  const r = program.consignmentReq[c];
  const option = state.consignmentOption[c];
  const leg = state.consignmentLeg[c];
  if (leg === 0 || start[r + 1] - start[r] < 2) return;
  setAmounts(run, c);
  if (!closedAhead(run, c, option, leg)) return;
  const lanes = program.optionLanes;
  const here = lanes.items[lanes.start[option] + leg];
  const longestRoadM = program.world.requirements[r]?.longestRoadM ?? Infinity;
  const before = roadFrom(program, option, leg - 1, -1);
  let best = -1;
  let bestLeg = 0;
  let bestMin = Infinity;
  for (let i = start[r]; i < start[r + 1]; i++) {
    const from = joiningLeg(program, items[i], here);
    if (from < 0 || closedAhead(run, c, items[i], from)) continue;
    if (before + roadFrom(program, items[i], from, 1) > longestRoadM) continue;
    const minutes = expectedMinutesFrom(program, items[i], from);
    if (minutes >= bestMin) continue;
    best = items[i];
    bestLeg = from;
    bestMin = minutes;
  }
  if (best < 0) return;
  expect(run, option, c, -1);
  awaitNoMore(run, c);
  state.consignmentOption[c] = best;
  state.consignmentLeg[c] = bestLeg;
  expect(run, best, c, 1);
  awaitFrom(run, c, bestLeg);
}

/** A consignment that has been stopped before its next leg gives up the rest of its way. */
export function giveUpRoute(run: Run, c: number): void {
  const { state } = run;
  forgetExpectation(run, c);
  awaitNoMore(run, c);
  state.consignmentBusy[c] = 0;
}

/** Sets a consignment that brings another back on the quickest of its options that passes where that one has been stopped; false when none does. */
export function turnRound(run: Run, c: number, back: number): boolean {
  const { state, program } = run;
  const option = state.consignmentOption[c];
  const place =
    program.laneFrom[program.optionLanes.items[program.optionLanes.start[option] + state.consignmentLeg[c]]];
  const r = program.consignmentReq[back];
  const { start, items } = program.reqOptions;
  let best = -1;
  let bestLeg = 0;
  let bestMin = Infinity;
  for (let i = start[r]; i < start[r + 1]; i++) {
    const leg = legAt(run, items[i], place);
    const minutes = leg < 0 ? Infinity : expectedMinutesFrom(program, items[i], leg);
    if (minutes >= bestMin) continue;
    best = items[i];
    bestLeg = leg;
    bestMin = minutes;
  }
  if (best < 0) return false;
  state.consignmentBusy[back] = 1;
  state.consignmentOption[back] = best;
  state.consignmentLeg[back] = bestLeg;
  state.consignmentKey[back] = run.strategy?.queueKey(back) ?? ruleKeyOf(run, back, best);
  setAmounts(run, back);
  expect(run, best, back, 1);
  awaitFrom(run, back, bestLeg);
  return true;
}

/** Leg of an option that begins at a place, -1 for none. */
function legAt(run: Run, option: number, place: number): number {
  const { laneFrom, optionLanes } = run.program;
  for (let i = optionLanes.start[option]; i < optionLanes.start[option + 1]; i++)
    if (laneFrom[optionLanes.items[i]] === place) return i - optionLanes.start[option];
  return -1;
}

/**
 * Leg of an option on which cargo that is about to begin a lane may go on instead, -1 for none: it begins at the same place, between the same
 * gauges. Never the first leg: what is on its way has its outload behind it, and the stops that its route has to make before.
 */
export function joiningLeg({ lanes, laneFrom, optionLanes }: Program, option: number, here: number): number {
  for (let i = optionLanes.start[option] + 1; i < optionLanes.start[option + 1]; i++) {
    const lane = optionLanes.items[i];
    if (laneFrom[lane] === laneFrom[here] && lanes[lane].startsInGaugeChange === lanes[here].startsInGaugeChange)
      return i - optionLanes.start[option];
  }
  return -1;
}

/** Metres by road at a stretch from a leg of an option on, or back from it. */
function roadFrom({ lanes, laneRoad, optionLanes }: Program, option: number, leg: number, step: 1 | -1): number {
  let lengthM = 0;
  const [first, end] = [optionLanes.start[option], optionLanes.start[option + 1]];
  for (let i = first + leg; i >= first && i < end && laneRoad[optionLanes.items[i]] === 1; i += step)
    lengthM += lanes[optionLanes.items[i]].lengthM;
  return lengthM;
}

/** Whether a capacity may be closed for a time: only then may cargo under way leave its option. */
export function mayReconsider({ world, facilities }: Program): boolean {
  return (
    world.disruptions.length + world.effects.length + world.shares.length > 0 ||
    [...world.places, ...(world.airspaces ?? [])].some(({ opensWhen }) => opensWhen !== undefined) ||
    world.activities.some(({ capacity }) => capacity.length > 0) ||
    facilities.list.some(({ capacity }) => capacity === 0)
  );
}

/** Minutes that an option is expected to take from a leg on: all of it, less the least of the way before. */
function expectedMinutesFrom(
  { laneLeastMin, optionMinutes, optionLanes: { start, items } }: Program,
  option: number,
  leg: number,
): number {
  let minutes = optionMinutes[option];
  for (let i = start[option]; i < start[option] + leg; i++) minutes -= laneLeastMin[items[i]];
  return minutes;
}

function closedAhead(run: Run, c: number, option: number, leg: number): boolean {
  const { program, state } = run;
  const r = program.consignmentReq[c];
  const { start, items } = program.optionLanes;
  const claims = program.laneClaims;
  for (let i = start[option] + leg; i < start[option + 1]; i++) {
    setOfLift(run, items[i], liftFor(program, items[i], r), c);
    for (let k = claims.start[items[i]]; k < claims.start[items[i] + 1]; k += 2)
      if (state.resourceOutlook[claims.items[k]] <= 0 && amounts[claims.items[k + 1]] > 0) return true;
  }
  return false;
}

/** A consignment leaves its route before the end: nobody expects it there or at the lanes that were still to come. */
export function forgetRoute(run: Run, c: number): void {
  forgetExpectation(run, c);
  awaitNoMore(run, c);
}

/** Priority, then opened units, then latest start. */
function ruleKeyOf(run: Run, c: number, option: number): number {
  const { program, state } = run;
  const r = program.consignmentReq[c];
  const key = keyOf(program.reqPriority[r], latestStart(program, r, option, requiredAt(run, c)));
  const e = program.reqElement[r];
  return e >= 0 && state.elementOpened[e] ? key : key + UNOPENED;
}

/** Required date of a consignment; supply is required when its stock is expected to run out, what is pushed by its own date where it has one. */
function requiredAt(run: Run, c: number): number {
  const { state, program } = run;
  const r = program.consignmentReq[c];
  const rule = r - program.world.requirements.length;
  if (rule < 0) return program.reqRequiredMin[r];
  const d = program.ruleDelivery[rule];
  const after = d < 0 ? undefined : program.world.deliveries[d].way!.requiredAfterMin;
  if (after !== undefined) return state.instalmentAt[state.orderInstalment[c - program.staticConsignments]] + after;
  // A stock that lasts beyond the run is no less urgent than one that is not used at all.
  return Math.min(program.world.endMin, run.now + minutesUntilOut(run, program.ruleStock[rule]));
}

/** Minutes of work that is expected before this consignment at the resources and the lift of an option; some part of them that is not `within`, where they are not. */
function expectedQueueMin(run: Run, option: number, c: number, within: number): number {
  const { program, state, bank } = run;
  const { start, items } = program.optionLanes;
  const claims = program.laneClaims;
  const r = program.consignmentReq[c];
  const hasBans = program.laneBans.items.length > 0;
  let minutes = 0;
  let underWay = 0;
  for (let i = start[option]; i < start[option + 1]; i++) {
    const lane = items[i];
    if (hasBans) minutes += heldUpMin(program, lane, run.now + underWay + Math.floor(minutes));
    underWay += program.laneLeastMin[lane];
    const type = liftFor(program, lane, r);
    if (type >= 0) minutes += expectedLiftMin(run, type, program.reqUser[r]);
    setOfLift(run, lane, type, c);
    for (let k = claims.start[lane]; k < claims.start[lane + 1]; k += 2) {
      if (amounts[claims.items[k + 1]] === 0) continue;
      const resource = claims.items[k];
      const capacity = state.resourceOutlook[resource];
      const expected = state.resourceExpected[resource];
      const isSlow = capacity < 1 && bank.kind[resource] === SERVERS;
      if (capacity <= 0) minutes += CLOSED_MIN;
      // Its own visit takes longer too.
      else if (isSlow) minutes += Math.min(CLOSED_MIN, VISIT_MIN * ((expected + 1) / capacity - 1));
      // Nothing expected, nothing to divide: the usual case.
      else if (expected === 0) continue;
      else if (bank.kind[resource] === RATE) minutes += (expected * 1_440_000) / capacity;
      else minutes += (expected * (bank.kind[resource] === SERVERS ? VISIT_MIN : STAY_MIN)) / capacity;
    }
    if (minutes >= within) break;
  }
  return minutes;
}

/** Minutes of work that lift of a type has before it gets to more of a user: what it has of that, and what of the others falls to lift that he may have too. */
function expectedLiftMin({ program, state }: Run, type: number, user: number): number {
  const { liftUsers, liftAssets, liftShares } = program;
  const first = type * liftUsers;
  const at = first + user;
  let work = 0;
  for (let whose = 0; whose < liftUsers; whose++)
    work += state.liftExpected[first + whose] * liftShares[at * liftUsers + whose];
  return work / Math.max(1, liftAssets[at]);
}

/** Adds (1) or takes away (-1) what a consignment will claim on its way. */
function expect(run: Run, option: number, c: number, sign: number): void {
  const { program, state } = run;
  const { start, items } = program.optionLanes;
  const claims = program.laneClaims;
  const r = program.consignmentReq[c];
  for (let i = start[option]; i < start[option + 1]; i++) {
    const lane = items[i];
    const type = liftFor(program, lane, r);
    if (type >= 0)
      state.liftExpected[type * program.liftUsers + program.reqUser[r]] +=
        sign * shareOfLift(run, type, c) * program.laneCycleMin[lane * program.world.liftTypes.length + type];
    setOfLift(run, lane, type, c);
    for (let k = claims.start[lane]; k < claims.start[lane + 1]; k += 2)
      state.resourceExpected[claims.items[k]] += sign * amounts[claims.items[k + 1]];
  }
}

/** What the consignment looked at would claim, by kind of amount. */
const amounts = new Int32Array(AMOUNT_KINDS);

function setAmounts(run: Run, c: number): void {
  for (let kind = 0; kind < AMOUNT.fuel; kind++)
    amounts[kind] = amountOf(run.program.march, run.state.consignmentCargo, DIMENSION_COUNT * c, kind);
  amounts[AMOUNT.fuel] = 0;
  amounts[AMOUNT.explosives] = explosivesKg(run, c);
}

/** What of the amounts depends on the lift of a lane: fuel of aircraft, and how many vehicles lorries and coaches are on the road. */
function setOfLift(run: Run, lane: number, type: number, c: number): void {
  setFuel(run, lane, type, c);
  const { program, state } = run;
  const at = DIMENSION_COUNT * c;
  if (state.consignmentCargo[at + DIMENSION.vehicles] > 0) return;
  const vehicles =
    type < 0 || program.laneRoad[lane] === 0
      ? vehiclesOfLoad(state.consignmentCargo, at)
      : Math.ceil(shareOfLift(run, type, c) * program.typeRoadVehicles[type]);
  amounts[AMOUNT.vehicles] = vehicles;
  amounts[AMOUNT.marchUnits] = marchUnits(program.march, vehicles);
}

/** The part of the fuel of an aircraft that a consignment causes on a lane, whole tonnes, rounded up. */
function setFuel(run: Run, lane: number, type: number, c: number): void {
  const { laneFuelT, world } = run.program;
  if (laneFuelT.length === 0) return;
  const tonnes = type < 0 ? 0 : laneFuelT[lane * world.liftTypes.length + type];
  // Few lanes are flown: what a consignment fills is worked out for these only.
  amounts[AMOUNT.fuel] = tonnes === 0 ? 0 : Math.ceil(shareOfLift(run, type, c) * tonnes);
}

/** Part of one asset of a type that a consignment fills, in 64ths, rounded up: whole numbers, so that sums come back to zero exactly. */
function shareOfLift(run: Run, type: number, c: number): number {
  const { typePayload } = run.program;
  const cargo = run.state.consignmentCargo;
  let share = 0;
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const most = typePayload[DIMENSION_COUNT * type + d];
    if (most > 0) share = Math.max(share, cargo[DIMENSION_COUNT * c + d] / most);
  }
  return Math.ceil(Math.min(1, share) * 64) / 64;
}
