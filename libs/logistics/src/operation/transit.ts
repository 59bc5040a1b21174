/**
 * Transports executing lane programs: claim, load, move, pass a border, change gauge, discharge. A transport is an asset with the
 * consignments aboard (its number is the asset's) or one consignment that moves itself (number of assets + consignment).
 */
import { PURPOSE } from '../engine/random.ts';
import { CARGO_KINDS } from '../movement/requirement.ts';
import {
  askForAdmission,
  askToAdmit,
  isLastOfMinute,
  takeAdmittingResources,
  takeAskingTransports,
} from './admission.ts';
import { CAUSE } from './cause.ts';
import { keyOf, ordinalOf } from './draw-identity.ts';
import { takeAboard } from './loading.ts';
import { passPod } from './elements.ts';
import { berthMin, chooseBerth } from './berth.ts';
import { allowedFrom } from './driving-ban.ts';
import { exchangeMin, outloadMin, wagonsOf } from './paced-work.ts';
import { nameRanges } from './program.ts';
import { nextTripFrom } from './asset-rest.ts';
import { explosivesKg, giveBackExplosives } from './explosives.ts';
import { AMOUNT, amountOf, OP } from './lane.ts';
import { bookClosed, mark } from './ledger.ts';
import { COACH_SPEED_MH, haltMin, MARCH_SPEED_MH, serialPassMin } from './march.ts';
import { loadPermittedAt } from './permission.ts';
import { legMin } from './positioning.ts';
import { isExposed, mishapOn } from './risk.ts';
import { CLASS, EVENT, WORK, type Run } from './run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from './state.ts';

const {
  lane: LANE,
  pc: PC,
  head: HEAD,
  tail: TAIL,
  driven: DRIVEN,
  underway: UNDERWAY,
  berth: BERTH,
  leftAt: LEFT_AT,
  load: LOAD,
} = TRANSPORT;
const WIDTH = TRANSPORT_WIDTH;
const NONE = -1;
const SELF = CARGO_KINDS.indexOf('self');
const PEOPLE = CARGO_KINDS.indexOf('people');

/** A consignment that moves itself begins its lane. */
export function startOwnMove(run: Run, c: number, lane: number): void {
  const { state } = run;
  const { transports } = state;
  const t = run.assets + c;
  const at = WIDTH * t;
  transports[at + LANE] = lane;
  transports[at + PC] = 0;
  transports[at + HEAD] = transports[at + TAIL] = c;
  state.consignmentNext[c] = NONE;
  for (let d = 0; d < 5; d++) transports[at + LOAD + d] = state.consignmentCargo[5 * c + d];
  transports[at + DRIVEN] = 0;
  transports[at + LEFT_AT] = NONE;
  giveBackRoom(run, c);
  run.push(WORK.advance, t);
}

/** Two services at one place, border and gauge change, draw numbers of their own. */
const serviceKey = (cause: number): number => Math.imul(cause + 1, 0x9e3779b1);

/** Room that a consignment kept at the place it leaves. */
export function giveBackRoom(run: Run, c: number): void {
  const { state, bank } = run;
  const resource = state.consignmentHeld[c];
  if (resource < 0) return;
  state.consignmentHeld[c] = NONE;
  bank.release(resource, state.consignmentCargo[5 * c + 2], run.now);
  run.push(WORK.admit, resource);
}

function markAll(run: Run, t: number, cause: number, resource: number, time: number): void {
  for (let c = run.state.transports[WIDTH * t + HEAD]; c !== NONE; c = run.state.consignmentNext[c])
    mark(run, c, cause, resource, time);
}

/** The resource a claim means for this transport: wide-bodied aircraft take wide spots, others wide ones only where there are no narrow. */
function resourceFor(run: Run, t: number, resource: number): number {
  const wide = run.program.wideOf[resource];
  if (wide < 0 || t >= run.assets) return resource;
  return run.program.poolWide[run.program.assetPool[t]] || run.bank.nominal[resource] === 0 ? wide : resource;
}

/** Something has become free at a resource, or it has opened. */
export function admit(run: Run, resource: number): void {
  if (run.bank.queueLength[resource] === 0) return;
  if (isLastOfMinute(run)) admitAll(run, resource);
  else askToAdmit(run, resource);
}

/** The end of a minute: who asks joins the lines in order of keys, then resources let in who fits. */
export function admitAsked(run: Run): void {
  for (const t of takeAskingTransports(run)) {
    const at = WIDTH * t;
    const op = run.program.opStart[run.state.transports[at + LANE]] + run.state.transports[at + PC] - 1;
    if (claim(run, t, op)) run.push(WORK.advance, t);
  }
  for (const resource of takeAdmittingResources(run)) admitAll(run, resource);
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
      bookClosed(run, c, closed);
  const op = program.opStart[state.transports[WIDTH * t + LANE]] + state.transports[WIDTH * t + PC] - 1;
  if (program.opCode[op] === OP.keep) keepRoom(run, t, resource, program.opDetail[op]);
  run.push(WORK.advance, t);
}

/** Each consignment aboard keeps its part of what the transport took. */
function keepRoom(run: Run, t: number, resource: number, detail: number): void {
  const { state } = run;
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c])
    if (detail !== AMOUNT.explosives) state.consignmentHeld[c] = resource;
    else if (explosivesKg(run, c) > 0) state.consignmentExplosives[c] = resource;
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

/** A rate with a queue wakes when its next admission is due. */
function scheduleWake(run: Run, resource: number): void {
  const { state, bank } = run;
  const at = bank.nextAdmission(resource, run.now);
  if (at === Infinity || state.resourceWakeAt[resource] === at) return;
  state.resourceWakeAt[resource] = at;
  run.calendar.schedule(at, EVENT.resourceWake, resource, 0, CLASS.normal);
}

/** What a transport takes of a resource by an operation. */
function amountAt(run: Run, t: number, op: number): number {
  const detail = run.program.opDetail[op];
  return detail < AMOUNT.wagons
    ? amountOf(run.state.transports, WIDTH * t + LOAD, detail)
    : specialAmount(run, t, detail);
}

/** Takes what an operation asks for, or joins the line for it. */
function claim(run: Run, t: number, op: number): boolean {
  const { state, program, bank } = run;
  const detail = program.opDetail[op];
  const first = program.opArg[op];
  const resource = detail === AMOUNT.berth ? chooseBerth(run, t, first) : resourceFor(run, t, first);
  if (program.resourceWorkKgPerHour[resource] > 0 || detail === AMOUNT.berth)
    state.transports[WIDTH * t + BERTH] = resource;
  const key = state.consignmentKey[state.transports[WIDTH * t + HEAD]];
  if (!bank.claim(resource, t, amountAt(run, t, op), key, run.now)) {
    markAll(run, t, CAUSE['waiting-at-resource'], resource, run.now);
    // One that lets in at the end of this minute makes its appointment then.
    if (!state.resourceAsked[resource]) scheduleWake(run, resource);
    return false;
  }
  if (program.opCode[op] === OP.keep) keepRoom(run, t, resource, detail);
  return true;
}

/** Executes operations of a transport until one takes time. */
export function advance(run: Run, t: number): void {
  const { state, program, bank, calendar } = run;
  const { transports } = state;
  const at = WIDTH * t;
  const lane = transports[at + LANE];
  const end = program.opStart[lane + 1];
  for (;;) {
    const op = program.opStart[lane] + transports[at + PC];
    if (op >= end) throw new Error(`transport ${t} ran past the end of its lane`);
    transports[at + PC]++;
    const code = program.opCode[op];
    const arg = program.opArg[op];
    const detail = program.opDetail[op];
    switch (code) {
      case OP.claim:
      case OP.keep:
        if (amountAt(run, t, op) === 0) break;
        if (!isLastOfMinute(run)) {
          askForAdmission(run, t);
          return;
        }
        if (!claim(run, t, op)) return;
        break;
      case OP.release: {
        const resource = detail === AMOUNT.berth ? transports[at + BERTH] : resourceFor(run, t, arg);
        const amount = amountOf(transports, at + LOAD, detail);
        if (amount === 0) break;
        if (resource === transports[at + BERTH]) transports[at + BERTH] = NONE;
        bank.release(resource, amount, run.now);
        run.push(WORK.admit, resource);
        break;
      }
      case OP.ban: {
        const until = allowedFrom(program, arg, t >= run.assets, run.now);
        if (until <= run.now) break;
        if (detail === 1) giveBackPath(run, t, op - 1);
        markAll(run, t, CAUSE.closed, nameRanges(program).ban + arg, run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.setOut: {
        const until = setsOutAt(run, t, lane);
        if (until <= run.now) break;
        markAll(run, t, CAUSE['planned-date'], NONE, run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.clear:
        for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c])
          giveBackExplosives(run, c);
        break;
      case OP.load:
      case OP.unload: {
        const minutes = code === OP.load ? beginLoading(run, t, lane) : beginDischarge(run, t);
        calendar.schedule(run.now + minutes, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.move:
        underWay(run, t, op, move(run, t, op));
        return;
      case OP.service: {
        const minutes = run.duration(
          arg,
          headKey(run, t) ^ program.placeKey[program.opPlace[op]] ^ serviceKey(detail),
          PURPOSE.service,
          ordinalOfHead(run, t),
        );
        markAll(run, t, detail, NONE, run.now);
        calendar.schedule(run.now + minutes, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.exchange:
      case OP.outload: {
        const minutes = (code === OP.exchange ? exchangeMin : outloadMin)(run, t, arg);
        markAll(run, t, detail, NONE, run.now);
        calendar.schedule(run.now + minutes, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.permission: {
        const until = loadPermittedAt(run, t, op);
        if (until <= run.now) break;
        markAll(run, t, CAUSE.permission, nameRanges(program).permission + program.opPlace[op], run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      default:
        finish(run, t, lane);
        return;
    }
  }
}

/** The path that a transport has just been given, and may not use yet, is free for others; it is asked for again after the ban. */
function giveBackPath(run: Run, t: number, claim: number): void {
  const { program, state } = run;
  const at = WIDTH * t;
  state.transports[at + PC] -= 2;
  const resource = program.opArg[claim];
  const amount = amountOf(state.transports, at + LOAD, program.opDetail[claim]);
  if (amount === 0) return;
  run.bank.undo(resource, amount, run.now);
  run.push(WORK.admit, resource);
}

/** When loaded lift sets out on a leg to a port of debarkation: so that nothing aboard is there before its date. */
function setsOutAt(run: Run, t: number, lane: number): number {
  const { program, state } = run;
  let at = 0;
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c]) {
    const arrival = program.reqArrivalMin[program.consignmentReq[c]];
    if (arrival >= 0 && state.consignmentLeg[c] === program.optionPodLeg[state.consignmentOption[c]])
      at = Math.max(at, arrival - program.laneLeastMin[lane]);
  }
  return at;
}

/** Draws of a lift are those of the first consignment aboard. */
function headKey(run: Run, t: number): number {
  return keyOf(run, run.state.transports[WIDTH * t + HEAD]);
}

function ordinalOfHead(run: Run, t: number): number {
  return ordinalOf(run, run.state.transports[WIDTH * t + HEAD]);
}

function beginLoading(run: Run, t: number, lane: number): number {
  const { state, program } = run;
  const pool = program.assetPool[t];
  // Cargo that came while the asset was on its way still goes aboard.
  takeAboard(run, t, pool, lane);
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c]) giveBackRoom(run, c);
  return worked(
    run,
    t,
    CAUSE.loading,
    run.duration(program.poolLoad[pool], headKey(run, t), PURPOSE.load, ordinalOfHead(run, t)),
  );
}

function beginDischarge(run: Run, t: number): number {
  const { program } = run;
  const unload = program.poolUnload[program.assetPool[t]];
  return worked(run, t, CAUSE.discharge, run.duration(unload, headKey(run, t), PURPOSE.unload, ordinalOfHead(run, t)));
}

/** Minutes of loading or discharge: those of the ship, or those of its berth where it works more slowly, which is then named. */
function worked(run: Run, t: number, cause: number, minutes: number): number {
  const atBerth = berthMin(run, t);
  markAll(run, t, cause, atBerth > minutes ? run.state.transports[WIDTH * t + BERTH] : NONE, run.now);
  return Math.max(minutes, atBerth);
}

/** Over a link or through the air, and what may happen there. */
function underWay(run: Run, t: number, op: number, minutes: number): void {
  const { calendar } = run;
  const { transports } = run.state;
  const at = WIDTH * t;
  if (transports[at + LEFT_AT] < 0) transports[at + LEFT_AT] = run.now;
  const mishap = isExposed(run, op) ? mishapOn(run, t, op, minutes) : null;
  if (mishap !== null && mishap.loss >= 0) {
    calendar.schedule(run.now + minutes, EVENT.cargoLost, t, mishap.loss, CLASS.normal);
    return;
  }
  if (mishap !== null) markAll(run, t, mishap.cause, NONE, run.now + minutes);
  calendar.schedule(run.now + minutes + (mishap?.delayMin ?? 0), EVENT.transport, t, 0, CLASS.normal);
}

/** Minutes of a move, halts and rests included; books moving and halts apart. */
function move(run: Run, t: number, op: number): number {
  const { state, program } = run;
  const metres = program.opLengthM[op];
  const limit = program.opLimitMh[op];
  const { transports } = state;
  const at = WIDTH * t;
  const lane = transports[at + LANE];
  const own = t >= run.assets;
  let driving: number;
  if (own) {
    const c = t - run.assets;
    const r = program.consignmentReq[c];
    const kind = program.reqKind[r];
    const speed = kind === SELF ? program.reqSelfSpeedMh[r] : kind === PEOPLE ? COACH_SPEED_MH : MARCH_SPEED_MH;
    driving = Math.ceil((metres * 60) / (limit > 0 ? Math.min(speed, limit) : speed));
  } else {
    driving = legMin(program, program.assetPool[t], metres, program.lanes[lane].lengthM, limit);
  }
  let halts = 0;
  let passing = 0;
  if (program.laneRoad[lane]) {
    const before = transports[at + DRIVEN];
    // The tail of a serial starts when the head has made room. Waiting for that, nobody drives.
    if (own && before === 0) passing = serialPassMin(transports[at + LOAD + 4]);
    halts = haltMin(before + driving) - haltMin(before);
    transports[at + DRIVEN] = before + driving;
  }
  if (!own) transports[at + UNDERWAY] += driving;
  markAll(run, t, CAUSE.moving, NONE, run.now);
  const moving = driving + passing;
  if (halts > 0) markAll(run, t, CAUSE['march-halt'], NONE, run.now + moving);
  if (run.movements) writeMovement(run, t, op, moving + halts);
  return moving + halts;
}

function writeMovement(run: Run, t: number, op: number, minutes: number): void {
  const { program } = run;
  const { transports } = run.state;
  const at = WIDTH * t;
  const log = run.movements!;
  log.mode.push(program.lanes[transports[at + LANE]].mode);
  log.from.push(program.opPlace[op]);
  log.to.push(program.opTo[op]);
  log.start.push(run.now);
  log.end.push(run.now + minutes);
  log.pax.push(transports[at + LOAD]);
  log.vehicles.push(transports[at + LOAD + 4]);
  log.massKg.push(transports[at + LOAD + 1]);
  log.requirement.push(program.consignmentReq[transports[at + HEAD]]);
}

/** The end of a lane: consignments go on or have arrived, the asset rests and is free again. */
function finish(run: Run, t: number, lane: number): void {
  const { state, program } = run;
  const { transports } = state;
  const at = WIDTH * t;
  let c = transports[at + HEAD];
  while (c !== NONE) {
    const next = state.consignmentNext[c];
    state.consignmentNext[c] = NONE;
    const option = state.consignmentOption[c];
    if (program.optionPodLeg[option] === state.consignmentLeg[c]) passPod(run, c);
    state.consignmentLeg[c]++;
    run.push(WORK.join, c);
    c = next;
  }
  transports[at + HEAD] = transports[at + TAIL] = NONE;
  if (t >= run.assets) return;
  state.assetPlace[t] = program.laneTo[lane];
  run.calendar.schedule(nextTripFrom(run, t), EVENT.assetReady, t, 0, CLASS.asset);
}
