/**
 * Loads the reference scenarios, each once in the life of a database: one that was deleted stays deleted. Runs the first of them, so that
 * a newcomer sees a result.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScenarioDocument } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { RunService } from '../runs/run.service.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { FIRST_SCENARIO, FIRST_SEED } from './first-scenario.ts';

/** The reference scenario: what the first run needs, so the page is there at once. */
export async function loadReferenceScenario(
  app: INestApplicationContext,
  report: (line: string) => void,
): Promise<void> {
  await load(app, FIRST_SCENARIO, report);
}

const LOOK_MS = 250;
/** Where no worker takes the first run, the others are not held up by it. */
const WAIT_MOST_MS = 60_000;

/** The other shipped scenarios, once the first run has something to show: until then it has the processor to itself. */
export async function loadFurtherScenarios(
  app: INestApplicationContext,
  report: (line: string) => void,
  firstRun: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const runs = app.get(RunService);
  const context = createSystemContext('launcher');
  const until = Date.now() + WAIT_MOST_MS;
  while (firstRun !== undefined && Date.now() < until && !signal.aborted) {
    const run = await runs.findById(context, firstRun);
    const isDark = (run?.state === 'QUEUED' || run?.state === 'RUNNING') && !run.partial;
    if (!isDark) break;
    await sleep(LOOK_MS);
  }
  for (const document of referenceScenarios.slice(1)) if (!signal.aborted) await load(app, document, report);
}

async function load(
  app: INestApplicationContext,
  document: ScenarioDocument,
  report: (line: string) => void,
): Promise<void> {
  const context = createSystemContext('launcher');
  const loaded = await app.get(Database).withContext(context, async (manager) => {
    const first: unknown[] = await manager.query(
      'INSERT INTO shipped_scenario (key) VALUES ($1) ON CONFLICT DO NOTHING RETURNING key',
      [document.id],
    );
    return first.length === 0 ? undefined : app.get(ScenarioService).insert(manager, context, document);
  });
  if (loaded !== undefined) report(`Loaded the scenario "${document.title}".`);
}

/** Id of the run it started; undefined when there was one already, or none is wanted. */
export async function startFirstRun(
  app: INestApplicationContext,
  replications: number,
  report: (line: string) => void,
): Promise<string | undefined> {
  if (replications === 0) return undefined;
  const context = createSystemContext('launcher');
  const scenario = await app.get(ScenarioService).findByKey(context, FIRST_SCENARIO.id);
  if (scenario === null) return undefined;
  const runs = app.get(RunService);
  if ((await runs.list(context, { list: 'runs', first: 1, after: undefined }, scenario.uuid)).nodes.length > 0)
    return undefined;
  // The key makes it one run also when several processes start at once.
  const clientMutationKey = `first-run:${scenario.uuid}`;
  const { run } = await runs.start(context, {
    scenarioId: toGlobalId('Scenario', scenario.uuid),
    seed: FIRST_SEED,
    replications,
    clientMutationKey,
  });
  if (run === null) return undefined;
  report(`Simulating "${scenario.title}" with ${run.asked} replications; the page shows the progress.`);
  return run.uuid;
}
