/** A planner at the clock says what is really where now, saves it, and the next run goes on from there. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const REPLICATIONS = 4;
const DAY_MIN = 1440;

interface Element {
  readonly element: string;
  readonly state: string;
  readonly since?: { readonly offset: number; readonly unit?: string };
}

describeInBrowser('the state of now', (opened) => {
  let origin: string;
  let page: Page;
  let scenario: { id: string; key: string };
  const faults: string[] = [];

  async function ask<T>(query: string, variables: object): Promise<T> {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return ((await response.json()) as { data: T }).data;
  }

  /** A scenario of its own, so that the reference stays what the other walks expect; run with a few replications. */
  async function forkAndRun(): Promise<number> {
    const { scenarios } = await ask<{ scenarios: { nodes: { id: string; key: string }[] } }>(
      '{ scenarios(first: 20) { nodes { id key } } }',
      {},
    );
    const scenarioId = scenarios.nodes.find(({ key }) => key === 'paris-declaration')?.id;
    const key = `planned-on-${Date.now()}`;
    const { scenarioFork } = await ask<{ scenarioFork: { scenario: { id: string; key: string } } }>(
      'mutation($input: ScenarioForkInput!) { scenarioFork(input: $input) { scenario { id key } } }',
      { input: { scenarioId, key, title: 'Planned on' } },
    );
    scenario = scenarioFork.scenario;
    const { runStart } = await ask<{ runStart: { run: { id: string; number: number } } }>(
      'mutation($input: RunStartInput!) { runStart(input: $input) { run { id number } } }',
      { input: { scenarioId: scenario.id, seed: 3, replications: REPLICATIONS } },
    );
    await allDone(runStart.run.id);
    return runStart.run.number;
  }

  /** Waits for the replications, and stops what would follow: reliefs are of no use here and hold the processor of the other walks. */
  async function allDone(id: string): Promise<void> {
    for (;;) {
      const { run } = await ask<{ run: { result: { replications: number } | null } }>(
        'query($id: ID!) { run(id: $id) { result { replications } } }',
        { id },
      );
      if (run.result?.replications === REPLICATIONS) break;
      await new Promise((again) => setTimeout(again, 500));
    }
    await ask('mutation($input: RunCancelInput!) { runCancel(input: $input) { userErrors { message } } }', {
      input: { runId: id },
    });
  }

  /** Median minute in which each element is ready. */
  async function readyOf(run: string): Promise<Map<string, number | null>> {
    interface ElementPage {
      run: {
        result: {
          elements: {
            nodes: { key: string; ready: { p50: number | null } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      };
    }
    const found = new Map<string, number | null>();
    for (let after: string | null = null; ;) {
      const page: ElementPage = await ask<ElementPage>(
        `query($id: ID!, $after: String) { run(id: $id) { result { elements(first: 100, after: $after) {
          nodes { key ready { p50 } } pageInfo { hasNextPage endCursor } } } } }`,
        { id: run, after },
      );
      const { nodes, pageInfo } = page.run.result.elements;
      for (const row of nodes) found.set(row.key, row.ready.p50);
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  }

  const documentOf = async () =>
    (await (await fetch(`${origin}/exports/scenarios/${scenario.id}.json`)).json()) as {
      forceElements: { id: string; name: string }[];
      initialState?: {
        asOf: { offset: number };
        elements: Element[];
        stocks: { stock: string; amountT: number }[];
        supply: { id: string; underWayT: number }[];
        support: { id: string; done: number; begun?: boolean }[];
      };
    };

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  let moved = '';
  let first = 0;
  /** Rows of which the state says that a run is under way. */
  let begun = 0;

  test('is taken from the shown run at the clock, and corrected', async () => {
    const number = await forkAndRun();
    first = number;
    await page.goto(`${origin}/overview?scenario=${scenario.key}&run=${number}&t=CF%2B150`);
    await page.getByRole('button', { name: 'Plan on from here' }).click();
    const panel = page.locator('.now-panel');
    await panel.getByTestId('now-summary').getByText('Otherwise than in the run: 0.').waitFor();
    // Somebody is on the way; a planner who knows that it has come says so.
    const rows = panel.locator('tbody tr');
    await panel.getByLabel('In the run').selectOption('before');
    moved = (await rows.first().locator('th').textContent()) ?? '';
    await rows.first().getByRole('combobox').selectOption('ready');
    await panel.getByRole('button', { name: /^Stocks/ }).click();
    const amount = rows.first().getByRole('textbox');
    await amount.fill('a lot');
    await panel.getByText('Amounts that cannot be read: 1.').waitFor();
    expect(await panel.getByRole('button', { name: 'Save and run on from here' }).isDisabled()).toBe(true);
    await amount.fill('12,5');
    await panel.getByText('Otherwise than in the run: 2.').waitFor();
    // Of runs of work that are under way one has not begun in reality.
    await panel.getByRole('button', { name: /^Work that is done/ }).click();
    const underWay = panel.locator('tbody select', { has: page.locator('option[value="yes"]:checked') });
    await underWay.first().waitFor();
    begun = (await underWay.count()) - 1;
    await underWay.first().selectOption('no');
    await panel.getByText('Otherwise than in the run: 3.').waitFor();
    // What was said is still there after the page was loaded anew.
    await page.reload();
    await panel.getByText('Otherwise than in the run: 3.').waitFor();
    // At another instant it is not taken as said of it.
    await page.goto(`${origin}/scenario?scenario=${scenario.key}&run=${number}&now=CF%2B100`);
    await panel.getByTestId('now-elsewhere').getByRole('button', { name: 'Go on there' }).click();
    await panel.getByText('Otherwise than in the run: 3.').waitFor();
  });

  test('is saved as a version, and the next run goes on from there', async () => {
    await page.getByRole('button', { name: 'Save and run on from here' }).click();
    await page.getByRole('heading', { name: 'New run' }).waitFor();
    const saved = await documentOf();
    const { initialState } = saved;
    expect(initialState?.asOf.offset).toBe(150);
    const states = new Set(initialState?.elements.map(({ state }) => state));
    expect([...states].sort()).toEqual(expect.arrayContaining(['ready']));
    expect(initialState?.stocks.some(({ amountT }) => amountT === 12.5)).toBe(true);
    // At any instant some train of the reference is on its way.
    expect(initialState?.supply.some(({ underWayT }) => underWayT > 0)).toBe(true);
    expect(initialState?.support.every((row) => row.done > 0 || row.begun === true)).toBe(true);
    expect(begun).toBeGreaterThan(0);
    expect(initialState?.support.filter((row) => row.begun === true)).toHaveLength(begun);
    const number = new URL(page.url()).searchParams.get('run');
    const { scenario: held } = await ask<{
      scenario: { asOfMin: number; runs: { nodes: { id: string; number: number }[] } };
    }>('query($id: ID!) { scenario(id: $id) { asOfMin runs(first: 2) { nodes { id number } } } }', { id: scenario.id });
    expect(held.asOfMin).toBe(150 * DAY_MIN);
    const run = held.runs.nodes.find((row) => String(row.number) === number);
    await allDone(run?.id ?? '');
    const ready = await readyOf(run?.id ?? '');
    // Who is said to be there is ready at the instant; who was there before is so since it came.
    expect(ready.get(saved.forceElements.find(({ name }) => name === moved)?.id ?? '')).toBe(150 * DAY_MIN);
    const early = initialState?.elements.find(({ state, since }) => state === 'ready' && since !== undefined);
    const since = early?.since ?? { offset: NaN };
    expect(ready.get(early?.element ?? '')).toBe(since.offset * (since.unit === 'min' ? 1 : DAY_MIN));
  });

  test('a run of before says that the scenario has changed since', async () => {
    await page.goto(`${origin}/overview?scenario=${scenario.key}&run=${first}`);
    await page.getByTestId('outdated').getByText('version 1, the scenario is at version 2').waitFor();
    // What somebody else changes meanwhile is told when another screen is opened.
    await ask('mutation($input: ScenarioChangeInput!) { scenarioChange(input: $input) { userErrors { message } } }', {
      input: { scenarioId: scenario.id, expectedVersion: 2, summary: 'Changed elsewhere' },
    });
    await page.getByRole('link', { name: 'Closure', exact: true }).click();
    await page.getByTestId('outdated').getByText('version 1, the scenario is at version 3').waitFor();
  });

  test('is told on the scenario, and taken away again', async () => {
    await page.goto(`${origin}/scenario?scenario=${scenario.key}&now=CF%2B150`);
    await page
      .getByTestId('now-set')
      .getByText(/The plan begins with the state of CF\+150/)
      .waitFor();
    await page.getByRole('button', { name: 'Plan from CF-day again' }).click();
    await page.getByTestId('now-set').waitFor({ state: 'detached' });
    expect((await documentOf()).initialState).toBeUndefined();
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
