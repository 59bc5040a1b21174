/** What a person typed and nobody can read yet: it stays in the draft as it stands, and keeps the row from being saved. */
import { readDecimal } from '../../../app/format.ts';
import { decimal } from '../../../i18n/text.ts';

export interface Typed {
  readonly $typed: string;
}

export const asTyped = (text: string): Typed => ({ $typed: text });

export const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && '$typed' in value && typeof value.$typed === 'string';

/** True where such a text stands anywhere within a value. */
export const holdsTyped = (value: unknown): boolean =>
  isTyped(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsTyped));

/**
 * Numbers with commas, semicolons or spaces between them; as typed where one of them is none. Where the language writes a decimal comma,
 * a comma with nothing behind it but the next digit is one.
 */
export function readNumbers(text: string, hasDecimalComma = decimal('.') === ','): readonly number[] | Typed {
  const parts = text.split(hasDecimalComma ? /(?:,(?!\d)|[;\s])+/ : /[,;\s]+/).filter((part) => part !== '');
  const numbers = parts.map(readDecimal);
  return numbers.every(Number.isFinite) ? numbers : asTyped(text);
}
