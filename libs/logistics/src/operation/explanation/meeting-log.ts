/**
 * When conditions were met and until when they held: one meeting a row, each linked to the one before of the same condition. A condition that
 * is withdrawn and restored again and again has many; the ledger asks which one held at a time.
 */
const NONE = -1;
const STILL = -1;

export class MeetingLog {
  metAt = new Int32Array(1024);
  /** When it was taken back, -1 while it holds. */
  endedAt = new Int32Array(1024);
  /** Child, consignment, element or run of an activity that met it. */
  binding = new Int32Array(1024);
  /** Condition that restored it, -1 when it was met by itself. */
  restoredBy = new Int32Array(1024);
  /** When the duration began that was over with it; of an `after` alone. */
  begunAt = new Int32Array(1024);
  previous = new Int32Array(1024);
  length = 0;

  add(metAt: number, binding: number, restoredBy: number, begunAt: number, previous: number): number {
    if (this.length === this.metAt.length) this.grow(2 * this.length);
    const i = this.length++;
    this.metAt[i] = metAt;
    this.endedAt[i] = STILL;
    this.binding[i] = binding;
    this.restoredBy[i] = restoredBy;
    this.begunAt[i] = begunAt;
    this.previous[i] = previous;
    return i;
  }

  /** The last meeting from `last` back that began by `time`; the first of all when none had. */
  heldAt(last: number, time: number): number {
    let i = last;
    while (i !== NONE && this.metAt[i] > time && this.previous[i] !== NONE) i = this.previous[i];
    return i;
  }

  clear(): void {
    this.length = 0;
  }

  copyFrom(other: MeetingLog): void {
    if (this.metAt.length < other.length) this.grow(other.metAt.length);
    for (const column of COLUMNS) this[column].set(other[column].subarray(0, other.length));
    this.length = other.length;
  }

  private grow(size: number): void {
    for (const column of COLUMNS) {
      const longer = new Int32Array(size);
      longer.set(this[column]);
      this[column] = longer;
    }
  }
}

const COLUMNS = ['metAt', 'endedAt', 'binding', 'restoredBy', 'begunAt', 'previous'] as const;
