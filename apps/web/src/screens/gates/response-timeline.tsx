import { useElementSize } from '@mantine/hooks';
import type { ResponseStep } from '../../api/model.ts';
import { useShown } from '../../app/run-context.ts';
import { timeScale, timeTicks, type Domain } from '../../charts/time-axis.ts';
import { ClockCursor } from '../../drawing/clock-cursor.tsx';
import { DAY_MIN, toDDay } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';

const ROW_HEIGHT = 20;
const AXIS_HEIGHT = 24;
const LABEL_WIDTH = 330;
/** Days of the response that are drawn when everything is decided sooner. */
const LEAST_DAYS = 14;

/** One row a step: a bar from P10 to P90 and a mark at the median, with the numbers beside it. */
export function ResponseTimeline({ steps }: { readonly steps: readonly ResponseStep[] }) {
  const { clock } = useShown().run;
  const { ref, width } = useElementSize();
  const last = Math.max(
    clock.dDayMin + LEAST_DAYS * DAY_MIN,
    ...steps.map(({ inForce }) => inForce.p90 ?? inForce.p50 ?? 0),
  );
  const domain: Domain = [clock.dDayMin - DAY_MIN, Math.min(clock.endMin, last + DAY_MIN)];
  const left = Math.min(LABEL_WIDTH, width * 0.45);
  const height = AXIS_HEIGHT + steps.length * ROW_HEIGHT;
  const x = timeScale(domain, [left, Math.max(left + 1, width - 12)]);
  const label = t('Response timeline: {count} steps, each with its band; numbers stand in the rows', {
    count: steps.length,
  });
  return (
    <div ref={ref} className="drawing response-timeline" style={{ height }}>
      {width > 80 && (
        <svg className="chart" width={width} height={height} role="img" aria-label={label}>
          {timeTicks(clock, domain, [left, width - 12]).map((tick) => (
            <g key={tick.minute}>
              <line className="grid" x1={tick.x} x2={tick.x} y1={AXIS_HEIGHT} y2={height} />
              <text x={tick.x} y={15} textAnchor="middle">
                {tick.label}
              </text>
            </g>
          ))}
          {steps.map((step, row) => (
            <StepRow key={step.id} {...{ step, x, left }} y={AXIS_HEIGHT + row * ROW_HEIGHT} />
          ))}
          <ClockCursor domain={domain} left={left} right={width - 12} top={AXIS_HEIGHT} bottom={height} />
        </svg>
      )}
    </div>
  );
}

interface StepRowProps {
  readonly step: ResponseStep;
  readonly x: (minute: number) => number;
  readonly left: number;
  readonly y: number;
}

function StepRow({ step, x, left, y }: StepRowProps) {
  const { clock } = useShown().run;
  const { p10, p50, p90 } = step.inForce;
  const middle = y + ROW_HEIGHT / 2;
  const owner = step.owner === null ? '' : `${step.owner} · `;
  return (
    <g className={`step ${step.kind}`}>
      <title>
        {`${step.title} (${say(step.kind)}): ${toDDay(clock, p10)} – ${toDDay(clock, p50)} – ${toDDay(clock, p90)}`}
      </title>
      <text className="step-title" x={8} y={middle + 4}>
        {owner}
        {step.title}
      </text>
      {p10 !== null && (
        <rect
          className="band"
          x={x(p10)}
          y={y + 5}
          width={Math.max(2, x(p90 ?? clock.endMin) - x(p10))}
          height={10}
          rx={2}
        />
      )}
      {p50 === null ? (
        <text className="muted" x={left + 8} y={middle + 4}>
          {t('beyond run')}
        </text>
      ) : (
        <line className="median" x1={x(p50)} x2={x(p50)} y1={y + 3} y2={y + 17} />
      )}
    </g>
  );
}
