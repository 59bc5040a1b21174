/**
 * Airfields of the reference scenario. Position and longest runway: OurAirports. Parking is not published for most of them, so it follows
 * the judgment of Airlift Planner for an unknown MOG: 6 large, 3 medium, 1 small for a gateway, 3/2/1 forward (supported country and its
 * neighbours' small fields); it stands for what a host nation can spare, not for what the apron holds.
 */
import type { PlaceRow } from '../scenario/network-section.ts';

/** ICAO code, name, country, latitude, longitude, longest runway (m). */
type AirfieldRecord = readonly [icao: string, name: string, country: string, lat: number, lon: number, runwayM: number];

/** Gateways with the aprons of an international hub, and main operating bases of transport fleets. */
const LARGE = new Set([
  'EPRZ', 'EPWA', 'EPPW', 'LROP', 'LRCK', 'LHBP', 'LZIB', 'LKPR', 'LBSF', 'LTFM', 'LTAC', 'LTAG', 'EGVN', 'EGUN', 'LFOJ', 'LFMI', 'EDDV', 'ETNW',
  'EDDP', 'EDDH', 'ETAR', 'EDDK', 'EHEH', 'ELLX', 'ENGM', 'ESSA', 'EFHK', 'LGAV', 'LETO', 'LIRP', 'KDOV', 'KCHS', 'CYTR', 'RJTT', 'NZAA', 'EIDW', 'UKBB', 'EPKK',
]);

/** Fields with one usable apron, or a runway too short for a wide body. */
const SMALL = new Set(['LRTC', 'LRCL', 'LHSN', 'EEEI', 'YSRI', 'ETNT', 'LFBC', 'LJCE', 'EBFN', 'ESDF', 'LZSL', 'LKNA', 'EPLB', 'LIPA', 'LICZ', 'BIKF', 'LPMT', 'UKLN', 'UKKK']);

/** Wide and narrow spots by size. A wide spot takes a C-17, An-124 or airliner; a narrow one a C-130, A400M or smaller. */
const GATEWAY = { large: [6, 6], medium: [3, 3], small: [1, 1] } as const;
const FORWARD = { large: [3, 3], medium: [2, 2], small: [1, 1] } as const;

/** Shorter than this, no wide spot is counted. */
const WIDE_RUNWAY_M = 2000;

// prettier-ignore
const RECORDS: readonly AirfieldRecord[] = [
  ['UKKK', 'Kyiv Zhuliany', 'UA', 50.4018, 30.4511, 2310],
  ['UKBB', 'Kyiv Boryspil', 'UA', 50.3426, 30.9068, 4000],
  ['UKLL', 'Lviv Danylo Halytskyi', 'UA', 49.8126, 23.9561, 3305],
  ['UKOO', 'Odesa', 'UA', 46.4268, 30.6765, 2800],
  ['UKDD', 'Dnipro', 'UA', 48.3572, 35.1006, 2841],
  ['UKHH', 'Kharkiv', 'UA', 49.9248, 36.29, 2220],
  ['UKLR', 'Rivne', 'UA', 50.6072, 26.1417, 2626],
  ['UKLN', 'Chernivtsi', 'UA', 48.2593, 25.9808, 2216],
  ['UKLI', 'Ivano-Frankivsk', 'UA', 48.8842, 24.6867, 2507],
  ['UKKM', 'Hostomel Antonov', 'UA', 50.6035, 30.1919, 3500],
  ['UKDE', 'Zaporizhzhia', 'UA', 47.8671, 35.3157, 2502],
  ['EPRZ', 'Rzeszow-Jasionka', 'PL', 50.1099, 22.0239, 3200],
  ['EPWA', 'Warsaw Chopin', 'PL', 52.164, 20.9687, 3690],
  ['EPKK', 'Krakow Balice', 'PL', 50.0778, 19.7855, 2550],
  ['EPGD', 'Gdansk', 'PL', 54.3762, 18.4718, 2800],
  ['EPPO', 'Poznan Lawica', 'PL', 52.4216, 16.8236, 2504],
  ['EPWR', 'Wroclaw', 'PL', 51.1039, 16.8819, 2503],
  ['EPLB', 'Lublin', 'PL', 51.2401, 22.7135, 2520],
  ['EPKS', 'Poznan Krzesiny', 'PL', 52.3318, 16.9664, 2500],
  ['EPLK', 'Lask', 'PL', 51.551, 19.1825, 3000],
  ['EPMM', 'Minsk Mazowiecki', 'PL', 52.1954, 21.6559, 2513],
  ['EPDE', 'Deblin', 'PL', 51.5511, 21.892, 2500],
  ['EPPW', 'Powidz', 'PL', 52.3791, 17.8521, 3525],
  ['EPSC', 'Szczecin Goleniow', 'PL', 53.5847, 14.9022, 2500],
  ['EPBY', 'Bydgoszcz', 'PL', 53.0968, 17.9777, 2500],
  ['LROP', 'Bucharest Otopeni', 'RO', 44.5781, 26.1059, 3500],
  ['LRCK', 'Mihail Kogalniceanu', 'RO', 44.3621, 28.4885, 3500],
  ['LRSB', 'Sibiu', 'RO', 45.7859, 24.0856, 2630],
  ['LRCL', 'Cluj', 'RO', 46.7877, 23.6853, 2040],
  ['LRTR', 'Timisoara', 'RO', 45.8098, 21.3379, 3500],
  ['LRIA', 'Iasi', 'RO', 47.1802, 27.6209, 2400],
  ['LRTC', 'Tulcea', 'RO', 45.0625, 28.7143, 1986],
  ['LRSM', 'Satu Mare', 'RO', 47.7033, 22.8857, 2487],
  ['LRBC', 'Bacau', 'RO', 46.5219, 26.9101, 2500],
  ['LZKZ', 'Kosice', 'SK', 48.663, 21.2411, 3100],
  ['LZIB', 'Bratislava', 'SK', 48.1658, 17.2194, 3190],
  ['LZSL', 'Sliac', 'SK', 48.6381, 19.1342, 2400],
  ['LHBP', 'Budapest', 'HU', 47.4342, 19.2757, 3707],
  ['LHKE', 'Kecskemet', 'HU', 46.9175, 19.7493, 2499],
  ['LHDC', 'Debrecen', 'HU', 47.4889, 21.6153, 2498],
  ['LHSN', 'Szolnok', 'HU', 47.1229, 20.2355, 2000],
  ['LKPR', 'Prague', 'CZ', 50.1089, 14.2499, 3715],
  ['LKPD', 'Pardubice', 'CZ', 50.0135, 15.7386, 2500],
  ['LKMT', 'Ostrava', 'CZ', 49.6962, 18.1108, 3500],
  ['LKNA', 'Namest', 'CZ', 49.1662, 16.1244, 2400],
  ['LBSF', 'Sofia', 'BG', 42.6963, 23.4196, 3600],
  ['LBBG', 'Burgas', 'BG', 42.5701, 27.5153, 3200],
  ['LBWN', 'Varna', 'BG', 43.232, 27.8252, 2517],
  ['LBPG', 'Graf Ignatievo', 'BG', 42.2903, 24.714, 2992],
  ['LTFM', 'Istanbul', 'TR', 41.2804, 28.7274, 4100],
  ['LTAC', 'Ankara Esenboga', 'TR', 40.1301, 32.9954, 3750],
  ['LTAG', 'Incirlik', 'TR', 37.002, 35.4258, 3048],
  ['EGVN', 'Brize Norton', 'GB', 51.75, -1.583, 3050],
  ['EGXC', 'Coningsby', 'GB', 53.0931, -0.1661, 2744],
  ['EGUN', 'Mildenhall', 'GB', 52.3615, 0.4881, 2808],
  ['EGPK', 'Prestwick', 'GB', 55.5094, -4.5946, 2987],
  ['EGQS', 'Lossiemouth', 'GB', 57.707, -3.3374, 2771],
  ['LFOJ', 'Orleans Bricy', 'FR', 47.9877, 1.7606, 2404],
  ['LFOA', 'Avord', 'FR', 47.0557, 2.6318, 3503],
  ['LFMI', 'Istres Le Tube', 'FR', 43.5228, 4.924, 3750],
  ['LFBD', 'Bordeaux Merignac', 'FR', 44.8289, -0.715, 3100],
  ['LFBC', 'Cazaux', 'FR', 44.534, -1.1254, 2408],
  ['LFSO', 'Nancy Ochey', 'FR', 48.5832, 5.9545, 2401],
  ['LFSI', 'Saint-Dizier', 'FR', 48.6361, 4.8994, 2412],
  ['LFOE', 'Evreux', 'FR', 49.0287, 1.2199, 2995],
  ['EDDV', 'Hannover', 'DE', 52.4676, 9.6762, 3790],
  ['ETNW', 'Wunstorf', 'DE', 52.4577, 9.431, 2499],
  ['EDDH', 'Hamburg', 'DE', 53.6397, 9.9879, 3666],
  ['EDDP', 'Leipzig-Halle', 'DE', 51.4324, 12.2416, 3600],
  ['ETAR', 'Ramstein', 'DE', 49.4345, 7.6007, 3200],
  ['ETNL', 'Rostock-Laage', 'DE', 53.9181, 12.2793, 2500],
  ['ETNT', 'Wittmundhafen', 'DE', 53.548, 7.6673, 2440],
  ['EDDK', 'Cologne-Bonn', 'DE', 50.8679, 7.1474, 3815],
  ['EHEH', 'Eindhoven', 'NL', 51.4501, 5.3745, 3000],
  ['EHLW', 'Leeuwarden', 'NL', 53.2253, 5.7526, 2452],
  ['EHVK', 'Volkel', 'NL', 51.6556, 5.7094, 3027],
  ['EBFN', 'Koksijde', 'BE', 51.0903, 2.6529, 2678],
  ['EBBL', 'Kleine-Brogel', 'BE', 51.1684, 5.47, 3096],
  ['ELLX', 'Luxembourg', 'LU', 49.6266, 6.2115, 4000],
  ['EKKA', 'Karup', 'DK', 56.2992, 9.1018, 2992],
  ['EKSP', 'Skrydstrup', 'DK', 55.221, 9.2667, 3006],
  ['EKYT', 'Aalborg', 'DK', 57.0951, 9.8551, 2654],
  ['ENGM', 'Oslo Gardermoen', 'NO', 60.2006, 11.0827, 3600],
  ['ENOL', 'Orland', 'NO', 63.6989, 9.604, 3278],
  ['ENEV', 'Evenes', 'NO', 68.4913, 16.6782, 2815],
  ['ESPA', 'Lulea', 'SE', 65.5438, 22.122, 3350],
  ['ESSA', 'Stockholm Arlanda', 'SE', 59.6518, 17.9185, 3301],
  ['ESDF', 'Ronneby', 'SE', 56.2673, 15.2653, 2331],
  ['EFHK', 'Helsinki', 'FI', 60.3201, 24.9557, 3500],
  ['EFTP', 'Tampere-Pirkkala', 'FI', 61.4142, 23.6044, 2700],
  ['EETN', 'Tallinn', 'EE', 59.4133, 24.8366, 3480],
  ['EEEI', 'Amari', 'EE', 59.2603, 24.2085, 2000],
  ['EYSA', 'Siauliai', 'LT', 55.8938, 23.395, 3500],
  ['EYVI', 'Vilnius', 'LT', 54.6341, 25.2858, 2515],
  ['EVRA', 'Riga', 'LV', 56.9208, 23.9707, 3200],
  ['LIRP', 'Pisa', 'IT', 43.6838, 10.3943, 2993],
  ['LIPA', 'Aviano', 'IT', 46.0311, 12.5964, 2606],
  ['LICZ', 'Sigonella', 'IT', 37.4016, 14.9223, 2462],
  ['LGAV', 'Athens', 'GR', 37.938, 23.9569, 4000],
  ['LGLR', 'Larissa', 'GR', 39.6503, 22.4655, 3639],
  ['LGSA', 'Souda', 'GR', 35.5316, 24.1512, 3347],
  ['LGTS', 'Thessaloniki', 'GR', 40.5194, 22.9731, 3440],
  ['LETO', 'Madrid Torrejon', 'ES', 40.4967, -3.4459, 4818],
  ['LEZG', 'Zaragoza', 'ES', 41.6719, -1.063, 3718],
  ['LEMO', 'Moron', 'ES', 37.1749, -5.616, 3597],
  ['LPMT', 'Lisbon Montijo', 'PT', 38.7083, -9.0238, 2440],
  ['LPLA', 'Lajes', 'PT', 38.7645, -27.0935, 3313],
  ['LPBJ', 'Beja', 'PT', 38.0789, -7.9324, 3450],
  ['LDZA', 'Zagreb', 'HR', 45.7419, 16.0672, 3252],
  ['LJCE', 'Cerklje', 'SI', 45.8999, 15.5297, 3000],
  ['CYTR', 'Trenton', 'CA', 44.1174, -77.5293, 3048],
  ['KDOV', 'Dover', 'US', 39.129, -75.4677, 3933],
  ['KCHS', 'Charleston', 'US', 32.9026, -80.0402, 2744],
  ['BIKF', 'Keflavik', 'IS', 63.985, -22.6237, 3065],
  ['EIDW', 'Dublin', 'IE', 53.4362, -6.2628, 3110],
  ['LCRA', 'Akrotiri', 'CY', 34.5905, 32.9877, 2744],
  ['RJTT', 'Tokyo Haneda', 'JP', 35.5528, 139.7958, 3360],
  ['YSRI', 'Richmond', 'AU', -33.6045, 150.782, 2134],
  ['NZAA', 'Auckland', 'NZ', -37.0119, 174.786, 3635],
  ['LUKK', 'Chisinau', 'MD', 46.9278, 28.931, 3590],
];

function toAirfield([icao, name, country, lat, lon, runwayM]: AirfieldRecord): PlaceRow {
  const size = LARGE.has(icao) ? 'large' : SMALL.has(icao) ? 'small' : 'medium';
  const forward = country === 'UA' || country === 'MD';
  const [wide, narrow] = (forward ? FORWARD : GATEWAY)[size];
  return {
    id: icao,
    name,
    kind: 'airfield',
    country,
    lat,
    lon,
    ...(country === 'UA' ? { opensWhen: 'gate-ua-airspace' } : {}),
    airfield: { runwayM, parkingWide: runwayM >= WIDE_RUNWAY_M ? wide : 0, parkingNarrow: narrow },
    source: 'ourairports',
    confidence: 'R',
    note: `Position and runway as published; parking assumed for a ${size} ${forward ? 'forward field' : 'gateway'} (A).`,
  };
}

/** Base of the Strategic Airlift Capability; not in the table of airfields above because its figures are not from OurAirports. */
const papa: PlaceRow = {
  id: 'LHPA',
  name: 'Papa',
  kind: 'airfield',
  country: 'HU',
  lat: 47.36,
  lon: 17.5,
  airfield: { runwayM: 2400, parkingWide: 3, parkingNarrow: 3 },
  source: 'general-knowledge',
  confidence: 'M',
  note: 'Runway and position unverified; parking assumed for a medium gateway (A).',
};

export const airfields: readonly PlaceRow[] = [...RECORDS.map(toAirfield), papa];
