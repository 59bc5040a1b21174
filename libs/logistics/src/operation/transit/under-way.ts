/** Moves over links and through the air: how long they take, halts and mishaps included, and what is written of them. */
import { CARGO_KINDS } from '../../movement/requirement.ts';
import { expectAboard } from '../dispatch/call-forward.ts';
import { CAUSE } from '../explanation/cause.ts';
import { vehiclesOf } from './claims.ts';
import { slowed } from '../disruption/efficiency.ts';
import { OP } from '../routing/lane.ts';
import { markAboard } from '../explanation/ledger.ts';
import { COACH_SPEED_MH, haltMin, MARCH_SPEED_MH, serialPassMin } from '../routing/march.ts';
import { bookUse, fuelStopMin, partDrivingMin, speedOn } from '../dispatch/positioning.ts';
import { isExposed, mishapOn } from './risk.ts';
import { CLASS, EVENT, type Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

const { lane: LANE, head: HEAD, driven: DRIVEN, underway: UNDERWAY, legMin: LEG_MIN, load: LOAD } = TRANSPORT;
const WIDTH = TRANSPORT_WIDTH;
const NONE = -1;
const SELF = CARGO_KINDS.indexOf('self');
const PEOPLE = CARGO_KINDS.indexOf('people');

/** Over a link or through the air, and what may happen there. */
export function goUnderWay(run: Run, t: number, op: number): void {
  const { calendar } = run;
  if (run.state.transports[WIDTH * t + LEG_MIN] === 0) expectAboard(run, t);
  const minutes = move(run, t, op);
  const { transports } = run.state;
  const at = WIDTH * t;
  transports[at + LEG_MIN] += minutes;
  const mishap = isExposed(run, op) ? mishapOn(run, t, op) : null;
  if (mishap !== null && mishap.loss >= 0) {
    calendar.schedule(run.now + minutes, EVENT.cargoLost, t, mishap.loss, CLASS.normal);
    return;
  }
  if (mishap !== null) {
    markAboard(run, t, mishap.cause, NONE, run.now + minutes);
    transports[at + UNDERWAY] += mishap.backMin;
    if (t < run.assets) bookUse(run, run.program.assetPool[t], backM(run, t, op, mishap.backMin), mishap.backMin);
  }
  calendar.schedule(run.now + minutes + (mishap?.delayMin ?? 0), EVENT.transport, t, 0, CLASS.normal);
}

/** Metres there and back of what has turned back on its lane, after a move. */
function backM({ program, state }: Run, t: number, op: number, backMin: number): number {
  if (backMin === 0) return 0;
  let metres = 0;
  for (let i = program.opStart[state.transports[WIDTH * t + LANE]]; i <= op; i++)
    if (program.opCode[i] === OP.move) metres += program.opLengthM[i];
  return 2 * metres;
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
  let stops = 0;
  let paceMh: number;
  if (own) {
    const c = t - run.assets;
    const r = program.consignmentReq[c];
    const kind = program.reqKind[r];
    const speed = kind === SELF ? program.reqSelfSpeedMh[r] : kind === PEOPLE ? COACH_SPEED_MH : MARCH_SPEED_MH;
    paceMh = limit > 0 ? Math.min(speed, limit) : speed;
    driving = Math.ceil((metres * 60) / paceMh);
  } else {
    const pool = program.assetPool[t];
    const { lengthM } = program.lanes[lane];
    driving = partDrivingMin(program, pool, metres, lengthM, limit);
    const speed = speedOn(program, pool, lengthM);
    paceMh = limit > 0 ? Math.min(speed, limit) : speed;
    stops = fuelStopMin(program, pool, metres);
  }
  driving = slowed(run, program.laneContext[lane], driving);
  let halts = 0;
  let passing = 0;
  const before = transports[at + DRIVEN];
  transports[at + DRIVEN] = before + driving;
  if (program.laneRoad[lane]) {
    // The tail of a serial starts when the head has made room. Waiting for that, nobody drives.
    if (before === 0) passing = serialPassMin(program.march, vehiclesOf(run, t), paceMh);
    halts = haltMin(before + driving) - haltMin(before);
  }
  if (!own) {
    transports[at + UNDERWAY] += driving;
    bookUse(run, program.assetPool[t], metres, driving);
  }
  markAboard(run, t, CAUSE.moving, NONE, run.now);
  const moving = driving + passing + stops;
  if (halts > 0) markAboard(run, t, CAUSE['march-halt'], NONE, run.now + moving);
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
