/**
 * What is still to come to each lane with lift, by kind of cargo and traffic: an asset that waits for a fuller load waits for what it may carry of this, and for
 * nothing else. A consignment is awaited at the lanes of its route that it has not reached; while it is held it is not, since nobody knows when it will go on.
 */
import { CARGO_KINDS, DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { CAUSE } from '../explanation/cause.ts';
import { setExpected } from './expected.ts';
import { askForLift, inQueue, leaveQueue } from './lane-queue.ts';
import { mark } from '../explanation/ledger.ts';
import type { Program } from '../program.ts';
import { WORK, type Run } from '../run.ts';

const NOT_AWAITED = -1;
const NONE = -1;
const KINDS = CARGO_KINDS.length;

/** A consignment sets out, or changes its route, and is awaited at its lanes from a leg on. */
export function awaitFrom(run: Run, c: number, leg: number): void {
  run.state.consignmentAwaitedFrom[c] = leg;
  count(run, c, 1);
}

/** It joins the queue of the lane of its leg. */
export function reachLane(run: Run, c: number, lane: number): void {
  add(run, c, lane, -1);
  run.state.consignmentAwaitedFrom[c] = run.state.consignmentLeg[c] + 1;
}

/** It leaves its route before the end. */
export function awaitNoMore(run: Run, c: number): void {
  const { state } = run;
  if (state.consignmentAwaitedFrom[c] === NOT_AWAITED) return;
  if (!state.consignmentFrozen[c]) count(run, c, -1);
  state.consignmentAwaitedFrom[c] = NOT_AWAITED;
}

/**
 * It is held: it begins no further leg, stands in no queue, and nobody waits for it.
 * @returns whether it stood at the start of a leg, waiting for lift or a date: it asks anew when it goes on
 */
export function freeze(run: Run, c: number): boolean {
  const { state } = run;
  if (state.consignmentFrozen[c]) return false;
  if (state.consignmentAwaitedFrom[c] !== NOT_AWAITED) count(run, c, -1);
  state.consignmentFrozen[c] = 1;
  const isQueued = inQueue(run, c);
  if (!isQueued && state.consignmentWaitsUntil[c] < 0) return false;
  if (isQueued) leaveQueue(run, c);
  putAside(run, c);
  return true;
}

/** A frozen consignment at the start of a leg, in no queue, goes on from there. Until it does nobody knows when it will be at its destination. */
export function putAside(run: Run, c: number): void {
  const { state } = run;
  setExpected(run, c, NONE);
  state.consignmentWaitsUntil[c] = NOT_AWAITED;
  state.consignmentAwaitedFrom[c] = state.consignmentLeg[c];
  state.consignmentParked[c] = WORK.join + 1;
}

/** Puts the next step of a frozen consignment aside until its element goes on; false when it is not frozen. */
export function park(run: Run, c: number, work: typeof WORK.start | typeof WORK.join): boolean {
  const { state } = run;
  if (!state.consignmentFrozen[c]) return false;
  state.consignmentParked[c] = work + 1;
  setExpected(run, c, NONE);
  mark(run, c, CAUSE['hold-by-withdrawal'], NONE, run.now);
  return true;
}

/** It goes on, and is awaited again where it has not been yet. */
export function unfreeze(run: Run, c: number): void {
  const { state } = run;
  if (!state.consignmentFrozen[c]) return;
  state.consignmentFrozen[c] = 0;
  if (state.consignmentAwaitedFrom[c] !== NOT_AWAITED) count(run, c, 1);
}

/**
 * The part of a load of a pool that is to come to a lane, thousandths; in the dimension that fills it first. Of a pool that is reserved for an owner only his
 * cargo counts. `mass`: what it carries on the lane, kg.
 */
export function awaitedPermille(run: Run, pool: number, mass: number, lane: number): number {
  const { state, program } = run;
  const kinds = program.poolKinds[pool];
  const owner = program.poolReservedFor[pool];
  const toCome = owner === NONE ? state.laneToCome : state.reservedToCome;
  const row = owner === NONE ? lane : reservedRow(program, lane, owner);
  let most = 0;
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const payload = d === DIMENSION.massKg ? mass : program.poolPayload[DIMENSION_COUNT * pool + d];
    if (payload <= 0) continue;
    let sum = 0;
    for (let kind = 0; kind < KINDS; kind++) {
      if ((kinds & (1 << kind)) === 0) continue;
      for (let traffic = 0; traffic < program.traffics; traffic++)
        if ((program.poolTraffic[pool] & (1 << traffic)) !== 0) sum += toCome[cellOf(program, row, kind, traffic) + d];
    }
    most = Math.max(most, (sum * 1000) / payload);
  }
  return most;
}

function add({ state, program }: Run, c: number, lane: number, sign: 1 | -1): void {
  const r = program.consignmentReq[c];
  const kind = program.reqKind[r];
  const traffic = program.traffics === 1 ? 0 : program.reqTraffic[r] - 1;
  const at = cellOf(program, lane, kind, traffic);
  const row = reservedRow(program, lane, program.reqOwner[r]);
  for (let d = 0; d < DIMENSION_COUNT; d++) {
    const amount = sign * state.consignmentCargo[DIMENSION_COUNT * c + d];
    state.laneToCome[at + d] += amount;
    if (row !== NONE) state.reservedToCome[cellOf(program, row, kind, traffic) + d] += amount;
  }
}

/** Where the amounts of a kind and traffic begin; `row`: the lane, or what {@link reservedRow} gives. */
const cellOf = (program: Program, row: number, kind: number, traffic: number): number =>
  ((row * KINDS + kind) * program.traffics + traffic) * DIMENSION_COUNT;

/** Where the lift of a lane that is reserved for an owner keeps what is to come for it; -1 where none is. */
function reservedRow({ laneReservedFor: { start, items } }: Program, lane: number, owner: number): number {
  for (let i = start[lane]; i < start[lane + 1]; i++) if (items[i] === owner) return i;
  return NONE;
}

function count(run: Run, c: number, sign: 1 | -1): void {
  const { state, program } = run;
  const { start, items } = program.optionLanes;
  const option = state.consignmentOption[c];
  for (let i = start[option] + state.consignmentAwaitedFrom[c]; i < start[option + 1]; i++) {
    const lane = items[i];
    if (program.laneOrganic[lane]) continue;
    add(run, c, lane, sign);
    // Lift that waited for more may wait in vain.
    if (sign < 0 && state.laneHead[lane] >= 0) askForLift(run, lane);
  }
}
