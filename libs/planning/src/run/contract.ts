/**
 * The door of the engine for threads, browser workers, queue workers and the command line. Everything here is plain data that
 * structured clone carries; nothing reads a clock.
 *
 * document ──parse──► ScenarioDocument ──toSnapshot──► Snapshot ──runChunk──► ChunkResult ──toRunResult──► RunResult
 */
import type { ReplicationOutcome } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';

/** What a run depends on beside seed and number of replications. Serialises to JSON and back without loss. */
export interface Snapshot {
  readonly engineVersion: string;
  /** SHA-256 of the canonical JSON of the document, hex. */
  readonly hash: string;
  readonly document: ScenarioDocument;
}

/** Outcomes of replications `from` (inclusive) to `to` (exclusive), in order. */
export interface ChunkResult {
  readonly from: number;
  readonly to: number;
  readonly outcomes: readonly ReplicationOutcome[];
  /** Earliest readiness of each element by the critical path without capacity, by replication. */
  readonly bounds: readonly Int32Array[];
}
