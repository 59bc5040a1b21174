/** The schema writes its closed lists in upper case, the scenario document and the result in lower case with hyphens. */
export type Word<T extends string> = T extends `${infer A}_${infer B}` ? `${Lowercase<A>}-${Word<B>}` : Lowercase<T>;

export const toWord = <T extends string>(name: T): Word<T> => name.toLowerCase().replaceAll('_', '-') as Word<T>;
