/** Openings and contracts, packages, production, training, works, and the stocks that they fill. */
import type { ScenarioDocument } from '../scenario/document.ts';
import { cf, days, invented } from './amber-strait-row.ts';

export const siteOpenings: NonNullable<ScenarioDocument['siteOpenings']> = [
  { id: 'open-hub', place: 'HUB-Amber', openedBy: ['xb-opening'], ...invented },
];

export const supportContracts: NonNullable<ScenarioDocument['supportContracts']> = [
  {
    id: 'hns-beds',
    title: 'Beds and meals',
    place: 'HUB-Amber',
    nation: 'XA',
    kind: 'accommodation',
    requestedWhen: 'request',
    leadTime: days(7, 21, 60),
    ...invented,
  },
];

export const packages: NonNullable<ScenarioDocument['packages']> = [
  {
    id: 'pk-beryl',
    title: 'Berylian package',
    nation: 'XB',
    tranches: [
      { id: 't1', at: cf(5), amountMEur: 100 },
      { id: 't2', at: cf(60), amountMEur: 150 },
    ],
    deliveries: [
      { stock: 'st-depot-II', amountT: 500, tranche: 't1', leadTime: days(10, 15, 25) },
      { stock: 'st-depot-IV', amountT: 400, tranche: 't1', leadTime: days(5, 8, 12) },
      { stock: 'st-depot-II', amountT: 300, tranche: 't2', leadTime: days(10, 15, 25) },
    ],
    ...invented,
  },
];

export const fundingNeeds: NonNullable<ScenarioDocument['fundingNeeds']> = [
  { id: 'need-2030', title: 'Need of 2030', year: 2030, needMEur: 400, ...invented },
];

export const productionLines: NonNullable<ScenarioDocument['productionLines']> = [
  {
    id: 'line-shells',
    title: 'Joint production of ammunition',
    nation: 'XB',
    place: 'PORT-Opal',
    startsWhen: 'request',
    inputs: [{ stock: 'st-opal-II', amountT: 5 }],
    stock: 'st-opal-V',
    batchT: 20,
    stages: [
      { batches: 2, batchTime: days(8, 10, 14) },
      { batches: 12, batchTime: days(4, 5, 7) },
    ],
    ...invented,
  },
];

export const trainingProgrammes: NonNullable<ScenarioDocument['trainingProgrammes']> = [
  {
    id: 'course',
    title: 'Training centre of Amberia',
    nation: 'XA',
    place: 'GAR-Amber',
    startsWhen: 'ceasefire',
    seats: 600,
    courseLength: days(24, 28, 34),
    courses: 4,
    passRate: 0.9,
    ...invented,
  },
];

export const formations: NonNullable<ScenarioDocument['formations']> = [
  {
    id: 'form-brigade',
    title: 'Reserve brigade',
    element: 'xa-brigade',
    trainees: [{ programme: 'course', persons: 1000 }],
    equipment: [{ stock: 'st-depot-II', amountT: 400 }],
    formUp: days(8, 10, 15),
    sector: 'ridge',
    holdGain: 0.2,
    ...invented,
  },
];

export const fortificationWorks: NonNullable<ScenarioDocument['fortificationWorks']> = [
  {
    id: 'works-ridge',
    title: 'Works on the ridge',
    sector: 'ridge',
    startsWhen: 'request',
    engineers: ['xb-engineers'],
    engineersNeeded: 140,
    lengthKm: 20,
    stageKm: 4,
    stageTime: days(4, 6, 9),
    stock: 'st-depot-IV',
    tPerKm: 15,
    holdGain: 0.4,
    ...invented,
  },
];

export const stocks: NonNullable<ScenarioDocument['stocks']> = [
  { id: 'st-opal-V', place: 'PORT-Opal', class: 'V', amountT: 200, capacityT: 2000, owner: 'XB', ...invented },
  { id: 'st-opal-II', place: 'PORT-Opal', class: 'II', amountT: 45, owner: 'XB', ...invented },
  {
    id: 'st-depot-V',
    place: 'DEP-Amber',
    class: 'V',
    amountT: 150,
    capacityT: 1000,
    owner: 'XA',
    targetDays: 10,
    ...invented,
  },
  { id: 'st-depot-II', place: 'DEP-Amber', class: 'II', amountT: 100, capacityT: 2000, owner: 'XA', ...invented },
  { id: 'st-depot-IV', place: 'DEP-Amber', class: 'IV', amountT: 50, capacityT: 1000, owner: 'XA', ...invented },
];

export const consumers: NonNullable<ScenarioDocument['consumers']> = [
  {
    id: 'use-V',
    name: 'Defenders of the ridge',
    stock: 'st-depot-V',
    sector: 'ridge',
    rates: { static: 1, low: 6, medium: 12, high: 25 },
    ...invented,
  },
];

export const replenishments: NonNullable<ScenarioDocument['replenishments']> = [
  {
    id: 'fill-V',
    stock: 'st-depot-V',
    from: 'st-opal-V',
    reorderPointT: 120,
    orderUpToT: 300,
    lotT: 60,
    priority: 8,
    modes: ['sea', 'road'],
    ...invented,
  },
];

export const disruptions: NonNullable<ScenarioDocument['disruptions']> = [
  {
    id: 'storm',
    title: 'Storm in the strait',
    kind: 'weather',
    place: 'PORT-Amber',
    at: { anchor: 'UTC', at: '2030-06-07T00:00:00Z' },
    factor: 0,
    duration: days(0.5, 1, 3),
    probability: 0.5,
    ...invented,
  },
];
