/** All force elements of a scenario as columns, for who names and draws them: pages of whole rows are for who looks at a few. */
import { Float, ObjectType } from '@nestjs/graphql';
import { Field } from '../graphql/field.ts';
import { Component, Confidence, ContributionStatus } from '../graphql/vocabulary.ts';

const ITEMS = { nullable: 'items' } as const;

@ObjectType({
  description:
    'What lists and maps show of the force elements of a scenario, as columns: entry i of each list belongs to element i.',
})
export class ForceElementColumns {
  @Field('Keys of the force elements, in their order.', () => [String])
  key!: readonly string[];
  @Field('As the nations call the units.', () => [String])
  name!: readonly string[];
  @Field('Services that they belong to.', () => [Component])
  component!: readonly string[];
  @Field('Capabilities that they offer.', () => [String], ITEMS)
  capability!: readonly (string | null)[];
  @Field('Symbol identification codes of APP-6(D), their own or of their templates.', () => [String], ITEMS)
  sidc!: readonly (string | null)[];
  @Field('How firm they are.', () => [ContributionStatus], ITEMS)
  status!: readonly (string | null)[];
  @Field('How sure their rows are.', () => [Confidence], ITEMS)
  confidence!: readonly (string | null)[];
  @Field('Whether they are examples and no reported facts.', () => [Boolean])
  notional!: readonly boolean[];
  @Field('Lengths of their tours in days; null where they stay.', () => [Float], ITEMS)
  tourDays!: readonly (number | null)[];
  @Field('Keys of the elements that relieve them.', () => [String], ITEMS)
  relievedBy!: readonly (string | null)[];
  @Field('Keys of their nations; null in worlds without nations.', () => [String], ITEMS)
  nation!: readonly (string | null)[];
  @Field('Keys of their superior elements, where the caller sees these.', () => [String], ITEMS)
  parent!: readonly (string | null)[];
  @Field('Keys of the places where they stand at first.', () => [String])
  home!: readonly string[];
  @Field('Keys of the places where they are needed.', () => [String])
  destination!: readonly string[];
  @Field('Persons to be moved, by their own figures or their templates.', () => [Float])
  persons!: readonly number[];
  @Field('Vehicles and single pieces to be moved, likewise.', () => [Float])
  vehicles!: readonly number[];
}
