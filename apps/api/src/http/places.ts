/**
 * Places for what is open at once: requests, streams, sockets. One caller has at most half of them, so that nobody shuts out the others.
 */
export class Places {
  private taken = 0;
  private readonly ofCallers = new Map<string, number>();

  constructor(private readonly most: number) {}

  get open(): number {
    return this.taken;
  }

  /** Undefined when no place is left. */
  take(): Place | undefined {
    if (this.taken >= this.most) return undefined;
    this.taken += 1;
    let holder: string | undefined;
    let isLeft = false;
    return {
      claim: (caller) => {
        if (holder !== undefined) return holder === caller;
        if (isLeft || (this.ofCallers.get(caller) ?? 0) >= this.most / 2) return false;
        holder = caller;
        this.count(caller, 1);
        return true;
      },
      leave: () => {
        if (isLeft) return;
        isLeft = true;
        this.taken -= 1;
        if (holder !== undefined) this.count(holder, -1);
      },
    };
  }

  private count(caller: string, by: number): void {
    const count = (this.ofCallers.get(caller) ?? 0) + by;
    if (count > 0) this.ofCallers.set(caller, count);
    else this.ofCallers.delete(caller);
  }
}

export interface Place {
  /** Whose it is, once that is known. False when he has as many as one caller may have. */
  claim(caller: string): boolean;
  leave(): void;
}
