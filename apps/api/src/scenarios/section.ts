/** Which section of a scenario document lives in which table, and which of them the API shows as things. */
import { OWNED_SECTIONS, READ_WITH, type ScenarioDocument } from '@muster/planning';
import { ContributionEntity } from '../contributions/contribution.entity.ts';
import { toContribution } from '../contributions/contribution.mapper.ts';
import { ForceElementEntity } from '../force-elements/force-element.entity.ts';
import { toForceElement, toUnitTemplate } from '../force-elements/force-element.mapper.ts';
import { UnitTemplateEntity } from '../force-elements/unit-template.entity.ts';
import { GateEntity } from '../gates/gate.entity.ts';
import { toGate } from '../gates/gate.mapper.ts';
import { LiftPoolEntity } from '../lift/lift-pool.entity.ts';
import { LiftTypeEntity } from '../lift/lift-type.entity.ts';
import { toLiftPool, toLiftType } from '../lift/lift.mapper.ts';
import { LinkEntity } from '../links/link.entity.ts';
import { toLink } from '../links/link.mapper.ts';
import { NationEntity } from '../nations/nation.entity.ts';
import { toNation } from '../nations/nation.mapper.ts';
import { PlaceEntity } from '../places/place.entity.ts';
import { toPlace } from '../places/place.mapper.ts';
import { RequirementEntity } from '../requirements/requirement.entity.ts';
import { toRequirement } from '../requirements/requirement.mapper.ts';
import { FactorEntity } from '../sources/factor.entity.ts';
import { SourceEntity } from '../sources/source.entity.ts';
import { toFactor, toSource } from '../sources/source.mapper.ts';
import { StockEntity } from '../stocks/stock.entity.ts';
import { toStock } from '../stocks/stock.mapper.ts';
import type { ScenarioRowEntity } from './scenario-row.entity.ts';

/** The sections of rows of a document. */
export type SectionName = {
  [K in keyof ScenarioDocument]-?: NonNullable<ScenarioDocument[K]> extends readonly { id: string }[] ? K : never;
}[keyof ScenarioDocument];

/** Every section has its table. `satisfies` makes the compiler find a new section that has none. */
export const SECTION_TABLES = {
  sources: 'source',
  factors: 'factor',
  nations: 'nation',
  places: 'place',
  shares: 'share',
  efficiencies: 'efficiency',
  links: 'link',
  airspaces: 'airspace',
  liftTypes: 'lift_type',
  liftPools: 'lift_pool',
  capabilities: 'capability',
  unitTemplates: 'unit_template',
  contributions: 'contribution',
  forceElements: 'force_element',
  commands: 'command',
  commandRelationships: 'command_relationship',
  movements: 'movement',
  requirements: 'requirement',
  gates: 'gate',
  conditions: 'condition',
  activities: 'activity',
  commitments: 'commitment',
  stocks: 'stock',
  consumers: 'consumer',
  replenishments: 'replenishment',
  deliveries: 'delivery',
  disruptions: 'disruption',
  risks: 'risk',
  effects: 'effect',
  prepositionedSets: 'prepositioned_set',
  offices: 'office',
  sectors: 'sector',
  monitors: 'monitor',
  latencies: 'latency',
  remedies: 'remedy',
  siteOpenings: 'site_opening',
  supportContracts: 'support_contract',
  packages: 'package',
  fundingNeeds: 'funding_need',
  productionLines: 'production_line',
  trainingProgrammes: 'training_programme',
  formations: 'formation',
  fortificationWorks: 'fortification_work',
  hypotheses: 'hypothesis',
} as const satisfies Record<SectionName, string>;

/** Tables of what nations own: their rows have a nation and a label. */
export const OWNED_TABLES: ReadonlySet<string> = new Set(OWNED_SECTIONS.map((name) => SECTION_TABLES[name]));

/** By table: the fields that name a row of a nation with which a row is read, and where that stands. */
export const READ_WITH_TABLES: ReadonlyMap<string, readonly (readonly [field: string, table: string])[]> = new Map(
  Object.entries(READ_WITH).map(([name, fields = {}]) => [
    SECTION_TABLES[name as SectionName],
    Object.entries(fields).map(([field, owned]) => [field, SECTION_TABLES[owned]] as const),
  ]),
);

export interface Section<E extends ScenarioRowEntity, T> {
  /** Name of the type in the API and in global ids. */
  readonly type: string;
  readonly entity: new () => E;
  readonly toThing: (row: E) => T;
}

const section = <E extends ScenarioRowEntity, T>(
  type: string,
  entity: new () => E,
  toThing: (row: E) => T,
): Section<E, T> => ({ type, entity, toThing });

export const SOURCES = section('Source', SourceEntity, toSource);
export const FACTORS = section('Factor', FactorEntity, toFactor);
export const NATIONS = section('Nation', NationEntity, toNation);
export const PLACES = section('Place', PlaceEntity, toPlace);
export const LINKS = section('Link', LinkEntity, toLink);
export const LIFT_TYPES = section('LiftType', LiftTypeEntity, toLiftType);
export const LIFT_POOLS = section('LiftPool', LiftPoolEntity, toLiftPool);
export const UNIT_TEMPLATES = section('UnitTemplate', UnitTemplateEntity, toUnitTemplate);
export const CONTRIBUTIONS = section('Contribution', ContributionEntity, toContribution);
export const FORCE_ELEMENTS = section('ForceElement', ForceElementEntity, toForceElement);
export const REQUIREMENTS = section('Requirement', RequirementEntity, toRequirement);
export const GATES = section('Gate', GateEntity, toGate);
export const STOCKS = section('Stock', StockEntity, toStock);

/** A section of whichever type: its rows are read as rows, and only its own mapper looks into them. */
export interface AnySection {
  readonly type: string;
  readonly entity: new () => ScenarioRowEntity;
  readonly toThing: (row: never) => unknown;
}
