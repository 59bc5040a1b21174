/** One lane under the axis of the timeline: when gates are met and commitments in force, and when the scenario expects disruptions. */
import { expectedLoss, useDisruptions, type Disruption } from '../../api/disruptions.ts';
import { useNames } from '../../api/names.ts';
import { usePosture } from '../../api/sections.ts';
import { rangeText, toPercent, withRange } from '../../app/format.ts';
import { useDomain, useShown } from '../../app/run-context.ts';
import { TableHead } from '../../app/table-head.tsx';
import { ViewLink } from '../../app/view-link.tsx';
import { timeScale, type Domain } from '../../charts/time-axis.ts';
import { toDDay } from '../../state/time.ts';
import { say, t } from '../../i18n/text.ts';

interface EventLaneProps {
  readonly domain: Domain;
  readonly width: number;
  readonly labelWidth: number;
}

const HEIGHT = 46;
const GATE_Y = 9;
const COMMITMENT_Y = 22;
const DISRUPTION_Y = 32;
const NARROWEST = 3;
/** Many lie over each other: together they darken, and one alone is still seen. */
const LEAST_INK = 0.04;
const MORE_INK = 0.14;

/** Gates that are met, commitments in force and disruptions that are expected within a part of the run. */
function useEvents(domain: Domain) {
  const { run } = useShown();
  const disruptions = useDisruptions().data ?? [];
  const inside = (from: number, until: number) => until >= domain[0] && from <= domain[1];
  const gates = run.gates.flatMap(({ id, title, met }) =>
    met.p50 !== null && inside(met.p50, met.p50) ? [{ id, title, at: met.p50, ...met }] : [],
  );
  const commitments = (usePosture().data?.response ?? []).flatMap(({ id, kind, title, owner, inForce }) =>
    kind === 'commitment' && inForce.p50 !== null && inside(inForce.p50, inForce.p50)
      ? [{ id, title, owner, at: inForce.p50, ...inForce }]
      : [],
  );
  const expected = disruptions.flatMap((row) =>
    row.fromMin !== null && inside(row.fromMin, row.untilMin ?? row.fromMin) ? [{ ...row, from: row.fromMin }] : [],
  );
  return { gates, commitments, expected };
}

/** The table twin of the lane. */
export function EventTable() {
  const { clock } = useShown().run;
  const { gates, commitments, expected } = useEvents(useDomain());
  const names = useNames();
  const day = (minute: number | null) => toDDay(clock, minute);
  return (
    <table className="data">
      <caption>{t('Gates, commitments in force, and disruptions expected')}</caption>
      <TableHead
        columns={[
          t('What'),
          t('Kind'),
          t('Place'),
          { figure: 'P10' },
          { figure: 'P50' },
          { figure: 'P90' },
          { figure: t('Probability') },
        ]}
      />
      <tbody>
        {[
          ...gates.map((one) => [t('Gate'), one] as const),
          ...commitments.map((one) => [t('Commitment'), one] as const),
        ].map(([kind, { id, title, p10, p50, p90, share }]) => (
          <tr key={`${kind} ${id}`}>
            <th scope="row">{title}</th>
            <td>{kind}</td>
            <td />
            {[p10, p50, p90].map((minute, column) => (
              <td key={column} className="number">
                {day(minute)}
              </td>
            ))}
            <td className="number">{toPercent(share)}</td>
          </tr>
        ))}
        {expected.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.title}</th>
            <td>{say(row.kind)}</td>
            <td>{row.place === null ? '' : names.place(row.place)}</td>
            <td className="number" colSpan={3}>
              {row.untilMin === null
                ? t('from {day} on', { day: day(row.from) })
                : rangeText(day(row.from), day(row.untilMin))}
            </td>
            <td className="number">{toPercent(row.probability)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function EventLane({ domain, width, labelWidth }: EventLaneProps) {
  const { run } = useShown();
  const { gates, commitments, expected } = useEvents(domain);
  const names = useNames();
  const x = timeScale(domain, [0, width]);
  const titleOf = ({ title, kind, place, probability }: Disruption) =>
    `${title} · ${say(kind)}${place === null ? '' : ` · ${names.place(place)}`} · ${toPercent(probability)}`;
  const dateText = (at: number | null, p10: number | null, p90: number | null) =>
    withRange(toDDay(run.clock, at), toDDay(run.clock, p10), toDDay(run.clock, p90));
  const change = { screen: 'gates' } as const;
  return (
    <div className="gantt-lane" style={{ height: HEIGHT }}>
      <div className="lane-label small muted" style={{ width: labelWidth }}>
        <ViewLink to={change}>{t('Gates and commitments')}</ViewLink>
        <span>{t('Disruptions expected')}</span>
      </div>
      <svg
        className="chart"
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t(
          '{gates} gates and {commitments} commitments at their median day, and {disruptions} disruptions that are expected',
          { gates: gates.length, commitments: commitments.length, disruptions: expected.length },
        )}
      >
        {gates.map(({ id, title, at, p10, p90 }) => (
          <path key={id} className="lane-gate" d={`M${x(at)},${GATE_Y + 4}l-4,-7h8Z`}>
            <title>{`${title}: ${dateText(at, p10, p90)}`}</title>
          </path>
        ))}
        {commitments.map(({ id, title, owner, at, p10, p90 }) => (
          <path key={id} className="lane-commitment" d={`M${x(at)},${COMMITMENT_Y - 4}l4,4l-4,4l-4,-4Z`}>
            <title>{`${title}${owner === null ? '' : ` · ${names.nation(owner)}`}: ${dateText(at, p10, p90)}`}</title>
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
