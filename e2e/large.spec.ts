/** What is large, in a real browser: a file of 100,000 lines, a scenario with as many rows, a run whose shown replication no estimate passes by. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const LINES = 100_000;
const BROKEN = 120;
const KEY = `large-${Date.now()}`;
/** A page that answers a click within this is not held up; the file takes many times as long. */
const ANSWER_MS = 1000;
/** The estimates of the what-if are of the first 200. */
const ESTIMATED = 200;

const scenario = {
  format: 'muster-scenario/2',
  id: KEY,
  title: 'A small scenario that grows',
  clock: {
    cfDay: '2026-06-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 20 },
    end: { anchor: 'CF', offset: 40 },
  },
  nations: [{ id: 'AA', name: 'Aland', role: 'contributor', reported: 'nothing reported' }],
  places: [
    { id: 'HOME', name: 'Home garrison', kind: 'junction', country: 'AA', lat: 50, lon: 20 },
    { id: 'HUB', name: 'Forward hub', kind: 'hub', country: 'AA', lat: 50, lon: 22 },
  ],
  links: [{ id: 'road', from: 'HOME', to: 'HUB', mode: 'road', lengthKm: 120 }],
  forceElements: [
    {
      id: 'first',
      name: 'First company',
      nation: 'AA',
      component: 'land',
      capability: 'manoeuvre',
      home: 'HOME',
      destination: 'HUB',
      cargo: { pax: 100 },
      peopleModes: ['road'],
      notice: { triangular: [1, 5, 15] },
      requiredAt: { anchor: 'CF', offset: 10 },
    },
  ],
};

describeInBrowser('what is large', (opened) => {
  let origin: string;
  let page: Page;
  let run: { readonly number: number; readonly shown: number };
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${origin}/runs`);
    await page.evaluate(async (document) => {
      const headers = { 'content-type': 'application/json' };
      await fetch('/auth/persona', { method: 'POST', headers, body: JSON.stringify({ id: 'cell' }) });
      const answer = await fetch('/imports', { method: 'POST', headers, body: JSON.stringify(document) });
      if (!answer.ok) throw new Error(await answer.text());
    }, scenario);
    run = await runShownAfter(ESTIMATED);
  });

  const ask = <T>(query: string, variables: object = {}): Promise<T> =>
    page.evaluate(
      async (body) => {
        const response = await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const { data, errors } = await response.json();
        if (errors) throw new Error(JSON.stringify(errors));
        return data;
      },
      { query, variables },
    ) as Promise<T>;

  /** A run of 600 replications that shows one of the last 400; which one that is lies in its seed. */
  async function runShownAfter(most: number): Promise<typeof run> {
    const { scenario: found } = await ask<{ scenario: { id: string } }>(
      'query ($key: String!) { scenario(key: $key) { id } }',
      { key: KEY },
    );
    for (let seed = 1; seed < 20; seed += 1) {
      const { runStart } = await ask<{ runStart: { run: { id: string; number: number } } }>(
        'mutation ($input: RunStartInput!) { runStart(input: $input) { run { id number } userErrors { message } } }',
        { input: { scenarioId: found.id, seed, replications: 600 } },
      );
      const { id, number } = runStart.run;
      const shown = await shownOf(id);
      if (shown >= most) return { number, shown };
    }
    throw new Error('No seed shows a late replication.');
  }

  async function shownOf(id: string): Promise<number> {
    for (;;) {
      const { run: found } = await ask<{
        run: { asked: number; result: { replications: number; shown: { replication: number } } | null };
      }>('query ($id: ID!) { run(id: $id) { asked result { replications shown { replication } } } }', { id });
      if (found.result !== null && found.result.replications >= found.asked) return found.result.shown.replication;
      await new Promise((done) => setTimeout(done, 200));
    }
  }

  test('the what-if proves its engine on the replication that the run shows, whichever it is', async () => {
    await page.goto(`${origin}/what-if?scenario=${KEY}&run=${run.number}`);
    const proof = await page.getByTestId('same-engine').innerText();
    expect(run.shown).toBeGreaterThanOrEqual(ESTIMATED);
    expect(proof).toContain(`replication ${run.shown} has the trace hash of run ${run.number}`);
  });

  test('a file of 100,000 lines is sent, compared and taken over, and the page answers meanwhile', async () => {
    await page.goto(`${origin}/scenario?scenario=${KEY}&run=${run.number}&section=stocks`);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const lines = Array.from({ length: LINES }, (_, i) =>
      i < BROKEN ? `broken-${i};HUB;V;much` : `st-${i};${i % 2 === 0 ? 'HUB' : 'HOME'};V;${1 + (i % 90)}`,
    );
    const file = ['id;place;class;amountT', ...lines].join('\n');
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByLabel('Read it as').selectOption('stocks');
    const longestStandstill = await watchStandstills();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByTestId('import-progress').waitFor();
    await page.getByRole('progressbar', { name: 'Part of the file that was read' }).waitFor();
    await answersWithinASecond();
    const preview = page.getByTestId('import-preview');
    await preview.getByRole('button', { name: /^added 99\D880$/ }).waitFor();
    await preview.getByRole('button', { name: `rejected ${BROKEN}` }).waitFor();

    // More than a page of the list, in one file.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      preview.getByRole('button', { name: 'Export the rejected lines as CSV' }).click(),
    ]);
    const saved = readFileSync(await download.path(), 'utf8');
    expect(saved.match(/"much"+ is not a number/g)).toHaveLength(BROKEN);

    await preview.getByRole('button', { name: /^Take over: 99\D880$/ }).click();
    const applying = page.getByTestId('import-applying');
    await applying.waitFor();
    await answersWithinASecond();
    await applying.getByRole('progressbar', { name: 'Part of the file that is taken over' }).waitFor();
    await page
      .getByTestId('import-applied')
      .getByText(/99\D880 added, 0 changed, 0 removed/)
      .waitFor();
    expect(await longestStandstill()).toBeLessThan(ANSWER_MS);
  });

  /** Counts in the page itself, from now on, for how long nothing else had a turn. */
  async function watchStandstills(): Promise<() => Promise<number>> {
    const watch = await page.evaluateHandle((everyMs) => {
      const seen = { last: performance.now(), longest: 0 };
      const look = () => {
        const now = performance.now();
        seen.longest = Math.max(seen.longest, now - seen.last - everyMs);
        seen.last = now;
      };
      setInterval(look, everyMs);
      return { seen, look };
    }, 20);
    return () =>
      watch.evaluate(({ seen, look }) => {
        look();
        return seen.longest;
      });
  }

  /** The page is asked for another theme while the server is busy with the file; how long it takes is counted in the page itself. */
  async function answersWithinASecond(): Promise<void> {
    await page.locator('.settings summary').click();
    const answered = await page.getByLabel('Theme').evaluate(async (field) => {
      const select = field as HTMLSelectElement;
      const shown = () => document.documentElement.getAttribute('data-mantine-color-scheme');
      const begun = performance.now();
      const other = shown() === 'dark' ? 'light' : 'dark';
      select.value = other;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      for (let i = 0; i < 1000 && shown() !== other; i += 1) await new Promise((done) => setTimeout(done, 5));
      return performance.now() - begun;
    });
    expect(answered).toBeLessThan(ANSWER_MS);
    await page.locator('.settings summary').click();
  }

  test.each([
    ['map', '&place=HUB', 'Forward hub'],
    ['forces', '', 'Aland'],
    ['timeline', '', 'First company'],
    ['overview', '', '100 of 100 persons'],
  ])('%s opens on a scenario with 100,000 stocks, at a run from before they came', async (screen, query, named) => {
    await page.goto(`${origin}/${screen}?scenario=${KEY}&run=${run.number}${query}`);
    await page.locator('main').getByText(named).first().waitFor({ state: 'attached' });
    expect(await page.getByText(/could not be loaded/).count()).toBe(0);
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
