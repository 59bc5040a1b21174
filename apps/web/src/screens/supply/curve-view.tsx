/** A quantity of one stock over time with its band, and its table twin. */
import { useState } from 'react';
import { useElementSize } from '@mantine/hooks';
import { withRange } from '../../app/format.ts';
import { useDrawnWidth } from '../../app/printing.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { SeriesTable } from '../../app/series-table.tsx';
import { layoutStock, stockTicks, valueAt, type StockCurve } from '../../charts/supply.ts';
import { timeScale, timeTicks } from '../../charts/time-axis.ts';
import { LABEL_GAP, labelRoom } from '../../charts/value-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { t } from '../../i18n/text.ts';
import { useClockStep } from '../../state/clock.ts';

interface CurveViewProps {
  readonly title: string;
  readonly unit: string;
  readonly curve: StockCurve;
  readonly format: (value: number) => string;
}

const HEIGHT = 118;
const LEFT = 44;
const BOTTOM = 20;

export function CurveView({ title, unit, curve, format }: CurveViewProps) {
  const { clock } = useShown().run;
  const domain = useDomain();
  const step = useClockStep();
  const { ref, width: measured } = useElementSize();
  const width = useDrawnWidth(measured);
  const now = valueAt(curve, step);
  const [asTable, setAsTable] = useState(false);
  const { series, none } = curve;
  return (
    <div ref={ref}>
      <button
        type="button"
        className="plain framed small curve-twin"
        aria-pressed={asTable}
        aria-label={t('{title} as a table', { title })}
        onClick={() => setAsTable(!asTable)}
      >
        {t('Table')}
      </button>
      <h3>
        {title}{' '}
        <span className="muted">
          {now === null
            ? t('no use at the clock')
            : t('{amount} at the clock', {
                amount: withRange(`${format(now.middle)} ${unit}`, format(now.low), format(now.high)),
              })}
        </span>
      </h3>
      {asTable ? (
        <SeriesTable
          {...{ title, clock, domain }}
          format={(value) => (none !== null && value >= none ? t('no use') : format(value))}
          columns={[
            { title: 'P10', values: series.p10 },
            { title: 'P50', values: series.p50 },
            { title: 'P90', values: series.p90 },
          ]}
        />
      ) : (
        <CurveDrawing {...{ title, curve, format, width }} />
      )}
    </div>
  );
}

interface CurveDrawingProps extends Omit<CurveViewProps, 'unit'> {
  readonly width: number;
}

function CurveDrawing({ title, curve, format, width }: CurveDrawingProps) {
  const { clock } = useShown().run;
  const domain = useDomain();
  const height = HEIGHT - BOTTOM - 6;
  const left = Math.max(LEFT, labelRoom(stockTicks(curve).map(format)));
  const inner = { width: Math.max(40, width - left - 6), height };
  const geometry = layoutStock(curve, clock, domain, inner);
  const dDayX = timeScale(domain, [0, inner.width])(clock.dDayMin);
  return (
    <svg
      className="chart"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={t('{title} over time with P10 to P90; its table has the numbers', { title })}
    >
      <g transform={`translate(${left},6)`}>
        {geometry.ticks.map(({ value, y }) => (
          <g key={value} transform={`translate(0,${y})`}>
            <line className="grid" x2={inner.width} />
            <text x={-LABEL_GAP} y={4} textAnchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        <path className="band" d={geometry.band} fill="var(--all)" />
        <path className="ready" d={geometry.middle} stroke="var(--all)" />
        {geometry.targetY !== null && <path className="required" d={`M0,${geometry.targetY}H${inner.width}`} />}
        {dDayX >= 0 && <line className="d-day" x1={dDayX} x2={dDayX} y2={inner.height} />}
        {timeTicks(clock, domain, [0, inner.width]).map(({ x, minute, label }) => (
          <text
            key={minute}
            x={x}
            y={inner.height + 16}
            textAnchor="middle"
            className={label === 'D' ? 'd-day-label' : undefined}
          >
            {label}
          </text>
        ))}
        <ClockCursor domain={domain} left={0} right={inner.width} top={0} bottom={inner.height} />
      </g>
    </svg>
  );
}
