/** Long lists in pieces: between two of them the thread that serves requests answers others. */
import { setImmediate as pause } from 'node:timers/promises';

/** A few milliseconds of work on rows of a scenario. */
export const PIECE = 500;

export function* toPieces<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += PIECE) yield items.slice(at, at + PIECE);
}

export async function forEachInPieces<T>(items: Iterable<T>, work: (item: T) => void, size = PIECE): Promise<void> {
  let count = 0;
  for (const item of items) {
    work(item);
    if (++count % size === 0) await pause();
  }
}

export async function mapInPieces<T, R>(items: Iterable<T>, toResult: (item: T) => R, size?: number): Promise<R[]> {
  const results: R[] = [];
  await forEachInPieces(items, (item) => results.push(toResult(item)), size);
  return results;
}
