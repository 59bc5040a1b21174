/**
 * The properties that hold in every world, on worlds that no commit has tried: another draw, and more of it.
 *
 *   npm run verify:long -- properties [--seed 7] [--times 5]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../install.mjs';

const LIBRARIES = ['logistics', 'planning'];

/** The specs of a library that draw their worlds from its `seeds.ts`. */
function specsWithSeeds(library) {
  const folder = join('libs', library, 'src', 'test');
  return readdirSync(join(workspaceRoot, folder))
    .filter((name) => name.endsWith('.spec.ts'))
    .map((name) => join(folder, name))
    .filter((path) => readFileSync(join(workspaceRoot, path), 'utf8').includes("from './seeds.ts'"));
}

export function run(args) {
  const { seed, times } = parseArgs({
    args,
    strict: false,
    options: { seed: { type: 'string', default: '2' }, times: { type: 'string', default: '5' } },
  }).values;
  for (const [name, value] of Object.entries({ seed, times }))
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} is a whole number from 1 on`);
  console.log(`seed ${seed}, ${times} times as many worlds as in a commit`);
  const paths = LIBRARIES.flatMap(specsWithSeeds);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...paths, '--selectProjects', ...LIBRARIES, '--testTimeout', '3600000'],
    {
      cwd: workspaceRoot,
      stdio: 'inherit',
      env: { ...process.env, MUSTER_TEST_SEED: seed, MUSTER_TEST_TIMES: times },
    },
  );
  return status === 0;
}
