/** Processor time of this process with its threads, and of the server of a database with all that it has started: what counts on a busy machine. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TICKS_A_SECOND = 100;

/** Seconds of a process, with those of its children that have ended; nothing where the system does not tell. */
function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15);
    return {
      parent: fields[1],
      seconds: (user + system) / TICKS_A_SECOND,
      ended: (endedUser + endedSystem) / TICKS_A_SECOND,
    };
  } catch {
    return undefined;
  }
}

/** @param dataFolder of PostgreSQL @returns seconds since each began, or nothing of the server outside Linux */
export function processorTime(dataFolder) {
  const { user, system } = process.cpuUsage();
  const node = (user + system) / 1e6;
  const pidFile = join(dataFolder, 'postmaster.pid');
  if (!existsSync('/proc/self/stat') || !existsSync(pidFile)) return { node, postgres: undefined };
  const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const own = readProcess(server);
  let postgres = own === undefined ? 0 : own.seconds + own.ended;
  for (const name of readdirSync('/proc')) {
    const found = /^\d+$/.test(name) ? readProcess(name) : undefined;
    if (found?.parent === server) postgres += found.seconds;
  }
  return { node, postgres };
}

/** What both have worked from one moment to another. */
export const workedBetween = (before, after) => ({
  node: after.node - before.node,
  postgres: after.postgres === undefined ? undefined : after.postgres - before.postgres,
});

export const sumOf = ({ node, postgres = 0 }) => node + postgres;

export const toSentence = ({ node, postgres }) =>
  `${node.toFixed(2)} s here and ${postgres === undefined ? 'an unknown time' : `${postgres.toFixed(2)} s`} in PostgreSQL`;
