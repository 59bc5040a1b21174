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

/** As many issues as one answer carries, in the order in which they were found: where there are more, no code takes the place of another. */
export function shorten(issues: readonly Issue[], most = MOST_ISSUES): readonly Issue[] {
  if (issues.length <= most) return issues;
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  const shares = new Map<string, number>();
  let room = most;
  [...counts]
    .sort((a, b) => a[1] - b[1])
    .forEach(([code, count], i) => {
      const share = Math.min(count, Math.floor(room / (counts.size - i)));
      shares.set(code, share);
      room -= share;
    });
  return issues.filter(({ code }) => {
    const left = shares.get(code) ?? 0;
    shares.set(code, left - 1);
    return left > 0;
  });
}
