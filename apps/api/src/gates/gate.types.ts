import { Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioDate, ScenarioDuration } from '../graphql/quantities.ts';
import { GateEvent, GateKind } from '../graphql/vocabulary.ts';
import { OwnedThing } from '../release/owned-thing.ts';

@ObjectType({ description: 'What has happened to a gate.' })
export class GateRecord {
  @Field('What happened.', () => GateEvent)
  event!: string;
  @Field('When.', () => ScenarioDate)
  at!: ScenarioDate;
}

@ObjectType({ description: 'A political decision or event that releases what waits for it.', implements: () => [Node] })
export class Gate extends OwnedThing {
  @Field('What it is.', () => String)
  title!: string;
  @Field('What it decides.', () => GateKind)
  kind!: string;
  @Maybe('Nation or body that decides.', () => String)
  owner?: string;
  @Field('Keys of the gates or conditions that come first.', () => [String])
  requires!: string[];
  @Maybe('How many of them are enough; null = all.', () => Int)
  requiresCount?: number;
  @Maybe('Not before this date.', () => ScenarioDate)
  opensAt?: ScenarioDate;
  @Maybe('Time that the decision takes.', () => ScenarioDuration)
  duration?: ScenarioDuration;
  @Field('Probability that it is refused for good.', () => Float)
  refusal!: number;
  @Maybe('When its owner withdraws it.', () => ScenarioDate)
  withdrawnAt?: ScenarioDate;
  @Maybe('When it counts again after it was withdrawn.', () => ScenarioDate)
  restoredAt?: ScenarioDate;
  @Maybe('Key of the gate or condition that withdraws it.', () => String)
  withdrawnBy?: string;
  @Maybe('Key of the gate or condition after which it counts again.', () => String)
  restoredBy?: string;
  @Maybe('Key of the gate with which its decision is correlated.', () => String)
  correlatedWith?: string;
  @Maybe('Key of the office that deals with it; the decision waits there for a free desk.', () => String)
  office?: string;
  @Field('What has really happened to it, in order of time; empty = it is yet to be decided.', () => [GateRecord])
  record!: GateRecord[];
}
export const GateConnection = connectionOf(() => Gate, 'Gate', 'gates');
