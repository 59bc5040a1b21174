/** A what-if that is kept: a fork with its own run, and the comparison with the plan that it came from. */
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

describeInBrowser('a kept variant', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
  });

  /** A few replications of the reference scenario, whose number the address takes; the variant is run with as many. */
  async function startRun(persona = 'cell', replications = 4): Promise<string> {
    const ask = async (query: string, variables: object) => {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
        body: JSON.stringify({ query, variables }),
      });
      return ((await response.json()) as { data: Record<string, never> }).data;
    };
    const { scenarios } = (await ask('{ scenarios(first: 20) { nodes { id key } } }', {})) as unknown as {
      scenarios: { nodes: { id: string; key: string }[] };
    };
    const scenarioId = scenarios.nodes.find(({ key }) => key === 'paris-declaration')?.id;
    const { runStart } = (await ask(
      'mutation($input: RunStartInput!) { runStart(input: $input) { run { number } userErrors { message } } }',
      { input: { scenarioId, seed: 11, replications } },
    )) as unknown as { runStart: { run: { number: number }; userErrors: unknown[] } };
    expect(runStart.userErrors).toEqual([]);
    return String(runStart.run.number);
  }

  test('who may not keep one, or say what is now, is told so before, and looks on', async () => {
    const number = await startRun('planner-FR', 1);
    const own = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    await own.goto(`${origin}/runs`);
    await own.evaluate(() =>
      fetch('/auth/persona', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'planner-FR' }),
      }),
    );
    await own.goto(`${origin}/what-if?scenario=paris-declaration&run=${number}`);
    await own.getByText('The coordination cell keeps variants.').waitFor();
    expect(await own.getByRole('button', { name: /Keep as a variant/ }).count()).toBe(0);
    await own.goto(`${origin}/scenario?scenario=paris-declaration&run=${number}&now=D%2B0`);
    await own.getByText('The coordination cell sets the state of now').waitFor();
    expect(await own.locator('.now-table select').first().isDisabled()).toBe(true);
    expect(await own.locator('.now-filter input').isEnabled()).toBe(true);
    expect(await own.getByRole('button', { name: /^Save/ }).count()).toBe(0);
    await own.close();
  });

  test('is forked, run, and compared: what was put in differently first, then what came out', async () => {
    const number = await startRun();
    await page.goto(`${origin}/what-if?scenario=paris-declaration&run=${number}&levers=attack%3A-30`);
    await page.getByTestId('what-if-figures').waitFor();
    // One of each other kind, by hand.
    await page.getByRole('slider', { name: /Notice of the response/ }).fill('50');
    for (const lever of ['Decision', 'Place', 'Lift', 'Stock'])
      await page.getByRole('combobox', { name: lever, exact: true }).selectOption({ index: 1 });
    await page.getByRole('slider', { name: /It takes/ }).fill('3');
    await page.getByRole('slider', { name: /More assets/ }).fill('2');
    await page.waitForFunction(() => {
      const levers = new URL(window.location.href).searchParams.get('levers') ?? '';
      return ['attack', 'notice', 'gate', 'berths', 'lift', 'stock'].every((kind) => levers.includes(kind));
    });
    await page.locator('.levers .confidence').nth(3).waitFor();
    await expectNoFaults(page, 'levers of all kinds');
    const name = `Thirty days earlier ${Date.now()}`;
    await page.getByLabel('Name of the variant').fill(name);
    await page.getByRole('button', { name: 'Keep as a variant and run it' }).click();
    await page.getByRole('heading', { name: 'New run' }).waitFor();
    await page.waitForFunction((title) => document.title.includes(title), name);
    const variant = page.locator('.runs tbody tr').first();
    await variant.getByText('4 of 4').waitFor();
    // A comparison needs no reliefs: it is offered while those are still tried.
    await variant.getByRole('button', { name: 'Compare' }).click();

    await page.getByRole('heading', { name: 'What was put in differently' }).waitFor();
    await page.locator('.compare-inputs').getByText(name).first().waitFor();
    await page.getByTestId('difference').getByText(/D-day/i).first().waitFor();
    const inputs = await page.getByTestId('difference').innerText();
    // Rows of nations among them: they stay as they are, and what is supposed of them stands beside.
    expect(inputs.match(/Supposes: /g)).toHaveLength(5);
    expect(inputs).toMatch(/Supposes: Notice of the response: 50\s%\./);
    expect(inputs).not.toMatch(/Force elements|Latencies|Places|Lift pools|Stocks/);
    expect(inputs).toMatch(/^Scenario: Title changes/m);
    const differences = page.getByTestId('differences');
    await differences.getByRole('row', { name: /Whole force/ }).waitFor();
    await expectNoFaults(page, 'two runs compared');
    await page.getByText(/4 pairs, same draws/).waitFor();
    expect(await differences.getByRole('row').count()).toBeGreaterThan(20);
    // The view is the address: another person who opens it sees the same comparison.
    await page.reload();
    await differences.getByRole('row', { name: /Whole force/ }).waitFor();
  });

  test('says what it supposes, and a what-if on it begins with that', async () => {
    await page.getByRole('link', { name: /supposes 5/ }).click();
    await page.getByTestId('what-if-figures').waitFor();
    const notice = page.getByRole('slider', { name: /Notice of the response/ });
    expect(await notice.inputValue()).toBe('50');
    await page.getByText('the plan as it is saved').waitFor();
    // The page runs what the server has run: both have applied the same hypotheses.
    await page.getByTestId('same-engine').waitFor();
    expect(await page.getByRole('button', { name: 'Keep as a variant and run it' }).isDisabled()).toBe(true);
    await expectNoFaults(page, 'a what-if on a variant');
    await page.goto(page.url().replace('/what-if', '/brief'));
    await page
      .getByTestId('suppositions')
      .filter({ hasText: /Notice of the response: 50\s%/ })
      .waitFor();
    await expectNoFaults(page, 'the brief of a variant');
  });

  test('nothing failed on the page', () => {
    expect(faults).toEqual([]);
  });
});
