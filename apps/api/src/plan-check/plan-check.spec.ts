import { TaskPool, TaskTimeout } from '../jobs/task-pool.ts';
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

it('gives each event of a stream the time of a request, however long the stream lasts', async () => {
  const run = jest.spyOn(TaskPool.prototype, 'runWithin').mockResolvedValue([]);
  const [document, context] = [createToyWorld('streamed'), createLocalContext()];
  await check.check(context, document, []);
  const now = performance.now() + 60_000;
  const clock = jest.spyOn(performance, 'now').mockReturnValue(now);
  await expect(check.check(context, document, [])).resolves.toEqual([]);
  const [ms] = run.mock.calls[1];
  clock.mockRestore();
  run.mockRestore();
  expect(ms).toBeCloseTo(25_000, 6);
});

it('answers questions while a change takes long, and remembers what stands against a document', async () => {
  const issues = [{ code: 'x', path: '', message: 'It cannot be run.' }];
  let end = () => undefined as void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const run = jest
    .spyOn(TaskPool.prototype, 'runWithin')
    .mockImplementation((_, name) =>
      name === 'plan.obstacles' ? ended.then(() => issues as never) : Promise.resolve([] as never),
    );
  const document = createToyWorld('long');
  const first = check.findObstacles(createLocalContext(), document);
  const repeated = check.findObstacles(createLocalContext(), document);
  await check.check(createLocalContext(), document, []);
  end();
  expect([await first, await repeated]).toEqual([issues, issues]);
  expect(await check.findObstacles(createLocalContext(), document)).toEqual(issues);
  const pools = new Map(run.mock.calls.map(([, name], i) => [name, run.mock.contexts[i]]));
  expect(run).toHaveBeenCalledTimes(2);
  expect(pools.get('plan.check')).not.toBe(pools.get('plan.obstacles'));
  // What failed for want of time or places is tried again.
  const other = createToyWorld('failed');
  run.mockRejectedValueOnce(new TaskTimeout('late'));
  await expect(check.findObstacles(createLocalContext(), other)).rejects.toThrow('in time');
  await expect(check.findObstacles(createLocalContext(), other)).resolves.toEqual(issues);
  run.mockRestore();
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
