/** How often one caller may ask, whichever way: the same count for requests over HTTP and operations over WebSocket. */
import { RateLimit } from './rate-limit.ts';

/** A page asks for much at once when it opens. */
const BURST_MINUTES = 1 / 3;
/**
 * Attempts that one address may fail in a minute before it hears that these are too many. Each is looked up all the same: behind a proxy all
 * have one address, and those who can prove who they are are not to pay for one who cannot.
 */
const FAILURES = { perMinute: 60, burst: 60 };

export class RequestRates {
  private readonly callers: RateLimit | undefined;
  private readonly failures: RateLimit | undefined;

  /** @param perMinute requests of one caller; 0 is without a limit */
  constructor(perMinute: number) {
    if (perMinute <= 0) return;
    this.callers = new RateLimit({ perMinute, burst: Math.ceil(perMinute * BURST_MINUTES) });
    this.failures = new RateLimit(FAILURES);
  }

  /** What this server may give away of what is for all of them together. */
  divide(servers: number): void {
    this.callers?.divide(servers);
    this.failures?.divide(servers);
  }

  /** @returns 0 when the caller may go on, otherwise the seconds after which it may try again */
  take(caller: string): number {
    return this.callers?.take(caller) ?? 0;
  }

  takeFailure(address: string | undefined): number {
    return this.failures?.take(address ?? '') ?? 0;
  }
}
