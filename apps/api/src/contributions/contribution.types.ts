import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDate } from '../graphql/quantities.ts';
import {
  BreachPolicy,
  WithdrawalPolicy,
  CaveatKind,
  CaveatRule,
  CaveatScope,
  Component,
  ContributionKind,
  ContributionStatus,
  Stationing,
} from '../graphql/vocabulary.ts';
import { OwnedThing } from '../release/owned-thing.ts';

@ObjectType({ description: 'A limit that a nation sets on the use of its forces.' })
export class Caveat {
  @Field('What it limits.', () => CaveatKind)
  kind!: string;
  @Field('How the values are read.', () => CaveatRule)
  rule!: string;
  @Field('Country codes, places, tasks or nations, by kind.', () => [String])
  values!: string[];
  @Maybe(
    'Of a location: whether it limits standing there, passing there, or both; null for the others.',
    () => CaveatScope,
  )
  scope!: string | null;
  @Maybe(
    'Of `UNTIL`: forces are employable before this date only. Of the others: the caveat lapses then.',
    () => ScenarioDate,
  )
  until?: ScenarioDate;
  @Maybe('The wording.', () => String)
  text?: string;
}

@ObjectType({ description: 'A gate that takes less time with the intelligence of a contribution.' })
export class GateShortening {
  @Field('Key of the gate.', () => String)
  gate!: string;
  @Field('Its duration is multiplied by this.', () => Float)
  factor!: number;
}

@ObjectType({ description: 'A capacity that grows with the logistics of a contribution.' })
export class CapacitySupport {
  @Field('The resource, for example `HUB-Rzeszow/reception`.', () => String)
  resource!: string;
  @Field('Its capacity is multiplied by this.', () => Float)
  factor!: number;
  @Maybe('From this date; from CF-day when null.', () => ScenarioDate)
  from?: ScenarioDate;
}

@ObjectType({
  description:
    'What a contribution brings beside force elements; all of it is gone when the contribution is withdrawn.',
})
export class Support {
  @Field('Keys of the lift pools that it brings.', () => [String])
  liftPools!: string[];
  @Field('Gates that its intelligence shortens.', () => [GateShortening])
  shortens!: GateShortening[];
  @Field('Capacities that its logistics raise.', () => [CapacitySupport])
  capacity!: CapacitySupport[];
  @Field('Keys of the deliveries that its money pays for.', () => [String])
  deliveries!: string[];
  @Field('Keys of the monitors that it brings.', () => [String])
  monitors!: string[];
}

@ObjectType({ description: 'What a nation brings.', implements: () => [Node] })
export class Contribution extends OwnedThing {
  readonly nationKey!: string;
  @Field('What it is.', () => String)
  title!: string;
  @Field('Service that it is of.', () => Component)
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
  @Field('What its forces do when what ordered them is withdrawn.', () => WithdrawalPolicy)
  withdrawalPolicy!: string;
  @Field('Limits that the nation sets.', () => [Caveat])
  caveats!: Caveat[];
  @Field('What it brings beside force elements.', () => Support)
  support!: Support;
  @Maybe('What is publicly reported of it.', () => String)
  reported?: string;
}
export const ContributionConnection = connectionOf(() => Contribution, 'Contribution', 'contributions');

/** More of them are not told one by one. */
export const CHANGED_MOST = 100;

@ObjectType({ description: 'What became of contributions that you see.' })
export class ContributionsChanged {
  @Field(`Those that are new to you or were changed, as they are now; at most ${CHANGED_MOST}.`, () => [Contribution])
  contributions!: Contribution[];
  @Field(`How many there are; above ${CHANGED_MOST} read the pages of the scenario.`, () => Int)
  count!: number;
  @Field(
    `Keys of those that you no longer see: removed, or not released to you any more; at most ${CHANGED_MOST}.`,
    () => [String],
  )
  removed!: string[];
}
