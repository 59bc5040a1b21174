/** A screen loads its own style sheet only: what another screen draws too has to stand in the theme, or a link shows it bare. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => file.split(sep).join('/'));
const filesOf = (folder: string, ending: string) =>
  files.filter((file) => file.startsWith(folder) && file.endsWith(ending));

/** The class that a selector begins with, which is where its rule can hold at all. */
const rootClasses = (css: string): readonly string[] =>
  [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/(?:^|[,}{])\s*\.([a-z][\w-]*)/g)].map(([, name]) => name);

/** Words in what `className` is given, as text or as an expression. */
const classWords = (source: string): ReadonlySet<string> =>
  new Set(
    [...source.matchAll(/className=(?:"([^"]*)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g)].flatMap(([, text, code = '']) =>
      (text ?? [...code.matchAll(/['"`]([^'"`]*)['"`]/g)].map(([, part]) => part).join(' ')).split(/[^\w-]+/),
    ),
  );

const screenOf = (file: string): string => file.split('/').slice(0, 2).join('/');

test('a class that a screen styles is drawn on that screen only', () => {
  const themed = new Set(filesOf('theme/', '.css').flatMap((file) => rootClasses(read(file))));
  const drawn = filesOf('', '.tsx').map((file) => ({ file, words: classWords(read(file)) }));
  expect(drawn.length).toBeGreaterThan(100);
  const bare = filesOf('screens/', '.css').flatMap((css) => {
    const own = new Set(rootClasses(read(css)).filter((name) => !themed.has(name)));
    return drawn
      .filter(({ file }) => screenOf(file) !== screenOf(css))
      .flatMap(({ file, words }) =>
        [...own].filter((name) => words.has(name)).map((name) => `${file}: .${name} of ${css}`),
      );
  });
  expect(bare).toEqual([]);
});

/** Rules with what they say, in one form. */
const rulesOf = (css: string): readonly string[] =>
  [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/[^{}]+\{[^{}]*\}/g)].map(([rule]) => rule.trim());

test('no rule of the theme stands in a screen once more', () => {
  const themed = new Set(filesOf('theme/', '.css').flatMap((file) => rulesOf(read(file))));
  expect(themed.size).toBeGreaterThan(100);
  const twice = filesOf('screens/', '.css').flatMap((css) => rulesOf(read(css)).filter((rule) => themed.has(rule)));
  expect(twice).toEqual([]);
});
