/**
 * What was loaded, by key. A failure keeps what was there and is tried again, later each time: for ever while the server does not
 * answer, a few times after a fault, never where there is no right to see it; the screens show both. Several
 * components that ask for one key share one request. What nobody shows is read anew only when somebody shows it again, and only so much of it is kept:
 * a page is open for days, and an edit would else ask for all that was ever on it.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { RequestError, type RequestFault } from './client.ts';
import type { Loadable } from './model.ts';

interface Entry {
  value: Loadable<unknown>;
  load: () => Promise<unknown>;
  timer: ReturnType<typeof setTimeout> | undefined;
  running: boolean;
  /** A refresh was asked for while a request was under way. */
  again: boolean;
  failures: number;
  /** How many show it. */
  held: number;
  /** It was to be read anew while nobody showed it. */
  stale: boolean;
}

/** The two faults that strike everything at once. */
type Trouble = Extract<RequestFault, 'offline' | 'signed-out'>;

const WAITING: Loadable<never> = { data: undefined, error: null, loading: true };
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];
const MOST_RETRIES_OF_FAULT = 3;
/** What was shown before and is not now. */
const MOST_UNSHOWN = 200;

export class LoadStore {
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #trouble: Trouble | null = null;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get<T>(key: string): Loadable<T> {
    return (this.#entries.get(key)?.value ?? WAITING) as Loadable<T>;
  }

  /** Whether it is being read, also anew. */
  isRunning(key: string): boolean {
    return this.#entries.get(key)?.running ?? false;
  }

  /** What keeps everything from being loaded; null when the last answer came. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  ensure<T>(key: string, load: () => Promise<T>): void {
    const known = this.#entries.get(key);
    if (known === undefined) {
      const state = { timer: undefined, running: false, again: false, failures: 0, held: 0, stale: false };
      this.#entries.set(key, { value: WAITING, load, ...state });
    } else if (!known.stale) return;
    else known.stale = false;
    void this.#run(key);
  }

  /** @returns what says that it is shown no longer */
  hold(key: string): () => void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return () => undefined;
    entry.held += 1;
    return () => {
      entry.held -= 1;
      if (entry.held > 0 || this.#entries.get(key) !== entry) return;
      // The latest stands last.
      this.#entries.delete(key);
      this.#entries.set(key, entry);
      this.#forgetOldest();
    };
  }

  #forgetOldest(): void {
    const unshown = [...this.#entries].filter(([, { held, running }]) => held === 0 && !running);
    for (const [key, { timer }] of unshown.slice(0, Math.max(0, unshown.length - MOST_UNSHOWN))) {
      clearTimeout(timer);
      this.#entries.delete(key);
    }
  }

  /** Loads again everything under a prefix; what is shown stays until the answer is there. */
  refresh(prefix: string): void {
    for (const [key, entry] of this.#entries) {
      if (!key.startsWith(prefix)) continue;
      if (entry.held > 0 || entry.running) void this.#run(key);
      else entry.stale = true;
    }
  }

  put<T>(key: string, data: T): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.value = { data, error: null, loading: false };
    this.#tell();
  }

  async #run(key: string): Promise<void> {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    if (entry.running) {
      entry.again = true;
      return;
    }
    clearTimeout(entry.timer);
    entry.running = true;
    try {
      entry.value = { data: await entry.load(), error: null, loading: false };
      entry.failures = 0;
      this.#trouble = null;
    } catch (fault) {
      const reason = fault instanceof RequestError ? fault.fault : 'fault';
      entry.value = {
        data: entry.value.data,
        error: fault instanceof Error ? fault.message : String(fault),
        fault: reason,
        loading: false,
        retry: () => void this.#run(key),
      };
      if (reason === 'signed-out' || reason === 'offline') this.#trouble = reason;
      if (reason === 'offline' || (reason === 'fault' && entry.failures < MOST_RETRIES_OF_FAULT)) {
        entry.timer = setTimeout(() => void this.#run(key), RETRY_MS[Math.min(entry.failures, RETRY_MS.length - 1)]);
      }
      entry.failures += 1;
    }
    entry.running = false;
    this.#tell();
    if (entry.again) {
      entry.again = false;
      void this.#run(key);
    }
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

export const store = new LoadStore();

export function useLoaded<T>(key: string | null, load: () => Promise<T>): Loadable<T> {
  useEffect(() => {
    if (key !== null) store.ensure(key, load);
  });
  useEffect(() => (key === null ? undefined : store.hold(key)), [key]);
  return useSyncExternalStore(store.subscribe, () => (key === null ? (WAITING as Loadable<T>) : store.get<T>(key)));
}

export const useTrouble = (): Trouble | null => useSyncExternalStore(store.subscribe, () => store.trouble);
