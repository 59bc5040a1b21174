/** Adds up the outcomes of all replications, in replication order, to the result of a run. */
import { type Program, type ReplicationOutcome } from '@muster/logistics';
import { suspectsOf } from '../replication/bottlenecks.ts';
import { stepOf } from '../replication/chunk.ts';
import type { ChunkResult, ReplicationBounds, Snapshot } from '../result/contract.ts';
import type { Bottleneck, PerReplication, RunClock, RunResult } from '../result/result.ts';
import { simulatorOf } from '../replication/snapshot.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { EmploymentRules } from '../readiness/employment.ts';
import { contentHash } from '../scenario/snapshot.ts';
import { liftUseOf } from './lift-use.ts';
import { resourcesOf, stocksOf } from './capacity.ts';
import { deliveriesOf } from './deliveries.ts';
import { stockFlowsOf } from './stock-flows.ts';
import { commanderOf, type Evidence } from './commander.ts';
import { closuresOf } from './closures.ts';
import { groupsOf } from '../figures/groups.ts';
import { fundingOf, progressOf } from '../cooperation/progress.ts';
import { monitorsOf } from '../monitoring/coverage.ts';
import { componentsOf } from '../posture/components.ts';
import { officesOf, responseOf } from '../response/response-timeline.ts';
import { elementsOf } from './elements.ts';
import { openingsOf } from './openings.ts';
import { MetTimes } from '../figures/met-times.ts';
import { LineFill, requirementsOf } from './requirements.ts';
import { sectorsOf } from './sectors.ts';
import { shownOf } from './shown.ts';
import { shownStateOf } from './shown-state.ts';
import { subjectsOf, type Subject } from '../figures/subjects.ts';
import { verdictOf } from './verdict.ts';

export const DEFAULT_MARKING = 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS';

export interface AssessmentOptions {
  /** Replication that drives map and Gantt; default the one whose closure is nearest the median. */
  readonly shownReplication?: number;
  /** Default: what most of the waiting is for, with nothing tried. */
  readonly bottlenecks?: readonly Bottleneck[];
}

/**
 * @param chunks chunks that together hold replications 0 to n - 1 without gaps, in any order
 * @param asked replications asked for; fewer in `chunks` make the result partial
 */
export function toRunResult(
  snapshot: Snapshot,
  seed: number,
  asked: number,
  chunks: readonly ChunkResult[],
  options: AssessmentOptions = {},
): RunResult {
  const ordered = [...chunks].sort((a, b) => a.from - b.from);
  const outcomes = ordered.flatMap((chunk) => chunk.outcomes);
  const bounds = ordered.flatMap((chunk) => chunk.bounds);
  outcomes.forEach((o, i) => {
    if (o.replication !== i) throw new Error(`replication ${i} is missing`);
  });
  if (outcomes.length === 0) throw new Error('a result needs at least one replication');
  const { document } = snapshot;
  const met = new MetTimes(simulatorOf(snapshot).program, outcomes);
  const evidence = evidenceOf(snapshot, seed, outcomes, bounds, met, options.shownReplication);
  const { program, clock, subjects, employments, lines } = evidence;
  const { gates, resources, lift, elements, requirements, shown } = evidence;
  const stocks = stocksOf(document, program, met, clock);
  return {
    engineVersion: snapshot.engineVersion,
    scenario: { id: document.id, title: document.title, snapshotHash: snapshot.hash },
    marking: document.marking ?? DEFAULT_MARKING,
    seed,
    asked,
    replications: outcomes.length,
    partial: outcomes.length < asked,
    hash: contentHash(outcomes.map((o) => o.hash)).slice(0, 16),
    ...{ clock, elements, gates, requirements, resources, lift, stocks, shown },
    closures: closuresOf(program, subjects, outcomes, employments, bounds, clock),
    stockFlows: stockFlowsOf(program, outcomes, clock),
    deliveries: deliveriesOf(document, program, outcomes),
    sectors: sectorsOf(document, subjects, employments, lines, met, clock),
    ...planOf(document, program, met, clock),
    components: componentsOf(document, subjects, employments, met, clock),
    bottlenecks: options.bottlenecks ?? suspectsOf(program, outcomes),
    perReplication: perReplicationOf(document, program, subjects, outcomes, lines),
    verdict: verdictOf(elements, requirements, stocks, document),
    composed: subjects.map(({ id, nation, component, capability, persons }) => ({
      id,
      nation,
      component,
      capability,
      persons,
    })),
    commander: commanderOf(evidence),
  };
}

/** Forces, gates, lines and lift as they came out; the replication that is shown is computed again and written down. */
function evidenceOf(
  snapshot: Snapshot,
  seed: number,
  outcomes: readonly ReplicationOutcome[],
  bounds: readonly ReplicationBounds[],
  met: MetTimes,
  shownReplication: number | undefined,
): Evidence {
  const { document } = snapshot;
  const simulator = simulatorOf(snapshot);
  const { program } = simulator;
  const clock = runClock(document);
  const subjects = subjectsOf(document, program);
  const replication = shownReplication ?? medianReplication(subjects, outcomes);
  const shown = simulator.replicate(seed, replication, { sampleMin: clock.stepMin, record: true });
  const rules = new EmploymentRules(
    document,
    program.world.elements.map(({ id }) => id),
  );
  const employments = outcomes.map((o) => rules.of(o));
  const lines = new LineFill(document, subjects, employments);
  return {
    ...{ document, program, clock, subjects, outcomes, employments, lines },
    elements: elementsOf(document, program, subjects, outcomes, bounds, employments),
    gates: (document.gates ?? []).map(({ id }) => ({ id, met: met.times(id), ...met.standing(id) })),
    requirements: requirementsOf(document, lines, outcomes, employments, clock),
    resources: resourcesOf(program, outcomes, shown),
    lift: liftUseOf(program, outcomes),
    shown: {
      ...shownOf(program, subjects, shown, rules.of(shown)),
      state: shownStateOf(document, program, shown, clock),
    },
  };
}

/** What of the posture and of the response comes when, beside the forces. */
function planOf(document: ScenarioDocument, program: Program, met: MetTimes, clock: RunClock) {
  return {
    monitors: monitorsOf(document, met),
    response: responseOf(document, met),
    progress: progressOf(document, met, clock),
    funding: fundingOf(document, met),
    offices: officesOf(document, program, met),
    openings: openingsOf(document, met),
  };
}

function runClock(document: ScenarioDocument): RunClock {
  const clock = new ScenarioClock(document.clock);
  const stepMin = stepOf(clock.endMin);
  return {
    cfDay: clock.instant(0),
    dDayMin: clock.dDayMin,
    endMin: clock.endMin,
    stepMin,
    steps: Math.floor(clock.endMin / stepMin) + 1,
  };
}

/** Later than any run: an element that is never ready closes then. */
const NEVER_CLOSED = 1e9;

/** The replication whose closure, when the last element is ready, is the median one; of several that in which readiness over all elements is in the middle. */
export function medianReplication(
  subjects: readonly Pick<Subject, 'index'>[],
  outcomes: readonly Pick<ReplicationOutcome, 'ready'>[],
): number {
  const found = outcomes.map(({ ready }, replication) => {
    const times = subjects.map(({ index }) => (ready[index] < 0 ? NEVER_CLOSED : ready[index]));
    // As arguments of one call a hundred thousand times are too many.
    const closure = times.reduce((latest, time) => Math.max(latest, time), 0);
    return { replication, closure, sum: times.reduce((sum, time) => sum + time, 0) };
  });
  const middleOf = (rows: typeof found, by: 'closure' | 'sum') =>
    [...rows].sort((a, b) => a[by] - b[by] || a.replication - b.replication)[Math.floor((rows.length - 1) / 2)];
  const { closure } = middleOf(found, 'closure');
  return middleOf(
    found.filter((row) => row.closure === closure),
    'sum',
  ).replication;
}

function perReplicationOf(
  document: ScenarioDocument,
  program: Program,
  subjects: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  lines: LineFill,
): PerReplication {
  const orNull = (at: number) => (at < 0 ? null : at);
  const times = (value: (o: ReplicationOutcome) => number) => outcomes.map((o) => orNull(value(o)));
  const condition = new Map(program.world.conditions.map(({ id }, i) => [id, i]));
  return {
    hashes: outcomes.map((o) => o.hash),
    groups: groupsOf(subjects).map(({ key, members }) => ({ key, members: members.map(({ id }) => id) })),
    elements: subjects.map(({ id, index }) => ({
      id,
      atPod: times((o) => o.atPod[index]),
      atDestination: times((o) => o.atDestination[index]),
      ready: times((o) => o.ready[index]),
    })),
    gates: (document.gates ?? []).map(({ id }) => ({
      id,
      met: times((o) => o.conditionFirstMetAt[condition.get(id)!]),
    })),
    requirements: (document.requirements ?? []).map((row) => ({ id: row.id, met: lines.metAt(row).map(orNull) })),
  };
}
