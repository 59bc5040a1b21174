import { useMemo } from 'react';
import { useDisruptions, type Disruption } from '../../api/disruptions.ts';
import type { ForceData } from '../../api/force.ts';
import type { Loadable, NetworkLink, Place, ResourceResult, ShownReplication } from '../../api/model.ts';
import { useForce, useResources, useShownReplication } from '../../api/sections.ts';
import { Panel, Segmented } from '../../app/panel.tsx';
import { Await, EmptyState, Unloaded } from '../../app/states.tsx';
import { navigate, useAddress } from '../../state/address.ts';
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
import { QueuesNow } from './queues-now.tsx';
import { SectorsNow } from './sectors-now.tsx';
import { TheatreMap } from './theatre-map.tsx';
import { UnderWayNow } from './under-way-now.tsx';
import { useAirspacesAtClock, useSectorsAtClock } from './use-areas.ts';
import './map.css';
import { t } from '../../i18n/text.ts';

/** What the map shows as tables. */
const TWINS = ['movements', 'places'] as const;
type Twin = (typeof TWINS)[number];

export default function MapScreen() {
  const force = useForce();
  const expected = useDisruptions();
  const disruptions = expected.data ?? NO_DISRUPTIONS;
  const areas = { sectors: useSectorsAtClock(), airspaces: useAirspacesAtClock(disruptions) };
  const { query } = useAddress();
  const chosen = {
    place: query['place'],
    link: force.data?.links.find(({ id }) => id === query['link']),
  };
  return (
    <div className="map-screen">
      <MapPanel {...{ force, disruptions, areas, chosen }} />
      <aside className="map-side" aria-label={t('At the clock')}>
        <Chosen force={force.data} {...chosen} />
        <UnderWayNow />
        {areas.sectors.rows.length > 0 && <SectorsNow {...areas.sectors} />}
        {areas.airspaces.rows.length > 0 && <AirspacesNow {...areas.airspaces} />}
        <QueuesNow places={force.data?.placeById ?? NO_PLACES} />
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

const NO_DISRUPTIONS: readonly Disruption[] = [];
const NO_RESOURCES: readonly ResourceResult[] = [];
const NO_PLACES: ReadonlyMap<string, Place> = new Map();

interface Selection {
  /** The id of the address, which may be of no place. */
  readonly place: string | undefined;
  readonly link: NetworkLink | undefined;
}

function Chosen({ force, place, link }: Selection & { readonly force: ForceData | undefined }) {
  const row = place === undefined ? undefined : force?.placeById.get(place);
  return (
    <>
      {row !== undefined && <PlacePanel place={row} />}
      {link !== undefined && <LinkPanel link={link} />}
    </>
  );
}

interface MapPanelProps {
  readonly force: Loadable<ForceData>;
  readonly disruptions: readonly Disruption[];
  readonly areas: { readonly sectors: SectorsAtClock; readonly airspaces: AirspacesAtClock };
  readonly chosen: Selection;
}

/** The map or one of its tables, with what may be looked for on it, and its legend. */
function MapPanel({ force, disruptions, areas, chosen }: MapPanelProps) {
  const shown = useShownReplication();
  const { query } = useAddress();
  const twin = TWINS.find((name) => name === query['twin']);
  const { hidden, toggle } = useHiddenModes();
  return (
    <Panel
      title={t('Map')}
      note={shown.data && t('movements of the shown replication {number}', { number: shown.data.replication })}
      flush
      className="map-panel"
      tools={
        <>
          {force.data && <PlaceFinder places={force.data.places} selected={chosen.place} />}
          <TwinChoice twin={twin} />
        </>
      }
    >
      <Await value={force} what={t('network')}>
        {(data) =>
          data.places.length === 0 ? (
            <EmptyState>{t('This scenario has no places.')}</EmptyState>
          ) : (
            <MapOrTable {...{ twin, data, shown, disruptions, areas, chosen, hidden }} />
          )
        }
      </Await>
      <MapLegend hidden={hidden} onToggle={toggle} />
    </Panel>
  );
}

function TwinChoice({ twin }: { readonly twin: Twin | undefined }) {
  return (
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
  );
}

/** The modes that the address takes off the map. */
function useHiddenModes() {
  const hide = useAddress().query['hide'] ?? '';
  const hidden = useMemo(() => new Set(hide.split(',').filter((mode) => MODES.includes(mode))), [hide]);
  const toggle = (mode: string) => {
    const next = MODES.filter((one) => hidden.has(one) !== (one === mode));
    navigate({ query: { hide: next.join(',') || null } });
  };
  return { hidden, toggle };
}

interface MapOrTableProps extends Omit<MapPanelProps, 'force'> {
  readonly twin: Twin | undefined;
  readonly data: ForceData;
  readonly shown: Loadable<ShownReplication>;
  readonly hidden: ReadonlySet<string>;
}

function MapOrTable({ twin, data, shown, disruptions, areas, chosen, hidden }: MapOrTableProps) {
  const resources = useResources().data ?? NO_RESOURCES;
  // By the name of the atlas, and the same list at each drawing: another one projects the world anew.
  const supported = useMemo(
    () => data.nations.filter(({ role }) => role === 'supported').map(({ givenName }) => givenName),
    [data.nations],
  );
  if (twin === 'places') return <PlaceTable places={data.places} resources={resources} selected={chosen.place} />;
  if (twin === 'movements')
    return (
      <Await value={shown} what={t('shown replication')}>
        {(replication) => <MovementTable shown={replication} places={data.placeById} hidden={hidden} />}
      </Await>
    );
  return (
    <TheatreMap
      places={data.places}
      links={data.links}
      shown={shown.data}
      selected={chosen.place}
      selectedLink={chosen.link}
      {...areas}
      {...{ supported, resources, disruptions, hidden }}
    />
  );
}
