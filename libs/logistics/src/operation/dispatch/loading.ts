/** What lift may carry on a lane, and how it is filled: kinds, payloads, owners and their hours, ammunition apart from persons. */
import { CARGO_KINDS, DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { putAside } from './awaited.ts';
import { dequeue, hasKind, laneOf } from './lane-queue.ts';
import { OP } from '../routing/lane.ts';
import type { Program } from '../program.ts';
import { hasHours } from './quota.ts';
import type { Run } from '../run.ts';
import { TRANSPORT, TRANSPORT_WIDTH } from '../state.ts';

const { head: HEAD, tail: TAIL, kinds: KINDS, load: LOAD } = TRANSPORT;
const WIDTH = TRANSPORT_WIDTH;

const NONE = -1;
const { pax: PAX, massKg: MASS } = DIMENSION;
const AMMUNITION = 1 << CARGO_KINDS.indexOf('ammunition');
/** What is aboard is counted in 32 bits: of what does not limit a lift, kilograms for instance, it takes two thousand million (two million tonnes). */
const MOST_ABOARD = 2_000_000_000;
/** How many consignments that it may carry a loader looks at for cargo that still fits. */
const LOADER_LOOKS_AT = 256;
const NOBODY: readonly number[] = [];

/** Whether a type of lift can work on a lane. */
export function serves(run: Run, type: number, lane: number): boolean {
  const { laneServedBy, typeWords } = run.program;
  return (laneServedBy[lane * typeWords + (type >> 5)] & (1 << (type & 31))) !== 0;
}

/** First consignment of a lane that the type of a pool may carry; only those of an owner, if one is given. */
export function firstFor(run: Run, pool: number, owner: number, lane: number, may = mayCarry): number {
  const { state } = run;
  if (!hasKind(run, lane, run.program.poolKinds[pool])) return NONE;
  const mass = massLimit(run.program, pool, lane);
  for (let c = state.laneHead[lane]; c !== NONE; c = state.consignmentNext[c])
    if (may(run, pool, owner, mass, c)) return c;
  return NONE;
}

/** Whether a pool may carry a consignment now: it suits, and its owner has hours left where they are counted. */
export function mayCarry(run: Run, pool: number, owner: number, mass: number, c: number): boolean {
  return suits(run, pool, owner, mass, c) && hasHours(run, pool, c);
}

/** The same but for hours, in which pools of one type differ. `mass`: what the pool may carry on the leg, see {@link massLimit}. */
export function suits(run: Run, pool: number, owner: number, mass: number, c: number): boolean {
  const { program, state } = run;
  const r = program.consignmentReq[c];
  if ((program.poolKinds[pool] & (1 << program.reqKind[r])) === 0) return false;
  if ((program.poolTraffic[pool] & program.reqTraffic[r]) === 0) return false;
  if (owner !== NONE && owner !== program.reqOwner[r]) return false;
  if (program.reqHeightCm[r] > program.poolHeightCm[pool]) return false;
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const payload = d === MASS ? mass : program.poolPayload[DIMENSION_COUNT * pool + d];
    if (payload >= 0 && state.consignmentCargo[DIMENSION_COUNT * c + d] > payload) return false;
  }
  return true;
}

/** Mass that an asset of a pool carries on a lane, kg: less on long legs, -1 when mass does not limit. */
export function massLimit(program: Program, pool: number, lane: number): number {
  const nominal = program.poolPayload[DIMENSION_COUNT * pool + MASS];
  const { start, items } = program.poolLegs;
  if (start[pool] === start[pool + 1] || nominal < 0) return nominal;
  const metres = program.lanes[lane].lengthM;
  let i = start[pool];
  while (metres > items[i] && i + 3 < start[pool + 1]) i += 3;
  return Math.floor((nominal * items[i + 1]) / 1000);
}

/** Moves cargo that fits from the queue of a lane to a transport, first in line first; of lift that serves its owner first that of its owner before all. */
export function takeAboard(run: Run, transport: number, pool: number, lane: number): void {
  const { poolOwner, poolOwnerFirst, poolReservedFor } = run.program;
  if (poolOwnerFirst[pool]) takeAboardOf(run, transport, pool, lane, poolOwner[pool]);
  takeAboardOf(run, transport, pool, lane, poolReservedFor[pool]);
}

function takeAboardOf(run: Run, transport: number, pool: number, lane: number, owner: number): void {
  const { state } = run;
  const at = WIDTH * transport;
  const mass = massLimit(run.program, pool, lane);
  let before = NONE;
  let looked = 0;
  for (let c = state.laneHead[lane]; c !== NONE && looked < LOADER_LOOKS_AT;) {
    const next = state.consignmentNext[c];
    const may = mayCarry(run, pool, owner, mass, c);
    if (may && fits(run, at, pool, mass, c)) {
      dequeue(run, c, lane, before);
      put(run, at, c);
    } else before = c;
    if (may) looked++;
    c = next;
  }
}

/** A transport with nothing aboard. */
export function clear({ state: { transports } }: Run, transport: number): void {
  const at = WIDTH * transport;
  for (let d = 0; d < DIMENSION_COUNT; d++) transports[at + LOAD + d] = 0;
  transports[at + HEAD] = transports[at + TAIL] = NONE;
  transports[at + KINDS] = 0;
}

/** Adds a consignment, which is in no queue, to what is aboard; `at`: numbers of the transport. */
function put(run: Run, at: number, c: number): void {
  const { state, program } = run;
  const { transports } = state;
  for (let d = 0; d < DIMENSION_COUNT; d++)
    transports[at + LOAD + d] += state.consignmentCargo[DIMENSION_COUNT * c + d];
  transports[at + KINDS] |= 1 << program.reqKind[program.consignmentReq[c]];
  if (transports[at + HEAD] === NONE) transports[at + HEAD] = c;
  else state.consignmentNext[transports[at + TAIL]] = c;
  transports[at + TAIL] = c;
  state.consignmentNext[c] = NONE;
}

/** Lift that was called for who is held since then does without it: these stand at the start of the lane, and are returned. */
export function leaveHeld(run: Run, transport: number): readonly number[] {
  const { state } = run;
  const { transports, consignmentFrozen } = state;
  const at = WIDTH * transport;
  let isHeld = 0;
  for (let c = transports[at + HEAD]; c !== NONE; c = state.consignmentNext[c]) isHeld |= consignmentFrozen[c];
  if (!isHeld) return NOBODY;
  const left: number[] = [];
  let c = transports[at + HEAD];
  clear(run, transport);
  while (c !== NONE) {
    const next = state.consignmentNext[c];
    if (consignmentFrozen[c]) {
      putAside(run, c);
      left.push(c);
    } else put(run, at, c);
    c = next;
  }
  return left;
}

/** Whether lift has been called for a consignment and has not loaded it yet. */
export function isCalledFor(run: Run, c: number): boolean {
  const { state } = run;
  const lane = laneOf(run, c);
  for (let t = 0; t < run.assets; t++) {
    const at = WIDTH * t;
    if (state.transports[at + TRANSPORT.lane] !== lane || hasLoaded(run, at)) continue;
    for (let other = state.transports[at + HEAD]; other !== NONE; other = state.consignmentNext[other])
      if (other === c) return true;
  }
  return false;
}

/** Whether lift is past the loading of its lane; `at`: numbers of the transport. */
function hasLoaded({ state, program }: Run, at: number): boolean {
  const { opStart, opCode } = program;
  const lane = state.transports[at + TRANSPORT.lane];
  for (let op = opStart[lane] + state.transports[at + TRANSPORT.pc]; op < opStart[lane + 1]; op++)
    if (opCode[op] === OP.load || opCode[op] === OP.board) return false;
  return true;
}

/** Whether a consignment fits beside what is aboard; `at`: numbers of the transport. */
function fits(run: Run, at: number, pool: number, mass: number, c: number): boolean {
  const { state, program } = run;
  const { transports } = state;
  // Ammunition never travels with persons.
  const kinds = transports[at + KINDS] | (1 << program.reqKind[program.consignmentReq[c]]);
  if (
    (kinds & AMMUNITION) !== 0 &&
    (transports[at + LOAD + PAX] > 0 || state.consignmentCargo[DIMENSION_COUNT * c + PAX] > 0)
  )
    return false;
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const payload = d === MASS ? mass : program.poolPayload[DIMENSION_COUNT * pool + d];
    const most = payload < 0 ? MOST_ABOARD : payload;
    if (transports[at + LOAD + d] + state.consignmentCargo[DIMENSION_COUNT * c + d] > most) return false;
  }
  return true;
}
