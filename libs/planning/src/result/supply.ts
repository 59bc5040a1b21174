/** What a result says of deliveries that move over the network. */
import type { Probability, QuantileTimes } from './measures.ts';
import type { LedgerEntry } from './result.ts';

export interface DeliveryResult {
  /** Of the row; `delivered:<package>/<number>` of what a package pays for. */
  readonly id: string;
  readonly stock: string;
  readonly instalments: number;
  /** When the first of them is due: on its date, or when its gate is met if that is later. */
  readonly firstDue: QuantileTimes;
  /** When all of all of them has come; share 0 where a part never does, or was lost. */
  readonly complete: QuantileTimes;
  /** Days from due to come over all instalments that have, in all replications; null where none has. */
  readonly days: { readonly p10: number; readonly p50: number; readonly p90: number } | null;
  readonly requiredDays: number | null;
  /** Probability that none is late; null, as the next, without `requiredDays`, and where none is required within the run. */
  readonly onTime: Probability | null;
  /** Share of the instalments required within the run that have not come by then. */
  readonly lateShare: number | null;
  /**
   * Of one with `requiredDays`: mean minutes of an instalment from due to come, or to the end of the run, by cause and resource, largest first. What was lost has
   * no part in it.
   */
  readonly ledger: readonly LedgerEntry[];
}
