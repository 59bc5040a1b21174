/**
 * `npm run bench:web [-- --url http://127.0.0.1:3000]`: the figures of the page in headless Chromium.
 *
 * B7   what-if: first estimate from 8 replications and the whole one from 200, for levers of the response (restart from the checkpoint at
 *      D-day) and of the posture (from CF-day); events of a replication
 * B11  first contentful data, and script loaded before the first interaction
 * and the longest task of each screen after it was loaded. Without --url a server of its own is started, as for the screenshots.
 */
/* global document, window, PopStateEvent, requestAnimationFrame -- functions handed to the page run there */
import { gzipSync } from 'node:zlib';
import { chromiumOf, startMuster } from '../browser.mjs';

const SCREENS = [
  'overview',
  'closure',
  'timeline',
  'map',
  'supply',
  'forces',
  'what-if',
  'scenario',
  'compare',
  'runs',
  'explorer',
];
const RUNS = 3;
const WAIT_MS = 180_000;

const options = process.argv.slice(2);
const given = options.includes('--url') ? options[options.indexOf('--url') + 1] : undefined;
const muster = given === undefined ? await startMuster() : { url: given.replace(/\/$/, ''), stop: async () => {} };
const { browser, close } = await chromiumOf();

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = (value) => `${Math.round(value)} ms`;
const say = (...cells) => process.stdout.write(`${cells.join('\t')}\n`);

try {
  await firstData();
  await whatIf();
  await longTasks();
} finally {
  await close();
  await muster.stop();
}

async function firstData() {
  const times = [];
  let scripts = 0;
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const bodies = [];
    page.on('response', (response) => {
      if (/\.js(\?|$)/.test(response.url())) bodies.push(response.body().catch(() => Buffer.alloc(0)));
    });
    await page.goto(`${muster.url}/overview`);
    await page.locator('.tile-figure').first().waitFor({ timeout: WAIT_MS });
    times.push(await page.evaluate(() => performance.now()));
    scripts = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    await context.close();
  }
  say('B11 first contentful data', ms(median(times)), 'limit 2000 ms');
  say('B11 script before the first interaction', `${Math.round(scripts / 1000)} kB gzip`, 'limit 300 kB');
}

async function whatIf() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const began = Date.now();
  await page.goto(`${muster.url}/what-if`);
  const progress = page.getByTestId('what-if-progress');
  await progress.waitFor({ timeout: WAIT_MS });
  say('B7 scenario made ready in the page', ms(Date.now() - began));
  const whole = () =>
    page.waitForFunction(
      () => document.querySelector('[data-testid=what-if-progress]')?.dataset.phase === 'done',
      undefined,
      { timeout: WAIT_MS },
    );
  await whole();
  // The plan as it is saved has been run now: its checkpoints are there, as they are for a planner who drags a lever.
  const sets = [
    ['response lever, notice', ['notice:0.5', 'notice:0.75', 'notice:1.25'], [100, 2000]],
    ['posture lever, attack date', ['attack:-30', 'attack:-60', 'attack:-90'], [500, 10_000]],
    ['posture lever, one more berth', ['berths:ROCND:1', 'berths:ROCND:2', 'berths:ROCND:3'], [500, 10_000]],
  ];
  for (const [title, levers, [first, all]] of sets) {
    const found = [];
    for (const lever of levers) {
      await page.evaluate((value) => {
        const url = new URL(window.location.href);
        url.searchParams.set('levers', value);
        window.history.pushState(null, '', url);
        window.dispatchEvent(new PopStateEvent('popstate'));
      }, lever);
      await page.waitForFunction((value) => new URL(window.location.href).searchParams.get('levers') === value, lever);
      await page.waitForFunction(
        () => document.querySelector('[data-testid=what-if-progress]')?.dataset.phase === 'estimating',
        undefined,
        { timeout: WAIT_MS },
      );
      await whole();
      const { firstMs, wholeMs, events } = await progress.evaluate((element) => ({ ...element.dataset }));
      found.push([Number(firstMs), Number(wholeMs), Number(events)]);
    }
    say(`B7 ${title}: first estimate`, ms(median(found.map(([value]) => value))), `limit ${first} ms`);
    say(`B7 ${title}: 200 replications`, ms(median(found.map(([, value]) => value))), `limit ${all} ms`);
    say(`B7 ${title}: events per replication`, median(found.map(([, , events]) => events)));
  }
  await page.close();
}

async function longTasks() {
  for (const screen of SCREENS) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${muster.url}/${screen}?t=D%2B7`);
    await page.waitForFunction(() => document.querySelector('.state-loading') === null, undefined, {
      timeout: WAIT_MS,
    });
    await page.waitForTimeout(2500);
    const longest = await page.evaluate(async () => {
      let most = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) most = Math.max(most, entry.duration);
      }).observe({ type: 'longtask' });
      const slider = document.querySelector('.clock-track input');
      const set = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value').set;
      for (let step = 0; step < 30 && slider !== null; step++) {
        set.call(slider, String((Number(slider.max) * step) / 30));
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(done));
      }
      const scroller = document.querySelector('.gantt-scroll, .row-grid, .screen');
      for (let step = 0; step < 20 && scroller !== null; step++) {
        scroller.scrollTop += 400;
        await new Promise((done) => requestAnimationFrame(done));
      }
      await new Promise((done) => setTimeout(done, 300));
      return most;
    });
    say(`longest task after load, ${screen}`, longest === 0 ? 'under 50 ms' : ms(longest), 'limit 200 ms');
    await page.close();
  }
}
