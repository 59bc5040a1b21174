/** What screenshots and benches of the page share: an installed Chromium that asks nothing of the network, and a Muster of their own. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { workspaceRoot } from './install.mjs';

const OWN_PORT = 3917;
const READY_MS = 420_000;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.MUSTER_CHROMIUM ?? '', process.env.CHROMIUM_PATH ?? '', ...candidates].find(
    (path) => path !== '' && existsSync(path),
  );
}

/** Opens the browser with a profile that is thrown away; ends the process with 2 where none is installed. */
export async function chromiumOf() {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    process.stderr.write('No Chromium was found.\n');
    process.exit(2);
  }
  const profile = mkdtempSync(join(tmpdir(), 'muster-chromium-'));
  const browser = await chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, HOME: profile } });
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { browser, close };
}

async function isReady(url) {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: '{ runs(first: 5) { nodes { state } } }' }),
    });
    return (await response.json()).data.runs.nodes.some(({ state }) => state === 'SUCCEEDED');
  } catch {
    return false;
  }
}

/** Starts Muster as `npm start` does, on a port and a data folder of its own, and waits for its first run. */
export async function startMuster() {
  const data = mkdtempSync(join(tmpdir(), 'muster-browser-'));
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: workspaceRoot,
    env: { ...process.env, PORT: String(OWN_PORT), HOST: '127.0.0.1', MUSTER_DATA: data },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = async () => {
    const gone = child.exitCode === null ? new Promise((done) => child.once('exit', done)) : undefined;
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${OWN_PORT}`;
  const until = Date.now() + READY_MS;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error('Muster did not come up with a finished run.');
    }
    await new Promise((done) => setTimeout(done, 1000));
  }
  return { url, stop };
}
