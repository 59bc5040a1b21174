import { memo, useMemo } from 'react';
import type { ClosureCurve, RunClock } from '@muster/planning/run';
import { layoutClosure, type ClosureGeometry } from '../charts/closure.ts';
import type { Domain } from '../charts/time-axis.ts';
import { LABEL_GAP } from '../charts/value-axis.ts';
import { toCount } from '../app/format.ts';
import { t } from '../i18n/text.ts';

interface ClosureChartProps {
  readonly clock: RunClock;
  readonly curve: ClosureCurve;
  readonly domain: Domain;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly label: string;
}

const MARGIN = { top: 14, right: 10, bottom: 20, left: 46 };

/** The still part of a closure chart: drawn once for a run, a size and a window. */
export const ClosureChart = memo(function ClosureChart({
  clock,
  curve,
  domain,
  width,
  height,
  colour,
  label,
}: ClosureChartProps) {
  const geometry = useMemo(
    () => layoutClosure({ clock, curve, domain, box: { width, height, margin: MARGIN } }),
    [clock, curve, domain, width, height],
  );
  const { plot } = geometry;
  const bottom = plot.y + plot.height;
  return (
    <svg className="chart" width={width} height={height} role="img" aria-label={label}>
      <ClosureAxes geometry={geometry} />
      <path className="band" d={geometry.band} fill={colour} />
      <path className="in-place" d={geometry.inPlace} stroke={colour} />
      <path className="ready" d={geometry.ready} stroke={colour} />
      <path className="required" d={geometry.required} />
      {geometry.dDayX !== null && (
        <line className="d-day" x1={geometry.dDayX} x2={geometry.dDayX} y1={plot.y - 4} y2={bottom} />
      )}
      {geometry.bound !== null && geometry.closure !== null && geometry.closure.x !== null && (
        <line className="gap" x1={geometry.bound.x} x2={geometry.closure.x} y1={bottom - 1} y2={bottom - 1} />
      )}
      {geometry.bound !== null && (
        <g transform={`translate(${geometry.bound.x},${bottom})`}>
          <title>{t('No schedule on this network closes before this date.')}</title>
          <path className="bound" d="M0,0 -5,-9 5,-9Z" />
        </g>
      )}
      {geometry.closure !== null && <ClosureMark geometry={geometry} y={plot.y} colour={colour} />}
    </svg>
  );
});

/** When the last element of the group is ready: the median with its spread, on the upper edge. */
function ClosureMark({
  geometry,
  y,
  colour,
}: {
  readonly geometry: ClosureGeometry;
  readonly y: number;
  readonly colour: string;
}) {
  const { closure } = geometry;
  if (closure === null) return null;
  return (
    <g>
      <line x1={closure.low} x2={closure.high} y1={y - 5} y2={y - 5} stroke={colour} strokeWidth={2} />
      {closure.x !== null && <path d={`M${closure.x},${y - 10} l5,5 -5,5 -5,-5Z`} fill={colour} />}
    </g>
  );
}

export function ClosureAxes({ geometry }: { readonly geometry: ClosureGeometry }) {
  const { plot, xTicks, yTicks } = geometry;
  const bottom = plot.y + plot.height;
  return (
    <g>
      {yTicks.map(({ y, value }) => (
        <g key={value}>
          <line className="grid" x1={plot.x} x2={plot.x + plot.width} y1={y} y2={y} />
          <text x={plot.x - LABEL_GAP} y={y + 4} textAnchor="end">
            {toCount(value)}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, minute, label }) => (
        <g key={minute}>
          <line className="axis" x1={x} x2={x} y1={bottom} y2={bottom + 4} />
          <text
            className={label === 'D' ? 'd-day-label' : undefined}
            x={x}
            y={bottom + 16}
            textAnchor={x > plot.x + plot.width - 14 ? 'end' : 'middle'}
          >
            {label}
          </text>
        </g>
      ))}
      <line className="axis" x1={plot.x} x2={plot.x + plot.width} y1={bottom} y2={bottom} />
    </g>
  );
}

export const CLOSURE_MARGIN = MARGIN;
