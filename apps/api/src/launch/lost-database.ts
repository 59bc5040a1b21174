/** A database that goes away in the midst of a start or of a command: a condition of the surroundings, and no fault of ours. */
import { findOutage } from '../database/outage.ts';
import { Fault } from './fault.ts';

/** What the file system says comes with the name of its call; of a socket these are all. */
const CALLS_OF_SOCKETS = ['connect', 'read', 'write'];

/** The fault that an error on the way to the database means; other errors come back unchanged. */
export function toDatabaseFault(error: unknown): unknown {
  const { message = '', code, syscall } = (error ?? {}) as { message?: string; code?: string; syscall?: string };
  if (error instanceof Fault || (syscall !== undefined && !CALLS_OF_SOCKETS.includes(syscall))) return error;
  const outage = findOutage(error);
  if (outage === undefined) return error;
  if (outage.code === 'DISK_FULL')
    return new Fault('diskFull', 'There is no space left on the disk of the database.', error);
  const reason = (message || code || 'no reason was given').split('\n')[0].replace(/\.$/, '').slice(0, 200);
  return new Fault('databaseUnreachable', `The database does not answer: ${reason}.`, error);
}
