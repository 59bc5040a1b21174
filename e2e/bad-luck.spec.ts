/**
 * Bad luck in a real browser: somebody else was faster, the session ends, the server restarts under an open page. Nothing that was typed is
 * lost, and each state has a look of its own. The server is one of this file's own, so that it can be taken away; it computes no run.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { MusterServer } from './server.ts';

/** A start on a busy machine, or after a crash. */
const START_MS = 240_000;

interface Answer {
  readonly data: Record<string, { readonly userErrors: readonly { readonly message: string }[] }>;
}

describeInBrowser('bad luck', (opened) => {
  let server: MusterServer;
  let page: Page;
  const faults: string[] = [];
  let asItCame: string;

  beforeAll(async () => {
    server = await MusterServer.start({ MUSTER_THREADS: '0', MUSTER_FIRST_REPLICATIONS: '0' });
    await serves();
    asItCame = await exported();
  });

  beforeEach(async () => {
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  afterEach(() => page?.close());

  afterAll(async () => {
    await server?.stop();
  });

  async function ask(query: string, variables: object): Promise<Answer> {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** Waits until the server answers with its scenarios. */
  async function serves(): Promise<void> {
    const until = Date.now() + START_MS;
    for (;;) {
      try {
        await findScenario();
        return;
      } catch (fault) {
        if (Date.now() > until || server.hasEnded)
          throw new Error(`The server does not serve.\n${readFileSync(server.log, 'utf8').slice(-8000)}`, {
            cause: fault,
          });
        await new Promise((done) => setTimeout(done, 500));
      }
    }
  }

  async function findScenario(): Promise<{ id: string; version: number }> {
    const { data } = (await ask('{ scenarios(first: 20) { nodes { id key version } } }', {})) as unknown as {
      data: { scenarios: { nodes: { id: string; key: string; version: number }[] } };
    };
    const found = data.scenarios.nodes.find(({ key }) => key === 'paris-declaration');
    if (found === undefined) throw new Error('The reference scenario is not there yet.');
    return found;
  }

  /** The document as the server gives it out. */
  async function exported(): Promise<string> {
    const { id } = await findScenario();
    return (await fetch(`${server.url}/exports/scenarios/${encodeURIComponent(id)}.json`)).text();
  }

  /** A colleague edits behind the back of the page. */
  async function colleague(mutation: string, input: object): Promise<void> {
    const { id, version } = await findScenario();
    const seen = mutation.endsWith('Add') ? {} : { expectedVersion: version };
    const { data } = await ask(
      `mutation($input: ${mutation[0].toUpperCase()}${mutation.slice(1)}Input!) { answer: ${mutation}(input: $input) { userErrors { message } } }`,
      { input: { scenarioId: id, ...seen, ...input } },
    );
    expect(data['answer'].userErrors).toEqual([]);
  }

  const form = () => page.locator('.row-editor');
  const open = async (row: string) => {
    await page.goto(`${server.url}/scenario?scenario=paris-declaration&section=nations&row=${row}`);
    await form().getByLabel('Name *').waitFor();
  };
  const save = () => form().getByRole('button', { name: 'Save', exact: true }).click();

  test('a colleague was faster: both sides are shown, the draft stays, and either can be taken', async () => {
    await open('FR');
    await form().getByLabel('Name *').fill('France (mine)');
    await colleague('nationChange', { key: 'FR', change: { name: 'France (theirs)' } });
    await save();
    const conflict = page.getByTestId('conflict');
    await conflict.getByRole('row', { name: 'Name France France (theirs) France (mine)' }).waitFor();
    await expectNoFaults(page, 'conflict');
    // A page that is closed now has lost nothing.
    await page.reload();
    await form().getByText('fields not saved: 1').waitFor();
    expect(await form().getByLabel('Name *').inputValue()).toBe('France (mine)');
    await save();
    await conflict.getByRole('button', { name: 'Save mine' }).click();
    await page.getByRole('heading', { name: 'France (mine)' }).waitFor();
    expect(await form().getByText('not saved').count()).toBe(0);
  });

  test('taking theirs drops the draft and shows what they wrote', async () => {
    await open('DE');
    await form().getByLabel('Name *').fill('Germany (mine)');
    await colleague('nationChange', { key: 'DE', change: { name: 'Germany (theirs)' } });
    await save();
    await page.getByTestId('conflict').getByRole('button', { name: 'Take theirs' }).click();
    await page.getByRole('heading', { name: 'Germany (theirs)' }).waitFor();
    expect(await form().getByLabel('Name *').inputValue()).toBe('Germany (theirs)');
  });

  test('a row that a colleague removed keeps what was typed until it is discarded', async () => {
    await colleague('sourceAdd', { source: { id: 'src-short-lived', title: 'A source' } });
    await page.goto(`${server.url}/scenario?scenario=paris-declaration&section=sources&row=src-short-lived`);
    await form().getByLabel('Title *').fill('A source (mine)');
    await colleague('sourceRemove', { key: 'src-short-lived' });
    await page.reload();
    await page.getByTestId('gone').waitFor();
    expect(await form().getByLabel('Title *').inputValue()).toBe('A source (mine)');
    await page.getByTestId('gone').getByRole('button', { name: 'Discard' }).click();
    await form().waitFor({ state: 'detached' });
  });

  test('a session that ends says so, offers the way back, and keeps the draft', async () => {
    await open('PL');
    await form().getByLabel('Name *').fill('Poland (mine)');
    await page.route('**/graphql', (route) =>
      route.fulfill({
        status: 401,
        contentType: 'application/json',
        body: '{"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}',
      }),
    );
    await save();
    await form().getByText('Your session has ended.').waitFor();
    const back = await form().getByRole('link', { name: 'Sign in again' }).getAttribute('href');
    expect(decodeURIComponent(back ?? '')).toContain('goal=/scenario?');
    expect(await form().getByLabel('Name *').inputValue()).toBe('Poland (mine)');
    await page.unroute('**/graphql');
    // Back from signing in, at the same address.
    await page.reload();
    await form().getByText('fields not saved: 1').waitFor();
    await save();
    await page.getByRole('heading', { name: 'Poland (mine)' }).waitFor();
  });

  test('the server restarts under an open page: it says so, goes on by itself, and the edit is saved', async () => {
    await open('NL');
    await form().getByLabel('Name *').fill('Netherlands (mine)');
    await server.halt();
    await save();
    await form()
      .getByText(/The server does not answer.*kept in this browser/)
      .waitFor();
    expect(await form().getByLabel('Name *').inputValue()).toBe('Netherlands (mine)');
    // What was not loaded before waits; what is on the screen stays.
    await page.getByRole('button', { name: 'Import', exact: true }).waitFor();
    server.restart();
    await serves();
    await save();
    await page.getByRole('heading', { name: 'Netherlands (mine)' }).waitFor();
    expect(await form().getByText('not saved').count()).toBe(0);
  });

  test('undo all gives the document that came, redo all the edited one', async () => {
    const edited = await exported();
    expect(edited).not.toBe(asItCame);
    await page.goto(`${server.url}/scenario?scenario=paris-declaration&section=nations`);
    const takeAll = async (name: 'Undo' | 'Redo', times: number) => {
      const button = page.getByRole('button', { name, exact: true });
      for (let done = 0; done < times; done++) {
        const { version } = await findScenario();
        await button.click();
        await page
          .getByText(`version ${version + 1}`)
          .first()
          .waitFor();
      }
      await button.and(page.locator(':disabled')).waitFor();
    };
    const { version: edits } = await findScenario();
    await takeAll('Undo', edits - 1);
    expect(await exported()).toBe(asItCame);
    await takeAll('Redo', edits - 1);
    expect(await exported()).toBe(edited);
  });

  test('loading, empty, failed, offline, withheld and signed out look different from each other', async () => {
    const looks = new Map<string, string>();
    const lookOf = async (name: string, selector: string) => {
      const state = page.locator(selector).first();
      await state.waitFor();
      looks.set(
        name,
        await state.evaluate((element) => {
          const { background, border, borderLeft } = getComputedStyle(element);
          return [background, border, borderLeft, element.getAttribute('role')].join(' ');
        }),
      );
    };
    const answers: readonly (readonly [name: string, selector: string, status: number | 'hang' | 'abort'])[] = [
      ['loading', '.state-loading', 'hang'],
      ['failed', '.state-error', 400],
      ['offline', '.state-offline', 'abort'],
      ['withheld', '.state-withheld', 403],
      ['signed out', '.state-signed-out', 401],
    ];
    for (const [name, selector, status] of answers) {
      await page.route('**/exports/**', (route) =>
        status === 'hang'
          ? undefined
          : status === 'abort'
            ? route.abort()
            : route.fulfill({ status, body: '{}', contentType: 'application/json' }),
      );
      await page.goto(`${server.url}/scenario?scenario=paris-declaration`);
      await lookOf(name, selector);
      await page.unroute('**/exports/**');
    }
    // Nothing was run on this server.
    await page.goto(`${server.url}/runs?scenario=amber-strait`);
    await lookOf('empty', '.state-empty');
    expect(new Set(looks.values()).size).toBe(looks.size);
  });

  test('eight runs that wait take no connection from what else the page asks for', async () => {
    const { id } = await findScenario();
    for (let seed = 1; seed <= 8; seed++)
      await ask('mutation($input: RunStartInput!) { runStart(input: $input) { userErrors { message } } }', {
        input: { scenarioId: id, seed, replications: 1 },
      });
    const stream = page.waitForEvent('websocket');
    await page.goto(`${server.url}/runs?scenario=paris-declaration`);
    await page.getByRole('heading', { name: 'New run' }).waitFor();
    expect(new URL((await stream).url()).pathname).toBe('/graphql');
    // A screen whose rows were not loaded yet: a browser has six connections to a host.
    await page.getByRole('link', { name: 'Scenario', exact: true }).click();
    await page.getByRole('navigation', { name: 'Sections' }).waitFor({ timeout: 60_000 });
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
