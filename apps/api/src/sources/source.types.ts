import { Float, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { ScenarioThing } from '../graphql/quantities.ts';

@ObjectType({
  description: 'A public document that rows of the scenario name as their source.',
  implements: () => [Node],
})
export class Source extends Node {
  readonly __typename!: string;
  readonly scenarioId!: string;
  @Field('Identifier inside the scenario document.', () => String)
  key!: string;
  @Field('Of the publication, as it names itself.', () => String)
  title!: string;
  @Maybe('Who published it.', () => String)
  publisher?: string;
  @Maybe('When it was published, as the source gives it.', () => String)
  date?: string;
  @Maybe('Where it is found.', () => String)
  url?: string;
  @Maybe('Licence of the data.', () => String)
  licence?: string;
}
export const SourceConnection = connectionOf(() => Source, 'Source', 'sources');

@ObjectType({
  description: 'A planning factor that the results rest on and that a planner may change.',
  implements: () => [Node],
})
export class Factor extends ScenarioThing {
  @Field('What it is.', () => String)
  title!: string;
  @Field('The value as text, numbers joined by "; ".', () => String)
  text!: string;
  @Field('The value as numbers; empty when it is a text.', () => [Float])
  numbers!: number[];
  @Maybe('Unit of the numbers.', () => String)
  unit?: string;
}
export const FactorConnection = connectionOf(() => Factor, 'Factor', 'planning factors');
