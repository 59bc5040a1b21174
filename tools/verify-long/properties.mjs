/**
 * The properties that hold in every world, on worlds that no commit has tried: another draw, and more of it.
 *
 *   npm run verify:long -- properties [--seed 7] [--times 5]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { workspaceRoot } from '../install.mjs';

const TESTS = {
  logistics: ['f01', 'f02', 'f03', 'g01', 'g02', 'g03', 'g04', 'g05', 'g06', 'g07'],
  planning: ['a01', 'b02', 'h01', 'h10', 'p01'],
};

export function run(args) {
  const { seed, times } = parseArgs({
    args,
    strict: false,
    options: { seed: { type: 'string', default: '2' }, times: { type: 'string', default: '5' } },
  }).values;
  for (const [name, value] of Object.entries({ seed, times }))
    if (!/^[1-9]\d{0,8}$/.test(value)) throw new Error(`--${name} is a whole number from 1 on`);
  console.log(`seed ${seed}, ${times} times as many worlds as in a commit`);
  const paths = Object.entries(TESTS).flatMap(([library, topics]) =>
    topics.map((topic) => `libs/${library}/src/test/${topic}`),
  );
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...paths, '--selectProjects', ...Object.keys(TESTS), '--testTimeout', '3600000'],
    {
      cwd: workspaceRoot,
      stdio: 'inherit',
      env: { ...process.env, MUSTER_TEST_SEED: seed, MUSTER_TEST_TIMES: times },
    },
  );
  return status === 0;
}
