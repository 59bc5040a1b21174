/** One finding about an input. Parsers and validators return all of them; they never throw on input. */
export interface Issue {
  /** Stable machine code, for example `reference.unknown`. */
  readonly code: string;
  /** Where: keys and indices joined by dots, for example `links.3.to`; empty for the whole document. */
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** Most issues that one answer carries; `total` says how many there were. */
export const MOST_ISSUES = 1000;

export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly total: number };
