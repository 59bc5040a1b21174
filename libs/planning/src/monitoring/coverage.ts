/** How much of each sector is watched over time and by whom, and when a breach is seen there. */
import type { MetTimes } from '../figures/met-times.ts';
import { cumulative, seriesOf } from '../figures/quantiles.ts';
import { detectionConditionId, monitorConditionId } from '../mapping/monitoring.ts';
import type { MonitorResult, QuantileSeries, QuantileTimes, RunClock } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import { toThousandths, watchesOf } from '../scenario/watch.ts';

const PERMILLE = 1000;

/** Covered thousandths of a sector at each step, by replication; at most all of it. */
function coverageCurves(document: ScenarioDocument, sector: SectorRow, met: MetTimes, clock: RunClock): Int32Array[] {
  const watching = (document.monitors ?? []).filter((monitor) => monitor.sectors.includes(sector.id));
  const watchOf = watchesOf(document);
  const [base, ...amounts] = toThousandths([
    sector.monitored ?? 0,
    ...watching.map((monitor) => watchOf(monitor).share),
  ]);
  return met.outcomes.map((_, r) =>
    cumulative(clock.steps, clock.stepMin, [
      { atMin: 0, amount: base },
      ...watching.flatMap((monitor, i) =>
        // Until its element goes home without a relief, or its gate is withdrawn.
        met.spans(monitorConditionId(monitor.id), r).map(({ fromMin, untilMin }) => ({
          atMin: fromMin,
          untilMin,
          amount: amounts[i],
        })),
      ),
    ]),
  );
}

export function coverageOf(
  document: ScenarioDocument,
  sector: SectorRow,
  met: MetTimes,
  clock: RunClock,
): { coverage: QuantileSeries; detected: QuantileTimes | null } {
  const curves = coverageCurves(document, sector, met, clock);
  const detected = met.times(detectionConditionId(sector.id));
  return {
    coverage: seriesOf(curves.length, clock.steps, (r, i) => Math.min(PERMILLE, curves[r][i]) / PERMILLE),
    detected: detected.share > 0 ? detected : null,
  };
}

/** What each monitor adds to its sectors, from what, and from when on. */
export function monitorsOf(document: ScenarioDocument, met: MetTimes): MonitorResult[] {
  const watchOf = watchesOf(document);
  return (document.monitors ?? []).map((monitor) => ({
    id: monitor.id,
    title: monitor.title,
    nation: monitor.nation ?? null,
    kind: monitor.kind,
    sectors: monitor.sectors,
    ...watchOf(monitor),
    watchesFrom: met.times(monitorConditionId(monitor.id)),
  }));
}

/** Mean coverage of all sectors at each step, by replication, 0 to 1. */
export function meanCoverage(document: ScenarioDocument, met: MetTimes, clock: RunClock): Float64Array[] {
  const sectors = document.sectors ?? [];
  const bySector = sectors.map((sector) => coverageCurves(document, sector, met, clock));
  return met.outcomes.map((_, r) =>
    Float64Array.from({ length: clock.steps }, (_unused, i) =>
      sectors.length === 0
        ? 0
        : bySector.reduce((sum, curves) => sum + Math.min(PERMILLE, curves[r][i]), 0) / (sectors.length * PERMILLE),
    ),
  );
}
