/**
 * Builds a row of force elements from the short records of `force-elements-*.ts`. What a kind of unit has in common stands here once: notice to move,
 * speed of those that move on their own, capability, integration. Every force element of the reference scenario is notional:
 * nations have reported kinds and totals at most.
 */
import type { ForceElementRow } from '../scenario/force-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import { sites } from './sites.ts';
import { unitTemplates } from './unit-templates.ts';

/** Exceptions of one element from what its kind has in common. */
export type ForceElementOptions = Pick<
  ForceElementRow,
  | 'deployment'
  | 'set'
  | 'needs'
  | 'modes'
  | 'longestRoadKm'
  | 'peopleModes'
  | 'via'
  | 'notice'
  | 'cargo'
  | 'capability'
  | 'parent'
  | 'status'
  | 'tourDays'
  | 'relievedBy'
  | 'note'
>;

/**
 * Id without `fe-` (begins with the nation), name, contribution without `con-`, template without `tpl-`, home, destination, required day (CF+n for
 * the posture, D+n for the response), priority, exceptions.
 */
export type ForceElementRecord = readonly [
  id: string,
  name: string,
  contribution: string,
  template: string,
  home: string,
  destination: string,
  requiredDay: number,
  priority: number,
  options?: ForceElementOptions,
];

/** Notice to move in days by kind of unit, minimum, mode and maximum. */
const NOTICE: Readonly<Record<string, readonly [number, number, number]>> = {
  'theatre-opening-unit': [5, 5, 7],
  'movement-control-team': [5, 5, 7],
  'liaison-team': [5, 5, 7],
  'force-headquarters': [5, 7, 10],
  'brigade-headquarters': [5, 7, 12],
  battlegroup: [5, 7, 10],
  'infantry-battalion': [5, 7, 10],
  'infantry-company': [5, 7, 12],
  'reconnaissance-squadron': [5, 7, 12],
  'tank-company': [7, 10, 15],
  'armoured-brigade': [15, 22, 30],
  'mechanised-brigade': [15, 20, 30],
  'light-brigade': [10, 14, 20],
  'artillery-battalion': [10, 15, 20],
  'engineer-battalion': [10, 15, 25],
  'logistic-battalion': [7, 10, 15],
  'medical-role-2': [10, 14, 20],
  'training-team': [7, 14, 21],
  'monitoring-company': [5, 7, 10],
  'demining-company': [10, 20, 30],
  'port-opening-unit': [5, 8, 12],
  'fighter-flying-echelon': [5, 5, 7],
  'air-ground-echelon': [5, 5, 8],
  'transport-flight': [5, 5, 7],
  frigate: [5, 10, 20],
  corvette: [5, 10, 20],
  'supply-ship': [5, 10, 20],
  'landing-ship': [5, 10, 20],
  'mine-countermeasures-vessel': [5, 10, 20],
  'mine-countermeasures-tender': [5, 10, 20],
};
const NOTICE_OTHERS = [5, 10, 15] as const;

/** Cruising speed of those that move on their own, km/h. */
const SPEED_KMH: Readonly<Record<string, number>> = {
  'fighter-flying-echelon': 800,
  'transport-flight': 600,
  'tanker-detachment': 780,
  'early-warning-detachment': 720,
  'maritime-patrol-detachment': 650,
  'reconnaissance-aircraft-detachment': 650,
  'helicopter-flight': 220,
  frigate: 28,
  corvette: 28,
  'patrol-vessel': 26,
  'supply-ship': 26,
  'landing-ship': 24,
  'mine-countermeasures-vessel': 20,
  'mine-countermeasures-tender': 24,
};

/** Capability offered where it is not the name of the template. */
const CAPABILITY: Readonly<Record<string, string>> = {
  'armoured-brigade': 'manoeuvre',
  'mechanised-brigade': 'manoeuvre',
  'light-brigade': 'manoeuvre',
  battlegroup: 'manoeuvre',
  'infantry-battalion': 'manoeuvre',
  'infantry-company': 'manoeuvre',
  'tank-company': 'manoeuvre',
  'reconnaissance-squadron': 'reconnaissance',
  'artillery-battalion': 'artillery',
  'artillery-battery': 'artillery',
  'rocket-artillery-battery': 'artillery',
  'air-defence-battery': 'air-defence',
  'short-range-air-defence-battery': 'air-defence',
  'engineer-battalion': 'engineer',
  'engineer-company': 'engineer',
  'demining-company': 'demining',
  'eod-company': 'demining',
  'cbrn-company': 'cbrn',
  'logistic-battalion': 'logistics',
  'transport-company': 'transport',
  'het-company': 'transport',
  'fuel-company': 'logistics',
  'maintenance-company': 'logistics',
  'medical-role-2': 'medical',
  'medical-company': 'medical',
  'signal-company': 'signals',
  'military-police-company': 'military-police',
  'theatre-opening-unit': 'theatre-opening',
  'movement-control-team': 'movement-control',
  'rail-company': 'transport',
  'port-opening-unit': 'theatre-opening',
  'brigade-headquarters': 'command',
  'force-headquarters': 'command',
  'liaison-team': 'monitoring',
  'training-team': 'training',
  'monitoring-company': 'monitoring',
  'uas-company': 'surveillance',
  'isr-detachment': 'surveillance',
  'air-ground-echelon': 'air-support',
  'air-base-unit': 'air-support',
  'radar-detachment': 'air-surveillance',
  'port-protection-company': 'port-protection',
  'diving-team': 'mine-countermeasures',
  'fighter-flying-echelon': 'air-policing',
  'transport-flight': 'airlift',
  'tanker-detachment': 'air-refuelling',
  'early-warning-detachment': 'air-surveillance',
  'maritime-patrol-detachment': 'maritime-patrol',
  'reconnaissance-aircraft-detachment': 'surveillance',
  'helicopter-flight': 'aeromedical',
  frigate: 'maritime-security',
  corvette: 'maritime-security',
  'patrol-vessel': 'maritime-security',
  'supply-ship': 'afloat-support',
  'landing-ship': 'afloat-support',
  'mine-countermeasures-vessel': 'mine-countermeasures',
  'mine-countermeasures-tender': 'mine-countermeasures',
};

/** Units that open the theatre themselves wait for nobody. */
const OPENERS = new Set([
  'theatre-opening-unit',
  'movement-control-team',
  'port-opening-unit',
  'rail-company',
  'liaison-team',
  'force-headquarters',
]);

/** Who opens a hub: no main body is ready there before that unit is. */
export const OPENED_BY: Readonly<Record<string, string>> = {
  'HUB-Lviv': 'fe-gb-theatre-opening',
  'HUB-Zhytomyr': 'fe-gb-theatre-opening-2',
  'HUB-Kyiv-West': 'fe-gb-theatre-opening-2',
  'HUB-Bila-Tserkva': 'fe-gb-theatre-opening-2',
  'HUB-Ternopil': 'fe-fr-theatre-opening',
  'HUB-Khmelnytskyi': 'fe-fr-theatre-opening',
  'HUB-Vinnytsia': 'fe-fr-theatre-opening-2',
  'HUB-Odesa': 'fe-fr-theatre-opening-2',
  'HUB-Rivne': 'fe-nl-movement-control',
  'HUB-Rzeszow': 'fe-pl-movement-control',
  'HUB-Lublin': 'fe-pl-movement-control-2',
  'HUB-Suceava': 'fe-ro-movement-control',
  'HUB-Constanta': 'fe-ro-port-opening',
};

/** Room between the order and the required day in the plan of the posture: later elements are not ordered earlier than this. */
const POSTURE_LEAD_DAYS = 42;
const FIRST_PHASED_DAY = 80;

const RECALL: DurationSpec = { triangular: [6, 24, 72], unit: 'h' };
const MARRY_UP: DurationSpec = { triangular: [12, 24, 48], unit: 'h' };
const INTEGRATION_LAND: DurationSpec = { triangular: [1, 3, 7] };
const INTEGRATION_OTHER: DurationSpec = { triangular: [0.5, 1, 3] };

const TEMPLATES = new Map(unitTemplates.map((template) => [template.id, template]));

function toCommonRow(record: ForceElementRecord, openedBy: string | undefined): ForceElementRow {
  const [id, name, contribution, kind, home, destination, , priority, options = {}] = record;
  const template = TEMPLATES.get(`tpl-${kind}`);
  if (template === undefined) throw new Error(`no unit template tpl-${kind}`);
  const speedKmh = SPEED_KMH[kind];
  const deployment = options.deployment ?? (speedKmh === undefined ? 'move' : 'self-deploy');
  const isLand = template.component === 'land';
  const needs = [...(openedBy === undefined || OPENERS.has(kind) ? [] : [openedBy]), ...(options.needs ?? [])];
  return {
    id: `fe-${id}`,
    name,
    nation: id.slice(0, 2).toUpperCase(),
    contribution: `con-${contribution}`,
    component: template.component,
    template: template.id,
    capability: CAPABILITY[kind],
    status: 'offered',
    home,
    destination,
    ...(deployment === 'self-deploy' ? { selfDeploySpeedKmh: speedKmh } : {}),
    notice: deployment === 'in-place' ? RECALL : { triangular: [...(NOTICE[kind] ?? NOTICE_OTHERS)] },
    priority,
    ...(deployment === 'move' || deployment === 'draw-set' ? { marryUp: MARRY_UP } : {}),
    integration: isLand ? INTEGRATION_LAND : INTEGRATION_OTHER,
    source: 'muster-assumption',
    confidence: 'A',
    notional: true,
    ...options,
    deployment,
    ...(needs.length === 0 ? {} : { needs }),
  };
}

/** An element of the multinational force, ordered once its nation has approved, required CF+n. */
export function toPostureElement(record: ForceElementRecord): ForceElementRow {
  const [id, , , , , destination, requiredDay] = record;
  const row = toCommonRow(record, OPENED_BY[destination]);
  return {
    ...row,
    releasedBy: `gate-order-posture-${id.slice(0, 2)}`,
    ...(requiredDay < FIRST_PHASED_DAY ? {} : { earliest: { anchor: 'CF', offset: requiredDay - POSTURE_LEAD_DAYS } }),
    requiredAt: { anchor: 'CF', offset: requiredDay },
  };
}

const UKRAINIAN_HUBS = new Set(sites.filter(({ country }) => country === 'UA').map(({ id }) => id));

/** With the airspace over Ukraine closed, people come by coach and train: nobody plans on an airfield that may stay shut for months. */
const BY_LAND: ForceElementRow['peopleModes'] = ['rail', 'road'];

/** A reinforcement after a breach, ordered once its nation has decided, required D+n. Hubs are open by then, so it waits for no opener. */
export function toResponseElement(record: ForceElementRecord): ForceElementRow {
  const [id, , , , , destination, requiredDay] = record;
  return {
    ...(UKRAINIAN_HUBS.has(destination) ? { peopleModes: BY_LAND } : {}),
    ...toCommonRow(record, undefined),
    releasedBy: `gate-order-response-${id.slice(0, 2)}`,
    requiredAt: { anchor: 'D', offset: requiredDay },
  };
}

/**
 * True for elements of the multinational force (about 25,000): ordered in the posture, and not what a host provides on its own soil. False for
 * reinforcements and for the forces of Ukraine.
 */
export const isMultinationalForce = ({ releasedBy = '', contribution = '' }: ForceElementRow): boolean =>
  releasedBy.startsWith('gate-order-posture-') && !contribution.endsWith('-host');
