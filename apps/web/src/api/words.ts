/**
 * The schema writes its closed lists in upper case, the scenario document and the result in lower case with hyphens. A name of GraphQL
 * begins with no digit: `100km` is `_100KM`.
 */
export type Word<T extends string> = T extends `_${infer B}`
  ? Word<B>
  : T extends `${infer A}_${infer B}`
    ? `${Lowercase<A>}-${Word<B>}`
    : Lowercase<T>;

export const toWord = <T extends string>(name: T): Word<T> =>
  name.replace(/^_/, '').toLowerCase().replaceAll('_', '-') as Word<T>;

export const toName = (word: string): string =>
  word
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '_')
    .replace(/^(?=\d)/, '_');
