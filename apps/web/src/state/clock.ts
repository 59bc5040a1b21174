/**
 * The one clock. It lives outside React: a scrub notifies drawing code that moves a line or rewrites a number, and only the small
 * components that ask with `useClockStep` render again. The address follows after a pause.
 */
import { createContext, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
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
