/**
 * Follows something that is under way by its stream, and by asking where none comes through: a broken stream says so, but one that a
 * restarting server has ended, or that hangs between here and there, only goes silent.
 */

/** Longer than the server is silent while work goes on, as a rule: then it is asked, and again after as long. */
export const SILENT_MS = 6000;
const POLL_MS = 2000;

export interface Followed<T> {
  /** Opens the stream and answers how to close it. */
  readonly open: (next: (value: T) => void, failed: () => void) => () => void;
  /** Asks once; undefined where it cannot be had now. */
  readonly ask: () => Promise<T | undefined>;
  readonly next: (value: T) => void;
}

const asked = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();

/** One answer for all that ask for the same list at about the same time: each that is followed is a row of it. */
export function askTogether<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const last = asked.get(key);
  if (last !== undefined && performance.now() - last.at < POLL_MS) return last.answer as Promise<T>;
  const answer = ask();
  asked.set(key, { at: performance.now(), answer });
  return answer;
}

/** @returns ends it: nothing is told afterwards */
export function follow<T>({ open, ask, next }: Followed<T>): () => void {
  let [isOver, isBroken, isAsking, heard] = [false, false, false, performance.now()];
  const close = open(
    (value) => {
      [isBroken, heard] = [false, performance.now()];
      if (!isOver) next(value);
    },
    () => {
      isBroken = true;
    },
  );
  const look = async () => {
    if (isAsking || (!isBroken && performance.now() - heard < SILENT_MS)) return;
    isAsking = true;
    const value = await ask().catch(() => undefined);
    [isAsking, heard] = [false, performance.now()];
    if (!isOver && value !== undefined) next(value);
  };
  const timer = setInterval(() => void look(), POLL_MS);
  return () => {
    isOver = true;
    clearInterval(timer);
    close();
  };
}
