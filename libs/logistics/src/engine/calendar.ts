/**
 * Event calendar: pending events in total order (time, priority class, sequence). Equal times run by class, then first in, first out.
 *
 * A ladder of three rungs after the ladder queue (Tang, Goh, Thng 2005): a small 4-ary heap for the current bucket (`near-events.ts`), unsorted linked
 * buckets of equal width behind it, and an unsorted list for what lies beyond the last bucket. When the buckets are used up, the list is
 * laid out anew, with a width that follows the rate of events; below 48 pending events everything stays in the heap. Cost: O(1) amortised
 * for schedule and next when times are spread, O(log n) when they are not (equal times share a bucket and meet in the heap); O(1) for
 * cancel (the slot is emptied and skipped when its time comes). The layout decides speed only: the order is total, so it is the same for
 * every layout.
 *
 * `order` packs class, sequence number and slot into one safe integer, so that one comparison breaks every tie. All storage is typed
 * arrays: the calendar copies with the state of a run.
 */
import { MOST_PENDING, NearEvents } from './near-events.ts';

export { MOST_PENDING };

/** Room for the slot in an order. */
const SLOTS = MOST_PENDING;
const SEQUENCES = 2 ** 28;
/** Orders of one class lie below this. */
const CLASS_STEP = SEQUENCES * SLOTS;

const LATEST = Number.MAX_SAFE_INTEGER;

const CANCELLED = -1;
const NONE = -1;

/** Up to here the heap alone is fastest. */
const HEAP_BEST = 48;
const FEWEST_BUCKETS = 256;
const MOST_BUCKETS = 2 ** 20;
/** Buckets are made for this many times the pending events, so that a layout lasts and may be finer than the pending events suggest. */
const BUCKETS_PER_EVENT = 8;
/** A layout is given up early when its buckets hold more than this on average, looked at every LOOK_EVERY buckets. */
const CROWDED = 3;
const LOOK_EVERY = 256;
/** Most buckets a tick. */
const FINEST = 2 ** 40;

export class Calendar extends NearEvents {
  /** Time of the event taken last; the clock of the run. Any safe integer. */
  time = 0;
  /** Event taken last. */
  code = 0;
  a = 0;
  b = 0;

  private buckets = new Int32Array(FEWEST_BUCKETS).fill(NONE);
  private readonly scratch = new Float64Array(1);
  private beyond = NONE;
  private size = 0;

  // The layout: the bucket of a time is floor((time - start) * perTick); up to `current` they have gone to the heap. A time is compared as
  // a number of buckets, never with a computed edge, so rounding cannot put two events in the wrong order.
  private start = 0;
  private perTick = 0;
  private heapBelow = 0;
  private current = 0;
  private bucketCount = 0;
  // What the events of late say about the layout: refills, events and time since the last look.
  private crowdAt = 0;
  private refills = 0;
  private takenAtLook = 0;
  private timeAtLook = 0;
  private rate = 0;
  private finest = 0;

  /** Sequence number of the next event, times SLOTS. */
  private stamp = 0;
  private lastOrder = 0;
  private stampAtLast = 0;

  constructor(capacity = 1024) {
    super(capacity);
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
    if (!(time >= this.time && time <= LATEST)) this.refuse(time, code);
    // The engine inlines this little function; the time reaches the next one through an array, because a double that is passed to a
    // function that is not inlined costs an allocation.
    this.scratch[0] = time;
    return this.insert(code, a, b, priorityClass);
  }

  private insert(code: number, a: number, b: number, priorityClass: number): number {
    const slot = this.freeSlot >= 0 ? this.freeSlot : this.newSlot();
    const time = this.scratch[0];
    const stamp = this.stamp;
    if (stamp >= CLASS_STEP) throw new Error('a run is limited to 2^28 events');
    this.stamp = stamp + SLOTS;
    const data = this.data;
    const keys = this.keys;
    const at = 4 * slot;
    this.freeSlot = data[at + 3];
    keys[2 * slot] = time;
    keys[2 * slot + 1] = priorityClass * CLASS_STEP + stamp + slot;
    data[at] = code;
    data[at + 1] = a;
    data[at + 2] = b;
    this.size++;
    const place = (time - this.start) * this.perTick;
    if (place < this.heapBelow) this.pushHeap(slot);
    else if (place < this.bucketCount) {
      const buckets = this.buckets;
      const bucket = place | 0;
      data[at + 3] = buckets[bucket];
      buckets[bucket] = slot;
    } else {
      data[at + 3] = this.beyond;
      this.beyond = slot;
    }
    return slot;
  }

  private refuse(time: number, code: number): never {
    throw new Error(
      time < this.time
        ? `event ${code} scheduled at ${time}, before the clock ${this.time}`
        : `event ${code} scheduled at ${time}, which is no time of the clock`,
    );
  }

  /** Empties the slot of an event that has not run yet. The caller forgets the slot when its event runs. */
  cancel(slot: number): void {
    this.data[4 * slot] = CANCELLED;
  }

  /** Takes the earliest event, if it is not after `until`, into `time`, `code`, `a`, `b`; false when there is none. */
  next(until = LATEST): boolean {
    for (;;) {
      let slot: number;
      if (this.heapSize > 0) slot = this.takeNear();
      else {
        slot = this.refill();
        if (slot < 0) return false;
      }
      const time = this.keys[2 * slot];
      if (time > until) {
        this.pushHeap(slot);
        return false;
      }
      const order = this.keys[2 * slot + 1];
      const data = this.data;
      const at = 4 * slot;
      const code = data[at];
      data[at + 3] = this.freeSlot;
      this.freeSlot = slot;
      this.size--;
      if (code === CANCELLED) continue;
      if (time <= this.time) this.assertOrder(time, order);
      this.lastOrder = order;
      this.stampAtLast = this.stamp;
      this.time = time;
      this.code = code;
      this.a = data[at + 1];
      this.b = data[at + 2];
      return true;
    }
  }

  /**
   * The total order, asserted in production: time never runs back, and of two events of one time that were pending together the one with
   * the lower (class, sequence) runs first. An event that its predecessor has caused may have a lower class.
   */
  private assertOrder(time: number, order: number): void {
    if (time === this.time) {
      if (order > this.lastOrder) return;
      const stamp = order - Math.floor(order / CLASS_STEP) * CLASS_STEP;
      if (stamp >= this.stampAtLast) return;
    }
    throw new Error(`event order violated: (${time}, ${order}) after (${this.time}, ${this.lastOrder})`);
  }

  /** Time of the earliest pending event, Infinity when there is none. */
  peekTime(): number {
    for (;;) {
      if (this.heapSize === 0) {
        const first = this.refill();
        if (first < 0) return Infinity;
        this.pushHeap(first);
      }
      const slot = this.heap[this.heapHead];
      if (this.data[4 * slot] !== CANCELLED) return this.keys[2 * slot];
      this.takeNear();
      this.size--;
      this.data[4 * slot + 3] = this.freeSlot;
      this.freeSlot = slot;
    }
  }

  /** The heap is empty: takes the earliest event of the next bucket and brings the others to the heap; -1 when nothing is pending. */
  private refill(): number {
    if (this.size === 0) return NONE;
    if (++this.refills >= LOOK_EVERY) this.look();
    for (;;) {
      const buckets = this.buckets;
      const end = this.bucketCount;
      let i = this.current + 1;
      while (i < end && buckets[i] < 0) i++;
      if (i < end) {
        this.current = i;
        this.heapBelow = i + 1;
        const slot = buckets[i];
        buckets[i] = NONE;
        const rest = this.data[4 * slot + 3];
        return rest < 0 ? slot : this.earliest(slot, rest);
      }
      this.layOut();
      if (this.heapSize > 0) return this.takeNear();
    }
  }

  /** The earliest of a list of slots, `first` and those after it; the others go to the heap. */
  private earliest(first: number, rest: number): number {
    const { keys, data } = this;
    let best = first;
    for (let slot = rest; slot >= 0;) {
      const next = data[4 * slot + 3];
      const time = keys[2 * slot];
      const bestTime = keys[2 * best];
      if (time < bestTime || (time === bestTime && keys[2 * slot + 1] < keys[2 * best + 1])) {
        this.pushHeap(best);
        best = slot;
      } else this.pushHeap(slot);
      slot = next;
    }
    return best;
  }

  /** How crowded the buckets were of late; far too crowded, or far more events than they were made for: a new layout. */
  private look(): void {
    const taken = this.stamp / SLOTS - this.size;
    const events = taken - this.takenAtLook;
    const span = this.time - this.timeAtLook;
    if (span > 0) this.rate = events / span;
    const crowded = events > CROWDED * this.refills && this.rate > 2 * this.perTick;
    this.refills = 0;
    this.takenAtLook = taken;
    this.timeAtLook = this.time;
    if (this.bucketCount > 0 && (this.size > this.crowdAt || (crowded && this.perTick < this.finest))) this.gather();
  }

  /** Too many events for the heap alone: all of them go to the list, to be laid out. */
  protected heapIsFull(): void {
    if (this.bucketCount > 0) return;
    for (let i = 0; i < this.heapSize; i++) this.putBeyond(this.heap[i]);
    this.heapSize = 0;
    this.isLine = true;
    this.layOut();
  }

  /** Empties the buckets into the list, to be laid out anew. */
  private gather(): void {
    for (let i = this.current + 1; i < this.bucketCount; i++) {
      for (let slot = this.buckets[i]; slot >= 0;) {
        const next = this.data[4 * slot + 3];
        this.putBeyond(slot);
        slot = next;
      }
      this.buckets[i] = NONE;
    }
    this.current = this.bucketCount;
  }

  private putBeyond(slot: number): void {
    this.data[4 * slot + 3] = this.beyond;
    this.beyond = slot;
  }

  /**
   * Lays the list out over empty buckets, or over the heap when it is short. The width is that of the rate of events, at most one event
   * of the list to a bucket on average; the buckets reach at least twice as far as the mean event, so that at least half of the list finds
   * its place at once.
   */
  private layOut(): void {
    const { keys, data } = this;
    let count = 0;
    let least = Infinity;
    let sum = 0;
    for (let slot = this.beyond; slot >= 0; slot = data[4 * slot + 3]) {
      const time = keys[2 * slot];
      count++;
      sum += time;
      if (time < least) least = time;
    }
    let slot = this.beyond;
    this.beyond = NONE;
    this.current = -1;
    this.bucketCount = 0;
    this.heapBelow = 1;
    this.perTick = 0;
    if (count > HEAP_BEST) this.chooseWidth(count, least, sum / count - least);
    while (slot >= 0) {
      const next = data[4 * slot + 3];
      this.place(slot);
      slot = next;
    }
  }

  private chooseWidth(count: number, least: number, meanAhead: number): void {
    let buckets = FEWEST_BUCKETS;
    while (buckets < MOST_BUCKETS && buckets < BUCKETS_PER_EVENT * count) buckets *= 2;
    if (this.buckets.length < buckets) this.buckets = new Int32Array(buckets).fill(NONE);
    this.finest = meanAhead > 0 ? Math.min(FINEST, buckets / (2 * meanAhead)) : 1;
    const density = meanAhead > 0 ? Math.max(this.rate, count / meanAhead) : 1;
    this.perTick = Math.min(density, this.finest);
    this.start = least;
    this.heapBelow = 0;
    this.bucketCount = buckets;
    this.crowdAt = 4 * count;
  }

  private place(slot: number): void {
    const place = (this.keys[2 * slot] - this.start) * this.perTick;
    if (place < this.heapBelow) this.pushHeap(slot);
    else if (place < this.bucketCount) {
      this.data[4 * slot + 3] = this.buckets[place | 0];
      this.buckets[place | 0] = slot;
    } else this.putBeyond(slot);
  }

  /** Forgets everything; storage is kept for the next replication. */
  reset(): void {
    // What one replication was like is the best guess for the next.
    this.rate = this.time > 0 ? (this.stamp / SLOTS - this.size) / this.time : 0;
    if (this.bucketCount > 0) this.buckets.fill(NONE, 0, this.bucketCount);
    this.time = this.code = this.a = this.b = 0;
    this.heapSize = this.heapHead = this.usedSlots = this.size = 0;
    this.isLine = true;
    this.beyond = this.freeSlot = NONE;
    this.start = this.perTick = this.heapBelow = this.bucketCount = 0;
    this.current = -1;
    this.finest = this.crowdAt = this.refills = this.takenAtLook = this.timeAtLook = 0;
    this.stamp = this.lastOrder = this.stampAtLast = 0;
  }

  /** A copy of the pending events and the clock, for a checkpoint. */
  copyFrom(other: Calendar): void {
    if (this.capacity < other.capacity) this.reserve(other.capacity);
    if (this.buckets.length < other.bucketCount) this.buckets = new Int32Array(other.buckets.length);
    this.keys.set(other.keys.subarray(0, 2 * other.usedSlots));
    this.data.set(other.data.subarray(0, 4 * other.usedSlots));
    this.heap.set(other.heap.subarray(0, other.heapHead + other.heapSize));
    this.isLine = other.isLine;
    this.buckets.fill(NONE).set(other.buckets.subarray(0, other.bucketCount));
    const to = this as unknown as Record<string, number>;
    const from = other as unknown as Record<string, number>;
    for (const field of SCALARS) to[field] = from[field];
  }
}

const SCALARS = [
  ...['time', 'code', 'a', 'b', 'heapSize', 'heapHead', 'beyond', 'freeSlot', 'usedSlots', 'size'],
  ...['start', 'perTick', 'heapBelow', 'current', 'bucketCount'],
  ...['crowdAt', 'refills', 'takenAtLook', 'timeAtLook', 'rate', 'finest', 'stamp', 'lastOrder', 'stampAtLast'],
];
