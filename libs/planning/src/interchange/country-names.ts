/** Codes of countries (ISO 3166-1) by what published tables call them: the code itself, or the English name. */
import { normalise } from './header.ts';

/** Names that the tables of the platform spell otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  turkey: 'TR',
  burma: 'MM',
  ivorycoast: 'CI',
  capeverde: 'CV',
  czechrepublic: 'CZ',
  macedonia: 'MK',
  swaziland: 'SZ',
  korearepublicof: 'KR',
  republicofkorea: 'KR',
  russianfederation: 'RU',
  unitedstatesofamerica: 'US',
  usa: 'US',
  uk: 'GB',
  greatbritain: 'GB',
};

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

let codes: ReadonlyMap<string, string> | undefined;

function listCodes(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const known = new Map<string, string>();
  for (const first of LETTERS)
    for (const second of LETTERS) {
      const code = first + second;
      const name = names.of(code);
      if (name !== undefined && isCurrent(code)) known.set(normalise(name), code);
    }
  for (const [name, code] of Object.entries(ALIASES)) known.set(name, code);
  return known;
}

/** Codes of countries that are no more have the names of those that came after them. */
const isCurrent = (code: string): boolean => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

/** Undefined for what is neither. */
export function findCountry(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2}$/.test(trimmed)) return trimmed.toUpperCase();
  codes ??= listCodes();
  return codes.get(normalise(trimmed));
}
