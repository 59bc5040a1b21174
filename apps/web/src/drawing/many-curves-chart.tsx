import { memo, useMemo, type SVGAttributes } from 'react';
import { scaleLinear } from 'd3';
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { layoutClosure } from '../charts/closure.ts';
import { stepPath, stepsIn } from '../charts/series.ts';
import { timeScale, type Domain } from '../charts/time-axis.ts';
import { ClosureAxes, CLOSURE_MARGIN } from './closure-chart.tsx';

/** One look a run: colour and dashes, so that they are told apart in grey print too. */
export const LINE_STYLES: readonly SVGAttributes<SVGPathElement>[] = [
  { stroke: 'var(--ink)', strokeWidth: 2.2 },
  { stroke: 'var(--accent)', strokeWidth: 2.2, strokeDasharray: '7 3' },
  { stroke: 'var(--land)', strokeWidth: 2.2, strokeDasharray: '2 3' },
  { stroke: 'var(--joint)', strokeWidth: 2.2, strokeDasharray: '10 3 2 3' },
];

interface PlacedCurve {
  readonly clock: RunClock;
  readonly curve: ClosureCurve;
  /** Among the runs that are compared: its look, also where another of them is not shown. */
  readonly place: number;
}

interface ManyCurvesChartProps {
  readonly clock: RunClock;
  readonly curves: readonly PlacedCurve[];
  readonly domain: Domain;
  readonly width: number;
  readonly height: number;
  readonly label: string;
}

/** Medians of several runs, each moved so that its D-day falls on that of the first. */
export const ManyCurvesChart = memo(function ManyCurvesChart(props: ManyCurvesChartProps) {
  const { clock, curves, domain, width, height, label } = props;
  const geometry = useMemo(() => {
    const persons = Math.max(...curves.map(({ curve }) => curve.persons));
    return layoutClosure({
      clock,
      curve: { ...curves[0].curve, persons },
      domain,
      box: { width, height, margin: CLOSURE_MARGIN },
    });
  }, [clock, curves, domain, width, height]);
  const { plot, dDayX, top } = geometry;
  const y = scaleLinear([0, top], [plot.y + plot.height, plot.y]);
  return (
    <svg className="chart" width={width} height={height} role="img" aria-label={label}>
      <ClosureAxes geometry={geometry} />
      <path className="required" d={geometry.required} />
      {curves.map(({ clock: own, curve, place }) => {
        const shift = clock.dDayMin - own.dDayMin;
        const moved: Domain = [domain[0] - shift, domain[1] - shift];
        const x = timeScale(moved, [plot.x, plot.x + plot.width]);
        const d = stepPath(curve.ready.p50, stepsIn(own.stepMin, own.steps, moved), x, y);
        return <path key={place} d={d} fill="none" {...LINE_STYLES[place % LINE_STYLES.length]} />;
      })}
      {dDayX !== null && <line className="d-day" x1={dDayX} x2={dDayX} y1={plot.y - 4} y2={plot.y + plot.height} />}
    </svg>
  );
});
