/**
 * Binary heap of (value, item) on typed arrays; ties leave in order of item, so that equal routes are chosen alike everywhere. Made once and
 * emptied for each search. Cost: O(log n) to push and pop.
 */
export class MinHeap {
  private values = new Float64Array(1024);
  private items = new Int32Array(1024);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  push(value: number, item: number): void {
    if (this.size === this.items.length) this.grow();
    const { values, items } = this;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (values[parent] < value || (values[parent] === value && items[parent] < item)) break;
      values[i] = values[parent];
      items[i] = items[parent];
      i = parent;
    }
    values[i] = value;
    items[i] = item;
  }

  /** Takes the least item; the heap is not empty. */
  pop(): number {
    const { values, items } = this;
    const top = items[0];
    const size = --this.size;
    const value = values[size];
    const item = items[size];
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      const right = child + 1;
      if (
        right < size &&
        (values[right] < values[child] || (values[right] === values[child] && items[right] < items[child]))
      )
        child = right;
      if (value < values[child] || (value === values[child] && item < items[child])) break;
      values[i] = values[child];
      items[i] = items[child];
      i = child;
    }
    values[i] = value;
    items[i] = item;
    return top;
  }

  private grow(): void {
    const { values, items } = this;
    this.values = new Float64Array(2 * items.length);
    this.items = new Int32Array(2 * items.length);
    this.values.set(values);
    this.items.set(items);
  }
}
