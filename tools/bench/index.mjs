/**
 * `npm run bench`: how fast the kernel and the whole model are, as ratios measured in one run.
 *
 *   npm run bench                    everything
 *   npm run bench -- w1 w2 w3 model growth case  some of it
 *   npm run bench -- --quick         fewer rounds
 *
 * Runs from dist, which it builds first. Every answer is checked; a wrong one ends the bench with exit code 1.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

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
const quick = asked.includes('--quick');
const parts = asked.filter((part) => !part.startsWith('--'));
const wanted = (part) => parts.length === 0 || parts.includes(part);

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model.trim()}`);
const { benchKernel } = await import('./bench-kernel.mjs');
benchKernel(wanted, quick);
if (wanted('model')) {
  const { benchModel } = await import('./bench-model.mjs');
  await benchModel(quick);
}
if (wanted('growth')) {
  const { benchGrowth } = await import('./bench-growth.mjs');
  await benchGrowth(quick);
}
if (wanted('case')) {
  const program = fileURLToPath(new URL('./reference-case.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [program, ...(quick ? ['--quick'] : [])], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
if (wanted('bounds')) {
  const { benchBounds } = await import('./bench-bounds.mjs');
  await benchBounds(quick);
}
