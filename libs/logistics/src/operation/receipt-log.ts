/** What stocks have received, in order of time: one receipt a row. Deliveries are few, so that this is far less than a sample of every stock. */
export class ReceiptLog {
  private stock = new Int32Array(1024);
  private at = new Int32Array(1024);
  private kg = new Float64Array(1024);
  private length = 0;

  add(stock: number, at: number, kg: number): void {
    if (this.length === this.stock.length) this.grow(2 * this.length);
    const i = this.length++;
    this.stock[i] = stock;
    this.at[i] = at;
    this.kg[i] = kg;
  }

  clear(): void {
    this.length = 0;
  }

  copyFrom(other: ReceiptLog): void {
    if (this.stock.length < other.length) this.grow(other.stock.length);
    this.stock.set(other.stock.subarray(0, other.length));
    this.at.set(other.at.subarray(0, other.length));
    this.kg.set(other.kg.subarray(0, other.length));
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
    const { stock, at, kg } = this;
    this.stock = new Int32Array(size);
    this.at = new Int32Array(size);
    this.kg = new Float64Array(size);
    this.stock.set(stock);
    this.at.set(at);
    this.kg.set(kg);
  }
}
