/**
 * Writes the golden outcomes of the shipped scenarios anew, with the reason, which is kept beside them, and makes another version of the engine:
 *
 *   npm run golden -- "why the figures change"
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled, workspaceRoot } from './install.mjs';

const SPEC = 'libs/planning/src/test/k01-golden-outcomes.spec.ts';
const GOLDEN = 'libs/planning/src/test/golden-outcomes.json';
const VERSION = 'libs/planning/src/replication/engine-version.ts';
const LEAST_LETTERS = 20;

const reason = process.argv.slice(2).join(' ').trim();
if (reason.length <= LEAST_LETTERS) {
  process.stderr.write('Say in a sentence why the outcomes change: npm run golden -- "why the figures change"\n');
  process.exit(2);
}
ensureInstalled();
const [golden, version] = [GOLDEN, VERSION].map((path) => join(workspaceRoot, path));
const { reasons } = JSON.parse(readFileSync(golden, 'utf8'));
const revision = `ENGINE_REVISION = ${reasons.length + 1};`;
writeFileSync(version, readFileSync(version, 'utf8').replace(/ENGINE_REVISION = \d+;/, revision));
const jest = spawnSync(process.execPath, [createRequire(import.meta.url).resolve('jest/bin/jest'), SPEC], {
  cwd: workspaceRoot,
  stdio: 'inherit',
  env: { ...process.env, MUSTER_GOLDEN_REASON: reason },
});
process.exit(jest.status ?? 1);
