/**
 * Where an idle asset is and how long it needs to the start of a lane. An asset without work goes back to its base; who calls it on the
 * way there gets it from where it is: it turns back, or goes on home and sets out from there, whichever is sooner. Nothing is scheduled
 * for the way home: the minute it ends is known when it begins.
 */
import { geodesicM } from '../../network/geodesic.ts';
import { slowed } from '../disruption/efficiency.ts';
import { haltMin } from '../routing/march.ts';
import { UNKNOWN, type Program } from '../program.ts';
import type { Run } from '../run.ts';
import { ASSET } from '../state.ts';

const UNREACHABLE = -1;
/** Technical stop for fuel on a leg beyond the range of an aircraft, minutes (an assumption). */
export const FUEL_STOP_MIN = 90;

/** Minutes of driving, flying or sailing over a whole leg. */
export function drivingMin(program: Program, pool: number, metres: number): number {
  return partDrivingMin(program, pool, metres, metres, 0);
}

/** The same over a part of a leg: at the speed that the length of the whole leg gives, and no faster than the limit there (0: none). */
export function partDrivingMin(program: Program, pool: number, partM: number, legM: number, limitMh: number): number {
  const speed = speedOn(program, pool, legM);
  return Math.ceil((partM * 60) / (limitMh > 0 ? Math.min(limitMh, speed) : speed));
}

/** Minutes on the ground for fuel, which are no use of an aircraft. */
export function fuelStopMin(program: Program, pool: number, metres: number): number {
  const range = program.poolRangeM[pool];
  return range > 0 && metres > range ? (Math.ceil(metres / range) - 1) * FUEL_STOP_MIN : 0;
}

/** Block speed of a pool on a leg of some length, m/h: lower on short legs. */
export function speedOn(program: Program, pool: number, metres: number): number {
  const { start, items } = program.poolLegs;
  const speed = program.poolSpeedMh[pool];
  if (start[pool] === start[pool + 1]) return speed;
  let i = start[pool];
  while (metres > items[i] && i + 3 < start[pool + 1]) i += 3;
  return (speed * items[i + 2]) / 1000;
}

/** An asset has become idle: it will be at its base at `assetHomeAt`, the rest that its use rate asks for included. */
export function beginIdle(run: Run, asset: number): void {
  const { state, program } = run;
  state.assetIdleAt[asset] = run.now;
  const pool = program.assetPool[asset];
  const metres = homeM(program, pool, state.assetPlace[asset]);
  // Without a way home it stays where it is.
  state.assetHomeAt[asset] = metres < 0 ? run.program.world.endMin + 1 : run.now + withRest(run, pool, metres);
  if (metres > 0) bookUse(run, pool, metres, slowedDrivingMin(run, pool, metres));
}

/** Metres and minutes under way of assets of a pool. */
export function bookUse({ state }: Run, pool: number, metres: number, minutes: number): void {
  state.poolMovedM[pool] += metres;
  state.poolUnderWayMin[pool] += minutes;
}

/** Of a way home that is booked whole, what has not been driven: its asset has been called, or the run ends. */
function bookBack(run: Run, asset: number): void {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const metres = homeM(program, pool, state.assetPlace[asset]);
  const left = state.assetHomeAt[asset] - run.now;
  if (metres <= 0 || left <= 0) return;
  const part = left / (state.assetHomeAt[asset] - state.assetIdleAt[asset]);
  bookUse(run, pool, -metres * part, -slowedDrivingMin(run, pool, metres) * part);
}

/** Ways home that are not over at the end of the run are not driven whole. */
export function endWaysHome(run: Run): void {
  const { state, program } = run;
  for (let a = 0; a < program.assetPool.length; a++)
    if (state.assetState[a] === ASSET.idle && state.assetPlace[a] !== program.assetBase[a]) bookBack(run, a);
}

function withRest(run: Run, pool: number, metres: number): number {
  const driving = slowedDrivingMin(run, pool, metres);
  const minutes = emptyMin(run.program, pool, metres, driving);
  const useRate = run.program.poolUseRateMin[pool];
  return useRate > 0 ? Math.max(minutes, Math.ceil((driving * 1440) / useRate)) : minutes;
}

/** Minutes an idle asset needs to the start of a lane, -1 when it cannot get there. */
export function approachMin(run: Run, asset: number, lane: number): number {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const place = state.assetPlace[asset];
  const base = program.assetBase[asset];
  if (place === base) return slowedWayMin(run, pool, base, lane);
  const left = state.assetHomeAt[asset] - run.now;
  if (left <= 0) {
    state.assetPlace[asset] = base;
    return slowedWayMin(run, pool, base, lane);
  }
  const back = slowedWayMin(run, pool, place, lane);
  const turning = back < 0 ? UNREACHABLE : run.now - state.assetIdleAt[asset] + back;
  if (turning >= 0 && turning <= left) return turning;
  const home = slowedWayMin(run, pool, base, lane);
  if (home < 0) return turning;
  return turning < 0 ? left + home : Math.min(turning, left + home);
}

/** Minutes of driving in an approach that takes so many: rests and fuel stops are no use of an asset. Books the use. */
export function beginApproach(run: Run, asset: number, lane: number, minutes: number): number {
  const { state, program } = run;
  const pool = program.assetPool[asset];
  const place = state.assetPlace[asset];
  const base = program.assetBase[asset];
  const metresFrom = (from: number) => (from === program.laneFrom[lane] ? 0 : approachM(program, from, lane));
  const homeward = place === base ? -1 : homeM(program, pool, place);
  const gone = run.now - state.assetIdleAt[asset];
  const back = slowedWayMin(run, pool, place, lane);
  const turns = homeward < 0 || (back >= 0 && minutes === gone + back);
  const metres = metresFrom(turns ? place : base);
  let driving = slowedDrivingMin(run, pool, metres);
  bookUse(run, pool, metres, driving);
  if (homeward < 0) return driving;
  // On its way home: the rest of it, or back what it has come. Its rest is spread over it.
  const whole = state.assetHomeAt[asset] - state.assetIdleAt[asset];
  const part = (turns ? gone : whole - gone) / whole;
  if (turns) {
    bookBack(run, asset);
    bookUse(run, pool, homeward * part, slowedDrivingMin(run, pool, homeward) * part);
  }
  driving += Math.ceil(slowedDrivingMin(run, pool, homeward) * part);
  return driving;
}

/** What an asset on its way home needs at least, whatever lane calls it. */
export function leastApproachMin(run: Run, asset: number): number {
  return Math.min(run.now - run.state.assetIdleAt[asset], run.state.assetHomeAt[asset] - run.now);
}

/** Minutes from a place to the start of a lane in this replication, -1 when there is no way. */
export function slowedWayMin(run: Run, pool: number, from: number, lane: number): number {
  const { program } = run;
  if (from === program.laneFrom[lane]) return 0;
  const metres = approachM(program, from, lane);
  return metres < 0 ? UNREACHABLE : emptyMin(program, pool, metres, slowedDrivingMin(run, pool, metres));
}

function slowedDrivingMin(run: Run, pool: number, metres: number): number {
  return slowed(run, run.program.poolContext[pool], drivingMin(run.program, pool, metres));
}

/** Minutes of the way where everything runs at its nominal speed: never more than it takes. */
export function wayMin(program: Program, pool: number, from: number, lane: number): number {
  if (from === program.laneFrom[lane]) return 0;
  const metres = approachM(program, from, lane);
  return metres < 0 ? UNREACHABLE : emptyMin(program, pool, metres, drivingMin(program, pool, metres));
}

/** Metres from a place to the start of a lane, -1 when there is no way. */
export function approachM(program: Program, from: number, lane: number): number {
  return known(program, program.laneApproach[lane], from, program.laneFrom[lane]);
}

function homeM(program: Program, pool: number, from: number): number {
  const base = program.poolBase[pool];
  if (from === base) return 0;
  return known(program, program.poolHomeM[pool], from, base);
}

/** Distances by air are computed when they are first asked for. */
function known(program: Program, metres: Int32Array, from: number, to: number): number {
  if (metres[from] === UNKNOWN) {
    const { places } = program.world;
    metres[from] = geodesicM(places[from].lat, places[from].lon, places[to].lat, places[to].lon);
  }
  return metres[from];
}

/** Minutes of an empty way with its driving: columns of lorries rest on their way to the cargo as they do with it. */
function emptyMin(program: Program, pool: number, metres: number, driving: number): number {
  return driving + (program.poolRoad[pool] ? haltMin(driving) : fuelStopMin(program, pool, metres));
}
