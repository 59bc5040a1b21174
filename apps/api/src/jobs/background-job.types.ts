import { ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { DateTime } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { RunState } from '../graphql/vocabulary.ts';

@ObjectType({
  description: 'Something that is computed in the background beside runs, for minutes rather than seconds.',
  implements: () => [Node],
})
export class BackgroundJob extends Node {
  readonly __typename!: string;
  readonly uuid!: string;
  readonly scenarioId!: string | null;
  readonly runId!: string | null;
  @Field('What is computed.', () => String)
  kind!: string;
  @Field('Where it stands.', () => RunState)
  state!: string;
  @Field('Steps done.', () => Int)
  done!: number;
  @Field('Steps in all, as far as they are known; 0 until they are.', () => Int)
  total!: number;
  @Maybe('What went wrong, in one sentence.', () => String)
  error!: string | null;
  @Field('Version of the engine.', () => String)
  engineVersion!: string;
  @Field('SHA-256 of the scenario document that it is about.', () => String)
  snapshotHash!: string;
  @Field('When it was asked for.', () => DateTime)
  createdAt!: Date;
  @Maybe('When it began.', () => DateTime)
  startedAt!: Date | null;
  @Maybe('When it ended.', () => DateTime)
  finishedAt!: Date | null;
}

@InputType({ description: 'What to stop.' })
export class BackgroundJobCancelInput {
  @Field('The job.', () => ID)
  jobId!: string;
}

@ObjectType({ description: 'The answer to a mutation on a background job.' })
export class BackgroundJobPayload {
  @Maybe('The job; null when there are errors.', () => BackgroundJob)
  job!: BackgroundJob | null;
  @Field('Why nothing was done.', () => [UserError])
  userErrors!: UserError[];
}
