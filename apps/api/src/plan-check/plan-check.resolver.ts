/** Plan mode: what a planner has fixed, checked without a run. */
import type { ScenarioDocument } from '@muster/planning';
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

interface Answer {
  /** Of the document that was checked. */
  readonly hash: string;
  readonly violations: Promise<PlanViolation[]>;
}

@Resolver(() => Scenario)
export class PlanCheckResolver {
  /** What one request asks twice of the same document is computed once. A mutation changes it in between, and a stream of events lasts. */
  private readonly answers = new WeakMap<RequestContext, Map<string, Answer>>();

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
    const view = await this.scenarios.findView(caller, uuid);
    if (view === undefined) return [];
    const { document, hash } = view;
    const answers = this.answers.get(caller) ?? new Map<string, Answer>();
    this.answers.set(caller, answers);
    const question = JSON.stringify([uuid, planned]);
    const known = answers.get(question);
    if (known?.hash === hash) return known.violations;
    const answer = { hash, violations: this.check(caller, document, planned) };
    answers.set(question, answer);
    try {
      return await answer.violations;
    } catch (error) {
      // Too late or too many at once: the next event of a stream may ask again.
      if (answers.get(question) === answer) answers.delete(question);
      throw error;
    }
  }

  private async check(
    caller: RequestContext,
    document: ScenarioDocument,
    planned: PlannedRoute[],
  ): Promise<PlanViolation[]> {
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
