/** Every example of docs/api-guide.md, run as it stands by real clients: `fetch` for HTTP and server-sent events, `graphql-ws` for WebSocket. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScenario } from '@muster/planning';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createSystemContext } from '../identity/request-context.ts';
import { JobSupervisor } from '../jobs/job-supervisor.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { toGlobalId } from './node.ts';

jest.setTimeout(180_000);

const ADDRESS = '127.0.0.1:3000';
const PERSONA = 'tool-FR';

interface Block {
  readonly language: string;
  readonly text: string;
}

const guide = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'api-guide.md'), 'utf8');
const blocks: Block[] = [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
  language,
  text,
}));

let test: TestApp;
const NAMED = new Set(['run', 'job', 'contribution', 'request', 'proposal']);
/** What the text in capitals stands for, learnt from the answers. */
const ids: Record<string, string> = {};
let secret: string | undefined;
const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString();

beforeAll(async () => {
  test = await openTestApp();
  const parsed = parseScenario({
    ...createToyWorld('guide'),
    nations: [{ id: 'FR', name: 'France', role: 'contributor', reported: 'yes' }],
    stocks: [{ id: 'fuel', place: 'south', class: 'III', amountT: 100, owner: 'FR' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const uuid = await test.app.get(ScenarioService).load(createSystemContext('test'), parsed.value);
  ids['SCENARIO'] = toGlobalId('Scenario', uuid ?? '');
  test.app.get(JobSupervisor).start();
  await test.app.get(JobWorker).start();
});

afterAll(() => test.close());

const filled = (text: string): string =>
  text
    .replaceAll(/ID OF THE (OTHER \w+|\w+)/g, (_, noun: string) => {
      if (ids[noun] === undefined) throw new Error(`no example before gives the id of a ${noun.toLowerCase()}`);
      return ids[noun];
    })
    .replaceAll('A DATE WITHIN A YEAR', inHalfAYear)
    .replaceAll(/Bearer YOUR KEY(?='\s-d)/g, () => `Bearer ${secret}`)
    .replaceAll(ADDRESS, new URL(test.url).host);

/** Answers without errors, also those that mutations tell as data; ids in them are kept for the examples after. */
function check(answer: { data?: object; errors?: unknown }): void {
  expect(answer.errors).toBeUndefined();
  const visit = (value: unknown, name: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (name === 'userErrors') expect(value).toEqual([]);
    const { id, secret: told } = value as { id?: string; secret?: string };
    if (NAMED.has(name) && id !== undefined) {
      if (ids[name.toUpperCase()] !== id) ids[`OTHER ${name.toUpperCase()}`] = ids[name.toUpperCase()];
      ids[name.toUpperCase()] = id;
    }
    if (name === 'principal' && id !== undefined) ids['TOOL'] = id;
    secret = told ?? secret;
    // A key goes before the persona that is named beside it.
    if (name === 'viewer') expect(value).toEqual({ name: 'Tool of France', scopes: ['READ', 'RUNS_START'] });
    for (const [key, inner] of Object.entries(value)) visit(inner, key);
  };
  visit(answer.data, '');
}

async function send(body: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'x-muster-persona': PERSONA, ...headers },
    body,
  });
  const text = await response.text();
  expect(response.status).toBe(200);
  if (!text.startsWith('{')) {
    const events = [...text.matchAll(/^data: (\{.*)$/gm)].map(([, data]) => JSON.parse(data));
    expect(events.length).toBeGreaterThan(0);
    events.forEach(check);
    expect(text).toContain('event: complete');
  } else check(JSON.parse(text));
}

/** A command line of curl: its address, headers and data. */
async function runCurl(text: string): Promise<void> {
  expect(text).toMatch(/^curl -s/);
  const [address] = /http:\/\/[^'\s]+/.exec(text) ?? [''];
  expect(address).toMatch(`http://${new URL(test.url).host}/`);
  const headers = Object.fromEntries(
    [...text.matchAll(/-H '([\w-]+): ([^']*)'/g)].map(([, name, value]) => [name, value]),
  );
  const file = /--data-binary \\\n'([^']*)'/.exec(text)?.[1];
  if (file !== undefined) return upload(address, headers, file);
  const data = /-d '([\s\S]*)'\s*$/.exec(text)?.[1] ?? '';
  // A line break inside a text of JSON is taken by no server: in the guide it breaks only between words of the query.
  await send(data.replaceAll('\n', ' '), headers);
}

async function upload(address: string, headers: Record<string, string>, body: string): Promise<void> {
  const response = await fetch(address, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  const { id, counts, warnings } = (await response.json()) as { id: string; counts: object; warnings: unknown[] };
  expect([counts, warnings]).toEqual([expect.objectContaining({ added: 1, rejected: 0 }), []]);
  ids['UPLOAD'] = id;
}

async function runGraphql(query: string, next: Block | undefined): Promise<void> {
  const declared = /\(\$(\w+): ID!\)/.exec(query)?.[1];
  const known: Record<string, string> = { id: 'RUN', scenarioId: 'SCENARIO', jobId: 'JOB' };
  const variables =
    next?.language === 'json' ? JSON.parse(filled(next.text)) : declared && { [declared]: ids[known[declared]] };
  if (query.includes('runCompare')) await follow(ids['RUN']);
  const [, persona = PERSONA] = /^# .*x-muster-persona: ([\w-]+)$/m.exec(query) ?? [];
  await send(JSON.stringify({ query, variables }), { 'content-type': 'application/json', 'x-muster-persona': persona });
}

/** Until the run is over. */
const follow = (runId: string) =>
  send(
    JSON.stringify({
      query: 'subscription ($runId: ID!) { runProgress(runId: $runId) { state } }',
      variables: { runId },
    }),
    { 'content-type': 'application/json', accept: 'text/event-stream' },
  );

async function runScript(text: string): Promise<void> {
  const rest = text.replaceAll(/^import .*\n/gm, '');
  const heard: unknown[] = [];
  const withSocket = (options: object) => createClient({ ...(options as { url: string }), retryAttempts: 0 });
  const AsyncFunction = Object.getPrototypeOf(runScript).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const run = new AsyncFunction('createClient', 'WebSocket', 'runId', 'console', rest);
  await run(withSocket, WebSocket, ids['RUN'], { log: (value: unknown) => heard.push(value) });
  expect(heard.at(-1)).toMatchObject({ state: 'SUCCEEDED' });
}

it('has examples of each kind', () => {
  expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['sh', 'js', 'graphql', 'json']));
});

it.each(blocks.map((block, i) => [i, block.language, block.text.split('\n')[0], block] as const))(
  'example %i runs: %s %s',
  async (i, language, _first, { text }) => {
    if (language === 'sh') await runCurl(filled(text));
    else if (language === 'js') await runScript(filled(text));
    else if (language === 'graphql') await runGraphql(filled(text), blocks[i + 1]);
    // The variables of the example before.
    else expect(blocks[i - 1].language).toBe('graphql');
  },
);
