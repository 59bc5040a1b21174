import 'reflect-metadata';
import { toGlobalId } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openEvents } from '../test/server-sent-events.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

interface Told {
  readonly data: unknown;
  readonly atMs: number;
}

/** The first events of a stream; fewer where they do not come for so long. */
async function takeEvents(query: string, variables: object, count: number, mostMs: number): Promise<Told[]> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), mostMs);
  const events: Told[] = [];
  try {
    for await (const { data } of await openEvents<{ data: unknown }>(test, {
      query,
      variables,
      signal: abort.signal,
    })) {
      events.push({ data, atMs: performance.now() });
      if (events.length >= count) break;
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
  return events;
}

// No worker is there: nothing is ever done.
it('who follows a run hears of it each second, also while it comes no further', async () => {
  const scenarioId = toGlobalId(
    'Scenario',
    (await test.app.get(ScenarioService).load(createLocalContext(), createToyWorld('waits'))) ?? '',
  );
  const { body } = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code } } }',
    { input: { scenarioId, seed: 1, replications: 5 } },
  );
  const runId = body.data.runStart.run.id as string;
  const query = 'subscription ($runId: ID!) { runProgress(runId: $runId) { state done } }';
  // Without a beat the second event would come with the first thing that is done.
  const events = await takeEvents(query, { runId }, 5, 20_000);
  expect(events.map(({ data }) => data)).toEqual(Array(5).fill({ runProgress: { state: 'QUEUED', done: 0 } }));
  const pauses = events.slice(1).map(({ atMs }, i) => atMs - events[i].atMs);
  // A second is promised; the rest is for a machine that does other things beside.
  expect(Math.max(...pauses)).toBeLessThan(3000);
});
