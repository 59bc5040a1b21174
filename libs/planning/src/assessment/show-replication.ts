/** One replication in full, computed again: it depends on snapshot, seed and number only, so nothing of it has to be stored before. */
import { EmploymentRules } from '../readiness/employment.ts';
import { stepOf } from '../replication/chunk.ts';
import type { Snapshot } from '../result/contract.ts';
import type { ShownReplication } from '../result/result.ts';
import { simulatorOf } from '../replication/snapshot.ts';
import { shownOf } from './shown.ts';
import { shownStateOf } from './shown-state.ts';
import { subjectsOf } from '../figures/subjects.ts';

export function showReplication(snapshot: Snapshot, seed: number, replication: number): ShownReplication {
  const simulator = simulatorOf(snapshot);
  const { program } = simulator;
  const stepMin = stepOf(program.world.endMin);
  const outcome = simulator.replicate(seed, replication, { sampleMin: stepMin, record: true });
  const subjects = subjectsOf(snapshot.document, program);
  const rules = new EmploymentRules(
    snapshot.document,
    program.world.elements.map(({ id }) => id),
  );
  const clock = { stepMin, steps: outcome.samples };
  const state = shownStateOf(snapshot.document, program, outcome, clock);
  return { ...shownOf(program, subjects, outcome, rules.of(outcome)), state };
}
