/**
 * A limit of time that runs only while this process does. A stall of its event loop (a thread that computes too long, a machine that slept)
 * keeps answers from being heard that have long come: it is not held against who waits.
 */
const TICK_MS = 1000;
/** What a tick may be late by on a busy machine and still count as time that ran. */
const TICKS_COUNTED = 2;

/** @returns takes the deadline back */
export function startDeadline(ms: number, late: () => void): () => void {
  const tickMs = Math.min(TICK_MS, ms);
  let leftMs = ms;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    leftMs -= Math.min(nowMs - lastMs, TICKS_COUNTED * tickMs);
    lastMs = nowMs;
    if (leftMs > 0) return;
    clearInterval(timer);
    late();
  }, tickMs);
  return () => clearInterval(timer);
}
