import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { PageArgs, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { findUuid } from '../graphql/node.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { BackgroundJobService } from './background-job.service.ts';
import {
  BackgroundJob,
  BackgroundJobCancelInput,
  BackgroundJobConnection,
  BackgroundJobPayload,
} from './background-job.types.ts';

@Resolver(() => BackgroundJob)
export class BackgroundJobResolver {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Query(() => BackgroundJob, {
    nullable: true,
    name: 'backgroundJob',
    description: 'One background job; null when there is none.',
  })
  async find(@Caller() caller: RequestContext, @Argument('id', 'Its id.', () => ID) id: string) {
    const uuid = findUuid(id, 'BackgroundJob');
    return uuid === undefined ? null : this.jobs.findById(caller, uuid);
  }

  @Mutation(() => BackgroundJobPayload, {
    name: 'backgroundJobCancel',
    description:
      'Stops a background job, with or without keeping what it has found. One that has ended stays as it is.',
  })
  cancel(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to stop.', () => BackgroundJobCancelInput) input: BackgroundJobCancelInput,
  ) {
    return this.jobs.cancel(caller, findUuid(input.jobId, 'BackgroundJob'), input.keep === true);
  }

  @Subscription(() => BackgroundJob, {
    name: 'backgroundJobProgress',
    description: 'How far a background job is: at once, whenever it gets further, and once at the end.',
    resolve: (job: BackgroundJob) => job,
  })
  progress(@Caller() caller: RequestContext, @Argument('jobId', 'The job.', () => ID) jobId: string) {
    return this.jobs.watch(caller, findUuid(jobId, 'BackgroundJob'));
  }
}

@Resolver(() => Scenario)
export class ScenarioJobsResolver {
  constructor(private readonly jobs: BackgroundJobService) {}

  @ResolveField(() => BackgroundJobConnection, { description: 'The background jobs of the scenario, newest first.' })
  backgroundJobs(@Caller() caller: RequestContext, @Parent() { uuid }: Scenario, @Args() args: PageArgs) {
    return this.jobs.list(caller, toPage(args, 'background-jobs'), uuid);
  }
}
