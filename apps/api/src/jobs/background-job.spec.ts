/** Movement plans and site location from the mutation through the queue to the answer, and who sees and stops them. */
import type { ScenarioDocument } from '@muster/planning';
import { loadSolver, locateSites, optimiseMovements } from '@muster/planning/optimisation';
import { toSnapshot } from '@muster/planning/run';
import { referenceScenarios } from '@muster/planning/reference';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { BackgroundJobStore } from './background-job.store.ts';
import { JobSupervisor } from './job-supervisor.ts';
import { JobWorker } from './job-worker.ts';
import { until } from '../test/until.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

const PLAN = `mutation ($input: MovementPlanStartInput!) {
  movementPlanStart(input: $input) { job { id state kind viewOf } userErrors { code path message } } }`;
const SITES = `mutation ($input: SiteLocationStartInput!) {
  siteLocationStart(input: $input) { job { id } userErrors { code path } } }`;
const CANCEL = `mutation ($input: BackgroundJobCancelInput!) {
  backgroundJobCancel(input: $input) { job { state } userErrors { code } } }`;
const FOLLOW = 'subscription ($jobId: ID!) { backgroundJobProgress(jobId: $jobId) { state done total error } }';

let test: TestApp;
let toyId: string;
let bigId: string;
const toy = createToyWorld('toy', {
  movements: ['first', 'second', 'third'].map((id, i) => ({
    id,
    from: 'north',
    to: 'south',
    cargo: { wheeled: 60, massT: 600 },
    requiredAt: { anchor: 'CF', offset: 3 + i },
  })),
});

beforeAll(async () => {
  test = await openTestApp();
  toyId = await load(toy);
  const { body } = await test.query('query ($key: String) { scenario(key: $key) { id } }', {
    key: referenceScenarios[0].id,
  });
  bigId = body.data.scenario.id;
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

async function load(document: ScenarioDocument): Promise<string> {
  return toGlobalId('Scenario', (await test.app.get(ScenarioService).load(createLocalContext(), document)) ?? '');
}

const planInput = (change: object = {}) => ({
  ...{ scenarioId: toyId, goal: 'LATENESS', evaluations: 20, replications: 4, seed: 3 },
  ...change,
});

/** Follows a job over server-sent events to its end. */
async function follow(jobId: string): Promise<{ state: string; done: number; total: number; error: string | null }> {
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: FOLLOW, variables: { jobId } }),
  });
  const told = [...(await response.text()).matchAll(/^data: (\{.*)$/gm)].map(([, data]) => JSON.parse(data));
  return told.at(-1).data.backgroundJobProgress;
}

const listAudit = (action: string): Promise<{ outcome: string; reason: string | null; principal: string }[]> =>
  test.source.query(
    `SELECT record ->> 'outcome' AS outcome, record ->> 'reason' AS reason, record ->> 'principal' AS principal
     FROM audit WHERE record ->> 'action' = $1 ORDER BY seq`,
    [action],
  );

it('plans movements as the library does', async () => {
  const { body } = await test.query(PLAN, { input: planInput() });
  expect(body.data.movementPlanStart).toMatchObject({
    job: { state: 'QUEUED', kind: 'movement-plan', viewOf: 'the coordination cell' },
    userErrors: [],
  });
  const { id } = body.data.movementPlanStart.job;
  expect(await follow(id)).toMatchObject({ state: 'SUCCEEDED', error: null });
  const answer = await test.query(
    `query ($id: ID!) { backgroundJob(id: $id) { siteLocation { status } movementPlan {
       chosen goal evaluations rule { lateDays closureMin neverReady ratio } plan { lateDays closureMin } boundMin firstReleaseMin
       programme { closureMin finished columns rows }
       movements(first: 2) { totalCount nodes { requirement place routes { through consignments } } pageInfo { endCursor hasNextPage } } } } }`,
    { id },
  );
  const expected = optimiseMovements(
    toSnapshot(toy),
    { goal: 'lateness', evaluations: 20, replications: 4, seed: 3 },
    await loadSolver(),
  );
  const { movementPlan, siteLocation } = answer.body.data.backgroundJob;
  const { movements, ...figures } = movementPlan;
  expect(siteLocation).toBeNull();
  expect(expected).toMatchObject({ ...figures, goal: 'lateness' });
  expect(figures.goal).toBe('LATENESS');
  expect(movements.totalCount).toBe(expected.movements.length);
  expect(movements.nodes).toEqual(expected.movements.slice(0, 2));
  const rest = await test.query(
    `query ($id: ID!, $after: String) { backgroundJob(id: $id) { movementPlan { movements(after: $after) { nodes { requirement } } } } }`,
    { id, after: movements.pageInfo.endCursor },
  );
  expect(rest.body.data.backgroundJob.movementPlan.movements.nodes).toEqual(
    expected.movements.slice(2).map(({ requirement }) => ({ requirement })),
  );
});

it.each([
  ['P_MEDIAN', 'p-median'],
  ['P_CENTRE', 'p-centre'],
  ['STOCK', 'stock'],
] as const)('chooses sites as the library does: %s', async (method, name) => {
  const { body } = await test.query(SITES, { input: { scenarioId: bigId, method, sites: 3, caution: 0.5 } });
  expect(body.data.siteLocationStart.userErrors).toEqual([]);
  const { id } = body.data.siteLocationStart.job;
  expect(await follow(id)).toMatchObject({ state: 'SUCCEEDED', error: null });
  const answer = await test.query(
    `query ($id: ID!) { backgroundJob(id: $id) { snapshotHash siteLocation {
       method status sites { place stockT serves } meanHours worstHours scenarios { name meanHours missingT } unreached leftOut { candidates points attacks withoutEffect } } } }`,
    { id },
  );
  const found = answer.body.data.backgroundJob;
  const [{ document }] = await test.source.query('SELECT document FROM run_snapshot WHERE hash = $1', [
    found.snapshotHash,
  ]);
  const input = { method: name, sites: 3, stockT: null, caution: 0.5 };
  const expected = locateSites(toSnapshot(document), input, await loadSolver());
  expect(found.siteLocation).toEqual({ ...expected, method });
  expect(found.siteLocation.sites.length).toBeGreaterThan(0);
});

it('tells all that is wrong with an order at once, and leaves that in the audit trail', async () => {
  const { body } = await test.query(PLAN, {
    input: planInput({ scenarioId: 'x', evaluations: 0, replications: 201, seed: -1, clientMutationKey: '' }),
  });
  expect(body.data.movementPlanStart.job).toBeNull();
  expect(body.data.movementPlanStart.userErrors.map(({ code, path }: never) => [code, path])).toEqual([
    ['input.range', ['input', 'evaluations']],
    ['input.range', ['input', 'replications']],
    ['input.range', ['input', 'seed']],
    ['client-mutation-key.invalid', ['input', 'clientMutationKey']],
    ['scenario.unknown', ['input', 'scenarioId']],
  ]);
  expect((await listAudit('background-job.start')).at(-1)).toMatchObject({ outcome: 'refused', reason: 'input.range' });
});

it('is started once under one key, and the key belongs to one order', async () => {
  const input = planInput({ clientMutationKey: 'plan-once', evaluations: 5 });
  const answers = await Promise.all([1, 2, 3].map(() => test.query(PLAN, { input })));
  const ids = answers.map(({ body }) => body.data.movementPlanStart.job.id);
  expect(new Set(ids).size).toBe(1);
  const { body } = await test.query(PLAN, { input: { ...input, evaluations: 6 } });
  expect(body.data.movementPlanStart).toMatchObject({
    job: null,
    userErrors: [{ code: 'client-mutation-key.reused' }],
  });
  await follow(ids[0]);
});

describe('a long one', () => {
  let id: string;

  beforeAll(async () => {
    const input = planInput({ scenarioId: bigId, evaluations: 2000, replications: 200 });
    id = (await test.query(PLAN, { input }, 'planner-FR')).body.data.movementPlanStart.job.id;
  });

  const find = async (persona: string) =>
    (
      await test.query(
        `query ($id: ID!, $scenario: ID) { backgroundJob(id: $id) { viewOf } node(id: $id) { id } scenario(id: $scenario) { backgroundJobs { nodes { id } } } }`,
        { id, scenario: bigId },
        persona,
      )
    ).body.data;

  it('is seen by its starter, and by others only when all that it was computed from is released to them', async () => {
    expect(await find('planner-FR')).toMatchObject({ backgroundJob: { viewOf: 'FR' }, node: { id } });
    expect((await find('planner-FR')).scenario.backgroundJobs.nodes).toContainEqual({ id });
    await test.source.query(`UPDATE background_job SET releasable_to = '{}' WHERE view_of = 'FR'`);
    const others = ['planner-GB', 'cell', 'observer', 'tool-FR', 'auditor', 'administrator'];
    for (const persona of others) {
      expect([persona, await find(persona)]).toMatchObject([persona, { backgroundJob: null, node: null }]);
      const { body } = await test.query(CANCEL, { input: { jobId: id } }, persona);
      expect(body.data.backgroundJobCancel).toEqual({ job: null, userErrors: [{ code: 'job.unknown' }] });
    }
    const lists = await find('cell');
    expect(lists.scenario.backgroundJobs.nodes).not.toContainEqual({ id });
  });

  it('is stopped by its starter or the cell and nobody else, within two seconds, with its row in the audit trail', async () => {
    await test.source.query(`UPDATE background_job SET releasable_to = NULL WHERE view_of = 'FR'`);
    for (const persona of ['planner-GB', 'observer', 'tool-FR']) {
      const { body } = await test.query(CANCEL, { input: { jobId: id } }, persona);
      expect([persona, body.data.backgroundJobCancel.userErrors]).toEqual([persona, [{ code: 'access.denied' }]]);
    }
    const worker = test.app.get(JobWorker);
    const ended = follow(id);
    const { body } = await test.query(CANCEL, { input: { jobId: id } }, 'cell');
    expect(body.data.backgroundJobCancel).toEqual({ job: { state: 'CANCELLED' }, userErrors: [] });
    expect((await ended).state).toBe('CANCELLED');
    await until(() => worker.activeCount === 0);
    const again = await test.query(CANCEL, { input: { jobId: id } }, 'planner-FR');
    expect(again.body.data.backgroundJobCancel).toEqual({ job: { state: 'CANCELLED' }, userErrors: [] });
    expect(await listAudit('background-job.cancel')).toEqual([
      ...['planner-GB', 'cell', 'observer', 'tool-FR', 'auditor', 'administrator'].map((persona) => ({
        ...{ outcome: 'refused', reason: 'job.unknown', principal: expect.stringContaining(persona) },
      })),
      ...['planner-GB', 'observer', 'tool-FR'].map((persona) => ({
        ...{ outcome: 'refused', reason: 'access.denied', principal: expect.stringContaining(persona) },
      })),
      { outcome: 'done', reason: null, principal: expect.stringContaining('cell') },
    ]);
  });
});

describe('a search that is asked to end with the best so far', () => {
  const start = async () => {
    const input = planInput({ evaluations: 2000, replications: 200 });
    const { id } = (await test.query(PLAN, { input })).body.data.movementPlanStart.job as { id: string };
    const read = async (fields: string) =>
      (await test.query(`query ($id: ID!) { backgroundJob(id: $id) { state ${fields} } }`, { id })).body.data
        .backgroundJob;
    await until(async () => (await read('done')).done > 0);
    return { id, read };
  };
  const keep = async (id: string) => {
    const { body } = await test.query(CANCEL, { input: { jobId: id, keep: true } });
    expect(body.data.backgroundJobCancel).toEqual({ job: { state: 'RUNNING' }, userErrors: [] });
  };

  it('ends with it, and the result says that it was stopped', async () => {
    const { id, read } = await start();
    await keep(id);
    expect(await read('stopAsked')).toEqual({ state: 'RUNNING', stopAsked: true });
    expect(await follow(id)).toMatchObject({ state: 'SUCCEEDED', error: null });
    const { movementPlan } = await read('movementPlan { stopped evaluations rule { closureMin } }');
    expect(movementPlan.stopped).toBe(true);
    expect(movementPlan.evaluations).toBeLessThan(2000);
  });

  it('goes on anew, and no longer asked, where its worker is lost with what it had found', async () => {
    const { id, read } = await start();
    const uuid = findUuid(id, 'BackgroundJob') ?? '';
    // The worker is lost with what it had found, before it looks: its job is a dead one's, and the supervisor hands it out again.
    await test.source.transaction(async (manager) => {
      expect(await test.app.get(BackgroundJobStore).askToStop(manager, uuid)).toBe(true);
      await manager.query(
        `UPDATE job SET worker_id = '00000000-0000-4000-8000-00000000dead', lease = gen_random_uuid() WHERE subject = $1`,
        [uuid],
      );
    });
    await until(async () => !(await read('stopAsked')).stopAsked);
    expect(await read('stopAsked')).toEqual({ state: 'RUNNING', stopAsked: false });
    await keep(id);
    expect(await follow(id)).toMatchObject({ state: 'SUCCEEDED', error: null });
  });

  it('hears only the worker that has it: one that has lost it changes nothing of what the next one does', async () => {
    const { id } = await start();
    const subject = findUuid(id, 'BackgroundJob') ?? '';
    const store = test.app.get(BackgroundJobStore);
    await test.source.transaction(async (manager) => {
      const read = async () =>
        (
          await manager.query('SELECT done, total, stop_asked AS asked FROM background_job WHERE id = $1', [subject])
        )[0];
      await store.askToStop(manager, subject);
      const before = await read();
      expect(before).toEqual({ done: expect.any(Number), total: 2000, asked: true });
      const lost = { subject, lease: '00000000-0000-4000-8000-00000000dead' };
      await store.begin(manager, lost);
      await store.setProgress(manager, lost, 7, 9);
      expect(await read()).toEqual(before);
      const [{ lease }] = await manager.query('SELECT lease FROM job WHERE subject = $1', [subject]);
      await store.setProgress(manager, { subject, lease }, 7, 9);
      expect(await read()).toEqual({ done: 7, total: 9, asked: true });
      await store.begin(manager, { subject, lease });
      expect(await read()).toEqual({ done: 0, total: 0, asked: false });
    });
    await keep(id);
    expect((await follow(id)).state).toBe('SUCCEEDED');
  });
});

it('of a world that cannot be planned fails with the reason', async () => {
  const scenarioId = await load({ ...toy, id: 'island', links: [] });
  const { body } = await test.query(PLAN, { input: planInput({ scenarioId }) });
  const end = await follow(body.data.movementPlanStart.job.id);
  expect(end.state).toBe('FAILED');
  expect(end.error).toMatch(/first|second|third/);
  expect(end.error).not.toMatch(/\n|node_modules|\.js/);
});
