// `npm run test:security [-- --long] [-- --seed N]`: the security suite, with its figures. Everything in it also runs in `npm test`; the
// long mode asks 2,000 valid and 5,000 broken queries, tries every mutation ten times for each role, and runs 1,000 races of two who change one row.
// An advisory of high or critical severity of a package that is installed fails it.

import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

const { values } = parseArgs({
  options: { long: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
});
if (!/^\d{1,9}$/.test(values.seed)) {
  process.stderr.write('--seed is a whole number.\n');
  process.exit(2);
}
ensureInstalled();
ensureBuilt(['api']);
const folders = [
  'security',
  'identity',
  'audit',
  'release',
  'database/row-security',
  'database/three-layers',
  'http/rate-limit',
  'editing/editing',
  'graphql/paging',
];
const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    'api',
    'planning',
    '--',
    ...folders.map((folder) => `apps/api/src/${folder}`),
    'libs/planning/src/release',
  ],
  {
    cwd: workspaceRoot,
    stdio: 'inherit',
    env: {
      ...process.env,
      MUSTER_TEST_SEED: values.seed,
      ...(values.long && {
        MUSTER_TEST_QUERIES: '2000',
        MUSTER_TEST_TRIES: '10',
        MUSTER_TEST_CASES: '50000',
        MUSTER_RACES: '1000',
      }),
    },
  },
);
const advisories = spawnSync(process.execPath, ['tools/advisories.mjs'], { cwd: workspaceRoot, stdio: 'inherit' });
process.exit(Math.max(status ?? 1, advisories.status ?? 1));
