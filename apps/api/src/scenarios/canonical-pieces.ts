/**
 * Canonical JSON of a document and its hash, written in pieces: of a large one both take the better part of a second, in which the thread that
 * serves requests would answer nobody.
 */
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { canonicalJson, type ScenarioDocument } from '@muster/planning';
import { toPieces } from '../jobs/pieces.ts';

/** Joined they are `canonicalJson(document)`. */
function* canonicalPieces(document: ScenarioDocument): Generator<string> {
  const parts = Object.entries(document as unknown as Record<string, unknown>).filter(([, part]) => part !== undefined);
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  let before = '{';
  for (const [name, part] of parts) {
    const key = `${before}${JSON.stringify(name)}:`;
    before = ',';
    if (!Array.isArray(part)) {
      yield `${key}${canonicalJson(part)}`;
      continue;
    }
    let open = `${key}[`;
    for (const rows of toPieces(part as readonly unknown[])) {
      yield `${open}${canonicalJson(rows).slice(1, -1)}`;
      open = ',';
    }
    yield part.length === 0 ? `${open}]` : ']';
  }
  yield before === '{' ? '{}' : '}';
}

/** The same with a pause after each. */
export async function* toCanonicalPieces(document: ScenarioDocument): AsyncGenerator<string> {
  for (const piece of canonicalPieces(document)) {
    yield piece;
    await pause();
  }
}

/** `contentHash(document)` in a thread of its own, where nobody waits: by the hash of the machine and without the whole text. */
export function hashAtOnce(document: ScenarioDocument): string {
  const hash = createHash('sha256');
  for (const piece of canonicalPieces(document)) hash.update(piece);
  return hash.digest('hex');
}

export async function toCanonicalText(document: ScenarioDocument): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of toCanonicalPieces(document)) pieces.push(piece);
  return pieces.join('');
}

/** `contentHash(document)`. */
export async function hashInPieces(document: ScenarioDocument): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of toCanonicalPieces(document)) hash.update(piece);
  return hash.digest('hex');
}
