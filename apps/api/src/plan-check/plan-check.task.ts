/** Plan mode in a thread: compiling a large scenario takes a second or two. */
import type { Issue, ScenarioDocument } from '@muster/planning';
import { checkScenarioPlan, prepare, type PlannedRoute } from '@muster/planning/run';
import type { Task } from '../jobs/task.ts';

interface OnDocument {
  /** The document as JSON, in pieces. */
  readonly text: readonly string[];
}

export interface PlanCheckTask extends OnDocument {
  readonly routes: readonly PlannedRoute[];
}

const read = ({ text }: OnDocument): ScenarioDocument => JSON.parse(text.join('')) as ScenarioDocument;

function findObstacles(task: OnDocument): readonly Issue[] {
  const prepared = prepare(read(task));
  return prepared.ok ? [] : prepared.issues;
}

export const PLAN_TASKS = {
  'plan.check': (task: PlanCheckTask): readonly Issue[] => checkScenarioPlan(read(task), task.routes),
  'plan.obstacles': findObstacles,
} satisfies Record<string, Task>;
