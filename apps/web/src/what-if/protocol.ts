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
    };

export interface Pair {
  readonly plan: Estimate;
  readonly variant: Estimate;
}

export type FromWorker =
  | { readonly kind: 'opened'; readonly frame: Frame }
  | { readonly kind: 'frame'; readonly job: number; readonly frame: Frame }
  | { readonly kind: 'pair'; readonly job: number; readonly pair: Pair }
  | { readonly kind: 'failed'; readonly job: number | null; readonly message: string };
