/** How long a run that does not get on is waited for. */

import { availableParallelism } from 'node:os';

/** Machines are shared: a hang is found, slowness is not judged. */
export const PATIENCE_MS = 300_000;
/** More than a process that waits uses of a processor in that time. */
const IDLE_SECONDS = 15;
/** More than the longest job of the trials takes of one thread. */
const MOST_SECONDS = 400;

/** How long a run may be without progress: for as long as a process computes in each stretch of time, and no longer than a job can take. */
export class Patience {
  /** @param threads that one process may compute with at once */
  constructor(nowMs, used, threads = availableParallelism()) {
    this.most = MOST_SECONDS * threads;
    this.latest = nowMs + PATIENCE_MS;
    this.first = used;
    this.before = used;
  }

  /** Why the run stands still; nothing while it may be at work. */
  judge(nowMs, used) {
    if (nowMs < this.latest) return undefined;
    const inStretch = mostUsed(this.before, used);
    if (!(inStretch > IDLE_SECONDS))
      return `for ${PATIENCE_MS / 1000} s, of which its busiest process has computed for ${inStretch.toFixed(0)} s`;
    const inAll = mostUsed(this.first, used);
    if (inAll > this.most) return `its busiest process has computed for ${inAll.toFixed(0)} s without progress`;
    this.latest = nowMs + PATIENCE_MS;
    this.before = used;
    return undefined;
  }
}

const mostUsed = (before, after) =>
  Math.max(0, ...[...after].map(([pid, seconds]) => seconds - (before.get(pid) ?? 0)));
