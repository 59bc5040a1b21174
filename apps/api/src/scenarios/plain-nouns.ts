/** The nouns whose type is made from the schema of the document: one entry each. A noun that deserves more gets a folder and a type of its own. */
import * as planning from '@muster/planning';
import { ForceElement } from '../force-elements/force-element.types.ts';
import { Gate } from '../gates/gate.types.ts';
import { LiftPool } from '../lift/lift.types.ts';
import { Link } from '../links/link.types.ts';
import { Nation } from '../nations/nation.types.ts';
import { Place } from '../places/place.types.ts';
import { Stock } from '../stocks/stock.types.ts';
import { plainSection, type PlainSection, type Reference } from './plain-section.ts';
import { FORCE_ELEMENTS, GATES, LIFT_POOLS, LINKS, NATIONS, PLACES, STOCKS } from './section.ts';

const place = (description: string): Reference => ({ section: () => PLACES, thing: () => Place, description });
const stock = (description: string): Reference => ({ section: () => STOCKS, thing: () => Stock, description });
const link: Reference = { section: () => LINKS, thing: () => Link, description: 'The link.' };
const nation: Reference = { section: () => NATIONS, thing: () => Nation, description: 'The nation.' };
const element = (description: string): Reference => ({
  section: () => FORCE_ELEMENTS,
  thing: () => ForceElement,
  description,
});

const SECTORS = plainSection('Sector', planning.sectorSchema, { table: 'sector', plural: 'sectors' });
const sector = (description: string): Reference => ({
  section: () => SECTORS,
  thing: () => SECTORS.thing,
  description,
});

const AIRSPACES = plainSection('Airspace', planning.airspaceSchema, {
  table: 'airspace',
  plural: 'airspaces',
  description: 'The air over a country or a region, through which no flight takes off while it is closed.',
  references: { refuses: { ...nation, description: 'Nations whose forces and supply never fly through it.' } },
});
const airspace: Reference = {
  section: () => AIRSPACES,
  thing: () => AIRSPACES.thing,
  description: 'The airspace.',
};

export const PLAIN_SECTIONS = {
  movements: plainSection('Movement', planning.movementSchema, {
    table: 'movement',
    plural: 'movements',
    description:
      'One line of the time-phased table that belongs to no force element: freight, or the whole of a small world.',
    references: {
      nation,
      from: place('Where it is at first.'),
      to: place('Where it is needed.'),
      via: place('Places that it must pass, in order.'),
    },
  }),
  conditions: plainSection('Condition', planning.conditionSchema, {
    table: 'condition',
    plural: 'conditions',
    description: 'A condition that releases movements, lift or stocks, in worlds that have no politics.',
  }),
  activities: plainSection('Activity', planning.activitySchema, {
    table: 'activity',
    plural: 'activities',
    description: 'A recipe: inputs, presence, time, outputs. Production, courses, works and repairs are activities.',
    references: { present: element('Force elements that must be ready.') },
  }),
  commitments: plainSection('Commitment', planning.commitmentSchema, {
    table: 'commitment',
    plural: 'commitments',
    description: 'What a nation has bound itself to do on a future attack.',
    references: { nation },
  }),
  consumers: plainSection('Consumer', planning.consumerSchema, {
    table: 'consumer',
    plural: 'consumers',
    description: 'Consumption at a stock.',
    references: {
      stock: stock('The stock that it lives on.'),
      element: element('Consumes only from the moment this element is in place.'),
    },
  }),
  replenishments: plainSection('Replenishment', planning.replenishmentSchema, {
    table: 'replenishment',
    plural: 'replenishments',
    description:
      'Pull: when the stock and what is on its way fall to the reorder point, order up to the level from the source.',
    references: { stock: stock('The stock that is filled.'), from: stock('The stock that issues.') },
  }),
  deliveries: plainSection('Delivery', planning.deliverySchema, {
    table: 'delivery',
    plural: 'deliveries',
    description: 'Push: a scheduled delivery, on its date at its stock, or over the network from where it sets out.',
    references: { stock: stock('The stock that receives it.') },
  }),
  disruptions: plainSection('Disruption', planning.disruptionSchema, {
    table: 'disruption',
    plural: 'disruptions',
    description: 'Damage or closure: the capacity of the target is multiplied by a factor for a time.',
    references: { place: place('The place, with all its facilities.'), link, airspace },
  }),
  airspaces: AIRSPACES,
  shares: plainSection('Share', planning.shareSchema, {
    table: 'share',
    plural: 'shares',
    description: 'A step function of time: the share of a nominal capacity that military traffic may use.',
  }),
  efficiencies: plainSection('Efficiency', planning.efficiencySchema, {
    table: 'efficiency',
    plural: 'efficiencies',
    description: 'How well a mode runs across the whole network: one draw for all of it in each replication.',
  }),
  capabilities: plainSection('Capability', planning.capabilitySchema, {
    table: 'capability',
    plural: 'capabilities',
    description: 'A capability, and the wider one that it is part of.',
  }),
  commands: plainSection('Command', planning.commandSchema, {
    table: 'command',
    plural: 'commands',
    description: 'A headquarters.',
  }),
  commandRelationships: plainSection('CommandRelationship', planning.commandRelationshipSchema, {
    table: 'command_relationship',
    plural: 'command relationships',
    description: 'Who is under whom, in which state of command, from when to when.',
  }),
  risks: plainSection('Risk', planning.riskSchema, {
    table: 'risk',
    plural: 'risks',
    description: 'A risk to what moves, with its probability.',
  }),
  effects: plainSection('Effect', planning.effectSchema, {
    table: 'effect',
    plural: 'effects',
    description: 'A change of a capacity while a condition is met.',
  }),
  prepositionedSets: plainSection('PrepositionedSet', planning.prepositionedSetSchema, {
    table: 'prepositioned_set',
    plural: 'prepositioned sets',
    description: 'Equipment that waits at a place for people who draw it.',
  }),
  offices: plainSection('Office', planning.officeSchema, {
    table: 'office',
    plural: 'offices',
    references: { place: place('Where it sits.') },
  }),
  sectors: SECTORS,
  monitors: plainSection('Monitor', planning.monitorSchema, {
    table: 'monitor',
    plural: 'monitors',
    references: {
      sectors: sector('Sectors that it covers.'),
      element: element('Force element that does it: it counts once that element is ready.'),
    },
  }),
  latencies: plainSection('Latency', planning.latencySchema, { table: 'latency', plural: 'latencies' }),
  remedies: plainSection('Remedy', planning.remedySchema, { table: 'remedy', plural: 'remedies' }),
  siteOpenings: plainSection('SiteOpening', planning.siteOpeningSchema, {
    table: 'site_opening',
    plural: 'site openings',
    references: {
      place: place('The place that is opened.'),
      openedBy: element('Force elements that must be ready to open it.'),
    },
  }),
  supportContracts: plainSection('SupportContract', planning.supportContractSchema, {
    table: 'support_contract',
    plural: 'support contracts',
    references: { place: place('The place that gets more capacity.') },
  }),
  packages: plainSection('Package', planning.packageSchema, { table: 'package', plural: 'packages' }),
  fundingNeeds: plainSection('FundingNeed', planning.fundingNeedSchema, {
    table: 'funding_need',
    plural: 'funding needs',
  }),
  productionLines: plainSection('ProductionLine', planning.productionLineSchema, {
    table: 'production_line',
    plural: 'production lines',
    references: { place: place('Where it stands.'), stock: stock('The stock that the product goes to.') },
  }),
  trainingProgrammes: plainSection('TrainingProgramme', planning.trainingProgrammeSchema, {
    table: 'training_programme',
    plural: 'training programmes',
    references: {
      place: place('Where it is held.'),
      instructors: element('Force elements that must be ready to teach.'),
    },
  }),
  formations: plainSection('Formation', planning.formationSchema, {
    table: 'formation',
    plural: 'formations',
    references: {
      element: element('Force element that exists once it is formed.'),
      sector: sector('Sector whose hold time it lengthens.'),
    },
  }),
  fortificationWorks: plainSection('FortificationWork', planning.fortificationWorkSchema, {
    table: 'fortification_work',
    plural: 'fortification works',
    references: {
      sector: sector('Sector that is fortified.'),
      engineers: element('Force elements that must be ready to build.'),
      stock: stock('Stock of class IV that is used up.'),
    },
  }),
  hypotheses: plainSection('Hypothesis', planning.hypothesisSchema, {
    table: 'hypothesis',
    plural: 'hypotheses',
    references: {
      gate: { section: () => GATES, thing: () => Gate, description: 'Gate that takes longer or shorter.' },
      place: place('Place that has more or less of it.'),
      pool: {
        section: () => LIFT_POOLS,
        thing: () => LiftPool,
        description: 'Pool of lift with more or fewer assets.',
      },
      stock: stock('Stock that holds more or less at the start.'),
    },
  }),
} as const satisfies Record<string, PlainSection>;
