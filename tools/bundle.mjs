// Puts what `npm start` and `npm run worker` load into a few files, after tsc: three thousand modules one by one take a second of every start.
// Run by the build of apps/api.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { BUNDLE_ENTRIES, WHOLE_PACKAGES } from './bundle-entries.mjs';
import { workspaceRoot } from './install.mjs';

const dist = join(workspaceRoot, 'apps/api/dist');

/** What packages ask for in case it is installed. */
const NOT_INSTALLED = [
  ...[
    '@apollo/*',
    '@as-integrations/*',
    '@nestjs/microservices',
    '@nestjs/microservices/*',
    '@nestjs/websockets',
    '@nestjs/websockets/*',
  ],
  ...['class-transformer', 'class-transformer/*', 'class-validator', 'mercurius', 'ts-morph'],
];
/** Packages of the older kind ask for `require` and for the place of their file. */
const BANNER = `import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;`;

/**
 * Names of classes of the server are names of the schema, of migrations and of what is injected, and the bundler gives a class another one where
 * two would meet. Its own way of keeping them costs time at every function that is made.
 */
const keptNames = {
  name: 'kept names of classes',
  setup: ({ onLoad }) =>
    onLoad({ filter: /apps[\\/]api[\\/]dist[\\/].*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /^(?:export )?(?:default )?(?:let \w+ = (?:\w+ = )?)?class (\w+)(?: extends .+)? \{/gm,
        `$& static { Object.defineProperty(this, 'name', { value: '$1', configurable: true }); }`,
      ),
    })),
};

/** One folder below dist, as what is bundled was: some of it looks for the page and for the root of the repository from there. */
const outdir = join(dist, 'bundle');
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: Object.fromEntries(
    Object.entries(BUNDLE_ENTRIES).map(([name, module]) => [name, join(dist, `${module}.js`)]),
  ),
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  plugins: [keptNames],
  external: [...WHOLE_PACKAGES, ...NOT_INSTALLED],
  banner: { js: BANNER },
  logLevel: 'error',
});
// What every new database is run with first is compiled here once, and not at each start.
await import(pathToFileURL(join(outdir, 'prepare.js')).href);
