/** A run of an activity that came behind none, but by its condition or the beginning. */
export const BY_CONDITION = -1;
const BY_STOCK = -2;

/** What stands as the one before a stretch that a stock made possible: a run of an activity, an order. `receipt`: its last one, -1 none. */
export const behindReceipt = (receipt: number): number => BY_STOCK - 1 - receipt;
/** The receipt, -1 for none; undefined where the stretch came behind another one or a condition. */
export const receiptBehind = (previous: number): number | undefined =>
  previous <= BY_STOCK ? BY_STOCK - 1 - previous : undefined;

/**
 * Where the time of every consignment went: stretches (cause, resource, start), each linked to the one before of the same consignment. A
 * stretch ends where the next begins, so the minutes of a consignment always add up to its whole time. The runs of activities stand among them: with the
 * activity as resource, and as the one before the run that they came behind, or how they were begun (`BY_CONDITION`, `behindReceipt`).
 * An order of supply that is written down begins with a stretch from when it was asked for to when its source issued it, behind a receipt of that.
 */
export class SegmentLog {
  cause = new Uint8Array(4096);
  resource = new Int32Array(4096);
  start = new Int32Array(4096);
  previous = new Int32Array(4096);
  length = 0;

  add(cause: number, resource: number, start: number, previous: number): number {
    // By a quarter: of a large run the arrays are most of its memory, and they stay from one replication to the next.
    if (this.length === this.cause.length) this.grow(Math.ceil(1.25 * this.length));
    const i = this.length++;
    this.cause[i] = cause;
    this.resource[i] = resource;
    this.start[i] = start;
    this.previous[i] = previous;
    return i;
  }

  clear(): void {
    this.length = 0;
  }

  copyFrom(other: SegmentLog): void {
    if (this.cause.length < other.length) this.grow(other.cause.length);
    this.cause.set(other.cause.subarray(0, other.length));
    this.resource.set(other.resource.subarray(0, other.length));
    this.start.set(other.start.subarray(0, other.length));
    this.previous.set(other.previous.subarray(0, other.length));
    this.length = other.length;
  }

  private grow(size: number): void {
    const longer = <T extends Uint8Array | Int32Array>(from: T, to: T): T => (to.set(from), to);
    this.cause = longer(this.cause, new Uint8Array(size));
    this.resource = longer(this.resource, new Int32Array(size));
    this.start = longer(this.start, new Int32Array(size));
    this.previous = longer(this.previous, new Int32Array(size));
  }
}
