/**
 * Storage of pending events, and the heap of those that come next: a short one is a sorted line, a longer one a 4-ary heap. The base of the calendar
 * (`calendar.ts`) and part of the same object, because every step to another one is paid at each event.
 */
const NONE = -1;
/** Most events that may be pending at once. */
export const MOST_PENDING = 2 ** 21;

/** Beyond this the calendar may spread the heap over buckets. */
const HEAP_FULL = 96;
/** A heap of up to LONGEST_LINE entries is kept as a sorted line, in a room that ends at LINE_END. */
const LONGEST_LINE = 24;
const LINE_END = 64;

export abstract class NearEvents {
  // By slot: [time, order] and [code, a, b, next slot of the same list].
  protected keys: Float64Array;
  protected data: Int32Array;
  protected heap: Int32Array;
  protected capacity: number;
  protected heapSize = 0;
  /** While the heap is a sorted line, it begins here. */
  protected heapHead = 0;
  protected isLine = true;
  protected freeSlot = NONE;
  protected usedSlots = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
    this.keys = new Float64Array(2 * capacity);
    this.data = new Int32Array(4 * capacity);
    this.heap = new Int32Array(Math.max(capacity, LINE_END));
  }

  /** The heap has more than is quick. */
  protected abstract heapIsFull(): void;

  /** Takes the earliest of the heap, which is not empty. */
  protected takeNear(): number {
    if (this.isLine) {
      const head = this.heapHead;
      this.heapHead = --this.heapSize > 0 ? head + 1 : 0;
      return this.heap[head];
    }
    const slot = this.heap[0];
    if (--this.heapSize > 0) this.siftDown();
    else this.isLine = true;
    return slot;
  }

  /** Adds to the heap. A short one is kept as a sorted line: fewer surprises for the processor, and nothing to do when one is taken. */
  protected pushHeap(slot: number): void {
    if (!this.isLine || this.heapHead + this.heapSize >= LINE_END) {
      this.pushLong(slot);
      return;
    }
    const keys = this.keys;
    const heap = this.heap;
    const time = keys[2 * slot];
    const head = this.heapHead;
    let i = head + this.heapSize++;
    while (i > head) {
      const other = heap[i - 1];
      const otherTime = keys[2 * other];
      if (otherTime < time || (otherTime === time && keys[2 * other + 1] < keys[2 * slot + 1])) break;
      heap[i] = other;
      i--;
    }
    heap[i] = slot;
  }

  /** The line has come to the end of its room: it moves to the front, or becomes a heap, which a sorted line already is. */
  private pushLong(slot: number): void {
    if (this.isLine) {
      this.heap.copyWithin(0, this.heapHead, this.heapHead + this.heapSize);
      this.heapHead = 0;
      if (this.heapSize <= LONGEST_LINE) {
        this.pushHeap(slot);
        return;
      }
      this.isLine = false;
    }
    this.siftUp(slot);
    if (this.heapSize > HEAP_FULL) this.heapIsFull();
  }

  private siftUp(slot: number): void {
    const keys = this.keys;
    const heap = this.heap;
    const time = keys[2 * slot];
    const order = keys[2 * slot + 1];
    let i = this.heapSize++;
    while (i > 0) {
      const parent = (i - 1) >> 2;
      const other = heap[parent];
      const otherTime = keys[2 * other];
      if (otherTime < time || (otherTime === time && keys[2 * other + 1] < order)) break;
      heap[i] = other;
      i = parent;
    }
    heap[i] = slot;
  }

  /** Moves the last entry of the heap from the top to its place; `heapSize` is the new size. */
  private siftDown(): void {
    const keys = this.keys;
    const heap = this.heap;
    const size = this.heapSize;
    const slot = heap[size];
    const time = keys[2 * slot];
    const order = keys[2 * slot + 1];
    let i = 0;
    for (;;) {
      const first = 4 * i + 1;
      if (first >= size) break;
      let best = first;
      let bestSlot = heap[first];
      let bestTime = keys[2 * bestSlot];
      const end = first + 4 < size ? first + 4 : size;
      for (let child = first + 1; child < end; child++) {
        const childSlot = heap[child];
        const childTime = keys[2 * childSlot];
        if (childTime > bestTime) continue;
        if (childTime === bestTime && keys[2 * childSlot + 1] > keys[2 * bestSlot + 1]) continue;
        best = child;
        bestSlot = childSlot;
        bestTime = childTime;
      }
      if (time < bestTime || (time === bestTime && order < keys[2 * bestSlot + 1])) break;
      heap[i] = bestSlot;
      i = best;
    }
    heap[i] = slot;
  }

  protected newSlot(): number {
    const slot = this.usedSlots++;
    if (slot >= this.capacity) this.grow();
    this.data[4 * slot + 3] = NONE;
    return slot;
  }

  private grow(): void {
    const capacity = 2 * this.capacity;
    if (capacity > MOST_PENDING) throw new Error(`more than ${MOST_PENDING} pending events`);
    this.reserve(capacity);
  }

  protected reserve(capacity: number): void {
    const { keys, data, heap } = this;
    this.capacity = capacity;
    this.keys = new Float64Array(2 * capacity);
    this.data = new Int32Array(4 * capacity);
    this.heap = new Int32Array(Math.max(capacity, LINE_END));
    this.keys.set(keys);
    this.data.set(data);
    this.heap.set(heap);
  }
}
