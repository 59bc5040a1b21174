/**
 * Generic units: what they weigh, how much deck they need, what they eat. No template describes a unit of a named nation. Totals of a unit; the
 * basic load and the supplies that come with it stand apart, because ammunition never travels with people.
 *
 * Consumption, kg per person and day at static posture: class I and II from ATP 4-90 Table C-1 (UGR-MRE-UGR 4.26; II 0.73 and VI 0.93), IV barrier
 * and construction 1.79 (same table), III packaged 0.54 (same) and bulk 6.5, somewhat more than a quarter of the theatre rate of FM 101-10-1/2 (A), V 0.5 for training (A).
 */
import type { UnitTemplateRow } from '../scenario/force-section.ts';

export const STATIC_KG_PER_PERSON_DAY = { I: 4.26, II: 1.66, III: 7.04, IV: 1.79, V: 0.5 } as const;

/**
 * The same at high posture with all land brigades engaged: I as before, II and IV doubled with the loss of equipment and the digging, III packaged
 * 0.54 and bulk 24.4 (the full theatre rate), V 46 so that 18,000 in brigades of 4,000 use about 250 t a brigade (A).
 */
export const ENGAGED_KG_PER_PERSON_DAY = { I: 4.26, II: 3.32, III: 24.94, IV: 3.58, V: 46 } as const;

type Domain = 'land' | 'air' | 'sea';
type Echelon = 'team' | 'section' | 'platoon' | 'company' | 'battalion' | 'brigade' | 'division' | 'none';

const SYMBOL_SET: Readonly<Record<Domain, string>> = { land: '10', air: '01', sea: '30' };
const ECHELON: Readonly<Record<Echelon, string>> = {
  none: '00',
  team: '11',
  section: '13',
  platoon: '14',
  company: '15',
  battalion: '16',
  brigade: '18',
  division: '21',
};

/** APP-6(D): version 10, real, friend, symbol set, present, headquarters or not, echelon, entity, no modifiers. */
const toSidc = (set: Domain, echelon: Echelon, entity: string, headquarters = false): string =>
  `1003${SYMBOL_SET[set]}0${headquarters ? 2 : 0}${ECHELON[echelon]}${entity}0000`;

/** Id, title, echelon, entity of the symbol, PAX, wheeled, tracked, mass t, area m2, heaviest MLC, supplies t, basic load t, fuel t, equipment in words. */
type LandUnit = readonly [
  id: string,
  title: string,
  echelon: Echelon,
  entity: string,
  pax: number,
  wheeled: number,
  tracked: number,
  massT: number,
  areaM2: number,
  mlc: number,
  supplyT: number,
  ammunitionT: number,
  fuelT: number,
  equipment?: string,
];

// prettier-ignore
const LAND: readonly LandUnit[] = [
  ['armoured-brigade', 'Armoured brigade', 'brigade', '120500', 4500, 880, 420, 24000, 33000, 80, 700, 600, 260, 'Two tank and two armoured infantry battalions, artillery, engineers, support'],
  ['mechanised-brigade', 'Mechanised (wheeled) brigade', 'brigade', '121102', 4200, 1020, 80, 15000, 26000, 60, 600, 450, 160, 'Three wheeled armoured infantry battalions, artillery, engineers, support'],
  ['light-brigade', 'Light or airborne brigade', 'brigade', '121100', 3500, 700, 0, 6000, 14000, 40, 400, 200, 80, 'Three light battalions with protected vehicles'],
  ['battlegroup', 'Battlegroup', 'battalion', '121000', 1000, 240, 60, 5000, 7000, 70, 130, 120, 50, 'Three combat companies of armoured vehicles, engineers, support'],
  ['infantry-battalion', 'Light infantry battalion', 'battalion', '121104', 600, 110, 0, 950, 2100, 30, 60, 30, 15, 'Protected wheeled vehicles'],
  ['infantry-company', 'Infantry company', 'company', '121104', 150, 22, 0, 210, 400, 30, 15, 8, 4],
  ['tank-company', 'Tank company', 'company', '120500', 90, 12, 14, 1010, 700, 80, 12, 30, 15],
  ['reconnaissance-squadron', 'Reconnaissance squadron', 'company', '121300', 120, 35, 0, 420, 700, 30, 15, 10, 6],
  ['artillery-battalion', 'Artillery battalion', 'battalion', '130300', 550, 110, 50, 3500, 4000, 60, 70, 200, 30, '18 to 24 self-propelled 155 mm guns'],
  ['artillery-battery', 'Artillery battery', 'company', '130300', 120, 28, 8, 800, 900, 60, 15, 50, 7],
  ['rocket-artillery-battery', 'Rocket artillery battery', 'company', '130300', 110, 30, 0, 500, 750, 40, 14, 40, 6],
  ['air-defence-battery', 'Ground-based air defence battery', 'company', '130102', 120, 35, 0, 800, 1000, 50, 20, 40, 8],
  ['short-range-air-defence-battery', 'Short-range and counter-drone battery', 'company', '130100', 90, 28, 0, 350, 560, 30, 12, 20, 5],
  ['engineer-battalion', 'Engineer battalion', 'battalion', '140700', 600, 130, 50, 3600, 4300, 70, 70, 20, 30, 'Obstacle and field fortification plant, bridging'],
  ['engineer-company', 'Engineer company', 'company', '140700', 130, 35, 10, 900, 1050, 70, 15, 5, 8],
  ['demining-company', 'Demining company', 'company', '141400', 90, 25, 5, 500, 700, 60, 10, 3, 5],
  ['eod-company', 'Explosive ordnance disposal company', 'company', '140800', 100, 35, 0, 380, 700, 30, 10, 3, 4],
  ['cbrn-company', 'CBRN company', 'company', '140100', 100, 30, 0, 400, 660, 30, 12, 1, 5],
  ['logistic-battalion', 'Logistic battalion', 'battalion', '160600', 700, 250, 0, 5000, 7500, 50, 100, 10, 60, 'Supply, transport and maintenance companies'],
  ['transport-company', 'Transport company', 'company', '163600', 150, 60, 0, 1100, 1850, 40, 15, 1, 15],
  ['het-company', 'Heavy equipment transporter company', 'company', '163600', 140, 50, 0, 1500, 1580, 100, 15, 1, 25],
  ['fuel-company', 'Fuel company', 'company', '162500', 120, 45, 0, 900, 1300, 40, 12, 1, 40],
  ['maintenance-company', 'Maintenance company', 'company', '161100', 140, 45, 0, 800, 1250, 60, 15, 1, 8],
  ['medical-role-2', 'Medical treatment facility, role 2', 'company', '161400', 180, 50, 0, 600, 1150, 30, 40, 0, 6, '4 operating tables, 40 beds'],
  ['medical-company', 'Medical company', 'company', '161300', 100, 30, 0, 300, 600, 30, 15, 0, 4],
  ['signal-company', 'Signal company', 'company', '111000', 130, 45, 0, 450, 950, 30, 12, 1, 6],
  ['military-police-company', 'Military police company', 'company', '141200', 110, 40, 0, 220, 620, 20, 10, 1, 5],
  ['theatre-opening-unit', 'Theatre opening unit', 'company', '163600', 150, 40, 0, 500, 900, 40, 30, 1, 8, 'Advance party, movement control, port and airfield openers, cargo handling'],
  ['movement-control-team', 'Movement control team', 'platoon', '163600', 60, 12, 0, 70, 200, 20, 5, 0, 2],
  ['rail-company', 'Railway operating company', 'company', '163000', 140, 30, 0, 350, 620, 40, 15, 0, 6],
  ['port-opening-unit', 'Port opening unit', 'company', '163300', 130, 40, 0, 900, 1150, 50, 15, 0, 8],
  ['brigade-headquarters', 'Brigade headquarters', 'brigade', '110000', 250, 70, 0, 650, 1400, 30, 25, 3, 8],
  ['force-headquarters', 'Force headquarters', 'division', '110000', 400, 90, 0, 800, 1800, 30, 40, 3, 10],
  ['liaison-team', 'Liaison and monitoring team', 'team', '110500', 40, 10, 0, 40, 170, 20, 3, 0, 1],
  ['training-team', 'Training team', 'platoon', '165200', 80, 12, 0, 70, 220, 20, 8, 2, 2],
  ['monitoring-company', 'Monitoring company', 'company', '121600', 120, 40, 0, 180, 600, 20, 12, 0, 5],
  ['uas-company', 'Unmanned aircraft company', 'company', '121900', 110, 30, 0, 220, 520, 30, 12, 5, 4],
  ['isr-detachment', 'Intelligence and surveillance detachment', 'platoon', '151000', 60, 20, 0, 150, 380, 30, 6, 0, 3],
  ['air-ground-echelon', 'Ground echelon of a fighter squadron', 'battalion', '160600', 326, 40, 0, 900, 900, 40, 60, 60, 30, 'With the flying echelon the fighter squadron of 12 and 350 persons'],
  ['air-base-unit', 'Deployable air base unit', 'company', '120700', 200, 50, 0, 900, 1300, 40, 40, 2, 30],
  ['radar-detachment', 'Air surveillance radar detachment', 'platoon', '121600', 60, 22, 0, 330, 520, 40, 8, 0, 4],
  ['port-protection-company', 'Port protection company', 'company', '141700', 120, 30, 0, 200, 520, 20, 10, 5, 4],
  ['diving-team', 'Clearance diving team', 'platoon', '140400', 30, 8, 0, 50, 150, 20, 4, 1, 1],
];

/** Headquarters get the staff of the symbol. */
const HEADQUARTERS = new Set(['brigade-headquarters', 'force-headquarters']);

/** Id, title, entity, PAX. Aircraft and ships move on their own and carry no cargo of the model. */
type SelfDeploying = readonly [id: string, title: string, entity: string, pax: number, equipment: string];

// prettier-ignore
const AIR: readonly SelfDeploying[] = [
  ['fighter-flying-echelon', 'Flying echelon of a fighter squadron', '110104', 24, '12 fighters with crews'],
  ['transport-flight', 'Tactical transport flight', '110107', 60, '4 transport aircraft'],
  ['tanker-detachment', 'Tanker detachment', '110109', 60, '2 tankers'],
  ['early-warning-detachment', 'Airborne early warning detachment', '110116', 80, '1 or 2 early warning aircraft'],
  ['maritime-patrol-detachment', 'Maritime patrol detachment', '110110', 60, '2 patrol aircraft'],
  ['reconnaissance-aircraft-detachment', 'Reconnaissance aircraft detachment', '110111', 60, '2 reconnaissance aircraft'],
  ['helicopter-flight', 'Transport and medical evacuation helicopter flight', '110200', 90, '6 helicopters'],
];

// prettier-ignore
const SEA: readonly SelfDeploying[] = [
  ['frigate', 'Frigate', '120204', 170, '1 ship'],
  ['corvette', 'Corvette', '120205', 90, '1 ship'],
  ['patrol-vessel', 'Offshore patrol vessel', '120500', 50, '1 ship'],
  ['mine-countermeasures-vessel', 'Mine countermeasures vessel', '120405', 45, '1 ship with drones'],
  ['mine-countermeasures-tender', 'Mine countermeasures command and support ship', '120406', 90, '1 ship'],
  ['supply-ship', 'Replenishment ship', '130110', 120, '1 ship'],
  ['landing-ship', 'Landing ship', '120307', 200, '1 ship'],
];

const AS_PUBLISHED = new Set([
  'armoured-brigade',
  'mechanised-brigade',
  'light-brigade',
  'battlegroup',
  'artillery-battalion',
  'air-defence-battery',
  'logistic-battalion',
]);
const AIR_GROUND = new Set(['air-ground-echelon', 'air-base-unit', 'radar-detachment']);
const SEA_GROUND = new Set(['port-protection-company', 'diving-team']);

const assumption = { source: 'muster-assumption', confidence: 'A', notional: true } as const;

function toLandTemplate(unit: LandUnit): UnitTemplateRow {
  const [
    id,
    title,
    echelon,
    entity,
    pax,
    wheeled,
    tracked,
    massT,
    areaM2,
    heaviestMlc,
    supplyT,
    ammunitionT,
    fuelT,
    equipment,
  ] = unit;
  return {
    id: `tpl-${id}`,
    title,
    component: AIR_GROUND.has(id) ? 'air' : SEA_GROUND.has(id) ? 'sea' : 'land',
    sidc: toSidc('land', echelon, entity, HEADQUARTERS.has(id)),
    cargo: { pax, wheeled, tracked, massT, areaM2, heaviestMlc, supplyT, ammunitionT, fuelT },
    ...(equipment === undefined ? {} : { equipment }),
    consumptionKgPerPersonDay: STATIC_KG_PER_PERSON_DAY,
    ...assumption,
    note: AS_PUBLISHED.has(id)
      ? 'PAX, vehicles, mass and area as in the planning factors of Muster (A); split of vehicles, basic load and supplies assumed.'
      : 'Generic unit, every figure assumed.',
  };
}

const toSelfDeploying =
  (component: 'air' | 'sea') =>
  ([id, title, entity, pax, equipment]: SelfDeploying): UnitTemplateRow => ({
    id: `tpl-${id}`,
    title,
    component,
    sidc: toSidc(component, 'none', entity),
    cargo: { pax },
    equipment,
    consumptionKgPerPersonDay: STATIC_KG_PER_PERSON_DAY,
    ...assumption,
    note: 'Moves on its own; persons are crew and detachment. Every figure assumed.',
  });

export const unitTemplates: readonly UnitTemplateRow[] = [
  ...LAND.map(toLandTemplate),
  ...AIR.map(toSelfDeploying('air')),
  ...SEA.map(toSelfDeploying('sea')),
];
