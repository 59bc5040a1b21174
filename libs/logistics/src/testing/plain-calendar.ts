/** The event calendar as plainly as possible: a list that is searched for its least entry. Slow; an oracle for tests. */
interface Entry {
  readonly time: number;
  readonly code: number;
  readonly a: number;
  readonly b: number;
  readonly priorityClass: number;
  readonly sequence: number;
}

export class PlainCalendar {
  time = 0;
  private entries: Entry[] = [];
  private sequence = 0;

  /** Returns the sequence number of the event, for {@link cancel}. */
  schedule(time: number, code: number, a: number, b = 0, priorityClass = 8): number {
    this.entries.push({ time, code, a, b, priorityClass, sequence: this.sequence });
    return this.sequence++;
  }

  cancel(sequence: number): void {
    this.entries = this.entries.filter((entry) => entry.sequence !== sequence);
  }

  /** Takes the earliest event that is not after `until`; undefined when there is none. */
  next(until = Infinity): Entry | undefined {
    const [first] = [...this.entries].sort(
      (x, y) => x.time - y.time || x.priorityClass - y.priorityClass || x.sequence - y.sequence,
    );
    if (!first || first.time > until) return undefined;
    this.cancel(first.sequence);
    this.time = first.time;
    return first;
  }

  peekTime(): number {
    return this.entries.reduce((least, entry) => Math.min(least, entry.time), Infinity);
  }
}
