/**
 * The hypothetical attack: an assumption set by the planner, never a forecast and never computed. Six invented sectors with the time that each is assumed
 * to hold, and damage and closures that the lines of communication are assumed to suffer. Positions are regional and round.
 */
import type { AttackRow, DisruptionRow } from '../scenario/activation-section.ts';
import type { SectorRow } from '../scenario/monitoring-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import type { RiskRow } from '../scenario/risk-section.ts';

const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;

type Level = NonNullable<SectorRow['intensity']>[number]['level'];

/**
 * Id, name, latitude, longitude, highest intensity, hold time in days (minimum, mode, maximum), share that Ukraine watches itself, length of line in km (round;
 * together the 1,150 km or so of the front that reports speak of, M).
 */
// prettier-ignore
const SECTORS: readonly (readonly [id: string, name: string, lat: number, lon: number, intensity: Level, holdDays: readonly [number, number, number], monitored: number, lengthKm: number])[] = [
  ['sector-north', 'North (notional)', 51.5, 32.0, 'low', [30, 60, 120], 0.2, 200],
  ['sector-north-east', 'North-east (notional)', 50.0, 36.0, 'high', [10, 25, 60], 0.25, 200],
  ['sector-centre', 'Centre (notional)', 49.0, 35.5, 'medium', [15, 35, 80], 0.2, 120],
  ['sector-east', 'East (notional)', 48.5, 36.5, 'high', [10, 21, 50], 0.25, 180],
  ['sector-south-east', 'South-east (notional)', 47.5, 35.0, 'medium', [15, 35, 80], 0.2, 200],
  ['sector-south', 'South (notional)', 46.5, 32.5, 'low', [30, 60, 120], 0.2, 250],
];

/** Corners (latitude, longitude) in round figures around the point of each sector: as invented as the sectors themselves. */
// prettier-ignore
const AREAS: Readonly<Record<string, readonly (readonly [lat: number, lon: number])[]>> = {
  'sector-north': [[52.2, 30.8], [52.3, 33.9], [51.0, 34.2], [50.9, 30.9]],
  'sector-north-east': [[50.8, 34.8], [50.5, 37.2], [49.6, 37.3], [49.5, 34.8]],
  'sector-centre': [[49.4, 34.5], [49.4, 36.2], [48.7, 36.0], [48.6, 34.5]],
  'sector-east': [[49.4, 36.4], [49.3, 37.8], [47.9, 37.6], [48.0, 35.9]],
  'sector-south-east': [[48.1, 34.0], [47.8, 36.2], [47.0, 36.4], [47.1, 34.0]],
  'sector-south': [[46.9, 31.4], [47.1, 33.8], [46.1, 33.6], [46.2, 31.6]],
};

const REPAIR: DurationSpec = { lognormal: { median: 2, sigma: 0.8 } };
const LONG_REPAIR: DurationSpec = { lognormal: { median: 6, sigma: 0.8 } };

/** Id, title, place, day after D, share of capacity left, repair, probability, share of stock lost where nothing protects it. */
type Damage = readonly [
  id: string,
  title: string,
  place: string,
  day: number,
  factor: number,
  repair: DurationSpec,
  probability: number,
  stockLossShare?: number,
];

// prettier-ignore
const DAMAGE: readonly Damage[] = [
  ['dmg-mostyska', 'Damage at the rail terminal Mostyska', 'RT-Mostyska', 0.5, 0.5, REPAIR, 0.4],
  ['dmg-kovel', 'Damage at the rail terminal Kovel', 'RT-Kovel', 1, 0.4, REPAIR, 0.4],
  ['dmg-lviv', 'Damage at the rail terminal Lviv', 'RT-Lviv', 0.5, 0.6, REPAIR, 0.5],
  ['dmg-chop', 'Damage at the rail terminal Chop', 'RT-Chop', 2, 0.5, REPAIR, 0.25],
  ['dmg-vadul-siret', 'Damage at the gauge change Vadul-Siret', 'RT-Vadul-Siret', 2, 0.4, REPAIR, 0.3],
  ['dmg-yahodyn', 'Interruption at the crossing Yahodyn', 'XR-Yahodyn', 3, 0.5, REPAIR, 0.3],
  ['dmg-vinnytsia', 'Damage at the rail terminal Vinnytsia', 'RT-Vinnytsia', 1, 0.4, REPAIR, 0.5],
  ['dmg-ternopil', 'Damage at the rail terminal Ternopil', 'RT-Ternopil', 4, 0.5, REPAIR, 0.35],
  ['dmg-zhytomyr', 'Damage at the rail terminal Zhytomyr', 'RT-Zhytomyr', 3, 0.5, REPAIR, 0.4],
  ['dmg-kyiv', 'Damage at the rail terminals of Kyiv', 'RT-Kyiv', 0.5, 0.5, REPAIR, 0.6],
  ['dmg-poltava', 'Damage at the rail terminal Poltava', 'RT-Poltava', 0.5, 0.3, LONG_REPAIR, 0.7],
  ['dmg-dnipro', 'Bridge and terminal damage at Dnipro', 'RT-Dnipro', 0.5, 0.3, LONG_REPAIR, 0.7],
  ['dmg-kremenchuk', 'Bridge damage at Kremenchuk', 'RT-Kremenchuk', 1, 0.3, LONG_REPAIR, 0.6],
  ['dmg-izmail', 'Damage at the Danube port Izmail', 'RT-Izmail', 2, 0.4, REPAIR, 0.5],
  ['dmg-reni', 'Damage at the Danube port Reni', 'UARNI', 2, 0.5, REPAIR, 0.4],
  ['dmg-dep-poltava', 'Loss at the depot Poltava', 'DEP-Poltava', 0.25, 0.6, REPAIR, 0.3, 0.5],
  ['dmg-dep-dnipro', 'Loss at the depot Dnipro', 'DEP-Dnipro', 0.25, 0.6, REPAIR, 0.3, 0.5],
  ['dmg-hub-kyiv', 'Damage at the hub west of Kyiv', 'HUB-Kyiv-West', 2, 0.6, REPAIR, 0.3, 0.1],
  ['dmg-hub-zhytomyr', 'Damage at the hub Zhytomyr', 'HUB-Zhytomyr', 3, 0.7, REPAIR, 0.2, 0.1],
];

const damage: readonly DisruptionRow[] = DAMAGE.map(
  ([id, title, place, offset, factor, duration, probability, stockLossShare]) => ({
    id,
    title: `${title} (notional)`,
    kind: 'damage',
    place,
    at: { anchor: 'D', offset },
    factor,
    duration,
    probability,
    ...(stockLossShare === undefined ? {} : { stockLossShare }),
    ...notional,
  }),
);

const closures: readonly DisruptionRow[] = [
  {
    id: 'closure-airspace-UA',
    title: 'Airspace over Ukraine closed',
    kind: 'closure',
    airspace: 'airspace-UA',
    at: { anchor: 'D', offset: 0 },
    factor: 0,
    duration: { triangular: [30, 60, 120] },
    ...notional,
  },
  ...(['UAODS', 'UAPIV'] as const).map((place) => ({
    id: `closure-${place}`,
    title: `Port closed: mines and insurance (${place})`,
    kind: 'closure' as const,
    place,
    at: { anchor: 'D' as const, offset: 0 },
    factor: 0,
    duration: { triangular: [21, 45, 90] as [number, number, number] },
    ...notional,
  })),
];

/** Civilians leave by the crossings through which forces come in; three weeks. */
const civilOutflow: readonly DisruptionRow[] = [
  'XD-Korczowa',
  'XD-Medyka',
  'XD-Hrebenne',
  'XD-Dorohusk',
  'XD-Siret',
  'XD-Vysne-Nemecke',
  'XD-Palanca',
].map((place) => ({
  id: `civil-${place}`,
  title: 'Civilian outflow after the breach',
  kind: 'civil-traffic',
  place,
  at: { anchor: 'D', offset: 1 },
  factor: 0.7,
  duration: { triangular: [14, 21, 30] },
  ...notional,
}));

/** Weather comes with the calendar, whenever the attack comes. */
const utc = (day: string) => ({ anchor: 'UTC' as const, at: `${day}T00:00:00Z` });

/** D-day of the reference falls at the end of November: storms in the Black Sea and low cloud at the airheads in December. */
const weather: readonly DisruptionRow[] = [
  {
    id: 'weather-ROCND',
    title: 'Storm at Constanta',
    kind: 'weather',
    place: 'ROCND',
    at: utc('2026-12-10'),
    factor: 0,
    duration: { triangular: [0.5, 1, 3] },
    probability: 0.5,
    ...notional,
  },
  {
    id: 'weather-ROCND-2',
    title: 'Second storm at Constanta',
    kind: 'weather',
    place: 'ROCND',
    at: utc('2026-12-31'),
    factor: 0.3,
    duration: { triangular: [1, 2, 4] },
    probability: 0.4,
    ...notional,
  },
  {
    id: 'weather-EPRZ',
    title: 'Fog at Rzeszow',
    kind: 'weather',
    place: 'EPRZ',
    at: utc('2026-12-04'),
    factor: 0,
    duration: { triangular: [2, 6, 24], unit: 'h' },
    probability: 0.5,
    ...notional,
  },
  {
    id: 'weather-LRCK',
    title: 'Fog at Mihail Kogalniceanu',
    kind: 'weather',
    place: 'LRCK',
    at: utc('2026-12-07'),
    factor: 0,
    duration: { triangular: [2, 6, 24], unit: 'h' },
    probability: 0.4,
    ...notional,
  },
];

/**
 * Alerts over hubs and rail terminals in Ukraine stop work for 0 to 4 hours a day, on the same days everywhere more often than by chance; the daily
 * chance and the times are assumptions of the factors.
 */
const alerts: readonly DisruptionRow[] = [
  'HUB-Lviv',
  'HUB-Kyiv-West',
  'HUB-Vinnytsia',
  'RT-Lviv',
  'RT-Vinnytsia',
  'RT-Kovel',
  'RT-Mostyska',
].map((place) => ({
  id: `alert-${place}`,
  title: 'Air alert: work stops',
  kind: 'closure',
  place,
  at: { anchor: 'D', offset: 0.3 },
  everyDays: 1,
  until: { anchor: 'D', offset: 60 },
  factor: 0,
  duration: { triangular: [0, 1.5, 4], unit: 'h' },
  probability: 0.7,
  correlatedWith: 'threat',
  ...notional,
}));

/** Low cloud and wind in the cold half of the year, November to March, by the day; airheads of one region share their weather. */
const winter: readonly DisruptionRow[] = ['EPRZ', 'LRCK', 'LZKZ', 'LHDC'].map((place) => ({
  id: `winter-${place}`,
  title: 'Airfield closed by weather',
  kind: 'weather',
  place,
  at: utc('2026-11-01'),
  everyDays: 1,
  until: utc('2027-03-31'),
  factor: 0,
  duration: { triangular: [2, 6, 24], unit: 'h' },
  probability: 0.1,
  correlatedWith: `weather-${place === 'LRCK' ? 'black-sea' : 'carpathian'}`,
  ...notional,
}));

/** Breakdowns on the march, by serial; trains held up under way. Loss probabilities are the planner's to set: the reference has none. */
export const risks: readonly RiskRow[] = [
  {
    id: 'risk-road-breakdown',
    title: 'Breakdown holds up a serial on the road',
    modes: ['road'],
    probability: 0.02,
    per: '100km',
    effect: 'delay',
    duration: { triangular: [1, 3, 8], unit: 'h' },
    ...notional,
  },
  {
    id: 'risk-rail-hold-up',
    title: 'Train held up by damage to the line after the attack',
    modes: ['rail'],
    from: { anchor: 'D', offset: 0 },
    probability: 0.01,
    effect: 'delay',
    duration: { triangular: [2, 8, 24], unit: 'h' },
    ...notional,
  },
];

/** The attack begins at medium intensity where it will be high, peaks from the third day to the second month, and ebbs to the next level below. */
function toIntensity(level: Level): SectorRow['intensity'] {
  const from = (offset: number) => ({ anchor: 'D' as const, offset });
  if (level === 'none') return [];
  if (level === 'low') return [{ from: from(0), level: 'low' }];
  const below = level === 'high' ? 'medium' : 'low';
  return [
    { from: from(0), level: below },
    { from: from(3), level },
    { from: from(60), level: below },
  ];
}

export const sectors: readonly SectorRow[] = SECTORS.map(
  ([id, name, lat, lon, level, holdDays, monitored, lengthKm]) => ({
    id,
    name,
    lat,
    lon,
    area: AREAS[id].map(([cornerLat, cornerLon]) => ({ lat: cornerLat, lon: cornerLon })),
    lengthKm,
    intensity: toIntensity(level),
    holdTime: { triangular: [...holdDays] },
    monitored,
    requirements: level === 'high' ? ['req-response-reserves', 'req-response-air-defence'] : ['req-response-reserves'],
    ...notional,
  }),
);

export const disruptions: readonly DisruptionRow[] = [
  ...damage,
  ...closures,
  ...civilOutflow,
  ...weather,
  ...alerts,
  ...winter,
];

export const attack: AttackRow = {
  breach: 'overt',
  intensity: [
    { from: { anchor: 'D', offset: 0 }, level: 'medium' },
    { from: { anchor: 'D', offset: 3 }, level: 'high' },
    { from: { anchor: 'D', offset: 17 }, level: 'medium' },
  ],
  ...notional,
  note: 'Hypothetical; hold times, damage and closures are assumptions of the planner.',
};
