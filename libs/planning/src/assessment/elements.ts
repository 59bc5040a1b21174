/** Results by force element: quantiles, on-time probability and the mean time ledger along its binding chain. */
import { wilson, type Cause, type Program, type ReplicationOutcome } from '@muster/logistics';
import type { ReplicationBounds } from '../result/contract.ts';
import type { ElementResult, LedgerEntry } from '../result/result.ts';
import { BindingGates, mostFrequent } from '../figures/binding-gate.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { OPEN_MIN } from '../command/command.ts';
import type { Employment } from '../readiness/employment.ts';
import { MeanLedger } from '../figures/mean-ledger.ts';
import { timesOf } from '../figures/quantiles.ts';
import type { Subject } from '../figures/subjects.ts';

export function elementsOf(
  document: ScenarioDocument,
  program: Program,
  subjects: readonly Subject[],
  outcomes: readonly ReplicationOutcome[],
  bounds: readonly ReplicationBounds[],
  employments: readonly Employment[],
): ElementResult[] {
  const gates = new BindingGates(program, document);
  return subjects.map((subject) => {
    const times = (field: 'ordered' | 'atPod' | 'atDestination' | 'ready') =>
      timesOf(outcomes.map((o) => o[field][subject.index]));
    const ledger = ledgerOf(program, subject.index, outcomes);
    const binding = bindingOf(ledger);
    const { requiredMin, latestArrivalMin } = subject;
    return {
      id: subject.id,
      ordered: times('ordered'),
      atPod: times('atPod'),
      atDestination: times('atDestination'),
      ready: times('ready'),
      boundMin: timesOf(bounds.map((b) => b.elements[subject.index])).p50,
      employable: timesOf(employments.map(({ employableAt }) => employableAt[subject.index])),
      leaves: timesOf(
        employments.map(({ leavesAt }) => (leavesAt[subject.index] === OPEN_MIN ? -1 : leavesAt[subject.index])),
      ),
      home: timesOf(employments.map(({ homeAt }) => homeAt[subject.index])),
      requiredMin,
      onTime:
        requiredMin === null
          ? null
          : wilson(
              outcomes.filter((o) => o.ready[subject.index] >= 0 && o.ready[subject.index] <= requiredMin).length,
              outcomes.length,
            ),
      latestArrivalMin,
      onTimeAtPod:
        latestArrivalMin === null
          ? null
          : wilson(
              outcomes.filter((o) => o.atPod[subject.index] >= 0 && o.atPod[subject.index] <= latestArrivalMin).length,
              outcomes.length,
            ),
      ledger,
      bindingCause: binding?.cause ?? null,
      bindingResource: binding?.resource ?? null,
      bindingGate: mostFrequent(outcomes.map((o) => gates.find(subject.index, o))),
    };
  });
}

/** Causes that somebody can shorten: waiting and deciding, not the work and the way themselves. */
const AVOIDABLE: readonly Cause[] = [
  'detection',
  'attribution',
  'decision',
  'gate',
  'hold-by-withdrawal',
  'predecessor',
  'permission',
  'waiting-for-lift',
  'waiting-at-resource',
  'closed',
  'breakdown',
  'loss',
  'crew-rest',
];
const WORTH_NAMING_MIN = 1440;

/** The largest avoidable part of the time when it is at least a day, else the largest part; a planned date is nobody's delay. */
function bindingOf(ledger: readonly LedgerEntry[]): LedgerEntry | null {
  const avoidable = ledger.find((entry) => AVOIDABLE.includes(entry.cause));
  if (avoidable && avoidable.meanMin >= WORTH_NAMING_MIN) return avoidable;
  return ledger.find((entry) => entry.cause !== 'planned-date') ?? null;
}

/** Mean minutes by cause and resource, largest first; of a replication in which the element never is ready, up to the end of the run. */
function ledgerOf(program: Program, element: number, outcomes: readonly ReplicationOutcome[]): LedgerEntry[] {
  const ledger = new MeanLedger(program);
  for (const o of outcomes)
    for (let i = o.chainStart[element]; i < o.chainStart[element + 1]; i++)
      ledger.add(o.chainCause[i], o.chainResource[i], o.chainTo[i] - o.chainFrom[i]);
  return ledger.entries(outcomes.length);
}
