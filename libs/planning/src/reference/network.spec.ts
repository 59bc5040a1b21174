/** The physical network of the reference scenario: complete, connected, believable. */
import type { LinkRow, PlaceRow } from '../scenario/network-section.ts';
import { liftPoolSchema, liftTypeSchema } from '../scenario/lift-section.ts';
import { linkSchema, placeSchema, shareSchema } from '../scenario/network-section.ts';
import { factorSchema, sourceSchema } from '../scenario/document.ts';
import { airfields } from './airfields.ts';
import { airspaces } from './airspaces.ts';
import { crossings, railCrossings, roadCrossings } from './crossings.ts';
import { factors } from './factors.ts';
import { junctions, towns } from './junctions.ts';
import { liftPools, liftTypes, shares } from './lift.ts';
import { railLinks } from './rail-links.ts';
import { airOnly, roadLinks } from './road-links.ts';
import { seaLinks } from './sea-links.ts';
import { seaports } from './seaports.ts';
import { siteLinks } from './site-links.ts';
import { garrisons, hubs, sites } from './sites.ts';
import { sources } from './sources.ts';
import { waterwayLinks } from './waterway-links.ts';

const places: readonly PlaceRow[] = [...airfields, ...seaports, ...crossings, ...junctions, ...sites];
const links: readonly LinkRow[] = [...railLinks, ...roadLinks, ...seaLinks, ...waterwayLinks, ...siteLinks];
const placeById = new Map(places.map((place) => [place.id, place]));
const getPlace = (id: string): PlaceRow => {
  const place = placeById.get(id);
  if (place === undefined) throw new Error(`no place ${id}`);
  return place;
};

const duplicates = (ids: readonly string[]): string[] => ids.filter((id, at) => ids.indexOf(id) !== at);

/** Great circle on a sphere, km: good to half a per cent, which is all the sanity check needs. */
function greatCircleKm(a: PlaceRow, b: PlaceRow): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

/** Everything that can be reached from `start` over pairs of names. */
function reach(start: string, pairs: readonly (readonly [string, string])[]): Set<string> {
  const neighbours = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  const reached = new Set([start]);
  for (const name of reached) for (const next of neighbours.get(name) ?? []) reached.add(next);
  return reached;
}

const layerOf = (link: LinkRow): string => (link.mode === 'rail' ? `rail${link.gauge ?? 1435}` : link.mode);

/**
 * A place once per mode and gauge; cargo changes from one to another only where a facility allows it: ramps, berths or a gauge-change site.
 */
function toMultimodalPairs(): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = links.map((link) => [
    `${link.from}|${layerOf(link)}`,
    `${link.to}|${layerOf(link)}`,
  ]);
  for (const place of places) {
    if ((place.rail?.ramps ?? 0) > 0)
      for (const gauge of place.rail?.gauges ?? []) pairs.push([`${place.id}|rail${gauge}`, `${place.id}|road`]);
    if ((place.seaport?.berths ?? 0) > 0)
      for (const layer of ['sea', 'waterway']) pairs.push([`${place.id}|${layer}`, `${place.id}|road`]);
    if (place.gaugeChange) pairs.push([`${place.id}|rail1435`, `${place.id}|rail1520`]);
  }
  return pairs;
}

describe('counts', () => {
  it('has the airfields, seaports and crossings that the scenario asks for', () => {
    expect(airfields.length).toBeGreaterThanOrEqual(80);
    expect(seaports.length).toBeGreaterThanOrEqual(45);
    expect(railCrossings).toHaveLength(13);
    expect(roadCrossings.length).toBeGreaterThanOrEqual(15);
    expect(links.length).toBeGreaterThanOrEqual(320);
  });

  it('holds Ukrainian airfields and sea ports closed until their gate, the Danube open', () => {
    const gated = (rows: readonly PlaceRow[]) =>
      rows.filter(({ country }) => country === 'UA').map(({ id, opensWhen }) => [id, opensWhen]);
    expect(gated(airfields).every(([, gate]) => gate === 'gate-ua-airspace')).toBe(true);
    expect(Object.fromEntries(gated(seaports))).toEqual({
      UAODS: 'gate-ua-ports',
      UAPIV: 'gate-ua-ports',
      UARNI: undefined,
    });
  });
});

describe('airspace', () => {
  it('of Ukraine holds its airfields and none of its neighbours', () => {
    const { outline } = airspaces[0];
    const isInside = ({ lat, lon }: PlaceRow) =>
      outline.reduce((inside, a, i) => {
        const b = outline[(i + 1) % outline.length];
        const passes = a.lat > lat !== b.lat > lat && lon < a.lon + ((lat - a.lat) * (b.lon - a.lon)) / (b.lat - a.lat);
        return inside !== passes;
      }, false);
    expect(airfields.filter(isInside).map(({ id }) => id)).toEqual(
      airfields.filter(({ country }) => country === 'UA').map(({ id }) => id),
    );
  });
});

describe('rows', () => {
  it.each([
    ['places', places, placeSchema],
    ['links', links, linkSchema],
    ['lift types', liftTypes, liftTypeSchema],
    ['lift pools', liftPools, liftPoolSchema],
    ['shares', shares, shareSchema],
    ['factors', factors, factorSchema],
    ['sources', sources, sourceSchema],
  ] as const)('%s fit the schema of the document and have unique ids', (_, rows, schema) => {
    const issues = rows.flatMap((row) => {
      const parsed = schema.safeParse(row);
      return parsed.success
        ? []
        : parsed.error.issues.map(({ path, message }) => `${row.id} ${path.join('.')}: ${message}`);
    });
    expect(issues).toEqual([]);
    expect(duplicates(rows.map(({ id }) => id))).toEqual([]);
  });

  it('names a source that exists and a confidence on every row', () => {
    const known = new Set(sources.map(({ id }) => id));
    const rows = [...places, ...links, ...liftTypes, ...liftPools, ...shares, ...factors];
    expect(rows.filter(({ source }) => source === undefined || !known.has(source)).map(({ id }) => id)).toEqual([]);
    expect(rows.filter(({ confidence }) => confidence === undefined).map(({ id }) => id)).toEqual([]);
  });

  it('resolves every reference', () => {
    const shareIds = new Set(shares.map(({ id }) => id));
    const typeIds = new Set(liftTypes.map(({ id }) => id));
    expect(links.filter(({ from, to }) => !placeById.has(from) || !placeById.has(to)).map(({ id }) => id)).toEqual([]);
    expect(links.filter(({ share }) => share !== undefined && !shareIds.has(share)).map(({ id }) => id)).toEqual([]);
    expect(liftPools.filter(({ liftType }) => !typeIds.has(liftType)).map(({ id }) => id)).toEqual([]);
    expect(liftPools.filter(({ base }) => !placeById.has(base)).map(({ id }) => id)).toEqual([]);
    const dated = liftPools.filter(({ availableFrom }) => Array.isArray(availableFrom));
    expect(dated.filter(({ availableFrom, count }) => (availableFrom as unknown[]).length !== count)).toEqual([]);
  });

  it('has no two links of one mode and gauge between the same places', () => {
    expect(duplicates(links.map((link) => [layerOf(link), ...[link.from, link.to].sort()].join(' ')))).toEqual([]);
  });
});

describe('lengths', () => {
  it('are no shorter than 0.95 of the great circle', () => {
    const short = links.filter(
      ({ lengthKm, from, to }) =>
        lengthKm !== undefined && lengthKm < 0.95 * greatCircleKm(getPlace(from), getPlace(to)),
    );
    expect(short.map(({ id }) => id)).toEqual([]);
  });

  it('are positive where they follow from the positions', () => {
    const same = links.filter(
      ({ lengthKm, from, to }) => lengthKm === undefined && greatCircleKm(getPlace(from), getPlace(to)) < 0.2,
    );
    expect(same.map(({ id }) => id)).toEqual([]);
  });

  it('give Southampton to Constanta within two per cent of 3,236 nm', () => {
    const kmByPlace = new Map([['GBSOU', 0]]);
    for (let round = 0; round < seaLinks.length; round += 1) {
      for (const { from, to, lengthKm, circuity } of seaLinks) {
        const km = lengthKm ?? greatCircleKm(getPlace(from), getPlace(to)) * (circuity ?? 1.1);
        for (const [a, b] of [
          [from, to],
          [to, from],
        ])
          kmByPlace.set(b, Math.min(kmByPlace.get(b) ?? Infinity, (kmByPlace.get(a) ?? Infinity) + km));
      }
    }
    const nm = (kmByPlace.get('ROCND') ?? 0) / 1.852;
    expect(nm).toBeGreaterThan(3236 * 0.98);
    expect(nm).toBeLessThan(3236 * 1.02);
  });
});

describe('rail', () => {
  it('runs a gauge only between places that have it', () => {
    const lacking = [...railLinks, ...siteLinks]
      .filter(({ mode }) => mode === 'rail')
      .flatMap(({ id, gauge, from, to }) =>
        [from, to].map(getPlace).flatMap((place) => {
          const has =
            place.kind === 'junction' ||
            place.rail?.gauges.includes(gauge ?? 1435) ||
            place.crossing?.rail?.some((row) => row.gauge === gauge);
          return has ? [] : [`${id} at ${place.id}`];
        }),
      );
    expect(lacking).toEqual([]);
  });

  it('lets both gauges meet in a town only where the gauge can be changed', () => {
    const gaugesAt = (id: string) =>
      new Set(railLinks.filter(({ from, to }) => from === id || to === id).map(({ gauge }) => gauge));
    const meeting = towns.filter(({ id, gaugeChange }) => gaugesAt(id).size > 1 && gaugeChange === undefined);
    expect(meeting.map(({ id }) => id)).toEqual([]);
  });

  it('has a line in every gauge of every terminal and port', () => {
    const lineless = places.flatMap(({ id, rail }) =>
      (rail?.gauges ?? [])
        .filter(
          (gauge) => !links.some((link) => layerOf(link) === `rail${gauge}` && (link.from === id || link.to === id)),
        )
        .map((gauge) => `${id} ${gauge}`),
    );
    expect(lineless).toEqual([]);
  });
});

describe('connection', () => {
  it('reaches every seaport from every other by sea', () => {
    const reached = reach(
      'ROCND',
      seaLinks.map(({ from, to }) => [from, to] as const),
    );
    expect(seaports.filter(({ id }) => !reached.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('reaches every airfield by road but those named as reached by air only', () => {
    const onRoad = new Set(roadLinks.flatMap(({ from, to }) => [from, to]));
    expect(airfields.filter(({ id }) => !onRoad.has(id)).map(({ id }) => id)).toEqual([...airOnly]);
    expect(airOnly).toEqual(['LICZ', 'LGSA', 'LPLA', 'BIKF', 'EIDW', 'LCRA', 'RJTT', 'YSRI', 'NZAA']);
  });

  it('leads from every garrison to every hub by surface, changing mode and gauge only where that is possible', () => {
    const pairs = toMultimodalPairs();
    const reached = reach('HUB-Lviv|road', pairs);
    const cut = [...garrisons, ...hubs].filter(({ id }) => !reached.has(`${id}|road`)).map(({ id }) => id);
    expect(cut).toEqual(['GAR-IE-Curragh']);
    expect(siteLinks.some(({ from, to }) => from === 'EIDW' && to === 'GAR-IE-Curragh')).toBe(true);
  });

  it('leads by rail alone, with a change of gauge, from the terminals of the west to the hubs of Ukraine that have ramps', () => {
    const railPairs = toMultimodalPairs().filter((pair) => pair.every((name) => name.includes('|rail')));
    const reached = reach('RT-Mourmelon|rail1435', railPairs);
    const railHubs = hubs.filter(({ country, rail }) => country === 'UA' && rail !== undefined);
    expect(railHubs.filter(({ id, rail }) => !rail?.gauges.some((gauge) => reached.has(`${id}|rail${gauge}`)))).toEqual(
      [],
    );
  });

  it('takes every kind of cargo on every mode that needs lift for it', () => {
    const carried = (mode: string) =>
      new Set(liftTypes.filter((type) => type.mode === mode).flatMap(({ carries }) => carries));
    expect([...carried('air')].sort()).toEqual([
      'ammunition',
      'fuel',
      'outsized',
      'people',
      'supply',
      'tracked',
      'wheeled',
    ]);
    expect([...carried('rail')].sort()).toEqual([
      'ammunition',
      'fuel',
      'outsized',
      'people',
      'supply',
      'tracked',
      'wheeled',
    ]);
    // Wheeled vehicles march on their own on roads; people do not travel by sea with the equipment.
    expect([...carried('road')].sort()).toEqual(['ammunition', 'fuel', 'outsized', 'people', 'supply', 'tracked']);
    expect([...carried('sea')].sort()).toEqual(['ammunition', 'fuel', 'outsized', 'supply', 'tracked', 'wheeled']);
  });
});
