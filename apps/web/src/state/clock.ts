/**
 * The one clock. It lives outside React: a scrub notifies drawing code that moves a line or rewrites a number, and only the small
 * components that ask render again: with each step of the series, with each minute, when what they read of it changes, or calmly. The address follows after a pause.
 */
import { createContext, useCallback, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { RunClock } from '@muster/planning/run';
import { clampMinute, stepAt } from './time.ts';

export class ClockStore {
  readonly #listeners = new Set<() => void>();
  #minute: number;
  readonly clock: RunClock;

  constructor(clock: RunClock, minute: number) {
    this.clock = clock;
    this.#minute = clampMinute(clock, minute);
  }

  get minute(): number {
    return this.#minute;
  }

  get step(): number {
    return stepAt(this.clock, this.#minute);
  }

  set(minute: number): void {
    const next = clampMinute(this.clock, minute);
    if (next === this.#minute) return;
    this.#minute = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Tells at most once in `ms`, the last time where the clock came to rest. */
  readonly subscribeCalmly = (listener: () => void, ms: number): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = this.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        listener();
      }, ms);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

const ClockContext = createContext<ClockStore | null>(null);
export const ClockProvider = ClockContext.Provider;

export function useClock(): ClockStore {
  const store = useContext(ClockContext);
  if (store === null) throw new Error('The clock is used outside its provider.');
  return store;
}

/** Renders again when the clock enters another step of the series. */
export function useClockStep(): number {
  const store = useClock();
  return useSyncExternalStore(store.subscribe, () => store.step);
}

/** Renders again with every minute the clock moves: only for small components. */
export function useClockMinute(): number {
  const store = useClock();
  return useSyncExternalStore(store.subscribe, () => store.minute);
}

/** What is read of the clock, a code or a number: renders again only when that changes. */
export function useAtClock<T extends string | number | boolean | null>(read: (minute: number) => T): T {
  const store = useClock();
  return useSyncExternalStore(store.subscribe, () => read(store.minute));
}

const TABLE_MS = 200;

/** The minute for a table: what begins and ends between two steps is in it, and a scrub does not write every row at each frame. */
export function useTableMinute(): number {
  const store = useClock();
  const subscribe = useCallback((listener: () => void) => store.subscribeCalmly(listener, TABLE_MS), [store]);
  return useSyncExternalStore(subscribe, () => store.minute);
}

/** Calls `draw` now and whenever the clock moves, at most once a frame, without rendering. */
export function useOnClock(draw: (minute: number) => void): void {
  const store = useClock();
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
    draw(store.minute);
  });
  useEffect(() => {
    let frame = 0;
    const unsubscribe = store.subscribe(() => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        latest.current(store.minute);
      });
    });
    return () => {
      unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [store]);
}
