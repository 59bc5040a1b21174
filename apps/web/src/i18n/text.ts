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

/** Names in braces: what a sentence leaves open. */
type Open<T extends string> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Open<Rest> : never;
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

/** A sentence of the catalogue in the chosen language. */
export function t<T extends Text>(text: T, ...[values]: Values<T, string | number>): string {
  const template = templateOf(text);
  if (values === undefined) return template;
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String((values as Record<string, unknown>)[name]));
}

/** The same with pieces of the page in the open places. */
export function tr<T extends Text>(text: T, ...[values]: Values<T, ReactNode>): ReactNode {
  const parts = templateOf(text).split(/\{(\w+)\}/);
  return parts.map((part, index) =>
    createElement(Fragment, { key: index }, index % 2 === 0 ? part : (values as Record<string, ReactNode>)[part]),
  );
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
