/**
 * Planted faults: a sample of the mutants of kernel, ledger, stock and gate code, each run against the tests that stand beside it and the
 * stories of the model, then, unless `--quick`, against the properties on random worlds. Every test that fails kills one. What nobody notices is printed: a missing test, or a fault that changes nothing.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutantsOf, spread } from './mutants.mjs';

const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));
const source = 'libs/logistics/src';
const jestCommand = join(workspaceRoot, 'node_modules/jest/bin/jest.js');
const STORIES = ['test/a01-single-moves', 'test/a02-ports-gauges-borders', 'test/a03-conditions-supply'];
const STOCKS = [
  'test/a03-conditions-supply',
  'test/a06-short-supply',
  'test/c01-disruption',
  'test/a14-lost-and-restored',
];
const LIFT = ['test/a08-order-of-lift', 'test/a09-lift-limits', 'test/a16-claims-and-pieces'];
const LAST = ['test/g01-properties'];

/** Files, the tests asked first, and functions of the calendar that decide its layout and with it its speed only. */
const SUBJECTS = [
  {
    file: 'engine/calendar.ts',
    specs: ['engine/calendar'],
    speedOnly: ['look', 'heapIsFull', 'gather', 'layOut', 'chooseWidth', 'place', 'constructor'],
  },
  { file: 'engine/near-events.ts', specs: ['engine/calendar'], speedOnly: ['pushLong', 'reserve', 'constructor'] },
  { file: 'engine/resource.ts', specs: ['engine/resource', ...STORIES], last: ['test/b02-littles-law'] },
  { file: 'engine/trace.ts', specs: ['engine/trace'] },
  { file: 'engine/random.ts', specs: ['engine/random'] },
  { file: 'operation/segment-log.ts', specs: ['operation/segment-log', ...STORIES] },
  {
    file: 'operation/ledger.ts',
    specs: [
      'operation/ledger',
      'test/a11-never-ready',
      ...STORIES,
      'test/a04-holds-effects',
      'test/a05-risks-weather',
      'test/a09-lift-limits',
      'test/a10-offices-and-falls',
      'test/a14-lost-and-restored',
      'test/a17-closures',
      'test/a18-way-home',
    ],
  },
  { file: 'operation/supply.ts', specs: STOCKS },
  { file: 'operation/issue.ts', specs: STOCKS },
  { file: 'operation/stock-level.ts', specs: STOCKS },
  {
    file: 'operation/conditions.ts',
    specs: [
      'test/a03-conditions-supply',
      'test/a04-holds-effects',
      'test/a10-offices-and-falls',
      'test/a14-lost-and-restored',
      'test/a18-way-home',
    ],
  },
  { file: 'operation/berth.ts', specs: ['test/a07-facilities', 'test/a15-ties-and-limits'] },
  { file: 'operation/quota.ts', specs: LIFT },
  { file: 'operation/asset-rest.ts', specs: LIFT },
  { file: 'operation/driving-ban.ts', specs: ['operation/driving-ban', ...LIFT] },
  { file: 'operation/unit-integrity.ts', specs: LIFT },
];
const SAMPLE = 160;
const LEAST_KILLED = 0.8;
/** A fault may make the tests run for ever: they are stopped, and it counts as noticed, after this and some times what they take without one. */
const LONGEST_MS = 20_000;
const TIMES_LONGER = 4;

/** Whether the tests notice a fault, or do not end in time; without one, whether they fail at all. */
export function isNoticed(fault, specs, timeoutMs = 15 * LONGEST_MS) {
  const paths = specs.map((spec) => join(source, `${spec}.spec.ts`));
  const { status } = spawnSync(
    process.execPath,
    [
      jestCommand,
      '--config',
      'tools/verify-long/mutation.config.mjs',
      '--runInBand',
      '--bail',
      '--silent',
      '--runTestsByPath',
      ...paths,
    ],
    {
      cwd: workspaceRoot,
      stdio: 'ignore',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: { ...process.env, MUSTER_FAULT: fault ? JSON.stringify(fault) : '' },
    },
  );
  return status !== 0;
}

/** What tests may take with a fault, from what they take without one. They have to hold then, or nothing could be told from them. */
function timeLimitOf(specs) {
  const start = performance.now();
  if (isNoticed(undefined, specs)) throw new Error(`${specs.join(', ')} fail without a fault`);
  return Math.round(LONGEST_MS + TIMES_LONGER * (performance.now() - start));
}

export async function run(args) {
  const sample = Number(args[args.indexOf('--sample') + 1]) || SAMPLE;
  const quick = args.includes('--quick');
  const only = args.includes('--file') ? args[args.indexOf('--file') + 1] : undefined;
  const subjects = SUBJECTS.filter((s) => only === undefined || s.file === only).map((subject) => ({
    ...subject,
    mutants: mutantsOf(join(workspaceRoot, source, subject.file), subject.speedOnly),
  }));
  const all = subjects.reduce((sum, s) => sum + s.mutants.length, 0);
  let planted = 0;
  let killed = 0;
  for (const { file, specs, mutants, last = LAST } of subjects) {
    const chosen = spread(mutants, Math.max(4, Math.round((sample * mutants.length) / all)));
    const asked = quick ? [specs] : [specs, last];
    const limits = asked.map((list) => timeLimitOf(list));
    let here = 0;
    for (const mutant of chosen) {
      const noticed = asked.some((list, i) => isNoticed(mutant, list, limits[i]));
      if (noticed) here++;
      else console.log(`  alive  ${file}:${mutant.line}  ${mutant.what}`);
    }
    console.log(`  ${file.padEnd(28)} ${here} of ${chosen.length} noticed (${mutants.length} possible)`);
    planted += chosen.length;
    killed += here;
  }
  console.log(
    `  in all ${killed} of ${planted}: ${((100 * killed) / planted).toFixed(0)} % (at least ${100 * LEAST_KILLED} % is asked for)`,
  );
  return killed >= LEAST_KILLED * planted;
}
