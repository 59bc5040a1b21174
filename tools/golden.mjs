/**
 * Writes the golden outcomes of the shipped scenarios anew, with the reason, which is kept beside them:
 *
 *   npm run golden -- "why the figures change"
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ensureInstalled, workspaceRoot } from './install.mjs';

const SPEC = 'libs/planning/src/test/k01-golden-outcomes.spec.ts';
const LEAST_LETTERS = 20;

const reason = process.argv.slice(2).join(' ').trim();
if (reason.length <= LEAST_LETTERS) {
  process.stderr.write('Say in a sentence why the outcomes change: npm run golden -- "why the figures change"\n');
  process.exit(2);
}
ensureInstalled();
const jest = spawnSync(process.execPath, [createRequire(import.meta.url).resolve('jest/bin/jest'), SPEC], {
  cwd: workspaceRoot,
  stdio: 'inherit',
  env: { ...process.env, MUSTER_GOLDEN_REASON: reason },
});
process.exit(jest.status ?? 1);
