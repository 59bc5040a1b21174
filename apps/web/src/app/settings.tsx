/** What a reader may choose for this browser: language, units, symbols, theme. */
import type { KeyboardEvent } from 'react';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { LANGUAGES, t, type Language } from '../i18n/text.ts';
import { changePreferences, currentPreferences } from '../state/preferences.ts';

export function Settings() {
  const { language, units, symbols } = currentPreferences();
  return (
    <details className="settings" onKeyDown={closeOnEscape}>
      <summary className="plain framed" title={t('Settings')}>
        <span aria-hidden="true">{language.toUpperCase()}</span>
        <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1 3h14v2H1z M1 7h14v2H1z M1 11h14v2H1z" fill="currentColor" />
        </svg>
      </summary>
      <div className="settings-body">
        <label className="field">
          {t('Language')}
          <select
            value={language}
            onChange={(event) => void changePreferences({ language: event.target.value as Language })}
          >
            {LANGUAGES.map(({ code, name }) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('Units')}
          <select
            value={units}
            onChange={(event) => void changePreferences({ units: event.target.value === 'us' ? 'us' : 'metric' })}
          >
            <option value="metric">{t('Tonnes, kilometres')}</option>
            <option value="us">{t('Short tons, nautical miles')}</option>
          </select>
        </label>
        <label className="field">
          {t('Symbols')}
          <select
            value={symbols}
            onChange={(event) => void changePreferences({ symbols: event.target.value === 'plain' ? 'plain' : 'app6' })}
          >
            <option value="app6">{t('APP-6')}</option>
            <option value="plain">{t('Plain icons')}</option>
          </select>
        </label>
        <ThemeChoice />
      </div>
    </details>
  );
}

/** It lies over the screen: Escape puts it away, and the focus back to what opened it. */
function closeOnEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>) {
  if (key !== 'Escape' || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector('summary')?.focus();
}

function ThemeChoice() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <label className="field">
      {t('Theme')}
      <select value={scheme} onChange={(event) => setColorScheme(event.target.value === 'dark' ? 'dark' : 'light')}>
        <option value="light">{t('Light')}</option>
        <option value="dark">{t('Dark')}</option>
      </select>
    </label>
  );
}
