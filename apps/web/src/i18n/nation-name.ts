/** The name of a country in the chosen language; a key that is no country of ISO 3166 stays as it is. */
import { currentLanguage } from './text.ts';

/** ISO 3166 leaves these to their users, as for an invented nation; the tables of languages hold test names for some (`Pseudo-Accents`). */
const OWN_CODE = /^(AA|Q[M-Z]|X[A-JL-Z]|ZZ)$/;

export function nationName(code: string, language: string = currentLanguage()): string {
  if (!/^[A-Z]{2}$/.test(code) || OWN_CODE.test(code)) return code;
  try {
    return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name that the scenario gives a nation; where that is its plain English name, the one of the chosen language. */
export const nationTitle = (code: string, given: string): string =>
  given === nationName(code, 'en') ? nationName(code) : given;
