/** The catalogue is complete, and no words of the page stand outside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { AREAS } from './catalogue/index.ts';
import { chooseLanguage, say, t } from './text.ts';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.|generated|^i18n/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

const entries = Object.entries(AREAS).flatMap(([area, texts]) =>
  Object.entries(texts).map(([english, translated]) => ({ area, english, translated: [...translated] as string[] })),
);

test('each sentence stands in one area only', () => {
  const seen = new Map<string, string>();
  for (const { area, english } of entries) {
    expect([english, seen.get(english)]).toEqual([english, undefined]);
    seen.set(english, area);
  }
});

test('both translations are there and leave the same places open', () => {
  const open = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
  for (const { english, translated } of entries) {
    expect([english, translated.length, translated.every((text) => text.trim() !== '')]).toEqual([english, 2, true]);
    for (const text of translated) expect([english, open(text)]).toEqual([english, open(english)]);
  }
});

test('a word that goes with a number has all forms of its language, and a number', () => {
  const plurals = (text: string) =>
    [...text.matchAll(/\{(\w+)\?([^}]*)\}/g)].map(([, name, forms]) => ({ name, forms: forms.split('|').length }));
  for (const { english, translated } of entries) {
    const given = new Set([...english.matchAll(/\{(\w+)[?}]/g)].map(([, name]) => name));
    [english, ...translated].forEach((text, language) => {
      for (const { name, forms } of plurals(text)) {
        expect([text, given.has(name)]).toEqual([text, true]);
        expect([text, language === 2 ? forms === 3 || forms === 4 : forms === 2]).toEqual([text, true]);
      }
    });
  }
});

test('every sentence is used; words are brought by data', () => {
  const all = sources.map(({ text }) => text).join('\n');
  const quoted = (text: string) => [`'${text.replaceAll("'", "\\'")}'`, `"${text}"`, `\`${text}\``];
  const unused = entries.filter(
    ({ area, english }) =>
      !['words', 'codes', 'fields', 'documentFields'].includes(area) &&
      !quoted(english).some((literal) => all.includes(literal)),
  );
  expect(unused.map(({ english }) => english)).toEqual([]);
});

test('the page has no words outside the catalogue', () => {
  expect(sources.filter(({ name }) => name.endsWith('.tsx')).flatMap(findLooseTexts)).toEqual([]);
});

test('a language is chosen', async () => {
  // There is no page in a unit test; the language of its element is all that would be set.
  Object.assign(globalThis, { document: { documentElement: {} } });
  await chooseLanguage('fr');
  expect(t('Run {run} failed.', { run: 3 })).toBe('Le calcul 3 a échoué.');
  expect(say('no such words')).toBe('no such words');
  expect(t('{count} {count?row|rows}', { count: 1 })).toBe('1 ligne');
  expect(t('{days} d earlier', { days: 0.5 })).toBe('0,5 j plus tôt');
  await chooseLanguage('uk');
  expect(t('Place')).toBe('Місце');
  const rows = ['1', '3', '5', '21', '1\u202f012'].map((count) => t('{count} {count?row|rows}', { count }));
  expect(rows).toEqual(['1 рядок', '3 рядки', '5 рядків', '21 рядок', '1\u202f012 рядків']);
  await chooseLanguage('en');
  expect(t('Place')).toBe('Place');
  expect([1, 2].map((count) => t('{count} {count?row|rows}', { count }))).toEqual(['1 row', '2 rows']);
});

/** Attributes that a reader sees or hears. */
const SPOKEN = new Set(['title', 'aria-label', 'label', 'placeholder', 'note', 'what', 'text', 'alt']);
/** Names and signs that are the same in all languages. */
const SAME = new Set(['Muster', 'P10', 'P50', 'P80', 'P90', 'CF', 'GraphQL']);

function findLooseTexts({ name, text }: { readonly name: string; readonly text: string }): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const loose: string[] = [];
  const note = (node: ts.Node, words: string) => {
    const plain = words.replaceAll(/\s+/g, ' ').trim();
    if (!/\p{L}{2}/u.test(plain) || SAME.has(plain)) return;
    loose.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${plain}`);
  };
  const isTranslated = (node: ts.Node): boolean => {
    for (let at = node.parent; at !== undefined; at = at.parent) {
      if (ts.isCallExpression(at) && ['t', 'tr', 'say', 'word', 'wordTitle'].includes(at.expression.getText(file)))
        return true;
      if (ts.isJsxElement(at) || ts.isJsxSelfClosingElement(at)) return false;
    }
    return false;
  };
  const isShown = (node: ts.Node): boolean => {
    for (let at = node; at.parent !== undefined; at = at.parent) {
      if (ts.isJsxAttribute(at.parent)) return SPOKEN.has(at.parent.name.getText(file));
      if (ts.isJsxExpression(at.parent)) {
        if (!ts.isJsxAttribute(at.parent.parent)) return true;
      } else if (!ts.isConditionalExpression(at.parent) && !ts.isParenthesizedExpression(at.parent)) return false;
      else if (ts.isConditionalExpression(at.parent) && at.parent.condition === at) return false;
    }
    return false;
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) note(node, node.text);
    else if (ts.isStringLiteral(node) && ts.isJsxAttribute(node.parent)) {
      if (SPOKEN.has(node.parent.name.getText(file))) note(node, node.text);
    } else if (ts.isStringLiteralLike(node) && isShown(node) && !isTranslated(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node) && isShown(node) && !isTranslated(node))
      note(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(' '));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return loose;
}

test('what is counted is grouped as all figures are, a seed is not', () => {
  expect(t('{count} force {count?element|elements}', { count: 12_345 })).toBe('12\u202f345 force elements');
  expect(t('{count} force {count?element|elements}', { count: 248 })).toBe('248 force elements');
  expect(t('Run {run}', { run: 1234 })).toBe('Run 1234');
});
