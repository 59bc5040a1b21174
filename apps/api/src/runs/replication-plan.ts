/**
 * Cuts replications into chunks: small ones first, so that something is known soon and every thread has work, then such that one takes about
 * a second. How they are cut changes no result. A chunk never reaches over a number at which a picture is drawn.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Replications that are enough for a first picture, marked partial. */
export const FIRST_PICTURE = 20;
/** Replications after which a picture is drawn before the run ends. */
const PICTURES: readonly number[] = [FIRST_PICTURE, 100, 500];
const FIRST_CHUNK = 2;
const CHUNK_MS = 1000;
const MOST_IN_CHUNK = 25;
const LOCAL_CHUNK = 5;

/** The first chunks, planned before it is known how long a replication takes. */
export const planFirst = (asked: number): Range[] => cut(0, Math.min(asked, FIRST_PICTURE), FIRST_CHUNK);

/** The chunks of `from` to `asked`, when a replication takes this long. */
export function planRest(from: number, asked: number, replicationMs: number): Range[] {
  const size = Math.max(1, Math.min(MOST_IN_CHUNK, Math.floor(CHUNK_MS / Math.max(1, replicationMs))));
  return cut(from, asked, size);
}

/** All chunks of a run that is computed in one go. */
export const planChunks = (asked: number): Range[] => cut(0, asked, LOCAL_CHUNK);

function cut(from: number, to: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let at = from; at < to;) {
    const border = PICTURES.find((picture) => picture > at) ?? to;
    const end = Math.min(to, border, at + size);
    ranges.push({ from: at, to: end });
    at = end;
  }
  return ranges;
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

/** The picture that is due when the leading replications grow from `before` to `after`: the latest one passed, or that of the whole run. */
export function findPicture(before: number, after: number, asked: number): number | undefined {
  if (after >= asked) return before < asked ? asked : undefined;
  return PICTURES.findLast((picture) => before < picture && picture <= after);
}
