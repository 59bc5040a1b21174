/**
 * Lower bound (a) of the model: the critical path without capacity. Every requirement takes the least time that any of its routes can take
 * with the fastest lift there is, nobody waits, nothing is closed; conditions, notice, marry-up and integration keep the durations drawn for
 * the replication. Every event then happens no later than in the simulation, so readiness is a bound that no schedule can beat.
 * Cost: one pass over the operations of all route options, then a run without queues.
 */
import type { Distribution } from '../engine/distribution.ts';
import { CARGO_KINDS } from '../movement/requirement.ts';
import { leastExchangeMin } from './paced-work.ts';
import { OP } from './lane.ts';
import { COACH_SPEED_MH, haltMin, MARCH_SPEED_MH } from './march.ts';
import { speedOn } from './positioning.ts';
import type { Program } from './program.ts';

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
  const options = new Float64Array(program.optionMinutes.length).fill(-1);
  return Int32Array.from({ length: program.requirementCount }, (_, r) => {
    // What turns round on its way is home in no time.
    if (program.world.requirements[r]?.reverses !== undefined) return 0;
    let least = Infinity;
    const { start, items } = program.reqOptions;
    for (let i = start[r]; i < start[r + 1]; i++) {
      const option = items[i];
      if (options[option] < 0)
        options[option] = leastOfOption(program, option, program.reqKind[r], program.reqSelfSpeedMh[r]);
      least = Math.min(least, options[option]);
    }
    return least === Infinity ? 0 : Math.floor(least);
  });
}

function leastOfOption(program: Program, option: number, kind: number, selfSpeedMh: number): number {
  let minutes = 0;
  const { start, items } = program.optionLanes;
  for (let i = start[option]; i < start[option + 1]; i++) minutes += leastOfLane(program, items[i], kind, selfSpeedMh);
  return minutes;
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
