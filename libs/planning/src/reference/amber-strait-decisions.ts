/** Gates of the activation and of the response, the attack, who watches, and what follows a breach. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { cf, d, days, gate, invented } from './amber-strait-row.ts';

export const gates: NonNullable<ScenarioDocument['gates']> = [
  gate('ceasefire', 'Ceasefire in force', 'ceasefire', { opensAt: cf(0) }),
  gate('cessation', 'Credible cessation of hostilities', 'cessation', {
    requires: ['ceasefire'],
    duration: days(3, 6, 12),
  }),
  gate('request', 'Request of Amberia', 'host-request', {
    owner: 'XA',
    requires: ['cessation'],
    duration: days(1, 2, 4),
  }),
  gate('approval-xb', 'Approval by Berylia', 'national-approval', {
    owner: 'XB',
    requires: ['request'],
    duration: days(1, 3, 7),
  }),
  gate('approval-xc', 'Mandate of the parliament of Corundia', 'national-approval', {
    owner: 'XC',
    requires: ['request'],
    duration: days(10, 20, 40),
  }),
  gate('order-xb', 'Order to deploy, Berylia', 'order', {
    owner: 'XB',
    requires: ['approval-xb'],
    duration: days(0.5, 1, 2),
    office: 'cell',
  }),
  gate('breach', 'Hostilities begin again', 'breach', { opensAt: d(0) }),
  gate('detection', 'Breach detected and verified', 'detection', { requires: ['breach'] }),
  gate('attribution', 'Attribution by the commission', 'attribution', {
    owner: 'Commission',
    requires: ['detection'],
  }),
  gate('decision-xc', 'Decision to reinforce, Corundia', 'national-decision', {
    owner: 'XC',
    requires: ['attribution', 'approval-xc'],
    duration: days(0, 2, 6),
  }),
  gate('order-xc', 'Order to reinforce, Corundia', 'order', {
    owner: 'XC',
    requires: ['decision-xc'],
    duration: days(0.25, 0.5, 1),
    office: 'cell',
  }),
  gate('order-xa', 'Order to the reserve', 'order', {
    owner: 'XA',
    requires: ['detection'],
    duration: days(0.1, 0.25, 0.5),
    office: 'cell',
  }),
];

export const offices: NonNullable<ScenarioDocument['offices']> = [
  { id: 'cell', title: 'Coordination cell of the strait', place: 'HUB-Amber', desks: 1, ...invented },
];

export const attack: NonNullable<ScenarioDocument['attack']> = { breach: 'incursion', ...invented };

export const sectors: NonNullable<ScenarioDocument['sectors']> = [
  {
    id: 'ridge',
    name: 'Ridge',
    lat: -35.2,
    lon: -18.4,
    area: [
      { lat: -34.9, lon: -18.9 },
      { lat: -34.9, lon: -18.0 },
      { lat: -35.6, lon: -18.0 },
      { lat: -35.6, lon: -18.8 },
    ],
    lengthKm: 50,
    intensity: [
      { from: d(0), level: 'medium' },
      { from: d(20), level: 'low' },
    ],
    holdTime: days(8, 15, 30),
    monitored: 0.1,
    requirements: ['req-reserve'],
    ...invented,
  },
  {
    id: 'coast',
    name: 'Coast',
    lat: -36.8,
    lon: -18.9,
    intensity: [{ from: d(2), level: 'low' }],
    holdTime: days(20, 40, 60),
    monitored: 0.1,
    requirements: ['req-reserve', 'req-reinforcement'],
    ...invented,
  },
];

export const monitors: NonNullable<ScenarioDocument['monitors']> = [
  {
    id: 'mon-teams',
    title: 'Observer teams with the battlegroup',
    nation: 'XB',
    kind: 'observer-team',
    sectors: ['ridge'],
    // Twelve teams with 5 km each, half of them out: 30 of 50 km, and half of what happens there is seen.
    coverage: 0.5,
    watches: { count: 12, lengthKm: 5, onWatch: 0.5 },
    element: 'xb-battlegroup',
    ...invented,
  },
  {
    id: 'mon-satellite',
    title: 'Satellite imagery',
    nation: 'XC',
    kind: 'satellite',
    sectors: ['ridge', 'coast'],
    coverage: 0.2,
    ...invented,
  },
  {
    id: 'mon-sharing',
    title: 'Sharing of intelligence',
    nation: 'XB',
    kind: 'intelligence-sharing',
    sectors: ['ridge', 'coast'],
    coverage: 0.2,
    releasedBy: 'request',
    ...invented,
  },
];

export const latencies: NonNullable<ScenarioDocument['latencies']> = [
  {
    id: 'see-overt',
    process: 'detection',
    breach: 'overt',
    duration: days(0, 0.1, 0.5),
    coverageShortens: 0.5,
    ...invented,
  },
  {
    id: 'see-incursion',
    process: 'detection',
    breach: 'incursion',
    duration: days(0.5, 1.5, 4),
    coverageShortens: 0.7,
    ...invented,
  },
  {
    id: 'see-deniable',
    process: 'detection',
    breach: 'deniable',
    duration: days(3, 8, 20),
    coverageShortens: 0.6,
    ...invented,
  },
  {
    id: 'name-overt',
    process: 'attribution',
    breach: 'overt',
    duration: days(0.25, 1, 3),
    coverageShortens: 0.4,
    ...invented,
  },
  {
    id: 'name-incursion',
    process: 'attribution',
    breach: 'incursion',
    duration: days(2, 4, 8),
    coverageShortens: 0.4,
    ...invented,
  },
  {
    id: 'name-deniable',
    process: 'attribution',
    breach: 'deniable',
    duration: days(10, 25, 50),
    coverageShortens: 0.5,
    ...invented,
  },
];

export const remedies: NonNullable<ScenarioDocument['remedies']> = [
  {
    id: 'finding',
    title: 'Finding and demand to stop',
    step: 1,
    requires: ['attribution'],
    duration: { fixed: 4, unit: 'h' },
    office: 'cell',
    ...invented,
  },
  {
    id: 'inspection',
    title: 'Inspection',
    step: 2,
    breaches: ['incursion', 'deniable'],
    requires: ['finding'],
    duration: days(1, 2, 4),
    ...invented,
  },
  { id: 'sanctions', title: 'Sanctions', step: 3, requires: ['finding'], ...invented },
  { id: 'reinforce', title: 'Reinforcement', step: 4, requires: ['finding'], ...invented },
];

export const commitments: NonNullable<ScenarioDocument['commitments']> = [
  {
    id: 'com-xc-force',
    nation: 'XC',
    kind: 'military-capability',
    title: 'Corundian reinforcement',
    trigger: 'reinforce',
    decision: 'decision-xc',
    leadTime: { fixed: 0 },
    releases: ['xc-battlegroup'],
    ...invented,
  },
  {
    id: 'com-xb-sanctions',
    nation: 'XB',
    kind: 'sanctions',
    title: 'Sanctions of Berylia',
    trigger: 'sanctions',
    decisionTime: days(1, 3, 7),
    leadTime: days(2, 4, 10),
    ...invented,
  },
  {
    id: 'com-xb-stock',
    nation: 'XB',
    kind: 'logistic-support',
    title: 'Ammunition of Berylia',
    trigger: 'reinforce',
    leadTime: days(0.5, 1, 2),
    releases: ['st-opal-V'],
    ...invented,
  },
];
