/** Results by resource and by stock. */
import { quantileOfSorted, STOCK_ACCOUNT, type Program, type ReplicationOutcome } from '@muster/logistics';
import type { MetTimes } from '../figures/met-times.ts';
import type { ResourceResult, RunClock, StockAccount, StockResult } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { seriesOf, timesOf } from '../figures/quantiles.ts';
import { isRed, lightOf } from '../figures/stock-light.ts';

const RATE = 1;

/** Resources that anybody used or waited for, in the order of the world. */
export function resourcesOf(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  shown: ReplicationOutcome,
): ResourceResult[] {
  const n = outcomes.length;
  const { endMin } = program.world;
  return program.facilities.list.flatMap((facility, r): ResourceResult[] => {
    const sum = (field: 'resourceBusy' | 'resourceServed' | 'resourceWaited' | 'resourceStanding') =>
      outcomes.reduce((total, o) => total + o[field][r], 0);
    const served = sum('resourceServed');
    const visits = served + sum('resourceStanding');
    const longest = Int32Array.from(outcomes, (o) => o.resourceLongest[r]).sort();
    if (served === 0 && longest[n - 1] === 0) return [];
    const span = facility.kind === RATE ? endMin : endMin * Math.max(1, facility.capacity);
    const queue = shown.movements ? shown.movements.queues.map((row) => row[r]) : [];
    return [
      {
        id: facility.id,
        place: facility.place,
        link: facility.link,
        facility: facility.facility,
        unit: facility.unit,
        capacity: facility.shownCapacity,
        // Works, effects and loads larger than the room may use more than the nominal capacity: full is full.
        utilisation: Math.min(1, sum('resourceBusy') / n / span),
        served: served / n,
        // Who stands in line at the end of the run has waited too.
        meanWaitMin: visits > 0 ? sum('resourceWaited') / visits : 0,
        longestQueue: { p50: quantileOfSorted(longest, 0.5), p90: quantileOfSorted(longest, 0.9) },
        queue: queue.some((length) => length > 0) ? queue : [],
      },
    ];
  });
}

const NEVER = -1;
export function stocksOf(document: ScenarioDocument, program: Program, met: MetTimes, clock: RunClock): StockResult[] {
  const { outcomes } = met;
  const steps = Array.from({ length: clock.steps }, (_, i) => i);
  const targets = new Map((document.stocks ?? []).map((stock) => [stock.id, stock.targetDays ?? null]));
  return program.world.stocks.map((stock, s) => {
    const at = (o: ReplicationOutcome, i: number) => s * o.samples + Math.min(i, o.samples - 1);
    const unmet = Float64Array.from(outcomes, (o) => o.stockUnmetKg[s]).sort();
    const least = Float64Array.from(outcomes, (o) => o.stockLeastKg[s]).sort();
    const targetDays = targets.get(stock.id) ?? null;
    const heldBack = Float64Array.from(outcomes, (o) => o.stockHeldBackKg[s]).sort();
    return {
      id: stock.id,
      place: stock.place,
      class: stock.class,
      levelT: seriesOf(outcomes.length, clock.steps, (r, i) => outcomes[r].stockLevel[at(outcomes[r], i)] / 1000),
      daysOfSupply: seriesOf(outcomes.length, clock.steps, (r, i) => outcomes[r].stockDays[at(outcomes[r], i)] / 10),
      firstStockOut: timesOf(outcomes.map((o) => o.stockOutAt[s])),
      unmetT: { p50: quantileOfSorted(unmet, 0.5) / 1000, p90: quantileOfSorted(unmet, 0.9) / 1000 },
      leastT: { p10: quantileOfSorted(least, 0.1) / 1000, p50: quantileOfSorted(least, 0.5) / 1000 },
      heldBackT: { p50: quantileOfSorted(heldBack, 0.5) / 1000, p90: quantileOfSorted(heldBack, 0.9) / 1000 },
      account: accountOf(outcomes, s),
      targetDays,
      firstRed:
        targetDays === null
          ? null
          : timesOf(
              outcomes.map((o) => {
                const step = steps.find((i) =>
                  isRed(lightOf(o.stockDays[at(o, i)] / 10, o.stockLevel[at(o, i)], targetDays)),
                );
                return step === undefined ? NEVER : step * clock.stepMin;
              }),
            ),
      opensAt: stock.releasedBy === undefined ? null : met.times(stock.releasedBy),
    };
  });
}

function accountOf(outcomes: readonly ReplicationOutcome[], stock: number): StockAccount {
  const amount = (entry: (typeof STOCK_ACCOUNT)[number]) => {
    const at = stock * STOCK_ACCOUNT.length + STOCK_ACCOUNT.indexOf(entry);
    const sorted = Float64Array.from(outcomes, (o) => o.stockAccountKg[at]).sort();
    return { p50: quantileOfSorted(sorted, 0.5) / 1000, p90: quantileOfSorted(sorted, 0.9) / 1000 };
  };
  return {
    receivedT: amount('received'),
    issuedT: amount('issued'),
    consumedT: amount('consumed'),
    lostT: amount('lost'),
    onTheWayT: amount('onTheWay'),
    lostOnTheWayT: amount('lostOnTheWay'),
  };
}
