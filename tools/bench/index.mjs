/**
 * `npm run bench`: how fast the kernel and the whole model are, as ratios measured in one run.
 *
 *   npm run bench                    everything
 *   npm run bench -- w3 model        some of it
 *   npm run bench -- --quick         fewer rounds
 *
 * Runs from dist, which it builds first. Every answer is checked; a wrong one ends the bench with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

const PARTS = ['w1', 'w2', 'w3', 'model', 'growth', 'case', 'bounds'];
const workspaceRoot = fileURLToPath(new URL('../..', import.meta.url));
const build = spawnSync(
  process.execPath,
  [createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-b', 'libs/planning/tsconfig.lib.json'],
  { cwd: workspaceRoot, stdio: 'inherit' },
);
if (build.status !== 0) {
  console.error('The build failed; nothing was measured.');
  process.exit(1);
}

const asked = process.argv.slice(2);
const options = asked.filter((word) => word.startsWith('--'));
const wanted = asked.filter((word) => !word.startsWith('--'));
const unknown = wanted.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${PARTS.join(', ')}.`);
  process.exit(2);
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model.trim()}`);
const program = fileURLToPath(new URL('./part.mjs', import.meta.url));
for (const part of wanted.length > 0 ? wanted : PARTS) {
  const { status } = spawnSync(process.execPath, [program, part, ...options], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
