/**
 * Transports executing lane programs: claim, load, move, pass a border, change gauge, discharge. A transport is an asset with the
 * consignments aboard (its number is the asset's) or one consignment that moves itself (number of assets + consignment).
 */
import { DIMENSION_COUNT } from '../../movement/requirement.ts';
import { PURPOSE } from '../../engine/random.ts';
import { askForAdmission, isLastOfMinute } from './admission.ts';
import { nextTripFrom } from '../dispatch/asset-rest.ts';
import { berthMin } from './berth.ts';
import { CAUSE } from '../explanation/cause.ts';
import { amountAt, claim, giveBack, giveBackPath, giveBackRoom } from './claims.ts';
import { keyOf, ordinalOf } from './draw-identity.ts';
import { allowedFrom } from './driving-ban.ts';
import { passPod } from '../conditions/elements.ts';
import { giveBackExplosives } from './explosives.ts';
import { leaveHeldBehind } from '../conditions/hold.ts';
import { OP } from '../routing/lane.ts';
import { markAboard } from '../explanation/ledger.ts';
import { takeAboard } from '../dispatch/loading.ts';
import { exchangeMin, outloadMin } from './paced-work.ts';
import { loadPermittedAt } from '../conditions/permission.ts';
import { setsOutAt } from '../conditions/planned-dates.ts';
import { nameRanges } from '../resource-name.ts';
import { fliesThrough, mayTakeOff } from './sky.ts';
import { beginWork, endWork, slowestOf } from './slow-work.ts';
import { CLASS, EVENT, WORK, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';
import { goUnderWay } from './under-way.ts';
import { openElementOf } from '../dispatch/unit-integrity.ts';

const {
  lane: LANE,
  pc: PC,
  head: HEAD,
  tail: TAIL,
  driven: DRIVEN,
  berth: BERTH,
  legMin: LEG_MIN,
  load: LOAD,
} = TRANSPORT;
const WIDTH = TRANSPORT_WIDTH;
const NONE = -1;

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
  for (let d = 0; d < DIMENSION_COUNT; d++) transports[at + LOAD + d] = state.consignmentCargo[DIMENSION_COUNT * c + d];
  transports[at + DRIVEN] = 0;
  transports[at + LEG_MIN] = 0;
  run.push(WORK.advance, t);
}

/** Two services at one place, border and gauge change, draw numbers of their own. */
const serviceKey = (cause: number): number => Math.imul(cause + 1, 0x9e3779b1);

/** Executes operations of a transport until one takes time. */
// eslint-disable-next-line max-lines-per-function -- one case for each operation of a lane
export function advance(run: Run, t: number): void {
  const { state, program, calendar } = run;
  const { transports } = state;
  const at = WIDTH * t;
  const lane = transports[at + LANE];
  const end = program.opStart[lane + 1];
  endWork(run, t);
  for (;;) {
    const op = program.opStart[lane] + transports[at + PC];
    if (op >= end) throw new Error(`transport ${t} ran past the end of its lane`);
    transports[at + PC]++;
    const code = program.opCode[op];
    const arg = program.opArg[op];
    const detail = program.opDetail[op];
    switch (code) {
      case OP.claim:
      case OP.keep: {
        const amount = amountAt(run, t, op);
        if (amount === 0) break;
        if (!isLastOfMinute(run)) {
          askForAdmission(run, t);
          return;
        }
        if (!claim(run, t, op, amount)) return;
        break;
      }
      case OP.release:
        giveBack(run, t, op);
        break;
      case OP.ban: {
        const until = allowedFrom(program, arg, t >= run.assets, run.now);
        if (until <= run.now) break;
        if (detail === 1) giveBackPath(run, t, op - 1);
        markAboard(run, t, CAUSE.closed, nameRanges(program).ban + arg, run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.setOut: {
        const until = setsOutAt(run, t, lane);
        if (until <= run.now) break;
        markAboard(run, t, CAUSE['planned-date'], NONE, run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.leave:
        giveBackRoom(run, t - run.assets);
        break;
      case OP.clear:
        for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c])
          giveBackExplosives(run, c);
        break;
      case OP.board:
        leaveHeldBehind(run, t);
        // Cargo that came while the asset was on its way goes aboard too.
        takeAboard(run, t, program.assetPool[t], lane);
        for (let c = transports[at + HEAD]; c !== NONE; c = state.consignmentNext[c]) openElementOf(run, c);
        if (transports[at + HEAD] !== NONE) break;
        goAway(run, t);
        return;
      case OP.load:
        beginLoading(run, t);
        return;
      case OP.unload:
        beginDischarge(run, t);
        return;
      case OP.around:
      case OP.takeOff:
        if (code === OP.around ? fliesThrough(run, t, op) : mayTakeOff(run, t, op)) break;
        run.push(WORK.advance, t);
        return;
      case OP.move:
        goUnderWay(run, t, op);
        return;
      case OP.service: {
        const drawn = run.duration(
          arg,
          headKey(run, t) ^ program.placeKey[program.opPlace[op]] ^ serviceKey(detail),
          PURPOSE.service,
          ordinalOfHead(run, t),
        );
        const facility = program.opFacility[op];
        markAboard(run, t, detail, facility, run.now);
        beginWork(run, t, drawn, facility);
        return;
      }
      case OP.exchange:
      case OP.outload: {
        const minutes = (code === OP.exchange ? exchangeMin : outloadMin)(run, t, arg);
        markAboard(run, t, detail, arg, run.now);
        calendar.schedule(run.now + minutes, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      case OP.permission: {
        const until = loadPermittedAt(run, t, op);
        if (until <= run.now) break;
        markAboard(run, t, CAUSE.permission, nameRanges(program).permission + program.opPlace[op], run.now);
        calendar.schedule(until, EVENT.transport, t, 0, CLASS.normal);
        return;
      }
      default:
        finish(run, t, lane);
        return;
    }
  }
}

/** Draws of a lift are those of the first consignment aboard. */
function headKey(run: Run, t: number): number {
  return keyOf(run, run.state.transports[WIDTH * t + HEAD]);
}

function ordinalOfHead(run: Run, t: number): number {
  return ordinalOf(run, run.state.transports[WIDTH * t + HEAD]);
}

/** Loads, or goes away where there is nothing to load any more. */
function beginLoading(run: Run, t: number): void {
  const { state, program } = run;
  const pool = program.assetPool[t];
  leaveHeldBehind(run, t);
  if (state.transports[WIDTH * t + HEAD] === NONE) {
    goAway(run, t);
    return;
  }
  for (let c = state.transports[WIDTH * t + HEAD]; c !== NONE; c = state.consignmentNext[c]) giveBackRoom(run, c);
  work(
    run,
    t,
    CAUSE.loading,
    run.duration(program.poolLoad[pool], headKey(run, t), PURPOSE.load, ordinalOfHead(run, t)),
  );
}

function beginDischarge(run: Run, t: number): void {
  const { program } = run;
  const unload = program.poolUnload[program.assetPool[t]];
  work(run, t, CAUSE.discharge, run.duration(unload, headKey(run, t), PURPOSE.unload, ordinalOfHead(run, t)));
}

/** Loading or discharge takes the minutes of the lift, or those of its berth, ramp or spot where that works more slowly, which is then named. */
function work(run: Run, t: number, cause: number, minutes: number): void {
  const slowest = slowestOf(run, t);
  const atBerth = berthMin(run, t);
  markAboard(run, t, cause, atBerth > minutes ? run.state.transports[WIDTH * t + BERTH] : slowest, run.now);
  beginWork(run, t, Math.max(minutes, atBerth), slowest);
}

/** Lift that finds nothing to carry gives back what it has taken to load, rests and is free again where it is. */
function goAway(run: Run, t: number): void {
  const { program, calendar } = run;
  const at = WIDTH * t;
  const { transports } = run.state;
  let op = program.opStart[transports[at + LANE]] + transports[at + PC];
  for (; program.opCode[op] === OP.release; op++) giveBack(run, t, op);
  calendar.schedule(nextTripFrom(run, t), EVENT.assetReady, t, 0, CLASS.asset);
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
    if (program.optionPodLeg[option] === state.consignmentLeg[c]) passPod(run, c, program.laneTo[lane]);
    state.consignmentLeg[c]++;
    run.push(WORK.join, c);
    c = next;
  }
  transports[at + HEAD] = transports[at + TAIL] = NONE;
  if (t >= run.assets) return;
  state.assetPlace[t] = program.laneTo[lane];
  run.calendar.schedule(nextTripFrom(run, t), EVENT.assetReady, t, 0, CLASS.asset);
}
