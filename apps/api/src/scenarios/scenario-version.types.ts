import { Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { Field, Maybe, describeEnum } from '../graphql/field.ts';
import { DateTime, Json } from '../graphql/scalars.ts';
import { Scenario } from './scenario.types.ts';

export const DifferenceKind = describeEnum('DifferenceKind', 'How two versions differ.', {
  added: 'It is in the later one only.',
  removed: 'It is in the earlier one only.',
  changed: 'It is in both, and not the same.',
});

@ObjectType({ description: 'One difference between two scenario documents.' })
export class ScenarioDifference {
  @Field(
    'Section of the document, for example `contributions`; `head` for what stands outside the sections.',
    () => String,
  )
  section!: string;
  @Maybe('Key of the row; null in the head.', () => String)
  key!: string | null;
  @Maybe('What the row is called; null in the head and where it has no name.', () => String)
  name!: string | null;
  @Field('How they differ.', () => DifferenceKind)
  kind!: string;
  @Field('Field of the row or head, keys joined by dots; empty when the whole row was added or removed.', () => String)
  path!: string;
  @Maybe('What it was.', () => Json)
  before!: unknown;
  @Maybe('What it is.', () => Json)
  after!: unknown;
  @Field('The difference in one sentence.', () => String)
  text!: string;
}
export const ScenarioDifferenceConnection = connectionOf(() => ScenarioDifference, 'ScenarioDifference', 'differences');

@ObjectType({
  description: 'A version of a scenario: one change, made at once. Any version can be read back, compared and undone.',
})
export class ScenarioVersion {
  readonly scenarioId!: string;
  @Field('Number of the version, from 1.', () => Int)
  version!: number;
  @Field('SHA-256 of the document of this version as you see it.', () => String)
  hash!: string;
  @Field(
    'Name of the mutation that made it, for example `contributionChange`; `withheld` when you see nothing of what it changed.',
    () => String,
  )
  intent!: string;
  @Maybe('The version that this one undoes.', () => Int)
  undoes!: number | null;
  @Field('How many rows it changed, of those that you see.', () => Int)
  changes!: number;
  @Field('Who made it; `withheld` when you see nothing of what it changed.', () => String)
  author!: string;
  @Field('When it was made.', () => DateTime)
  at!: Date;
}
export const ScenarioVersionConnection = connectionOf(() => ScenarioVersion, 'ScenarioVersion', 'versions');

@ObjectType({
  description: 'A scenario has a new version, something of it is released to you or taken from you, or it is gone.',
})
export class ScenarioChanged {
  @Maybe('The scenario as it is now; null when it was deleted, which ends the stream.', () => Scenario)
  scenario!: Scenario | null;
  @Field('True when you see more or less of what nations own since the last event, by their labels.', () => Boolean)
  isReleaseChanged!: boolean;
}

@ObjectType({ description: 'How much of a section a nation would see of what you see.' })
export class ReleasedSection {
  @Field('Section of the document, for example `contributions`.', () => String)
  section!: string;
  @Field('Rows that you see.', () => Int)
  rows!: number;
  @Field('Keys of those that the nation would not see: not released to it, or resting on what is not.', () => [String])
  withheld!: string[];
}
