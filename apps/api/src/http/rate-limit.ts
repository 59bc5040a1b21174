/**
 * A token bucket for each caller: so many requests at once, refilled over time. In the memory of one process, so that no shared state is in the way
 * of every request; of several servers each gives its part, so that a caller whose requests go round has as much behind two as behind one.
 */
export interface RateLimitOptions {
  readonly perMinute: number;
  /** Requests that may come at once. */
  readonly burst: number;
  /** Callers that are remembered; the one that was quiet the longest is forgotten first. */
  readonly most?: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MINUTE_MS = 60_000;

export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();
  /** Among how many the limit is divided. */
  private parts = 1;

  constructor(
    private readonly options: RateLimitOptions,
    private readonly now: () => number = () => performance.now(),
  ) {}

  divide(parts: number): void {
    this.parts = Math.max(1, parts);
  }

  /** @returns 0 when the caller may go on, otherwise the whole seconds after which it may try again */
  take(caller: string): number {
    const { most = 10_000 } = this.options;
    const perMinute = this.options.perMinute / this.parts;
    // A caller who asks now and then is let in by each of them.
    const burst = Math.max(1, this.options.burst / this.parts);
    const now = this.now();
    const known = this.buckets.get(caller);
    const tokens =
      known === undefined ? burst : Math.min(burst, known.tokens + ((now - known.at) * perMinute) / MINUTE_MS);
    // Deleted and set again, so that the map is in order of use.
    this.buckets.delete(caller);
    if (this.buckets.size >= most) this.buckets.delete(this.buckets.keys().next().value as string);
    this.buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) * MINUTE_MS) / perMinute / 1000));
  }
}
