/** The several-commodity bound of one replication of a run: what the solver proves beyond the bounds that every replication has. */
import { CapacityBound } from '@muster/logistics/bounds';
import { RouteProgramme, type ProgrammeBudget, type Solve } from '@muster/logistics/optimiser';
import { subjectsOf } from '../figures/subjects.ts';
import { stepOf } from '../replication/chunk.ts';
import { simulatorOf } from '../replication/snapshot.ts';
import type { Snapshot } from '../result/contract.ts';
import type { CommodityBound } from '../result/result.ts';

const BUDGET: ProgrammeBudget = { iterations: 50_000, solves: 12, coefficients: 500_000 };

/**
 * @param replication depends on snapshot, seed and this number only, so nothing of the run has to be stored for it
 * @param report called after each solve; `false` stops with what is proved
 * @returns null when nothing has to close, or some of it cannot within the run
 */
export function boundCommodities(
  snapshot: Snapshot,
  seed: number,
  replication: number,
  solve: Solve,
  report: (done: number, total: number) => boolean | void = () => undefined,
  budget: ProgrammeBudget = BUDGET,
): CommodityBound | null {
  const simulator = simulatorOf(snapshot);
  const { program } = simulator;
  const { endMin } = program.world;
  const members = subjectsOf(snapshot.document, program).map(({ index }) => index);
  const { ready } = simulator.replicate(seed, replication, { sampleMin: stepOf(endMin) });
  const closure = members.reduce((latest, e) => (latest < 0 || ready[e] < 0 ? -1 : Math.max(latest, ready[e])), 0);
  const relaxed = simulator.relax(seed, replication);
  const capacity = new CapacityBound(program, [{ members, flow: true }]);
  const bounds = capacity.bounds(relaxed);
  const [known] = bounds.closures;
  const [firstRelease] = bounds.firstRelease;
  if (members.length === 0 || known < 0) return null;
  const programme = new RouteProgramme(program, capacity.usage, capacity.availability);
  const possible = closure < 0 ? endMin : closure;
  const found = programme.bound(solve, relaxed, members, known, possible, budget, report);
  const { closureMin, finished, columns, rows, solves } = found;
  return {
    ...{ replication, finished, columns, rows, solves },
    closureMin: closure < 0 ? null : closure,
    boundMin: closureMin,
    otherBoundMin: known,
    ratio:
      closure < 0 || firstRelease < 0 || closureMin <= firstRelease
        ? null
        : (closure - firstRelease) / (closureMin - firstRelease),
  };
}
