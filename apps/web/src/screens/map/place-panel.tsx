import { useState } from 'react';
import { useForce, usePosture, useResources, useStockHeads, useStocks } from '../../api/sections.ts';
import type { OpeningLine, Place } from '../../api/model.ts';
import { toCount, toPercent } from '../../app/format.ts';
import { InputLink } from '../../app/input-link.tsx';
import { useOwnFocus } from '../../app/own-focus.ts';
import { Panel, TableToggle } from '../../app/panel.tsx';
import { useShown } from '../../app/run-context.ts';
import { Unloaded } from '../../app/states.tsx';
import { openShare } from '../../charts/open-share.ts';
import { placeStyle } from '../../charts/map-view.ts';
import { navigate } from '../../state/address.ts';
import { useTableMinute } from '../../state/clock.ts';
import { toDDay } from '../../state/time.ts';
import { CONFIDENCE } from '../../i18n/confidence.ts';
import { say, t, word } from '../../i18n/text.ts';
import { DisruptButton } from './disrupt-button.tsx';
import { PlaceLinks } from './place-links.tsx';
import { FacilityTable, StockTable } from './place-tables.tsx';

/** One place: what it offers, how busy it is, what is stocked there. */
export function PlacePanel({ place }: { readonly place: Place }) {
  const focused = useOwnFocus();
  const [asSeries, setAsSeries] = useState(false);
  const resources = useResources();
  const heads = useStockHeads();
  const stocks = useStocks(heads.data?.filter((row) => row.place === place.id).map(({ id }) => id));
  const force = useForce();
  const own = (resources.data ?? []).filter((row) => row.place === place.id);
  const held = stocks.data ?? [];
  const due = force.data?.elements.filter((element) => element.destination === place.id) ?? [];
  const opening = usePosture().data?.openings.find((row) => row.place === place.id);
  const hasSeries = own.length + held.length > 0;
  return (
    <Panel
      title={place.name}
      tools={
        <>
          <DisruptButton target={{ place: place.id }} />
          {hasSeries && <TableToggle isOn={asSeries} onToggle={() => setAsSeries(!asSeries)} />}
          <button type="button" className="plain framed small" onClick={() => navigate({ query: { place: null } })}>
            {t('Close')}
          </button>
        </>
      }
      bodyRef={focused}
      flush
    >
      <p className="small muted empty-line">
        {factsOf(place).join(' · ')} · <InputLink of={{ section: 'places', row: place.id }} />
      </p>
      {opening !== undefined && <Opening row={opening} />}
      <PlaceLinks place={place} />
      {own.length > 0 && <FacilityTable rows={own} asSeries={asSeries} />}
      {held.length > 0 && <StockTable rows={held} asSeries={asSeries} />}
      {due.length > 0 && (
        <p className="small empty-line">
          {t('Destination of force elements: {elements}, persons: {persons}.', {
            elements: due.length,
            persons: toCount(due.reduce((sum, { persons }) => sum + persons, 0)),
          })}
        </p>
      )}
      {[resources, heads.data === undefined ? heads : stocks].map((part, index) =>
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

/** What kind of place it is, whose, and how sure that is. */
function factsOf(place: Place): readonly string[] {
  const facts: readonly (string | null)[] = [
    say(placeStyle(place.kind).title),
    place.country,
    place.protection === null || place.protection === 'none' ? null : word(place.protection),
    place.owner === null || place.owner === place.country ? null : t('owner: {nation}', { nation: place.owner }),
    place.notional ? t('notional') : null,
    place.confidence === null ? null : say(CONFIDENCE[place.confidence] ?? place.confidence),
  ];
  return facts.flatMap((fact) => fact || []);
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
