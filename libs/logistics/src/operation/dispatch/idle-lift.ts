/**
 * Where idle lift is: for each type those on the way home in no order, and at each base those that are there, in order of pool and number.
 * The dispatcher asks this index instead of looking at every asset.
 * Cost: O(1) to learn that a type has nothing idle, and to come where the last in order is; else O(idle assets of the type at the base or on the way) to come and go.
 */
import type { Run } from '../run.ts';
import { beginIdle } from './positioning.ts';
import { ASSET } from '../state.ts';

const NONE = -1;

/** An asset is idle from now on. */
export function standIdle(run: Run, asset: number): void {
  const { state, program } = run;
  state.assetState[asset] = ASSET.idle;
  beginIdle(run, asset);
  if (state.poolOpen[program.assetPool[asset]]) enter(run, asset);
}

/** An idle asset of an open pool sets out. */
export function leaveIdle(run: Run, asset: number): void {
  run.state.assetState[asset] = ASSET.busy;
  leave(run, asset);
}

/** The idle assets of a pool are to be had, or no longer. */
export function setPoolOpen(run: Run, pool: number, open: boolean): void {
  const { state, program } = run;
  if ((state.poolOpen[pool] === 1) === open) return;
  state.poolOpen[pool] = open ? 1 : 0;
  const { start, items } = program.poolAssets;
  for (let i = start[pool]; i < start[pool + 1]; i++) {
    if (state.assetState[items[i]] !== ASSET.idle) continue;
    if (open) enter(run, items[i]);
    else leave(run, items[i]);
  }
}

/** Files those of a type that have come home; the first that is still on the way, -1 for none. */
export function fileHome(run: Run, type: number): number {
  const { state } = run;
  let before = NONE;
  for (let asset = state.homewardHead[type]; asset !== NONE;) {
    const next = state.idleNext[asset];
    if (state.assetHomeAt[asset] > run.now) before = asset;
    else {
      if (before === NONE) state.homewardHead[type] = next;
      else state.idleNext[before] = next;
      fileAtBase(run, asset);
    }
    asset = next;
  }
  return state.homewardHead[type];
}

function enter(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const type = program.poolType[pool];
  state.poolIdle[pool]++;
  state.typeIdle[type]++;
  if (state.assetPlace[asset] === program.poolBase[pool]) {
    fileAtBase(run, asset);
    return;
  }
  state.idleNext[asset] = state.homewardHead[type];
  state.homewardHead[type] = asset;
}

function fileAtBase(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const stand = program.poolStand[pool];
  state.assetPlace[asset] = program.poolBase[pool];
  state.assetAtStand[asset] = 1;
  let before = NONE;
  let next = state.standHead[stand];
  // Those of a pool that come to hand together come in order: a walk for each would be one over all of them for every one.
  const last = state.standTail[stand];
  if (last !== NONE && comesBefore(program.assetPool, last, asset)) {
    before = last;
    next = NONE;
  }
  while (next !== NONE && comesBefore(program.assetPool, next, asset)) {
    before = next;
    next = state.idleNext[next];
  }
  state.idleNext[asset] = next;
  if (next === NONE) state.standTail[stand] = asset;
  if (before === NONE) state.standHead[stand] = asset;
  else state.idleNext[before] = asset;
}

function leave(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const type = program.poolType[pool];
  state.poolIdle[pool]--;
  state.typeIdle[type]--;
  if (state.assetAtStand[asset]) {
    state.assetAtStand[asset] = 0;
    const stand = program.poolStand[pool];
    const before = unlink(state.idleNext, state.standHead, stand, asset);
    if (state.standTail[stand] === asset) state.standTail[stand] = before;
  } else unlink(state.idleNext, state.homewardHead, type, asset);
}

/** @returns the one before it, -1 where it was the first */
function unlink(next: Int32Array, heads: Int32Array, list: number, asset: number): number {
  if (heads[list] === asset) {
    heads[list] = next[asset];
    return NONE;
  }
  let before = heads[list];
  while (next[before] !== asset) before = next[before];
  next[before] = next[asset];
  return before;
}

/** Order of assets that are equally near: by pool, then by number. */
export function comesBefore(assetPool: Int32Array, a: number, b: number): boolean {
  return assetPool[a] < assetPool[b] || (assetPool[a] === assetPool[b] && a < b);
}
