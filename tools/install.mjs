// Installs the packages when node_modules does not hold what package-lock.json asks for. Plain Node, no dependencies:
// it runs before anything is installed.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assertNodeVersion } from './node-version.mjs';

export const workspaceRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs `npm ci` when it is needed, and ends the process with npm's exit code when that fails. */
export function ensureInstalled() {
  assertNodeVersion();
  const reason = findReasonToInstall(workspaceRoot);
  if (reason === undefined) return;
  process.stderr.write(`Installing packages: ${reason}\n`);
  const { command, args } = findNpm();
  const result = spawnSync(command, [...args, 'ci', '--no-audit', '--no-fund'], {
    cwd: workspaceRoot,
    // npm's own report goes to stderr, so that a command's stdout stays its own.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.error !== undefined) {
    process.stderr.write(`npm could not be started: ${result.error.message}\n`);
    process.exit(1);
  }
  if (result.status !== 0) {
    process.stderr.write('npm ci failed; its messages are above.\n');
    process.exit(result.status ?? 1);
  }
}

/**
 * Compares what npm wrote down about node_modules with the lock file, package by package, because file times
 * change with every checkout.
 *
 * @param {string} root the folder with package-lock.json
 * @returns {string | undefined} why an install is needed, or undefined
 */
export function findReasonToInstall(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return 'there is no complete node_modules.';
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedFile);
  for (const [path, { version, link, optional, devOptional }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const found = installed[path];
    // A package for another platform is in the lock and not on the disk.
    if (found === undefined && (optional || devOptional)) continue;
    if (found === undefined) return `${path} is missing.`;
    if (!link && found.version !== version) return `${path} is ${found.version}, the lock has ${version}.`;
  }
  for (const path of Object.keys(installed)) {
    if (path.includes('node_modules/') && wanted[path] === undefined) return `${path} is not in the lock.`;
  }
  return undefined;
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/** Inside `npm run` the running npm is known by path; that also works where `npm` is no plain program. */
function findNpm() {
  const path = process.env.npm_execpath;
  return path !== undefined && /npm-cli\.c?js$/.test(path)
    ? { command: process.execPath, args: [path] }
    : { command: 'npm', args: [] };
}
