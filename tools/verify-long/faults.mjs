/** The trials of `npm run test:faults` in their long form: a minute of load, twenty minutes of soak, more kills. */
import { spawnSync } from 'node:child_process';
import { workspaceRoot } from '../install.mjs';

export function run() {
  return (
    spawnSync(process.execPath, ['tools/faults/index.mjs', '--long'], { cwd: workspaceRoot, stdio: 'inherit' })
      .status === 0
  );
}
