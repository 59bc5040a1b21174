/**
 * The last kilometres: a road from every garrison, hub, depot and protected facility to the town of the network that `sites.ts` names, and a rail
 * spur in each gauge that a site and that town share. Computed from the rows of `sites.ts`, so that a new site is never an island.
 */
import type { LinkRow, PlaceRow } from '../scenario/network-section.ts';
import { toPlaceId, towns } from './junctions.ts';
import { seaports } from './seaports.ts';
import { airfields } from './airfields.ts';
import { sites, siteTowns } from './sites.ts';

const PLACES: ReadonlyMap<string, PlaceRow> = new Map(
  [...towns, ...seaports, ...airfields].map((place) => [place.id, place]),
);

/** A site in the town itself gets this length; positions of towns and sites agree to 5 km at best. */
const WITHIN_TOWN_KM = 3;
const isWithinTown = (site: PlaceRow, town: PlaceRow): boolean =>
  Math.abs(site.lat - town.lat) < 0.02 && Math.abs(site.lon - town.lon) < 0.025;

function getTown(site: PlaceRow): PlaceRow {
  const town = PLACES.get(toPlaceId(siteTowns.get(site.id) ?? ''));
  if (town === undefined) throw new Error(`site ${site.id} names no place of the network`);
  return town;
}

function toLinks(site: PlaceRow): LinkRow[] {
  const town = getTown(site);
  const within = isWithinTown(site, town);
  const ends = { from: town.id, to: site.id, ...(within ? { lengthKm: WITHIN_TOWN_KM } : {}) };
  const provenance = {
    source: 'muster-assumption',
    confidence: 'A' as const,
    ...(site.notional ? { notional: true } : {}),
    note: within ? 'In the town: 3 km assumed.' : 'Length: geodesic times the default circuity.',
  };
  const gauges = (site.rail?.gauges ?? []).filter((gauge) => town.rail?.gauges.includes(gauge));
  return [
    {
      id: `road:${town.id}:${site.id}`,
      ...ends,
      mode: 'road',
      vehiclesPerHour: 200,
      basis: 'nominal',
      share: 'share-road-military',
      ...provenance,
    },
    ...gauges.map((gauge): LinkRow => ({
      id: `rail${gauge === 1520 ? '1520' : ''}:${town.id}:${site.id}`,
      ...ends,
      mode: 'rail',
      gauge,
      tracks: 1,
      trainsPerDay: 25,
      basis: 'nominal',
      share: 'share-rail-military',
      speedKmh: 20,
      ...provenance,
    })),
  ];
}

export const siteLinks: readonly LinkRow[] = sites.flatMap(toLinks);
