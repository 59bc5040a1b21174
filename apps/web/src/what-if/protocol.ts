/** What the page and its what-if workers say to each other. */
import type { Estimate, Frame, Lever } from '@muster/planning/run';
import type { ScenarioDocument } from '@muster/planning';

export type ToWorker =
  | { readonly kind: 'open'; readonly document: ScenarioDocument; readonly seed: number }
  /** Replications `first`, `first + stride`, ... below `until`; a newer job ends an older one. */
  | {
      readonly kind: 'estimate';
      readonly job: number;
      readonly levers: readonly Lever[];
      readonly replications: readonly number[];
    }
  /** One replication of the saved plan, for its trace hash alone. */
  | { readonly kind: 'prove'; readonly replication: number };

/** The trace hash of a replication of the saved plan, as this page computes it. */
export interface Proof {
  readonly replication: number;
  readonly hash: string;
}

export interface Pair {
  readonly plan: Estimate;
  readonly variant: Estimate;
}

export type FromWorker =
  | { readonly kind: 'opened'; readonly frame: Frame }
  | { readonly kind: 'frame'; readonly job: number; readonly frame: Frame }
  | { readonly kind: 'pair'; readonly job: number; readonly pair: Pair }
  | { readonly kind: 'proof'; readonly proof: Proof }
  | { readonly kind: 'failed'; readonly job: number | null; readonly message: string };
