import { Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.ts';
import { describeEnum, Field, Maybe } from '../graphql/field.ts';
import { Node } from '../graphql/node.ts';
import { DateTime } from '../graphql/scalars.ts';
import { UserError } from '../graphql/user-error.ts';
import { Cause, RunStageName, RunState, VerdictCode } from '../graphql/result-vocabulary.ts';
import { Label } from '../release/label.types.ts';
import { RunClock } from './result-figures.types.ts';

export const REPLICATIONS_MOST = 2000;

@ObjectType({ description: 'Why a plan cannot be carried out: a code and what it speaks of.' })
export class VerdictFinding {
  @Field('What is wrong.', () => VerdictCode)
  code!: string;
  @Field('Key of the requirement, the force element or the stock.', () => String)
  subject!: string;
  @Field('Probability of being met, or ready, by its date.', () => Float)
  probability!: number;
  @Maybe('What binds an element that is never ready; null for the other codes.', () => Cause)
  cause!: string | null;
  @Maybe('Key of the resource that binds it; null where none does.', () => String)
  resource!: string | null;
}

@ObjectType({ description: 'Whether the plan closes with the probability that is asked for.' })
export class Verdict {
  @Field(
    'True when every requirement is met by its date with at least the asked probability (0.5 where none is asked), every line has a route, gets ready within the run and is ready by its date with at least 0.5, and no stock that is drawn on is empty throughout.',
    () => Boolean,
  )
  feasible!: boolean;
  @Maybe('Why not, requirements first, at most 50; null in results of an engine that told sentences only.', () => [
    VerdictFinding,
  ])
  findings!: VerdictFinding[] | null;
  @Field('Findings beyond those that are named.', () => Int)
  unnamed!: number;
  @Field('The findings in English, one sentence each.', () => [String])
  reasons!: string[];
}

@ObjectType({ description: 'What a run has found. Lists are read from storage only when they are asked for.' })
export class RunResult {
  readonly runUuid!: string;
  readonly scenarioId!: string;
  @Field('Version of the engine.', () => String)
  engineVersion!: string;
  @Field('SHA-256 of the scenario document that was run.', () => String)
  snapshotHash!: string;
  @Field('Marking of the scenario that was run.', () => String)
  marking!: string;
  @Field('Replications that this result rests on.', () => Int)
  replications!: number;
  @Field('True while more replications are to come.', () => Boolean)
  partial!: boolean;
  @Field(
    'Hash over the traces of all replications in order: the same scenario, seed and number give the same.',
    () => String,
  )
  hash!: string;
  @Field('Clock of every series.', () => RunClock)
  clock!: RunClock;
  @Field('Whether the plan closes with the probability that is asked for.', () => Verdict)
  verdict!: Verdict;
}

@ObjectType({ description: 'How far the result of a run has come. What is found in a stage can be read at once.' })
export class RunStage {
  @Field('The stage it is in; of a run that was cancelled or failed, the one it ended in.', () => RunStageName)
  name!: string;
  @Field('Steps of the stage that are done: replications, reliefs tried, reliefs confirmed.', () => Int)
  done!: number;
  @Field('Steps of the stage; 0 when it has none.', () => Int)
  total!: number;
}

@ObjectType({
  description: 'One simulation of a scenario: a number of replications under one seed.',
  implements: () => [Node],
})
export class Run extends Node {
  readonly __typename!: string;
  readonly uuid!: string;
  readonly scenarioId!: string;
  readonly replayOf!: string | null;
  @Field('Grows with each run of this installation; there may be gaps.', () => Int)
  number!: number;
  @Field(
    'On whose view of the scenario it is computed, a nation or a body: "view of FR" stands at the head of everything that shows it.',
    () => String,
  )
  viewOf!: string;
  @Field('The label of all that it is computed from.', () => Label)
  label!: Label;
  @Field('Seed of the random draws.', () => Int)
  seed!: number;
  @Field('Replications asked for; of a run that was exact enough before, those that it took.', () => Int)
  asked!: number;
  @Maybe('Its stop rule; null when it has none.', () => RunPrecision)
  precision!: RunPrecision | null;
  @Field('Replications done.', () => Int)
  done!: number;
  @Field('Where it stands.', () => RunState)
  state!: string;
  @Field('How far its result has come: bottlenecks are there before they are confirmed.', () => RunStage)
  stage!: RunStage;
  @Field('True when a partial result can be read and the full one not yet.', () => Boolean)
  partial!: boolean;
  @Maybe('What went wrong, in one sentence.', () => String)
  error!: string | null;
  @Field('Version of the engine.', () => String)
  engineVersion!: string;
  @Maybe('Version of the scenario that is run; null for runs of older servers.', () => Int)
  scenarioVersion!: number | null;
  @Field('SHA-256 of the scenario document that is run.', () => String)
  snapshotHash!: string;
  @Field('When it was asked for.', () => DateTime)
  createdAt!: Date;
  @Maybe('When its first replication began.', () => DateTime)
  startedAt!: Date | null;
  @Maybe('When it ended.', () => DateTime)
  finishedAt!: Date | null;
  @Maybe(
    'When the details of its result were removed to save room; head and closures stay, and it can be replayed.',
    () => DateTime,
  )
  trimmedAt!: Date | null;
}
export const RunConnection = connectionOf(() => Run, 'Run', 'runs');

export const PrecisionMeasure = describeEnum('PrecisionMeasure', 'What of a run has to be exact.', {
  closure:
    'The day by which the share `p` of the replications has closed: all dated elements, or all where none has a date.',
  'on-time': 'The probability that all are ready at their dates.',
});

@InputType({
  description: 'A stop rule: when a run has replications enough. It is looked at after 50, 100, 200, 400, ... of them.',
})
export class RunPrecisionInput {
  @Field('What has to be exact.', () => PrecisionMeasure)
  measure!: 'closure' | 'on-time';
  @Maybe('For `CLOSURE`: the share, above 0 and below 1; 0.5 when left out.', () => Float)
  p?: number | null;
  @Field(
    'Half of the width of the 95 % interval that is narrow enough: days for `CLOSURE`, 0 to 1 for `ON_TIME`.',
    () => Float,
  )
  halfWidth!: number;
}

@ObjectType({ description: 'The stop rule of a run, and what the last look at it found.' })
export class RunPrecision {
  @Field('What has to be exact.', () => PrecisionMeasure)
  measure!: string;
  @Maybe('For `CLOSURE`: the share.', () => Float)
  p!: number | null;
  @Field('Half-width that is narrow enough: days for `CLOSURE`, 0 to 1 for `ON_TIME`.', () => Float)
  halfWidth!: number;
  @Field('Replications that the run may have.', () => Int)
  mostReplications!: number;
  @Maybe('Whether it is narrow enough; null before the first look.', () => Boolean)
  isReached!: boolean | null;
  @Maybe('Replications at the last look.', () => Int)
  replications!: number | null;
  @Maybe(
    'The measure at the last look: days from CF-day, or 0 to 1. Null before it, and where so many replications never close that it lies beyond the run.',
    () => Float,
  )
  value!: number | null;
  @Maybe('Lower end of its 95 % interval; null like the measure.', () => Float)
  low!: number | null;
  @Maybe('Upper end of its 95 % interval; null like the measure: such an interval is never narrow enough.', () => Float)
  high!: number | null;
}

@InputType({ description: 'What to run.' })
export class RunStartInput {
  @Field('The scenario.', () => ID)
  scenarioId!: string;
  @Field('Seed of the random draws, 0 to 2147483647.', () => Int)
  seed!: number;
  @Field(`Replications, 1 to ${REPLICATIONS_MOST}; with \`precision\` the most that may be run.`, () => Int)
  replications!: number;
  @Maybe(
    'A key of your own, at most 80 characters: a second start with the same key answers the run of the first.',
    () => String,
  )
  clientMutationKey?: string;
  @Maybe(
    'Numbers of at most 10 replications, from 0, whose elements and movements are kept in full beside those of the shown one.',
    () => [Int],
  )
  keepReplications?: number[];
  @Maybe('Ends the run as soon as this is exact enough.', () => RunPrecisionInput)
  precision?: RunPrecisionInput | null;
}

@ObjectType({ description: 'The answer to `runStart`.' })
export class RunStartPayload {
  @Maybe('The run, queued or already there; null when there are errors.', () => Run)
  run!: Run | null;
  @Field('Why nothing was started.', () => [UserError])
  userErrors!: UserError[];
}

@InputType({ description: 'What to stop.' })
export class RunCancelInput {
  @Field('The run.', () => ID)
  runId!: string;
}

@ObjectType({ description: 'The answer to `runCancel`.' })
export class RunCancelPayload {
  @Maybe('The run; null when there are errors.', () => Run)
  run!: Run | null;
  @Field('Why nothing was stopped.', () => [UserError])
  userErrors!: UserError[];
}

@InputType({ description: 'What to replay.' })
export class RunReplayInput {
  @Field('A run with a full result.', () => ID)
  runId!: string;
  @Maybe(
    'Run it also when another version of the engine made it. Snapshot and seed are the same then, the result may be another.',
    () => Boolean,
  )
  underThisEngine?: boolean;
  @Maybe(
    'A key of your own, at most 80 characters: a second replay with the same key answers the run of the first.',
    () => String,
  )
  clientMutationKey?: string;
}

@ObjectType({ description: 'The answer to `runReplay`.' })
export class RunReplayPayload {
  @Maybe(
    'The new run, on the stored snapshot and seed; its `replay` tells whether it came to the same hash.',
    () => Run,
  )
  run!: Run | null;
  @Maybe('Version of the engine that made the run; null when there is no such run.', () => String)
  madeBy!: string | null;
  @Field('Version of this engine.', () => String)
  engine!: string;
  @Field('Why nothing was started.', () => [UserError])
  userErrors!: UserError[];
}

@ObjectType({ description: 'What a replay says of the run that it repeats.' })
export class RunReplay {
  @Field('The run that is repeated.', () => Run)
  of!: Run;
  @Field('True when the same version of the engine made both: only then the hashes have to be equal.', () => Boolean)
  isSameEngine!: boolean;
  @Maybe('Whether both came to the same hash; null until the replay has ended.', () => Boolean)
  isSameHash!: boolean | null;
}

@ObjectType({
  description: 'How far a run is. Sent at least each second while something changes, and once at the end.',
})
export class RunProgress {
  @Field('The run.', () => Run)
  run!: Run;
  @Field('Where it stands.', () => RunState)
  state!: string;
  @Field('Replications done.', () => Int)
  done!: number;
  @Field('Replications asked for.', () => Int)
  asked!: number;
  @Field('True when a partial result can be read and the full one not yet.', () => Boolean)
  partial!: boolean;
  @Field('How far its result has come.', () => RunStage)
  stage!: RunStage;
}
