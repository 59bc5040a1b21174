/**
 * Planted faults: a sample of the mutants of kernel, ledger, stock and gate code, each run against the tests that stand beside it, then against all
 * stories of the library, then, unless `--quick`, against the properties on random worlds. Every test that fails kills one. What nobody notices
 * is printed: a missing test, or a fault that changes nothing. `--offset` from 0 to 1 draws another sample of the same size.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutantsOf, spread } from './mutants.mjs';
import { SUBJECTS } from './planted-fault-subjects.mjs';

const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));
const jestCommand = join(workspaceRoot, 'node_modules/jest/bin/jest.js');
const SAMPLE = 160;
const OFFSET = 0.5;
/** Of a file at least. */
const LEAST = 4;
const LEAST_KILLED = 0.8;
/** A fault may make the tests run for ever: they are stopped, and it counts as noticed, after this and some times what they take without one. */
const LONGEST_MS = 20_000;
const TIMES_LONGER = 4;

/** Whether the tests notice a fault, or do not end in time; without one, whether they fail at all. */
export function isNoticed(fault, specs, timeoutMs = 15 * LONGEST_MS) {
  const paths = specs.map((spec) => `${spec}.spec.ts`);
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

const limitOf = new Map();

/** What tests may take with a fault, from what they take without one. They have to hold then, or nothing could be told from them. */
function timeLimitOf(specs) {
  const key = specs.join(', ');
  if (!limitOf.has(key)) {
    const start = performance.now();
    if (isNoticed(undefined, specs)) throw new Error(`${key} fail without a fault`);
    limitOf.set(key, Math.round(LONGEST_MS + TIMES_LONGER * (performance.now() - start)));
  }
  return limitOf.get(key);
}

/** The specs whose path begins like this, without their endings. */
const specsWith = (start) =>
  readdirSync(join(workspaceRoot, dirname(start)))
    .filter((name) => name.startsWith(basename(start)) && name.endsWith('.spec.ts'))
    .map((name) => `${dirname(start)}/${name.replace('.spec.ts', '')}`)
    .sort();

export async function run(args) {
  const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const sample = Number(option('--sample')) || SAMPLE;
  const offset = Number(option('--offset') ?? OFFSET);
  const only = option('--file');
  const subjects = SUBJECTS.filter(({ file }) => only === undefined || file.endsWith(only)).map((subject) => ({
    ...subject,
    mutants: mutantsOf(join(workspaceRoot, subject.file), subject.speedOnly),
  }));
  const all = subjects.reduce((sum, s) => sum + s.mutants.length, 0);
  let planted = 0;
  let killed = 0;
  for (const { file, specs, stories, mutants, last } of subjects) {
    const chosen = spread(mutants, Math.max(LEAST, Math.round((sample * mutants.length) / all)), offset);
    const rest = specsWith(stories).filter((spec) => !specs.includes(spec));
    const asked = [specs, rest, ...(args.includes('--quick') ? [] : [last])].filter((list) => list.length > 0);
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
