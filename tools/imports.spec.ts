import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { BUNDLE_ENTRIES } from './bundle-entries.mjs';

/** A tool that loads compiled files is not type-checked against them: a moved source would break it only when somebody runs it. */

const workspaceRoot = resolve(import.meta.dirname, '..');
const compiledPath = /\b((?:libs|apps)\/[a-z]+)\/dist\/([\w./-]+)\.js\b/g;
const namedImport = /import \{([^}]*)\} from '[./]*((?:libs|apps)\/[a-z]+\/dist\/[\w./-]+\.js)'/g;

const toolFiles = readdirSync(join(workspaceRoot, 'tools'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mjs') && !name.includes('node_modules'))
  .map((name) => join(workspaceRoot, 'tools', name));

/** What is bundled has the source of the module that it is bundled from. */
const sourceOf = (compiled: string) =>
  join(
    workspaceRoot,
    compiled
      .replace(/\/dist\/bundle\/([\w.]+)\.js$/, (whole, name: string) =>
        name in BUNDLE_ENTRIES ? `/dist/${BUNDLE_ENTRIES[name as keyof typeof BUNDLE_ENTRIES]}.js` : whole,
      )
      .replace('/dist/', '/src/')
      .replace(/\.js$/, '.ts'),
  );

function exportedNames(source: string, seen = new Set<string>()): Set<string> {
  if (seen.has(source)) return new Set();
  seen.add(source);
  const text = readFileSync(source, 'utf8');
  const names = new Set<string>();
  for (const [, name] of text.matchAll(
    /^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|let) (\w+)/gm,
  ))
    names.add(name!);
  for (const [, list] of text.matchAll(/^export \{([^}]*)\}/gm))
    for (const part of list!.split(',')) {
      const name = part
        .trim()
        .replace(/^type /, '')
        .split(/ as /)
        .at(-1)!;
      if (name !== '') names.add(name);
    }
  for (const [, from] of text.matchAll(/^export \* from '(\.[^']+)'/gm))
    for (const name of exportedNames(resolve(source, '..', from!), seen)) names.add(name);
  return names;
}

describe('Tools load what is there', () => {
  it('finds the tools that load compiled files', () => {
    const loading = toolFiles.filter((file) => readFileSync(file, 'utf8').match(compiledPath) !== null);
    expect(loading.length).toBeGreaterThan(10);
  });

  it('every compiled file that a tool names has a source', () => {
    const missing = toolFiles.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(compiledPath)]
        .filter(([path]) => !existsSync(sourceOf(path)))
        .map(([path]) => `${relative(workspaceRoot, file)}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('every name that a tool imports from it is exported there', () => {
    const missing = toolFiles.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(namedImport)].flatMap(([, names, path]) => {
        const exported = exportedNames(sourceOf(path!));
        return names!
          .split(',')
          .map((name) => name.trim().split(' as ')[0]!)
          .filter((name) => name !== '' && !exported.has(name))
          .map((name) => `${relative(workspaceRoot, file)}: ${name} of ${path}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});

describe('Modules of the libraries import each other in one direction', () => {
  /** Imports of values; types leave nothing behind that could be asked for before it is there. */
  const valueImport = /^(?:import|export) (?!type\b)(?:\{([^}]*)\}|\*(?: as \w+)?) from '(\.[^']+)'/gm;
  const importsOf = (file: string): string[] =>
    [...readFileSync(file, 'utf8').matchAll(valueImport)]
      .filter(([, names]) => names === undefined || names.split(',').some((name) => /^\s*(?!type )\w/.test(name)))
      .map(([, , from]) => resolve(file, '..', from!));

  /** Depth first: an import of a module that is still being entered closes a circle. */
  function findCircles(files: readonly string[]): string[] {
    const done = new Set<string>();
    const circles: string[] = [];
    const enter = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) circles.push([...path.slice(at), file].map((one) => relative(workspaceRoot, one)).join(' > '));
      if (at >= 0 || done.has(file)) return;
      for (const next of importsOf(file)) enter(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) enter(file, []);
    return circles;
  }

  it.each(['logistics', 'planning'])('%s', (library) => {
    const folder = join(workspaceRoot, 'libs', library, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(80);
    expect(findCircles(files.map((name) => join(folder, name)))).toEqual([]);
  });
});
