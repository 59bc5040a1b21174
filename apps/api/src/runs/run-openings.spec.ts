/** What opens when, over GraphQL: places with their support contracts, and stocks with their gates. */
import { createSystemContext } from '../identity/request-context.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { toGlobalId } from '../graphql/node.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(120_000);

const DAY = 1440;
const QUERY = `query ($id: ID!) { run(id: $id) { result {
  openings { key place { key name } openedBy bareShare openedShare fullShare opened { p50 } full { p50 share }
    contracts { key title kind nation inForce { p50 } } }
  stocks { key opensAt { p50 } firstRed { p50 share } } } } }`;

const stock = { place: 'south', class: 'I', amountT: 100 };
const world = createToyWorld('opened', {
  places: createToyWorld('plain').places.map((row) => (row.id === 'south' ? { ...row, reception: { beds: 50 } } : row)),
  gates: [{ id: 'vote', title: 'Vote', kind: 'host-request', duration: { fixed: 2 } }],
  siteOpenings: [{ id: 'open', place: 'south', openedWhen: 'vote' }],
  supportContracts: [{ id: 'fuel', title: 'Fuel', place: 'south', kind: 'fuel', leadTime: { fixed: 6 } }],
  stocks: [
    { ...stock, id: 'bread', targetDays: 8 },
    { ...stock, id: 'held', releasedBy: 'vote' },
  ],
  consumers: [{ id: 'use', stock: 'bread', steps: [{ from: { anchor: 'CF', offset: 0 }, tPerDay: 10 }] }],
});

let test: TestApp;
let id: string;
beforeAll(async () => {
  test = await openTestApp();
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
  id = await runWorld();
});
afterAll(() => test.close());

async function runWorld(): Promise<string> {
  const scenario = await test.app.get(ScenarioService).load(createSystemContext('test'), world);
  const started = await test.query(
    'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code message } } }',
    { input: { scenarioId: toGlobalId('Scenario', scenario ?? ''), seed: 1, replications: 3 } },
  );
  expect(started.body.data.runStart.userErrors).toEqual([]);
  const { id } = started.body.data.runStart.run;
  const isDone = async () =>
    (await test.query('query ($id: ID!) { run(id: $id) { state } }', { id })).body.data.run.state === 'SUCCEEDED';
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 100));
  return id;
}

it('says when a place is opened, what its contracts wait for, and when a stock opens and is red', async () => {
  const { openings, stocks } = (await test.query(QUERY, { id })).body.data.run.result;
  expect(openings).toEqual([
    {
      key: 'open',
      place: { key: 'south', name: 'South' },
      openedBy: [],
      bareShare: 0.2,
      openedShare: 0.6,
      fullShare: 1,
      opened: { p50: 2 * DAY },
      full: { p50: 6 * DAY, share: 1 },
      contracts: [{ key: 'fuel', title: 'Fuel', kind: 'FUEL', nation: null, inForce: { p50: 6 * DAY } }],
    },
  ]);
  const [bread, held] = stocks;
  expect([held.opensAt, held.firstRed, bread.opensAt]).toEqual([{ p50: 2 * DAY }, null, null]);
  expect(bread.firstRed.share).toBe(1);
  expect(bread.firstRed.p50).toBeGreaterThan(6 * DAY);
  expect(bread.firstRed.p50).toBeLessThan(7 * DAY);
});
