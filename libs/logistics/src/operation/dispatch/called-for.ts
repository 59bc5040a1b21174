/** Whom lift works for at the moment, and whether cargo is worth calling it. */
import { DIMENSION, DIMENSION_COUNT } from '../../movement/requirement.ts';
import { awaitedPermille } from './awaited.ts';
import { firstFor, massLimit, serves, suits } from './loading.ts';
import { wayMin } from './positioning.ts';
import { CLASS, EVENT, type Run } from '../run.ts';

const NONE = -1;
/** Lift waits for what is on its way while that would add a quarter to the load or more (an assumption): the last of a unit does not wait for crumbs. */
const WORTH_WAITING = 4;

/** The owner whose cargo alone a pool takes now, -1 when it takes all: it is reserved, or serves its owner first and has something to carry for it. */
export function worksFor(run: Run, pool: number): number {
  const { program } = run;
  const reserved = program.poolReservedFor[pool];
  if (reserved !== NONE || !program.poolOwnerFirst[pool]) return reserved;
  return ownCargoWaits(run, pool) ? program.poolOwner[pool] : NONE;
}

/** Whether cargo of the owner of a pool waits at a lane that it serves and can reach. */
function ownCargoWaits(run: Run, pool: number): boolean {
  const { state, program } = run;
  const context = program.poolContext[pool];
  const owner = program.poolOwner[pool];
  const first = program.contextLanes[context];
  for (let i = first; i < first + state.contextWaiting[context]; i++) {
    const lane = state.waitingLanes[i];
    if (!serves(run, program.poolType[pool], lane) || firstFor(run, pool, owner, lane) === NONE) continue;
    if (wayMin(program, pool, program.poolBase[pool], lane) >= 0 && waitsUntil(run, pool, owner, lane) < 0) return true;
  }
  return false;
}

const sum = new Float64Array(DIMENSION_COUNT);

/** Whether the queue is worth an asset; where it is not yet, the lane asks again when the first has waited long enough. */
export function enough(run: Run, pool: number, owner: number, lane: number): boolean {
  const { state, calendar } = run;
  const until = waitsUntil(run, pool, owner, lane);
  if (until < 0) return true;
  if (state.laneHoldAt[lane] !== until) {
    state.laneHoldAt[lane] = until;
    calendar.schedule(until, EVENT.laneHold, lane, 0, CLASS.asset);
  }
  return false;
}

/** Until when an asset waits for more; -1 when the least load share is there, or the first that it may carry has waited long enough, or little more is on its way. */
function waitsUntil(run: Run, pool: number, owner: number, lane: number): number {
  const { state, program } = run;
  const permille = program.poolMinimumLoadPermille[pool];
  if (permille === 0) return NONE;
  const mass = massLimit(program, pool, lane);
  const toCome = awaitedPermille(run, pool, mass, lane);
  if (toCome === 0) return NONE;
  sum.fill(0);
  let until = NONE;
  let most = 0;
  for (let c = state.laneHead[lane]; c !== NONE; c = state.consignmentNext[c]) {
    if (!suits(run, pool, owner, mass, c)) continue;
    if (until === NONE) until = state.consignmentSince[c] + program.poolHoldMin[pool];
    if (run.now >= until) return NONE;
    for (let d = 0; d < DIMENSION_COUNT; d++) {
      sum[d] += state.consignmentCargo[DIMENSION_COUNT * c + d];
      const payload = d === DIMENSION.massKg ? mass : program.poolPayload[DIMENSION_COUNT * pool + d];
      if (payload > 0) most = Math.max(most, (sum[d] * 1000) / payload);
    }
    if (most >= permille) return NONE;
  }
  return toCome * WORTH_WAITING < most ? NONE : until;
}
