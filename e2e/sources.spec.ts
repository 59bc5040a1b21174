/** Every figure says whence it comes: tables and charts the run or the scenario, rows how sure they are and who says so. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** Screens of a run, with how many rows say their source at least. */
const OF_RUN: readonly (readonly [path: string, rows: number])[] = [
  ['overview', 20],
  ['closure', 0],
  ['timeline', 0],
  ['map?place=HUB-Lviv', 5],
  ['supply', 50],
  ['forces', 50],
  ['forces?view=requirements', 20],
  ['forces?view=rotation', 1],
  ['gates', 20],
  ['what-if?levers=gate:uk-approval:-1', 0],
  ['brief', 5],
];

describeInBrowser('sources', (opened) => {
  let origin: string;
  let page: Page;

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
  });

  afterAll(() => page?.close());

  const open = async (path: string) => {
    await page.goto(`${origin}/${path}`);
    await page.getByTestId('clock-label').waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  };

  test.each(OF_RUN)('%s: no table, chart or tile without whence', async (path, rows) => {
    await open(path);
    const silent = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('#screen section.panel, #screen .tile')]
        .filter((panel) => panel.matches('.tile') || panel.querySelector('table.data, svg.chart, canvas') !== null)
        .filter((panel) => panel.querySelector('[data-whence=run], [data-whence=scenario]') === null)
        .map((panel) => panel.querySelector('h2, strong')?.textContent),
    );
    expect(silent).toEqual([]);
    await page.waitForFunction(
      (least) =>
        document.querySelectorAll('#screen .confidence:is(.confidence-A, .confidence-M, .confidence-R, .confidence-S)')
          .length >= least,
      rows,
    );
  });

  test('a mark leads to the source of its row, and from there to the row', async () => {
    await open('supply');
    const mark = page.locator('[data-whence^="stocks/"]').first();
    await mark.getByText(/[RSMAC]/).waitFor();
    expect(await mark.getAttribute('aria-label')).toMatch(
      /^Source: (assumption|unverified|read in source|second-hand source|computed)$/,
    );
    const row = (await mark.getAttribute('data-whence'))?.replace('stocks/', '') ?? '';
    await mark.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('complementary', { name: 'Source' });
    await panel.getByText(row, { exact: true }).waitFor();
    await panel.getByText('yes: invented for the analysis, reported by nobody').waitFor();
    // The address is the view, and Escape gives the focus back.
    expect(new URL(page.url()).searchParams.get('source')).toBe(`stocks/${row}`);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);
    await mark.click();
    await panel.getByRole('link', { name: 'Open the row in the scenario' }).click();
    await page.locator('.row-editor').waitFor();
    await panel.waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('row')).toBe(row);
  });

  test('of what is computed it says what makes it again', async () => {
    await open('closure');
    await page.locator('[data-whence=run]').first().click();
    const panel = page.getByRole('complementary', { name: 'How it was computed' });
    const text = await panel.innerText();
    for (const term of ['Seed', 'Replications', 'Engine', 'Snapshot', 'P10–P90']) expect(text).toContain(term);
  });
});
