// `npm test`: installs when needed, builds what the tests run from dist (threads, the page), then runs Jest with the
// arguments that were given. Plain Node, so that it works on a fresh clone.

import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ensureInstalled, workspaceRoot } from './install.mjs';

ensureInstalled();
const require = createRequire(import.meta.url);

process.stderr.write('Building what the tests run from dist.\n');
const build = run(require.resolve('nx/bin/nx.js'), ['run-many', '-t', 'build', '--output-style=static'], 'pipe');
if (build.status !== 0) {
  process.stderr.write(`${build.stdout}${build.stderr}\nThe build failed; no test was run.\n`);
  process.exit(build.status ?? 1);
}

const jest = run(require.resolve('jest/bin/jest'), process.argv.slice(2), 'inherit');
process.exit(jest.status ?? 1);

function run(script, args, output) {
  return spawnSync(process.execPath, [script, ...args], {
    cwd: workspaceRoot,
    stdio: ['inherit', output, output],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NX_TUI: 'false' },
  });
}
