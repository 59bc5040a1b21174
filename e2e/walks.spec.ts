/**
 * Walks through the page as people who have never seen it would take them: the planner's four questions, the commander's brief, the
 * partner's examples and the national planner's offer. Each begins on a first screen and uses only what is written on the page.
 */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const THEMES = ['light', 'dark'] as const;

describeInBrowser('walks', (opened) => {
  let origin: string;
  let page: Page;
  const faults: string[] = [];
  const strangers: string[] = [];

  beforeAll(async () => {
    origin = await readyMuster();
  });

  beforeEach(async () => {
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
    });
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(origin)) strangers.push(request.url());
    });
  });

  afterEach(() => page?.close());

  const begin = async (path = 'overview', theme: (typeof THEMES)[number] = 'light') => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`${origin}/${path}`);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.locator(`html[data-mantine-color-scheme=${theme}]`).waitFor();
  };
  const tab = (name: string) =>
    page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name, exact: true });
  const figures = () => page.getByTestId('what-if-figures');

  test.each(THEMES)(
    'the planner in %s colours: which required forces are not ready in time, and why',
    async (theme) => {
      await begin('overview', theme);
      // The first panel says how much, and leads to the lines with what holds each back.
      await page.getByRole('link', { name: 'Which, and why' }).click();
      const lines = page.locator('.overview-unmet tbody tr');
      await lines.first().waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.overview-unmet tbody tr')].every(
          (row) => (row.lastElementChild?.textContent ?? '').trim().length > 3,
        ),
      );
      const late = page.locator('.overview-late a').first();
      const name = await late.innerText();
      await late.click();
      await page.getByRole('heading', { name }).waitFor();
      await page
        .getByText(/late at the median|Not ready within the run/)
        .first()
        .waitFor();
      await page.getByText(/Where the time goes/).waitFor();
      expect(await page.locator('.ledger li').count()).toBeGreaterThan(1);
      await page.locator('.chain li').nth(1).waitFor();
    },
  );

  test('the planner: who fills a line that is not met, and back', async () => {
    await begin();
    const link = page.locator('.overview-unmet tbody a').first();
    const line = await link.innerText();
    await link.click();
    const members = page.getByRole('table', { name: line });
    await members.getByRole('link').first().waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'In short' }).waitFor();
    expect(await page.locator('.state-error').count()).toBe(0);
  });

  test.each(THEMES)('the planner in %s colours: what one thing would help most', async (theme) => {
    await begin('overview', theme);
    const first = page.locator('.overview-bottlenecks tbody tr').first();
    await first.waitFor();
    const resource = await first.getByRole('rowheader').innerText();
    expect(resource.length).toBeGreaterThan(3);
    // The first that has a lever: what waits at a permission or a caveat has none.
    await page.locator('.overview-bottlenecks tbody').getByRole('link', { name: 'Try it' }).first().click();
    await page.getByRole('heading', { name: 'Levers' }).waitFor();
    await figures().waitFor();
  });

  test.each(THEMES)(
    'the planner in %s colours: what happens if the attack comes ninety days earlier',
    async (theme) => {
      await begin('overview', theme);
      await tab('What-if').click();
      const lever = page.getByRole('slider', { name: /Attack comes/ });
      await lever.focus();
      await lever.fill('-90');
      await page.getByText('90 d earlier').waitFor();
      await figures().waitFor();
      await expectLevers('attack:-90');
      // The difference to the saved plan is there with its interval.
      expect(
        await figures()
          .getByRole('row', { name: /Closure of the whole force/ })
          .innerText(),
      ).toMatch(/\(.+–.+\)/);
    },
  );

  async function expectLevers(text: string) {
    await page.waitForFunction((value) => new URL(window.location.href).searchParams.get('levers') === value, text);
  }

  test.each(THEMES)('the planner in %s colours: which decision of a nation binds', async (theme) => {
    await begin('overview', theme);
    const answer = page.getByTestId('binding-decision');
    await answer.getByText(/% of all waiting/).waitFor();
    await answer.getByRole('link', { name: 'All decisions' }).click();
    await page.getByRole('heading', { name: 'Activation chain' }).waitFor();
    // The decision that was named is the one that is marked in the chain.
    await page.locator('.gates-scroll tr.selected').waitFor();
    await tab('Brief').click();
    await page.getByText('Who must decide by when').waitFor();
  });

  test('the commander: a brief of four pages', async () => {
    await begin('brief');
    await page.getByRole('heading', { name: 'Can the guarantee be kept?' }).waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages).toBe(4);
    expect(await page.locator('.brief-page footer').first().innerText()).toMatch(/Run \d+, version \d+, seed \d+/);
  });

  test('the partner: every example runs as it stands', async () => {
    await begin('explorer');
    const examples = page.locator('.examples button');
    await examples.first().waitFor();
    const count = await examples.count();
    expect(count).toBeGreaterThan(6);
    for (let index = 0; index < count; index++) {
      await examples.nth(index).click();
      await page.getByRole('button', { name: /Run it/ }).click();
      await page.waitForFunction(
        () => document.querySelector('[data-testid=answer]')?.textContent?.startsWith('{') === true,
      );
      const answer = JSON.parse((await page.getByTestId('answer').textContent()) ?? '{}') as { errors?: unknown };
      expect({ example: await examples.nth(index).innerText(), errors: answer.errors }).toEqual({
        example: await examples.nth(index).innerText(),
        errors: undefined,
      });
    }
  });

  test('the partner: what was typed stays when the results of the run arrive later', async () => {
    let release = () => {};
    const released = new Promise<void>((done) => (release = done));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('RunSummary')) await released;
      await route.continue();
    });
    await begin('explorer');
    const question = page.getByRole('textbox', { name: 'Query' });
    await question.fill('{ __typename }');
    release();
    await page.getByTestId('clock-label').waitFor();
    expect(await question.inputValue()).toBe('{ __typename }');
  });

  test('the national planner: offers, changes, finds its use, and a hostile name does nothing', async () => {
    await begin();
    await page.evaluate(() =>
      fetch('/auth/persona', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: 'planner-FR' }),
      }),
    );
    await begin('scenario?section=contributions');
    await page.getByRole('button', { name: 'Add a row' }).click();
    const form = page.locator('.row-editor');
    // An offer of the same title twice is refused, so a second run against a running server takes another one.
    const hostile = `<img src=x onerror="window.hit=1"> ${Date.now()}`;
    await form.getByLabel('Nation').fill('FR');
    await form.getByLabel('Title').fill(hostile);
    await form.getByLabel('Component').selectOption('land');
    await form.getByLabel('Kind').selectOption('force');
    // What still needs a value is said by name, before anything is sent.
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByText('Stationing needs a value.').first().waitFor();
    await form.getByLabel('Status').selectOption('offered');
    await form.getByLabel('Stationing').selectOption('inside');
    // What is typed survives a page that is closed: only then it is saved.
    await page.reload();
    await form.getByText(/fields not saved/).waitFor();
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByTestId('used-by').waitFor();
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    await page.getByRole('button', { name: hostile }).first().waitFor();
    const plain = `French engineers ${Date.now()}`;
    await form.getByLabel('Title').fill(plain);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: plain }).waitFor();
  });

  test('nothing failed on the page, and no request went to another host', () => {
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
