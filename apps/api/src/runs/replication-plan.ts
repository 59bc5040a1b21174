/** Cuts replications into chunks: a small first one for each thread, so that something is known soon, then larger ones. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const FIRST = 4;
const NEXT = 10;
/** Replications that are enough for a first picture, marked partial. */
export const FIRST_PICTURE = 20;

/** The ranges that are missing from 0 to `asked`, in order. `done` are disjoint. */
export function planChunks(asked: number, done: readonly Range[]): Range[] {
  const sorted = [...done].sort((a, b) => a.from - b.from);
  const planned: Range[] = [];
  const fill = (from: number, to: number) => {
    for (let at = from; at < to;) {
      const most = Math.min(to, at + (at < FIRST_PICTURE ? FIRST : NEXT));
      planned.push({ from: at, to: most });
      at = most;
    }
  };
  let at = 0;
  for (const { from, to } of sorted) {
    fill(at, from);
    at = Math.max(at, to);
  }
  fill(at, asked);
  return planned;
}

/** How many replications from 0 on are done without a gap. */
export function countLeading(done: readonly Range[]): number {
  let leading = 0;
  for (const { from, to } of [...done].sort((a, b) => a.from - b.from)) {
    if (from > leading) break;
    leading = Math.max(leading, to);
  }
  return leading;
}
