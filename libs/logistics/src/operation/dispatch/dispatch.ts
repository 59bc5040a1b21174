/**
 * The dispatcher: one queue for each lane, deployment and supply together, and the assets of the pools that serve it. Consignments wait in
 * order of priority, then latest start, then readiness. An asset that becomes free takes the first in line among the lanes it serves; a
 * consignment that arrives takes the asset that can be there first, its owner's own before others.
 */
import { PURPOSE } from '../../engine/random.ts';
import { BOTH_TRAFFICS } from '../../movement/requirement.ts';
import { reachLane } from './awaited.ts';
import { CAUSE } from '../explanation/cause.ts';
import { comesBefore, fileHome, leaveIdle, standIdle } from './idle-lift.ts';
import { askForLift, enqueue } from './lane-queue.ts';
import { openElementOf } from './unit-integrity.ts';
import { bookCrewRest, mark, markOnce } from '../explanation/ledger.ts';
import { clear, firstFor, massLimit, serves, suits, takeAboard } from './loading.ts';
import { nearestStands } from './nearest-stands.ts';
import { slowed, slows } from '../disruption/efficiency.ts';
import { enough, worksFor } from './called-for.ts';
import { approachMin, beginApproach, drivingMin, leastApproachMin, slowedWayMin } from './positioning.ts';
import { liftFor } from '../program.ts';
import { nameRanges } from '../resource-name.ts';
import { chargeHours, countsHours, isAnyQuotaSpent, spentQuota } from './quota.ts';
import { CLASS, EVENT, type Run } from '../run.ts';
import { ASSET, TRANSPORT, TRANSPORT_WIDTH, type State } from '../state.ts';

const NONE = -1;
const NOT_ASKED = -1;
/** Lift of the owner of the cargo is called before that of others unless theirs is there more than this much sooner, minutes (an assumption). */
const OWN_LIFT_MAY_TAKE_LONGER_MIN = 1440;

/** Puts a consignment in the queue of its lane. */
export function joinLane(run: Run, c: number, lane: number): void {
  const { state } = run;
  state.consignmentSince[c] = run.now;
  mark(run, c, CAUSE['waiting-for-lift'], liftOf(run, c, lane), run.now);
  enqueue(run, c, lane);
  reachLane(run, c, lane);
  askForLift(run, lane);
}

/** What a consignment in the queue of a lane waits for, as the ledger names it. */
function liftOf(run: Run, c: number, lane: number): number {
  const { program } = run;
  const type = liftFor(program, lane, program.consignmentReq[c]);
  return type < 0 ? NONE : run.program.facilities.list.length + type;
}

/** Sends idle assets to the lanes that have asked in this minute, the lane with the most urgent first in line first, as long as there are both. */
export function sendIdleAssets(run: Run): void {
  const { state, program } = run;
  const lanes: number[] = [];
  for (let i = 0; i < state.askingCount[0]; i++) lanes.push(state.askingLanes[i]);
  state.askingCount[0] = 0;
  for (const lane of lanes) state.laneAsked[lane] = 0;
  if (lanes.length > 1) sortByFirst(state, lanes);
  for (let i = 0; i < lanes.length;) {
    const lane = lanes[i];
    const head = state.laneHead[lane];
    const asset = head === NONE ? NONE : bestIdleAsset(run, lane, head);
    if (asset === NONE || !send(run, asset, lane, head)) {
      nameSpentQuotas(run, lane);
      i++;
      continue;
    }
    // What serves its owner first may have worked for him alone until he had enough: who has been refused asks again.
    const pool = program.assetPool[asset];
    if (i > 0 && program.poolOwnerFirst[pool] && state.poolIdle[pool] > 0 && worksFor(run, pool) === NONE) {
      sortByFirst(state, lanes);
      i = 0;
      continue;
    }
    // The next in line may be less urgent than the first of another lane.
    for (let k = i; k + 1 < lanes.length && isBefore(state, lanes[k + 1], lanes[k]); k++)
      [lanes[k], lanes[k + 1]] = [lanes[k + 1], lanes[k]];
  }
}

/** Whether the first of a lane is more urgent than that of another; of equally urgent ones the lane with the lower number. */
function isBefore(state: State, a: number, b: number): boolean {
  const [key, other] = [keyOfFirst(state, a), keyOfFirst(state, b)];
  return key < other || (key === other && a < b);
}

const keyOfFirst = ({ laneHead, consignmentKey }: State, lane: number): number =>
  laneHead[lane] === NONE ? Infinity : consignmentKey[laneHead[lane]];

function sortByFirst(state: State, lanes: number[]): void {
  lanes.sort((a, b) => (isBefore(state, a, b) ? -1 : 1));
}

/** Sends an asset to the first of a lane; one that may not carry that goes to the most urgent of all lanes that it may. */
function send(run: Run, asset: number, lane: number, head: number): boolean {
  const pool = run.program.assetPool[asset];
  if (firstFor(run, pool, worksFor(run, pool), lane) === head) return assign(run, asset, lane);
  assetIdle(run, asset);
  return run.state.assetState[asset] !== ASSET.idle;
}

/** Who waits for nothing but hours of a quota is told so. */
function nameSpentQuotas(run: Run, lane: number): void {
  if (!isAnyQuotaSpent(run)) return;
  const { state, program } = run;
  for (let c = state.laneHead[lane]; c !== NONE; c = state.consignmentNext[c]) {
    const quota = spentQuotaFor(run, c, lane);
    if (quota >= 0) markOnce(run, c, CAUSE['waiting-for-lift'], nameRanges(program).quota + quota);
  }
}

/** A quota that is used up of lift that stands idle and would carry a consignment on a lane, -1 when there is none. */
function spentQuotaFor(run: Run, c: number, lane: number): number {
  const { state, program } = run;
  return spentQuota(
    run,
    c,
    (pool) =>
      state.poolIdle[pool] > 0 &&
      serves(run, program.poolType[pool], lane) &&
      suits(run, pool, program.poolReservedFor[pool], massLimit(program, pool, lane), c),
  );
}

/** An asset is to be had from now on: who waits for it asks at the end of this minute, and who comes in this minute with them. */
export function offerLift(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  if (state.assetState[asset] !== ASSET.idle) standIdle(run, asset);
  if (!state.poolOpen[pool]) return;
  const context = program.poolContext[pool];
  const first = program.contextLanes[context];
  for (let i = first; i < first + state.contextWaiting[context]; i++)
    if (serves(run, program.poolType[pool], state.waitingLanes[i])) askForLift(run, state.waitingLanes[i]);
}

/** An asset has come back: it serves the most urgent consignment of all lanes it can reach, of equally urgent ones the nearest. */
export function assetIdle(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  if (state.assetState[asset] !== ASSET.idle) standIdle(run, asset);
  if (!state.poolOpen[pool]) return;
  const context = program.poolContext[pool];
  const owner = worksFor(run, pool);
  const first = program.contextLanes[context];
  const end = first + state.contextWaiting[context];
  let best = NONE;
  let bestKey = Infinity;
  let bestDistance = Infinity;
  for (let i = first; i < end; i++) {
    const lane = state.waitingLanes[i];
    // Lanes stand in order of their first: what follows is less urgent.
    if (state.consignmentKey[state.laneHead[lane]] > bestKey) break;
    if (!serves(run, program.poolType[pool], lane)) continue;
    const c = firstFor(run, pool, owner, lane);
    if (c === NONE) continue;
    const key = state.consignmentKey[c];
    if (key > bestKey || !enough(run, pool, owner, lane)) continue;
    const distance = approachMin(run, asset, lane);
    if (distance < 0) continue;
    if (key === bestKey && (distance > bestDistance || (distance === bestDistance && lane > best))) continue;
    best = lane;
    bestKey = key;
    bestDistance = distance;
  }
  // What has asked in this minute goes to the asset that can be there first: where that is another one, this looks again with it.
  if (best !== NONE && state.laneAsked[best] && bestIdleAsset(run, best, state.laneHead[best]) !== asset)
    offerLift(run, asset);
  else if (best !== NONE) assign(run, asset, best);
  else if (countsHours(run, pool)) for (let i = first; i < end; i++) nameSpentQuotas(run, state.waitingLanes[i]);
}

/** The asset that is there first for the first of a lane's queue, its owner's own with a handicap in its favour; -1 when there is none. */
function bestIdleAsset(run: Run, lane: number, c: number): number {
  const { program } = run;
  const owner = program.reqOwner[program.consignmentReq[c]];
  const own = owner >= 0 ? bestOfOwner(run, lane, owner) : NONE;
  const within = own === NONE ? Infinity : approachMin(run, own, lane) - OWN_LIFT_MAY_TAKE_LONGER_MIN;
  return within < 0 ? own : bestOfAll(run, lane, own, within);
}

function bestOfOwner(run: Run, lane: number, owner: number): number {
  const { state, program } = run;
  const { start, items } = program.ownerPools;
  let best = NONE;
  let bestMin = Infinity;
  for (let i = start[owner]; i < start[owner + 1]; i++) {
    const pool = items[i];
    if (state.poolIdle[pool] === 0 || !serves(run, program.poolType[pool], lane)) continue;
    const nearest = nearestOfPool(run, pool, lane, bestMin);
    if (nearest === NONE) continue;
    const reserved = program.poolReservedFor[pool];
    // The dear questions last: is there cargo for it, and is it worth the way?
    if (firstFor(run, pool, reserved, lane) === NONE || !enough(run, pool, reserved, lane)) continue;
    best = nearest;
    bestMin = approachMin(run, nearest, lane);
  }
  return best;
}

/** The idle asset of a pool that is at the start of a lane first, in less than `within` minutes; -1 when none is. */
function nearestOfPool(run: Run, pool: number, lane: number, within: number): number {
  const { state, program } = run;
  const { start, items } = program.poolAssets;
  let best = NONE;
  let bestMin = within;
  for (let j = start[pool]; j < start[pool + 1] && bestMin > 0; j++) {
    const asset = items[j];
    if (state.assetState[asset] !== ASSET.idle) continue;
    const minutes = approachMin(run, asset, lane);
    if (minutes < 0 || minutes >= bestMin) continue;
    best = asset;
    bestMin = minutes;
  }
  return best;
}

/** The asset of any pool that is there first, `best` in `bestMin` minutes so far; of equally near ones the first in order of pool and number. */
function bestOfAll(run: Run, lane: number, best: number, bestMin: number): number {
  const { state, program } = run;
  const { start, items } = program.laneTypes;
  const isSlowed = slows(run, program.laneContext[lane]);
  let owners = NOT_ASKED;
  for (let i = start[lane]; i < start[lane + 1]; i++) {
    const type = items[i];
    if (state.typeIdle[type] === 0) continue;
    const pool = poolForWaiting(run, type, lane);
    if (pool === NONE) continue;
    if (owners === NOT_ASKED) owners = waitingOwners(run, lane);
    let homeward = fileHome(run, type);
    const { near, more } = nearestStands(program, type, lane);
    for (let k = 0; k < near.length && near[k + 1] <= bestMin; k += 2) {
      if (state.standHead[near[k]] === NONE) continue;
      const minutes = isSlowed ? slowedWayMin(run, pool, program.standPlace[near[k]], lane) : near[k + 1];
      if (minutes > bestMin) continue;
      const asset = firstWanted(run, near[k], lane, owners);
      if (asset === NONE || (minutes === bestMin && !comesBefore(program.assetPool, asset, best))) continue;
      best = asset;
      bestMin = minutes;
    }
    // Nothing idle near: those farther away are few, or they would not all be.
    if (more && bestMin > near[near.length - 1]) {
      for (let k = program.typeStands.start[type]; k < program.typeStands.start[type + 1]; k++) {
        const stand = program.typeStands.items[k];
        const asset = firstWanted(run, stand, lane, owners);
        if (asset === NONE) continue;
        const minutes = slowedWayMin(run, pool, program.standPlace[stand], lane);
        if (minutes < 0 || minutes > bestMin) continue;
        if (minutes === bestMin && !comesBefore(program.assetPool, asset, best)) continue;
        best = asset;
        bestMin = minutes;
      }
    }
    for (; homeward !== NONE; homeward = state.idleNext[homeward]) {
      if (leastApproachMin(run, homeward) > bestMin) continue;
      const minutes = approachMin(run, homeward, lane);
      if (minutes < 0 || minutes > bestMin || !wanted(run, homeward, lane, owners)) continue;
      if (minutes === bestMin && !comesBefore(program.assetPool, homeward, best)) continue;
      best = homeward;
      bestMin = minutes;
    }
  }
  return best;
}

/** A pool of a type that cargo of a lane is worth an asset of, whoever owns it; -1 for none. Pools of a type differ in owner, base and traffic only. */
function poolForWaiting(run: Run, type: number, lane: number): number {
  const { start, items } = run.program.typeTrafficPools;
  for (let i = start[type]; i < start[type + 1]; i++)
    if (firstFor(run, items[i], NONE, lane, suits) !== NONE && enough(run, items[i], NONE, lane)) return items[i];
  return NONE;
}

/** First asset at a stand that a lane has something to carry for, -1 when there is none. */
function firstWanted(run: Run, stand: number, lane: number, owners: number): number {
  let refused = NONE;
  for (let asset = run.state.standHead[stand]; asset !== NONE; asset = run.state.idleNext[asset]) {
    const pool = run.program.assetPool[asset];
    // All of a pool are wanted, or none.
    if (pool === refused) continue;
    if (wanted(run, asset, lane, owners)) return asset;
    refused = pool;
  }
  return NONE;
}

/** Whether a lane has something to carry for an asset of a type that it wants: the asset may be for its owner alone, or first. */
function wanted(run: Run, asset: number, lane: number, owners: number): boolean {
  const pool = run.program.assetPool[asset];
  const owner = worksFor(run, pool);
  if (owner === NONE && carriesAll(run, pool)) return true;
  if (owner !== NONE && (owners & (1 << (owner & 31))) === 0) return false;
  return firstFor(run, pool, owner, lane) !== NONE && enough(run, pool, owner, lane);
}

/** Whether a pool carries whatever its type does: no hours are counted, and it is not for deployment or sustainment alone. */
const carriesAll = (run: Run, pool: number): boolean =>
  !countsHours(run, pool) && run.program.poolTraffic[pool] === BOTH_TRAFFICS;

/** Whose cargo waits at a lane: one bit for each owner, modulo 32, so that most others are told apart at once. */
function waitingOwners(run: Run, lane: number): number {
  const { state, program } = run;
  let owners = 0;
  for (let c = state.laneHead[lane]; c !== NONE; c = state.consignmentNext[c]) {
    const owner = program.reqOwner[program.consignmentReq[c]];
    if (owner >= 0) owners |= 1 << (owner & 31);
  }
  return owners;
}

/** Sends an asset to a lane with what it will carry; false when nothing fits. */
function assign(run: Run, asset: number, lane: number): boolean {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const { transports } = state;
  const at = TRANSPORT_WIDTH * asset;
  clear(run, asset);
  const first = firstFor(run, pool, worksFor(run, pool), lane);
  if (first === NONE) return false;
  openElementOf(run, first);
  takeAboard(run, asset, pool, lane);
  const head = transports[at + TRANSPORT.head];
  if (head === NONE) return false;
  for (let c = head; c !== NONE; c = state.consignmentNext[c]) openElementOf(run, c);
  for (let c = head; c !== NONE; c = state.consignmentNext[c])
    bookCrewRest(run, c, state.assetCrewRestFrom[asset], state.assetCrewRestUntil[asset]);
  const approach = approachMin(run, asset, lane);
  const driving = beginApproach(run, asset, lane, approach);
  const trip = state.assetTrips[asset]++;
  const key = program.assetKey[asset];
  let repair = 0;
  const chance = program.poolBreakdownPermille[pool];
  if (chance > 0 && run.draw(key, PURPOSE.breakdown, trip) * 1000 < chance)
    repair = run.duration(program.poolRepair[pool], key, PURPOSE.repair, trip);
  leaveIdle(run, asset);
  transports[at + TRANSPORT.lane] = lane;
  transports[at + TRANSPORT.pc] = 0;
  transports[at + TRANSPORT.driven] = 0;
  transports[at + TRANSPORT.legMin] = 0;
  transports[at + TRANSPORT.underway] = driving;
  transports[at + TRANSPORT.cycleStart] = run.now;
  if (repair > 0) {
    for (let c = head; c !== NONE; c = state.consignmentNext[c]) {
      mark(run, c, CAUSE.breakdown, NONE, run.now);
      mark(run, c, CAUSE['waiting-for-lift'], liftOf(run, c, lane), run.now + repair);
    }
  }
  if (run.movements && approach > 0) writeApproach(run, asset, lane, run.now + repair, approach);
  state.assetPlace[asset] = program.laneFrom[lane];
  const way = slowed(run, program.laneContext[lane], drivingMin(program, pool, program.lanes[lane].lengthM));
  chargeHours(run, pool, first, driving + way);
  run.calendar.schedule(run.now + repair + approach, EVENT.transport, asset, 0, CLASS.normal);
  return true;
}

function writeApproach(run: Run, asset: number, lane: number, start: number, minutes: number): void {
  const log = run.movements!;
  log.mode.push(run.program.lanes[lane].mode);
  log.from.push(run.state.assetPlace[asset]);
  log.to.push(run.program.laneFrom[lane]);
  log.start.push(start);
  log.end.push(start + minutes);
  log.pax.push(0);
  log.vehicles.push(0);
  log.massKg.push(0);
  log.requirement.push(NONE);
}
