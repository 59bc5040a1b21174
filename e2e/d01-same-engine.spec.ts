/**
 * D01: the same scenario and seed give the same trace hash in Node, in a worker thread and in Chromium, in one chunk or several, and
 * whatever the order of the rows. The engine is bundled from source for the thread and the browser, so all three run the same lines.
 */
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { parisDeclaration } from '@muster/planning/reference';
import { runChunk, toSnapshot } from '@muster/planning/run';
import { describeInBrowser, newPage } from './chromium.ts';

const SEED = 20260106;
/** What a place answers: hashes of the replications of the reference scenario. */
const ENTRY = `
  import { parisDeclaration } from '@muster/planning/reference';
  import { runChunk, toSnapshot } from '@muster/planning/run';
  globalThis.hashes = (from, to) => runChunk(toSnapshot(parisDeclaration), ${SEED}, from, to).outcomes.map((o) => o.hash);
`;

async function bundle(): Promise<string> {
  const result = await build({
    stdin: { contents: ENTRY, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'neutral',
    conditions: ['source', 'import', 'default'],
    mainFields: ['module', 'main'],
  });
  return result.outputFiles[0].text;
}

describe('D01 the same engine everywhere', () => {
  let code: string;
  const snapshot = toSnapshot(parisDeclaration);
  let here: string[];

  beforeAll(async () => {
    code = await bundle();
    here = runChunk(snapshot, SEED, 0, 3).outcomes.map((o) => o.hash);
  });

  test('D01.1 three replications have three hashes', () => {
    expect(new Set(here).size).toBe(3);
    for (const hash of here) expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  test('D01.2 chunks of one give what one chunk gives', () => {
    expect([0, 1, 2].map((r) => runChunk(snapshot, SEED, r, r + 1).outcomes[0].hash)).toEqual(here);
  });

  test('D01.3 rows in reverse order change nothing', () => {
    const reversed = Object.fromEntries(
      Object.entries(parisDeclaration).map(([name, rows]) => [name, Array.isArray(rows) ? [...rows].reverse() : rows]),
    ) as typeof parisDeclaration;
    expect(runChunk(toSnapshot(reversed), SEED, 0, 1).outcomes[0].hash).toBe(here[0]);
  });

  test('D01.4 a worker thread', async () => {
    const worker = new Worker(
      `${code}\nrequire('node:worker_threads').parentPort.postMessage(globalThis.hashes(0, 3));`,
      { eval: true },
    );
    const there = await new Promise<string[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    await worker.terminate();
    expect(there).toEqual(here);
  });

  describeInBrowser('in Chromium', (opened) => {
    let page: Page;

    beforeAll(async () => {
      page = await newPage(opened.browser);
    });

    test('D01.5 the same hashes', async () => {
      await page.addScriptTag({ content: code });
      const there = await page.evaluate(() =>
        (globalThis as unknown as { hashes(from: number, to: number): string[] }).hashes(0, 3),
      );
      expect(there).toEqual(here);
    });
  });
});
