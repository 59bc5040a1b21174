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
    note: 'The cell at the operational headquarters is declared; how many orders it deals with at a time is assumed.',
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

/** Id without `mon-`, title, nation, kind, sectors, share of each covered, element without `fe-`, or the gate from which it counts. */
type MonitorRecord = readonly [
  id: string,
  title: string,
  nation: string,
  kind: MonitorRow['kind'],
  sectors: readonly string[],
  coverage: number,
  element: string | undefined,
  releasedBy?: string,
];

// prettier-ignore
const MONITORS: readonly MonitorRecord[] = [
  ['us-isr', 'Lead of monitoring, technical means', 'US', 'satellite', ALL, 0.1, 'us-isr'],
  ['us-uas', 'Unmanned aircraft', 'US', 'aerial', EAST, 0.1, 'us-uas'],
  ['us-reconnaissance', 'Reconnaissance aircraft, outside', 'US', 'aerial', ALL, 0.05, 'us-reconnaissance-aircraft'],
  ['gb-reconnaissance', 'Reconnaissance aircraft, outside', 'GB', 'aerial', ALL, 0.05, 'gb-reconnaissance-aircraft'],
  ['fr-imagery', 'Satellite imagery', 'FR', 'satellite', ALL, 0.05, undefined, 'gate-ceasefire'],
  ['dk-team', 'Observer team, Danish', 'DK', 'observer-team', ['sector-north', 'sector-north-east'], 0.1, 'dk-monitoring'],
  ['no-team', 'Observer team, Norwegian', 'NO', 'observer-team', ['sector-north', 'sector-centre'], 0.1, 'no-monitoring'],
  ['ie-team', 'Observer team, Irish', 'IE', 'observer-team', ['sector-centre', 'sector-south'], 0.1, 'ie-monitoring'],
  ['ca-company', 'Monitoring company, Canadian', 'CA', 'observer-team', ['sector-east', 'sector-south-east'], 0.15, 'ca-monitoring'],
  ['it-company', 'Monitoring company, Italian', 'IT', 'observer-team', ['sector-south', 'sector-south-east'], 0.15, 'it-monitoring'],
  ['ground-sensors', 'Ground sensors along the line', 'UA', 'ground-sensor', EAST, 0.15, undefined, 'gate-host-request'],
  ['tr-maritime', 'Watch of the coast', 'TR', 'maritime', ['sector-south'], 0.15, 'tr-frigate-1'],
  ['us-sharing', 'Long-term sharing of intelligence', 'US', 'intelligence-sharing', ALL, 0.15, undefined, 'gate-host-request'],
];

export const monitors: readonly MonitorRow[] = MONITORS.map(
  ([id, title, nation, kind, covered, coverage, element, releasedBy]) => ({
    id: `mon-${id}`,
    title,
    nation,
    kind,
    sectors: [...covered],
    coverage,
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
