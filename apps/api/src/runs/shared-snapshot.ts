/** A snapshot as threads read it: the document, and the program that one of them has compiled. */
import { deserialize, serialize } from 'node:v8';
import { adoptProgram, programOf, toSnapshot, type Snapshot } from '@muster/planning/run';

/** What a thread gets of a snapshot. */
export interface SharedSnapshot {
  readonly hash: string;
  /** JSON of the snapshot. */
  readonly json: SharedArrayBuffer;
  /** What it compiles to, serialised. */
  readonly program: SharedArrayBuffer;
}

export type UncompiledSnapshot = Omit<SharedSnapshot, 'program'>;

export const shareSnapshot = (hash: string, text: string): UncompiledSnapshot => ({
  hash,
  json: share(Buffer.from(text, 'utf8')),
});

/** @param program of {@link packProgram} */
export const withProgram = (snapshot: UncompiledSnapshot, program: Uint8Array): SharedSnapshot => ({
  ...snapshot,
  program: share(program),
});

function share(bytes: Uint8Array): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(bytes.byteLength);
  new Uint8Array(memory).set(bytes);
  return memory;
}

/** The snapshot used last in this thread: jobs of one run follow each other. */
let current: Snapshot | undefined;

export function readSnapshot({ hash, json, program }: SharedSnapshot): Snapshot {
  if (current?.hash !== hash) {
    // Arrays that are read back are views of these bytes, and a program remembers in them what it was asked: a copy for each thread.
    adoptProgram(hash, () => deserialize(new Uint8Array(program).slice()) as ReturnType<typeof programOf>);
    current = parse(json);
  }
  return current;
}

export function packProgram({ json }: UncompiledSnapshot): Uint8Array {
  return new Uint8Array(serialize(programOf(parse(json))));
}

/** What is stored is the document as its scenario states it. */
function parse(json: SharedArrayBuffer): Snapshot {
  const { document, hash } = JSON.parse(Buffer.from(json).toString('utf8')) as Snapshot;
  return toSnapshot(document, hash);
}
