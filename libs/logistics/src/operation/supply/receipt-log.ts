/** What brought a receipt: a run of an activity, an order that moved, a delivery that comes in on its date. */
export const BROUGHT_BY = Object.freeze({ run: 0, order: 1, delivery: 2 });

export interface Origin {
  readonly by: number;
  /** Number of the activity, the line of supply or the delivery. */
  readonly of: number;
  /** Last stretch of the run or the order in the log of stretches, -1 where it is not written down. */
  readonly stretch: number;
}

/** What stocks have received, in order of time: one receipt a row. Deliveries are few, so that this is far less than a sample of every stock. */
export class ReceiptLog {
  private stock = new Int32Array(1024);
  at = new Int32Array(1024);
  private kg = new Float64Array(1024);
  private by = new Uint8Array(1024);
  private of = new Int32Array(1024);
  private stretch = new Int32Array(1024);
  private length = 0;

  /** @returns the number of the receipt */
  add(stock: number, at: number, kg: number, origin: Origin): number {
    if (this.length === this.stock.length) this.grow(2 * this.length);
    const i = this.length++;
    this.stock[i] = stock;
    this.at[i] = at;
    this.kg[i] = kg;
    this.by[i] = origin.by;
    this.of[i] = origin.of;
    this.stretch[i] = origin.stretch;
    return i;
  }

  originOf(receipt: number): Origin & { readonly stock: number } {
    const [stock, by, of, stretch] = [this.stock[receipt], this.by[receipt], this.of[receipt], this.stretch[receipt]];
    return { stock, by, of, stretch };
  }

  clear(): void {
    this.length = 0;
  }

  copyFrom(other: ReceiptLog): void {
    if (this.stock.length < other.length) this.grow(other.stock.length);
    this.stock.set(other.stock.subarray(0, other.length));
    this.at.set(other.at.subarray(0, other.length));
    this.kg.set(other.kg.subarray(0, other.length));
    this.by.set(other.by.subarray(0, other.length));
    this.of.set(other.of.subarray(0, other.length));
    this.stretch.set(other.stretch.subarray(0, other.length));
    this.length = other.length;
  }

  /** Stock by stock: rows start[s] to start[s + 1], in order of time. */
  byStock(stocks: number): { readonly start: Int32Array; readonly at: Int32Array; readonly kg: Float64Array } {
    const start = new Int32Array(stocks + 1);
    for (let i = 0; i < this.length; i++) start[this.stock[i] + 1]++;
    for (let s = 0; s < stocks; s++) start[s + 1] += start[s];
    const next = start.slice();
    const at = new Int32Array(this.length);
    const kg = new Float64Array(this.length);
    for (let i = 0; i < this.length; i++) {
      const row = next[this.stock[i]]++;
      at[row] = this.at[i];
      kg[row] = this.kg[i];
    }
    return { start, at, kg };
  }

  private grow(size: number): void {
    const longer = <T extends Uint8Array | Int32Array | Float64Array>(from: T, to: T): T => (to.set(from), to);
    this.stock = longer(this.stock, new Int32Array(size));
    this.at = longer(this.at, new Int32Array(size));
    this.kg = longer(this.kg, new Float64Array(size));
    this.by = longer(this.by, new Uint8Array(size));
    this.of = longer(this.of, new Int32Array(size));
    this.stretch = longer(this.stretch, new Int32Array(size));
  }
}
