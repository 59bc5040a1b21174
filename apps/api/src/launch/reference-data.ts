/** Loads the reference scenarios once, and runs the first of them so that a newcomer sees a result. */
import type { ScenarioDocument } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import type { INestApplicationContext } from '@nestjs/common';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { RunService } from '../runs/run.service.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';

const FIRST_RUN = { seed: 1, replications: 200 };

/** The reference scenario: what the first run needs, so the page is there at once. */
export async function loadReferenceScenarios(
  app: INestApplicationContext,
  report: (line: string) => void,
): Promise<void> {
  await load(app, referenceScenarios.slice(0, 1), report);
}

/** The other shipped scenarios, once the server serves and the first run is under way. */
export async function loadFurtherScenarios(
  app: INestApplicationContext,
  report: (line: string) => void,
): Promise<void> {
  await load(app, referenceScenarios.slice(1), report);
}

async function load(
  app: INestApplicationContext,
  documents: readonly ScenarioDocument[],
  report: (line: string) => void,
): Promise<void> {
  const context = createSystemContext('launcher');
  const scenarios = app.get(ScenarioService);
  for (const document of documents) {
    if ((await scenarios.load(context, document)) !== undefined) report(`Loaded the scenario "${document.title}".`);
  }
}

export async function startFirstRun(app: INestApplicationContext, report: (line: string) => void): Promise<void> {
  const context = createSystemContext('launcher');
  const key = referenceScenarios[0]?.id;
  const scenario = key === undefined ? null : await app.get(ScenarioService).findByKey(context, key);
  if (scenario === null) return;
  const runs = app.get(RunService);
  if ((await runs.list(context, { first: 1, after: undefined }, scenario.uuid)).nodes.length > 0) return;
  // The key makes it one run also when several processes start at once.
  const clientMutationKey = `first-run:${scenario.uuid}`;
  const { run } = await runs.start(context, {
    scenarioId: toGlobalId('Scenario', scenario.uuid),
    ...FIRST_RUN,
    clientMutationKey,
  });
  if (run !== null)
    report(`Simulating "${scenario.title}" with ${run.asked} replications; the page shows the progress.`);
}
