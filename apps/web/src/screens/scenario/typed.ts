/** What a person typed and nobody can read yet: it stays in the draft as it stands, and keeps the row from being saved. */

export interface Typed {
  readonly $typed: string;
}

export const asTyped = (text: string): Typed => ({ $typed: text });

export const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' && value !== null && '$typed' in value && typeof value.$typed === 'string';

/** True where such a text stands anywhere within a value. */
export const holdsTyped = (value: unknown): boolean =>
  isTyped(value) || (typeof value === 'object' && value !== null && Object.values(value).some(holdsTyped));

/** Numbers with commas, semicolons or spaces between them; as typed where one of them is none. */
export function readNumbers(text: string): readonly number[] | Typed {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  return numbers.every(Number.isFinite) ? numbers : asTyped(text);
}
