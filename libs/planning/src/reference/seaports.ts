/**
 * Seaports of the reference scenario. Position, harbour size and cargo pier depth code: World Port Index. The index says nothing of RO/RO
 * berths, staging or gate capacity: these follow from the harbour size by the table below, an assumption to be replaced where a planner
 * knows the port. Depth codes of the index are far too shallow for some ports that are known to work deep ships; their draught is given.
 * Only one berth of a harbour takes ships above 220 m. Ports work explosives under a licence that limits them (R for the United Kingdom, HSE);
 * the limits themselves are not published, so they follow from the size too.
 */
import type { PlaceRow } from '../scenario/network-section.ts';
import { transload } from './junctions.ts';

type HarbourSize = 'L' | 'M' | 'S' | 'V';

/** UN/LOCODE, name, country, latitude, longitude, harbour size, depth code, rail ramps, draught (m, unverified) where the code misleads. */
type SeaportRecord = readonly [
  locode: string,
  name: string,
  country: string,
  lat: number,
  lon: number,
  size: HarbourSize,
  depthCode: string,
  ramps: number,
  draughtM?: number,
];

type Seaport = NonNullable<PlaceRow['seaport']>;
type BerthGroup = NonNullable<Seaport['berthGroups']>[number];

const longBerth = (berths: number): BerthGroup => ({ id: 'long', berths });
const shortBerth = (berths: number, maxLengthM = 220): BerthGroup => ({ id: 'short', berths, maxLengthM });

/**
 * Pace of a berth without heavy cranes: more than 600 pieces from two ships within 4 days at Alexandroupoli (R, DVIDS 445098), 18 t a piece (A) and
 * 20 h a day, are 67 t an hour and ship.
 */
const SMALL_PORT_T_PER_HOUR = 67;

/** What a harbour of that size spares for military cargo: berths, staging (m2), vehicles cleared through the gate a day, NEQ (kg). All assumptions. */
// prettier-ignore
const BY_SIZE: Readonly<Record<HarbourSize, { seaport: Seaport; explosivesLimitKg: number }>> = {
  L: { seaport: { berths: 3, berthGroups: [longBerth(1), shortBerth(2)], stagingM2: 60_000, clearanceVehiclesPerDay: 450 }, explosivesLimitKg: 250_000 },
  M: { seaport: { berths: 2, berthGroups: [longBerth(1), shortBerth(1)], stagingM2: 40_000, clearanceVehiclesPerDay: 300 }, explosivesLimitKg: 150_000 },
  S: { seaport: { berths: 1, workTPerHour: SMALL_PORT_T_PER_HOUR, stagingM2: 20_000, clearanceVehiclesPerDay: 180 }, explosivesLimitKg: 100_000 },
  V: { seaport: { berths: 1, workTPerHour: SMALL_PORT_T_PER_HOUR, stagingM2: 8_000, clearanceVehiclesPerDay: 60 }, explosivesLimitKg: 50_000 },
};

/** Ports whose berths are known better than by their size, and from where. */
const KNOWN_BERTHS: Readonly<Record<string, { seaport: Partial<Seaport>; note: string }>> = {
  ROCND: {
    seaport: {
      ...BY_SIZE.L.seaport,
      berthGroups: [
        { id: 'south', berths: 2 },
        { id: 'north', berths: 1, maxLengthM: 200, maxDraughtM: 9 },
      ],
    },
    note:
      'Counts as a large harbour: 132 berths on 25 km of quay (R, port-of-constantza). Two RO/RO terminals in the south and a berth in the north ' +
      '(R, romania-insider-roro); their limits assumed (A).',
  },
  GRAXD: {
    seaport: {
      berthGroups: [
        { id: 'quay-500', berths: 1 },
        { id: 'quay-200', berths: 1, maxLengthM: 200 },
      ],
    },
    note: 'Usable quay of 200 m, then of 500 m (R, dvids-445098).',
  },
};

/** Depth of the World Port Index codes in metres: the deeper end of each five-foot step. */
const DEPTH_M: Readonly<Record<string, number>> = {
  E: 18.2,
  F: 16.8,
  G: 15.2,
  H: 13.7,
  J: 12.2,
  K: 10.7,
  L: 9.1,
  M: 7.6,
  N: 6.1,
  O: 4.6,
  P: 3.0,
};

/** Ports on the lower Danube: the Sulina canal limits the length of ships to about 180 m (unverified). */
const DANUBE = new Set(['UARNI', 'ROGAL', 'ROBRA', 'ROTCE']);

/** Reach of the two gauges: 1520 mm ends at the ports of the Baltic states and Ukraine; Galati and Reni also see the other gauge. */
const gaugesOf = (locode: string, country: string): (1435 | 1520)[] =>
  locode === 'ROGAL' ? [1435, 1520] : ['UA', 'EE', 'LV', 'LT'].includes(country) ? [1520] : [1435];

// prettier-ignore
const RECORDS: readonly SeaportRecord[] = [
  ['UAODS', 'Odesa', 'UA', 46.4833, 30.7333, 'L', 'L', 2, 11.5],
  ['UAPIV', 'Pivdennyi (Yuzhne)', 'UA', 46.6, 31.0167, 'S', 'G', 1, 14],
  ['UARNI', 'Reni', 'UA', 45.4333, 28.3, 'V', 'O', 1, 7],
  ['ROCND', 'Constanta', 'RO', 44.1667, 28.65, 'M', 'M', 3, 13],
  ['ROGAL', 'Galati', 'RO', 45.4167, 28.0833, 'S', 'N', 2, 7],
  ['ROBRA', 'Braila', 'RO', 45.25, 27.9833, 'V', 'M', 1, 7],
  ['ROTCE', 'Tulcea', 'RO', 45.1667, 28.8167, 'V', 'P', 1, 7],
  ['BGVAR', 'Varna', 'BG', 43.1833, 27.9667, 'L', 'N', 2, 10.5],
  ['BGBOJ', 'Burgas', 'BG', 42.4833, 27.4833, 'S', 'M', 2, 11],
  ['GRAXD', 'Alexandroupoli', 'GR', 40.8333, 25.8833, 'M', 'K', 2],
  ['GRSKG', 'Thessaloniki', 'GR', 40.6333, 22.9333, 'M', 'J', 2],
  ['TRIST', 'Istanbul', 'TR', 41.0167, 28.9667, 'L', 'M', 1, 10],
  ['TRDRC', 'Derince', 'TR', 40.75, 29.8167, 'S', 'P', 1, 11],
  ['TRIZM', 'Izmir', 'TR', 38.4333, 27.1333, 'L', 'L', 1, 10.5],
  ['TRMER', 'Mersin', 'TR', 36.8, 34.6333, 'M', 'O', 2, 12],
  ['ITTRS', 'Trieste', 'IT', 45.65, 13.7667, 'L', 'E', 2],
  ['ITLIV', 'Livorno', 'IT', 43.55, 10.3167, 'S', 'N', 2, 11],
  ['ITSPE', 'La Spezia', 'IT', 44.1, 9.8333, 'M', 'G', 1],
  ['ITTAR', 'Taranto', 'IT', 40.4667, 17.2, 'L', 'F', 1],
  ['SIKOP', 'Koper', 'SI', 45.55, 13.7333, 'S', 'H', 2],
  ['HRRJK', 'Rijeka', 'HR', 45.3333, 14.4333, 'L', 'M', 2, 11],
  ['FRTLN', 'Toulon', 'FR', 43.1, 5.9167, 'L', 'K', 2],
  ['FRLEH', 'Le Havre', 'FR', 49.4833, 0.1167, 'L', 'F', 2],
  ['FRLPE', 'La Pallice', 'FR', 46.1667, -1.2167, 'M', 'G', 2],
  ['FRLRH', 'La Rochelle', 'FR', 46.15, -1.15, 'M', 'K', 1],
  ['GBSOU', 'Southampton and Marchwood', 'GB', 50.9, -1.4, 'L', 'G', 0],
  ['BEANR', 'Antwerp', 'BE', 51.2167, 4.4, 'L', 'J', 3, 13],
  ['BEZEE', 'Zeebrugge', 'BE', 51.3333, 3.2, 'M', 'G', 2],
  ['NLVLI', 'Vlissingen', 'NL', 51.45, 3.6, 'M', 'L', 2, 13],
  ['NLRTM', 'Rotterdam', 'NL', 51.9, 4.4833, 'L', 'M', 2, 14],
  ['DEEME', 'Emden', 'DE', 53.3333, 7.1833, 'M', 'M', 2, 10],
  ['DEWVN', 'Wilhelmshaven', 'DE', 53.5333, 8.1667, 'S', 'J', 1],
  ['DEBRV', 'Bremerhaven', 'DE', 53.5333, 8.5833, 'L', 'N', 3, 12.5],
  ['DEHAM', 'Hamburg', 'DE', 53.55, 9.9333, 'L', 'M', 2, 13],
  ['DERSK', 'Rostock', 'DE', 54.1, 12.1333, 'L', 'N', 2, 12],
  ['DKEBJ', 'Esbjerg', 'DK', 55.4667, 8.45, 'S', 'L', 2, 10.5],
  ['SEGOT', 'Gothenburg', 'SE', 57.7, 11.9667, 'L', 'N', 2, 12],
  ['NOOSL', 'Oslo', 'NO', 59.9167, 10.75, 'L', 'N', 1, 10.5],
  ['NONVK', 'Narvik', 'NO', 68.4333, 17.4167, 'V', 'O', 1, 12],
  ['NOTRD', 'Trondheim', 'NO', 63.4333, 10.4, 'M', 'L', 1, 10],
  ['PLSWI', 'Swinoujscie', 'PL', 53.9167, 14.2667, 'S', 'M', 2, 12],
  ['PLGDY', 'Gdynia', 'PL', 54.5333, 18.55, 'L', 'M', 3, 12],
  ['PLGDN', 'Gdansk', 'PL', 54.35, 18.6667, 'L', 'M', 2, 12],
  ['LTKLJ', 'Klaipeda', 'LT', 55.7167, 21.1167, 'M', 'M', 2, 13],
  ['LVRIX', 'Riga', 'LV', 56.95, 24.1, 'L', 'K', 2],
  ['EETLL', 'Tallinn', 'EE', 59.45, 24.7667, 'L', 'O', 1, 10.5],
  ['EEPLA', 'Paldiski', 'EE', 59.35, 24.0333, 'V', 'J', 1],
  ['FIHEL', 'Helsinki', 'FI', 60.1667, 24.9667, 'L', 'O', 0, 10.5],
  ['FIHKO', 'Hanko', 'FI', 59.8167, 22.95, 'S', 'H', 0],
  ['FITKU', 'Turku', 'FI', 60.45, 22.2333, 'M', 'M', 0, 9.5],
  ['ESCAD', 'Cadiz', 'ES', 36.5333, -6.3, 'M', 'G', 0],
  ['ESVLC', 'Valencia', 'ES', 39.45, -0.3167, 'M', 'E', 0],
  ['PTSET', 'Setubal', 'PT', 38.5167, -8.9, 'S', 'G', 0],
  ['PTLIS', 'Lisboa', 'PT', 38.7, -9.1667, 'L', 'E', 0],
  ['CAHAL', 'Halifax', 'CA', 44.65, -63.5833, 'L', 'F', 0],
  ['CAMTR', 'Montreal', 'CA', 45.5167, -73.55, 'L', 'K', 0],
  ['USCHS', 'Charleston', 'US', 32.7833, -79.9167, 'S', 'J', 0],
  ['USBPT', 'Beaumont', 'US', 30.0833, -94.0833, 'M', 'L', 0, 11.5],
  ['USORF', 'Norfolk', 'US', 36.85, -76.3, 'L', 'J', 0],
];

function toSeaport([locode, name, country, lat, lon, size, depthCode, ramps, draughtM]: SeaportRecord): PlaceRow {
  const closed = country === 'UA' && !DANUBE.has(locode);
  return {
    id: locode,
    name,
    kind: 'seaport',
    country,
    lat,
    lon,
    ...(closed ? { opensWhen: 'gate-ua-ports' } : {}),
    seaport: {
      ...BY_SIZE[size].seaport,
      ...KNOWN_BERTHS[locode]?.seaport,
      maxDraughtM: draughtM ?? DEPTH_M[depthCode],
      ...(DANUBE.has(locode) ? { maxLengthM: 180 } : {}),
    },
    ...(ramps > 0 ? { rail: { ramps, gauges: gaugesOf(locode, country) } } : {}),
    explosivesLimitKg: BY_SIZE[size].explosivesLimitKg,
    ...(locode === 'ROGAL'
      ? {
          gaugeChange: [transload(60)],
        }
      : {}),
    source: 'nga-wpi',
    confidence: 'R',
    note:
      `Position and harbour size ${size} as published; berths, staging, gate and explosives limit by harbour size${ramps > 0 ? ', ramps' : ''} assumed (A); ` +
      (draughtM === undefined
        ? `draught from depth code ${depthCode}.`
        : `draught unverified (M), depth code ${depthCode} is shallower or absent.`) +
      (KNOWN_BERTHS[locode] === undefined ? '' : ` ${KNOWN_BERTHS[locode].note}`),
  };
}

export const seaports: readonly PlaceRow[] = RECORDS.map(toSeaport);
