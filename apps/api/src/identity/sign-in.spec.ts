/** Signing in over a real OpenID provider. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createApp, type CreateAppOptions } from '../app.ts';
import { Database } from '../database/database.ts';
import { openDatabase } from '../database/migrate.ts';
import { ask, Browser, freePort } from '../test/identity-harness.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { SESSION_COOKIE } from './authenticator.ts';
import { PrincipalStore } from './principal-store.ts';
import { createSystemContext } from './request-context.ts';

jest.setTimeout(120_000);

const system = createSystemContext('test');
describe('with a provider', () => {
  let provider: ChildProcess;
  let test: TestApp;
  let issuer: string;
  let identity: NonNullable<CreateAppOptions['identity']>;

  beforeAll(async () => {
    const [port, own] = [await freePort(), await freePort()];
    issuer = `http://127.0.0.1:${port}`;
    const publicUrl = `http://127.0.0.1:${own}`;
    const script = join(import.meta.dirname, '..', 'test', 'oidc-provider.mjs');
    provider = spawn(process.execPath, [script, String(port), `${publicUrl}/auth/callback`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => provider.stdout?.once('data', resolve));
    identity = {
      issuer,
      clientId: 'muster',
      clientSecret: 'a-secret-of-the-test-only-0123456789',
      audience: 'muster',
      publicUrl,
      administrator: 'root',
    };
    test = await openTestApp({ port: own, identity });
  });

  afterAll(async () => {
    await test.close();
    provider.kill();
  });

  /** @param at the server that the journey begins at; it ends at the one that the provider leads back to */
  async function signIn(name: string, at = test.url): Promise<string> {
    const browser = new Browser();
    if (at !== test.url) browser.takeForOne(test.url, at);
    let { url, response } = await browser.go(`${at}/auth/sign-in?goal=/runs`);
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

  it('is the same behind two servers: a journey, a session and its end, what a person may', async () => {
    const source = await openDatabase(test.address);
    const other = await createApp({ source, target: test.address, threads: 1, logger: [], identity });
    try {
      await other.listen(0, '127.0.0.1');
      const url = await other.getUrl();
      const cookie = `${SESSION_COOKIE}=${await signIn('carol', url)}`;
      const seen = async () => {
        const answers = await Promise.all([test.url, url].map((at) => ask({ url: at }, { cookie })));
        return Promise.all(
          answers.map(async (answer) => {
            const { data } = (await answer.json()) as { data?: { viewer: { name: string; roles: string[] } } };
            return data === undefined ? answer.status : [data.viewer.name, ...data.viewer.roles];
          }),
        );
      };
      expect(await seen()).toEqual([['Name of carol'], ['Name of carol']]);
      const store = other.get(PrincipalStore);
      const id = (await store.findBySubject({ issuer, subject: 'carol', scopes: [] }))?.id ?? '';
      const grant = { role: 'observer', scenario: null } as const;
      await other.get(Database).withContext(system, (manager) => store.grant(manager, id, grant));
      expect(await seen()).toEqual([
        ['Name of carol', 'OBSERVER'],
        ['Name of carol', 'OBSERVER'],
      ]);
      await fetch(`${url}/auth/sign-out`, { method: 'POST', headers: { cookie } });
      expect(await seen()).toEqual([401, 401]);
    } finally {
      await other.close();
      if (source.isInitialized) await source.destroy();
    }
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
