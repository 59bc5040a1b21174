import { Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDate, ScenarioThing } from '../graphql/quantities.ts';
import {
  BreachPolicy,
  CaveatKind,
  CaveatRule,
  Component,
  ContributionKind,
  ContributionStatus,
  Stationing,
} from '../graphql/vocabulary.ts';

@ObjectType({ description: 'A limit that a nation sets on the use of its forces.' })
export class Caveat {
  @Field('What it limits.', () => CaveatKind)
  kind!: string;
  @Field('How the values are read.', () => CaveatRule)
  rule!: string;
  @Field('Country codes, places, tasks or nations, by kind.', () => [String])
  values!: string[];
  @Maybe('Until when.', () => ScenarioDate)
  until?: ScenarioDate;
  @Maybe('The wording.', () => String)
  text?: string;
}

@ObjectType({ description: 'What a nation brings.', implements: () => [Node] })
export class Contribution extends ScenarioThing {
  readonly nationKey!: string;
  @Field('What it is.', () => String)
  title!: string;
  @Field('Component.', () => Component)
  component!: string;
  @Field('What it consists of.', () => ContributionKind)
  kind!: string;
  @Field('How firm it is.', () => ContributionStatus)
  status!: string;
  @Maybe('Lower end of the reported number of persons.', () => Int)
  personsMin?: number;
  @Maybe('Upper end of the reported number of persons.', () => Int)
  personsMax?: number;
  @Field('Where its forces stand.', () => Stationing)
  stationing!: string;
  @Field('What forces on their way do when the ceasefire ends by breach.', () => BreachPolicy)
  breachPolicy!: string;
  @Field('Limits that the nation sets.', () => [Caveat])
  caveats!: Caveat[];
  @Maybe('What is publicly reported of it.', () => String)
  reported?: string;
}
export const ContributionConnection = connectionOf(() => Contribution, 'Contribution', 'contributions');
