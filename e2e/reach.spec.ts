/** Who can use the page: 320 pixels, 200 % zoom, keyboard, forced colours; and the looks of bad luck. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const SCREENS = [
  'overview',
  'closure',
  'timeline',
  'map',
  'supply',
  'forces',
  'gates',
  'what-if',
  'scenario',
  'compare',
  'brief',
  'runs',
  'plans',
  'explorer',
];

describeInBrowser('reach', (opened) => {
  let origin: string;

  beforeAll(async () => {
    origin = await readyMuster();
  });

  const open = async (screen: string, width: number, height: number): Promise<Page> => {
    const page = await newPage(opened.browser, { viewport: { width, height } });
    await page.goto(`${origin}/${screen}`);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
    return page;
  };

  // 640 pixels are what is left of 1280 at 200 % zoom.
  test('at 320 and at 640 pixels no screen scrolls sideways as a whole', async () => {
    const page = await open('overview', 320, 700);
    for (const screen of SCREENS) {
      await page.setViewportSize({ width: 320, height: 700 });
      await page.locator(`nav.tabs a[href^="/${screen}"]`).click();
      await page.locator(`nav.tabs a[href^="/${screen}"][aria-current=page]`).waitFor();
      await page.waitForFunction(
        () => document.querySelector('.state-loading') === null && document.querySelector('#screen > *') !== null,
      );
      for (const width of [320, 640]) {
        await page.setViewportSize({ width, height: 700 });
        const overflow = await page.evaluate(async () => {
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          // What is wider scrolls in a box of its own.
          return Math.max(
            ...[document.documentElement, document.querySelector('#screen')!].map(
              (box) => box.scrollWidth - box.clientWidth,
            ),
          );
        });
        expect({ screen, width, fits: overflow <= 1 }).toEqual({ screen, width, fits: true });
      }
    }
    await page.close();
  });

  test('at 390 pixels the tab of the screen is in sight, and the map keeps its legend', async () => {
    const page = await open('explorer', 390, 800);
    const spill = (inner: string, outer: string) =>
      page.evaluate(
        ([one, other]) => {
          const [a, b] = [one, other].map((at) => document.querySelector(at)!.getBoundingClientRect());
          return Math.max(a.right - b.right, b.left - a.left, a.bottom - b.bottom);
        },
        [inner, outer],
      );
    expect(await spill('nav.tabs a[aria-current]', 'nav.tabs')).toBeLessThanOrEqual(1);
    await page.locator('nav.tabs a[href^="/map"]').click();
    await page.locator('.map-panel .legend').waitFor();
    expect(await spill('.map-panel .legend', '.map-panel')).toBeLessThanOrEqual(1);
    await page.close();
  });

  test('at 1024 pixels the head is one line above the tabs, and a title that is cut can be read in full', async () => {
    const page = await open('overview', 1024, 768);
    const picker = page.locator('.scenario-name');
    await page.locator('.topbar-tools').getByRole('combobox', { name: 'Run', exact: true }).waitFor();
    const [title, tools] = [await picker.boundingBox(), await page.locator('.topbar-tools').boundingBox()];
    const middle = (box: typeof title) => (box?.y ?? 0) + (box?.height ?? 0) / 2;
    expect(Math.abs(middle(title) - middle(tools))).toBeLessThan(8);
    expect(await picker.locator('select').getAttribute('title')).toMatch(/^Paris Declaration\n/);
    await page.close();
  });

  test('at 1024 pixels the tools of a panel stay in it, also beside the reasons of a late element', async () => {
    const page = await open('overview', 1024, 768);
    await page.locator('.overview-late a').first().click();
    await page.locator('.why-headline').waitFor();
    const outside = await page.locator('.panel-head .tools *').evaluateAll((parts) =>
      parts
        .filter((part) => {
          const [own, panel] = [part, part.closest('.panel')!].map((box) => box.getBoundingClientRect());
          return own.width > 0 && (own.right > panel.right + 1 || own.left < panel.left - 1);
        })
        .map((part) => part.textContent),
    );
    expect(outside).toEqual([]);
    await page.close();
  });

  test('the main story by keyboard: skip link, a late element, why it is late', async () => {
    const page = await open('overview', 1280, 800);
    await page.locator('.overview-late a').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Skip/);
    const reach = async (selector: string) => {
      for (let presses = 0; presses < 80; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return true;
      }
      return false;
    };
    expect(await reach('.overview-late a')).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(/Where the time goes/).waitFor();
    await page.locator('.why-late button').first().focus();
    await page.keyboard.press('Escape');
    await page.locator('.why-late').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('gantt-label');
    await page.close();
  });

  test('what takes the focus in the table of the forces is not behind its head or its totals', async () => {
    const page = await open('forces', 1440, 900);
    const nations = page.locator('.composition tbody th button');
    await nations.first().focus();
    const behind: string[] = [];
    for (let left = await nations.count(); left > 0; left -= 1) {
      const covered = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement;
        const { left: x, top, width, height } = focused.getBoundingClientRect();
        const seen = document.elementFromPoint(x + width / 2, top + height / 2);
        return seen !== null && focused.contains(seen) ? null : focused.innerText;
      });
      if (covered !== null) behind.push(covered);
      await page.keyboard.press('Tab');
    }
    expect(behind).toEqual([]);
    await page.close();
  });

  test('Escape puts the settings away, and the focus back to their button', async () => {
    const page = await open('runs', 1280, 800);
    await page.locator('.settings summary').click();
    await page.getByRole('combobox', { name: 'Units' }).focus();
    await page.keyboard.press('Escape');
    await page.locator('.settings-body').waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
    await page.close();
  });

  test('Escape closes the form of a row from a field, keeps what was typed, and gives the focus back to the row', async () => {
    const page = await open('scenario?section=places', 1280, 800);
    const row = page.locator('.row-grid th button').first();
    await row.click();
    await page.locator('.row-editor').getByLabel('Name').first().focus({ timeout: 20_000 });
    await page.keyboard.type('typed');
    await page.keyboard.press('Escape');
    await page.locator('.row-editor').waitFor({ state: 'detached' });
    expect(await row.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.locator('.row-grid .draft-mark').count()).toBe(1);
    await page.close();
  });

  test('the letters beside the rows of a table are one tab stop, and arrows go from row to row', async () => {
    const page = await open('overview', 1280, 800);
    const letters = page.locator('.overview-late .source-chip:has(.confidence)');
    await letters.nth(2).waitFor();
    const stops = () => page.locator('.overview-late .source-chip:has(.confidence)[tabindex="0"]').count();
    const focused = () => letters.evaluateAll((all) => all.findIndex((letter) => letter === document.activeElement));
    expect(await letters.count()).toBeGreaterThan(2);
    expect(await stops()).toBe(1);
    await letters.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(2);
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(1);
    await page.keyboard.press('End');
    expect(await focused()).toBe((await letters.count()) - 1);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe((await letters.count()) - 1);
    // The stop is where the reader was; from it the letter opens as before.
    expect(await stops()).toBe(1);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('.source-panel').waitFor();
    await page.close();
  });

  test('forced colours and reduced motion leave the page readable', async () => {
    const page = await newPage(opened.browser, { forcedColors: 'active' });
    await page.goto(`${origin}/timeline`);
    await page.locator('.gantt-label').first().waitFor();
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await page.close();
  });

  test.each([
    ['down', 'abort', '.notice.offline'],
    ['signed out', 401, '.state-signed-out'],
    ['withheld', 403, '.state-withheld'],
  ] as const)('a server that is %s has a look of its own', async (_, how, look) => {
    const page = await newPage(opened.browser, { viewport: { width: 1280, height: 800 } });
    await page.goto(`${origin}/overview`);
    await page.locator('.tile-figure').first().waitFor();
    await page.route('**/exports/**', (route) =>
      how === 'abort' ? route.abort() : route.fulfill({ status: how, body: '{}', contentType: 'application/json' }),
    );
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('link', { name: 'Scenario', exact: true })
      .click();
    await page.locator(look).first().waitFor();
    await page.close();
  });

  test.each([
    ['uk', 'Вузькі місця'],
    ['fr', 'Goulets'],
  ])('another language: %s', async (code, bottlenecks) => {
    const page = await open('overview', 1280, 800);
    await page.locator('.settings summary').click();
    await page.locator('.settings select').first().selectOption(code);
    await page.getByRole('heading', { name: bottlenecks }).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(code);
    await page.close();
  });

  test('other units: short tons and nautical miles, of the same stock', async () => {
    const page = await open('supply', 1280, 800);
    const stock = page.locator('.strip').first().locator('xpath=ancestor::tr').locator('td.number').nth(1);
    const amount = async () => Number((await stock.innerText()).replaceAll(/[^0-9]/g, ''));
    expect(await stock.innerText()).toMatch(/\st$/);
    const tonnes = await amount();
    await page.locator('.settings summary').click();
    await page.getByRole('combobox', { name: 'Units' }).selectOption('us');
    await page
      .getByRole('contentinfo')
      .getByText(/ST = short ton/)
      .waitFor();
    expect(await stock.innerText()).toMatch(/\sST$/);
    expect((await amount()) / tonnes).toBeCloseTo(1.102, 1);
    await page.close();
  });
});
