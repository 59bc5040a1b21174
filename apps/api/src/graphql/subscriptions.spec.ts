/** What subscribers hear: what they may see, when it changes, until the server stops or their rights change. */
import { createClient, type Client } from 'graphql-ws';
import pg from 'pg';
import WebSocket from 'ws';
import { Notifications } from '../database/notifications.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { SCENARIO_CHANNEL } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openEvents } from '../test/server-sent-events.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { toGlobalId } from './node.ts';
import { until } from '../test/until.ts';

jest.setTimeout(120_000);

const CHANGED =
  'subscription ($id: ID!) { contributionChanged(scenarioId: $id) { count removed contributions { key title nation { key } } } }';
const SCENARIO =
  'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { scenario { version } version { intent } } }';

let test: TestApp;
let uuid: string;
let id: string;
const contribution = (nation: string) => ({
  ...{ id: `of-${nation}`, nation, title: 'Battalion', component: 'land', kind: 'force', status: 'offered' },
  stationing: 'inside',
});

beforeAll(async () => {
  test = await openTestApp();
  const nations = ['FR', 'GB'].map((key) => ({ id: key, name: key, role: 'contributor', reported: 'yes' }));
  const element = {
    ...{ id: 'battalion', nation: 'FR', contribution: 'of-FR', name: 'Battalion', component: 'land' },
    ...{ home: 'north', destination: 'south', cargo: { wheeled: 2, massT: 20 } },
    requiredAt: { anchor: 'CF', offset: 20 },
  };
  const contributions = [contribution('FR'), contribution('GB')];
  const world = createToyWorld('watched', { nations, contributions, forceElements: [element] });
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  id = toGlobalId('Scenario', uuid);
  await test.source.query(`UPDATE contribution SET releasable_to = '{}' WHERE scenario_id = $1`, [uuid]);
});

afterAll(() => test.close());

interface Told {
  readonly forceElements: unknown;
}

interface Stream {
  readonly heard: { readonly data?: Record<string, never>; readonly errors?: { extensions: { code: string } }[] }[];
  readonly ended: Promise<void>;
  close(): void;
}

/** Hears one subscription beside the test, from its answer on. */
async function listen(query: string, persona: string): Promise<Stream> {
  const abort = new AbortController();
  const heard: Stream['heard'] = [];
  const asked = { query, variables: { id }, persona, signal: abort.signal };
  const events = await openEvents<Stream['heard'][number]>(test, asked);
  const read = async () => {
    for await (const event of events) heard.push(event);
  };
  return { heard, ended: read().catch(() => undefined), close: () => abort.abort() };
}

const told = ({ heard }: Stream): unknown[] => heard.map(({ data }) => data?.['contributionChanged']);

const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked : (asked as { text: string }).text);
const valuesOf = (asked: unknown, values: unknown): unknown[] =>
  (typeof asked === 'string' ? values : (asked as { values: unknown[] }).values) as unknown[];

async function change(nation: string, expectedVersion: number, title: string): Promise<void> {
  const { body } = await test.query(
    'mutation ($input: ContributionChangeInput!) { contributionChange(input: $input) { userErrors { code message } } }',
    { input: { scenarioId: id, key: `of-${nation}`, expectedVersion, change: { title } } },
    `planner-${nation}`,
  );
  expect(body.data.contributionChange.userErrors).toEqual([]);
}

it('tells each nation what becomes of the contributions that it sees, and of no others', async () => {
  const [french, british] = [await listen(CHANGED, 'planner-FR'), await listen(CHANGED, 'planner-GB')];
  // Both are listening before anything changes.
  await new Promise((resolve) => setTimeout(resolve, 500));
  await change('FR', 1, 'First');
  await until(() => french.heard.length === 1);
  expect(told(french)).toEqual([
    { count: 1, removed: [], contributions: [{ key: 'of-FR', title: 'First', nation: { key: 'FR' } }] },
  ]);
  await change('GB', 2, 'Second');
  await until(() => british.heard.length === 1);
  expect(told(british)).toEqual([
    { count: 1, removed: [], contributions: [{ key: 'of-GB', title: 'Second', nation: { key: 'GB' } }] },
  ]);

  // Released by four eyes, and withdrawn by one pair.
  const [{ id: row }] = await test.source.query(
    `SELECT id FROM contribution WHERE scenario_id = $1 AND nation = 'FR'`,
    [uuid],
  );
  const label = (nations: string[], persona: string) =>
    test.query(
      'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { request { id } userErrors { code } } }',
      { input: { id: toGlobalId('Contribution', row), level: 'OPEN', nations } },
      persona,
    );
  const asked = (await label(['GB'], 'planner-FR')).body.data.labelChange;
  await test.query(
    'mutation ($id: ID!) { releaseDecide(input: { requestId: $id, accept: true }) { userErrors { code } } }',
    { id: asked.request.id },
    'releaser-FR',
  );
  await until(() => british.heard.length === 2);
  expect(told(british)[1]).toEqual({
    ...{ count: 1, removed: [] },
    contributions: [{ key: 'of-FR', title: 'First', nation: { key: 'FR' } }],
  });
  await label([], 'planner-FR');
  await until(() => british.heard.length === 3);
  expect(told(british)[2]).toEqual({ count: 0, removed: ['of-FR'], contributions: [] });
  expect(french.heard).toHaveLength(1);
  for (const stream of [french, british]) stream.close();
});

it('tells with each event what is there then: names as they are, and nothing that is released no longer', async () => {
  const stream = await listen(
    'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { scenario { version forceElements { nodes { nation { name } contribution { title } } } } } }',
    'planner-GB',
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  const released = (to: string[]) =>
    test.source.query(`UPDATE contribution SET releasable_to = $2 WHERE scenario_id = $1 AND nation = 'FR'`, [
      uuid,
      to,
    ]);
  const rename = async (name: string, expectedVersion: number) => {
    const { body } = await test.query(
      'mutation ($input: NationChangeInput!) { nationChange(input: $input) { userErrors { code message } } }',
      { input: { scenarioId: id, key: 'FR', expectedVersion, change: { name } } },
      'cell',
    );
    expect(body).toEqual({ data: { nationChange: { userErrors: [] } } });
  };
  await released(['GB']);
  await rename('France', 3);
  await until(() => stream.heard.length === 1);
  await released([]);
  await rename('French Republic', 4);
  await until(() => stream.heard.length === 2);
  const nodes = stream.heard.map(
    ({ data }) => (data?.['scenarioChanged']['scenario'] as unknown as Told).forceElements,
  );
  expect(nodes).toEqual([
    { nodes: [{ nation: { name: 'France' }, contribution: { title: 'First' } }] },
    { nodes: [{ nation: { name: 'French Republic' }, contribution: null }] },
  ]);
  stream.close();
});

it('tells of a release without a new version those whom it concerns', async () => {
  const query =
    'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { isReleaseChanged scenario { version forceElements { totalCount } } version { version } } }';
  const [french, british] = [await listen(query, 'planner-FR'), await listen(query, 'planner-GB')];
  await new Promise((resolve) => setTimeout(resolve, 500));
  const [{ id: row }] = await test.source.query('SELECT id FROM force_element WHERE scenario_id = $1', [uuid]);
  const { body } = await test.query(
    'mutation ($input: LabelChangeInput!) { labelChange(input: $input) { request { id } userErrors { code } } }',
    { input: { id: toGlobalId('ForceElement', row), level: 'OPEN' } },
    'planner-FR',
  );
  expect(body.data.labelChange).toEqual({ request: null, userErrors: [] });
  await until(() => british.heard.length === 1);
  const version = british.heard[0].data?.['scenarioChanged']['version'] as unknown as { version: number };
  expect(british.heard[0].data?.['scenarioChanged']).toEqual({
    ...{ isReleaseChanged: true, version },
    scenario: { version: version.version, forceElements: { totalCount: 0 } },
  });
  expect(french.heard).toEqual([]);
  for (const stream of [french, british]) stream.close();
});

it('looks for releases in what the trail has got since its last look, and no further back', async () => {
  const stream = await listen(SCENARIO, 'planner-FR');
  await new Promise((resolve) => setTimeout(resolve, 500));
  const version = async () =>
    (await test.source.query('SELECT version FROM scenario WHERE id = $1', [uuid]))[0].version as number;
  await change('FR', await version(), 'Looked at');
  await until(() => stream.heard.length === 1);
  const [{ seq }] = await test.source.query('SELECT max(seq)::int AS seq FROM audit WHERE scenario_id = $1', [uuid]);
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await change('FR', await version(), 'Looked at again');
    await until(() => stream.heard.length === 2);
    const looks = (query.mock.calls as unknown[][]).filter(([asked]) => /FROM audit .* seq > /.test(textOf(asked)));
    expect(looks.length).toBeGreaterThan(0);
    for (const [asked, values] of looks) expect(valuesOf(asked, values)[1]).toBeGreaterThanOrEqual(seq);
  } finally {
    query.mockRestore();
    stream.close();
  }
});

it('looks no more for those who have gone, at once though nothing changes', async () => {
  const listeners = () => test.app.get(Notifications)['listeners'].get(SCENARIO_CHANNEL)?.size;
  const streams = [await listen(SCENARIO, 'planner-FR'), await listen(CHANGED, 'planner-FR')];
  await until(() => (listeners() ?? 0) >= streams.length);
  // Past the look that each begins with: the next one is after five seconds.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const looks = jest.spyOn(test.app.get(ScenarioService), 'findById');
  for (const stream of streams) stream.close();
  await until(() => listeners() === 0);
  expect(looks).not.toHaveBeenCalled();
  looks.mockRestore();
});

it('is refused for a scenario that the caller does not see', async () => {
  const stream = await listen(CHANGED, 'auditor');
  await stream.ended;
  expect(stream.heard[0]?.errors?.[0].extensions.code).toBe('scenario.unknown');
});

it('ends with a word when the server stops, over server-sent events and WebSocket, and holds nothing up', async () => {
  const events = await listen(SCENARIO, 'planner-FR');
  let closed: number | undefined;
  const client: Client = createClient({
    url: `${test.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    on: { closed: (event) => (closed = (event as { code: number }).code) },
  });
  const socket = (async () => {
    for await (const result of client.iterate({ query: SCENARIO, variables: { id } })) void result;
  })().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const startMs = performance.now();
  await test.app.close();
  const ms = performance.now() - startMs;
  await Promise.all([events.ended, socket]);
  expect(events.heard.at(-1)?.errors?.[0].extensions.code).toBe('GOING_AWAY');
  expect(closed).toBe(1001);
  process.stderr.write(`two subscribers, stopped after ${Math.round(ms)} ms\n`);
  await client.dispose();
});
