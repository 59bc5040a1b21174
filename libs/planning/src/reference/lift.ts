/**
 * Lift types, lift pools and the military shares of capacity.
 *
 * Types follow the planning factors (`factors.ts`). One asset is what moves as one: an aircraft, a ship, a train, or a company of 20 vehicles. Wheeled
 * vehicles march on their own and need no lift; tracked ones need transporters, trains or ships. Pools are what nations could spare, bounded by
 * publicly known fleets: fleets are general knowledge (M), the part that is spared is an assumption (A), and every pool is notional.
 * Mission capability is in the count of the pool; aircraft therefore have no breakdowns of their own. Fuel burnt is unverified (M) where the
 * row says nothing else. Hours that nations have in common pools are in `lift-quotas.ts`.
 */
import type { LiftPoolRow, LiftTypeRow } from '../scenario/lift-section.ts';
import type { EfficiencyRow, ShareRow } from '../scenario/network-section.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';
import { toPlaceId } from './junctions.ts';
import { QUOTAS } from './lift-quotas.ts';

const hours = (...triangular: [number, number, number]) => ({ triangular, unit: 'h' as const });
const days = (...triangular: [number, number, number]) => ({ triangular });

/** Short legs are flown slower, from block to block; long ones cost payload (assumptions in the form of AFPAM 10-1403). */
const BY_LEG = [
  { upToKm: 500, speedShare: 0.7 },
  { upToKm: 1500, speedShare: 0.9 },
  { upToKm: 4000 },
  { upToKm: 40_000, payloadShare: 0.8 },
];
/** Basic crew: 16 h of flight duty, then 12 h of rest (instructions of the United States Air Force, S). Two crews an aircraft are an assumption. */
const CREW = { dutyHours: 16, restHours: 12, perAsset: 2 } as const;
const AIR = { mode: 'air', useRateHPerDay: 8, byLeg: BY_LEG, crew: CREW } as const;
const CARGO = ['wheeled', 'supply', 'ammunition', 'fuel'] as const;
const A = 'A' as const;

// prettier-ignore
const aircraft: readonly LiftTypeRow[] = [
  { id: 'lift-c17', name: 'C-17A', ...AIR, payload: { pax: 100, massT: 40.8, areaM2: 100 }, carries: ['people', 'tracked', 'outsized', ...CARGO], speedKmh: 750, fuelKgPerHour: 10080, rangeKm: 6500, load: hours(1.5, 2.25, 4), unload: hours(1.5, 2.25, 4), minRunwayM: 1070, parking: 'wide', costPerKm: 30, source: 'afpam-10-1403', confidence: 'S', note: 'Payload, speed, persons M; deck area, range, cost A; ground time expedited as mode. Fuel C: 100 short tons in nine hours (R, Joint Base Charleston 2009).' },
  { id: 'lift-a400m', name: 'A400M', ...AIR, payload: { pax: 116, massT: 28, areaM2: 65 }, carries: ['people', ...CARGO], speedKmh: 650, fuelKgPerHour: 3500, rangeKm: 4500, load: hours(1.5, 2, 4), unload: hours(1.5, 2, 4), minRunwayM: 915, parking: 'narrow', costPerKm: 25, source: 'airbus-a400m', confidence: 'S', note: 'Ground time, speed, deck area, range, cost A; 116 troops M.' },
  { id: 'lift-c130j', name: 'C-130J-30 and like', ...AIR, payload: { pax: 92, massT: 16.3, areaM2: 42 }, carries: ['people', ...CARGO], speedKmh: 530, fuelKgPerHour: 2200, rangeKm: 3300, load: hours(1, 1.75, 3), unload: hours(1, 1.75, 3), minRunwayM: 915, parking: 'narrow', costPerKm: 15, source: 'afpam-10-1403', confidence: 'S', note: 'Persons and range M; deck area and cost A.' },
  { id: 'lift-c390', name: 'C-390', ...AIR, payload: { pax: 80, massT: 18, areaM2: 45 }, carries: ['people', ...CARGO], speedKmh: 700, fuelKgPerHour: 3000, rangeKm: 3700, load: hours(1, 1.75, 3), unload: hours(1, 1.75, 3), minRunwayM: 1370, parking: 'narrow', costPerKm: 16, source: 'muster-assumption', confidence: A },
  { id: 'lift-an124', name: 'An-124-100', ...AIR, payload: { massT: 90, areaM2: 200 }, carries: ['tracked', 'outsized', ...CARGO], speedKmh: 720, fuelKgPerHour: 12600, rangeKm: 5500, load: hours(3, 5, 9), unload: hours(3, 5, 9), minRunwayM: 2750, parking: 'wide', costPerKm: 45, source: 'salis', confidence: A, note: '120 t usual, 150 t quoted (R); planning payload 90 t, ground time, speed and runway A.' },
  { id: 'lift-mrtt', name: 'A330 MRTT', ...AIR, payload: { pax: 270, massT: 45 }, carries: ['people', 'supply'], speedKmh: 780, fuelKgPerHour: 5800, rangeKm: 8000, load: hours(2, 2.5, 4), unload: hours(1.5, 2.5, 4), minRunwayM: 2440, parking: 'wide', costPerKm: 20, source: 'muster-assumption', confidence: A, note: 'Payload M; ground time, speed, runway A.' },
  { id: 'lift-airliner', name: 'Charter airliner', ...AIR, payload: { pax: 180 }, carries: ['people'], speedKmh: 780, fuelKgPerHour: 2500, rangeKm: 4500, load: hours(1, 1.5, 3), unload: hours(0.75, 1, 2), minRunwayM: 2000, parking: 'narrow', costPerKm: 10, source: 'muster-assumption', confidence: A, note: 'Single-aisle aircraft; 180 to 300 persons are usual (M).' },
  { id: 'lift-b747f', name: '747-8F', ...AIR, payload: { massT: 100 }, carries: ['supply', 'ammunition'], speedKmh: 800, fuelKgPerHour: 10000, rangeKm: 8000, load: hours(2, 3, 5), unload: hours(2, 3, 5), minRunwayM: 2750, parking: 'wide', costPerKm: 25, source: 'afpam-10-1403', confidence: 'S', note: 'Pallets and loose load only, needs a high loader; ground time and speed A.' },
];

const SHIP = {
  mode: 'sea',
  load: days(1, 2, 4),
  unload: days(1, 2, 4),
  minimumLoadShare: 0.8,
  maximumHold: { fixed: 5 },
} as const;
const DECK = ['wheeled', 'tracked', 'outsized', 'supply', 'ammunition'] as const;

// prettier-ignore
const ships: readonly LiftTypeRow[] = [
  { id: 'lift-point', name: 'Point class RO/RO', ...SHIP, payload: { vehicles: 255, massT: 8000 }, carries: [...DECK], speedKmh: 32, draughtM: 7.4, lengthM: 193, costPerKm: 60, source: 'general-knowledge', confidence: 'M', note: '2,650 lane metres; 96 vehicles per 1,000 lane metres (A).' },
  { id: 'lift-roro', name: 'Commercial RO/RO, 2,500 lane metres', ...SHIP, payload: { vehicles: 240, massT: 6000 }, carries: [...DECK], speedKmh: 33, draughtM: 7, lengthM: 190, costPerKm: 60, source: 'muster-assumption', confidence: A, note: '96 vehicles per 1,000 nominal lane metres, stowage loss included.' },
  { id: 'lift-large-roro', name: 'Large RO/RO', ...SHIP, payload: { vehicles: 550, massT: 14000 }, carries: [...DECK], speedKmh: 33, draughtM: 8.5, lengthM: 199.9, costPerKm: 90, source: 'general-knowledge', confidence: 'M', note: 'Length and draught of Liberty Pride; vehicles, mass and speed A.' },
  { id: 'lift-lmsr', name: 'LMSR', ...SHIP, payload: { areaM2: 26475, massT: 13000 }, carries: [...DECK], speedKmh: 44, draughtM: 11, lengthM: 290, costPerKm: 150, source: 'general-knowledge', confidence: 'M', note: '35,300 m2 at a usable share of 0.75 (A); 24 kt.' },
  { id: 'lift-general-cargo', name: 'General cargo ship', ...SHIP, payload: { massT: 5000 }, carries: ['supply', 'ammunition'], speedKmh: 24, draughtM: 6.5, lengthM: 115, costPerKm: 35, source: 'muster-assumption', confidence: A },
  { id: 'lift-tanker', name: 'Coastal product tanker', ...SHIP, payload: { massT: 6000 }, carries: ['fuel'], speedKmh: 24, draughtM: 6.8, lengthM: 120, costPerKm: 35, source: 'muster-assumption', confidence: A },
  { id: 'lift-danube', name: 'Danube pushed convoy, four barges', mode: 'waterway', payload: { massT: 5000 }, carries: ['supply', 'ammunition', 'fuel'], speedKmh: 11, load: days(1, 2, 4), unload: days(1, 2, 4), draughtM: 2.5, minimumLoadShare: 0.4, maximumHold: { fixed: 4 }, costPerKm: 20, source: 'muster-assumption', confidence: A },
];

const TRAIN = {
  mode: 'rail',
  speedKmh: 45,
  minimumLoadShare: 0.5,
  maximumHold: { fixed: 2 },
  costPerKm: 30,
  source: 'muster-assumption',
  confidence: A,
} as const;
const HEAVY = {
  ...TRAIN,
  payload: { wagons: 30, massT: 1200 },
  carries: ['wheeled', 'tracked', 'outsized'],
  load: hours(8, 10, 12),
  unload: hours(4, 6, 10),
} satisfies Partial<LiftTypeRow>;
const BOX = {
  ...TRAIN,
  payload: { massT: 900 },
  carries: ['supply', 'ammunition'],
  load: hours(6, 10, 16),
  unload: hours(6, 10, 16),
} satisfies Partial<LiftTypeRow>;
const TANK = {
  ...TRAIN,
  payload: { massT: 1000 },
  carries: ['fuel'],
  load: hours(6, 10, 16),
  unload: hours(6, 10, 16),
} satisfies Partial<LiftTypeRow>;
const PASSENGER = {
  ...TRAIN,
  payload: { pax: 600 },
  carries: ['people'],
  load: hours(1, 2, 4),
  unload: hours(0.5, 1, 2),
  minimumLoadShare: 0.3,
} satisfies Partial<LiftTypeRow>;

// prettier-ignore
const trains: readonly LiftTypeRow[] = ([1435, 1520] as const).flatMap((gauge): LiftTypeRow[] => [
  { id: `lift-train-${gauge}`, name: `Military train ${gauge} mm, 30 heavy flat wagons`, ...HEAVY, carries: [...HEAVY.carries], gauge, note: '1,000-1,600 t gross, 600-740 m; links limit the speed further.' },
  { id: `lift-supply-train-${gauge}`, name: `Supply train ${gauge} mm, 30 box or container wagons`, ...BOX, carries: [...BOX.carries], gauge, note: 'Wagon payload 50 % of rated (R, TR0603).' },
  { id: `lift-tank-train-${gauge}`, name: `Tank train ${gauge} mm, 20 wagons`, ...TANK, carries: [...TANK.carries], gauge },
  { id: `lift-troop-train-${gauge}`, name: `Troop train ${gauge} mm`, ...PASSENGER, carries: [...PASSENGER.carries], gauge },
]);

const BREAKDOWN = { perTrip: 0.02, repair: hours(6, 12, 24) };

// prettier-ignore
const road: readonly LiftTypeRow[] = [
  { id: 'lift-truck', name: 'Truck company, 20 trucks of 15 t', mode: 'road', payload: { massT: 300 }, carries: ['supply', 'ammunition'], speedKmh: 35, roadVehicles: 20, load: hours(2, 4, 8), unload: hours(2, 4, 8), useRateHPerDay: 10, breakdown: BREAKDOWN, minimumLoadShare: 0.1, maximumHold: { fixed: 1 }, costPerKm: 40, source: 'muster-assumption', confidence: A },
  { id: 'lift-tanker-truck', name: 'Fuel company, 20 tankers of 15 t', mode: 'road', payload: { massT: 300 }, carries: ['fuel'], speedKmh: 35, roadVehicles: 20, load: hours(2, 3, 6), unload: hours(2, 3, 6), useRateHPerDay: 10, breakdown: BREAKDOWN, minimumLoadShare: 0.1, maximumHold: { fixed: 1 }, costPerKm: 45, source: 'muster-assumption', confidence: A },
  { id: 'lift-het', name: 'HET company, 20 transporters', mode: 'road', payload: { vehicles: 20, massT: 1300 }, carries: ['tracked', 'outsized'], speedKmh: 28, load: hours(1, 2, 4), unload: hours(1, 2, 4), useRateHPerDay: 9.5, breakdown: { perTrip: 0.04, repair: hours(6, 12, 24) }, minimumLoadShare: 0.05, maximumHold: { fixed: 1 }, costPerKm: 120, source: 'st-100-3', confidence: 'M', note: '250-300 km a day (M); times A.' },
  { id: 'lift-coach', name: 'Coach company, 20 coaches of 45', mode: 'road', payload: { pax: 900 }, carries: ['people'], speedKmh: 60, roadVehicles: 20, load: hours(0.5, 1, 2), unload: hours(0.5, 1, 2), useRateHPerDay: 10, minimumLoadShare: 0.05, maximumHold: { fixed: 1 }, costPerKm: 40, source: 'muster-assumption', confidence: A },
];

export const liftTypes: readonly LiftTypeRow[] = [...aircraft, ...ships, ...trains, ...road];

type Arrangement = NonNullable<LiftPoolRow['arrangement']>;

/** Pool id, lift type, count, base (town, port or airfield), owner or '', arrangement, dates to hand (days after CF-day; one for all or one each), what is known. */
type Pool = readonly [
  id: string,
  liftType: string,
  count: number,
  base: string,
  owner: string,
  arrangement: Arrangement,
  from: readonly number[],
  known?: string,
];

// prettier-ignore
const AIR_AND_SEA: readonly Pool[] = [
  ['salis', 'lift-an124', 5, 'EDDP', '', 'SALIS', [3, 3, 6, 9, 9], '2 on part-time charter, up to 3 on priority call (R); 72 hours, then 6 and 9 days of notice (R, NSPA 2019).'],
  ['sac', 'lift-c17', 3, 'LHPA', '', 'SAC', [1], '3 aircraft at Papa.'],
  ['c17-gb', 'lift-c17', 4, 'EGVN', 'GB', 'national', [1], 'Half of a fleet of 8.'], ['c17-ca', 'lift-c17', 2, 'CYTR', 'CA', 'national', [3], 'Fleet of 5.'], ['c17-us', 'lift-c17', 4, 'ETAR', 'US', 'national', [3], 'Proposed support, nothing reported on lift.'], ['c17-au', 'lift-c17', 1, 'YSRI', 'AU', 'national', [5], 'Fleet of 8.'],
  ['a400m-de', 'lift-a400m', 8, 'ETNW', 'DE', 'EATC', [1], 'Fleet of about 50.'], ['a400m-fr', 'lift-a400m', 6, 'LFOJ', 'FR', 'EATC', [1], 'Fleet of about 24.'], ['a400m-gb', 'lift-a400m', 5, 'EGVN', 'GB', 'national', [1], 'Fleet of 22.'], ['a400m-es', 'lift-a400m', 3, 'LEZG', 'ES', 'EATC', [1], 'Fleet of 14.'],
  ['a400m-tr', 'lift-a400m', 2, 'LTAC', 'TR', 'national', [2], 'Fleet of 10, home base Kayseri.'], ['a400m-be', 'lift-a400m', 2, 'EBFN', 'BE', 'EATC', [1], 'Fleet of 8 with Luxembourg, home base Melsbroek.'],
  ['c130-it', 'lift-c130j', 4, 'LIRP', 'IT', 'EATC', [1], 'Fleet of about 20.'], ['c130-no', 'lift-c130j', 2, 'ENGM', 'NO', 'national', [1], 'Fleet of 4.'], ['c130-dk', 'lift-c130j', 2, 'EKYT', 'DK', 'national', [1], 'Fleet of 4.'], ['c130-fr', 'lift-c130j', 1, 'LFOE', 'FR', 'EATC', [1], 'Fleet of 4, shared with Germany at Evreux.'], ['c130-de', 'lift-c130j', 2, 'LFOE', 'DE', 'EATC', [1], 'Fleet of 6 at Evreux.'],
  ['c130-pl', 'lift-c130j', 2, 'EPPW', 'PL', 'national', [1], 'C-130H, same figures assumed.'], ['c130-ro', 'lift-c130j', 2, 'LROP', 'RO', 'national', [1], 'C-130H and C-27J, same figures assumed.'], ['c130-gr', 'lift-c130j', 1, 'LGAV', 'GR', 'national', [2], 'C-130H, same figures assumed.'], ['c130-se', 'lift-c130j', 1, 'ESSA', 'SE', 'national', [1], 'C-130H, same figures assumed.'], ['c130-ca', 'lift-c130j', 2, 'EGPK', 'CA', 'national', [2], 'Detachment in Scotland assumed.'],
  ['c390-pt', 'lift-c390', 2, 'LPBJ', 'PT', 'national', [2], 'Fleet of 5 on order.'], ['c390-hu', 'lift-c390', 1, 'LHKE', 'HU', 'national', [2], 'Fleet of 2.'],
  ['mrtt-mmf', 'lift-mrtt', 3, 'EHEH', '', 'MMF', [1], 'Fleet of 9 or more, most of it tanking.'], ['mrtt-gb', 'lift-mrtt', 3, 'EGVN', 'GB', 'national', [1], 'Voyager, fleet of 14.'], ['mrtt-fr', 'lift-mrtt', 3, 'LFMI', 'FR', 'national', [1], 'Phenix, fleet of 12 or more.'],
  ['airliner-de', 'lift-airliner', 4, 'EDDK', '', 'charter', [3]], ['airliner-gb', 'lift-airliner', 3, 'EGVN', '', 'charter', [3]], ['airliner-fr', 'lift-airliner', 3, 'LFOJ', '', 'charter', [3]], ['airliner-nordic', 'lift-airliner', 2, 'ENGM', '', 'charter', [3]], ['airliner-south', 'lift-airliner', 2, 'LIRP', '', 'charter', [3]], ['airliner-east', 'lift-airliner', 3, 'EPWA', '', 'charter', [3]],
  ['b747f-lu', 'lift-b747f', 2, 'ELLX', '', 'charter', [3, 5]], ['b747f-de', 'lift-b747f', 2, 'EDDP', '', 'charter', [4, 6]],
  ['point-gb', 'lift-point', 4, 'GBSOU', 'GB', 'national', [2, 2, 6, 10], '4 ships under a long contract.'], ['roro-fr', 'lift-roro', 2, 'FRTLN', 'FR', 'national', [3, 6], 'Chartered ships of the French forces.'], ['roro-ark', 'lift-roro', 3, 'DEEME', '', 'national', [3, 6, 9], 'ARK project of Denmark and Germany.'], ['roro-tr', 'lift-roro', 2, 'TRDRC', 'TR', 'charter', [8, 12]],
  ['roro-north', 'lift-roro', 6, 'BEZEE', '', 'charter', [8, 10, 12, 15, 19, 24], 'Fixing 3/7/14 d and positioning 2/5/10 d.'], ['roro-south', 'lift-roro', 4, 'ITTRS', '', 'charter', [8, 12, 16, 24], 'Fixing 3/7/14 d and positioning 2/5/10 d.'], ['roro-baltic', 'lift-roro', 2, 'SEGOT', '', 'charter', [10, 14]],
  ['lmsr-us', 'lift-lmsr', 2, 'USCHS', 'US', 'national', [10, 16], 'Proposed support, nothing reported on lift.'], ['large-roro-us', 'lift-large-roro', 2, 'USBPT', 'US', 'charter', [10, 16], 'Proposed support, nothing reported on lift.'], ['large-roro-ca', 'lift-large-roro', 1, 'CAHAL', 'CA', 'charter', [14]],
  ['general-cargo', 'lift-general-cargo', 3, 'NLRTM', '', 'charter', [8, 12, 16]], ['general-cargo-south', 'lift-general-cargo', 2, 'GRSKG', '', 'charter', [8, 12]], ['tanker-north', 'lift-tanker', 2, 'NLRTM', '', 'charter', [6, 10]], ['tanker-south', 'lift-tanker', 3, 'GRSKG', '', 'charter', [6, 10, 14]],
  ['danube-ro', 'lift-danube', 4, 'ROCND', 'RO', 'charter', [5]], ['danube-galati', 'lift-danube', 3, 'ROGAL', 'RO', 'charter', [5]], ['danube-at', 'lift-danube', 2, 'Vienna', 'AT', 'charter', [7]],
];

/** Heavy flat wagons as trains by country and base: the resource that binds the movement of tanks. Shared by agreement of the railways. */
// prettier-ignore
const HEAVY_TRAINS: readonly (readonly [country: string, base: string, count: number])[] = [
  ['DE', 'Munster', 6], ['DE', 'Paderborn', 6], ['FR', 'Mourmelon', 4], ['FR', 'Miramas', 2], ['PL', 'Poznan', 5], ['PL', 'Rzeszow', 5], ['RO', 'Bucharest', 6], ['CZ', 'Pardubice', 3], ['SK', 'Kosice', 3], ['HU', 'Nyiregyhaza', 3], ['IT', 'Verona', 4], ['AT', 'Linz', 3],
  ['NL', 'Apeldoorn', 3], ['BE', 'Leopoldsburg', 2], ['BG', 'Yambol', 2], ['GR', 'GRAXD', 2], ['SE', 'Skovde', 2], ['DK', 'Aarhus', 1], ['TR', 'Cerkezkoy', 2], ['SI', 'Ljubljana', 1], ['HR', 'Zagreb', 1],
];
// prettier-ignore
const HEAVY_TRAINS_BROAD: readonly (readonly [country: string, base: string, count: number])[] = [
  ['UA', 'Lviv', 8], ['UA', 'Kovel', 4], ['UA', 'Chop', 4], ['UA', 'Kyiv', 6], ['UA', 'Vinnytsia', 2], ['LT', 'Kaunas', 2], ['LV', 'Riga', 1], ['EE', 'Tapa', 1], ['MD', 'Chisinau', 1],
];

/** Country, base, and the number of supply, tank and troop trains. */
// prettier-ignore
const OTHER_TRAINS: readonly (readonly [country: string, base: string, gauge: 1435 | 1520, supply: number, tank: number, troop: number])[] = [
  ['DE', 'Leipzig', 1435, 6, 2, 3], ['FR', 'Metz', 1435, 3, 1, 3], ['PL', 'Rzeszow', 1435, 6, 3, 3], ['RO', 'Bucharest', 1435, 4, 3, 2], ['CZ', 'Pardubice', 1435, 2, 1, 1], ['SK', 'Kosice', 1435, 2, 1, 1], ['HU', 'Nyiregyhaza', 1435, 2, 1, 1], ['IT', 'Verona', 1435, 2, 1, 1],
  ['UA', 'Lviv', 1520, 6, 3, 3], ['UA', 'Kyiv', 1520, 6, 3, 3], ['UA', 'Odesa', 1520, 2, 2, 1], ['LT', 'Kaunas', 1520, 1, 1, 1], ['MD', 'Chisinau', 1520, 1, 1, 0],
];

/** Companies by country and base: trucks, fuel, transporters, coaches. Host nations and transit states lend theirs, others keep them for their own. */
// prettier-ignore
const COMPANIES: readonly (readonly [country: string, base: string, truck: number, fuel: number, het: number, coach: number])[] = [
  ['GB', 'Bulford', 4, 1, 3, 3], ['FR', 'Mourmelon', 4, 2, 3, 3], ['FR', 'Miramas', 4, 2, 6, 2], ['DE', 'Paderborn', 6, 2, 3, 4], ['NL', 'Apeldoorn', 2, 1, 1, 1], ['BE', 'Leopoldsburg', 1, 1, 1, 1], ['LU', 'Luxembourg', 0, 0, 0, 1], ['IT', 'Verona', 3, 1, 2, 2], ['ES', 'Zaragoza', 2, 1, 1, 2], ['PT', 'Santa-Margarida', 1, 0, 1, 1],
  ['DK', 'Aarhus', 1, 1, 1, 1], ['NO', 'Elverum', 1, 1, 1, 1], ['SE', 'Skovde', 2, 1, 1, 1], ['FI', 'Tampere', 1, 1, 1, 1], ['EE', 'Tapa', 1, 0, 1, 1], ['LV', 'Riga', 1, 0, 1, 1], ['LT', 'Jonava', 2, 1, 1, 1], ['CZ', 'Pardubice', 2, 1, 1, 1], ['AT', 'Linz', 0, 0, 1, 1], ['SI', 'Ljubljana', 1, 0, 1, 1], ['HR', 'Zagreb', 1, 0, 1, 1],
  ['BG', 'Plovdiv', 2, 1, 1, 1], ['GR', 'GRAXD', 2, 1, 1, 1], ['TR', 'Ankara', 2, 1, 1, 2], ['US', 'Grafenwoehr', 4, 2, 2, 2], ['CA', 'Petawawa', 1, 0, 1, 1], ['PL', 'Rzeszow', 8, 3, 4, 6], ['RO', 'Suceava', 4, 2, 1, 3], ['RO', 'Bucharest', 4, 2, 2, 3], ['SK', 'Kosice', 2, 1, 1, 2], ['HU', 'Nyiregyhaza', 2, 1, 1, 2],
  ['MD', 'Chisinau', 1, 1, 0, 1], ['UA', 'Lviv', 10, 3, 3, 8], ['UA', 'Kyiv', 8, 3, 2, 6], ['UA', 'Odesa', 4, 2, 1, 3],
];
const LENDERS = new Set(['PL', 'RO', 'SK', 'HU', 'MD', 'UA']);

const toDate = (offset: number): ScenarioDate => ({ anchor: 'CF', offset });
const townOf = (base: string): string => base.toLowerCase();

function toPool(
  [id, liftType, count, base, owner, arrangement, from, known]: Pool,
  reservedForOwner = false,
): LiftPoolRow {
  return {
    id: `pool-${id}`,
    liftType,
    count,
    base: toPlaceId(base),
    ...(owner === '' ? {} : { owner }),
    arrangement,
    ...(reservedForOwner ? { reservedForOwner } : {}),
    availableFrom: from.length === 1 ? toDate(from[0]) : from.map(toDate),
    ...(QUOTAS[arrangement] === undefined ? {} : { quotas: [...QUOTAS[arrangement]] }),
    source: arrangement === 'SALIS' ? 'salis' : arrangement === 'SAC' ? 'sac-nations' : 'muster-assumption',
    confidence: 'A',
    notional: true,
    note: `${known === undefined ? '' : `${known} `}What is spared is assumed.`,
  };
}

const heavyTrains = ([gauge, rows]: readonly [1435 | 1520, typeof HEAVY_TRAINS]): LiftPoolRow[] =>
  rows.map(([country, base, count]) =>
    toPool([
      `train-${gauge}-${country.toLowerCase()}-${townOf(base)}`,
      `lift-train-${gauge}`,
      count,
      base,
      country,
      'host-nation',
      [2],
    ]),
  );

const otherTrains = OTHER_TRAINS.flatMap(([country, base, gauge, ...counts]) =>
  (['supply-train', 'tank-train', 'troop-train'] as const).flatMap((kind, at) =>
    counts[at] === 0
      ? []
      : [
          toPool([
            `${kind}-${country.toLowerCase()}-${townOf(base)}`,
            `lift-${kind}-${gauge}`,
            counts[at],
            base,
            country,
            'host-nation',
            [2],
          ]),
        ],
  ),
);

const companies = COMPANIES.flatMap(([country, base, ...counts]) =>
  (['truck', 'tanker-truck', 'het', 'coach'] as const).flatMap((kind, at) => {
    const lends = LENDERS.has(country);
    const pool: Pool = [
      `${kind}-${country.toLowerCase()}-${townOf(base)}`,
      `lift-${kind}`,
      counts[at],
      base,
      country,
      lends ? 'host-nation' : 'national',
      [1],
    ];
    return counts[at] === 0 ? [] : [toPool(pool, !lends)];
  }),
);

/** Commercial road lift that anybody may hire: coaches, low-loaders and trucks of the freight market. */
// prettier-ignore
const COMMERCIAL: readonly Pool[] = [
  ['charter-coach-west', 'lift-coach', 4, 'Metz', '', 'charter', [3]], ['charter-coach-east', 'lift-coach', 4, 'Warsaw', '', 'charter', [3]], ['charter-coach-south', 'lift-coach', 3, 'Bucharest', '', 'charter', [3]],
  ['charter-het-west', 'lift-het', 2, 'Magdeburg', '', 'charter', [5]], ['charter-het-east', 'lift-het', 2, 'Rzeszow', '', 'charter', [5]], ['charter-het-south', 'lift-het', 2, 'Bucharest', '', 'charter', [5]],
  ['charter-truck-west', 'lift-truck', 6, 'Magdeburg', '', 'charter', [3]], ['charter-truck-east', 'lift-truck', 8, 'Rzeszow', '', 'charter', [3]], ['charter-truck-south', 'lift-truck', 6, 'Bucharest', '', 'charter', [3]], ['charter-tanker-west', 'lift-tanker-truck', 3, 'Leipzig', '', 'charter', [3]],
];

export const liftPools: readonly LiftPoolRow[] = [
  ...[...AIR_AND_SEA, ...COMMERCIAL].map((pool) => toPool(pool)),
  ...heavyTrains([1435, HEAVY_TRAINS]),
  ...heavyTrains([1520, HEAVY_TRAINS_BROAD]),
  ...otherTrains,
  ...companies,
];

/** How well the railways of the whole theatre run: all trains of a replication are slow together. */
export const efficiencies: readonly EfficiencyRow[] = [
  {
    id: 'efficiency-rail',
    title: 'Efficiency of the railways, all networks together',
    mode: 'rail',
    least: 0.68,
    likeliest: 1,
    most: 1,
    source: 'muster-assumption',
    confidence: 'A',
    note: 'Terminal to terminal 15 to 35 km/h, likeliest 22, the speed that the links are set for: 15 of 22 is 0.68. A network that runs better than planned is left out.',
  },
];

/** A share from CF-day on, then from D-day and from later days of the response on. */
const toShare = (
  id: string,
  title: string,
  peace: number,
  afterD: readonly (readonly [day: number, share: number])[],
  note: string,
): ShareRow => ({
  id,
  title,
  steps: [
    { from: { anchor: 'CF', offset: 0 }, share: peace },
    ...afterD.map(([day, share]) => ({ from: { anchor: 'D' as const, offset: day }, share })),
  ],
  source: 'muster-assumption',
  confidence: 'A',
  note,
});

export const shares: readonly ShareRow[] = [
  toShare(
    'share-rail-military',
    'Military share of nominal rail capacity',
    0.15,
    [[3, 0.4]],
    'Default 0.15 in peace, 0.30-0.50 with crisis priority, which takes three days to enforce.',
  ),
  toShare(
    'share-road-military',
    'Military share of nominal road capacity',
    0.15,
    [
      [0, 0.1],
      [3, 0.35],
    ],
    'Civilian traffic fills the roads in the first days.',
  ),
  toShare(
    'share-border-military',
    'Military share of nominal road crossing capacity',
    0.3,
    [
      [0, 0.15],
      [3, 0.2],
      [21, 0.5],
    ],
    'Into Ukraine. Civilian outflow for three weeks after D-day takes staff and lanes from this direction too.',
  ),
  toShare(
    'share-border-military-out',
    'Military share of nominal road crossing capacity, out of Ukraine',
    0.3,
    [
      [0, 0.05],
      [21, 0.3],
    ],
    'Civilian outflow saturates the outbound lanes for three weeks after D-day.',
  ),
  toShare(
    'share-rail-military-out',
    'Military share of nominal rail crossing capacity, out of Ukraine',
    0.15,
    [
      [0, 0.1],
      [21, 0.3],
    ],
    'Passenger trains out of Ukraine have the outbound paths for three weeks after D-day.',
  ),
];
