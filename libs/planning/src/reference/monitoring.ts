/**
 * Monitoring of the ceasefire and what follows a breach. That monitoring is led by the United States with contributions of the coalition, and that a
 * Special Commission addresses breaches, attributes responsibility and determines remedies, is declared. Sectors, shares, times and the rungs of
 * the ladder are assumptions.
 */
import type { LatencyRow, MonitorRow, RemedyRow } from '../scenario/monitoring-section.ts';
import type { OfficeRow } from '../scenario/posture-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import { sectors } from './attack.ts';

const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;
const declared = { source: 'paris-declaration', confidence: 'A', notional: true } as const;

export const offices: readonly OfficeRow[] = [
  {
    id: 'office-coordination-cell',
    title: 'Coordination cell of the United States, Ukraine and the coalition in Paris',
    desks: 4,
    source: 'paris-declaration',
    confidence: 'A',
    note: 'The cell at the operational headquarters is declared, how many orders it deals with at a time is assumed.',
  },
  {
    id: 'office-coordination-cell-kyiv',
    title: 'Coordination cell in Kyiv',
    place: 'HUB-Kyiv-West',
    desks: 2,
    source: 'press-mnf-command',
    confidence: 'A',
    note: 'Reported for the time from which the force deploys (S). That orders to the forces of Ukraine after a breach pass through it, and its desks, are assumed.',
  },
  {
    id: 'office-special-commission',
    title: 'Special Commission',
    desks: 2,
    source: 'paris-declaration',
    confidence: 'A',
    note: 'The commission is declared; how many matters it deals with at a time is assumed.',
  },
];

const ALL = sectors.map(({ id }) => id);
const EAST = ['sector-north-east', 'sector-east', 'sector-south-east'];

type Watches = NonNullable<MonitorRow['watches']>;

/** Two vehicles with four persons each; a patrol sees 10 km of line a day, and half of the patrols are out at a time. */
const PATROLS: Watches = { personsEach: 8, lengthKm: 10, onWatch: 0.5 };
/** Of an aircraft, a sensor and a ship. */
const aircraft = (count: number, lengthKm: number, onWatch: number): Watches => ({ count, lengthKm, onWatch });
const SENSORS: Watches = { count: 250, lengthKm: 0.5 };
const SHIP: Watches = { count: 1, lengthKm: 80, onWatch: 0.7 };

/**
 * Id without `mon-`, title, nation, kind, sectors, share that it sees of what happens where it watches, what it reaches (all of its sectors when absent),
 * element without `fe-`, or the gate from which it counts. All shares and reaches are assumptions; the factors say what they lean on.
 */
type MonitorRecord = readonly [
  id: string,
  title: string,
  nation: string,
  kind: MonitorRow['kind'],
  sectors: readonly string[],
  sees: number,
  watches: Watches | undefined,
  element: string | undefined,
  releasedBy?: string,
];

// prettier-ignore
const MONITORS: readonly MonitorRecord[] = [
  ['us-isr', 'Lead of monitoring, technical means', 'US', 'satellite', ALL, 0.1, undefined, 'us-isr'],
  ['us-uas', 'Unmanned aircraft', 'US', 'aerial', EAST, 0.6, aircraft(8, 60, 0.33), 'us-uas'],
  ['us-reconnaissance', 'Reconnaissance aircraft, outside', 'US', 'aerial', ALL, 0.6, aircraft(2, 300, 0.15), 'us-reconnaissance-aircraft'],
  ['gb-reconnaissance', 'Reconnaissance aircraft, outside', 'GB', 'aerial', ALL, 0.6, aircraft(2, 300, 0.15), 'gb-reconnaissance-aircraft'],
  ['fr-imagery', 'Satellite imagery', 'FR', 'satellite', ALL, 0.05, undefined, undefined, 'gate-ceasefire'],
  ['dk-team', 'Observer team, Danish', 'DK', 'observer-team', ['sector-north', 'sector-north-east'], 0.5, PATROLS, 'dk-monitoring'],
  ['no-team', 'Observer team, Norwegian', 'NO', 'observer-team', ['sector-north', 'sector-centre'], 0.5, PATROLS, 'no-monitoring'],
  ['ca-company', 'Monitoring company, Canadian', 'CA', 'observer-team', ['sector-east', 'sector-south-east', 'sector-south'], 0.5, PATROLS, 'ca-monitoring'],
  ['ie-analysis', 'Analysis of reports and imagery, Irish, outside', 'IE', 'intelligence-sharing', ['sector-centre', 'sector-south'], 0.02, undefined, 'ie-monitoring'],
  ['it-analysis', 'Analysis of reports and imagery, Italian, outside', 'IT', 'intelligence-sharing', ['sector-south', 'sector-south-east'], 0.05, undefined, 'it-monitoring'],
  ['ground-sensors', 'Ground sensors along the line', 'UA', 'ground-sensor', EAST, 0.7, SENSORS, undefined, 'gate-host-request'],
  ['tr-maritime', 'Watch of the coast', 'TR', 'maritime', ['sector-south'], 0.6, SHIP, 'tr-frigate-1'],
  ['us-sharing', 'Long-term sharing of intelligence', 'US', 'intelligence-sharing', ALL, 0.15, undefined, undefined, 'gate-host-request'],
];

export const monitors: readonly MonitorRow[] = MONITORS.map(
  ([id, title, nation, kind, covered, coverage, watches, element, releasedBy]) => ({
    id: `mon-${id}`,
    title,
    nation,
    kind,
    sectors: [...covered],
    coverage,
    ...(watches === undefined ? {} : { watches }),
    ...(element === undefined ? {} : { element: `fe-${element}` }),
    ...(releasedBy === undefined ? {} : { releasedBy }),
    ...notional,
  }),
);

/** Process, kind of breach, days (minimum, mode, maximum) with nothing covered, share that full coverage takes away. */
// prettier-ignore
const LATENCIES: readonly (readonly [process: LatencyRow['process'], breach: LatencyRow['breach'], days: readonly [number, number, number], shortens: number])[] = [
  ['detection', 'overt', [0, 0.15, 0.5], 0.5], ['detection', 'incursion', [0.5, 1.5, 4], 0.7], ['detection', 'deniable', [3, 8, 20], 0.6],
  ['attribution', 'overt', [0.25, 1.25, 3.5], 0.4], ['attribution', 'incursion', [2, 5, 10], 0.4], ['attribution', 'deniable', [10, 25, 60], 0.5],
];

export const latencies: readonly LatencyRow[] = LATENCIES.map(([process, breach, days, coverageShortens]) => ({
  id: `lat-${process}-${breach}`,
  process,
  breach,
  duration: { triangular: [...days] },
  coverageShortens,
  ...notional,
}));

const HOURS: DurationSpec = { triangular: [1, 3, 8], unit: 'h' };

export const remedies: readonly RemedyRow[] = [
  {
    id: 'rem-1-finding',
    title: 'Finding of the breach and demand to stop',
    step: 1,
    requires: ['gate-attribution'],
    duration: HOURS,
    office: 'office-special-commission',
    ...declared,
  },
  {
    id: 'rem-2-inspection',
    title: 'Inspection of the sector',
    step: 2,
    breaches: ['incursion', 'deniable'],
    requires: ['rem-1-finding'],
    duration: { triangular: [1, 3, 7] },
    office: 'office-special-commission',
    ...declared,
    text: 'Only where something is left to inspect: not after an overt attack.',
  },
  {
    id: 'rem-2-diplomatic',
    title: 'Diplomatic initiatives',
    step: 2,
    requires: ['rem-1-finding'],
    duration: HOURS,
    office: 'office-special-commission',
    ...declared,
  },
  {
    id: 'rem-3-sanctions',
    title: 'Additional sanctions',
    step: 3,
    requires: ['rem-1-finding'],
    duration: HOURS,
    office: 'office-special-commission',
    ...declared,
  },
  {
    id: 'rem-4-support',
    title: 'Intelligence and logistic support, release of stocks',
    step: 4,
    requires: ['rem-1-finding'],
    duration: HOURS,
    office: 'office-special-commission',
    ...declared,
  },
  {
    id: 'rem-5-force',
    title: 'Use of military capabilities',
    step: 5,
    requires: ['rem-1-finding', 'gate-consultation'],
    duration: HOURS,
    office: 'office-special-commission',
    ...declared,
  },
];
