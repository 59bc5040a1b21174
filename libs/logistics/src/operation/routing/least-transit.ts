/**
 * Lower bound (a) of the model: the critical path without capacity. Every requirement takes the least time that any of its routes, or any
 * that changes from one to another where cargo may, can take with the fastest lift there is, nobody waits, nothing is closed; conditions, notice, marry-up and integration keep the durations drawn for
 * the replication. Every event then happens no later than in the simulation, so readiness is a bound that no schedule can beat.
 * Cost: one pass over the operations of all route options, then a run without queues.
 */
import type { Distribution } from '../../engine/distribution.ts';
import { CARGO_KINDS } from '../../movement/requirement.ts';
import { leastExchangeMin } from '../transit/paced-work.ts';
import { OP } from './lane.ts';
import { COACH_SPEED_MH, haltMin, MARCH_SPEED_MH } from './march.ts';
import { speedOn } from '../dispatch/positioning.ts';
import { itemsOf, type Program } from '../program.ts';
import { joiningLeg, mayReconsider } from './route-choice.ts';
import { atMostLongest } from '../../units/time.ts';

/** Least value a distribution can give. */
export function leastOf(d: Distribution): number {
  switch (d.kind) {
    case 'fixed':
      return d.value;
    case 'uniform':
    case 'triangular':
    case 'pert':
      return d.min;
    case 'gamma':
      return d.shift;
    case 'empirical':
      return d.values.reduce((least, v) => Math.min(least, v), Infinity);
    default:
      return 0;
  }
}

/** Least minutes from release to arrival, by requirement; replenishment rules included. */
export function leastTransitMin(program: Program): Int32Array {
  const mixes = mayReconsider(program);
  const kept = new Map<string, (lane: number) => number>();
  const laneMinFor = (kind: number, speedMh: number) => {
    const key = `${kind}|${speedMh}`;
    let laneMin = kept.get(key);
    if (!laneMin) kept.set(key, (laneMin = leastOfLanes(program, kind, speedMh)));
    return laneMin;
  };
  return Int32Array.from({ length: program.requirementCount }, (_, r) => {
    // What turns round on its way is home in no time.
    if (program.world.requirements[r]?.reverses !== undefined) return 0;
    const options = itemsOf(program.reqOptions, r);
    if (options.length === 0) return 0;
    const least = leastOfOptions(program, options, laneMinFor(program.reqKind[r], program.reqSelfSpeedMh[r]), mixes);
    return least === Infinity ? 0 : Math.floor(atMostLongest(least));
  });
}

/**
 * Least minutes of any way: an option from its first lane to its last, or, where cargo may change to another on its way, the shortest path over all their
 * lanes. What is left from a lane on is lowered until nothing changes: options have few lanes, so a few passes do.
 */
function leastOfOptions(
  program: Program,
  options: readonly number[],
  laneMin: (lane: number) => number,
  mixes: boolean,
): number {
  const ways = options.map((option) => itemsOf(program.optionLanes, option));
  const left = ways.map((lanes) => {
    const from = new Float64Array(lanes.length + 1);
    for (let leg = lanes.length - 1; leg >= 0; leg--) from[leg] = laneMin(lanes[leg]) + from[leg + 1];
    return from;
  });
  for (let again = mixes && options.length > 1; again;) {
    again = false;
    ways.forEach((lanes, w) => {
      for (let leg = lanes.length - 1; leg >= 0; leg--) {
        let least = Math.min(left[w][leg], laneMin(lanes[leg]) + left[w][leg + 1]);
        if (leg > 0)
          options.forEach((option, other) => {
            const joined = joiningLeg(program, option, lanes[leg]);
            if (joined >= 0) least = Math.min(least, left[other][joined]);
          });
        if (least < left[w][leg]) {
          left[w][leg] = least;
          again = true;
        }
      }
    });
  }
  return Math.min(...left.map((from) => from[0]));
}

/** Least minutes of a lane for a kind of cargo, or for what moves itself at a speed; each lane worked out once. */
function leastOfLanes(program: Program, kind: number, selfSpeedMh: number): (lane: number) => number {
  const known = new Float64Array(program.laneFrom.length).fill(-1);
  return (lane) => {
    if (known[lane] < 0) known[lane] = leastOfLane(program, lane, kind, selfSpeedMh);
    return known[lane];
  };
}

function leastOfLane(program: Program, lane: number, kind: number, selfSpeedMh: number): number {
  const pools: number[] = [];
  const { start, items } = program.laneTypes;
  for (let i = start[lane]; i < start[lane + 1]; i++) {
    // Pools of a type differ in their owners only.
    const pool = program.typePools.items[program.typePools.start[items[i]]];
    if (program.poolKinds[pool] & (1 << kind)) pools.push(pool);
  }
  const own =
    CARGO_KINDS[kind] === 'self' ? selfSpeedMh : CARGO_KINDS[kind] === 'people' ? COACH_SPEED_MH : MARCH_SPEED_MH;
  const speed = program.laneOrganic[lane]
    ? own
    : Math.max(0, ...pools.map((p) => speedOn(program, p, program.lanes[lane].lengthM)));
  const leastDistribution = (of: Int32Array) =>
    Math.round(Math.min(...pools.map((p) => leastOf(program.distributions[of[p]]))));
  let minutes = 0;
  let driving = 0;
  for (let op = program.opStart[lane]; op < program.opStart[lane + 1]; op++) {
    switch (program.opCode[op]) {
      case OP.load:
        minutes += leastDistribution(program.poolLoad);
        break;
      case OP.unload:
        minutes += leastDistribution(program.poolUnload);
        break;
      case OP.service:
        minutes += Math.round(leastOf(program.distributions[program.opArg[op]]));
        break;
      case OP.exchange:
        minutes += leastExchangeMin(program, op);
        break;
      case OP.move: {
        const limit = program.opLimitMh[op];
        driving += Math.ceil((program.opLengthM[op] * 60) / (limit > 0 ? Math.min(limit, speed) : speed));
        break;
      }
    }
  }
  return minutes + driving + (program.laneRoad[lane] ? haltMin(driving) : 0);
}
