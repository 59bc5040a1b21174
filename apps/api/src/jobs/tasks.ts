/** Everything that a thread can compute. */
import { CHECK_TASKS } from '../editing/document-check.task.ts';
import { WRITE_TASKS } from '../exchange/export-write.task.ts';
import { PREVIEW_TASKS } from '../exchange/import-preview.task.ts';
import { PLAN_TASKS } from '../plan-check/plan-check.task.ts';
import { RUN_TASKS } from '../runs/run-tasks.ts';
import { readSnapshot, type SharedSnapshot } from '../runs/shared-snapshot.ts';
import { BACKGROUND_KINDS } from './background-kinds.ts';
import type { Report } from './task.ts';

const background = Object.fromEntries(
  Object.entries(BACKGROUND_KINDS).map(([kind, { compute }]) => [
    kind,
    ({ snapshot, input }: { snapshot: SharedSnapshot; input: object }, report: Report) =>
      compute({ snapshot: readSnapshot(snapshot), input }, report),
  ]),
);

export const TASKS = {
  ...RUN_TASKS,
  ...PLAN_TASKS,
  ...CHECK_TASKS,
  ...PREVIEW_TASKS,
  ...WRITE_TASKS,
  ...background,
} as unknown as Readonly<Record<string, ((input: object, report: Report) => unknown) | undefined>>;
