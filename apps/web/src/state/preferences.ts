/** What a reader chose for this browser: language, units, symbols. The theme is kept by the widgets' own provider. */
import { useSyncExternalStore } from 'react';
import { chooseLanguage, LANGUAGES, type Language } from '../i18n/text.ts';

export type Units = 'metric' | 'us';

export interface Preferences {
  readonly language: Language;
  /** Tonnes and kilometres, or short tons and nautical miles. */
  readonly units: Units;
  /** Symbols of APP-6, or plain icons of the component. */
  readonly symbols: 'app6' | 'plain';
}

const KEY = 'muster.preferences';
const DEFAULTS: Preferences = { language: 'en', units: 'metric', symbols: 'app6' };

export function parsePreferences(text: string | null, browserLanguages: readonly string[] = []): Preferences {
  const known = (code: unknown): Language | undefined => LANGUAGES.find((language) => language.code === code)?.code;
  const fromBrowser = browserLanguages.map((name) => known(name.slice(0, 2))).find((code) => code !== undefined);
  const defaults = { ...DEFAULTS, language: fromBrowser ?? DEFAULTS.language };
  try {
    const stored = JSON.parse(text ?? '{}') as Record<string, unknown>;
    return {
      language: known(stored['language']) ?? defaults.language,
      units: stored['units'] === 'us' ? 'us' : 'metric',
      symbols: stored['symbols'] === 'plain' ? 'plain' : 'app6',
    };
  } catch {
    return defaults;
  }
}

const listeners = new Set<() => void>();
let current: Preferences = DEFAULTS;

export const currentPreferences = (): Preferences => current;

/** Reads what was chosen before and fetches its language; call before the first drawing. */
export async function loadPreferences(): Promise<void> {
  current = parsePreferences(readStored(), navigator.languages);
  try {
    await chooseLanguage(current.language);
  } catch {
    // A catalogue that does not come leaves a page in English, which comes with the page. What is stored stays.
    current = { ...current, language: 'en' };
  }
}

export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  const next = { ...current, ...change };
  await chooseLanguage(next.language);
  current = next;
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A browser that keeps nothing still shows what was chosen.
  }
  for (const listener of [...listeners]) listener();
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, currentPreferences);
