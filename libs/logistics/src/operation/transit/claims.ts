/**
 * What transports take of resources: asked for at the end of the minute in order of urgency, waited for in line, kept by each consignment aboard or given
 * back. Who is let in goes on as work of the run.
 */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { AMOUNT, amountOf, OP, vehiclesOfLoad } from '../routing/lane.ts';
import { askToAdmit, isLastOfMinute, takeAdmittingResources, takeAskingTransports } from './admission.ts';
import { chooseBerth, chooseSpot } from './berth.ts';
import { CAUSE } from '../explanation/cause.ts';
import { explosivesKg } from './explosives.ts';
import { bookClosed, markAboard } from '../explanation/ledger.ts';
import { marchUnits } from '../routing/march.ts';
import { wagonsOf } from './paced-work.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

const { lane: LANE, pc: PC, head: HEAD, berth: BERTH, load: LOAD } = TRANSPORT;
const WIDTH = TRANSPORT_WIDTH;
const NONE = -1;

/** Takes the amount that an operation asks for (see {@link amountAt}), or joins the line for it. */
export function claim(run: Run, t: number, op: number, amount: number): boolean {
  const { state, program, bank } = run;
  const detail = program.opDetail[op];
  const first = program.opArg[op];
  const isSpot = program.wideOf[first] >= 0;
  const resource = detail === AMOUNT.berth ? chooseBerth(run, t, first) : isSpot ? chooseSpot(run, t, first) : first;
  if (program.resourceWorkKgPerHour[resource] > 0 || detail === AMOUNT.berth || isSpot)
    state.transports[WIDTH * t + BERTH] = resource;
  const key = state.consignmentKey[state.transports[WIDTH * t + HEAD]];
  if (!bank.claim(resource, t, amount, key, run.now)) {
    markAboard(run, t, CAUSE['waiting-at-resource'], resource, run.now);
    // One that lets in at the end of this minute makes its appointment then.
    if (!state.resourceAsked[resource]) scheduleWake(run, resource);
    return false;
  }
  if (program.opCode[op] === OP.keep) keepRoom(run, t, resource, detail);
  return true;
}

/** Gives back what an operation took before. */
export function giveBack(run: Run, t: number, op: number): void {
  const { state, program, bank } = run;
  const { transports } = state;
  const at = WIDTH * t;
  const resource = heldBy(run, t, op);
  const amount = amountOf(program.march, transports, at + LOAD, program.opDetail[op]);
  if (amount === 0) return;
  if (resource === transports[at + BERTH]) transports[at + BERTH] = NONE;
  bank.release(resource, amount, run.now);
  run.push(WORK.admit, resource);
}

/** The resource that an operation gives back: of several that serve alike, the one that was chosen. */
export function heldBy(run: Run, t: number, op: number): number {
  const { program, state } = run;
  const resource = program.opArg[op];
  const isChosen = program.opDetail[op] === AMOUNT.berth || program.wideOf[resource] >= 0;
  return isChosen ? state.transports[WIDTH * t + BERTH] : resource;
}

/** The path that a transport has just been given, and may not use yet, is free for others; it is asked for again after the ban. */
export function giveBackPath(run: Run, t: number, claim: number): void {
  const { program, state } = run;
  const at = WIDTH * t;
  state.transports[at + PC] -= 2;
  const resource = program.opArg[claim];
  const amount = amountAt(run, t, claim);
  if (amount === 0) return;
  run.bank.undo(resource, amount, run.now);
  run.push(WORK.admit, resource);
}

/** Room that a consignment kept at the place it leaves. */
export function giveBackRoom(run: Run, c: number): void {
  const { state, bank } = run;
  const resource = state.consignmentHeld[c];
  if (resource < 0) return;
  state.consignmentHeld[c] = NONE;
  bank.release(resource, state.consignmentCargo[DIMENSION_COUNT * c + DIMENSION.areaM2], run.now);
  run.push(WORK.admit, resource);
}

/** Something has become free at a resource, or it has opened. */
export function admit(run: Run, resource: number): void {
  if (run.bank.queueLength[resource] === 0) return;
  if (isLastOfMinute(run)) admitAll(run, resource);
  else askToAdmit(run, resource);
}

/** The end of a minute: who asks joins the lines in order of keys, then resources let in who fits. */
export function admitAsked(run: Run): void {
  const { transports, askingTransports, admittingResources } = run.state;
  const asking = takeAskingTransports(run);
  for (let i = 0; i < asking; i++) {
    const t = askingTransports[i];
    const op = run.program.opStart[transports[WIDTH * t + LANE]] + transports[WIDTH * t + PC] - 1;
    if (claim(run, t, op, amountAt(run, t, op))) run.push(WORK.advance, t);
  }
  const admitting = takeAdmittingResources(run);
  for (let i = 0; i < admitting; i++) admitAll(run, admittingResources[i]);
}

/** Lets in who fits. */
function admitAll(run: Run, resource: number): void {
  for (let t = run.bank.admit(resource, run.now); t >= 0; t = run.bank.admit(resource, run.now))
    granted(run, t, resource);
  scheduleWake(run, resource);
}

function granted(run: Run, t: number, resource: number): void {
  const { state, program, bank } = run;
  const closed = bank.closedDuringWait(resource, t, run.now);
  if (closed > 0)
    for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c])
      bookClosed(run, c, closed, bank.lastOpening(resource));
  const op = program.opStart[state.transports[WIDTH * t + LANE]] + state.transports[WIDTH * t + PC] - 1;
  if (program.opCode[op] === OP.keep) keepRoom(run, t, resource, program.opDetail[op]);
  run.push(WORK.advance, t);
}

/** What a transport takes of a resource by an operation. */
export function amountAt(run: Run, t: number, op: number): number {
  const detail = run.program.opDetail[op];
  if (detail === AMOUNT.vehicles) return vehiclesOf(run, t);
  if (detail === AMOUNT.marchUnits) return marchUnits(run.program.march, vehiclesOf(run, t));
  return detail < AMOUNT.wagons
    ? amountOf(run.program.march, run.state.transports, WIDTH * t + LOAD, detail)
    : specialAmount(run, t, detail);
}

/** Vehicles that a transport is on the road: those of its load, or so many of the lorries or coaches of its asset as the load fills. */
export function vehiclesOf({ state, program, assets }: Run, t: number): number {
  const load = WIDTH * t + LOAD;
  if (t >= assets || state.transports[load + DIMENSION.vehicles] > 0) return vehiclesOfLoad(state.transports, load);
  const type = program.poolType[program.assetPool[t]];
  let vehicles = 1;
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const most = program.typePayload[DIMENSION_COUNT * type + d];
    if (most > 0)
      vehicles = Math.max(vehicles, Math.ceil((state.transports[load + d] * program.typeRoadVehicles[type]) / most));
  }
  return vehicles;
}

/** What a transport takes that the sums of its load do not tell. */
function specialAmount(run: Run, t: number, detail: number): number {
  const { program, state } = run;
  if (detail === AMOUNT.berth) return 1;
  if (detail === AMOUNT.wagons) return wagonsOf(run, t);
  if (detail === AMOUNT.fuel)
    return program.laneFuelT[
      state.transports[WIDTH * t + LANE] * program.world.liftTypes.length + program.poolType[program.assetPool[t]]
    ];
  let kg = 0;
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c]) kg += explosivesKg(run, c);
  return kg;
}

/** Each consignment aboard keeps its part of what the transport took. */
function keepRoom(run: Run, t: number, resource: number, detail: number): void {
  const { state } = run;
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c])
    if (detail !== AMOUNT.explosives) state.consignmentHeld[c] = resource;
    else if (explosivesKg(run, c) > 0) state.consignmentExplosives[c] = resource;
}

/** A rate with a queue wakes when its next admission is due. */
function scheduleWake(run: Run, resource: number): void {
  const { state, bank } = run;
  const at = bank.nextAdmission(resource, run.now);
  if (at === Infinity || state.resourceWakeAt[resource] === at) return;
  state.resourceWakeAt[resource] = at;
  run.calendar.schedule(at, EVENT.resourceWake, resource, 0, CLASS.normal);
}
