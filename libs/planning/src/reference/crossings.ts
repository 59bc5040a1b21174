/**
 * Rail and road crossings of the borders of Ukraine, and the rail terminals on both sides where the gauge changes are in `junctions.ts`.
 *
 * Rail: the published nominal capacity of all 13 crossings is 220,000 t a day; about 1,800 wagons or 110,000 t a day were observed. The split by
 * crossing and gauge below is an assumption, in proportion to observed wagons where they are known, so that the 1520 mm sum at 42 wagons of
 * 65.9 t comes to about 200,000 t a day. Every figure is nominal: the military share applies, observed civil freight is what it displaces.
 */
import type { PlaceRow } from '../scenario/network-section.ts';

/** Id, name, latitude, longitude, trains a day on 1435 mm, trains a day on 1520 mm, what is published. */
type RailCrossing = readonly [
  id: string,
  name: string,
  lat: number,
  lon: number,
  standard: number,
  broad: number,
  published: string,
];

// prettier-ignore
const RAIL: readonly RailCrossing[] = [
  ['XR-Yahodyn', 'Yahodyn - Dorohusk', 51.18, 23.81, 5, 6, 'Observed 41-60 wagons a day with food cargo in 2023 (S).'],
  ['XR-Izov', 'Izov - Hrubieszow (LHS)', 50.79, 24.05, 0, 11, 'Observed 431 wagons a day in July 2023 (R).'],
  ['XR-Rava-Ruska', 'Rava-Ruska - Werchrata', 50.26, 23.6, 2, 3, 'No figure published.'],
  ['XR-Mostyska', 'Mostyska II - Medyka', 49.8, 22.96, 8, 8, 'Observed 28-37 wagons a day with food cargo in 2023 (S).'],
  ['XR-Chop-Cierna', 'Chop - Cierna nad Tisou', 48.43, 22.15, 4, 7, 'Observed 267 wagons a day in July 2023 (R).'],
  ['XR-Uzhhorod', 'Uzhhorod - Matovce', 48.61, 22.2, 0, 6, 'No figure published.'],
  ['XR-Chop-Zahony', 'Chop - Zahony', 48.42, 22.18, 8, 8, 'No figure published.'],
  ['XR-Batiovo', 'Batiovo - Eperjeske', 48.35, 22.3, 2, 3, 'Observed 95 wagons a day of 65.9 t in July 2023 (R).'],
  ['XR-Vadul-Siret', 'Vadul-Siret - Dornesti', 47.95, 26.03, 4, 4, 'No figure published.'],
  ['XR-Diakove', 'Diakove - Halmeu', 48.0, 23.0, 3, 3, 'No figure published.'],
  ['XR-Reni', 'Reni - Giurgiulesti', 45.46, 28.24, 0, 4, 'No figure published.'],
  ['XR-Mohyliv', 'Mohyliv-Podilskyi - Valcinet', 48.45, 27.79, 0, 6, 'No figure published.'],
  ['XR-Sokyriany', 'Sokyriany - Ocnita', 48.42, 27.45, 0, 3, 'No figure published.'],
];

/**
 * Id, name, latitude, longitude, military convoys a day and direction that the crossing can take (nominal, lanes shared with civil traffic).
 * A convoy is a march unit of 20 to 25 vehicles or a truck company. Large crossings with several truck lanes 60, medium 30, small 12.
 */
type RoadCrossing = readonly [
  id: string,
  name: string,
  lat: number,
  lon: number,
  convoysPerDay: number,
  limit?: string,
];

// prettier-ignore
const ROAD: readonly RoadCrossing[] = [
  ['XD-Dorohusk', 'Dorohusk - Yahodyn', 51.17, 23.82, 60],
  ['XD-Zosin', 'Zosin - Ustyluh', 50.86, 24.13, 30],
  ['XD-Dolhobyczow', 'Dolhobyczow - Uhryniv', 50.58, 24.06, 12],
  ['XD-Hrebenne', 'Hrebenne - Rava-Ruska', 50.27, 23.59, 60],
  ['XD-Budomierz', 'Budomierz - Hrushiv', 50.05, 23.3, 30],
  ['XD-Korczowa', 'Korczowa - Krakovets', 49.95, 23.12, 80],
  ['XD-Medyka', 'Medyka - Shehyni', 49.8, 22.94, 50],
  ['XD-Kroscienko', 'Kroscienko - Smilnytsia', 49.48, 22.69, 12],
  ['XD-Ubla', 'Ubla - Malyi Bereznyi', 48.89, 22.42, 12],
  ['XD-Vysne-Nemecke', 'Vysne Nemecke - Uzhhorod', 48.66, 22.26, 50],
  ['XD-Zahony', 'Zahony - Chop', 48.42, 22.18, 50],
  ['XD-Barabas', 'Barabas - Kosyno', 48.25, 22.45, 12],
  ['XD-Beregsurany', 'Beregsurany - Luzhanka', 48.16, 22.56, 30],
  ['XD-Tiszabecs', 'Tiszabecs - Vylok', 48.1, 22.83, 30],
  ['XD-Halmeu', 'Halmeu - Diakove', 47.99, 23.01, 30],
  ['XD-Sighet', 'Sighetu Marmatiei - Solotvyno', 47.95, 23.89, 12, 'Wooden bridge over the Tisza, light vehicles only until the new bridge opens (M).'],
  ['XD-Siret', 'Siret - Porubne', 47.98, 26.06, 60],
  ['XD-Isaccea', 'Isaccea - Orlivka ferry', 45.28, 28.45, 12, 'Ferry over the Danube.'],
  ['XD-Giurgiulesti', 'Giurgiulesti - Reni', 45.47, 28.21, 30],
  ['XD-Palanca', 'Palanca - Maiaky - Udobne', 46.41, 30.08, 30],
  ['XD-Mohyliv', 'Otaci - Mohyliv-Podilskyi', 48.44, 27.79, 30],
  ['XD-Mamalyha', 'Criva - Mamalyha', 48.26, 26.65, 30],
];

/** Road crossings between Romania and Moldova, on the southern corridors. */
// prettier-ignore
const MOLDOVA: readonly RoadCrossing[] = [
  ['XD-Albita', 'Albita - Leuseni', 46.79, 28.13, 40],
  ['XD-Sculeni', 'Sculeni', 47.33, 27.62, 30],
  ['XD-Galati', 'Galati - Giurgiulesti', 45.47, 28.17, 30],
];

function toRailCrossing([id, name, lat, lon, standard, broad, published]: RailCrossing): PlaceRow {
  const nominal = { basis: 'nominal', share: 'share-rail-military', backShare: 'share-rail-military-out' } as const;
  return {
    id,
    name,
    kind: 'border-crossing',
    lat,
    lon,
    crossing: {
      into: 'UA',
      rail: [
        ...(standard > 0 ? [{ gauge: 1435 as const, trainsPerDay: standard, ...nominal }] : []),
        ...(broad > 0 ? [{ gauge: 1520 as const, trainsPerDay: broad, ...nominal }] : []),
      ],
      clearance: { triangular: [2, 4, 10], unit: 'h' },
      permission: { triangular: [0.5, 1, 5] },
    },
    source: 'railmarket-uz-2022',
    confidence: 'A',
    note: `Position within 5 km (M); nominal trains a day are an assumed split of the published total. ${published}`,
  };
}

function toRoadCrossing([id, name, lat, lon, convoysPerDay, limit]: RoadCrossing, into: 'UA' | 'MD'): PlaceRow {
  return {
    id,
    name,
    kind: 'border-crossing',
    lat,
    lon,
    crossing: {
      into,
      road: { convoysPerDay, basis: 'nominal', share: 'share-border-military', backShare: 'share-border-military-out' },
      clearance: { triangular: [1, 2, 6], unit: 'h' },
      permission: { triangular: [1, 3, 10] },
    },
    source: 'muster-assumption',
    confidence: 'A',
    note: `Position within 5 km (M); convoys a day by size of the crossing; permission: European Court of Auditors 04/2025 (S).${limit === undefined ? '' : ` ${limit}`}`,
  };
}

export const railCrossings: readonly PlaceRow[] = RAIL.map(toRailCrossing);
export const roadCrossings: readonly PlaceRow[] = [
  ...ROAD.map((row) => toRoadCrossing(row, 'UA')),
  ...MOLDOVA.map((row) => toRoadCrossing(row, 'MD')),
];
export const crossings: readonly PlaceRow[] = [...railCrossings, ...roadCrossings];
