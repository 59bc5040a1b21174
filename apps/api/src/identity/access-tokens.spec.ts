/** Access tokens of a local key pair, and keys of partner tools. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Database } from '../database/database.ts';
import { ask } from '../test/identity-harness.ts';
import { openTestApp, type Answer, type TestApp } from '../test/test-app.ts';
import { PrincipalStore } from './principal-store.ts';
import { createSystemContext } from './request-context.ts';

jest.setTimeout(120_000);

const system = createSystemContext('test');

describe('access tokens and keys', () => {
  let test: TestApp;
  let server: Server;
  let issuer: string;
  const algorithm = 'ES256';
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let others: Awaited<ReturnType<typeof generateKeyPair>>;
  let tool: string;
  /** What the provider does instead of answering. */
  let outage: 'none' | 'error' | 'silence' = 'none';

  beforeAll(async () => {
    [keys, others] = await Promise.all([generateKeyPair(algorithm), generateKeyPair(algorithm)]);
    const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: algorithm, use: 'sig' };
    server = createServer((request, response) => {
      if (outage === 'silence') return void request.socket.destroy();
      if (outage === 'error') return void response.writeHead(503).end();
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify(
          request.url === '/jwks'
            ? { keys: [jwk] }
            : {
                issuer,
                jwks_uri: `${issuer}/jwks`,
                authorization_endpoint: `${issuer}/a`,
                token_endpoint: `${issuer}/t`,
                response_types_supported: ['code'],
                subject_types_supported: ['public'],
                id_token_signing_alg_values_supported: [algorithm],
              },
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    test = await openTestApp({
      identity: {
        issuer,
        clientId: 'muster',
        clientSecret: undefined,
        audience: 'muster-api',
        publicUrl: 'http://127.0.0.1',
        administrator: undefined,
      },
    });
    const store = test.app.get(PrincipalStore);
    tool = await test.app.get(Database).withContext(system, async (manager) => {
      const id = await store.insert(manager, { kind: 'tool', name: 'A tool', nation: 'FR', issuer, subject: 'tool-1' });
      await store.grant(manager, id ?? '', { role: 'partner-tool', scenario: null });
      await store.grant(manager, id ?? '', { role: 'observer', scenario: null });
      return id ?? '';
    });
  });

  afterAll(async () => {
    await test.close();
    server.close();
  });

  const token = (
    change: {
      key?: typeof keys.privateKey;
      issuer?: string;
      audience?: string;
      subject?: string;
      scope?: string;
      expires?: string;
    } = {},
  ) =>
    new SignJWT(change.scope === undefined ? {} : { scope: change.scope })
      .setProtectedHeader({ alg: algorithm, kid: 'one' })
      .setIssuer(change.issuer ?? issuer)
      .setAudience(change.audience ?? 'muster-api')
      .setSubject(change.subject ?? 'tool-1')
      .setExpirationTime(change.expires ?? '5 min')
      .sign(change.key ?? keys.privateKey);

  it('says of a token that cannot be checked that it is to be tried again, not that it is wrong', async () => {
    // Neither where the provider is nor its keys are known yet; then the first and not the second.
    for (const kind of ['silence', 'error'] as const) {
      outage = kind;
      const response = await ask(test, { authorization: `Bearer ${await token()}` });
      expect([kind, response.status, response.headers.get('retry-after')]).toEqual([kind, 503, '1']);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: expect.stringContaining('try again'),
            extensions: { code: 'UNAVAILABLE', requestId: expect.any(String) },
          },
        ],
      });
      expect((await fetch(`${test.url}/auth/sign-in`, { redirect: 'manual' })).status).toBe(503);
    }
    outage = 'none';
    const away = await ask(test, { authorization: `Bearer ${await token()}` });
    expect(away.status).toBe(200);
  });

  it('lets a genuine token in', async () => {
    const response = await ask(test, { authorization: `Bearer ${await token()}` });
    expect(await response.json()).toMatchObject({ data: { viewer: { name: 'A tool', nation: 'FR' } } });
  });

  it('lets a tool do by token what its token was given for', async () => {
    const store = test.app.get(PrincipalStore);
    await test.app.get(Database).withContext(system, async (manager) => {
      const one = { kind: 'person', name: 'Administrator', nation: null, issuer, subject: 'admin-1' } as const;
      await store.grant(manager, (await store.insert(manager, one)) ?? '', { role: 'administrator', scenario: null });
    });
    const send = async (who: { subject: string; scope?: string }, query: string) => {
      const response = await ask(test, { authorization: `Bearer ${await token(who)}` }, query);
      return ((await response.json()) as Answer['body']).data;
    };
    const administrator = { subject: 'admin-1' };
    const made = await send(
      administrator,
      `mutation { principalCreate(input: { kind: TOOL, name: "Tool", nation: "FR", issuer: "${issuer}", subject: "tool-2" }) { principal { id } userErrors { code } } }`,
    );
    expect(made.principalCreate.userErrors).toEqual([]);
    const granted = await send(
      administrator,
      `mutation { roleGrant(input: { principalId: "${made.principalCreate.principal.id}", role: PARTNER_TOOL }) { userErrors { code } } }`,
    );
    expect(granted.roleGrant.userErrors).toEqual([]);

    const readBy = async (scope?: string) =>
      (await send({ subject: 'tool-2', scope }, '{ scenarios(first: 1) { totalCount nodes { id } } }')).scenarios;
    expect(await readBy()).toMatchObject({ totalCount: 0 });
    expect(await readBy('openid contributions:write')).toMatchObject({ totalCount: 0 });
    const { totalCount, nodes } = await readBy('openid read');
    expect(totalCount).toBeGreaterThan(0);
    const offer = async (scope: string) => {
      const { contributionOffer } = await send(
        { subject: 'tool-2', scope },
        `mutation { contributionOffer(input: { scenarioId: "${nodes[0].id}", contribution: { id: "by-token", nation: "FR", title: "By token", component: LAND, kind: FORCE, status: OFFERED, stationing: INSIDE } }) { contribution { key } userErrors { code } } }`,
      );
      return contributionOffer.userErrors[0]?.code ?? contributionOffer.contribution.key;
    };
    expect(await offer('read')).toBe('access.denied');
    expect(await offer('read contributions:write')).toBe('by-token');
  });

  it('answers every other token with 401', async () => {
    const good = await token();
    const bad = {
      'of another key': await token({ key: others.privateKey }),
      'of another issuer': await token({ issuer: 'http://other.example' }),
      'for another audience': await token({ audience: 'other' }),
      expired: await token({ expires: '10 seconds ago' }),
      'of a subject that is not known': await token({ subject: 'nobody' }),
      unsigned: new UnsecuredJWT({})
        .setSubject('tool-1')
        .setIssuer(issuer)
        .setAudience('muster-api')
        .setExpirationTime('5 min')
        .encode(),
      cut: good.slice(0, -4),
      'with another content': good.replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"root"}').toString('base64url')}.`),
      'no token': 'x',
      empty: '',
      'a key that does not exist': `muster_${'0'.repeat(16)}_${'a'.repeat(43)}`,
      'a short key': 'muster_1_2',
      hostile: `muster_'; DROP TABLE principal; --`,
      long: 'a'.repeat(7000),
    };
    for (const [what, text] of Object.entries(bad)) {
      const response = await ask(test, { authorization: `Bearer ${text}` });
      expect([what, response.status]).toEqual([what, 401]);
      expect(await response.text()).not.toMatch(/select|jwt|jws|stack|node_modules/i);
    }
    expect((await ask(test, { authorization: 'Basic YTpi' })).status).toBe(401);
  });

  it('holds a key to its scopes and its time, and takes it back at once', async () => {
    const store = test.app.get(PrincipalStore);
    const door = test.app.get(Database);
    const make = (scopes: 'read'[], expiresAt: Date) =>
      door.withContext(system, (manager) => store.insertKey(manager, tool, { scopes, expiresAt }));
    const soon = new Date(Date.now() + 60_000);
    const reading = await make(['read'], soon);
    const expired = await make(['read'], new Date(Date.now() - 1000));
    const statusOf = async (text: string) => (await ask(test, { authorization: `Bearer ${text}` })).status;
    expect(await statusOf(reading.token)).toBe(200);
    expect(await statusOf(expired.token)).toBe(401);
    expect(await statusOf(`${reading.token.slice(0, -1)}${reading.token.endsWith('A') ? 'B' : 'A'}`)).toBe(401);
    const [{ secret_hash: stored }] = await test.source.query('SELECT secret_hash FROM api_key WHERE id = $1', [
      reading.id,
    ]);
    expect(reading.token).not.toContain(stored);
    await door.withContext(system, (manager) => store.endKey(manager, reading.id, new Date()));
    expect(await statusOf(reading.token)).toBe(401);
  });
});
