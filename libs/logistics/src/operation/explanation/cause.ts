/**
 * The one closed list of causes of time. Ledger, Gantt, why-late and bottlenecks all speak these words.
 * The order is part of the trace format: append, never reorder.
 */
export const CAUSES = [
  'detection',
  'attribution',
  'decision',
  'gate',
  'hold-by-withdrawal',
  'notice',
  'predecessor',
  'permission',
  'waiting-for-lift',
  'waiting-at-resource',
  'closed',
  'breakdown',
  'loading',
  'moving',
  'march-halt',
  'discharge',
  'gauge-change',
  'border',
  'staging',
  'marry-up',
  'integration',
  'planned-date',
  'loss',
  'crew-rest',
] as const;

export type Cause = (typeof CAUSES)[number];

/** Integer code of each cause, for the engine's typed arrays. */
export const CAUSE = Object.freeze(Object.fromEntries(CAUSES.map((name, code) => [name, code]))) as Readonly<
  Record<Cause, number>
>;
