/**
 * Event calendar: pending events in total order (time, priority class, sequence). Equal times run by class, then first in, first out.
 *
 * A 4-ary heap (Johnson 1975) of interleaved doubles [time, order]; `order` packs class, sequence number and slot into one safe integer,
 * so one comparison breaks every tie and the payload is found without moving it. All storage is typed arrays: the calendar copies with
 * the state of a run. Cost: O(log n) for schedule and next, O(1) for cancel (the slot is emptied and skipped when its time comes).
 */
const SLOT_BITS = 21;
const SLOTS = 2 ** SLOT_BITS;
const SEQUENCES = 2 ** 28;
const CLASS_STEP = SEQUENCES * SLOTS;

/** Most events that may be pending at once. */
export const MOST_PENDING = SLOTS;

const CANCELLED = -1;

export class Calendar {
  /** Time of the event taken last; the clock of the run. Any safe integer. */
  time = 0;
  /** Event taken last. */
  code = 0;
  a = 0;
  b = 0;

  private heap: Float64Array;
  private codes: Int32Array;
  private as: Int32Array;
  private bs: Int32Array;
  private free: Int32Array;
  private size = 0;
  private freeSize = 0;
  private usedSlots = 0;
  private sequence = 0;

  constructor(capacity = 1024) {
    this.heap = new Float64Array(2 * capacity);
    this.codes = new Int32Array(capacity);
    this.as = new Int32Array(capacity);
    this.bs = new Int32Array(capacity);
    this.free = new Int32Array(capacity);
  }

  /** Events pending, cancelled ones included. */
  get pending(): number {
    return this.size;
  }

  /**
   * Schedules an event and returns its slot, for {@link cancel}.
   * @param time not before the current time
   * @param code event code, not negative
   * @param priorityClass 0 to 15; lower runs first among equal times
   */
  schedule(time: number, code: number, a: number, b = 0, priorityClass = 8): number {
    if (!(time >= this.time)) throw new Error(`event ${code} scheduled at ${time}, before the clock ${this.time}`);
    const slot = this.freeSize > 0 ? this.free[--this.freeSize] : this.usedSlots++;
    if (slot >= this.codes.length) this.grow();
    this.codes[slot] = code;
    this.as[slot] = a;
    this.bs[slot] = b;
    if (this.sequence >= SEQUENCES) throw new Error('a run is limited to 2^28 events');
    const order = priorityClass * CLASS_STEP + this.sequence++ * SLOTS + slot;
    const heap = this.heap;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const parentTime = heap[2 * parent];
      if (parentTime < time || (parentTime === time && heap[2 * parent + 1] < order)) break;
      heap[2 * i] = parentTime;
      heap[2 * i + 1] = heap[2 * parent + 1];
      i = parent;
    }
    heap[2 * i] = time;
    heap[2 * i + 1] = order;
    return slot;
  }

  /** Empties the slot of an event that has not run yet. The caller forgets the slot when its event runs. */
  cancel(slot: number): void {
    this.codes[slot] = CANCELLED;
  }

  /** Takes the earliest event into `time`, `code`, `a`, `b`; false when none is left. */
  next(): boolean {
    while (this.size > 0) {
      const heap = this.heap;
      const time = heap[0];
      const order = heap[1];
      this.removeTop();
      const slot = order % SLOTS;
      this.free[this.freeSize++] = slot;
      const code = this.codes[slot];
      if (code === CANCELLED) continue;
      this.time = time;
      this.code = code;
      this.a = this.as[slot];
      this.b = this.bs[slot];
      return true;
    }
    return false;
  }

  /** Time of the earliest pending entry (cancelled ones included), Infinity when empty. */
  peekTime(): number {
    return this.size > 0 ? this.heap[0] : Infinity;
  }

  private removeTop(): void {
    const heap = this.heap;
    const last = --this.size;
    const time = heap[2 * last];
    const order = heap[2 * last + 1];
    let i = 0;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= last) break;
      let best = first;
      let bestTime = heap[2 * first];
      let bestOrder = heap[2 * first + 1];
      const end = first + 4 < last ? first + 4 : last;
      for (let child = first + 1; child < end; child++) {
        const childTime = heap[2 * child];
        if (childTime < bestTime || (childTime === bestTime && heap[2 * child + 1] < bestOrder)) {
          best = child;
          bestTime = childTime;
          bestOrder = heap[2 * child + 1];
        }
      }
      if (time < bestTime || (time === bestTime && order < bestOrder)) break;
      heap[2 * i] = bestTime;
      heap[2 * i + 1] = bestOrder;
      i = best;
    }
    heap[2 * i] = time;
    heap[2 * i + 1] = order;
  }

  private grow(): void {
    const capacity = this.codes.length * 2;
    if (capacity > MOST_PENDING) throw new Error(`more than ${MOST_PENDING} pending events`);
    const longer = <T extends Int32Array | Float64Array>(from: T, to: T): T => (to.set(from as never), to);
    this.heap = longer(this.heap, new Float64Array(2 * capacity));
    this.codes = longer(this.codes, new Int32Array(capacity));
    this.as = longer(this.as, new Int32Array(capacity));
    this.bs = longer(this.bs, new Int32Array(capacity));
    this.free = longer(this.free, new Int32Array(capacity));
  }

  /** Forgets everything; storage is kept for the next replication. */
  reset(): void {
    this.size = 0;
    this.freeSize = 0;
    this.usedSlots = 0;
    this.sequence = 0;
    this.time = 0;
  }

  /** A copy of the pending events and the clock, for a checkpoint. */
  copyFrom(other: Calendar): void {
    while (this.codes.length < other.usedSlots) this.grow();
    this.heap.set(other.heap.subarray(0, 2 * other.size));
    this.codes.set(other.codes.subarray(0, other.usedSlots));
    this.as.set(other.as.subarray(0, other.usedSlots));
    this.bs.set(other.bs.subarray(0, other.usedSlots));
    this.free.set(other.free.subarray(0, other.freeSize));
    this.size = other.size;
    this.freeSize = other.freeSize;
    this.usedSlots = other.usedSlots;
    this.sequence = other.sequence;
    this.time = other.time;
    this.code = other.code;
    this.a = other.a;
    this.b = other.b;
  }
}
