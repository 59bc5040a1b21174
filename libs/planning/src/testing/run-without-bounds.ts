/** Runs a snapshot without its lower bounds, which cost more than the simulation and which most stories do not look at. */
import { groupsOf } from '../figures/groups.ts';
import { subjectsOf } from '../figures/subjects.ts';
import { stepOf, toRunResult, type RunResult, type Snapshot } from '../run/index.ts';
import { simulatorOf } from '../replication/snapshot.ts';

export function runWithoutBounds(snapshot: Snapshot, seed: number, replications: number): RunResult {
  const simulator = simulatorOf(snapshot);
  const { world } = simulator.program;
  const groups = groupsOf(subjectsOf(snapshot.document, simulator.program)).length;
  const outcomes = Array.from({ length: replications }, (_, replication) =>
    simulator.replicate(seed, replication, { sampleMin: stepOf(world.endMin) }),
  );
  const none = (length: number) => new Int32Array(length).fill(-1);
  const unbound = {
    elements: none(world.elements.length),
    closures: none(groups),
    methods: new Uint8Array(groups),
    deciding: none(groups),
    firstRelease: none(groups),
  };
  const chunk = { from: 0, to: replications, outcomes, bounds: outcomes.map(() => unbound) };
  return toRunResult(snapshot, seed, replications, [chunk]);
}
