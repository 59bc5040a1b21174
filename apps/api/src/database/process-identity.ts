/** Whether a process is alive, and still the same one: process ids are used again. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  return findStat(pid)?.[0] === 'Z';
}

/** The fields of /proc/<pid>/stat from the state on; undefined where there is no /proc. */
function findStat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Start of a process in ticks since the machine started; with the pid it names one process. Empty where the system does not tell. */
export function startOf(pid: number): string {
  return findStat(pid)?.[19] ?? '';
}

/** Name of the program that a process runs; empty when it cannot be told. */
export function programOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1').trim();
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
    return (stdout ?? '').trim().split('/').at(-1) ?? '';
  }
}
