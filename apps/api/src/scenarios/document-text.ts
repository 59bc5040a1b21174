/** A document as text for a thread, written in pieces with a pause after each: a large one would hold the server up. */
import { setImmediate as pause } from 'node:timers/promises';
import type { ScenarioDocument } from '@muster/planning';

/** A document with fewer rows is worked through sooner than a thread is asked. */
const ROWS_FOR_THREAD = 300;
/** Rows between two pauses; a few milliseconds. */
const ROWS_IN_PIECE = 1000;

/** Whether a thread is asked sooner than the work on it would end here. */
export const isLarge = (document: ScenarioDocument): boolean =>
  Object.values(document).reduce<number>((sum, part) => sum + (Array.isArray(part) ? part.length : 0), 0) >=
  ROWS_FOR_THREAD;

/** The document as JSON, in pieces. */
export async function toText(document: ScenarioDocument): Promise<string[]> {
  const pieces: string[] = ['{'];
  for (const [name, part] of Object.entries(document) as [string, unknown][]) {
    if (part === undefined) continue;
    if (pieces.length > 1) pieces.push(',');
    pieces.push(`${JSON.stringify(name)}:`);
    if (!Array.isArray(part)) {
      pieces.push(JSON.stringify(part));
      continue;
    }
    pieces.push('[');
    for (let at = 0; at < part.length; at += ROWS_IN_PIECE) {
      const piece = JSON.stringify(part.slice(at, at + ROWS_IN_PIECE)).slice(1, -1);
      pieces.push(at > 0 ? `,${piece}` : piece);
      await pause();
    }
    pieces.push(']');
  }
  pieces.push('}');
  return pieces;
}
