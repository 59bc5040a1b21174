import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { DateTime } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { RunState } from '../graphql/result-vocabulary.ts';
import { connectionOf } from '../graphql/connection.ts';
import { Label } from '../release/label.types.ts';

@ObjectType({
  description: 'Something that is computed in the background beside runs, for minutes rather than seconds.',
  implements: () => [Node],
})
export class BackgroundJob extends Node {
  readonly __typename!: string;
  readonly uuid!: string;
  readonly scenarioId!: string;
  @Field('Its number; later jobs have higher ones.', () => Int)
  number!: number;
  @Field('What is computed: `movement-plan` or `site-location`.', () => String)
  kind!: string;
  @Field('Where it stands.', () => RunState)
  state!: string;
  @Field('Steps done.', () => Int)
  done!: number;
  @Field('Steps in all, as far as they are known; 0 until they are.', () => Int)
  total!: number;
  @Field(
    'True when it was asked to end with what it has found: a result follows soon. False again when its worker was lost with that: another begins anew, and can be asked again.',
    () => Boolean,
  )
  stopAsked!: boolean;
  @Maybe('What went wrong, in one sentence.', () => String)
  error!: string | null;
  @Field('Version of the engine.', () => String)
  engineVersion!: string;
  @Field('SHA-256 of the scenario document that it is about.', () => String)
  snapshotHash!: string;
  @Field(
    'On whose view of the scenario it rests: a nation, or the coordination cell. It may hide things from others.',
    () => String,
  )
  viewOf!: string;
  @Field('The combined label of all that it is computed from: who may see it beside its starter.', () => Label)
  label!: Label;
  @Field('When it was asked for.', () => DateTime)
  createdAt!: Date;
  @Maybe('When it began.', () => DateTime)
  startedAt!: Date | null;
  @Maybe('When it ended.', () => DateTime)
  finishedAt!: Date | null;
}

export const BackgroundJobConnection = connectionOf(() => BackgroundJob, 'BackgroundJob', 'background jobs');

@InputType({ description: 'What to stop.' })
export class BackgroundJobCancelInput {
  @Field('The job.', () => ID)
  jobId!: string;
  @Maybe(
    'True: a movement plan that is under way ends with the best that it has found, and its result says `stopped`. Jobs that have nothing to keep are stopped without a result.',
    () => Boolean,
  )
  keep?: boolean | null;
}

@ObjectType({ description: 'The answer to a mutation on a background job.' })
export class BackgroundJobPayload {
  @Maybe('The job; null when it is not there or was not started.', () => BackgroundJob)
  job!: BackgroundJob | null;
  @Field('Why nothing was done.', () => [UserError])
  userErrors!: UserError[];
}
