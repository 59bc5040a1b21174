/**
 * The nouns that planners edit: one line each; those of `plain-nouns.ts` are there by themselves. Input types come from the schema of the document, so a new field or noun of the document
 * needs nothing else here.
 */
import * as planning from '@muster/planning';
import type { Type } from '@nestjs/common';
import type { z } from 'zod';
import { Contribution } from '../contributions/contribution.types.ts';
import { ForceElement, UnitTemplate } from '../force-elements/force-element.types.ts';
import { Gate } from '../gates/gate.types.ts';
import { LiftPool, LiftType } from '../lift/lift.types.ts';
import { Link } from '../links/link.types.ts';
import { Nation } from '../nations/nation.types.ts';
import { Place } from '../places/place.types.ts';
import { Requirement } from '../requirements/requirement.types.ts';
import { PLAIN_SECTIONS } from '../scenarios/plain-nouns.ts';
import * as sections from '../scenarios/section.ts';
import type { AnySection, SectionName } from '../scenarios/section.ts';
import { Factor, Source } from '../sources/source.types.ts';
import { Stock } from '../stocks/stock.types.ts';

export interface Noun {
  /** First word of its mutations and name of its field in inputs and payloads. */
  readonly name: string;
  readonly sectionName: SectionName;
  readonly section: AnySection;
  readonly schema: z.ZodType;
  readonly thing: Type<unknown>;
  /** What the mutation that adds one is called. */
  readonly add: string;
  /** Fields that a new one may leave out, with what they become. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

function noun(
  sectionName: SectionName,
  section: AnySection,
  schema: z.ZodType,
  thing: Type<unknown>,
  { add = 'Add', defaults = {} }: Partial<Pick<Noun, 'add' | 'defaults'>> = {},
): Noun {
  const name = section.type[0].toLowerCase() + section.type.slice(1);
  return { name, sectionName, section, schema, thing, add, defaults };
}

export const NOUNS: readonly Noun[] = [
  noun('sources', sections.SOURCES, planning.sourceSchema, Source),
  noun('factors', sections.FACTORS, planning.factorSchema, Factor),
  noun('nations', sections.NATIONS, planning.nationSchema, Nation),
  noun('places', sections.PLACES, planning.placeSchema, Place),
  noun('links', sections.LINKS, planning.linkSchema, Link),
  noun('liftTypes', sections.LIFT_TYPES, planning.liftTypeSchema, LiftType),
  noun('liftPools', sections.LIFT_POOLS, planning.liftPoolSchema, LiftPool),
  noun('unitTemplates', sections.UNIT_TEMPLATES, planning.unitTemplateSchema, UnitTemplate),
  noun('contributions', sections.CONTRIBUTIONS, planning.contributionSchema, Contribution, {
    add: 'Offer',
    defaults: { status: 'offered' },
  }),
  noun('forceElements', sections.FORCE_ELEMENTS, planning.forceElementSchema, ForceElement),
  noun('requirements', sections.REQUIREMENTS, planning.requirementSchema, Requirement),
  noun('gates', sections.GATES, planning.gateSchema, Gate),
  noun('stocks', sections.STOCKS, planning.stockSchema, Stock),
  ...Object.entries(PLAIN_SECTIONS).map(([name, section]) =>
    noun(name as SectionName, section, section.schema, section.thing),
  ),
];

/** `liftPool` as a code (`lift-pool`) and as words (`lift pool`). */
export const toCode = ({ name }: Noun): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const toWords = (of: Noun): string => toCode(of).replaceAll('-', ' ');

export function getNoun(sectionName: SectionName): Noun {
  const found = NOUNS.find((one) => one.sectionName === sectionName);
  if (found === undefined) throw new Error(`${sectionName} is no noun that is edited`);
  return found;
}
