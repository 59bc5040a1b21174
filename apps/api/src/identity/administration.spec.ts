/** Persons, tools, roles and keys as an administrator keeps them over GraphQL, and what of it he is refused. */
import { RequestRates } from '../http/request-rates.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
});
afterAll(() => test.close());

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

interface Payload {
  readonly principal?: { readonly id: string } | null;
  readonly key?: { readonly id: string; readonly scopes: string[]; readonly expiresAt: string } | null;
  readonly secret?: string | null;
  readonly userErrors: { readonly code: string; readonly path: string[] }[];
}

const KEY = 'key { id scopes expiresAt } secret';
const ANSWERS: Readonly<Record<string, readonly [input: string, answer: string]>> = {
  principalCreate: ['PrincipalCreateInput', 'principal { id }'],
  principalDisable: ['PrincipalDisableInput', 'principal { id }'],
  roleGrant: ['RoleInput', 'principal { id }'],
  roleRevoke: ['RoleInput', 'principal { id }'],
  principalChange: ['PrincipalChangeInput', 'principal { id }'],
  apiKeyCreate: ['ApiKeyCreateInput', KEY],
  apiKeyRotate: ['ApiKeyRotateInput', KEY],
  apiKeyRevoke: ['ApiKeyRevokeInput', KEY],
};

async function ask(name: string, input: object, persona = 'administrator'): Promise<Payload> {
  const [type, answer] = ANSWERS[name];
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} userErrors { code path } } }`;
  const { body } = await test.query(query, { input }, persona);
  return (body as { data: Record<string, Payload> }).data[name];
}

const codesOf = ({ userErrors }: Payload): string[] => userErrors.map(({ code }) => code);

const make = async (input: object): Promise<string> => (await ask('principalCreate', input)).principal?.id ?? '';
const makeTool = async (): Promise<string> => {
  const id = await make({ kind: 'TOOL', name: 'Tool', nation: 'FR' });
  await ask('roleGrant', { principalId: id, role: 'PARTNER_TOOL' });
  return id;
};
const makeKey = (principalId: string, more: object = {}): Promise<Payload> =>
  ask('apiKeyCreate', { principalId, scopes: ['READ'], expiresAt: inHours(1), ...more });

/** Status of a request with a key, and its scopes when it is let in. */
async function use(secret: string | null | undefined): Promise<readonly [status: number, scopes?: string[]]> {
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: '{"query":"{ viewer { scopes } }"}',
  });
  const { data } = (await response.json()) as { data?: { viewer: { scopes: string[] } } };
  return data === undefined ? [response.status] : [response.status, data.viewer.scopes];
}

describe('a key', () => {
  it('is for a tool, has a scope, and ends within a year', async () => {
    const tool = await makeTool();
    const person = await make({ kind: 'PERSON', name: 'Person', nation: 'FR' });
    expect(codesOf(await makeKey(person))).toEqual(['principal.unknown']);
    expect(codesOf(await makeKey(tool, { scopes: [] }))).toEqual(['key.scopes']);
    expect(codesOf(await makeKey(tool, { expiresAt: inHours(-1) }))).toEqual(['key.expiry']);
    expect(codesOf(await makeKey(tool, { expiresAt: inHours(24 * 367) }))).toEqual(['key.expiry']);
    expect(codesOf(await makeKey(tool, { expiresAt: inHours(24 * 365) }))).toEqual([]);
    expect(await use((await makeKey(tool)).secret)).toEqual([200, ['READ']]);
  });

  it('is replaced by one with the same scopes; the old one goes on as long as is said, and never longer than it would have', async () => {
    const tool = await makeTool();
    const old = await makeKey(tool);
    const until = inHours(0.5);
    const next = await ask('apiKeyRotate', { keyId: old.key?.id, expiresAt: inHours(5), oldKeyEndsAt: until });
    expect(next.key?.scopes).toEqual(['READ']);
    expect([await use(old.secret), await use(next.secret)]).toEqual([
      [200, ['READ']],
      [200, ['READ']],
    ]);
    const endOf = async (id: string | undefined): Promise<Date> => {
      const [{ at }] = (await test.source.query('SELECT expires_at AS at FROM api_key WHERE id = $1', [id])) as {
        at: Date;
      }[];
      return at;
    };
    expect((await endOf(old.key?.id)).toISOString()).toBe(until);
    const last = await ask('apiKeyRotate', { keyId: next.key?.id, expiresAt: inHours(9), oldKeyEndsAt: inHours(8) });
    expect((await endOf(next.key?.id)).toISOString()).toBe(next.key?.expiresAt);
    await ask('apiKeyRotate', { keyId: last.key?.id, expiresAt: inHours(9) });
    expect(await use(last.secret)).toEqual([401]);
  });

  it('is listed with its tool, without its secret, for administrators alone', async () => {
    const tool = await makeTool();
    const old = await makeKey(tool);
    const next = await ask('apiKeyRotate', { keyId: old.key?.id, expiresAt: inHours(5) });
    const list = async (persona: string) => {
      const query = '{ principals(first: 100) { nodes { id keys { id scopes createdAt expiresAt revokedAt } } } }';
      const { body } = await test.query(query, {}, persona);
      return body.data.principals.nodes as { id: string; keys: Record<string, unknown>[] }[];
    };
    const keys = (await list('administrator')).find(({ id }) => id === tool)?.keys;
    const made = { scopes: ['READ'], createdAt: expect.any(String) };
    expect(keys).toEqual([
      { ...made, id: next.key?.id, expiresAt: next.key?.expiresAt, revokedAt: null },
      { ...made, id: old.key?.id, expiresAt: expect.any(String), revokedAt: expect.any(String) },
    ]);
    for (const persona of ['auditor', 'cell', 'tool-FR']) expect(await list(persona)).toEqual([]);
  });

  it('in use is listed however many newer ones have ended, and a tool has at most a hundred of them', async () => {
    const tool = await makeTool();
    const first = await makeKey(tool);
    await test.source.query(
      `INSERT INTO api_key (id, principal_id, secret_hash, scopes, created_at, expires_at)
       SELECT 'ended-' || n, $1, 'x' || n, '{read}', now() + interval '1 second', now() - interval '1 hour' FROM generate_series(1, 100) n`,
      [tool],
    );
    const query = '{ principals(first: 100) { nodes { id keys { id } } } }';
    const { body } = await test.query(query, {}, 'administrator');
    const nodes = body.data.principals.nodes as { id: string; keys: { id: string }[] }[];
    const keys = nodes.find(({ id }) => id === tool)?.keys ?? [];
    expect(keys).toHaveLength(100);
    expect(keys).toContainEqual({ id: first.key?.id });

    await test.source.query(
      `UPDATE api_key SET expires_at = now() + interval '1 hour' WHERE principal_id = $1 AND id <> 'ended-100'`,
      [tool],
    );
    expect(codesOf(await makeKey(tool))).toEqual(['key.most']);
    const rotation = { keyId: first.key?.id, expiresAt: inHours(1) };
    expect(codesOf(await ask('apiKeyRotate', { ...rotation, oldKeyEndsAt: inHours(0.5) }))).toEqual(['key.most']);
    expect(await use(first.secret)).toEqual([200, ['READ']]);
    expect(codesOf(await ask('apiKeyRotate', rotation))).toEqual([]);
    await test.source.query(`UPDATE api_key SET revoked_at = now() WHERE id = 'ended-1'`);
    expect(codesOf(await makeKey(tool))).toEqual([]);
  });

  it('that was taken away comes back by no rotation', async () => {
    const old = await makeKey(await makeTool());
    expect(codesOf(await ask('apiKeyRevoke', { keyId: old.key?.id }))).toEqual([]);
    expect(await use(old.secret)).toEqual([401]);
    const again = await ask('apiKeyRotate', { keyId: old.key?.id, expiresAt: inHours(1) });
    expect([codesOf(again), again.secret]).toEqual([['key.unknown'], null]);
  });

  it('opens nothing once its tool is disabled', async () => {
    const tool = await makeTool();
    const { secret } = await makeKey(tool);
    await ask('principalDisable', { principalId: tool });
    expect(await use(secret)).toEqual([401]);
  });
});

it('gives roles of tools to tools alone, and roles of nations to who speaks for one', async () => {
  const tool = await makeTool();
  const person = await make({ kind: 'PERSON', name: 'Person', nation: 'FR' });
  const nobody = await make({ kind: 'PERSON', name: 'Person of no nation' });
  const grant = async (principalId: string, role: string) => codesOf(await ask('roleGrant', { principalId, role }));
  expect(await grant(person, 'PARTNER_TOOL')).toEqual(['role.kind']);
  expect(await grant(tool, 'COORDINATION_CELL')).toEqual(['role.kind']);
  expect(await grant(nobody, 'NATIONAL_PLANNER')).toEqual(['role.nation']);
  expect(await grant(person, 'NATIONAL_PLANNER')).toEqual([]);
  expect(codesOf(await ask('roleRevoke', { principalId: person, role: 'OBSERVER' }))).toEqual(['role.unknown']);
});

it('refuses everybody else, and has what was done and refused on the trail', async () => {
  const tool = await makeTool();
  for (const persona of ['cell', 'planner-FR', 'releaser-FR', 'tool-FR', 'observer', 'auditor'])
    for (const [name, input] of [
      ['principalCreate', { kind: 'PERSON', name: 'Mallory' }],
      ['roleGrant', { principalId: tool, role: 'ADMINISTRATOR' }],
      ['apiKeyCreate', { principalId: tool, scopes: ['READ'], expiresAt: inHours(1) }],
    ] as const)
      expect([name, persona, codesOf(await ask(name, input, persona))]).toEqual([name, persona, ['access.denied']]);
  const { body } = await test.query(
    '{ auditTrail(first: 100) { nodes { action isDone reason principal } } }',
    {},
    'auditor',
  );
  const { nodes } = (body as { data: { auditTrail: { nodes: object[] } } }).data.auditTrail;
  const refused = { isDone: false, reason: 'access.denied', principal: 'person:cell' };
  for (const action of ['principal.create', 'role.grant', 'key.create'])
    expect(nodes).toContainEqual({ ...refused, action });
  expect(nodes).toContainEqual({
    ...{ action: 'role.grant', isDone: true, reason: null, principal: 'person:administrator' },
  });
});

it('has on the trail what was given and taken: role and scenario, tool, scopes and end of a key, nation', async () => {
  const { body: seen } = await test.query('{ scenarios(first: 1) { nodes { id } } }', {}, 'cell');
  const scenarioId = (seen as { data: { scenarios: { nodes: { id: string }[] } } }).data.scenarios.nodes[0].id;
  const person = await make({ kind: 'PERSON', name: 'Watcher' });
  const input = { principalId: person, role: 'OBSERVER', scenarioId };
  await ask('roleGrant', input);
  await ask('roleRevoke', input);
  await ask('principalChange', { principalId: person, nation: 'FR' });
  const tool = await makeTool();
  const expiresAt = inHours(1);
  const { key: old } = await ask('apiKeyCreate', { principalId: tool, scopes: ['READ'], expiresAt });
  const oldKeyEndsAt = new Date(inHours(0.5)).toISOString();
  const { key: next } = await ask('apiKeyRotate', { keyId: old?.id, expiresAt, oldKeyEndsAt });
  const { body } = await test.query(
    '{ auditTrail(first: 20) { nodes { action thingId scenarioId detail } } }',
    {},
    'auditor',
  );
  const { nodes } = (body as { data: { auditTrail: { nodes: { action: string; detail: string | null }[] } } }).data
    .auditTrail;
  const told = nodes.map(({ detail, ...node }) => ({ ...node, detail: JSON.parse(detail ?? 'null') as unknown }));
  const detail = { tool, scopes: ['read'], expiresAt: new Date(expiresAt).toISOString() };
  for (const action of ['role.grant', 'role.revoke'])
    expect(told).toContainEqual({ action, thingId: person, scenarioId, detail: { role: 'observer' } });
  expect(told).toContainEqual({
    ...{ action: 'principal.change', thingId: person, scenarioId: null },
    detail: { nationBefore: null, nation: 'FR' },
  });
  expect(told).toContainEqual(
    expect.objectContaining({
      action: 'key.create',
      detail,
    }),
  );
  expect(told).toContainEqual(
    expect.objectContaining({
      ...{ action: 'key.rotate', thingId: next?.id },
      detail: { ...detail, replaces: old?.id, oldKeyEndsAt },
    }),
  );
});

it('counts what fails to prove who it is by the address, and says when to come again', async () => {
  const fail = jest.spyOn(test.app.get(RequestRates), 'takeFailure').mockReturnValue(7);
  const response = await fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer wrong' },
    body: '{"query":"{ __typename }"}',
  });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
  expect(fail.mock.calls).toEqual([['127.0.0.1']]);
  fail.mockRestore();
});
