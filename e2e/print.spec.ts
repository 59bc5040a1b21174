/** Screens on paper: all rows of what scrolls on the screen, nothing over anything else, nothing beyond the edge of the sheet. */
import type { Page } from 'playwright-core';
import { describeInBrowser, newPage } from './chromium.ts';
import { readyMuster } from './server.ts';

const WINDOW = { width: 1440, height: 900 };
/** A sheet of A4 between its margins, in CSS pixels. */
const SHEET = { width: 703, height: 1032 };

/** Address, rows of a list, and the text that says how many there are. */
const LISTS: readonly (readonly [path: string, rows: string, count: string])[] = [
  ['timeline', '.gantt-row', '.timeline-panel .note'],
  ['forces', '.orbat li', '.forces-side > .panel:last-child .note'],
  ['scenario?section=contributions', '.row-grid tbody tr:has(th)', '.section-panel .note'],
];

const PRINTED: readonly (readonly [path: string, there: string])[] = [
  ...LISTS.map(([path, rows]) => [path, rows] as const),
  ['supply', '.strip svg'],
  ['gates', '.step'],
];

describeInBrowser('paper', (opened) => {
  let origin: string;
  let page: Page;

  beforeAll(async () => {
    origin = await readyMuster();
  });

  beforeEach(async () => {
    page = await newPage(opened.browser, { viewport: WINDOW });
  });

  afterEach(() => page?.close());

  /** As the browser does it: the page is told first, then laid out anew without waiting for anything. */
  const putOnPaper = async (path: string, there: string) => {
    await page.goto(`${origin}/${path}`);
    await page.locator(there).first().waitFor();
    await page.waitForFunction(() => document.querySelector('.state-loading') === null);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(SHEET);
  };

  test.each(LISTS)('%s has all its rows', async (path, rows, count) => {
    await putOnPaper(path, rows);
    const said = Number(/[\d\s]+/.exec(await page.locator(count).innerText())?.[0].replaceAll(/\s/g, ''));
    expect(said).toBeGreaterThan(50);
    expect(await page.locator(rows).count()).toBe(said);
    // Of rows that came with the paper nobody knows the source: no empty mark stands beside them.
    const empty = await page.evaluate(
      () =>
        [...document.querySelectorAll('.confidence-unknown')].filter(
          (mark) => getComputedStyle(mark).visibility !== 'hidden',
        ).length,
    );
    expect(empty).toBe(0);
    // Back on the screen only those in sight are drawn again.
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(WINDOW);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(([of, all]) => document.querySelectorAll(of).length < all, [rows, said] as const);
  });

  test.each(PRINTED)('%s overprints nothing, and ends within the sheet', async (path, there) => {
    await putOnPaper(path, there);
    const { over, beyond } = await page.evaluate((width) => {
      const boxes = [...document.querySelectorAll('main .panel, footer')].map((element) => ({
        name: element.querySelector('h2')?.textContent ?? element.className,
        // What it shows, not what it would like to be as high as.
        top: element.getBoundingClientRect().top,
        bottom: Math.max(
          ...[element, ...element.querySelectorAll('li, tr, svg.chart')].map(
            (part) => part.getBoundingClientRect().bottom,
          ),
        ),
        left: element.getBoundingClientRect().left,
      }));
      return {
        over: boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .flatMap((two) =>
              one.left === two.left && one.top < two.bottom - 1 && two.top < one.bottom - 1
                ? [`${one.name} and ${two.name}`]
                : [],
            ),
        ),
        beyond: [...document.querySelectorAll('main svg.chart, main .strip svg')].filter(
          (drawing) => drawing.getBoundingClientRect().right > width + 1,
        ).length,
      };
    }, SHEET.width);
    expect({ over, beyond }).toEqual({ over: [], beyond: 0 });
  });
});
