/** Properties that hold in every world; each throws with what is wrong. */
import { CapacityBound } from '../bounds/capacity-bound.ts';
import { SERVERS, type ResourceBank } from '../engine/resource.ts';
import type { Program } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';

/**
 * Bound <= simulation for every element and the whole, and a ledger from the epoch to ready, or to the end of the run, without a gap.
 *
 * @returns elements that were ready, and so could be compared
 */
export function checkBoundsAndLedger(program: Program, seed: number, replications: number): number {
  const { elements: rows, endMin } = program.world;
  const simulator = new Simulator(program);
  const bound = new CapacityBound(program, [{ members: rows.map((_, e) => e), flow: true }]);
  let compared = 0;
  for (let replication = 0; replication < replications; replication++) {
    const { elements, closures } = bound.bounds(simulator.relax(seed, replication));
    const outcome = simulator.replicate(seed, replication, { sampleMin: 1440 });
    outcome.ready.forEach((at, e) => {
      if (at >= 0) compared++;
      if (at >= 0 && (elements[e] < 0 || elements[e] > at))
        throw new Error(`element ${e}: bound ${elements[e]} above ${at}`);
      let cursor = rows[e].epochMin;
      for (let i = outcome.chainStart[e]; i < outcome.chainStart[e + 1]; i++) {
        if (outcome.chainFrom[i] !== cursor) throw new Error(`element ${e}: a gap in the ledger at ${cursor}`);
        cursor = outcome.chainTo[i];
      }
      if (cursor !== Math.max(at < 0 ? endMin : at, rows[e].epochMin))
        throw new Error(`element ${e}: ledger ends at ${cursor}`);
    });
    const closure = Math.max(0, ...outcome.ready);
    if (outcome.ready.every((at) => at >= 0) && closures[0] > closure)
      throw new Error(`the whole: bound ${closures[0]} above ${closure}`);
  }
  return compared;
}

/** No server beyond what it has ever been able to do. `most`: its capacities so far, brought up to now. */
export function checkCapacities(
  bank: ResourceBank,
  most: Float64Array,
  now: number,
  nameOf: (r: number) => string,
): void {
  for (let r = 0; r < bank.count; r++) {
    most[r] = Math.max(most[r], bank.effective[r]);
    const inUse = bank.inUseOf(r);
    if (inUse < 0 || (bank.kind[r] === SERVERS && inUse > Math.max(1, most[r])))
      throw new Error(`${nameOf(r)} in use ${inUse} of ${most[r]} at ${now}`);
  }
}
