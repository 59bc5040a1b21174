// `npm test`: installs when needed, builds what the tests run from dist (threads, the page), then runs Jest with the
// arguments that were given. Plain Node, so that it works on a fresh clone.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
const require = createRequire(import.meta.url);

// With the stamp of a build, servers that specs start have nothing to build any more, and do not build beside each other.
ensureBuilt(['api', 'web']);

const jest = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...process.argv.slice(2)], {
  cwd: workspaceRoot,
  stdio: 'inherit',
  env: { ...process.env, NX_TUI: 'false' },
});
process.exit(jest.status ?? 1);
