import { parseScenario, type ScenarioDocument } from '@muster/planning';
import { runChunk, toRunResult, toSnapshot } from '@muster/planning/run';
import { referenceScenarios } from '@muster/planning/reference';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createLocalContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { FOLLOW, followRun, type RunProgress } from '../test/follow-run.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { COURSE, createToyWorld } from '../test/toy-world.ts';
import { findUuid, toGlobalId } from '../graphql/node.ts';
import { ResultStore } from './result-store.ts';
import { createRetention } from './retention.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

const START =
  'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id state asked seed } userErrors { code path message } } }';
const REPLAY =
  'mutation ($input: RunReplayInput!) { runReplay(input: $input) { run { id } madeBy engine userErrors { code path message } } }';
const CANCEL =
  'mutation ($input: RunCancelInput!) { runCancel(input: $input) { run { state } userErrors { code path } } }';

let test: TestApp;
let toyId: string;
const toy = createToyWorld('toy', { trainingProgrammes: [COURSE] });

beforeAll(async () => {
  test = await openTestApp();
  toyId = await load(toy);
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

async function load(document: ScenarioDocument): Promise<string> {
  return toGlobalId('Scenario', (await test.app.get(ScenarioService).load(createLocalContext(), document)) ?? '');
}

async function start(input: object): Promise<string> {
  const { body } = await test.query(START, { input });
  expect(body.data.runStart.userErrors).toEqual([]);
  return body.data.runStart.run.id as string;
}

const follow = (runId: string, onProgress?: (progress: RunProgress) => void) => followRun(test, runId, onProgress);

const readRun = async (id: string) =>
  (
    await test.query(
      `query ($id: ID!) { run(id: $id) { state done error partial result { hash replications partial verdict { feasible } clock { steps stepMin }
        closures(kinds: [ALL]) { key { kind id } elements ready { p50 } closure { p50 share } }
        elements { totalCount nodes { key element { name } ready { p50 } ledger { cause meanMin } } }
        shown { replication elements { key readyMin chain { cause startMin endMin } } movements { mode from to startMin endMin } runs { row atMin sinceMin } } } } }`,
      { id },
    )
  ).body.data.run;

describe('a run', () => {
  it('gives what the engine gives, to the bit', async () => {
    const id = await start({ scenarioId: toyId, seed: 3, replications: 30 });
    const progress = await follow(id);
    expect(progress.at(-1)).toMatchObject({ state: 'SUCCEEDED', done: 30, asked: 30, partial: false });
    const snapshot = toSnapshot(toy);
    const expected = toRunResult(snapshot, 3, 30, [runChunk(snapshot, 3, 0, 30)]);
    const { state, result } = await readRun(id);
    expect(state).toBe('SUCCEEDED');
    expect(result.hash).toBe(expected.hash);
    expect(result.replications).toBe(30);
    expect(result.closures).toHaveLength(1);
    expect(result.closures[0].key).toEqual({ kind: 'ALL', id: '' });
    expect(result.closures[0].closure.p50).toBe(expected.closures[0].closure.p50);
    expect(result.closures[0].ready.p50).toHaveLength(result.clock.steps);
    expect(result.elements.nodes[0]).toMatchObject({ key: 'column', element: null });
    expect(result.shown.movements.mode).toHaveLength(result.shown.movements.startMin.length);
    const course = { row: ['course', 'course'], atMin: [0, 5760], sinceMin: [0, null] };
    expect([result.shown.runs, expected.shown.runs]).toEqual([course, course]);
    const chunks = await test.source.query('SELECT count(*)::int AS count FROM run_chunk');
    expect(chunks[0].count).toBe(0);
  });

  it('is started once under one key, and the key belongs to one order', async () => {
    const input = { scenarioId: toyId, seed: 4, replications: 5, clientMutationKey: 'once' };
    const ids = await Promise.all([start(input), start(input), start(input)]);
    expect(new Set(ids).size).toBe(1);
    const { body } = await test.query(START, { input: { ...input, seed: 5 } });
    expect(body.data.runStart).toMatchObject({
      run: null,
      userErrors: [{ code: 'client-mutation-key.reused', path: ['input', 'clientMutationKey'] }],
    });
    const kept = await test.query(START, { input: { ...input, keepReplications: [1] } });
    expect(kept.body.data.runStart.userErrors).toMatchObject([{ code: 'client-mutation-key.reused' }]);
    // As a key from before an update stands there: for what it was used nobody knows.
    await test.source.query(`UPDATE client_mutation SET request_hash = '' WHERE key = 'once'`);
    const updated = await test.query(START, { input });
    expect(updated.body.data.runStart).toMatchObject({
      run: null,
      userErrors: [
        { code: 'client-mutation-key.reused', message: expect.stringContaining('before Muster was updated') },
      ],
    });
    await follow(ids[0]);
    for (const name of [`${ids[0]}.csv`, `${ids[0]}.jsonl`]) {
      const file = await (await fetch(`${test.url}/exports/runs/${name}`)).text();
      expect(file).toMatch(/Scenario .*, version 1, content [0-9a-f]{64}/);
      expect(file).toContain('View of the coordination cell');
    }
  });

  it('is told in a file as it was at one moment, also when its result changes meanwhile', async () => {
    const id = await start({ scenarioId: toyId, seed: 6, replications: 5 });
    await follow(id);
    const results = test.app.get(ResultStore);
    const { findHead } = results;
    const spy = jest.spyOn(results, 'findHead').mockImplementation(async (...args) => {
      const head = await findHead.apply(results, args);
      await test.source.query('DELETE FROM run_part WHERE run_id = (SELECT id FROM run WHERE seed = 6)');
      return head;
    });
    const file = await (await fetch(`${test.url}/exports/runs/${id}.jsonl`)).text();
    spy.mockRestore();
    const parts = file.split('\n').map((line) => (line === '' ? '' : JSON.parse(line).part));
    expect(parts).toEqual(expect.arrayContaining(['head', 'elements', 'closures']));
  });

  it('tells all that is wrong with an order at once', async () => {
    const { status, body } = await test.query(START, {
      input: { scenarioId: 'x', seed: -1, replications: 0, clientMutationKey: '' },
    });
    expect(status).toBe(200);
    expect(body.data.runStart.run).toBeNull();
    expect(body.data.runStart.userErrors.map(({ code }: { code: string }) => code)).toEqual([
      'seed.range',
      'replications.range',
      'client-mutation-key.invalid',
      'scenario.unknown',
    ]);
  });

  it('is cancelled at once, keeps what it has, and stays cancelled', async () => {
    const scenarioId = (
      await test.query('query ($key: String) { scenario(key: $key) { id } }', { key: referenceScenarios[0].id })
    ).body.data.scenario.id;
    const id = await start({ scenarioId, seed: 1, replications: 2000 });
    let cancelled = false;
    const progress = await follow(id, ({ state }) => {
      if (state !== 'RUNNING' || cancelled) return;
      cancelled = true;
      void test.query(CANCEL, { input: { runId: id } });
    });
    expect(progress.at(-1)?.state).toBe('CANCELLED');
    expect(progress.at(-1)?.done).toBeLessThan(2000);
    const again = await test.query(CANCEL, { input: { runId: id } });
    expect(again.body.data.runCancel).toEqual({ run: { state: 'CANCELLED' }, userErrors: [] });
    const unknown = await test.query(CANCEL, { input: { runId: toyId } });
    expect(unknown.body.data.runCancel).toEqual({
      run: null,
      userErrors: [{ code: 'run.unknown', path: ['input', 'runId'] }],
    });
  });

  it('goes on from its chunks when its workers are gone, to the same hash', async () => {
    const first = await start({ scenarioId: toyId, seed: 8, replications: 30 });
    await follow(first);
    const { result } = await readRun(first);
    // A run as killed workers leave it: RUNNING, some chunks stored, the others held by workers that live no more.
    const second = await start({ scenarioId: toyId, seed: 8, replications: 30, clientMutationKey: 'killed' });
    const gone = '00000000-0000-4000-8000-00000000dead';
    await test.source.query(`UPDATE job SET worker_id = $1, lease = gen_random_uuid() WHERE subject = $2`, [
      gone,
      findUuid(second, 'Run'),
    ]);
    expect((await follow(second)).at(-1)?.state).toBe('SUCCEEDED');
    expect((await readRun(second)).result.hash).toBe(result.hash);
  });

  it('is replayed from its stored snapshot and seed to the same hash, also after the scenario is another', async () => {
    const first = await start({ scenarioId: toyId, seed: 21, replications: 6 });
    await follow(first);
    const replay = async (input: object) => (await test.query(REPLAY, { input })).body.data.runReplay;
    const { run, userErrors } = await replay({ runId: first });
    expect(userErrors).toEqual([]);
    await follow(run.id);
    const { body } = await test.query(
      '{ run(id: "' + run.id + '") { seed replay { isSameEngine isSameHash of { id } } result { hash } } }',
    );
    expect(body.data.run).toMatchObject({
      seed: 21,
      replay: { isSameEngine: true, isSameHash: true, of: { id: first } },
    });

    // Made by another engine: both versions are named, and the run is offered all the same.
    await test.source.query(`UPDATE run SET engine_version = '0.0.9' WHERE seed = 21 AND replay_of IS NULL`);
    const refused = await replay({ runId: first });
    expect(refused).toMatchObject({ run: null, madeBy: '0.0.9', userErrors: [{ code: 'engine.other-version' }] });
    expect(refused.userErrors[0].message).toContain(`0.0.9, and this is engine ${refused.engine}`);
    const again = await replay({ runId: first, underThisEngine: true });
    expect((await follow(again.run.id)).at(-1)?.state).toBe('SUCCEEDED');
    const unknown = await replay({ runId: toyId });
    expect(unknown).toMatchObject({ run: null, madeBy: null, userErrors: [{ code: 'run.unknown' }] });
  });

  it('keeps chosen replications in full, and forgets its details when they are old', async () => {
    const id = await start({ scenarioId: toyId, seed: 5, replications: 8, keepReplications: [0, 7, 7] });
    await follow(id);
    const read = async () =>
      (
        await test.query(
          `{ run(id: "${id}") { trimmedAt result { hash shown { replication hash runs { row } supply { line } } elements { totalCount } closures { persons }
            first: replication(number: 0) { hash elements { key readyMin } movements { mode } }
            last: replication(number: 7) { replication hash } none: replication(number: 99) { hash } } } }`,
        )
      ).body.data.run;
    const { result } = await read();
    const snapshot = toSnapshot(toy);
    const [chunk] = [runChunk(snapshot, 5, 0, 8)];
    expect(result.first.hash).toBe(chunk.outcomes[0].hash);
    expect(result.first.elements[0]).toEqual({ key: 'column', readyMin: chunk.outcomes[0].ready[0] });
    expect(result.first.movements.mode.length).toBeGreaterThan(0);
    expect(result.last).toEqual({ replication: 7, hash: chunk.outcomes[7].hash });
    expect(result.none).toBeNull();
    const { body } = await test.query(START, {
      input: { scenarioId: toyId, seed: 5, replications: 8, keepReplications: [8] },
    });
    expect(body.data.runStart.userErrors).toMatchObject([{ code: 'keep-replications.range' }]);
    // Everything that is stored, itineraries of the kept replications too.
    const lines = (await (await fetch(`${test.url}/exports/runs/${id}.jsonl`)).text()).trim().split('\n');
    const parts: { readonly part: string; readonly replication?: number }[] = lines.map((line) => JSON.parse(line));
    const stored: { readonly part: string }[] = await test.source.query(
      `SELECT DISTINCT part FROM run_part JOIN run ON run.id = run_id WHERE seed = 5 AND asked = 8
       AND body <> '[]' ORDER BY part`,
    );
    expect([...new Set(parts.map(({ part }) => part))].sort()).toEqual(stored.map(({ part }) => part).sort());
    expect(parts.filter(({ part }) => part === 'kept.movements').map(({ replication }) => replication)).toEqual([0, 7]);

    await test.source.query(`UPDATE run SET finished_at = now() - interval '31 days' WHERE seed = 5 AND asked = 8`);
    await test.source.transaction((manager) => createRetention(30).run(manager));
    const trimmed = await read();
    expect(trimmed.trimmedAt).not.toBeNull();
    // An empty table would say that there is nothing.
    expect(await (await fetch(`${test.url}/exports/runs/${id}.csv`)).text()).toMatch(
      /# .*Details were removed on \d{4}-/,
    );
    expect(trimmed.result).toMatchObject({
      hash: result.hash,
      first: null,
      elements: { totalCount: 0 },
      shown: { ...result.shown, runs: null, supply: null },
    });
    expect(result.shown.runs.row).toEqual(['course', 'course']);
    expect(trimmed.result.closures).toEqual(result.closures);
  });

  it('stops at the first batch that is exact enough, with the result of just so many replications', async () => {
    const precision = { measure: 'CLOSURE', p: 0.5, halfWidth: 5 };
    const input = { scenarioId: toyId, seed: 31, replications: 400, precision, clientMutationKey: 'exact' };
    const id = await start(input);
    expect(await start(input)).toBe(id);
    const progress = await follow(id);
    expect(progress.at(-1)).toMatchObject({ state: 'SUCCEEDED', done: 50, asked: 50, partial: false });
    const snapshot = toSnapshot(toy);
    const expected = toRunResult(snapshot, 31, 50, [runChunk(snapshot, 31, 0, 50)]);
    expect((await readRun(id)).result.hash).toBe(expected.hash);
    const { body } = await test.query(
      `{ run(id: "${id}") { asked precision { measure p halfWidth mostReplications isReached replications value low high } } }`,
    );
    const { value, low, high, ...rest } = body.data.run.precision;
    expect(rest).toEqual({ ...precision, mostReplications: 400, isReached: true, replications: 50 });
    expect((high - low) / 2).toBeLessThanOrEqual(5);
    expect(value).toBeGreaterThanOrEqual(low);
    expect(await start(input)).toBe(id);
    const other = await test.query(START, { input: { ...input, precision: { ...precision, halfWidth: 4 } } });
    expect(other.body.data.runStart.userErrors).toMatchObject([{ code: 'client-mutation-key.reused' }]);
    const replay = (await test.query(REPLAY, { input: { runId: id } })).body.data.runReplay;
    expect((await follow(replay.run.id)).at(-1)).toMatchObject({ state: 'SUCCEEDED', done: 50 });
    expect((await readRun(replay.run.id)).result.hash).toBe(expected.hash);
  });

  it.each([
    [130, { measure: 'CLOSURE', halfWidth: 0.000001 }],
    [30, { measure: 'ON_TIME', halfWidth: 0.0001 }],
    [10, { measure: 'ON_TIME', halfWidth: 0.0001 }],
  ])('runs all %i replications when it never is', async (replications, precision) => {
    const id = await start({ scenarioId: toyId, seed: 32, replications, precision });
    expect((await follow(id)).at(-1)).toMatchObject({ state: 'SUCCEEDED', done: replications, asked: replications });
    const snapshot = toSnapshot(toy);
    const expected = toRunResult(snapshot, 32, replications, [runChunk(snapshot, 32, 0, replications)]);
    expect((await readRun(id)).result.hash).toBe(expected.hash);
    const { body } = await test.query(`{ run(id: "${id}") { precision { isReached replications } } }`);
    expect(body.data.run.precision).toEqual({ isReached: false, replications });
  });

  it('refuses a stop rule that makes no sense', async () => {
    for (const precision of [
      { measure: 'CLOSURE', halfWidth: 0 },
      { measure: 'CLOSURE', halfWidth: 1, p: 1 },
      { measure: 'ON_TIME', halfWidth: 0.6 },
      { measure: 'ON_TIME', halfWidth: 0.1, p: 0.5 },
    ]) {
      const { body } = await test.query(START, { input: { scenarioId: toyId, seed: 1, replications: 50, precision } });
      expect(body.data.runStart).toMatchObject({ run: null, userErrors: [{ code: 'precision.range' }] });
    }
  });

  it('of a world that cannot run fails with the reason', async () => {
    const parsed = parseScenario({ ...toy, id: 'island', links: [] });
    const id = await start({ scenarioId: await load(parsed.ok ? parsed.value : toy), seed: 1, replications: 5 });
    expect((await follow(id)).at(-1)?.state).toBe('FAILED');
    const { error } = await readRun(id);
    expect(error).toMatch(/column/);
    expect(error).not.toMatch(/\n|node_modules|\.js/);
  });

  it('is followed over WebSocket too', async () => {
    const id = await start({ scenarioId: toyId, seed: 11, replications: 12 });
    const client = createClient({
      url: `${test.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const states: string[] = [];
    for await (const { data } of client.iterate<{ runProgress: RunProgress }>({
      query: FOLLOW,
      variables: { runId: id },
    }))
      states.push(data?.runProgress.state ?? '');
    await client.dispose();
    expect(states.at(-1)).toBe('SUCCEEDED');
  });

  it('is refused over WebSocket to a page of another site', async () => {
    const socket = new WebSocket(`${test.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: 'http://evil.example',
    });
    await expect(new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))).rejects.toThrow(
      '403',
    );
  });

  it.each(['nothing', toGlobalId('Run', '00000000-0000-4000-8000-000000000000')])(
    'that does not exist has no progress: %s',
    async (runId) => {
      const response = await fetch(`${test.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: FOLLOW, variables: { runId } }),
      });
      const data = /^data: (\{.*)$/m.exec(await response.text())?.[1] ?? '{}';
      expect(JSON.parse(data).errors).toMatchObject([
        { message: 'There is no such run.', extensions: { code: 'run.unknown' } },
      ]);
    },
  );

  it('is listed newest first, page by page', async () => {
    const { body } = await test.query(
      'query ($id: ID) { runs(scenarioId: $id, first: 2) { totalCount nodes { number } pageInfo { endCursor } } }',
      { id: toyId },
    );
    const { totalCount, nodes, pageInfo } = body.data.runs;
    const rest = await test.query(
      'query ($id: ID, $after: String) { runs(scenarioId: $id, after: $after) { nodes { number } } }',
      { id: toyId, after: pageInfo.endCursor },
    );
    const numbers = [...nodes, ...rest.body.data.runs.nodes].map(({ number }: { number: number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(numbers).toHaveLength(totalCount);
    const unknown = await test.query('{ runs(scenarioId: "x") { totalCount nodes { number } } }');
    expect(unknown.body.data.runs).toEqual({ totalCount: 0, nodes: [] });
  });
});
