/** Starting, watching and reading runs. */
import type { Verdict as RunVerdict } from '@muster/planning/run';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { ResultStore } from './result-store.ts';
import { RunService } from './run.service.ts';
import {
  Run,
  RunCancelInput,
  RunCancelPayload,
  RunConnection,
  RunProgress,
  RunReplay,
  RunReplayInput,
  RunReplayPayload,
  RunResult,
  RunStartInput,
  RunStartPayload,
  Verdict,
} from './run.types.ts';

@Resolver(() => Run)
export class RunResolver {
  constructor(
    private readonly runs: RunService,
    private readonly results: ResultStore,
    private readonly scenarios: ScenarioService,
  ) {}

  @Query(() => Run, { nullable: true, name: 'run', description: 'One run; null when there is none.' })
  async find(@Caller() caller: RequestContext, @Argument('id', 'Its id.', () => ID) id: string) {
    const uuid = findUuid(id, 'Run');
    return uuid === undefined ? null : this.runs.findById(caller, uuid);
  }

  @Query(() => RunConnection, { name: 'runs', description: 'The runs, newest first.' })
  async list(
    @Caller() caller: RequestContext,
    @Args() args: PageArgs,
    @Argument('scenarioId', 'Only those of this scenario.', () => ID, { nullable: true }) scenarioId?: string,
  ) {
    if (!scenarioId) return this.runs.list(caller, toPage(args, 'runs'));
    return this.runs.list(caller, toPage(args, 'runs'), findUuid(scenarioId, 'Scenario') ?? null);
  }

  @Mutation(() => RunStartPayload, {
    name: 'runStart',
    description: 'Starts a run of a scenario. It answers at once; follow `runProgress`.',
  })
  start(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to run.', () => RunStartInput) input: RunStartInput,
  ) {
    return this.runs.start(caller, input);
  }

  @Mutation(() => RunCancelPayload, {
    name: 'runCancel',
    description: 'Stops a run within two seconds. A run that has ended stays as it is.',
  })
  cancel(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to stop.', () => RunCancelInput) input: RunCancelInput,
  ) {
    return this.runs.cancel(caller, input);
  }

  @Mutation(() => RunReplayPayload, {
    name: 'runReplay',
    description:
      'Runs a finished run again from its stored snapshot and seed, to prove its hash. Refused with both versions when another engine made it.',
  })
  replay(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to replay.', () => RunReplayInput) input: RunReplayInput,
  ) {
    return this.runs.replay(caller, input);
  }

  @Subscription(() => RunProgress, {
    name: 'runProgress',
    description:
      'How far a run is: at once, at least each second while something changes, and once at the end, which completes the stream.',
    resolve: (progress: RunProgress) => progress,
  })
  progress(@Caller() caller: RequestContext, @Argument('runId', 'The run.', () => ID) runId: string) {
    return this.runs.watch(caller, findUuid(runId, 'Run'));
  }

  @ResolveField(() => Scenario, { description: 'The scenario.' })
  scenario(@Caller() caller: RequestContext, @Parent() { scenarioId }: Run) {
    return this.scenarios.findById(caller, scenarioId);
  }

  @ResolveField(() => RunReplay, {
    nullable: true,
    name: 'replay',
    description: 'What it says of the run that it repeats; null when it repeats none.',
  })
  async compare(@Caller() caller: RequestContext, @Parent() run: Run): Promise<RunReplay | null> {
    const of = run.replayOf === null ? null : await this.runs.findById(caller, run.replayOf);
    if (of === null) return null;
    const [ours, theirs] = await Promise.all([run, of].map(({ uuid }) => this.results.findHead(caller, uuid)));
    const isOver = run.state === 'SUCCEEDED' && ours !== undefined && theirs !== undefined;
    return {
      of,
      isSameEngine: run.engineVersion === of.engineVersion,
      isSameHash: isOver ? ours.hash === theirs.hash : null,
    };
  }

  @ResolveField(() => RunResult, {
    nullable: true,
    description: 'What it has found, or found so far; null before the first replications are done.',
  })
  async result(@Caller() caller: RequestContext, @Parent() { uuid, scenarioId }: Run): Promise<RunResult | null> {
    const head = await this.results.findHead(caller, uuid);
    if (head === undefined) return null;
    return {
      ...head,
      verdict: toVerdict(head.verdict),
      snapshotHash: head.scenario.snapshotHash,
      runUuid: uuid,
      scenarioId,
    };
  }
}

/** Results of earlier engines hold sentences only. */
type StoredVerdict = Pick<RunVerdict, 'feasible' | 'reasons'> & Partial<RunVerdict>;

const toVerdict = ({ feasible, findings, unnamed, reasons }: StoredVerdict): Verdict => ({
  feasible,
  findings: findings?.map((finding) => ({ ...finding })) ?? null,
  unnamed: unnamed ?? 0,
  reasons: [...reasons],
});

@Resolver(() => Scenario)
export class ScenarioRunsResolver {
  constructor(private readonly runService: RunService) {}

  @ResolveField(() => RunConnection, { description: 'The runs of the scenario, newest first.' })
  runs(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.runService.list(caller, toPage(args, 'runs'), uuid);
  }
}
