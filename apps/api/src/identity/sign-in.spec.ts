/** Signing in over a real OpenID provider, access tokens of a local key pair, and keys of partner tools. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Database } from '../database/database.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { SESSION_COOKIE } from './authenticator.ts';
import { PrincipalStore } from './principal-store.ts';
import { createSystemContext } from './request-context.ts';

jest.setTimeout(120_000);

const system = createSystemContext('test');
const WHO = '{ viewer { name nation roles } }';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const ask = (test: TestApp, headers: Record<string, string>, query = WHO) =>
  fetch(`${test.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

/** A browser in small: it keeps cookies and follows redirects itself. */
class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async go(
    address: string,
    form?: Record<string, string>,
  ): Promise<{ readonly url: string; readonly response: Response }> {
    let url = address;
    let body: URLSearchParams | undefined = form && new URLSearchParams(form);
    for (let hop = 0; hop < 15; hop++) {
      const jar = this.jarOf(url);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        body,
        redirect: 'manual',
        headers: { cookie, accept: 'text/html' },
      });
      for (const line of response.headers.getSetCookie()) {
        const [pair] = line.split(';');
        const at = pair.indexOf('=');
        jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const next = response.headers.get('location');
      if (next === null) return { url, response };
      url = new URL(next, url).href;
      body = undefined;
    }
    throw new Error('too many redirects');
  }

  jarOf(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);
    return jar;
  }
}

describe('with a provider', () => {
  let provider: ChildProcess;
  let test: TestApp;
  let issuer: string;

  beforeAll(async () => {
    const [port, own] = [await freePort(), await freePort()];
    issuer = `http://127.0.0.1:${port}`;
    const publicUrl = `http://127.0.0.1:${own}`;
    const script = join(import.meta.dirname, '..', 'test', 'oidc-provider.mjs');
    provider = spawn(process.execPath, [script, String(port), `${publicUrl}/auth/callback`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => provider.stdout?.once('data', resolve));
    test = await openTestApp({
      port: own,
      identity: {
        issuer,
        clientId: 'muster',
        clientSecret: 'a-secret-of-the-test-only-0123456789',
        audience: 'muster',
        publicUrl,
        administrator: 'root',
      },
    });
  });

  afterAll(async () => {
    await test.close();
    provider.kill();
  });

  async function signIn(name: string): Promise<string> {
    const browser = new Browser();
    let { url, response } = await browser.go(`${test.url}/auth/sign-in?goal=/runs`);
    for (let step = 0; step < 3 && url.includes('/interaction/'); step++) {
      const html = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? 'login';
      ({ url, response } = await browser.go(url, { prompt, login: name, password: 'x' }));
    }
    expect(new URL(url).pathname).toBe('/runs');
    return browser.jarOf(test.url).get(SESSION_COOKIE) ?? '';
  }

  it('nobody asks anything without having signed in', async () => {
    for (const headers of [{}, { cookie: `${SESSION_COOKIE}=made-up` }, { 'x-muster-persona': 'cell' }] as Record<
      string,
      string
    >[]) {
      const response = await ask(test, headers, '{ __schema { types { name } } }');
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
    expect((await fetch(`${test.url}/auth/persona`, { method: 'POST' })).status).toBe(401);
  });

  it('a person signs in, has no role until one is given, and loses it at once', async () => {
    const cookie = `${SESSION_COOKIE}=${await signIn('alice')}`;
    const who = async () => (await (await ask(test, { cookie })).json()) as { data: { viewer: object } };
    expect((await who()).data.viewer).toEqual({ name: 'Name of alice', nation: null, roles: [] });
    // What the setting MUSTER_ADMINISTRATOR and an administrator need, and nothing else tells.
    const session = await fetch(`${test.url}/auth/session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ mode: 'sign-in', subject: 'alice', principal: { roles: [] } });
    const scenarios = async () =>
      ((await (await ask(test, { cookie }, '{ scenarios { totalCount } }')).json()) as { data: { scenarios: object } })
        .data.scenarios;
    expect(await scenarios()).toEqual({ totalCount: 0 });
    const store = test.app.get(PrincipalStore);
    const door = test.app.get(Database);
    const id = (await store.findBySubject({ issuer, subject: 'alice', scopes: [] }))?.id ?? '';
    await door.withContext(system, (manager) => store.grant(manager, id, { role: 'observer', scenario: null }));
    expect(await scenarios()).toEqual({ totalCount: 1 });
    await door.withContext(system, (manager) => store.revoke(manager, id, 'observer', null));
    expect(await scenarios()).toEqual({ totalCount: 0 });
    await door.withContext(system, (manager) => store.disable(manager, id));
    expect((await ask(test, { cookie })).status).toBe(401);
  });

  it('makes the person that the settings name administrator', async () => {
    const cookie = `${SESSION_COOKIE}=${await signIn('root')}`;
    const { data } = (await (await ask(test, { cookie })).json()) as { data: { viewer: object } };
    expect(data.viewer).toMatchObject({ roles: ['ADMINISTRATOR'] });
    const store = test.app.get(PrincipalStore);
    const door = test.app.get(Database);
    const id = (await store.findBySubject({ issuer, subject: 'root', scopes: [] }))?.id ?? '';
    const granted = async () =>
      (
        await test.source.query(
          `SELECT count(*)::int AS count FROM audit WHERE record ->> 'action' = 'role.grant-by-settings'`,
        )
      )[0].count as number;
    expect(await granted()).toBe(1);
    // What another administrator took does not come back by itself; where there is none, somebody has to begin.
    const made = await door.withContext(system, async (manager) => {
      const other = (await store.insert(manager, { kind: 'person', name: 'Other', nation: null })) ?? '';
      await store.grant(manager, other, { role: 'administrator', scenario: null });
      await store.revoke(manager, id, 'administrator', null);
      return other;
    });
    await signIn('root');
    expect((await store.findBySubject({ issuer, subject: 'root', scopes: [] }))?.grants).toEqual([]);
    await door.withContext(system, (manager) => store.disable(manager, made));
    await signIn('root');
    expect(await granted()).toBe(2);
  });

  it('who has signed in before anybody knew of him is given a nation, and then its roles', async () => {
    await signIn('early');
    const store = test.app.get(PrincipalStore);
    const principalId = (await store.findBySubject({ issuer, subject: 'early', scopes: [] }))?.id ?? '';
    const headers = { cookie: `${SESSION_COOKIE}=${await signIn('root')}` };
    const mutate = async (name: string, input: string) => {
      const query = `mutation { ${name}(input: { principalId: "${principalId}", ${input} }) { principal { nation } userErrors { code } } }`;
      const { data } = (await (await ask(test, headers, query)).json()) as {
        data: Record<string, { principal: { nation: string } | null; userErrors: { code: string }[] }>;
      };
      return data[name].userErrors[0]?.code ?? data[name].principal?.nation;
    };
    expect(await mutate('roleGrant', 'role: NATIONAL_PLANNER')).toBe('role.nation');
    expect(await mutate('principalChange', 'nation: "not a key"')).toBe('nation.invalid');
    expect(await mutate('principalChange', 'nation: "FR"')).toBe('FR');
    expect(await mutate('roleGrant', 'role: NATIONAL_PLANNER')).toBe('FR');
    expect(await mutate('principalChange', 'nation: "PL"')).toBe('role.nation');
  });

  it('ends a session when its person signs out', async () => {
    const cookie = `${SESSION_COOKIE}=${await signIn('bob')}`;
    expect((await ask(test, { cookie })).status).toBe(200);
    await fetch(`${test.url}/auth/sign-out`, { method: 'POST', headers: { cookie } });
    expect((await ask(test, { cookie })).status).toBe(401);
  });

  it('takes no answer of the provider that it did not ask for', async () => {
    const direct = await fetch(`${test.url}/auth/callback?code=x&state=y`, { redirect: 'manual' });
    expect(direct.status).toBe(401);
    const journey = Buffer.from(JSON.stringify({ state: 'a', nonce: 'b', verifier: 'c', goal: '/' })).toString(
      'base64url',
    );
    const forged = await fetch(`${test.url}/auth/callback?code=x&state=other`, {
      redirect: 'manual',
      headers: { cookie: `muster-sign-in=${journey}` },
    });
    expect(forged.status).toBe(401);
    expect(await forged.text()).not.toMatch(/state|openid|at /i);
  });

  it('leads to no other site after signing in', async () => {
    const { headers } = await fetch(`${test.url}/auth/sign-in?goal=//elsewhere.example`, { redirect: 'manual' });
    const cookie = headers.getSetCookie().find((line) => line.startsWith('muster-sign-in='));
    const text = Buffer.from(/=([^;]*)/.exec(cookie ?? '')?.[1] ?? '', 'base64url').toString();
    expect(JSON.parse(text)).toMatchObject({ goal: '/' });
    expect(cookie).toMatch(/HttpOnly/);
  });
});

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
        errors: [{ message: expect.stringContaining('try again'), extensions: { code: 'UNAVAILABLE' } }],
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
      // What a query answers depends on the query.
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      return ((await response.json()) as { data: any }).data;
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
