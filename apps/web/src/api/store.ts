/**
 * What was loaded, by key. A failure keeps what was there and is tried again, later each time: for ever while the server does not
 * answer, a few times after a fault, never where there is no right to see it; the screens show both. Several
 * components that ask for one key share one request.
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
}

/** The two faults that strike everything at once. */
type Trouble = Extract<RequestFault, 'offline' | 'signed-out'>;

const WAITING: Loadable<never> = { data: undefined, error: null, loading: true };
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];
const MOST_RETRIES_OF_FAULT = 3;

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
    if (this.#entries.has(key)) return;
    this.#entries.set(key, { value: WAITING, load, timer: undefined, running: false, again: false, failures: 0 });
    void this.#run(key);
  }

  /** Loads again everything under a prefix; what is shown stays until the answer is there. */
  refresh(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) void this.#run(key);
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
  return useSyncExternalStore(store.subscribe, () => (key === null ? (WAITING as Loadable<T>) : store.get<T>(key)));
}

export const useTrouble = (): Trouble | null => useSyncExternalStore(store.subscribe, () => store.trouble);
