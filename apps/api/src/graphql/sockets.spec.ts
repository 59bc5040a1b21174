/** WebSockets: what may open one, who asks on it, and that one operation is nothing to the others. */
import { once } from 'node:events';
import { connect } from 'node:net';
import WebSocket from 'ws';
import { Database } from '../database/database.ts';
import { RequestRates } from '../http/request-rates.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { PrincipalStore } from '../identity/principal-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { CompiledQueries } from './compiled-queries.ts';
import { toGlobalId } from './node.ts';
import { until } from '../test/until.ts';

jest.setTimeout(300_000);

let test: TestApp;
let uuid: string;
let id: string;

beforeAll(async () => {
  test = await openTestApp();
  const nations = ['FR', 'GB'].map((key) => ({ id: key, name: key, role: 'contributor', reported: 'yes' }));
  const contributions = ['FR', 'GB'].map((nation) => ({
    ...{ id: `of-${nation}`, nation, title: 'Battalion', component: 'land', kind: 'force', status: 'offered' },
    stationing: 'inside',
  }));
  const world = createToyWorld('sockets', { nations, contributions });
  uuid = (await test.app.get(ScenarioService).load(createSystemContext('test'), world)) ?? '';
  id = toGlobalId('Scenario', uuid);
});

afterAll(() => test.close());

interface Answer {
  readonly data?: Record<string, never>;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

interface Client {
  readonly socket: WebSocket;
  /** Undefined when the socket closed before there was an answer. */
  ask(query: string, variables?: object): Promise<Answer | undefined>;
  readonly closed: Promise<number>;
}

async function open(headers: Record<string, string>): Promise<Client> {
  const socket = new WebSocket(`${test.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
  const waiting = new Map<string, (answer: Answer | undefined) => void>();
  const closed = new Promise<number>((resolve) =>
    socket.once('close', (code) => {
      resolve(code);
      for (const answer of waiting.values()) answer(undefined);
    }),
  );
  const acknowledged = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; id: string; payload: unknown };
      if (message.type === 'connection_ack') resolve();
      else if (message.type === 'next') waiting.get(message.id)?.(message.payload as Answer);
      else if (message.type === 'error') waiting.get(message.id)?.({ errors: message.payload as Answer['errors'] });
    }),
  );
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await acknowledged;
  let last = 0;
  const ask: Client['ask'] = (query, variables) =>
    new Promise((resolve) => {
      const name = String(++last);
      waiting.set(name, resolve);
      socket.send(JSON.stringify({ id: name, type: 'subscribe', payload: { query, variables } }));
    });
  return { socket, ask, closed };
}

/** First line of what the server answers to these bytes before it closes the connection. */
const send = async (text: string): Promise<string> => (await sendWhole(text)).split('\r\n')[0];

async function sendWhole(text: string): Promise<string> {
  const socket = connect(Number(new URL(test.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString()));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const upgrade = (target: string, host: string, ...more: string[]): string =>
  [`GET ${target} HTTP/1.1`, `Host: ${host}`, 'Upgrade: websocket', 'Connection: Upgrade', ...more, '', ''].join(
    '\r\n',
  );

it('refuses what is no WebSocket of ours, and goes on serving', async () => {
  expect(await send(upgrade('//', 'evil.example'))).toBe('HTTP/1.1 421 Misdirected Request');
  expect(await send(upgrade('/graphql', 'evil.example'))).toBe('HTTP/1.1 421 Misdirected Request');
  for (const target of ['//', '///', '/\\', '//:', 'http://[', '*', '/other'])
    expect(await send(upgrade(target, '127.0.0.1'))).toMatch(/ 40[034] /);
  expect(await send(upgrade('/graphql', '127.0.0.1', 'Origin: http://elsewhere.example'))).toMatch(/ 403 /);
  expect(await send(upgrade('/graphql', '127.0.0.1'))).toMatch(/ 400 /);
  expect((await fetch(`${test.url}/health/live`)).status).toBe(200);
});

it('says why in the form of all errors, whoever finds the fault', async () => {
  const told = async (text: string) => {
    const [head, body] = (await sendWhole(text)).split('\r\n\r\n');
    expect(head).toContain('Content-Type: application/json');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
    const [{ message, extensions }] = (JSON.parse(body) as Answer).errors ?? [];
    return [Number(head.split(' ')[1]), extensions?.code, message];
  };
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
  const version = 'Sec-WebSocket-Version: 13';
  const cases = [
    [upgrade('/graphql', 'evil.example'), 421, 'MISDIRECTED_REQUEST', 'own names'],
    [upgrade('/other', '127.0.0.1'), 404, 'NOT_FOUND', 'nothing at this address'],
    [upgrade('/graphql', '127.0.0.1', 'Origin: http://elsewhere.example'), 403, 'ORIGIN_REFUSED', 'another site'],
    [upgrade('/graphql', '127.0.0.1', key, version, 'x-muster-persona: nobody'), 401, 'UNAUTHENTICATED', '.'],
    [upgrade('/graphql', '127.0.0.1', version), 400, 'BAD_REQUEST', 'Sec-WebSocket-Key'],
    [upgrade('/graphql', '127.0.0.1', key), 400, 'BAD_REQUEST', 'Sec-WebSocket-Version'],
    [upgrade('/graphql', '127.0.0.1', key, version, 'Sec-WebSocket-Protocol: ,'), 400, 'BAD_REQUEST', 'Protocol'],
    [upgrade('/graphql', '127.0.0.1', key, version).replace('GET', 'PUT'), 405, 'BAD_REQUEST', 'invalid HTTP method'],
  ] as const;
  for (const [text, ...expected] of cases) {
    const [status, code, sentence] = expected;
    expect(await told(text)).toEqual([status, code, expect.stringContaining(sentence)]);
  }
  expect(await sendWhole(cases[cases.length - 1][0])).toContain('\r\nAllow: GET\r\n');
});

const READ = `query ($id: ID!) { node(id: $id) { ... on Scenario {
  version contributions(first: 10) { totalCount nodes { key title nation { name } } } } } }`;

it('gives each operation its own transaction: overlapping queries leave no connection behind', async () => {
  const client = await open({ 'x-muster-persona': 'planner-GB' });
  for (let round = 0; round < 5; round++) {
    const answers = [];
    for (let i = 0; i < 12; i++) {
      answers.push(client.ask(READ, { id }));
      await new Promise((resolve) => setTimeout(resolve, 3 * i));
    }
    for (const answer of await Promise.all(answers)) expect(answer?.errors).toBeUndefined();
  }
  await until(async () => {
    const [{ open: left }] = await test.source.query(
      `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    return left === 0;
  });
  client.socket.close();
  expect((await test.query(READ, { id })).status).toBe(200);
});

it('tells a fault, and what is nested too deep, to the one operation and nothing of the inside', async () => {
  const client = await open({ 'x-muster-persona': 'planner-GB' });
  const execute = jest.spyOn(CompiledQueries.prototype, 'execute').mockRejectedValueOnce(new Error('of the inside'));
  // Not asked before: what was made of the same moment of the data is not made anew.
  const fault = await client.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
  execute.mockRestore();
  expect(fault?.errors).toMatchObject([
    { message: expect.not.stringContaining('inside'), extensions: { code: 'INTERNAL' } },
  ]);
  let deep: unknown = 1;
  for (let i = 0; i < 3000; i++) deep = [deep];
  const nested = await client.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: deep });
  expect(nested?.errors?.[0].extensions?.code).toBe('LIMIT_EXCEEDED');
  expect((await client.ask(READ, { id }))?.errors).toBeUndefined();
  client.socket.close();
});

it('shows what may be seen at the moment of each operation', async () => {
  const client = await open({ 'x-muster-persona': 'planner-GB' });
  const keys = async () =>
    (
      (await client.ask(READ, { id }))?.data?.['node'] as unknown as { contributions: { nodes: { key: string }[] } }
    ).contributions.nodes.map(({ key }) => key);
  const [{ id: row }] = await test.source.query(
    `SELECT id FROM contribution WHERE scenario_id = $1 AND nation = 'FR'`,
    [uuid],
  );
  const one = async () =>
    (
      await client.ask('query ($id: ID!) { node(id: $id) { ... on Contribution { title } } }', {
        id: toGlobalId('Contribution', row),
      })
    )?.data?.['node'];
  await test.source.query(`UPDATE contribution SET releasable_to = '{GB}' WHERE id = $1`, [row]);
  expect([await one(), await keys()]).toEqual([{ title: 'Battalion' }, ['of-FR', 'of-GB']]);
  await test.source.query(`UPDATE contribution SET releasable_to = '{}' WHERE id = $1`, [row]);
  expect([await one(), await keys()]).toEqual([null, ['of-GB']]);
  client.socket.close();
});

/** A tool of GB with a key that holds for an hour. */
async function makeTool(name: string) {
  const store = test.app.get(PrincipalStore);
  return test.app.get(Database).withContext(createSystemContext('test'), async (manager) => {
    const made = await store.insert(manager, { kind: 'tool', name, nation: 'GB' });
    await store.grant(manager, made ?? '', { role: 'national-planner', scenario: null });
    const expiresAt = new Date(Date.now() + 3_600_000);
    return { principal: made ?? '', key: await store.insertKey(manager, made ?? '', { scopes: ['read'], expiresAt }) };
  });
}

const shutOut = (principal: string): Promise<unknown> =>
  test.source.query('UPDATE api_key SET revoked_at = now(), expires_at = now() WHERE principal_id = $1', [principal]);

it('closes the socket of whoever is shut out and asks nothing more', async () => {
  const { principal, key } = await makeTool('Idle tool');
  const others = await open({ 'x-muster-persona': 'cell' });
  const idle = await open({ authorization: `Bearer ${key.token}` });
  await shutOut(principal);
  expect(await idle.closed).toBe(4401);
  expect((await others.ask('{ __typename }'))?.data).toBeDefined();
  others.socket.close();
});

it('asks on each operation who it is, and closes the socket of whoever is shut out', async () => {
  const { principal, key } = await makeTool('Tool');
  const client = await open({ authorization: `Bearer ${key.token}` });
  const count = async () => (await client.ask('{ scenarios { totalCount } }'))?.data?.['scenarios'];
  expect(await count()).not.toEqual({ totalCount: 0 });
  await test.source.query('DELETE FROM role_grant WHERE principal_id = $1', [principal]);
  expect(await count()).toEqual({ totalCount: 0 });
  await shutOut(principal);
  const answer = await client.ask('{ scenarios { totalCount } }');
  expect(answer?.data).toBeUndefined();
  expect(await client.closed).toBe(4401);
});

it('refuses one operation and goes on with the others', async () => {
  const client = await open({ 'x-muster-persona': 'cell' });
  const codes = [];
  for (const query of ['{{{', ...Array.from({ length: 25 }, () => '{ nope }')]) {
    const errors = (await client.ask(query))?.errors ?? [];
    codes.push(errors.length);
  }
  expect(new Set(codes)).toEqual(new Set([1]));
  const progress = 'subscription ($id: ID!) { scenarioChanged(scenarioId: $id) { scenario { version } } }';
  for (let i = 0; i < 20; i++) void client.ask(progress, { id });
  const over = await client.ask('{ scenarios { totalCount } }');
  expect(over?.errors?.[0].extensions?.code).toBe('LIMIT_EXCEEDED');
  client.socket.send(JSON.stringify({ id: '27', type: 'complete' }));
  expect((await client.ask('{ scenarios { totalCount } }'))?.data).toBeDefined();
  client.socket.close();
});

it('refuses an operation whose message says a key twice, and not the next one', async () => {
  const client = await open({ 'x-muster-persona': 'cell' });
  const answered = once(client.socket, 'message');
  client.socket.send(
    '{"id":"twice","type":"subscribe","payload":{"query":"query ($k: String!) { scenario(key: $k) { key } }","variables":{"k":"a","k":"sockets"}}}',
  );
  const [data] = (await answered) as [Buffer];
  expect(JSON.parse(data.toString())).toMatchObject({
    ...{ id: 'twice', type: 'error' },
    payload: [{ extensions: { code: 'json.key-doubled', path: ['payload', 'variables', 'k'] } }],
  });
  expect((await client.ask('{ scenario(key: "sockets") { key } }'))?.data).toEqual({ scenario: { key: 'sockets' } });
  client.socket.close();
});

it('counts operations like requests, and refused upgrades like failed sign-ins', async () => {
  const rates = test.app.get(RequestRates);
  const client = await open({ 'x-muster-persona': 'planner-FR' });
  const take = jest.spyOn(rates, 'take').mockReturnValue(7);
  const over = await client.ask('{ __typename }');
  expect(over?.errors?.[0].extensions?.code).toBe('TOO_MANY_REQUESTS');
  expect((await test.query('{ __typename }', {}, 'planner-FR')).status).toBe(429);
  expect(take.mock.calls).toEqual([['planner-FR'], ['planner-FR']]);
  take.mockRestore();
  expect((await client.ask('{ __typename }'))?.data).toBeDefined();
  client.socket.close();

  const attempt = upgrade('/graphql', '127.0.0.1', 'Authorization: Bearer wrong');
  expect(await send(attempt)).toBe('HTTP/1.1 401 Unauthorized');
  const fail = jest.spyOn(rates, 'takeFailure').mockReturnValue(7);
  expect(await send(attempt)).toBe('HTTP/1.1 429 Too Many Requests');
  expect(fail.mock.calls).toEqual([['127.0.0.1']]);
  fail.mockRestore();
});
