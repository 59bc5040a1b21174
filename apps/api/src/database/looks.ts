/**
 * What a subscription sees: a fresh look at once, after each notification of its thing, and now and then without one, should it be lost.
 * Waits for a database that is away for a while: who follows something is not to notice more than a pause.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Notifications } from './notifications.ts';
import { findOutage } from './outage.ts';

const WATCH_MS = 5000;
const ATTEMPTS_MOST = 60;
const AGAIN_MS = 500;

export interface Watched {
  readonly channel: string;
  /** What notifications of the thing say. */
  readonly id: string;
  /** Least time between two looks: many changes in a moment need not be told one by one. */
  readonly pauseMs: number;
  /** Most time without a look. */
  readonly watchMs?: number;
  /** Aborted when nobody waits for a look any more: it ends at once, and not with the next thing that happens. */
  readonly gone?: AbortSignal;
}

/** Of what is being computed: each look is told, so that who follows it hears of it at least each second, whether it has come further or not. */
export const PROGRESS_LOOKS = { pauseMs: 200, watchMs: 500 } as const;

/** Goes on until the caller leaves the loop, or has gone. */
export async function* looks<T>(
  notifications: Notifications,
  { channel, id, pauseMs, watchMs = WATCH_MS, gone }: Watched,
  look: () => Promise<T>,
): AsyncGenerator<T> {
  let changed: boolean;
  let wake: () => void = () => undefined;
  const stop = await notifications.listen(channel, (told) => {
    if (told !== id && told !== '') return;
    changed = true;
    wake();
  });
  const onGone = () => wake();
  gone?.addEventListener('abort', onGone, { once: true });
  try {
    for (;;) {
      if (gone?.aborted) return;
      changed = false;
      yield await patiently(look);
      await sleep(pauseMs);
      if (!changed && !gone?.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, watchMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  } finally {
    gone?.removeEventListener('abort', onGone);
    stop();
  }
}

/** Asks again while the database is away. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt > ATTEMPTS_MOST || findOutage(error) === undefined) throw error;
      await sleep(AGAIN_MS);
    }
  }
}
