import 'reflect-metadata';
import { contentHash } from '@muster/planning';
import { FIRST_SCENARIO } from '../launch/first-scenario.ts';
import { loadReferenceScenario } from '../launch/reference-data.ts';
import { Database } from '../database/database.ts';
import { findUuid } from '../graphql/node.ts';
import { PrincipalStore } from '../identity/principal-store.ts';
import { createContext, createSystemContext } from '../identity/request-context.ts';
import { createEditing, OFFER } from '../test/editing-harness.ts';
import { PlanCheck } from '../plan-check/plan-check.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { ScenarioIntents } from './scenario-intents.ts';

// Real servers on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

const { load, mutate, documentOf } = createEditing(() => test);

describe('undo', () => {
  it('takes versions back one after another, and forward again, to the same hash', async () => {
    const scenarioId = await load();
    const hashes = [contentHash(await documentOf(scenarioId))];
    const steps = [
      () => mutate('contributionOffer', { scenarioId, contribution: OFFER }),
      () => mutate('scenarioDateSet', { scenarioId, expectedVersion: 2, offset: 7 }),
      () =>
        mutate('placeChange', { scenarioId, expectedVersion: 3, key: 'south', change: { kind: 'DEPOT', note: null } }),
      () => mutate('liftPoolRemove', { scenarioId, expectedVersion: 4, key: 'trains' }),
    ];
    for (const step of steps) {
      expect((await step()).userErrors).toEqual([]);
      hashes.push(contentHash(await documentOf(scenarioId)));
    }
    for (let version = 5; version >= 2; version--) {
      expect(
        (
          await mutate(
            'scenarioUndo',
            { scenarioId, expectedVersion: 5 + (5 - version), version },
            '',
            version === 2 ? 'planner-FR' : 'cell',
          )
        ).userErrors,
      ).toEqual([]);
      expect(contentHash(await documentOf(scenarioId))).toBe(hashes[version - 2]);
    }
    // Undoing the undo of version 2 does version 2 again.
    for (let version = 9; version >= 6; version--)
      expect(
        (
          await mutate(
            'scenarioUndo',
            { scenarioId, expectedVersion: 9 + (9 - version), version },
            '',
            version === 9 ? 'planner-FR' : 'cell',
          )
        ).userErrors,
      ).toEqual([]);
    expect(contentHash(await documentOf(scenarioId))).toBe(hashes[4]);
  });

  it('is refused where later versions changed the same row, and for the first version', async () => {
    const scenarioId = await load();
    await mutate('placeChange', { scenarioId, expectedVersion: 1, key: 'south', change: { name: 'A' } });
    await mutate('placeChange', { scenarioId, expectedVersion: 2, key: 'south', change: { name: 'B' } });
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 2 })).userErrors).toMatchObject([
      { code: 'undo.superseded' },
    ]);
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 1 })).userErrors).toMatchObject([
      { code: 'version.first' },
    ]);
    const fresh = await load();
    expect((await mutate('scenarioUndo', { scenarioId: fresh, expectedVersion: 1 })).userErrors).toMatchObject([
      { code: 'version.first', path: ['input', 'expectedVersion'] },
    ]);
    expect((await mutate('scenarioUndo', { scenarioId, expectedVersion: 3, version: 99 })).userErrors).toMatchObject([
      { code: 'version.unknown' },
    ]);
  });
});

describe('a scenario', () => {
  it('is forked for those whom it is for', async () => {
    const scenarioId = await load();
    const uuid = findUuid(scenarioId, 'Scenario') ?? '';
    const door = test.app.get(Database);
    const store = test.app.get(PrincipalStore);
    const grant = { role: 'coordination-cell', scenario: uuid } as const;
    const id = await door.withContext(createSystemContext('test'), async (manager) => {
      const made = (await store.insert(manager, { kind: 'person', name: 'Cell of one', nation: null })) ?? '';
      await store.grant(manager, made, grant);
      return made;
    });
    const who = { kind: 'person', id, name: 'Cell of one', nation: null, grants: [grant], scopes: null } as const;
    const fork = { scenarioId, key: 'a-fork-of-one' };
    const { scenario } = await test.app.get(ScenarioIntents).fork(createContext(who), fork);
    const after = await door.withContext(createSystemContext('test'), (manager) => store.find(manager, id));
    expect(after?.grants.map(({ scenario: of }) => of).sort()).toEqual([uuid, scenario?.uuid].sort());
    const granted = await test.source.query(
      `SELECT record -> 'thing' ->> 'id' AS whom, record -> 'detail' AS detail FROM audit
       WHERE record ->> 'action' = 'role.grant' AND record ->> 'scenarioId' = $1`,
      [scenario?.uuid],
    );
    expect(granted).toEqual([{ whom: id, detail: { role: 'coordination-cell', forkedFrom: uuid } }]);
  });

  it('is forked, published, compared and deleted', async () => {
    const scenarioId = await load();
    await mutate('scenarioDateSet', { scenarioId, expectedVersion: 1, offset: 3 });
    const input = { scenarioId, version: 1, key: 'a-fork', title: 'Fork', clientMutationKey: 'a-fork' };
    const query = `mutation ($input: ScenarioForkInput!) { scenarioFork(input: $input) { scenario { id key version parentVersion parent { key } } userErrors { code } } }`;
    const forks = async () =>
      (await test.source.query(`SELECT 1 FROM audit WHERE record ->> 'action' = 'scenarioFork'`)).length as number;
    const before = await forks();
    const { body } = await test.query(query, { input });
    const { scenario } = body.data.scenarioFork;
    expect(scenario).toMatchObject({
      key: 'a-fork',
      version: 1,
      parentVersion: 1,
      parent: { key: expect.stringMatching(/^edit-/) },
    });
    expect((await test.query(query, { input })).body.data.scenarioFork.scenario.id).toBe(scenario.id);
    expect(await forks()).toBe(before + 1);
    const taken = await test.query(query, { input: { ...input, clientMutationKey: null } });
    expect(taken.body.data.scenarioFork.userErrors).toEqual([{ code: 'key.taken' }]);
    const difference = await test.query(
      'query ($from: ScenarioVersionInput!, $to: ScenarioVersionInput!) { scenarioDifference(from: $from, to: $to) { totalCount nodes { section path text before after } } }',
      { from: { scenarioId, version: 1 }, to: { scenarioId } },
    );
    expect(difference.body.data.scenarioDifference).toMatchObject({
      totalCount: 1,
      nodes: [{ section: 'head', before: { offset: 0 }, after: { offset: 3 } }],
    });
    const published = await test.query(
      'mutation ($input: ScenarioPublishInput!) { scenarioPublish(input: $input) { scenario { publishedVersion } userErrors { code } } }',
      {
        input: { scenarioId, expectedVersion: 2, clientMutationKey: 'publish' },
      },
    );
    expect(published.body.data.scenarioPublish).toEqual({ scenario: { publishedVersion: 2 }, userErrors: [] });
    const gone =
      'mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId userErrors { code } } }';
    expect(
      (await test.query(gone, { input: { scenarioId: scenario.id, expectedVersion: 4 } })).body.data.scenarioDelete
        .userErrors,
    ).toEqual([{ code: 'version.conflict' }]);
    // What was done under a key is answered alike when it is sent again, and another request under it is refused.
    const once = { scenarioId: scenario.id, expectedVersion: 1, clientMutationKey: 'delete' };
    for (let sent = 0; sent < 2; sent++)
      expect((await test.query(gone, { input: once })).body.data.scenarioDelete).toEqual({
        deletedId: scenario.id,
        userErrors: [],
      });
    const reused = { scenarioId, expectedVersion: 2, clientMutationKey: 'publish' };
    expect((await test.query(gone, { input: reused })).body.data.scenarioDelete.userErrors).toEqual([
      { code: 'client-mutation-key.reused' },
    ]);
    expect(
      (await test.query('query ($id: ID!) { scenario(id: $id) { key } }', { id: scenario.id })).body.data.scenario,
    ).toBeNull();
  });

  it('is not deleted while anybody computes something of it, and leaves no copy of its document', async () => {
    const scenarioId = await load();
    const start = (name: string, input: object, fields: string) =>
      test.query(
        `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} userErrors { code } } }`,
        { input: { scenarioId, seed: 1, ...input } },
        'planner-FR',
      );
    const { run } = (await start('runStart', { replications: 2 }, 'run { id }')).body.data.runStart;
    const order = { goal: 'LATENESS', evaluations: 20, replications: 4 };
    const { job } = (await start('movementPlanStart', order, 'job { id }')).body.data.movementPlanStart;
    // For their nation alone: the cell sees neither.
    for (const table of ['run', 'background_job']) await test.source.query(`UPDATE ${table} SET releasable_to = '{}'`);
    const gone = async () =>
      (
        await test.query(
          'mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId userErrors { code } } }',
          { input: { scenarioId, expectedVersion: 1 } },
        )
      ).body.data.scenarioDelete;
    const cancel = (name: string, input: object) =>
      test.query(
        `mutation ($input: ${name[0].toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { userErrors { code } } }`,
        { input },
        'planner-FR',
      );
    const snapshots = async () => {
      const [{ count }] = await test.source.query('SELECT count(*)::int AS count FROM run_snapshot');
      return count;
    };
    expect((await gone()).userErrors).toEqual([{ code: 'scenario.busy' }]);
    await cancel('runCancel', { runId: run.id });
    expect((await gone()).userErrors).toEqual([{ code: 'scenario.busy' }]);
    await cancel('backgroundJobCancel', { jobId: job.id });
    expect(await snapshots()).toBe(1);
    expect(await gone()).toEqual({ deletedId: scenarioId, userErrors: [] });
    expect(await snapshots()).toBe(0);
  });

  it('pages through what differs by what it is, and refuses the cursor of another list', async () => {
    const scenarioId = await load();
    const renamed = (key: string, expectedVersion: number) =>
      mutate('placeChange', { scenarioId, expectedVersion, key, change: { name: `New ${key}` } });
    await renamed('middle', 1);
    await renamed('south', 2);
    const page = async (after?: string) =>
      (
        await test.query(
          'query ($from: ScenarioVersionInput!, $to: ScenarioVersionInput!, $after: String) { scenarioDifference(from: $from, to: $to, first: 1, after: $after) { nodes { key path } pageInfo { endCursor hasNextPage } } }',
          { from: { scenarioId, version: 1 }, to: { scenarioId }, after },
        )
      ).body;
    const first = (await page()).data.scenarioDifference;
    expect(first).toMatchObject({ nodes: [{ key: 'middle' }], pageInfo: { hasNextPage: true } });
    // What stands before it now has been told of or is new: the next page is the next one all the same.
    await renamed('north', 3);
    const second = (await page(first.pageInfo.endCursor)).data.scenarioDifference;
    expect(second).toMatchObject({ nodes: [{ key: 'south' }], pageInfo: { hasNextPage: false } });
    const places = (after?: string) =>
      test.query(
        'query ($id: ID!, $after: String) { scenario(id: $id) { places(first: 1, after: $after) { nodes { key } pageInfo { endCursor } } } }',
        { id: scenarioId, after },
      );
    const foreign = (await places()).body.data.scenario.places.pageInfo.endCursor;
    expect((await places(foreign)).body.data.scenario.places.nodes).toHaveLength(1);
    const lists = [
      `scenarioDifference(from: { scenarioId: "${scenarioId}", version: 1 }, to: { scenarioId: "${scenarioId}" }, after: "${foreign}") { totalCount }`,
      `runs(after: "${foreign}") { totalCount }`,
      `auditTrail(after: "${foreign}") { totalCount }`,
      ...[
        'versions',
        'runs',
        'backgroundJobs',
        'releaseRequests',
        'proposals',
        'withheld',
        'links',
        'stocks',
        'sectors',
      ].map((list) => `scenario(id: "${scenarioId}") { ${list}(after: "${foreign}") { totalCount } }`),
    ];
    for (const list of lists) {
      const { body, status } = await test.query(`{ ${list} }`);
      expect([list, status, body.errors?.[0].extensions.code]).toEqual([list, 400, 'BAD_USER_INPUT']);
    }
  });

  it('is checked as it is after each change of one request', async () => {
    const scenarioId = await load();
    const check = jest
      .spyOn(test.app.get(PlanCheck), 'check')
      .mockImplementation((_, { clock }) =>
        Promise.resolve([{ code: 'plan.late', path: '', message: JSON.stringify(clock.dDay), severity: 'warning' }]),
      );
    const asked = 'scenario { planViolations { message } again: planViolations { message } }';
    const { body } = await test.query(
      `mutation ($a: ScenarioDateSetInput!, $b: ScenarioDateSetInput!) {
         a: scenarioDateSet(input: $a) { ${asked} } b: scenarioDateSet(input: $b) { ${asked} } }`,
      { a: { scenarioId, expectedVersion: 1, offset: 3 }, b: { scenarioId, expectedVersion: 2, offset: 4 } },
    );
    const told = (offset: number) => [{ message: JSON.stringify({ anchor: 'CF', offset }) }];
    expect(body.data).toEqual({
      a: { scenario: { planViolations: told(3), again: told(3) } },
      b: { scenario: { planViolations: told(4), again: told(4) } },
    });
    expect(check).toHaveBeenCalledTimes(2);
    check.mockRestore();
  });

  it('is compiled to be published, unless that version has been run', async () => {
    const scenarioId = await load();
    const obstacles = jest.spyOn(test.app.get(PlanCheck), 'findObstacles');
    const publish = async (expectedVersion: number, clientMutationKey?: string) =>
      (
        await test.query(
          'mutation ($input: ScenarioPublishInput!) { scenarioPublish(input: $input) { scenario { publishedVersion } userErrors { code } } }',
          { input: { scenarioId, expectedVersion, clientMutationKey } },
        )
      ).body.data.scenarioPublish;
    await test.query('mutation ($input: RunStartInput!) { runStart(input: $input) { userErrors { code } } }', {
      input: { scenarioId, seed: 1, replications: 1 },
    });
    obstacles.mockClear();
    // Queued is not run.
    expect(await publish(1)).toEqual({ scenario: { publishedVersion: 1 }, userErrors: [] });
    expect(obstacles).toHaveBeenCalledTimes(1);
    await test.source.query(`UPDATE run SET done = 1, state = 'SUCCEEDED'`);
    expect(await publish(1)).toEqual({ scenario: { publishedVersion: 1 }, userErrors: [] });
    expect(obstacles).toHaveBeenCalledTimes(1);
    await mutate('scenarioDateSet', { scenarioId, expectedVersion: 1, offset: 3 });
    // And what its key has done is not compiled again.
    for (let sent = 0; sent < 2; sent++)
      expect(await publish(2, 'compiled')).toEqual({ scenario: { publishedVersion: 2 }, userErrors: [] });
    expect(obstacles).toHaveBeenCalledTimes(2);
    obstacles.mockRestore();
    const trail = await test.source.query(
      `SELECT record ->> 'versionBefore' AS before, record ->> 'versionAfter' AS after FROM audit
       WHERE record ->> 'action' IN ('scenarioDateSet', 'scenarioPublish') ORDER BY seq DESC LIMIT 2`,
    );
    expect(trail).toEqual([
      { before: '2', after: '2' },
      { before: '1', after: '2' },
    ]);
  });

  it('that is shipped does not come back once it was deleted', async () => {
    const report = () => undefined;
    await loadReferenceScenario(test.app, report);
    const find = async () =>
      (await test.query('query ($key: String) { scenario(key: $key) { id version } }', { key: FIRST_SCENARIO.id })).body
        .data.scenario;
    const { id: scenarioId, version: expectedVersion } = await find();
    await test.query('mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId } }', {
      input: { scenarioId, expectedVersion },
    });
    expect(await find()).toBeNull();
    await loadReferenceScenario(test.app, report);
    expect(await find()).toBeNull();
  });

  it('is watched: every change is told, the end too', async () => {
    const scenarioId = await load();
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({
        query:
          'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { scenario { version } version { intent } } }',
        variables: { id: scenarioId },
      }),
    });
    const text = response.text();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await mutate('scenarioDateSet', { scenarioId, expectedVersion: 1, offset: 3 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    await test.query('mutation ($input: ScenarioDeleteInput!) { scenarioDelete(input: $input) { deletedId } }', {
      input: { scenarioId, expectedVersion: 2 },
    });
    const told = [...(await text).matchAll(/^data: (\{.*)$/gm)].map(
      ([, data]) => JSON.parse(data).data.scenarioChanged,
    );
    expect(told).toEqual([
      { scenario: { version: 2 }, version: { intent: 'scenarioDateSet' } },
      { scenario: null, version: null },
    ]);
  });
});
