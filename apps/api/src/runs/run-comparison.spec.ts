/** Runs beside each other over GraphQL: what the library says of the same replications, and who may compare what. */
import type { ScenarioDocument } from '@muster/planning';
import { compareRuns, runChunk, toRunResult, toSnapshot } from '@muster/planning/run';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { toGlobalId } from '../graphql/node.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';

jest.setTimeout(120_000);

const COMPARE = `query ($base: ID!, $others: [ID!]!, $anchor: ClockAnchor!) { runCompare(base: $base, others: $others, anchor: $anchor) {
  run { id } replications commonDraws onlyInBase onlyInOther
  times { kind key baseShare otherShare earlier later daysLater { mean low high } } } }`;

/** A column that has to wait for the same train as the first one. */
const column = (id: string) => ({
  ...{ id, from: 'north', to: 'south', cargo: { wheeled: 60, massT: 600 } },
  requiredAt: { anchor: 'CF', offset: 5 },
});
const base = createToyWorld('compared', { movements: [column('first'), column('second')] });
const faster = createToyWorld('compared-faster', {
  movements: [column('first'), column('second'), column('third')],
  liftPools: [{ id: 'trains', liftType: 'train', count: 3, base: 'north' }],
});

let test: TestApp;
const ids: Record<'base' | 'faster' | 'lucky', string> = { base: '', faster: '', lucky: '' };

beforeAll(async () => {
  test = await openTestApp();
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
  const run = async (scenarioId: string, seed: number): Promise<string> => {
    const { body } = await test.query(
      'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id } userErrors { code } } }',
      { input: { scenarioId, seed, replications: 25 } },
    );
    expect(body.data.runStart.userErrors).toEqual([]);
    return body.data.runStart.run.id as string;
  };
  const load = async (document: ScenarioDocument): Promise<string> =>
    toGlobalId('Scenario', (await test.app.get(ScenarioService).load(createSystemContext('test'), document)) ?? '');
  const [before, after] = [await load(base), await load(faster)];
  ids.base = await run(before, 3);
  ids.faster = await run(after, 3);
  ids.lucky = await run(before, 4);
  const left = async (): Promise<number> =>
    (await test.source.query(`SELECT count(*)::int AS n FROM run WHERE state <> 'SUCCEEDED'`))[0].n;
  while ((await left()) > 0) await new Promise((resolve) => setTimeout(resolve, 100));
});

afterAll(() => test.close());

const resultOf = (document: ScenarioDocument, seed: number) => {
  const snapshot = toSnapshot(document);
  return toRunResult(snapshot, seed, 25, [runChunk(snapshot, seed, 0, 25)]);
};

it('says what the library says of the same replications', async () => {
  const variables = { base: ids.base, others: [ids.faster, ids.lucky], anchor: 'CF' };
  const { body } = await test.query(COMPARE, variables);
  expect(body.errors).toBeUndefined();
  const [first, second] = body.data.runCompare;
  const expected = compareRuns(resultOf(base, 3), resultOf(faster, 3), 'CF');
  expect(first).toMatchObject({
    ...{ run: { id: ids.faster }, replications: 25, commonDraws: true },
    ...{ onlyInBase: [...expected.onlyInBase], onlyInOther: [...expected.onlyInOther] },
  });
  expect(first.times.map(({ kind, ...time }: { kind: string }) => ({ ...time, kind: kind.toLowerCase() }))).toEqual(
    expected.times.map(({ id, ...time }) => ({ ...time, key: id })),
  );
  const element = first.times.find(({ key }: { key: string }) => key === 'second');
  expect(element.daysLater.mean).toBeLessThan(0);
  expect(first.onlyInOther).toContain('element/third');
  expect(second).toMatchObject({ run: { id: ids.lucky }, commonDraws: false });
});

it.each([
  [
    'a run that is not there',
    () => ({ base: toGlobalId('Run', '00000000-0000-4000-8000-000000000000') }),
    'run.unknown',
  ],
  ['six others', () => ({ others: Array.from({ length: 6 }, () => ids.faster) }), 'BAD_USER_INPUT'],
  ['times of the calendar', () => ({ anchor: 'UTC' }), 'BAD_USER_INPUT'],
])('refuses %s', async (_, change, code) => {
  const variables = { base: ids.base, others: [ids.faster], anchor: 'CF', ...change() };
  const { body } = await test.query(COMPARE, variables);
  expect(body.errors[0].extensions.code).toBe(code);
});

it('is for those who see both runs', async () => {
  await test.source.query(`UPDATE run SET releasable_to = '{FR}' WHERE seed = 4`);
  const variables = { base: ids.base, others: [ids.lucky], anchor: 'D' };
  const seen = await test.query(COMPARE, variables, 'planner-FR');
  expect(seen.body.data.runCompare).toHaveLength(1);
  const { body } = await test.query(COMPARE, variables, 'planner-GB');
  expect(body.errors[0].extensions.code).toBe('run.unknown');
});
