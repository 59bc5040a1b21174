import { memo, useMemo } from 'react';
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { layoutCurves } from '../charts/pair-of-curves.ts';
import type { Domain } from '../charts/time-axis.ts';
import { ClosureAxes, CLOSURE_MARGIN } from './closure-chart.tsx';

interface CurvePairChartProps {
  readonly clock: RunClock;
  readonly plan: ClosureCurve;
  readonly variant: ClosureCurve;
  readonly domain: Domain;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** The saved plan in grey and dashed, the variant in the accent with its band: told apart by line as well as by colour. */
export const CurvePairChart = memo(function CurvePairChart(props: CurvePairChartProps) {
  const { clock, plan, variant, domain, width, height, label } = props;
  const both = useMemo(
    () => layoutCurves(clock, plan, variant, domain, { width, height, margin: CLOSURE_MARGIN }),
    [clock, plan, variant, domain, width, height],
  );
  const { plot, dDayX } = both.variant;
  return (
    <svg className="chart" width={width} height={height} role="img" aria-label={label}>
      <ClosureAxes geometry={both.variant} />
      <path className="required" d={both.variant.required} />
      <path className="saved" d={both.plan.ready} />
      <path className="band" d={both.variant.band} fill="var(--accent)" />
      <path className="ready" d={both.variant.ready} stroke="var(--accent)" />
      {dDayX !== null && <line className="d-day" x1={dDayX} x2={dDayX} y1={plot.y - 4} y2={plot.y + plot.height} />}
    </svg>
  );
});
