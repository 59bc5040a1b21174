/** Minutes by cause and resource over replications, as a ledger. */
import { CAUSES, nameRanges, resourceName, type Program } from '@muster/logistics';
import type { LedgerEntry } from '../result/result.ts';

export class MeanLedger {
  private readonly minutes = new Map<number, number>();
  private readonly width: number;

  constructor(private readonly program: Program) {
    this.width = nameRanges(program).end + 1;
  }

  add(cause: number, resource: number, minutes: number): void {
    const key = cause * this.width + resource + 1;
    this.minutes.set(key, (this.minutes.get(key) ?? 0) + minutes);
  }

  /** Means over `count`, largest first. */
  entries(count: number): LedgerEntry[] {
    return [...this.minutes]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([key, minutes]) => ({
        cause: CAUSES[Math.floor(key / this.width)],
        resource: resourceName(this.program, (key % this.width) - 1),
        meanMin: minutes / count,
      }));
  }
}
