/**
 * Garrisons, hubs, depots and protected facilities. Garrisons are towns in which such troops are publicly known to stand, to about 5 km, and only
 * stand for where a contingent would load. Hubs in neighbouring countries are reported where the note says so. Everything inside Ukraine
 * is invented for the analysis: a town and a round tenth of a degree, not a place that anyone has named.
 * Each row names the town of the network that it is reached from.
 */
import type { PlaceRow } from '../scenario/network-section.ts';

/** Town as in the id, country, latitude, longitude, town of the network nearby. */
type Garrison = readonly [town: string, country: string, lat: number, lon: number, near: string];

// prettier-ignore
const GARRISONS: readonly Garrison[] = [
  // France
  ['Mourmelon', 'FR', 49.13, 4.36, 'Mourmelon'], ['Suippes', 'FR', 49.13, 4.53, 'Mourmelon'], ['Verdun', 'FR', 49.16, 5.38, 'Metz'], ['Bitche', 'FR', 49.05, 7.43, 'Strasbourg'],
  ['Sarrebourg', 'FR', 48.73, 7.05, 'Strasbourg'], ['Colmar', 'FR', 48.08, 7.36, 'Strasbourg'], ['Belfort', 'FR', 47.64, 6.86, 'Belfort'], ['Besancon', 'FR', 47.24, 6.02, 'Belfort'],
  ['Clermont', 'FR', 45.78, 3.08, 'Clermont'], ['Poitiers', 'FR', 46.58, 0.34, 'Poitiers'], ['Le-Mans', 'FR', 48.0, 0.2, 'Le-Mans'], ['Lille', 'FR', 50.63, 3.06, 'Lille'],
  ['Varces', 'FR', 45.09, 5.68, 'Chambery'], ['Chambery', 'FR', 45.57, 5.92, 'Chambery'], ['La-Valbonne', 'FR', 45.85, 5.12, 'Lyon'], ['Nimes', 'FR', 43.84, 4.36, 'Nimes'],
  ['Carpiagne', 'FR', 43.25, 5.51, 'Miramas'], ['Canjuers', 'FR', 43.65, 6.47, 'Les-Arcs'], ['Castres', 'FR', 43.6, 2.24, 'Toulouse'], ['Rennes', 'FR', 48.1, -1.67, 'Rennes'],
  // United Kingdom
  ['Bulford', 'GB', 51.19, -1.76, 'Bulford'], ['Tidworth', 'GB', 51.23, -1.66, 'Bulford'], ['Larkhill', 'GB', 51.2, -1.83, 'Bulford'], ['Warminster', 'GB', 51.21, -2.18, 'Bulford'],
  ['Perham-Down', 'GB', 51.23, -1.63, 'Bulford'], ['Aldershot', 'GB', 51.25, -0.76, 'London'], ['Colchester', 'GB', 51.89, 0.9, 'London'], ['Catterick', 'GB', 54.37, -1.72, 'Catterick'],
  ['Leuchars', 'GB', 56.37, -2.87, 'Edinburgh'], ['Thorney-Island', 'GB', 50.82, -0.92, 'GBSOU'], ['South-Cerney', 'GB', 51.69, -1.92, 'Bulford'], ['Innsworth', 'GB', 51.89, -2.19, 'Birmingham'],
  ['Marchwood', 'GB', 50.89, -1.45, 'GBSOU'], ['Sennelager', 'DE', 51.77, 8.72, 'Paderborn'],
  // Germany
  ['Munster', 'DE', 52.99, 10.09, 'Munster'], ['Augustdorf', 'DE', 51.9, 8.73, 'Paderborn'], ['Torgelow', 'DE', 53.63, 14.02, 'Pasewalk'], ['Husum', 'DE', 54.47, 9.07, 'Flensburg'],
  ['Delitzsch', 'DE', 51.53, 12.34, 'Leipzig'], ['Weissenfels', 'DE', 51.2, 11.97, 'Leipzig'], ['Havelberg', 'DE', 52.83, 12.08, 'Magdeburg'], ['Frankenberg', 'DE', 50.91, 13.04, 'Dresden'],
  // Benelux
  ['Havelte', 'NL', 52.77, 6.24, 'Steenwijk'], ['Oirschot', 'NL', 51.5, 5.31, 'Eindhoven'], ['t-Harde', 'NL', 52.42, 5.9, 'Apeldoorn'], ['Vredepeel', 'NL', 51.52, 5.87, 'Venlo'],
  ['Wezep', 'NL', 52.46, 6.0, 'Apeldoorn'], ['Leopoldsburg', 'BE', 51.12, 5.26, 'Leopoldsburg'], ['Marche', 'BE', 50.22, 5.34, 'Marche'], ['Diekirch', 'LU', 49.87, 6.16, 'Luxembourg'],
  // Nordic states
  ['Slagelse', 'DK', 55.4, 11.35, 'Slagelse'], ['Skive', 'DK', 56.57, 9.03, 'Aarhus'], ['Rena', 'NO', 61.13, 11.37, 'Elverum'], ['Setermoen', 'NO', 68.86, 18.35, 'NONVK'],
  ['Skovde', 'SE', 58.39, 13.85, 'Skovde'], ['Halmstad', 'SE', 56.67, 12.86, 'SEGOT'], ['Eksjo', 'SE', 57.67, 14.97, 'Skovde'], ['Parola', 'FI', 61.05, 24.37, 'Tampere'], ['Sakyla', 'FI', 60.95, 22.5, 'FITKU'],
  // Baltic states
  ['Tapa', 'EE', 59.26, 25.96, 'Tapa'], ['Adazi', 'LV', 57.08, 24.33, 'Riga'], ['Rukla', 'LT', 55.05, 24.38, 'Jonava'],
  // Poland, Czechia, Slovakia, Romania, Bulgaria
  ['Opole', 'PL', 50.67, 17.93, 'Katowice'], ['Rzeszow', 'PL', 50.04, 22.0, 'Rzeszow'], ['Lublin', 'PL', 51.23, 22.57, 'Lublin'], ['Prerov', 'CZ', 49.45, 17.45, 'Prerov'],
  ['Jince', 'CZ', 49.79, 13.98, 'Plzen'], ['Hradec-Kralove', 'CZ', 50.21, 15.83, 'Pardubice'], ['Michalovce', 'SK', 48.75, 21.93, 'Michalovce'], ['Cincu', 'RO', 45.91, 24.81, 'Cincu'],
  ['Iasi', 'RO', 47.17, 27.57, 'Iasi'], ['Bucharest', 'RO', 44.45, 26.07, 'Bucharest'], ['Stara-Zagora', 'BG', 42.42, 25.62, 'Stara-Zagora'],
  // South
  ['Cordoba', 'ES', 37.99, -4.78, 'Seville'], ['Zaragoza', 'ES', 41.65, -0.89, 'Zaragoza'], ['Salamanca', 'ES', 40.97, -5.66, 'Salamanca'], ['Santa-Margarida', 'PT', 39.42, -8.29, 'Santa-Margarida'],
  ['Rome', 'IT', 41.9, 12.5, 'Rome'], ['Verona', 'IT', 45.43, 10.98, 'Verona'], ['Alexandroupoli', 'GR', 40.85, 25.87, 'GRAXD'], ['Ankara', 'TR', 39.94, 32.84, 'Ankara'], ['Cerkezkoy', 'TR', 41.29, 28.0, 'Cerkezkoy'],
  ['Zagreb', 'HR', 45.8, 15.98, 'Zagreb'], ['Ljubljana', 'SI', 46.06, 14.5, 'Ljubljana'], ['Curragh', 'IE', 53.15, -6.83, 'EIDW'],
  // Overseas, and forward with allies
  ['Petawawa', 'CA', 45.9, -77.28, 'Petawawa'], ['Valcartier', 'CA', 46.9, -71.5, 'CAMTR'], ['Grafenwoehr', 'DE', 49.71, 11.91, 'Grafenwoehr'], ['Kaiserslautern', 'DE', 49.44, 7.77, 'Kaiserslautern'],
  // Armed Forces of Ukraine: regeneration areas in the west and centre, invented
  ['Yavoriv', 'UA', 49.9, 23.4, 'Lviv'], ['Kamianets', 'UA', 48.7, 26.6, 'Khmelnytskyi'], ['Zhytomyr', 'UA', 50.3, 28.7, 'Zhytomyr'], ['Cherkasy', 'UA', 49.4, 32.1, 'Cherkasy'],
];

const NOTIONAL_GARRISONS = new Set(['Yavoriv', 'Kamianets', 'Zhytomyr', 'Cherkasy']);

/** Ramps on 1435 and 1520 mm. Both: the ramps serve either gauge. */
type Gauges = 's' | 'b' | 'sb';

/** Town, country, latitude, longitude, near, staging m2, beds, ramps, gauges, what is reported (absent = notional). */
type Hub = readonly [
  town: string,
  country: string,
  lat: number,
  lon: number,
  near: string,
  stagingM2: number,
  beds: number,
  ramps: number,
  gauges: Gauges,
  reported?: string,
];

// prettier-ignore
const HUBS: readonly Hub[] = [
  ['Lviv', 'UA', 49.9, 23.8, 'Lviv', 60_000, 4000, 2, 'b'], ['Mostyska', 'UA', 49.8, 23.2, 'Mostyska', 40_000, 1500, 2, 'sb'], ['Kovel', 'UA', 51.2, 24.7, 'Kovel', 40_000, 1500, 2, 'sb'],
  ['Rivne', 'UA', 50.6, 26.2, 'Rivne', 50_000, 3000, 2, 'b'], ['Ternopil', 'UA', 49.6, 25.6, 'Ternopil', 50_000, 3000, 2, 'b'], ['Khmelnytskyi', 'UA', 49.4, 27.0, 'Khmelnytskyi', 40_000, 2500, 1, 'b'],
  ['Vinnytsia', 'UA', 49.2, 28.4, 'Vinnytsia', 50_000, 3500, 2, 'b'], ['Zhytomyr', 'UA', 50.3, 28.6, 'Zhytomyr', 50_000, 3500, 2, 'b'], ['Kyiv-West', 'UA', 50.4, 30.1, 'Kyiv', 60_000, 4000, 2, 'b'],
  ['Bila-Tserkva', 'UA', 49.8, 30.1, 'Bila-Tserkva', 40_000, 2500, 1, 'b'], ['Uman', 'UA', 48.8, 30.2, 'Uman', 30_000, 2000, 0, 'b'], ['Odesa', 'UA', 46.5, 30.6, 'Odesa', 40_000, 2500, 1, 'b'],
  ['Chernivtsi', 'UA', 48.3, 25.9, 'Chernivtsi', 30_000, 1500, 1, 'b'], ['Kremenchuk', 'UA', 49.1, 33.4, 'Kremenchuk', 30_000, 2000, 1, 'b'], ['Dnipro', 'UA', 48.5, 34.9, 'Dnipro', 30_000, 2000, 1, 'b'],
  ['Rzeszow', 'PL', 50.1, 22.0, 'Rzeszow', 80_000, 5000, 3, 's', 'NATO assistance hub at Rzeszow-Jasionka (R).'],
  ['Suceava', 'RO', 47.7, 26.3, 'Suceava', 50_000, 3000, 2, 's', 'A second NATO assistance hub in Romania since January 2026 (R); this town is an assumption.'],
  ['Lublin', 'PL', 51.2, 22.6, 'Lublin', 50_000, 3000, 2, 's'], ['Kosice', 'SK', 48.7, 21.3, 'Kosice', 40_000, 2000, 2, 's'], ['Iasi', 'RO', 47.2, 27.5, 'Iasi', 30_000, 2000, 1, 's'],
  ['Constanta', 'RO', 44.2, 28.5, 'ROCND', 60_000, 3000, 2, 's'], ['Alexandroupoli', 'GR', 40.9, 25.9, 'GRAXD', 30_000, 1000, 1, 's'],
];

/** Town, country, latitude, longitude, near, ramps, gauges. */
type Depot = readonly [
  town: string,
  country: string,
  lat: number,
  lon: number,
  near: string,
  ramps: number,
  gauges: Gauges,
];

// prettier-ignore
const DEPOTS: readonly Depot[] = [
  ['Rzeszow', 'PL', 50.1, 22.1, 'Rzeszow', 2, 's'], ['Lublin', 'PL', 51.3, 22.6, 'Lublin', 1, 's'], ['Slawkow', 'PL', 50.3, 19.4, 'Slawkow', 2, 'sb'], ['Powidz', 'PL', 52.4, 17.9, 'Poznan', 1, 's'],
  ['Suceava', 'RO', 47.7, 26.2, 'Suceava', 1, 's'], ['Constanta', 'RO', 44.2, 28.6, 'ROCND', 1, 's'], ['Bacau', 'RO', 46.5, 26.9, 'Bacau', 1, 's'],
  ['Michalovce', 'SK', 48.8, 21.9, 'Michalovce', 1, 's'], ['Kosice', 'SK', 48.6, 21.3, 'Haniska', 1, 'sb'], ['Leipzig', 'DE', 51.4, 12.3, 'Leipzig', 2, 's'], ['Kaiserslautern', 'DE', 49.4, 7.7, 'Kaiserslautern', 1, 's'],
  ['Lviv', 'UA', 49.8, 24.1, 'Lviv', 2, 'b'], ['Rivne', 'UA', 50.6, 26.3, 'Rivne', 1, 'b'], ['Ternopil', 'UA', 49.5, 25.7, 'Ternopil', 1, 'b'], ['Vinnytsia', 'UA', 49.3, 28.5, 'Vinnytsia', 1, 'b'],
  ['Zhytomyr', 'UA', 50.2, 28.7, 'Zhytomyr', 1, 'b'], ['Kyiv', 'UA', 50.4, 30.3, 'Kyiv', 2, 'b'], ['Nizhyn', 'UA', 51.0, 31.9, 'Nizhyn', 1, 'b'], ['Poltava', 'UA', 49.6, 34.5, 'Poltava', 2, 'b'],
  ['Kremenchuk', 'UA', 49.1, 33.5, 'Kremenchuk', 1, 'b'], ['Dnipro', 'UA', 48.5, 34.8, 'Dnipro', 2, 'b'], ['Kryvyi-Rih', 'UA', 47.9, 33.4, 'Kryvyi-Rih', 1, 'b'], ['Mykolaiv', 'UA', 47.0, 32.0, 'Mykolaiv', 1, 'b'], ['Odesa', 'UA', 46.5, 30.7, 'Odesa', 1, 'b'],
];

/** Town, latitude, longitude, near, protection. All in Ukraine. */
type ProtectedFacility = readonly [
  town: string,
  lat: number,
  lon: number,
  near: string,
  protection: 'revetted' | 'hardened' | 'underground',
];

// prettier-ignore
const PROTECTED_FACILITIES: readonly ProtectedFacility[] = [
  ['Lviv', 49.7, 24.0, 'Lviv', 'underground'], ['Rivne', 50.7, 26.2, 'Rivne', 'hardened'], ['Ternopil', 49.6, 25.5, 'Ternopil', 'underground'], ['Khmelnytskyi', 49.5, 27.0, 'Khmelnytskyi', 'hardened'],
  ['Vinnytsia', 49.2, 28.6, 'Vinnytsia', 'hardened'], ['Zhytomyr', 50.3, 28.8, 'Zhytomyr', 'hardened'], ['Bila-Tserkva', 49.7, 30.1, 'Bila-Tserkva', 'hardened'], ['Uman', 48.7, 30.2, 'Uman', 'revetted'],
];

/**
 * Net explosive quantity in handling at a depot, a hub or a protected facility at the same time: a supply train of 900 t of ammunition is 225 t, so one
 * train at a time.
 */
const EXPLOSIVES_LIMIT_KG = 200_000;

const toGauges = (gauges: Gauges): (1435 | 1520)[] =>
  gauges === 's' ? [1435] : gauges === 'b' ? [1520] : [1435, 1520];
const toRail = (ramps: number, gauges: Gauges) => (ramps === 0 ? {} : { rail: { ramps, gauges: toGauges(gauges) } });
const name = (town: string): string => town.replaceAll('-', ' ');

function toGarrison([town, country, lat, lon]: Garrison): PlaceRow {
  const row = {
    id: `GAR-${country}-${town}`,
    name: `${name(town)} garrison`,
    kind: 'garrison' as const,
    country,
    lat,
    lon,
  };
  return NOTIONAL_GARRISONS.has(town)
    ? {
        ...row,
        source: 'muster-assumption',
        confidence: 'A',
        notional: true,
        note: 'Regeneration area, invented for the analysis.',
      }
    : {
        ...row,
        source: 'general-knowledge',
        confidence: 'M',
        note: 'Town with a known garrison or training area, within 5 km (M).',
      };
}

function toHub([town, country, lat, lon, , stagingM2, beds, ramps, gauges, reported]: Hub): PlaceRow {
  return {
    id: `HUB-${town}`,
    name: `Hub ${name(town)}`,
    kind: 'hub',
    country,
    lat,
    lon,
    ...toRail(ramps, gauges),
    reception: { stagingM2, beds },
    explosivesLimitKg: EXPLOSIVES_LIMIT_KG,
    protection: country === 'UA' ? 'revetted' : 'none',
    owner: country,
    ...(reported === undefined
      ? {
          source: 'muster-assumption',
          confidence: 'A',
          notional: true,
          note: 'Notional hub: nobody has named this place. Staging, beds, ramps and explosives limit are assumptions.',
        }
      : {
          source: 'nato-nsatu',
          confidence: 'A',
          note: `${reported} Staging, beds, ramps and explosives limit are assumptions.`,
        }),
  };
}

function toDepot([town, country, lat, lon, , ramps, gauges]: Depot): PlaceRow {
  return {
    id: `DEP-${town}`,
    name: `Depot ${name(town)}`,
    kind: 'depot',
    country,
    lat,
    lon,
    ...toRail(ramps, gauges),
    explosivesLimitKg: EXPLOSIVES_LIMIT_KG,
    protection: country === 'UA' ? 'hardened' : 'none',
    owner: country,
    source: 'muster-assumption',
    confidence: 'A',
    notional: true,
    note: 'Notional depot: place, ramps, contents and explosives limit are assumptions.',
  };
}

const toProtectedFacility = ([town, lat, lon, , protection]: ProtectedFacility): PlaceRow => ({
  id: `PF-${town}`,
  name: `Protected facility ${name(town)}`,
  kind: 'protected-facility',
  country: 'UA',
  lat,
  lon,
  explosivesLimitKg: EXPLOSIVES_LIMIT_KG,
  protection,
  owner: 'UA',
  source: 'press-paris-2026',
  confidence: 'A',
  notional: true,
  note: 'That such facilities will be built is reported; this one, its place and its explosives limit are notional.',
});

export const garrisons: readonly PlaceRow[] = GARRISONS.map(toGarrison);
export const hubs: readonly PlaceRow[] = HUBS.map(toHub);
export const depots: readonly PlaceRow[] = DEPOTS.map(toDepot);
export const protectedFacilities: readonly PlaceRow[] = PROTECTED_FACILITIES.map(toProtectedFacility);
export const sites: readonly PlaceRow[] = [...garrisons, ...hubs, ...depots, ...protectedFacilities];

/** The town (bare name) or place id that a site is reached from. */
export const siteTowns: ReadonlyMap<string, string> = new Map([
  ...GARRISONS.map(([town, country, , , near]) => [`GAR-${country}-${town}`, near] as const),
  ...HUBS.map(([town, , , , near]) => [`HUB-${town}`, near] as const),
  ...DEPOTS.map(([town, , , , near]) => [`DEP-${town}`, near] as const),
  ...PROTECTED_FACILITIES.map(([town, , , near]) => [`PF-${town}`, near] as const),
]);
