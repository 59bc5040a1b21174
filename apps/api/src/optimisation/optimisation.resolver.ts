/** Movement plans and site location: started as background jobs, read from the job. */
import type { PlanInput, SiteInput } from '@muster/planning/optimisation';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, foreignCursor, toConnection, toPage } from '../graphql/connection.ts';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import { userError, type UserError } from '../graphql/user-error.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { BackgroundJobService } from '../jobs/background-job.service.ts';
import { BackgroundJob, BackgroundJobPayload } from '../jobs/background-job.types.ts';
import { MOVEMENT_PLAN, SITE_LOCATION } from './optimisation.kinds.ts';
import {
  MovementPlan,
  MovementPlanStartInput,
  PlannedMovementConnection,
  SiteLocation,
  SiteLocationStartInput,
} from './optimisation.types.ts';

@Resolver(() => BackgroundJob)
export class OptimisationResolver {
  constructor(private readonly jobs: BackgroundJobService) {}

  @Mutation(() => BackgroundJobPayload, {
    name: 'movementPlanStart',
    description:
      'Looks for a movement plan that does better than the rule of the dispatcher. Answers at once; follow `backgroundJobProgress`.',
  })
  startPlan(
    @Caller() caller: RequestContext,
    @Argument('input', 'What to plan.', () => MovementPlanStartInput) input: MovementPlanStartInput,
  ): Promise<BackgroundJobPayload> {
    const userErrors = [
      ...between('evaluations', input.evaluations, 1, 2000),
      ...between('replications', input.replications, 2, 200),
      ...between('seed', input.seed, 0, 2_147_483_647),
    ];
    const order: PlanInput = {
      goal: input.goal as PlanInput['goal'],
      evaluations: input.evaluations,
      replications: input.replications,
      seed: input.seed,
    };
    return this.jobs.start(caller, { kind: MOVEMENT_PLAN, request: input, input: order, userErrors });
  }

  @Mutation(() => BackgroundJobPayload, {
    name: 'siteLocationStart',
    description: 'Chooses sites for depots and hubs. Answers at once; follow `backgroundJobProgress`.',
  })
  startSites(
    @Caller() caller: RequestContext,
    @Argument('input', 'What sites to choose.', () => SiteLocationStartInput) input: SiteLocationStartInput,
  ): Promise<BackgroundJobPayload> {
    const order: SiteInput = {
      method: input.method as SiteInput['method'],
      sites: input.sites,
      stockT: input.stockT ?? null,
      caution: input.caution ?? 0,
    };
    const userErrors = [
      ...between('sites', order.sites, 1, 50),
      ...(order.stockT === null ? [] : between('stockT', order.stockT, 1, 10_000_000)),
      ...between('caution', order.caution, 0, 1),
    ];
    return this.jobs.start(caller, { kind: SITE_LOCATION, request: input, input: order, userErrors });
  }

  @ResolveField(() => MovementPlan, {
    nullable: true,
    description: 'The plan that a job of the kind `movement-plan` has found; null until it has.',
  })
  movementPlan(@Caller() caller: RequestContext, @Parent() job: BackgroundJob): Promise<MovementPlan | null> | null {
    return job.kind === MOVEMENT_PLAN ? this.jobs.findResult<MovementPlan>(caller, job) : null;
  }

  @ResolveField(() => SiteLocation, {
    nullable: true,
    description: 'The sites that a job of the kind `site-location` has chosen; null until it has.',
  })
  siteLocation(@Caller() caller: RequestContext, @Parent() job: BackgroundJob): Promise<SiteLocation | null> | null {
    return job.kind === SITE_LOCATION ? this.jobs.findResult<SiteLocation>(caller, job) : null;
  }
}

@Resolver(() => MovementPlan)
export class MovementPlanResolver {
  @ResolveField(() => PlannedMovementConnection, {
    description: 'What the best plan says of each requirement, in the order of the scenario.',
  })
  movements(@Parent() { movements }: MovementPlan, @Args() args: PageArgs) {
    const page = toPage(args, 'planned-movements');
    const last = movements.findIndex(({ requirement }) => requirement === page.after);
    if (page.after !== undefined && last < 0) throw foreignCursor();
    return toConnection(
      page,
      movements.slice(last + 1, last + page.first + 2),
      ({ requirement }) => requirement,
      (movement) => movement,
      () => Promise.resolve(movements.length),
    );
  }
}

function between(name: string, value: number, least: number, most: number): UserError[] {
  if (value >= least && value <= most) return [];
  return [userError('input.range', ['input', name], `${name} is from ${least} to ${most}.`)];
}
