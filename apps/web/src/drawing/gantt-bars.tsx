import type { ReactNode } from 'react';
import type { GanttBar, GanttRow } from '../charts/gantt.ts';
import { causeFill } from './cause-patterns.tsx';

interface GanttBarsProps {
  readonly row: GanttRow;
  readonly width: number;
  readonly height: number;
  readonly titleOf: (bar: GanttBar) => string;
  readonly children?: ReactNode;
}

const PADDING = 6;

/** One row of the Gantt: phases, spread of ready, required date, bound, ready at the median and as shown. The button beside it says the same in words. */
export function GanttBars({ row, width, height, titleOf, children }: GanttBarsProps) {
  const { bars, spread, requiredX, readyX, medianX, boundX } = row;
  const middle = height / 2;
  return (
    <svg className="gantt-bars" width={width} height={height} aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={bar.startMin}
          x={bar.x}
          y={PADDING}
          width={bar.width}
          height={height - 2 * PADDING}
          fill={causeFill(bar.group)}
        >
          <title>{titleOf(bar)}</title>
        </rect>
      ))}
      {children}
      {spread !== null && (
        <path
          d={`M${spread.x},${middle - 4}v8M${spread.x + spread.width},${middle - 4}v8M${spread.x},${middle}h${spread.width}`}
          stroke="var(--muted)"
          fill="none"
        />
      )}
      {requiredX !== null && (
        <path d={`M${requiredX},2V${height - 2}`} stroke="var(--dday)" strokeWidth={2} strokeDasharray="3 1.5" />
      )}
      {boundX !== null && <path className="bound" d={`M${boundX},${height - 9}l4,7h-8Z`} />}
      {medianX !== null && (
        <path
          d={`M${medianX},${middle - 7}l7,7 -7,7 -7,-7Z`}
          fill="var(--surface)"
          stroke="var(--ink)"
          strokeWidth={1.3}
        />
      )}
      {readyX !== null && (
        <path d={`M${readyX},${middle - 4}l4,4 -4,4 -4,-4Z`} fill="var(--ink)" stroke="var(--surface)" />
      )}
    </svg>
  );
}
