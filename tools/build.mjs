// Builds projects whose sources are newer than their last build. Looks at file times only, so that a start of what is
// built takes no time; what really has to be compiled is left to nx.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { workspaceRoot } from './install.mjs';

/** What a project is built from beside its own folder. */
const uses = {
  api: ['apps/api', 'libs/logistics', 'libs/planning'],
  // The page shows the model as it is documented.
  web: [
    ...['apps/web', 'libs/logistics', 'libs/planning', 'apps/api/schema.graphql'],
    ...['docs/model.md', 'docs/planning-model.md'],
  ],
};
const products = { api: 'apps/api/dist/bundle/main.js', web: 'apps/web/dist/index.html' };
const common = ['package-lock.json', 'tsconfig.base.json', 'nx.json', 'tools/bundle.mjs', 'tools/bundle-entries.mjs'];
const ignored = new Set(['node_modules', 'dist', '.tsbuild', '.nx', 'coverage']);

/** Ends the process with the messages of the build when it fails. */
export function ensureBuilt(projects) {
  const stale = projects.filter((project) => !isFresh(project));
  if (stale.length === 0) return;
  process.stderr.write(`Building ${stale.join(' and ')}.\n`);
  const startedMs = Date.now();
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [nx, 'run-many', '-t', 'build', '-p', stale.join(','), '--output-style=static'],
    {
      cwd: workspaceRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, NX_TUI: 'false', NX_DAEMON: 'false' },
    },
  );
  if (error !== undefined || status !== 0) {
    process.stderr.write(
      `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\nThe build failed; nothing was started.\n`,
    );
    process.exit(status || 1);
  }
  for (const project of stale) {
    mkdirSync(dirname(stampOf(project)), { recursive: true });
    writeFileSync(stampOf(project), String(startedMs));
  }
}

const stampOf = (project) => join(workspaceRoot, '.tsbuild', `${project}.built`);

/** The stamp holds when the build began: a source that was saved meanwhile makes it stale. */
function isFresh(project) {
  if (!existsSync(stampOf(project)) || !existsSync(join(workspaceRoot, products[project]))) return false;
  const builtMs = Number(readFileSync(stampOf(project), 'utf8'));
  return [...uses[project], ...common].every((path) => newestMs(join(workspaceRoot, path)) < builtMs);
}

function newestMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path, { withFileTypes: true });
  const kept = entries.filter(({ name }) => !ignored.has(name));
  // The time of a folder tells that a file was removed. A folder that holds products changes with each build.
  let newest = kept.length === entries.length ? stat.mtimeMs : 0;
  for (const { name } of kept) newest = Math.max(newest, newestMs(join(path, name)));
  return newest;
}
