import { useMemo } from 'react';
import { airspaceStateAt } from '../../api/airspaces.ts';
import { useDisruptions, type Disruption } from '../../api/disruptions.ts';
import { useNames } from '../../api/names.ts';
import { useForce, usePosture, useResources, useShownReplication } from '../../api/sections.ts';
import { useSectors } from '../../api/sectors.ts';
import type { Loadable, Place, ResourceResult, ShownReplication } from '../../api/model.ts';
import { massUnit, toCount, toMass, toPercent } from '../../app/format.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import { TableHead } from '../../app/table-head.tsx';
import { ResourceChip } from '../../app/source-chip.tsx';
import { indexMovements, MOST_MOVERS, sumFlows, underWay } from '../../charts/movements.ts';
import { navigate, useAddress } from '../../state/address.ts';
import { useShown } from '../../app/run-context.ts';
import { useClockStep, useTableMinute } from '../../state/clock.ts';
import { MODE_COLOURS, MoverGlyph } from './mode-glyphs.tsx';
import { AirspacesNow } from './airspaces-now.tsx';
import { DisruptionsNow } from './disruptions-now.tsx';
import type { AirspacesAtClock } from './draw-airspaces.ts';
import type { SectorsAtClock } from './draw-sectors.ts';
import { LinkPanel } from './link-panel.tsx';
import { MapLegend, MODES } from './map-legend.tsx';
import { MovementTable } from './movement-table.tsx';
import { PlaceFinder } from './place-finder.tsx';
import { PlacePanel } from './place-panel.tsx';
import { PlaceTable } from './place-table.tsx';
import { SectorsNow } from './sectors-now.tsx';
import { TheatreMap } from './theatre-map.tsx';
import './map.css';
import { t, wordTitle } from '../../i18n/text.ts';

/** What the map shows as tables. */
const TWINS = ['movements', 'places'] as const;

export default function MapScreen() {
  const force = useForce();
  const shown = useShownReplication();
  const resources = useResources();
  const expected = useDisruptions();
  const disruptions = expected.data ?? NO_DISRUPTIONS;
  const sectors = useSectorsAtClock();
  const airspaces = useAirspacesAtClock(disruptions);
  const { query } = useAddress();
  const twin = TWINS.find((name) => name === query['twin']);
  const selected = query['place'];
  const link = force.data?.links.find(({ id }) => id === query['link']);
  const hide = query['hide'] ?? '';
  const hidden = useMemo(() => new Set(hide.split(',').filter((mode) => MODES.includes(mode))), [hide]);
  const toggle = (mode: string) => {
    const next = MODES.filter((one) => hidden.has(one) !== (one === mode));
    navigate({ query: { hide: next.join(',') || null } });
  };
  const nations = force.data?.nations;
  // By the name of the atlas, and the same list at each drawing: another one projects the world anew.
  const supported = useMemo(
    () => (nations ?? []).filter(({ role }) => role === 'supported').map(({ givenName }) => givenName),
    [nations],
  );
  return (
    <div className="map-screen">
      <Panel
        title={t('Map')}
        note={shown.data && t('movements of the shown replication {number}', { number: shown.data.replication })}
        flush
        className="map-panel"
        tools={
          <>
            {force.data && <PlaceFinder places={force.data.places} selected={selected} />}
            <Segmented
              label={t('Map or table')}
              value={twin ?? 'map'}
              options={[
                { value: 'map', label: t('Map') },
                { value: 'movements', label: t('Movements') },
                { value: 'places', label: t('Places') },
              ]}
              onChange={(value) => navigate({ query: { twin: value === 'map' ? null : value } })}
            />
          </>
        }
      >
        <Await value={force} what={t('network')}>
          {(data) =>
            data.places.length === 0 ? (
              <EmptyState>{t('This scenario has no places.')}</EmptyState>
            ) : twin === 'places' ? (
              <PlaceTable places={data.places} resources={resources.data ?? NO_RESOURCES} selected={selected} />
            ) : twin === 'movements' ? (
              <Await value={shown} what={t('shown replication')}>
                {(replication) => <MovementTable shown={replication} places={data.placeById} hidden={hidden} />}
              </Await>
            ) : (
              <TheatreMap
                places={data.places}
                links={data.links}
                supported={supported}
                shown={shown.data}
                resources={resources.data ?? NO_RESOURCES}
                disruptions={disruptions}
                sectors={sectors}
                airspaces={airspaces}
                selected={selected}
                selectedLink={link}
                hidden={hidden}
              />
            )
          }
        </Await>
        <MapLegend hidden={hidden} onToggle={toggle} />
      </Panel>
      <aside className="map-side" aria-label={t('At the clock')}>
        {selected !== undefined && force.data?.placeById.get(selected) && (
          <PlacePanel place={force.data.placeById.get(selected) as Place} />
        )}
        {link !== undefined && <LinkPanel link={link} />}
        {shown.data ? (
          <UnderWay shown={shown.data} />
        ) : (
          <Panel title={t('Under way')}>
            <Unloaded value={shown} what={t('shown replication')} />
          </Panel>
        )}
        {sectors.rows.length > 0 && <SectorsNow {...sectors} />}
        {airspaces.rows.length > 0 && <AirspacesNow {...airspaces} />}
        <Queues resources={resources} places={force.data?.placeById ?? NO_PLACES} />
        {disruptions.length > 0 && <DisruptionsNow rows={disruptions} />}
        {expected.error !== null && (
          <Panel title={t('Disruptions expected')}>
            <Unloaded value={expected} what={t('disruptions')} />
          </Panel>
        )}
      </aside>
    </div>
  );
}

/** Where the sectors lie, and what the run says of them. */
function useSectorsAtClock(): SectorsAtClock {
  const rows = useSectors().data;
  const results = usePosture().data?.sectors;
  return useMemo(
    () => ({ rows: rows ?? [], results: new Map((results ?? []).map((result) => [result.id, result])) }),
    [rows, results],
  );
}

/** Where the airspaces lie, and whether they are closed. */
function useAirspacesAtClock(disruptions: readonly Disruption[]): AirspacesAtClock {
  const rows = useForce().data?.airspaces;
  const { gates } = useShown().run;
  return useMemo(
    () => ({
      rows: rows ?? [],
      stateAt: (airspace, minute) => airspaceStateAt(airspace, minute, gates, disruptions),
    }),
    [rows, gates, disruptions],
  );
}

const NO_DISRUPTIONS: readonly Disruption[] = [];
const NO_RESOURCES: readonly ResourceResult[] = [];
const NO_PLACES: ReadonlyMap<string, Place> = new Map();

/** What is under way at the clock, by mode. */
function UnderWay({ shown }: { readonly shown: ShownReplication }) {
  const index = useMemo(() => indexMovements(shown.movements), [shown]);
  const minute = useTableMinute();
  const legs = underWay(shown.movements, index, minute);
  const flows = sumFlows(shown.movements, legs);
  return (
    <Panel
      title={t('Under way')}
      note={
        legs.length > MOST_MOVERS
          ? t('at the clock; the map draws the {count} heaviest', { count: toCount(MOST_MOVERS) })
          : t('at the clock')
      }
      flush
    >
      {flows.length === 0 ? (
        <p className="muted small empty-line">{t('Nothing moves at this time.')}</p>
      ) : (
        <table className="data">
          <TableHead
            columns={[
              t('Mode'),
              { figure: t('Assets') },
              { figure: t('Persons') },
              { figure: t('Vehicles') },
              { figure: t('Cargo, {unit}', { unit: massUnit() }) },
            ]}
          />
          <tbody>
            {flows.map((flow) => (
              <tr key={flow.mode}>
                <th scope="row">
                  <svg width="14" height="12" viewBox="-7 -6 14 12" aria-hidden="true">
                    <MoverGlyph mode={flow.mode} fill={MODE_COLOURS[flow.mode]} />
                  </svg>{' '}
                  {wordTitle(flow.mode)}
                </th>
                <td className="number">{toCount(flow.assets)}</td>
                <td className="number">{toCount(flow.persons)}</td>
                <td className="number">{toCount(flow.vehicles)}</td>
                <td className="number">{toCount(toMass(flow.massT))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

const MOST_QUEUES = 8;

function Queues({
  resources,
  places,
}: {
  readonly resources: Loadable<readonly ResourceResult[]>;
  readonly places: ReadonlyMap<string, Place>;
}) {
  const step = useClockStep();
  const names = useNames();
  if (resources.data === undefined)
    return (
      <Panel title={t('Queues')}>
        <Unloaded value={resources} what={t('resources')} />
      </Panel>
    );
  const queues = resources.data
    .filter((row) => (row.queue[step] ?? 0) > 0)
    .sort((a, b) => b.queue[step] - a.queue[step] || (a.id < b.id ? -1 : 1));
  return (
    <Panel title={t('Queues')} note={t('at the clock')} flush>
      {queues.length === 0 ? (
        <p className="muted small empty-line">{t('No one waits at a capacity at this time.')}</p>
      ) : (
        <table className="data">
          <TableHead columns={[t('Resource'), { figure: t('Waiting') }, { figure: t('Use over run') }]} />
          <tbody>
            {queues.slice(0, MOST_QUEUES).map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.place === null ? (
                    names.resource(row.id)
                  ) : (
                    <button
                      type="button"
                      className="link"
                      onClick={() => navigate({ query: { place: row.place, link: null } })}
                    >
                      {places.get(row.place)?.name ?? row.place}
                    </button>
                  )}
                  {row.place !== null && <span className="muted"> {names.facility(row.facility)}</span>}{' '}
                  <ResourceChip of={row.id} />
                </th>
                <td className="number strong">{toCount(row.queue[step])}</td>
                <td className="number">{toPercent(row.utilisation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
