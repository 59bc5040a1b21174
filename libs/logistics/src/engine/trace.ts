/**
 * Running hash of the event trace: two 32-bit lanes mixed per word (the finaliser of MurmurHash3, public domain). Equal hashes mean that
 * two runs executed the same events at the same times in the same order; a test plants a fault to prove that it notices.
 */
/** Exact, and a product where a quotient would cost ten times as much. */
const TWO_TO_MINUS_32 = 1 / 4294967296;

export class TraceHash {
  private low = 0x9e3779b9 | 0;
  private high = 0x85ebca6b | 0;
  /** Events mixed in. */
  events = 0;

  /** Mixes an event; time is any safe integer. */
  add(time: number, code: number, a: number): void {
    this.events++;
    let h = Math.imul(this.low ^ (time | 0), 0xcc9e2d51);
    h ^= h >>> 15;
    this.low = (Math.imul(h, 0x1b873593) + this.high) | 0;
    h = Math.imul(
      this.high ^ Math.imul(code + 1, 0x2545f491) ^ a ^ Math.imul((time * TWO_TO_MINUS_32) | 0, 0x27d4eb2f),
      0x85ebca6b,
    );
    h ^= h >>> 13;
    this.high = (Math.imul(h, 0xc2b2ae35) + this.low) | 0;
  }

  /** 16 hexadecimal digits. */
  digest(): string {
    return (this.high >>> 0).toString(16).padStart(8, '0') + (this.low >>> 0).toString(16).padStart(8, '0');
  }

  save(into: Float64Array, at: number): void {
    into[at] = this.low;
    into[at + 1] = this.high;
    into[at + 2] = this.events;
  }

  load(from: Float64Array, at: number): void {
    this.low = from[at];
    this.high = from[at + 1];
    this.events = from[at + 2];
  }

  reset(): void {
    this.low = 0x9e3779b9 | 0;
    this.high = 0x85ebca6b | 0;
    this.events = 0;
  }
}
