/**
 * Activation chain: ceasefire, credible cessation of hostilities, request of Ukraine, approval of each nation, order to deploy. Response chain: breach,
 * detection, attribution by the Special Commission, consultation, decision of each nation, order to reinforce. Who decides what is
 * from the declaration; every duration is an assumption, and durations of governments share the factor of political climate.
 */
import type { GateRow } from '../scenario/activation-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import { nations } from './nations.ts';

/** Days from the request to the approval, by route. */
const APPROVAL: Readonly<Record<'executive' | 'parliament' | 'standing', DurationSpec>> = {
  executive: { triangular: [3, 7, 14] },
  parliament: { triangular: [14, 28, 56] },
  standing: { triangular: [0, 1, 2] },
};

/** Nations assumed to have delegated the decision to reinforce in advance. */
const DELEGATED = new Set(['UA', 'GB', 'FR', 'EE', 'LT', 'LV', 'PL']);

/** Preparing and issuing the order once approved. */
const POSTURE_ORDER: DurationSpec = { triangular: [0.5, 1, 2] };
const RESPONSE_ORDER: DurationSpec = { triangular: [2, 6, 12], unit: 'h' };

const declared = { source: 'paris-declaration', confidence: 'A' } as const;
const assumed = { source: 'muster-assumption', confidence: 'A', notional: true } as const;

const common: readonly GateRow[] = [
  {
    id: 'gate-ceasefire',
    title: 'Ceasefire in force',
    kind: 'ceasefire',
    opensAt: { anchor: 'CF', offset: 0 },
    duration: { fixed: 0 },
    ...declared,
  },
  {
    id: 'gate-cessation',
    title: 'Credible cessation of hostilities',
    kind: 'cessation',
    owner: 'US',
    requires: ['gate-ceasefire'],
    duration: { triangular: [7, 14, 30] },
    ...declared,
    note: 'Judged by the monitoring and verification led by the United States; duration assumed.',
  },
  {
    id: 'gate-host-request',
    title: 'Request of Ukraine',
    kind: 'host-request',
    owner: 'UA',
    requires: ['gate-ceasefire', 'gate-cessation'],
    duration: { triangular: [1, 2, 5] },
    ...declared,
    note: 'Measures strictly at the request of Ukraine; duration assumed.',
  },
  {
    id: 'gate-ua-airspace',
    title: 'Ukrainian airspace open for military transport',
    kind: 'host-request',
    owner: 'UA',
    requires: ['gate-host-request'],
    duration: { triangular: [2, 3, 5] },
    ...assumed,
    note: 'Overflight clearance 2 to 5 days (A).',
  },
  {
    id: 'gate-ua-ports',
    title: 'Ukrainian Black Sea ports open for military cargo',
    kind: 'host-request',
    owner: 'UA',
    requires: ['gate-host-request'],
    duration: { uniform: [0, 5] },
    ...assumed,
    note: 'Mine and insurance clearance 0 to 5 days (A).',
  },
  {
    id: 'gate-breach',
    title: 'Hostilities begin again',
    kind: 'breach',
    opensAt: { anchor: 'D', offset: 0 },
    duration: { fixed: 0 },
    ...assumed,
    note: 'Hypothetical; the date is a parameter.',
  },
  {
    id: 'gate-detection',
    title: 'Breach detected and verified',
    kind: 'detection',
    owner: 'US',
    requires: ['gate-breach'],
    ...declared,
    note: 'How long it takes by kind of breach is in the section of latencies.',
  },
  {
    id: 'gate-attribution',
    title: 'Attribution by the Special Commission',
    kind: 'attribution',
    owner: 'Special Commission',
    requires: ['gate-detection'],
    office: 'office-special-commission',
    ...declared,
    correlatedWith: 'factor-politics',
    note: 'How long it takes by kind of breach is in the section of latencies.',
  },
  {
    id: 'gate-consultation',
    title: 'Consultation of the coalition',
    kind: 'consultation',
    owner: 'Coalition',
    requires: ['gate-attribution'],
    duration: { triangular: [0.25, 1, 2] },
    ...declared,
    correlatedWith: 'factor-politics',
  },
];

function toNationGates(id: string, name: string, route: 'executive' | 'parliament' | 'standing'): GateRow[] {
  const code = id.toLowerCase();
  const isSupported = id === 'UA';
  const approval: GateRow = {
    id: `gate-approval-${code}`,
    title: `Approval by ${name}`,
    kind: 'national-approval',
    owner: id,
    requires: ['gate-host-request'],
    duration: APPROVAL[route],
    correlatedWith: 'factor-politics',
    ...assumed,
    note: 'Route from general knowledge (M), duration assumed.',
  };
  return [
    ...(isSupported ? [] : [approval]),
    {
      id: `gate-order-posture-${code}`,
      title: `Order to deploy, ${name}`,
      kind: 'order',
      owner: id,
      requires: [isSupported ? 'gate-host-request' : approval.id],
      duration: POSTURE_ORDER,
      office: 'office-coordination-cell',
      ...assumed,
    },
    {
      id: `gate-decision-${code}`,
      title: `Decision to reinforce, ${name}`,
      kind: 'national-decision',
      owner: id,
      requires: isSupported ? ['gate-detection'] : ['gate-attribution', 'gate-consultation'],
      duration: DELEGATED.has(id) ? { fixed: 0 } : { triangular: [0, 2, 10] },
      correlatedWith: 'factor-politics',
      ...assumed,
      note: isSupported
        ? 'Own territory: no consultation.'
        : DELEGATED.has(id)
          ? 'Assumed to be delegated in advance.'
          : 'Not delegated: 0 to 10 days.',
    },
    {
      id: `gate-order-response-${code}`,
      title: `Order to reinforce, ${name}`,
      kind: 'order',
      owner: id,
      requires: [`gate-decision-${code}`],
      duration: RESPONSE_ORDER,
      office: isSupported ? 'office-coordination-cell-kyiv' : 'office-coordination-cell',
      ...assumed,
    },
  ];
}

export const gates: readonly GateRow[] = [
  ...common,
  ...nations.flatMap(({ id, name, approvalRoute }) =>
    approvalRoute === undefined ? [] : toNationGates(id, name, approvalRoute),
  ),
];
