/**
 * Supply in closed form: daily need, a stock under steady use and resupply, and strict priority, to check the event model with. Any one unit of mass; days.
 */

/** International avoirdupois pound, exact. */
export const KG_PER_LB = 0.45359237;

/** Daily need of persons at a planning factor, in the unit of the factor. */
export function dailyNeed(persons: number, perPersonPerDay: number): number {
  return persons * perPersonPerDay;
}

/** A stock under steady use, resupplied at a steady rate from a day on. */
export interface SteadyStock {
  readonly amount: number;
  readonly usePerDay: number;
  readonly resupplyPerDay: number;
  readonly resupplyFromDay: number;
}

/** Level at a day, not below zero. */
export function levelAt(stock: SteadyStock, day: number): number {
  const before = Math.min(day, stock.resupplyFromDay);
  const atStart = Math.max(0, stock.amount - stock.usePerDay * before);
  const after = Math.max(0, day - stock.resupplyFromDay);
  return Math.max(0, atStart + (stock.resupplyPerDay - stock.usePerDay) * after);
}

/** Day on which the stock is first empty; Infinity when never. */
export function emptyDay(stock: SteadyStock): number {
  if (stock.usePerDay <= 0) return stock.amount > 0 ? Infinity : 0;
  const alone = stock.amount / stock.usePerDay;
  if (alone <= stock.resupplyFromDay) return alone;
  const net = stock.usePerDay - stock.resupplyPerDay;
  return net > 0 ? stock.resupplyFromDay + levelAt(stock, stock.resupplyFromDay) / net : Infinity;
}

/** Divides a stock by strict priority: claims in order, each gets what is left. */
export function allocateByPriority(stock: number, claims: readonly number[]): number[] {
  let left = stock;
  return claims.map((claim) => {
    const given = Math.min(claim, left);
    left -= given;
    return given;
  });
}
