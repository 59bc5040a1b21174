import { Fragment } from 'react';
import { useNames } from '../../api/names.ts';
import { useForce, usePosture, useResources, useStocks } from '../../api/sections.ts';
import type { OpeningLine, Place } from '../../api/model.ts';
import { capacityText, massText, toCount, toDays, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useOwnFocus } from '../../app/own-focus.ts';
import { Panel } from '../../app/panel.tsx';
import { useDomain, useShown } from '../../app/run-context.ts';
import { Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { SparklineView } from '../../drawing/sparkline-view.tsx';
import { openShare } from '../../charts/open-share.ts';
import { placeStyle } from '../../charts/map-view.ts';
import { LIGHT_TITLES, lightAt, NO_CONSUMPTION_DAYS } from '../../charts/supply.ts';
import { navigate } from '../../state/address.ts';
import { useClockStep, useTableMinute } from '../../state/clock.ts';
import { toDDay, toDuration } from '../../state/time.ts';
import { CONFIDENCE } from '../../i18n/confidence.ts';
import { say, t, word } from '../../i18n/text.ts';
import { DisruptButton } from './disrupt-button.tsx';
import { PlaceLinks } from './place-links.tsx';

/** One place: what it offers, how busy it is, what is stocked there. */
export function PlacePanel({ place }: { readonly place: Place }) {
  const focused = useOwnFocus();
  const step = useClockStep();
  const { clock } = useShown().run;
  const domain = useDomain();
  const resources = useResources();
  const stocks = useStocks();
  const force = useForce();
  const names = useNames();
  const own = (resources.data ?? []).filter((row) => row.place === place.id);
  const held = (stocks.data ?? []).filter((row) => row.place === place.id);
  const due = force.data?.elements.filter((element) => element.destination === place.id) ?? [];
  const opening = usePosture().data?.openings.find((row) => row.place === place.id);
  const tools = (
    <>
      <DisruptButton target={{ place: place.id }} />
      <button type="button" className="plain framed small" onClick={() => navigate({ query: { place: null } })}>
        {t('Close')}
      </button>
    </>
  );
  const facts = [
    say(placeStyle(place.kind).title),
    place.country,
    place.protection === null || place.protection === 'none' ? null : word(place.protection),
    place.owner === null || place.owner === place.country ? null : t('owner: {nation}', { nation: place.owner }),
    place.notional ? t('notional') : null,
    place.confidence === null ? null : say(CONFIDENCE[place.confidence] ?? place.confidence),
  ];
  return (
    <Panel title={place.name} tools={tools} bodyRef={focused} flush>
      <p className="small muted empty-line">
        {facts.filter(Boolean).join(' · ')} · <InputLink of={{ section: 'places', row: place.id }} />
      </p>
      {opening !== undefined && <Opening row={opening} />}
      <PlaceLinks place={place} />
      {own.length > 0 && (
        <table className="data">
          <TableHead
            columns={[
              t('Facility'),
              { figure: t('Capacity') },
              { figure: t('Use') },
              { figure: t('Wait') },
              { figure: t('Queue') },
            ]}
          />
          <tbody>
            {own.map((row) => (
              <Fragment key={row.id}>
                <tr>
                  <th scope="row">{names.facility(row.facility)}</th>
                  <td className="number">{capacityText(row.capacity, row.unit)}</td>
                  <td className="number">{toPercent(row.utilisation)}</td>
                  <td className="number">{toDuration(row.meanWaitMin)}</td>
                  <td className="number strong">{toCount(row.queue[step] ?? 0)}</td>
                </tr>
                {row.queue.length > 0 && (
                  <tr className="sparkline-row">
                    <td colSpan={5}>
                      <SparklineView
                        values={row.queue}
                        stepMin={clock.stepMin}
                        domain={domain}
                        colour="var(--cause-waiting)"
                        label={(most) => t('Queue over time, at most {most}', { most: toCount(most) })}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
      {held.length > 0 && (
        <table className="data">
          <TableHead columns={[t('Stock'), { figure: t('Level') }, { figure: t('Days of supply') }]} />
          <tbody>
            {held.map((row) => {
              const days = row.daysOfSupply.p50[step] ?? NO_CONSUMPTION_DAYS;
              return (
                <Fragment key={row.id}>
                  <tr>
                    <th scope="row">
                      <InputLink of={{ section: 'stocks', row: row.id }}>{names.stock(row)}</InputLink>
                    </th>
                    <td className="number">{massText(row.levelT.p50[step] ?? 0)}</td>
                    <td className="number" title={say(LIGHT_TITLES[lightAt(row, step)])}>
                      {days >= NO_CONSUMPTION_DAYS ? (
                        <span className="muted">{t('no use')}</span>
                      ) : (
                        `${toDays(days)}\u00a0${t('d')}`
                      )}
                    </td>
                  </tr>
                  <tr className="sparkline-row">
                    <td colSpan={3}>
                      <SparklineView
                        values={row.levelT.p50}
                        stepMin={clock.stepMin}
                        domain={domain}
                        colour="var(--all)"
                        label={(most) => t('Stock over time, at most {most}', { most: massText(most) })}
                      />
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
      {due.length > 0 && (
        <p className="small empty-line">
          {t('Destination of force elements: {elements}, persons: {persons}.', {
            elements: due.length,
            persons: toCount(due.reduce((sum, { persons }) => sum + persons, 0)),
          })}
        </p>
      )}
      {[resources, stocks].map((part, index) =>
        part.data === undefined ? (
          <Unloaded key={index} value={part} what={index === 0 ? t('resources') : t('stocks')} />
        ) : null,
      )}
      {resources.data && stocks.data && force.data && own.length + held.length + due.length === 0 && (
        <p className="small muted empty-line">
          {t('No capacity of this place was used in the run, and nothing is stocked here.')}
        </p>
      )}
    </Panel>
  );
}

/** What of its beds, staging, clearance and handling is open; the table below it has what they are when all of it is. */
function Opening({ row }: { readonly row: OpeningLine }) {
  const minute = useTableMinute();
  const { clock } = useShown().run;
  if (row.facilities.length > 0)
    return (
      <p className="small empty-line">
        {t('Open at the clock: {shares}. Opened {opened} (median).', {
          shares: row.facilities
            .map(({ facility, full }) => `${word(facility)} ${toPercent(openShare({ ...row, full }, minute))}`)
            .join(', '),
          opened: row.opened.p50 === null ? t('never') : toDDay(clock, row.opened.p50),
        })}
      </p>
    );
  return (
    <p className="small empty-line">
      {t('Open at the clock: {share} of its reception. Opened {opened}, full {full} (median).', {
        share: toPercent(openShare(row, minute)),
        opened: row.opened.p50 === null ? t('never') : toDDay(clock, row.opened.p50),
        full: row.full.p50 === null ? t('never') : toDDay(clock, row.full.p50),
      })}
    </p>
  );
}
