/** Work on one thing in turn, in the order of its coming, inside this process: nobody holds a connection while others are before him. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  async take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(thing) ?? Promise.resolve();
    const turn = before.then(work);
    const ended = turn.catch(() => undefined);
    this.last.set(thing, ended);
    try {
      return await turn;
    } finally {
      if (this.last.get(thing) === ended) this.last.delete(thing);
    }
  }
}
