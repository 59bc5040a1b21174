/** Why late: the ledger of one element by cause and resource, its dates with their spread, and the chain of the shown replication. */
import { inputOfResource } from '../../api/inputs.ts';
import { useNames } from '../../api/names.ts';
import { useElement, useForce, useShownReplication } from '../../api/sections.ts';
import type { Bottleneck, ElementDetail, ShownElement } from '../../api/model.ts';
import { componentTitle, rangeBeside, toCount, toPercent, toTenth } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useOwnFocus } from '../../app/own-focus.ts';
import { Panel } from '../../app/panel.tsx';
import { reliefProgress, reliefText } from '../../app/relief-text.ts';
import { useShown } from '../../app/run-context.ts';
import { Await, EmptyState } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { causeGroup, causeTitle } from '../../charts/causes.ts';
import { latenessMin, mergePhases } from '../../charts/gantt.ts';
import { causeFill, CauseSwatch } from '../../drawing/cause-patterns.tsx';
import { ElementSymbol } from '../../drawing/element-symbol.tsx';
import { navigate } from '../../state/address.ts';
import { TryRelief, WhatIfLink } from '../../what-if/what-if-link.tsx';
import { DAY_MIN, toDDay, toDtg, toDuration } from '../../state/time.ts';
import { findBestRelief, isSure } from '../../charts/best-relief.ts';
import { t, tr, wordTitle } from '../../i18n/text.ts';

const MOST_LEDGER = 14;

export function WhyLate({ id }: { readonly id: string }) {
  const told = useElement(id);
  const force = useForce();
  const shown = useShownReplication();
  const element = force.data?.elementById.get(id);
  const focused = useOwnFocus();
  const close = (
    <button type="button" className="plain framed small" onClick={() => navigate({ query: { element: null } })}>
      {t('Close')}
    </button>
  );
  return (
    <Panel title={element?.name ?? id} className="why-late" tools={close} bodyRef={focused}>
      <Await value={told} what={t('results by element')}>
        {(result) => {
          if (result === null) return <EmptyState>{t('This run has no result for {id}.', { id })}</EmptyState>;
          return (
            <>
              {element && (
                <div className="why-head">
                  <ElementSymbol sidc={element.sidc} component={element.component} size={30} />
                  <p className="small">
                    {[
                      element.nation,
                      componentTitle(element.component),
                      element.capability && wordTitle(element.capability),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    <br />
                    {t('{count} {count?person|persons}', { count: toCount(element.persons) })} ·{' '}
                    {placeName(element.home)} → {placeName(element.destination)}
                    {element.notional && <span className="muted"> · {t('notional')}</span>} ·{' '}
                    <InputLink of={{ section: 'forceElements', row: id }} />
                  </p>
                </div>
              )}
              <OnTime result={result} />
              <AtPort result={result} />
              <Dates result={result} />
              <BestRelief result={result} />
              <Ledger result={result} />
              <Chain shown={shown.data?.elements.find((row) => row.id === id)} replication={shown.data?.replication} />
            </>
          );
        }}
      </Await>
    </Panel>
  );

  function placeName(place: string): string {
    return force.data?.placeById.get(place)?.name ?? place;
  }
}

function OnTime({ result }: { readonly result: ElementDetail }) {
  const { clock } = useShown().run;
  const late = latenessMin(result);
  if (result.requiredMin === null)
    return <p>{t('No required date. Ready {date} at the median.', { date: toDDay(clock, result.ready.p50) })}</p>;
  const range = result.onTime && rangeBeside(toPercent(result.onTime.low), toPercent(result.onTime.high));
  const headline =
    late === Infinity
      ? t('Not ready within the run at the median')
      : late !== null && late > 0
        ? t('{time} late at the median', { time: toDuration(late) })
        : t('{time} in hand at the median', { time: toDuration(-(late ?? 0)) });
  return (
    <div>
      <p className={`why-headline ${late !== null && late > 0 ? 'bad' : 'good'}`}>{headline}</p>
      {result.onTime && (
        <p className="small">
          {tr('Ready by {date} with probability {chance}', {
            date: toDDay(clock, result.requiredMin),
            chance: <strong>{toPercent(result.onTime.value)}</strong>,
          })}{' '}
          {range && <span className="muted">({range}, 95 %)</span>}
        </p>
      )}
    </div>
  );
}

/** The latest arrival date at the port of debarkation, where the line has one. */
function AtPort({ result }: { readonly result: ElementDetail }) {
  const { clock } = useShown().run;
  if (!result.onTimeAtPod || typeof result.latestArrivalMin !== 'number') return null;
  return (
    <p className="small">
      {tr('At the port of debarkation by {date} (LAD) with probability {chance}', {
        date: toDDay(clock, result.latestArrivalMin),
        chance: <strong>{toPercent(result.onTimeAtPod.value)}</strong>,
      })}
    </p>
  );
}

/** What was tried at the places this element waits at, and what it brought to all that are late; from there to a what-if. */
function BestRelief({ result }: { readonly result: ElementDetail }) {
  const { run } = useShown();
  const names = useNames();
  const waits = new Set(result.ledger.map(({ resource }) => resource));
  const gain = ({ daysGained }: Bottleneck) => daysGained?.mean ?? -Infinity;
  const [best] = run.bottlenecks
    .filter((row) => waits.has(row.resource) && isSure(row))
    .sort((a, b) => gain(b) - gain(a));
  const known = findBestRelief(run);
  // The next one that is tried may be better: nothing is named before all are.
  if (known.kind === 'trying') return <p className="small muted">{reliefProgress(known)}</p>;
  if (best === undefined || best.daysGained === null)
    return (
      <p className="small muted">
        {t('None of the reliefs that were tried gains time for sure where this element waits. Try one in a what-if.')}{' '}
        <WhatIfLink label={t('To the what-if')} />
      </p>
    );
  return (
    <p className="relief small">
      {tr('Most would help {resource}: {relief}. It gains {days} {days?day|days} for the late elements on average.', {
        resource: <strong>{names.resource(best.resource)}</strong>,
        relief: reliefText(best, names),
        days: <strong>{toTenth(best.daysGained.mean)}</strong>,
      })}{' '}
      {reliefProgress(known)} <TryRelief resource={best.resource} pool={best.pool} />
    </p>
  );
}

function Dates({ result }: { readonly result: ElementDetail }) {
  const { clock } = useShown().run;
  const rows = [
    [t('Ordered'), result.ordered],
    [t('At POD'), result.atPod],
    [t('At destination'), result.atDestination],
    [t('Ready'), result.ready],
  ] as const;
  return (
    <table className="data compact">
      <TableHead columns={[t('Date'), { figure: 'P10' }, { figure: 'P50' }, { figure: 'P90' }]} />
      <tbody>
        {rows.map(([title, times]) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            {[times.p10, times.p50, times.p90].map((minute, column) => (
              <td key={column} className="number">
                {toDDay(clock, minute)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ledger({ result }: { readonly result: ElementDetail }) {
  const names = useNames();
  if (result.ledger.length === 0) return <p className="muted small">{t('No time was spent on the way to ready.')}</p>;
  const total = result.ledger.reduce((sum, entry) => sum + entry.meanMin, 0);
  const longest = Math.max(...result.ledger.map((entry) => entry.meanMin));
  const rest = result.ledger.slice(MOST_LEDGER).reduce((sum, entry) => sum + entry.meanMin, 0);
  return (
    <section>
      <h3>
        {t('Where the time goes: mean {days} {days?day|days} along the binding chain', {
          days: toTenth(total / DAY_MIN),
        })}
      </h3>
      <ul className="ledger">
        {result.ledger.slice(0, MOST_LEDGER).map((entry) => (
          <li key={`${entry.cause} ${entry.resource}`}>
            <span className="what">
              {causeTitle(entry.cause)}
              {entry.resource !== null && (
                <span className="muted">
                  {' · '}
                  <InputLink of={inputOfResource(entry.resource)}>{names.resource(entry.resource)}</InputLink>
                </span>
              )}
            </span>
            <span className="days">{toDuration(entry.meanMin)}</span>
            <svg width="100%" height="7" aria-hidden="true">
              <rect
                width={`${(entry.meanMin / longest) * 100}%`}
                height="7"
                fill={causeFill(causeGroup(entry.cause))}
              />
            </svg>
          </li>
        ))}
        {rest > 0 && <li className="muted">{t('all other causes {time}', { time: toDuration(rest) })}</li>}
      </ul>
    </section>
  );
}

function Chain({
  shown,
  replication,
}: {
  readonly shown: ShownElement | undefined;
  readonly replication: number | undefined;
}) {
  const { clock } = useShown().run;
  const names = useNames();
  if (shown === undefined || shown.chain.length === 0) return null;
  return (
    <section>
      <h3>{t('Binding chain of replication {number}', { number: replication ?? 0 })}</h3>
      <ol className="chain">
        {mergePhases(shown.chain).map((phase) => (
          <li key={phase.startMin}>
            <span className="nowrap muted">{toDtg(clock.cfDay, phase.startMin)}</span>
            <span>
              <CauseSwatch group={causeGroup(phase.cause)} /> {causeTitle(phase.cause)}
              {phase.resource !== null && <span className="muted"> · {names.resource(phase.resource)}</span>}
            </span>
            <span className="number nowrap">{toDuration(phase.endMin - phase.startMin)}</span>
          </li>
        ))}
      </ol>
      <p className="small">
        {shown.readyMin === null
          ? t('Not ready within the run.')
          : t('Ready {dtg}, {day}.', { dtg: toDtg(clock.cfDay, shown.readyMin), day: toDDay(clock, shown.readyMin) })}
      </p>
    </section>
  );
}
