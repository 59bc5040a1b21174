/** One resource as plainly as possible: lists of who is inside and who waits, and a log of what happened. Slow; an oracle for tests. */
interface Waiting {
  readonly entity: number;
  readonly amount: number;
  readonly key: number;
  readonly since: number;
  readonly joined: number;
}

export class PlainResource {
  readonly waiting: Waiting[] = [];
  readonly inside = new Map<number, number>();
  effective: number;
  /** Sum of finished waits, admissions, longest queue. */
  waited = 0;
  served = 0;
  longest = 0;
  private joins = 0;

  constructor(readonly capacity: number) {
    this.effective = capacity;
  }

  get inUse(): number {
    return [...this.inside.values()].reduce((sum, amount) => sum + amount, 0);
  }

  private fits(amount: number): boolean {
    return this.effective > 0 && (this.inUse + amount <= this.effective || this.inUse === 0);
  }

  claim(entity: number, amount: number, key: number, now: number): boolean {
    if ((this.waiting.length === 0 || key < this.waiting[0].key) && this.fits(amount)) {
      this.inside.set(entity, amount);
      this.served++;
      return true;
    }
    this.waiting.push({ entity, amount, key, since: now, joined: this.joins++ });
    this.waiting.sort((x, y) => x.key - y.key || x.joined - y.joined);
    this.longest = Math.max(this.longest, this.waiting.length);
    return false;
  }

  /** Everybody who can enter now, in order. */
  admitAll(now: number): number[] {
    const admitted: number[] = [];
    while (this.waiting.length > 0 && this.fits(this.waiting[0].amount)) {
      const first = this.waiting.shift() as Waiting;
      this.inside.set(first.entity, first.amount);
      this.waited += now - first.since;
      this.served++;
      admitted.push(first.entity);
    }
    return admitted;
  }

  release(entity: number): void {
    this.inside.delete(entity);
  }
}
