import { useElementSize } from '@mantine/hooks';
import { layoutSparkline } from '../charts/sparkline.ts';
import type { Domain } from '../charts/time-axis.ts';
import { ClockCursor } from './clock-cursor.tsx';

const HEIGHT = 22;

interface SparklineViewProps {
  readonly values: readonly number[];
  readonly stepMin: number;
  readonly domain: Domain;
  readonly colour: string;
  readonly label: (most: number) => string;
}

/** A curve over the whole width of its cell with the line of the clock; the label says its highest value. */
export function SparklineView({ values, stepMin, domain, colour, label }: SparklineViewProps) {
  const { ref, width } = useElementSize();
  const { area, most } = layoutSparkline(values, stepMin, domain, Math.max(10, width), HEIGHT);
  return (
    <div ref={ref} className="sparkline" style={{ height: HEIGHT }}>
      {width > 10 && (
        <svg className="chart" width={width} height={HEIGHT} role="img" aria-label={label(most)}>
          <path d={area} fill={colour} opacity="0.55" />
          <line className="axis" x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
          <ClockCursor domain={domain} left={0} right={width} top={0} bottom={HEIGHT} />
        </svg>
      )}
    </div>
  );
}
