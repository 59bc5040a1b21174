/** Documentation that holds together: no link into nothing, one number a decision, every decision listed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.nx', '.muster', 'coverage', 'test-results']);

const markdownBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? markdownBelow(path) : entry.name.endsWith('.md') ? [path] : [];
  });

/** Targets of links and pictures inside the repository, without what follows `#`. */
const linksOf = (text: string): string[] =>
  [...text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target.split('#')[0])
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

test('every link of the documentation leads somewhere', () => {
  const broken = markdownBelow(root).flatMap((file) =>
    linksOf(readFileSync(file, 'utf8'))
      .filter((target) => !existsSync(resolve(dirname(file), target)))
      .map((target) => `${relative(root, file)}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('decisions have a number each, say it, and are listed in order', () => {
  const files = readdirSync(join(root, 'docs/decisions')).sort();
  const numbers = files.map((name) => name.slice(0, 4));
  expect(new Set(numbers).size).toBe(files.length);
  for (const file of files)
    expect(readFileSync(join(root, 'docs/decisions', file), 'utf8')).toMatch(new RegExp(`^# ${file.slice(0, 4)}\\. `));
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  expect([...index.matchAll(/\(decisions\/([^)]+\.md)\)/g)].map(([, name]) => name)).toEqual(files);
});
