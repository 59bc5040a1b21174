import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDate, ScenarioThing } from '../graphql/quantities.ts';
import { Component } from '../graphql/vocabulary.ts';

@ObjectType({ description: 'A line of the statement of requirements.', implements: () => [Node] })
export class Requirement extends ScenarioThing {
  readonly placeKey?: string;
  readonly elementKeys!: string[];
  @Field('What is needed.', () => String)
  title!: string;
  @Field('Service that has to meet it.', () => Component)
  component!: string;
  @Field('What is required, in the words of the scenario.', () => String)
  capability!: string;
  @Field('Force elements of the capability that must be ready.', () => Int)
  count!: number;
  @Maybe('Persons needed.', () => Int)
  persons?: number;
  @Field('Countries in which it is needed, where no single place is named.', () => [String])
  countries!: string[];
  @Maybe('Key of the larger line that this one is the first part of: elements count for both.', () => String)
  partOf?: string;
  @Field('By when.', () => ScenarioDate)
  by!: ScenarioDate;
  @Field('1 is first.', () => Int)
  priority!: number;
  @Field('Probability of being met by the date that is asked for.', () => Float)
  confidenceAsked!: number;
}
export const RequirementConnection = connectionOf(() => Requirement, 'Requirement', 'requirements');
