/** One lane under the axis of the timeline: when gates are met, and when the scenario expects disruptions. */
import { expectedLoss, useDisruptions, type Disruption } from '../../api/disruptions.ts';
import { useNames } from '../../api/names.ts';
import { toPercent } from '../../app/format.ts';
import { useShown } from '../../app/run-context.ts';
import { ViewLink } from '../../app/view-link.tsx';
import { timeScale, type Domain } from '../../charts/time-axis.ts';
import { toDDay } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';

interface EventLaneProps {
  readonly domain: Domain;
  readonly width: number;
  readonly labelWidth: number;
}

const HEIGHT = 34;
const GATE_Y = 9;
const DISRUPTION_Y = 20;
const NARROWEST = 3;
/** Many lie over each other: together they darken, and one alone is still seen. */
const LEAST_INK = 0.04;
const MORE_INK = 0.14;

export function EventLane({ domain, width, labelWidth }: EventLaneProps) {
  const { run } = useShown();
  const disruptions = useDisruptions().data ?? [];
  const names = useNames();
  const x = timeScale(domain, [0, width]);
  const inside = (from: number, until: number) => until >= domain[0] && from <= domain[1];
  const gates = run.gates.flatMap(({ id, title, met }) =>
    met.p50 !== null && inside(met.p50, met.p50) ? [{ id, title, at: met.p50, ...met }] : [],
  );
  const expected = disruptions.flatMap((row) =>
    row.fromMin !== null && inside(row.fromMin, row.untilMin ?? row.fromMin) ? [{ ...row, from: row.fromMin }] : [],
  );
  const titleOf = ({ title, kind, place, probability }: Disruption) =>
    `${title} · ${say(kind)}${place === null ? '' : ` · ${names.place(place)}`} · ${toPercent(probability)}`;
  const change = { screen: 'gates' } as const;
  return (
    <div className="gantt-lane" style={{ height: HEIGHT }}>
      <div className="lane-label small muted" style={{ width: labelWidth }}>
        <ViewLink to={change}>{t('Gates')}</ViewLink>
        <span>{t('Disruptions expected')}</span>
      </div>
      <svg
        className="chart"
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t('{gates} gates at their median day and {disruptions} disruptions that are expected', {
          gates: gates.length,
          disruptions: expected.length,
        })}
      >
        {gates.map(({ id, title, at, p10, p90 }) => (
          <path key={id} className="lane-gate" d={`M${x(at)},${GATE_Y + 4}l-4,-7h8Z`}>
            <title>{`${title}: ${toDDay(run.clock, at)} (${toDDay(run.clock, p10)} – ${toDDay(run.clock, p90)})`}</title>
          </path>
        ))}
        {expected.map((row) => (
          <rect
            key={row.id}
            className="lane-disruption"
            x={x(row.from)}
            y={DISRUPTION_Y}
            width={Math.max(NARROWEST, x(row.untilMin ?? row.from) - x(row.from))}
            height={9}
            fillOpacity={LEAST_INK + MORE_INK * expectedLoss(row)}
          >
            <title>{titleOf(row)}</title>
          </rect>
        ))}
      </svg>
    </div>
  );
}
