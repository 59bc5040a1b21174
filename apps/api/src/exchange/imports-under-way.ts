/** How far uploads are at this server: those that are read, by a key of who sends them, and those that are taken over. */
import { toAuthor } from '../scenarios/document-store.ts';
import type { RequestContext } from '../identity/request-context.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export class ImportsUnderWay {
  private readonly underWay = new Map<string, Progress>();

  /** Null for an upload that is not under way here. */
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

  /** Never back: what is told late is told by more than one. */
  reach(id: string, done: number): void {
    const now = this.underWay.get(id);
    if (now !== undefined && done > now.done) this.add(id, done - now.done);
  }

  end(id: string): void {
    this.underWay.delete(id);
  }
}

/** Parts of reading a file, each with its share of a hundred when all is done: the scenario, the work of the thread, what it found. */
export const READ_SHARES = { scenario: 10, thread: 80, kept: 100 } as const;

/** Of everybody the keys are his own. */
export const toReadingId = (context: RequestContext, key: string): string => `${toAuthor(context)} ${key}`;
