import { TaskPool } from '../jobs/task-pool.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { MOST_REQUESTS, MOST_REQUESTS_OF_ONE, PlanCheck } from './plan-check.ts';

jest.setTimeout(120_000);

const check = new PlanCheck();
afterAll(() => check.onApplicationShutdown());

const codeOf = (error: unknown) => (error as { extensions?: { code?: string } }).extensions?.code;

it('gives each request one place, each caller a few, and refuses what is over at once', async () => {
  const document = createToyWorld('checked');
  const personas = ['cell', 'observer', 'planner-FR', 'planner-GB'];
  const answers = personas.flatMap((persona) =>
    Array.from({ length: MOST_REQUESTS_OF_ONE + 1 }, () => {
      const context = createLocalContext(persona);
      // Two fields of one request share its place.
      return Promise.all([check.check(context, document, []), check.findObstacles(context, document)]).then(
        ([, obstacles]) => obstacles.length,
        codeOf,
      );
    }),
  );
  const found = await Promise.all(answers);
  expect(found.filter((one) => one === 0)).toHaveLength(MOST_REQUESTS);
  expect(found.slice(0, MOST_REQUESTS_OF_ONE + 1)).toEqual([0, 0, 0, 'OVERLOADED']);
  expect(new Set(found)).toEqual(new Set([0, 'OVERLOADED']));
  expect(await check.findObstacles(createLocalContext(), document)).toEqual([]);
});

it('gives a question the time of a request, and a change more', async () => {
  const run = jest.spyOn(TaskPool.prototype, 'runWithin').mockResolvedValue([]);
  const document = createToyWorld('timed');
  await check.check(createLocalContext(), document, []);
  await check.findObstacles(createLocalContext(), document);
  const [question, change] = run.mock.calls.map(([ms]) => ms);
  run.mockRestore();
  expect(question).toBeLessThanOrEqual(25_000);
  expect(change).toBeGreaterThan(100_000);
});
