/**
 * Divides a stock in proportion to the claims when it is short; in whole units, the remainders going to the largest fractions (the method
 * of largest remainders), the earlier claim first among equals. Amounts are integers and add up to the stock.
 */
export function allocateProportionally(stock: number, claims: readonly number[]): number[] {
  const total = claims.reduce((sum, claim) => sum + claim, 0);
  if (total <= stock) return [...claims];
  const given = claims.map((claim) => Math.floor((claim * stock) / total));
  let left = stock - given.reduce((sum, amount) => sum + amount, 0);
  const byRemainder = claims
    .map((claim, i) => ({ i, rest: claim * stock - given[i] * total }))
    .sort((x, y) => y.rest - x.rest || x.i - y.i);
  for (const { i } of byRemainder) {
    if (left === 0) break;
    given[i]++;
    left--;
  }
  return given;
}
