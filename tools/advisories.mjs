// `node tools/advisories.mjs`: fails when a package that is installed has an advisory of high or critical severity. A registry that does not
// answer such questions fails nothing: it is said, and the next run asks again.

import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from './install.mjs';

const SEVERE = ['high', 'critical'];

/**
 * @param {string} answer what `npm audit --json` has written
 * @returns {{ known: boolean, severe: string[] }} whether the registry has answered, and the packages that must not be used
 */
export function judge(answer) {
  let report;
  try {
    report = JSON.parse(answer);
  } catch {
    return { known: false, severe: [] };
  }
  if (report.vulnerabilities === undefined) return { known: false, severe: [] };
  const severe = Object.values(report.vulnerabilities)
    .filter(({ severity }) => SEVERE.includes(severity))
    .map(({ name, severity }) => `${name}: ${severity}`);
  return { known: true, severe };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { cwd: workspaceRoot, encoding: 'utf8' });
  const { known, severe } = judge(stdout);
  if (!known) process.stderr.write('The registry says nothing of advisories: not looked up.\n');
  for (const line of severe) process.stderr.write(`${line}\n`);
  process.stderr.write(known ? `${severe.length} advisories of high or critical severity\n` : '');
  process.exitCode = severe.length > 0 ? 1 : 0;
}
