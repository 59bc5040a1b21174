/** Loads of lift: what they are counted in, and how much of each measure one transport of a pool can have aboard. */
import { DIMENSION, DIMENSION_COUNT } from '../movement/requirement.ts';
import { itemsOf, type Program } from '../operation/program.ts';

/** What a load is counted in: the dimensions of a cargo, and behind them consignments. */
export const LOAD_COUNT = DIMENSION_COUNT + 1;

/** Amount of a consignment in one of the {@link LOAD_COUNT} measures of a load. */
export const loadOf = (program: Program, c: number, measure: number): number =>
  measure === DIMENSION_COUNT ? 1 : program.consignmentCargo[DIMENSION_COUNT * c + measure];
const { massKg: MASS } = DIMENSION;

/** Dual feasible functions tried: the identity (0) and the first of the family below. */
const FUNCTIONS = [0, 1, 2, 3];

/**
 * A dual feasible function (Fekete, Schepers 2001): parts that together fill at most one transport have values that together are at most one, and
 * pieces that cannot share a transport count as a whole one. k = 1: more than half of a transport is one.
 */
function filled(part: number, k: number): number {
  if (k === 0) return part;
  const steps = (k + 1) * part;
  // A quotient that is whole but for rounding is whole.
  return Math.abs(steps - Math.round(steps)) < 1e-9 ? part : Math.floor(steps) / k;
}

/**
 * Most of each measure aboard one transport of each pool: its own limit, or what another limit allows of the cargo there is. With v the value of a
 * dual feasible function of what a consignment takes of some limit, a load of amounts a is at most the largest a / v.
 */
export function poolLoads(program: Program): Float64Array {
  const pools = program.poolKinds.length;
  const loads = new Float64Array(pools * LOAD_COUNT).fill(Infinity);
  const known = new Map<string, Float64Array>();
  const cargoOfType = cargoByType(program);
  for (let p = 0; p < pools; p++) {
    const type = program.poolType[p];
    const key = `${type}|${program.poolKinds[p]}`;
    let load = known.get(key);
    if (!load) known.set(key, (load = loadsOf(program, p, cargoOfType[type])));
    loads.set(load, LOAD_COUNT * p);
  }
  return loads;
}

function loadsOf(program: Program, p: number, cargo: readonly number[]): Float64Array {
  const loads = new Float64Array(LOAD_COUNT).fill(Infinity);
  const carried = cargo.filter((c) => program.poolKinds[p] & (1 << program.reqKind[program.consignmentReq[c]]));
  const supplied = suppliedKinds(program) & program.poolKinds[p];
  for (let limited = 0; limited < DIMENSION_COUNT; limited++) {
    const limit = program.poolPayload[DIMENSION_COUNT * p + limited];
    if (limit < 0) continue;
    // Nothing of it goes aboard: what has some of it is not carried at all, and what has none of it is not limited by it.
    if (limit === 0) {
      loads[limited] = 0;
      continue;
    }
    for (let measure = 0; measure < LOAD_COUNT; measure++) {
      if (measure === limited) loads[measure] = Math.min(loads[measure], limit);
      // Lots of supply are mass of any size, so nothing is known of how they share a transport.
      if (supplied && (measure === MASS || measure === DIMENSION_COUNT)) continue;
      for (const k of FUNCTIONS) {
        let most = 0;
        for (const c of carried) {
          const amount = loadOf(program, c, measure);
          if (amount > 0) most = Math.max(most, amount / filled(loadOf(program, c, limited) / limit, k));
        }
        loads[measure] = Math.min(loads[measure], most);
      }
    }
  }
  return loads;
}

/** Kinds of cargo that replenishments move. */
function suppliedKinds({ world, requirementCount, reqKind }: Program): number {
  let kinds = 0;
  for (let r = world.requirements.length; r < requirementCount; r++) kinds |= 1 << reqKind[r];
  return kinds;
}

/** Consignments that have a route with a lane that each type of lift can serve. */
function cargoByType(program: Program): number[][] {
  const cargo: number[][] = program.world.liftTypes.map(() => []);
  program.world.requirements.forEach((_, r) => {
    const types = new Set<number>();
    for (const option of itemsOf(program.reqOptions, r))
      for (const lane of itemsOf(program.optionLanes, option))
        if (!program.laneOrganic[lane]) for (const type of itemsOf(program.laneTypes, lane)) types.add(type);
    const own = itemsOf(program.reqConsignments, r);
    for (const type of types) for (const c of own) cargo[type].push(c);
  });
  return cargo;
}
