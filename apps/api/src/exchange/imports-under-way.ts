/** How far the uploads are that this server takes over: their lines are read, and then the rows that they change are written. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export class ImportsUnderWay {
  private readonly underWay = new Map<string, Progress>();

  /** Null for an upload that is not being taken over here. */
  find(id: string): Progress | null {
    return this.underWay.get(id) ?? null;
  }

  /** What is read anew counts anew. */
  begin(id: string, total: number): void {
    this.underWay.set(id, { done: 0, total });
  }

  add(id: string, count: number): void {
    const now = this.underWay.get(id);
    if (now !== undefined) this.underWay.set(id, { ...now, done: Math.min(now.total, now.done + count) });
  }

  end(id: string): void {
    this.underWay.delete(id);
  }
}
