/**
 * The words of the page in three languages. The English sentence is the key, so a screen reads as it looks; French and Ukrainian stand
 * in `catalogue/`, one file for each area, and are fetched only when they are chosen. What the server says about data stays as it is.
 */
import { createElement, Fragment, type ReactNode } from 'react';
import type { Text } from './catalogue/index.ts';

export const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'Français' },
  { code: 'uk', name: 'Українська' },
] as const;
export type Language = (typeof LANGUAGES)[number]['code'];

/** Names in braces: what a sentence leaves open. `{count?day|days}` is the word that stands with the number `count`. */
type Name<T extends string> = T extends `${infer Of}?${string}` ? Of : T;
type Open<T extends string> = T extends `${string}{${infer Inside}}${infer Rest}` ? Name<Inside> | Open<Rest> : never;
type Values<T extends string, V> = [Open<T>] extends [never] ? [] : [values: Readonly<Record<Open<T>, V>>];

let language: Language = 'en';
let translations: Readonly<Record<string, readonly [fr: string, uk: string]>> = {};

/** A number as it is written with a point, with the decimal sign of the language. */
export const decimal = (text: string): string => (language === 'en' ? text : text.replace('.', ','));

export const currentLanguage = (): Language => language;

/** Chooses a language; the page has to be drawn anew afterwards. */
export async function chooseLanguage(code: Language): Promise<void> {
  if (code !== 'en') translations = (await import('./catalogue/index.ts')).catalogue;
  language = code;
  document.documentElement.lang = code;
}

const templateOf = (text: string): string =>
  language === 'en' ? text : (translations[text]?.[language === 'fr' ? 0 : 1] ?? text);

const OPEN = /\{(\w+)(?:\?([^}]*))?\}/g;

/** Forms of a word in the order in which the catalogue gives them; the last two may be one. */
const PLURALS: Readonly<Record<Language, readonly Intl.LDMLPluralRule[]>> = {
  en: ['one', 'other'],
  fr: ['one', 'other'],
  uk: ['one', 'few', 'many', 'other'],
};
const rules = new Map<Language, Intl.PluralRules>();

/** The form that goes with a number, also as the page writes it. */
function formFor(forms: string, value: unknown): string {
  const words = forms.split('|');
  const number = Number(
    String(value)
      .replace(',', '.')
      .replaceAll(/[^\d.]/g, ''),
  );
  if (!rules.has(language)) rules.set(language, new Intl.PluralRules(language));
  const index = PLURALS[language].indexOf(rules.get(language)!.select(number));
  return words[index] ?? words[words.length - 1];
}

/** Between groups of three, as all figures of the page are written. */
const THIN = '\u202f';
const GROUPS = /\B(?=(?:\d{3})+$)/g;

/** A half has the decimal sign of the language, what is counted is grouped, a seed or the number of a run is not; text is as it was written. */
function written(name: string, value: unknown): string {
  if (typeof value !== 'number') return String(value);
  return name === 'count' && Number.isInteger(value) ? String(value).replaceAll(GROUPS, THIN) : decimal(String(value));
}

/** A sentence of the catalogue in the chosen language. */
export function t<T extends Text>(text: T, ...[values]: Values<T, string | number>): string {
  const template = templateOf(text);
  if (values === undefined) return template;
  return template.replaceAll(OPEN, (_, name: string, forms: string | undefined) => {
    const value = (values as Record<string, unknown>)[name];
    return forms === undefined ? written(name, value) : formFor(forms, value);
  });
}

/** The same with pieces of the page in the open places. */
export function tr<T extends Text>(text: T, ...[values]: Values<T, ReactNode>): ReactNode {
  // Text, then a name and its forms, then text again.
  const parts = templateOf(text).split(OPEN);
  const pieces: ReactNode[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [plain, name, forms] = parts.slice(at, at + 3);
    const value = name === undefined ? null : (values as Record<string, ReactNode>)[name];
    pieces.push(plain, forms === undefined ? value : formFor(forms, value));
  }
  return pieces.map((piece, index) => createElement(Fragment, { key: index }, piece));
}

/** A word that data brings (a kind, a cause, a relief): translated where the catalogue holds it, else as it came. */
export const say = (text: string): string => templateOf(text);

const ACRONYMS = /\b(salis|sac|eatc|mmf|pert|opcom|opcon|tacom|tacon|pod|cf|utc)\b/g;

/** A code of a closed list (`NATIONAL_DECISION`, `national-decision`) in words. */
export function word(code: string): string {
  const text = code
    .toLowerCase()
    .replaceAll(/[-_]/g, ' ')
    .replaceAll(ACRONYMS, (name) => name.toUpperCase());
  if (translations[text] !== undefined) return templateOf(text);
  // Some stand in the catalogue as titles.
  const title = text.slice(0, 1).toUpperCase() + text.slice(1);
  if (translations[title] === undefined) return text;
  const words = templateOf(title);
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

/** The same at the head of a line. */
export function wordTitle(code: string): string {
  const text = word(code);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
