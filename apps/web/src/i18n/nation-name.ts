/** The name of a country in the chosen language; a key that is no country of ISO 3166 stays as it is. */
import { currentLanguage } from './text.ts';

export function nationName(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames([currentLanguage()], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
