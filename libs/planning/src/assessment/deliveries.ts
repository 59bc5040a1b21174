/** Deliveries that move over the network: when they have come, which of them late, and what they waited for. */
import { isPush, quantileOfSorted, wilson, type Program, type ReplicationOutcome } from '@muster/logistics';
import { MeanLedger } from '../figures/mean-ledger.ts';
import { timesOf } from '../figures/quantiles.ts';
import { deliveryRowId, instalmentOfPart } from '../mapping/deliveries.ts';
import { deliveryConditionId } from '../mapping/packages.ts';
import type { DeliveryResult } from '../result/supply.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export function deliveriesOf(
  { deliveries = [], packages = [] }: ScenarioDocument,
  program: Program,
  outcomes: readonly ReplicationOutcome[],
): DeliveryResult[] {
  const requiredDays = new Map([
    ...deliveries.map((row) => [row.id, row.requiredDays] as const),
    ...packages.flatMap((pack) =>
      (pack.deliveries ?? []).map((row, i) => [deliveryConditionId(pack.id, i), row.requiredDays] as const),
    ),
  ]);
  const rows = new Map<string, number[]>();
  program.world.deliveries.forEach((delivery, d) => {
    if (!isPush(delivery)) return;
    const id = deliveryRowId(delivery.id);
    rows.set(id, [...(rows.get(id) ?? []), d]);
  });
  return [...rows].map(([id, parts]) =>
    deliveryOf(program, outcomes, { id, parts, requiredDays: requiredDays.get(id) }),
  );
}

/** One instalment: several of the engine where a part of it is under way when the plan begins and a part is owed. */
interface Instalment {
  readonly parts: readonly number[];
  /** Minutes after which it is required; Infinity where it is not. */
  readonly requiredAfterMin: number;
}

function instalmentsOf({ world, instalmentStart }: Program, deliveries: readonly number[]): Instalment[] {
  const byName = new Map<string, Instalment>();
  for (const d of deliveries) {
    const { id, way } = world.deliveries[d];
    const of = instalmentOfPart(id);
    for (let i = instalmentStart[d]; i < instalmentStart[d + 1]; i++) {
      const name = of === undefined ? `${i}` : `part ${of}`;
      const parts = [...(byName.get(name)?.parts ?? []), i];
      byName.set(name, { parts, requiredAfterMin: way?.requiredAfterMin ?? Infinity });
    }
  }
  return [...byName.values()];
}

const dueAt = ({ instalmentAt }: ReplicationOutcome, { parts }: Instalment): number => instalmentAt[parts[0]];

/** When all of it has come; -1 where it has not within the run. */
function doneAt({ instalmentDoneAt }: ReplicationOutcome, { parts }: Instalment): number {
  const times = parts.map((i) => instalmentDoneAt[i]);
  return times.includes(-1) ? -1 : Math.max(...times);
}

/** One row; what of it was due before the run, or is under way when the plan begins, is a delivery of the engine of its own. */
function deliveryOf(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  {
    id,
    parts,
    requiredDays,
  }: { readonly id: string; readonly parts: readonly number[]; readonly requiredDays?: number },
): DeliveryResult {
  const { deliveries, endMin } = program.world;
  const instalments = instalmentsOf(program, parts);
  const due = (o: ReplicationOutcome) => instalments.map((one) => dueAt(o, one)).filter((at) => at >= 0);
  const came = (o: ReplicationOutcome) => instalments.map((one) => doneAt(o, one));
  const punctual = outcomes.map((o) => countPunctual(o, instalments, endMin));
  const judged = punctual.reduce((sum, row) => sum + row.judged, 0);
  const late = punctual.reduce((sum, row) => sum + row.late, 0);
  return {
    id,
    stock: deliveries[parts[0]].stock,
    instalments: instalments.length,
    firstDue: timesOf(outcomes.map((o) => leastOf(due(o)))),
    complete: timesOf(outcomes.map((o) => (came(o).includes(-1) ? -1 : Math.max(...came(o))))),
    days: daysOf(outcomes, instalments),
    requiredDays: requiredDays ?? null,
    onTime: judged === 0 ? null : wilson(punctual.filter((row) => row.late === 0).length, outcomes.length),
    lateShare: judged === 0 ? null : late / judged,
    ledger: ledgerOf(program, outcomes, parts),
  };
}

const leastOf = (times: readonly number[]): number => (times.length === 0 ? -1 : Math.min(...times));

/** Instalments whose required date is within the run, and those of them that have not come by then. */
function countPunctual(
  o: ReplicationOutcome,
  instalments: readonly Instalment[],
  endMin: number,
): { readonly judged: number; readonly late: number } {
  const required = instalments.filter((one) => dueAt(o, one) >= 0 && dueAt(o, one) + one.requiredAfterMin <= endMin);
  const late = required.filter((one) => doneAt(o, one) < 0 || doneAt(o, one) > dueAt(o, one) + one.requiredAfterMin);
  return { judged: required.length, late: late.length };
}

/** Days from when an instalment is due until all of it has come, of those that have. */
function daysOf(outcomes: readonly ReplicationOutcome[], instalments: readonly Instalment[]): DeliveryResult['days'] {
  const days = outcomes.flatMap((o) =>
    instalments.flatMap((one) => (doneAt(o, one) < 0 ? [] : [(doneAt(o, one) - dueAt(o, one)) / 1440])),
  );
  const sorted = Float64Array.from(days).sort();
  const at = (share: number) => quantileOfSorted(sorted, share);
  return sorted.length === 0 ? null : { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function ledgerOf(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  parts: readonly number[],
): DeliveryResult['ledger'] {
  const ledger = new MeanLedger(program);
  let instalments = 0;
  for (const { deliveryTime: time } of outcomes)
    for (const d of parts) {
      instalments += time.instalments[d];
      for (let i = time.start[d]; i < time.start[d + 1]; i++)
        ledger.add(time.cause[i], time.resource[i], time.minutes[i]);
    }
  return ledger.entries(instalments);
}
