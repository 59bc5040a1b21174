import { useShown } from '../../app/run-context.ts';
import { panDomain, timeScale, timeTicks, zoomDomain, type Domain } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { t } from '../../i18n/text.ts';

interface GanttFrameProps {
  readonly domain: Domain;
  readonly full: Domain;
  readonly width: number;
  readonly labelWidth: number;
  readonly onDomain: (domain: Domain) => void;
}

const AXIS_HEIGHT = 28;
/** Lines reach below the axis over all rows; the scroll area cuts them. */
const FAR = 4000;

/** Axis and buttons that zoom; the grid under the rows, D-day and the clock over them. */
export function GanttFrame({ domain, full, width, labelWidth, onDomain }: GanttFrameProps) {
  const { clock } = useShown().run;
  const ticks = timeTicks(clock, domain, [0, width]);
  const dDayX = timeScale(domain, [0, width])(clock.dDayMin);
  const step = (domain[1] - domain[0]) / 4;
  return (
    <>
      <div className="gantt-head" style={{ height: AXIS_HEIGHT }}>
        <div className="gantt-zoom" style={{ width: labelWidth }}>
          <span className="muted small">{t('Nation, element')}</span>
          <span className="buttons">
            <ZoomButton label={t('Earlier')} text="◂" onClick={() => onDomain(panDomain(domain, full, -step))} />
            <ZoomButton label={t('Zoom out')} text="−" onClick={() => onDomain(zoomDomain(domain, full, 1.5, 0.5))} />
            <ZoomButton
              label={t('Zoom in')}
              text="+"
              onClick={() => onDomain(zoomDomain(domain, full, 1 / 1.5, 0.5))}
            />
            <ZoomButton label={t('Later')} text="▸" onClick={() => onDomain(panDomain(domain, full, step))} />
            <ZoomButton label={t('Show all')} text={t('All')} onClick={() => onDomain(full)} />
          </span>
        </div>
        <svg className="chart" width={width} height={AXIS_HEIGHT} aria-hidden="true">
          {ticks.map(({ x, minute, label }) => (
            <text
              key={minute}
              x={x}
              y={18}
              textAnchor={x < 16 ? 'start' : x > width - 16 ? 'end' : 'middle'}
              className={label === 'D' ? 'd-day-label' : undefined}
            >
              {label}
            </text>
          ))}
        </svg>
      </div>
      <svg
        className="gantt-grid chart"
        style={{ left: labelWidth, top: AXIS_HEIGHT }}
        width={width}
        height="100%"
        aria-hidden="true"
      >
        {ticks.map(({ x, minute }) => (
          <line key={minute} className="grid" x1={x} x2={x} y1={0} y2={FAR} />
        ))}
      </svg>
      <svg
        className="gantt-grid over chart"
        style={{ left: labelWidth, top: AXIS_HEIGHT }}
        width={width}
        height="100%"
        aria-hidden="true"
      >
        {dDayX >= 0 && dDayX <= width && <line className="d-day" x1={dDayX} x2={dDayX} y1={0} y2={FAR} />}
        <ClockCursor domain={domain} left={0} right={width} top={0} bottom={FAR} />
      </svg>
    </>
  );
}

const ZoomButton = ({
  label,
  text,
  onClick,
}: {
  readonly label: string;
  readonly text: string;
  readonly onClick: () => void;
}) => (
  <button type="button" className="plain framed small" aria-label={label} title={label} onClick={onClick}>
    {text}
  </button>
);
