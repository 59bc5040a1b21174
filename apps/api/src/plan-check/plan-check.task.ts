/** Plan mode in a thread: compiling a large scenario takes a second or two. */
import type { Issue, ScenarioDocument } from '@muster/planning';
import { checkScenarioPlan, type PlannedRoute } from '@muster/planning/run';
import type { Task } from '../jobs/task.ts';

export interface PlanCheckTask {
  readonly document: ScenarioDocument;
  readonly routes: readonly PlannedRoute[];
}

export const PLAN_TASKS = {
  'plan.check': ({ document, routes }: PlanCheckTask): readonly Issue[] => checkScenarioPlan(document, routes),
} satisfies Record<string, Task>;
