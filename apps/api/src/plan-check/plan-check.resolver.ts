/** Plan mode: what a planner has fixed, checked without a run. */
import type { PlannedRoute } from '@muster/planning/run';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Argument } from '../graphql/field.ts';
import { Caller } from '../graphql/request-context.decorator.ts';
import type { RequestContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { Scenario } from '../scenarios/scenario.types.ts';
import { PlanCheck } from './plan-check.ts';
import { PlannedRouteInput, PlanViolation } from './plan-check.types.ts';

const MOST_ROUTES = 500;
const MOST_LEGS = 20;
const MOST_VIOLATIONS = 1000;

@Resolver(() => Scenario)
export class PlanCheckResolver {
  /** What one request asks twice is computed once. */
  private readonly answers = new WeakMap<RequestContext, Map<string, Promise<PlanViolation[]>>>();

  constructor(
    private readonly scenarios: ScenarioService,
    private readonly planCheck: PlanCheck,
  ) {}

  @ResolveField(() => [PlanViolation], {
    description: `Violations of the ports, modes and dates that the scenario fixes, and of whole routes; at most ${MOST_VIOLATIONS}. Of more than ${MOST_ROUTES} routes the first count.`,
  })
  async planViolations(
    @Caller() caller: RequestContext,
    @Parent() { uuid }: Scenario,
    @Argument('routes', 'Whole routes to check in place of what their lines fix.', () => [PlannedRouteInput], {
      nullable: true,
    })
    routes?: PlannedRouteInput[] | null,
  ): Promise<PlanViolation[]> {
    const planned = (routes ?? []).slice(0, MOST_ROUTES).map(toPlannedRoute);
    const answers = this.answers.get(caller) ?? new Map<string, Promise<PlanViolation[]>>();
    this.answers.set(caller, answers);
    const question = JSON.stringify([uuid, planned]);
    const answer = answers.get(question) ?? this.check(caller, uuid, planned);
    answers.set(question, answer);
    return answer;
  }

  private async check(caller: RequestContext, uuid: string, planned: PlannedRoute[]): Promise<PlanViolation[]> {
    const document = await this.scenarios.findDocument(caller, uuid);
    if (document === undefined) return [];
    const issues = await this.planCheck.check(caller, document, planned);
    return issues
      .slice(0, MOST_VIOLATIONS)
      .map(({ code, path, message, severity }) => ({ code, path, message, prevents: severity === 'error' }));
  }
}

const toPlannedRoute = ({ requirement, legs }: PlannedRouteInput): PlannedRoute => ({
  requirement,
  legs: legs.slice(0, MOST_LEGS).map(({ mode, from, to, links }) => ({
    mode: mode as PlannedRoute['legs'][number]['mode'],
    from,
    to,
    links: links ?? undefined,
  })),
});
