/**
 * Leases of the processes that use one embedded database, and the lock under which they take and return them. The last one out stops
 * the database. A process that was killed leaves its lease behind; it counts no longer, because its process is gone.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf } from './process-identity.ts';

const LOCK_WAIT_MS = 90_000;
const LOCK_POLL_MS = 50;

interface Holder {
  readonly pid: number;
  readonly start: string;
}

let taken = 0;

export class LeaseFolder {
  private lease: string | undefined;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  take(): void {
    taken += 1;
    this.lease = join(this.folder, `${process.pid}-${taken}.lease`);
    writeHolder(this.lease, 'w');
  }

  giveBack(): void {
    if (this.lease !== undefined) rmSync(this.lease, { force: true });
    this.lease = undefined;
  }

  /** Leases of living processes. Those of dead ones are removed on the way. */
  countOthers(): number {
    let others = 0;
    for (const name of readdirSync(this.folder)) {
      const file = join(this.folder, name);
      if (!name.endsWith('.lease') || file === this.lease) continue;
      if (isHeld(file)) others += 1;
      else rmSync(file, { force: true });
    }
    return others;
  }

  /** Work that no other process does at the same time. */
  async withLock<T>(work: () => Promise<T>): Promise<T> {
    const lock = join(this.folder, 'lock');
    const latest = performance.now() + LOCK_WAIT_MS;
    while (!tryLock(lock)) {
      if (performance.now() > latest) throw new Error(`${lock} has been held by a living process for too long`);
      await sleep(LOCK_POLL_MS);
    }
    try {
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function tryLock(lock: string): boolean {
  try {
    writeHolder(lock, 'wx');
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (!isHeld(lock)) {
    // Moved aside before it is removed, so that of several who see it only one does.
    const aside = `${lock}.${process.pid}.stale`;
    try {
      renameSync(lock, aside);
      rmSync(aside, { force: true });
    } catch {
      // Another process was faster.
    }
  }
  return false;
}

function writeHolder(file: string, flag: 'w' | 'wx'): void {
  const holder: Holder = { pid: process.pid, start: startOf(process.pid) };
  writeFileSync(file, JSON.stringify(holder), { flag, mode: 0o600 });
}

function isHeld(file: string): boolean {
  try {
    const { pid, start } = JSON.parse(readFileSync(file, 'utf8')) as Holder;
    return isAlive(pid) && (start === '' || startOf(pid) === start);
  } catch (error) {
    // Gone in the meantime, or its writer died between creating and filling it.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    return error instanceof SyntaxError ? isYoung(file) : true;
  }
}

function isYoung(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < 2000;
  } catch {
    return false;
  }
}
