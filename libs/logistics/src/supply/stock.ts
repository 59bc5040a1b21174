/** Stocks, consumption and replenishment. Mass in kg, rates in kg a day, dates in minutes. */
import type { Mode } from '../network/network.ts';
import type { CargoKind } from '../movement/requirement.ts';

export interface Stock {
  readonly id: string;
  readonly place: string;
  readonly class: string;
  readonly kind: Extract<CargoKind, 'supply' | 'ammunition' | 'fuel'>;
  readonly amountKg: number;
  /** -1: unlimited. */
  readonly capacityKg: number;
  readonly reserveKg: number;
  readonly outloadKgPerDay?: number;
  readonly releasedBy?: string;
  /** How a short stock is divided among the orders that are due: by their priority (the default), or in proportion to what they ask for. */
  readonly issue?: 'priority' | 'proportional';
  /**
   * Controlled supply rate from a minute on: the most that all its consumers draw together, kg a day, however much they require; absent =
   * not controlled from then on.
   */
  readonly controlled?: readonly { readonly fromMin: number; readonly kgPerDay?: number }[];
}

export interface Consumer {
  readonly id: string;
  readonly stock: string;
  /** Consumes only while this element is in place. */
  readonly element?: string;
  readonly steps: readonly { readonly fromMin: number; readonly kgPerDay: number }[];
}

export interface Replenishment {
  readonly id: string;
  readonly stock: string;
  readonly from: string;
  readonly reorderPointKg: number;
  readonly orderUpToKg: number;
  readonly lotKg: number;
  readonly priority: number;
  readonly modes: readonly Mode[];
}

export interface Delivery {
  readonly id: string;
  readonly stock: string;
  readonly amountKg: number;
  readonly atMin: number;
  readonly everyMin: number;
  readonly times: number;
  readonly releasedBy?: string;
}
