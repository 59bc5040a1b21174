/** Planning factors shown on the screen beside results. A planner may change any of them; none is doctrine. */
import type { FactorRow } from '../scenario/document.ts';

type Confidence = NonNullable<FactorRow['confidence']>;

/** Id, title, value, unit, source, confidence, note. */
type Factor = readonly [
  id: string,
  title: string,
  value: FactorRow['value'],
  unit: string,
  source: string,
  confidence: Confidence,
  note?: string,
];

// prettier-ignore
const AIR: readonly Factor[] = [
  ['air-use-rate', 'Use rate of aircraft', 8, 'h/d', 'muster-assumption', 'A', 'Surge 12 h/d (M).'],
  ['air-payload-c17', 'Planning payload C-17A', 40.8, 't', 'general-knowledge', 'M', '45 short tons; allowable 59 t.'],
  ['air-payload-a400m', 'Planning payload A400M', 28, 't', 'airbus-a400m', 'S', 'Allowable 37 t.'],
  ['air-payload-c130j', 'Planning payload C-130J-30', 16.3, 't', 'afpam-10-1403', 'S'],
  ['air-payload-an124', 'Planning payload An-124-100', 90, 't', 'muster-assumption', 'A', '120 t usual, 150 t quoted (R, SALIS).'],
  ['air-payload-747f', 'Planning payload 747-8F', 100, 't', 'afpam-10-1403', 'S', 'Pallets and loose load only.'],
  ['air-payload-mrtt', 'Planning payload A330 MRTT', '45 t or 270 persons', '', 'general-knowledge', 'M'],
  ['air-ground-c17', 'Ground time C-17A, expedited', 2.25, 'h', 'afpam-10-1403', 'S'],
  ['air-ground-c130j', 'Ground time C-130J-30, expedited', 1.75, 'h', 'afpam-10-1403', 'S'],
  ['air-ground-a400m', 'Ground time A400M', 2, 'h', 'muster-assumption', 'A'],
  ['air-ground-an124', 'Ground time An-124-100', 5, 'h', 'muster-assumption', 'A'],
  ['air-mog-gateway', 'Parking where unknown, gateway: large, medium, small', [6, 3, 1], 'aircraft', 'airlift-planner', 'S'],
  ['air-mog-forward', 'Parking where unknown, forward: large, medium, small', [3, 2, 1], 'aircraft', 'airlift-planner', 'S'],
  ['air-queuing-efficiency', 'Queuing efficiency of the closed form', 0.85, '', 'afpam-10-1403', 'S', 'Closed form only; the event model lets queues form and bounds never use it.'],
  ['air-salis-days', 'SALIS aircraft to hand after', [3, 3, 6, 9, 9], 'd', 'nspa-salis-2019', 'R', 'Within 72 hours; more within 6 or 9 days. Which comes when: A.'],
  ['air-sac-hours', 'SAC hours a year, all nations', 3165, 'h', 'fi-sac', 'R', 'US 1,000, SE 550, NO 400 (R, sac-nations), FI 100 (R), EE 45 (S, baltictimes-sac-2019), others M.'],
  ['air-crew-duty', 'Flight duty of a basic crew, then rest', [16, 12], 'h', 'afi-11-2', 'S', 'Two crews an aircraft: A.'],
  ['air-fuel-c17', 'Fuel of a C-17A under way', 10080, 'kg/h', 'jb-charleston-2009', 'C', '100 short tons in nine hours (R); other types M.'],
  ['air-weather', 'Probability of bad weather per slot: winter, summer', [0.1, 0.03], '', 'muster-assumption', 'A', 'Delay triangular 2/6/24 h.'],
];

// prettier-ignore
const SEA: readonly Factor[] = [
  ['sea-roro-vehicles', 'Vehicles per 1,000 nominal lane metres', [85, 96, 110], '', 'muster-assumption', 'A', 'Stowage loss included; mixed military vehicles.'],
  ['sea-roro-speed', 'Speed of a commercial RO/RO', 18, 'kt', 'general-knowledge', 'M'],
  ['sea-roro-handling', 'RO/RO loading or unloading per ship and berth', [1, 2, 4], 'd', 'muster-assumption', 'A', 'Triangular.'],
  ['sea-charter-fixing', 'Fixing a RO/RO charter', [3, 7, 14], 'd', 'muster-assumption', 'A', '4-6 ships to be had in a week.'],
  ['sea-charter-positioning', 'Positioning a chartered RO/RO', [2, 5, 10], 'd', 'muster-assumption', 'A'],
  ['sea-alexandroupoli', 'Alexandroupoli: pieces discharged from two ships in 4 days', 600, 'pieces', 'dvids-445098', 'R', '"More than 600"; ARC Endurance 2022 took 7 days (R, eKathimerini).'],
  ['sea-terminal-day', 'Terminal working day', 20, 'h', 'jp-4-01-5', 'R', 'Two 10 h shifts and two 2 h maintenance periods.'],
  ['sea-port-weak-link', 'Port throughput', 'least of ship working, staging and clearance', '', 'mtmctea-pop', 'R'],
  ['sea-straits', 'Turkish Straits', 'merchant ships pass, warships limited', '', 'montreux-1936', 'M'],
  ['sea-clearance-brigade', 'Port clearance per brigade', [2, 4, 8], 'd', 'muster-assumption', 'A'],
];

// prettier-ignore
const RAIL: readonly Factor[] = [
  ['rail-trains-single', 'Trains a day and direction, single track, signalled', [20, 25, 30], '1/d', 'general-knowledge', 'M', 'Before the military share; military-operated austere line 10 (R, TR0603).'],
  ['rail-trains-double', 'Trains a day and direction, double track, signalled', 100, '1/d', 'general-knowledge', 'M', 'Military-operated austere line 30 (R, TR0603).'],
  ['rail-net-load', 'Net load as part of gross trailing load', 0.5, '', 'tr0603', 'R', 'Wagon payload 50 % of rated.'],
  ['rail-train-wagons', 'Wagons of a military train', [25, 30, 35], '', 'muster-assumption', 'A', '600-740 m, 1,000-1,600 t (M).'],
  ['rail-speed-international', 'Terminal to terminal, borders included', [15, 22, 35], 'km/h', 'muster-assumption', 'A', 'About 18 km/h on many international freight routes (S, European Court of Auditors 08/2016).'],
  ['rail-loading', 'Loading a train at a ramp', [8, 12], 'h', 'general-knowledge', 'M'],
  ['rail-permission', 'Path and exceptional-consignment permission', [2, 5, 15], 'd', 'muster-assumption', 'A', '0.5-1 d under emergency priority.'],
  ['rail-crossings-nominal', 'All 13 crossings, nominal', 220000, 't/d', 'railmarket-uz-2022', 'R'],
  ['rail-crossings-observed', 'All 13 crossings, observed civil freight', 110000, 't/d', 'railmarket-uz-2022', 'R', 'About 1,800 wagons a day.'],
  ['rail-izov', 'Izov - Hrubieszow, July 2023', 431, 'wagons/d', 'wtmreport-2023', 'R'],
  ['rail-chop-cierna', 'Chop - Cierna nad Tisou, July 2023', 267, 'wagons/d', 'wtmreport-2023', 'R'],
  ['rail-batiovo', 'Batiovo - Eperjeske, July 2023', 95, 'wagons/d', 'wtmreport-2023', 'R', '65.9 t each (C).'],
  ['rail-yahodyn', 'Yahodyn - Dorohusk, food cargo, 2023', [41, 60], 'wagons/d', 'interfax-ukraine-2023', 'S'],
  ['rail-mostyska', 'Mostyska II - Medyka, food cargo, 2023', [28, 37], 'wagons/d', 'interfax-ukraine-2023', 'S'],
  ['rail-bogie-total', 'Bogie exchange, all borders', 175, 'wagons/d', 'cfts-2022', 'R', 'The parts by border add to 206; one or the other is used.'],
  ['rail-bogie-border', 'Bogie exchange at the borders of HU, RO, PL', [75, 70, 61], 'wagons/d', 'cfts-2022', 'R'],
  ['rail-ramp-to-ramp', 'Ramp-to-ramp transfer of a train of vehicles', [6, 10, 18], 'h', 'muster-assumption', 'A', 'Triangular.'],
  ['rail-gauge-efficiency', 'Gauge change capacity factor', [0.5, 1], '', 'muster-assumption', 'A', 'Uniform; from the 50 % use observed.'],
  ['rail-military-share', 'Military share of nominal rail capacity: peace, crisis', [0.15, 0.4], '', 'muster-assumption', 'A', 'Crisis 0.30-0.50, from D+3 on.'],
];

// prettier-ignore
const ROAD: readonly Factor[] = [
  ['road-density', 'Density of a column: open, close', [10, 20], 'vehicles/km', 'st-100-3', 'R', 'Close: M.'],
  ['road-march-rate', 'Rate of march', [25, 30], 'km/h', 'st-100-3', 'R'],
  ['road-day-march', "Day's march: wheeled, transporters", [350, 275], 'km', 'general-knowledge', 'M', 'Wheeled 300-400, HET 250-300, tracks on own tracks under 100.'],
  ['road-gaps', 'Gaps: march unit, serial, column', [3.5, 7.5, 22.5], 'min', 'general-knowledge', 'M', '2-5, 5-10, 15-30 min.'],
  ['road-pass-time', 'Pass time', 'vehicles / (density x rate) + gaps', '', 'fm-55-15', 'M'],
  ['road-march-unit', 'Vehicles of a march unit', [20, 25], 'vehicles', 'general-knowledge', 'M'],
  ['road-driving-day', 'Driving day', [9, 10], 'h', 'muster-assumption', 'A'],
  ['road-border-permission', 'Border permission, each transit state', [1, 3, 10], 'd', 'eca-04-2025', 'A', 'Worst case 45 d notice in one member state (S); target 3 working days.'],
  ['road-weekend-ban', 'Weekly driving ban for lorries: Germany and Slovakia, France and Hungary, Austria', [22, 24, 31], 'h', 'transinfo-bans', 'R', 'Over Sunday until 2200 local; hours of each country in the note of each road.'],
  ['road-breakdown', 'Breakdown per 100 km: tracked, wheeled', [0.02, 0.0035], '', 'muster-assumption', 'A', 'Recovery 6-24 h.'],
  ['road-fit-share', 'Vehicles fit when the order comes', [0.7, 0.85, 0.95], '', 'muster-assumption', 'A', 'Told only: no row uses it.'],
];

// prettier-ignore
const FORCE: readonly Factor[] = [
  ['rsom-marry-up', 'Marry-up of people and equipment', [12, 24, 48], 'h', 'muster-assumption', 'A'],
  ['rsom-integration', 'Integration and transfer of authority', [1, 3, 7], 'd', 'muster-assumption', 'A'],
  ['ntm-overrun', 'Overrun of notice to move', '1 + gamma(shape 2, mean 0.2)', '', 'muster-assumption', 'A', 'Told only: the notices of the rows are triangular.'],
  ['in-place-recall', 'Recall of in-place elements', [6, 24, 72], 'h', 'muster-assumption', 'A'],
  ['decision-response', 'Political decision in the response, a nation', [0, 2, 10], 'd', 'muster-assumption', 'A', '0 where delegated in advance.'],
  ['decision-mandate', 'Mandate in the posture', [14, 28, 56], 'd', 'muster-assumption', 'A'],
  ['force-size', 'Persons of the Multinational Force as reported: least, most; first concept', [15000, 30000, 64000], '', 'press-mnf-size', 'S', 'The scenario has about 25,000 in the posture.'],
  ['force-partners', 'Countries at the meeting in Paris; heads of state or government among them', [35, 27], '', 'press-paris-2026', 'R', 'More than 200 planners from 38 or more nations, and deployment within weeks of a ceasefire, are second-hand (S).'],
  ['monitor-patrols-smm', 'Patrols a day of the monitoring mission of 2016, most active times', 60, '1/d', 'eu-fpi-smm', 'R', 'More than 60, over 700 monitors; a line of about 500 km (M): a patrol for each 8 km a day (C).'],
  ['monitor-patrol', 'Observer patrol: persons, line that it watches, part that is out, share that it sees', '8, 10 km, 0.5, 0.5', '', 'muster-assumption', 'A', 'By day only.'],
  ['monitor-sensors', 'Reach along the line: ground sensor; unmanned aircraft, a third on station; ship', [0.5, 60, 80], 'km', 'muster-assumption', 'A', 'Share seen there: 0.7, 0.6, 0.6.'],
  ['node-loss', 'Loss of a node by threat level', [0, 0.01, 0.05], '1/d', 'muster-assumption', 'A', 'Repair lognormal, median 2 d, sigma 0.8. Told only: no row uses it.'],
  ['facility-protection', 'Part of a stated loss of stock that a place suffers: not protected, revetted, hardened, underground', [1, 0.6, 0.3, 0.1], '', 'muster-assumption', 'A'],
  ['theatre-opening', 'Capacity of a place: bare, opened, full', [0.2, 0.6, 1], '', 'muster-assumption', 'A'],
  ['host-nation-support', 'Host nation support, request to available', [7, 21, 60], 'd', 'muster-assumption', 'A', '0 if arranged.'],
  ['consumption-dry', 'Dry supply per person and day with MRE', 6.5, 'kg', 'atp-4-90', 'R', 'Classes I, II, III packaged, IV barrier and construction, VI.'],
  ['consumption-class-1', 'Class I per person and day, three MRE', 2.49, 'kg', 'atp-4-90', 'R'],
  ['consumption-water', 'Water per person and day: minimum, sustained', [15, 26], 'l', 'general-knowledge', 'M'],
  ['consumption-bulk-fuel', 'Class III bulk per person and day, theatre', 24.4, 'kg', 'fm-101-10-1-2', 'M', '53.7 lb.'],
  ['consumption-ammunition', 'Class V of a brigade: low, medium, high', [60, 150, 300], 't/d', 'muster-assumption', 'A'],
  ['consumption-fuel-moving', 'Fuel of an armoured brigade on a moving day', [200, 300], 'm3', 'muster-assumption', 'A', 'Wheeled 80-120, static 25 %.'],
  ['supply-targets', 'Targets in days of supply: unit, hub, total', [4, 8.5, 30], 'd', 'muster-assumption', 'A', '3-5, 7-10, 30.'],
  ['nato-flow-2025', 'Flow through the NATO assistance hubs in 2025', 220000, 't', 'adz-2025-12', 'R', 'About 600 t/d; 9,000 trucks, 1,800 wagons, 500 aircraft.'],
  ['published-light-brigade-2022', 'Light brigade by air, February 2022: first arrivals, about 5,000 in place', [4, 15], 'd', 'janes-82nd-2022', 'R'],
  ['published-stryker-air', 'Stryker brigade by air', [5, 14], 'd', 'gao-03-801', 'R', 'Over a third of the C-17 and C-5 fleet.'],
  ['published-army-east', 'Army, western ports to the eastern border', 45, 'd', 'eu-officials-2025-11', 'R', 'Aim 3-5 d.'],
];

export const factors: readonly FactorRow[] = [...AIR, ...SEA, ...RAIL, ...ROAD, ...FORCE].map(
  ([id, title, value, unit, source, confidence, note]) => ({
    id: `factor-${id}`,
    title,
    value,
    ...(unit === '' ? {} : { unit }),
    source,
    confidence,
    ...(note === undefined ? {} : { note }),
  }),
);
