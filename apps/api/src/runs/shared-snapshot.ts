/** A snapshot as threads read it. */
import type { Snapshot } from '@muster/planning/run';

/** What a thread gets of a snapshot. */
export interface SharedSnapshot {
  readonly hash: string;
  /** JSON of the snapshot. */
  readonly json: SharedArrayBuffer;
}

export function shareSnapshot(hash: string, text: string): SharedSnapshot {
  const bytes = Buffer.from(text, 'utf8');
  const json = new SharedArrayBuffer(bytes.byteLength);
  bytes.copy(Buffer.from(json));
  return { hash, json };
}

/** The snapshot used last in this thread: jobs of one run follow each other. */
let current: Snapshot | undefined;

export function readSnapshot({ hash, json }: SharedSnapshot): Snapshot {
  if (current?.hash !== hash) current = JSON.parse(Buffer.from(json).toString('utf8')) as Snapshot;
  return current;
}
