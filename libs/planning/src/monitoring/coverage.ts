/** How much of each sector is watched over time, and when a breach is seen there. */
import type { MetTimes } from '../assessment/met-times.ts';
import { cumulative, seriesOf } from '../assessment/quantiles.ts';
import { detectionConditionId, monitorConditionId } from '../mapping/monitoring.ts';
import type { QuantileSeries, QuantileTimes, RunClock } from '../run/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';

const PERMILLE = 1000;

/** Covered thousandths of a sector at each step, by replication; at most all of it. */
function coverageCurves(document: ScenarioDocument, sector: SectorRow, met: MetTimes, clock: RunClock): Int32Array[] {
  const watching = (document.monitors ?? []).filter((monitor) => monitor.sectors.includes(sector.id));
  const base = Math.round((sector.monitored ?? 0) * PERMILLE);
  return met.outcomes.map((_, r) =>
    cumulative(clock.steps, clock.stepMin, [
      { atMin: 0, amount: base },
      ...watching.map((monitor) => ({
        atMin: met.at(monitorConditionId(monitor.id), r),
        amount: Math.round(monitor.coverage * PERMILLE),
      })),
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
