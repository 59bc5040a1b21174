/** Deliveries that move over the network: when they have come, which of them late, and what they waited for. */
import { isPush, quantileOfSorted, wilson, type Program, type ReplicationOutcome } from '@muster/logistics';
import { MeanLedger } from '../figures/mean-ledger.ts';
import { timesOf } from '../figures/quantiles.ts';
import { deliveryRowId } from '../mapping/deliveries.ts';
import type { DeliveryResult } from '../result/supply.ts';

export function deliveriesOf(program: Program, outcomes: readonly ReplicationOutcome[]): DeliveryResult[] {
  const rows = new Map<string, number[]>();
  program.world.deliveries.forEach((delivery, d) => {
    if (!isPush(delivery)) return;
    const id = deliveryRowId(delivery.id);
    rows.set(id, [...(rows.get(id) ?? []), d]);
  });
  return [...rows].map(([id, parts]) => deliveryOf(program, outcomes, id, parts));
}

/** One row; what of it was due before the run, or is under way when the plan begins, is a delivery of the engine of its own. */
function deliveryOf(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  id: string,
  parts: readonly number[],
): DeliveryResult {
  const { deliveries, endMin } = program.world;
  const { instalmentStart } = program;
  /** Minutes after which each instalment is required; Infinity where it is not. */
  const requiredAfter = new Map<number, number>();
  for (const d of parts)
    for (let i = instalmentStart[d]; i < instalmentStart[d + 1]; i++)
      requiredAfter.set(i, deliveries[d].way?.requiredAfterMin ?? Infinity);
  const instalments = [...requiredAfter.keys()];
  const longestMin = Math.max(...parts.map((d) => deliveries[d].way?.requiredAfterMin ?? -1));
  const due = (o: ReplicationOutcome) => instalments.map((i) => o.instalmentAt[i]).filter((at) => at >= 0);
  const came = (o: ReplicationOutcome) => instalments.map((i) => o.instalmentDoneAt[i]);
  const punctual = outcomes.map((o) => countPunctual(o, requiredAfter, endMin));
  const judged = punctual.reduce((sum, row) => sum + row.judged, 0);
  const late = punctual.reduce((sum, row) => sum + row.late, 0);
  return {
    id,
    stock: deliveries[parts[0]].stock,
    instalments: instalments.length,
    firstDue: timesOf(outcomes.map((o) => leastOf(due(o)))),
    complete: timesOf(outcomes.map((o) => (came(o).includes(-1) ? -1 : Math.max(...came(o))))),
    days: daysOf(outcomes, instalments),
    requiredDays: longestMin < 0 ? null : longestMin / 1440,
    onTime: judged === 0 ? null : wilson(punctual.filter((row) => row.late === 0).length, outcomes.length),
    lateShare: judged === 0 ? null : late / judged,
    ledger: ledgerOf(program, outcomes, parts),
  };
}

const leastOf = (times: readonly number[]): number => (times.length === 0 ? -1 : Math.min(...times));

/** Instalments whose required date is within the run, and those of them that have not come by then. */
function countPunctual(
  { instalmentAt, instalmentDoneAt }: ReplicationOutcome,
  requiredAfter: ReadonlyMap<number, number>,
  endMin: number,
): { readonly judged: number; readonly late: number } {
  const required = [...requiredAfter].filter(([i, after]) => instalmentAt[i] >= 0 && instalmentAt[i] + after <= endMin);
  const late = required.filter(
    ([i, after]) => instalmentDoneAt[i] < 0 || instalmentDoneAt[i] > instalmentAt[i] + after,
  );
  return { judged: required.length, late: late.length };
}

/** Days from when an instalment is due until all of it has come, of those that have. */
function daysOf(outcomes: readonly ReplicationOutcome[], instalments: readonly number[]): DeliveryResult['days'] {
  const days = outcomes.flatMap(({ instalmentAt, instalmentDoneAt }) =>
    instalments.flatMap((i) => (instalmentDoneAt[i] < 0 ? [] : [(instalmentDoneAt[i] - instalmentAt[i]) / 1440])),
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
