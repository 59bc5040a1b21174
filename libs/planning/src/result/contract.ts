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
  /** SHA-256 of the canonical JSON of the scenario document as it is stored, hex. */
  readonly hash: string;
  /** As it is run: what the scenario supposes stands in its rows. */
  readonly document: ScenarioDocument;
}

/** Per closure group, in their order. Minutes; -1 = never within the run, or no movement. */
export interface ReplicationBounds {
  /** Least readiness of each element. */
  readonly elements: Int32Array;
  readonly closures: Int32Array;
  /** Index in `BOUND_METHODS`. */
  readonly methods: Uint8Array;
  /** Capacity that decides, as the ledger numbers resources; -1 where none alone does. */
  readonly deciding: Int32Array;
  readonly firstRelease: Int32Array;
}

/** Outcomes of replications `from` (inclusive) to `to` (exclusive), in order. */
export interface ChunkResult {
  readonly from: number;
  readonly to: number;
  readonly outcomes: readonly ReplicationOutcome[];
  /** Lower bounds on the closure of each group of {@link groupsOf}, by replication. */
  readonly bounds: readonly ReplicationBounds[];
}
