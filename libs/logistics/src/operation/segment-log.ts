/** A run of an activity that came behind none: by its condition or the beginning, or by a stock that was short before. */
export const RUN_BEGUN = Object.freeze({ byCondition: -1, byStock: -2 });

/**
 * Where the time of every consignment went: stretches (cause, resource, start), each linked to the one before of the same consignment. A
 * stretch ends where the next begins, so the minutes of a consignment always add up to its whole time. The runs of activities stand among them: with the
 * activity as resource, and as the one before the run that they came behind, or how they were begun (`RUN_BEGUN`).
 */
export class SegmentLog {
  cause = new Uint8Array(4096);
  resource = new Int32Array(4096);
  start = new Int32Array(4096);
  previous = new Int32Array(4096);
  length = 0;

  add(cause: number, resource: number, start: number, previous: number): number {
    if (this.length === this.cause.length) this.grow(2 * this.length);
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
