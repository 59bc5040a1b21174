/**
 * `npm run bench:start [-- --runs 3]`: from the command `npm start` with an empty data folder to the first partial result on the screen (B12).
 * A browser is open already, as it is for whoever types the command; the page is opened as soon as Muster says that it is ready.
 */
/* global document -- functions handed to the page run there */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumOf } from '../browser.mjs';
import { workspaceRoot } from '../install.mjs';
import { median } from './measure.mjs';

const PORT = 3919;
const WAIT_MS = 180_000;
const options = process.argv.slice(2);
const runs = options.includes('--runs') ? Number(options[options.indexOf('--runs') + 1]) : 3;

const { browser, close } = await chromiumOf();
try {
  const found = [];
  for (let run = 0; run < runs; run++) found.push(await start());
  for (const what of ['ready', 'page', 'partial', 'processor'])
    process.stdout.write(`${what}\t${(median(found.map((times) => times[what])) / 1000).toFixed(1)} s\n`);
} finally {
  await close();
}

/** Milliseconds since the command, and the processor time of the server until the partial result is shown. */
async function start() {
  const data = mkdtempSync(join(tmpdir(), 'muster-start-'));
  const began = performance.now();
  const since = () => performance.now() - began;
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: workspaceRoot,
    env: { ...process.env, PORT: String(PORT), HOST: '127.0.0.1', MUSTER_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    const url = await readyUrl(child, since);
    const ready = since();
    await page.goto(`${url}/overview`);
    await page.locator('header').first().waitFor({ timeout: WAIT_MS });
    const shown = since();
    await page.waitForFunction(
      () => document.querySelector('[data-testid=partial], .tile-figure') !== null,
      undefined,
      { timeout: WAIT_MS },
    );
    const partial = since();
    return { ready, page: shown, partial, processor: processorMs(child.pid) };
  } finally {
    await page.close();
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  }
}

/** The address that it says it is ready on. */
function readyUrl(child, since) {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      for (const line of text.trimEnd().split('\n')) process.stderr.write(`${(since() / 1000).toFixed(1)} ${line}\n`);
      told += text;
      const url = /Muster is ready on (\S+)/.exec(told)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`Muster ended with ${code} before it was ready.`)));
  });
}

/** Of a process and its threads, as Linux counts them in ticks of 10 ms. */
function processorMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
