/**
 * Canonical JSON of a document and its hash, written in pieces: of a large one both take the better part of a second, in which the thread that
 * serves requests would answer nobody.
 */
import { createHash } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { canonicalJson, type ScenarioDocument } from '@muster/planning';
import { toPieces } from '../jobs/pieces.ts';

/** Joined they are `canonicalJson(document)`. */
export async function* toCanonicalPieces(document: ScenarioDocument): AsyncGenerator<string> {
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
      await pause();
    }
    yield part.length === 0 ? `${open}]` : ']';
  }
  yield before === '{' ? '{}' : '}';
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
