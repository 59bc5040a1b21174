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
  /** Ordered and issued before `stocksFromMin` of the world and on its way then: it sets out anew at that minute, and its source is not drawn on again. */
  readonly underWayKg?: number;
}

/** Push: so much at each of its dates, whatever the level of the stock. */
export interface Delivery {
  readonly id: string;
  readonly stock: string;
  readonly amountKg: number;
  readonly atMin: number;
  readonly everyMin: number;
  readonly times: number;
  readonly releasedBy?: string;
  /** How each instalment moves over the network; absent: it comes in at its stock on its date. */
  readonly way?: DeliveryWay;
}

/** An instalment sets out on its date from a stock, as far as that has it, or from a place where it comes into the world. */
export interface DeliveryWay {
  readonly from: { readonly stock: string } | { readonly place: string };
  /** Whose cargo it is. */
  readonly owner?: string;
  readonly priority: number;
  readonly modes: readonly Mode[];
  /** Minutes from its date to when it is required at its stock; absent: required when that stock is expected to run out. */
  readonly requiredAfterMin?: number;
}

/** A delivery that moves over the network. */
export type Push = Delivery & { readonly way: DeliveryWay };

export const isPush = (delivery: Delivery): delivery is Push => delivery.way !== undefined;
