import { Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioThing } from '../graphql/quantities.ts';
import { ApprovalRoute, NationRole } from '../graphql/vocabulary.ts';

@ObjectType({ description: 'A nation of the scenario.', implements: () => [Node] })
export class Nation extends ScenarioThing {
  readonly approvalGateKey?: string;
  @Field('As it is called in English.', () => String)
  name!: string;
  @Field('What it is in the scenario.', () => NationRole)
  role!: string;
  @Field('What is publicly reported of it, or "nothing reported".', () => String)
  reported!: string;
  @Maybe('Lower end of the reported number of persons.', () => Int)
  personsMin?: number;
  @Maybe('Upper end of the reported number of persons.', () => Int)
  personsMax?: number;
  @Maybe('How it decides on deploying forces.', () => ApprovalRoute)
  approvalRoute?: string;
}
export const NationConnection = connectionOf(() => Nation, 'Nation', 'nations');
