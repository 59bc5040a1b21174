/** What opens on the screens, in both themes: panels beside lists, forms, table twins, settings. Axe finds nothing serious in any of them. */
import type { Page } from 'playwright-core';
import { expectNoFaults } from './axe.ts';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

/** Address, and what stands there once it is open. */
const OPEN: readonly (readonly [path: string, there: string])[] = [
  ['map?place=HUB-Lviv', '.sparkline-row'],
  ['map?twin=places', '.movement-table'],
  ['supply?stock=st-HUB-Kyiv-West-III&source=stocks/st-HUB-Kyiv-West-III', '.source-panel .facts'],
  ['scenario?section=contributions&row=con-fr-land', '.row-editor'],
  ['forces?view=requirements', '.fill-table'],
  ['forces?view=ladder', '.forces-matrix table'],
  ['forces?view=rotation', '.forces-matrix table'],
  ['explorer?part=factors', 'table'],
  ['explorer?part=model', 'table'],
];

describeInBrowser('what opens on a screen', (opened) => {
  let origin: string;
  let page: Page;

  beforeAll(async () => {
    origin = await readyMuster();
    page = await newPage(opened.browser, { viewport: { width: 1440, height: 900 } });
  });

  afterAll(() => page?.close());

  const open = async (path: string, there: string) => {
    await page.goto(`${origin}/${path}`);
    await page.locator(there).first().waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  };

  test.each(OPEN)('%s', async (path, there) => {
    await open(path, there);
    await expectNoFaults(page, path);
  });

  test('why an element is late, with the settings open', async () => {
    await open('overview?t=D%2B7', '.overview-late a');
    await page.locator('.overview-late a').first().click();
    await page.locator('.why-late .ledger li').first().waitFor();
    await page.locator('.settings summary').click();
    await expectNoFaults(page, 'why late');
  });

  test.each(['overview', 'closure', 'timeline', 'supply', 'gates'])('all charts of %s as tables', async (screen) => {
    await open(screen, '.panel-head');
    const buttons = page.locator('#screen').getByRole('button', { name: 'Table', exact: true });
    await buttons.first().waitFor();
    for (let twin = 0; twin < (await buttons.count()); twin += 1) await buttons.nth(twin).click();
    await page.locator('#screen table.data').first().waitFor();
    await expectNoFaults(page, `tables of ${screen}`);
  });
});
