/** What planners do by the button and no other walk presses: withdraw, propose and accept, compare two times. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** No other spec looks at this row. */
const ROW = 'con-fr-air';

describeInBrowser('by the button', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 }, acceptDownloads: true });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  const openAs = async (persona: string, view: string) => {
    await page.goto(`${origin}/runs`);
    await page.evaluate(
      (id) =>
        fetch('/auth/persona', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ id }),
        }),
      persona,
    );
    await page.goto(`${origin}/${view}`);
  };
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  test('the cell proposes a change of a row of a nation, and the nation accepts it', async () => {
    const view = `scenario?scenario=paris-declaration&section=contributions&row=${ROW}`;
    const title = `French air forces ${Date.now()}`;
    await openAs('cell', view);
    const form = page.locator('.row-editor');
    await form.getByLabel('Title').fill(title);
    await form.getByLabel('Reason').first().fill('As announced');
    // The cell may not save what is a nation's own.
    expect(await form.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
    await press('Propose to France');
    const proposed = form.getByText('Proposed. A planner of France decides.');
    await proposed.waitFor();
    // What is typed next is not proposed yet.
    await form.getByLabel('Title').fill(`${title}, once more`);
    await proposed.waitFor({ state: 'detached' });
    await openAs('planner-FR', view);
    await press('Proposals');
    const row = page.getByTestId('proposals').getByRole('row').filter({ hasText: title });
    await row.getByRole('button', { name: 'Accept' }).click();
    await row.getByText('Accepted').waitFor();
    await page.getByRole('heading', { name: title }).waitFor();
  });

  test('a national planner withdraws a contribution', async () => {
    const title = `French offer to withdraw ${Date.now()}`;
    await openAs('planner-FR', 'scenario?scenario=paris-declaration&section=contributions');
    await press('Add a row');
    const form = page.locator('.row-editor');
    await form.getByLabel('Nation').fill('FR');
    await form.getByLabel('Title').fill(title);
    await form.getByLabel('Component').selectOption('land');
    await form.getByLabel('Kind').selectOption('force');
    await form.getByLabel('Status').selectOption('offered');
    await form.getByLabel('Stationing').selectOption('inside');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByTestId('used-by').waitFor();
    await press('Remove');
    await form.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: title }).count()).toBe(0);
  });

  test('who is refused finds the field again, also in a group that was closed meanwhile', async () => {
    await openAs('planner-FR', 'scenario?scenario=paris-declaration&section=contributions');
    await press('Add a row');
    const form = page.locator('.row-editor');
    await form.getByLabel('Title').fill('French offer with half a caveat');
    const group = form.locator('details').filter({ hasText: 'Caveats' });
    await group.locator('summary').click();
    await press('Add: Caveats');
    for (const attempt of ['first', 'second']) {
      await form.getByRole('button', { name: 'Add', exact: true }).click();
      const fault = group.getByTestId('field-fault').first();
      await fault.waitFor();
      expect({ attempt, focused: await form.locator(':focus').count() }).toEqual({ attempt, focused: 1 });
      await group.locator('summary').click();
      await fault.waitFor({ state: 'hidden' });
    }
    await press('Discard');
  });

  test('a row that is not there says so', async () => {
    await openAs('cell', 'scenario?scenario=paris-declaration&section=gates&row=no-such-gate');
    await page.getByTestId('not-here').waitFor();
  });

  test('the force is compared at two times, by capability, and exported with its marking', async () => {
    await openAs('cell', 'forces?scenario=paris-declaration&t=D%2B20&then=0');
    await page.getByText('± since or against: D−180.0').waitFor();
    await press('By capability');
    await press('Vehicles');
    await page.getByRole('columnheader', { name: 'Manoeuvre' }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), press('Export as CSV')]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toMatch(/^\ufeff?UNCLASSIFIED/);
    expect(text).toContain('Manoeuvre,vehicles');
    await press('Lift');
    await page.getByRole('columnheader', { name: 'Rail' }).waitFor();
  });

  test('the force is compared with another run', async () => {
    const ask = async (query: string, variables: object = {}) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()).data;
    };
    const { scenarios } = await ask('{ scenarios(first: 20) { nodes { id key } } }');
    const { id } = scenarios.nodes.find(({ key }: { key: string }) => key === 'paris-declaration');
    // A trial of few replications: what all see stays the whole run.
    const { runStart } = await ask(
      'mutation($input: RunStartInput!) { runStart(input: $input) { run { id number } } }',
      { input: { scenarioId: id, seed: 5, replications: 2 } },
    );
    const { id: runId, number } = runStart.run;
    await openAs('cell', 'forces?scenario=paris-declaration&t=D%2B20&figure=vehicles');
    const beside = page.getByLabel('Beside run');
    await beside.locator(`option[value="${number}"]`).waitFor({ state: 'attached' });
    await beside.selectOption(String(number));
    await page.getByText(`± since or against: Run ${number}`).waitFor();
    await page.getByText('Figures: ready of offered.').waitFor();
    // Reliefs are of no use here and hold the processor of the other walks.
    await ask('mutation($input: RunCancelInput!) { runCancel(input: $input) { userErrors { message } } }', {
      input: { runId },
    });
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
