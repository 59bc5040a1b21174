/** What of an error is the database being away or overrun, and what its caller is told: to try again, because nothing was changed. */

export interface Outage {
  readonly code: 'UNAVAILABLE' | 'DISK_FULL' | 'TIMEOUT';
  readonly message: string;
}

const AWAY: Outage = {
  code: 'UNAVAILABLE',
  message: 'The database is not available at the moment; try again.',
};
const FULL: Outage = { code: 'DISK_FULL', message: 'The disk of the database is full: nothing was changed.' };
const SLOW: Outage = { code: 'TIMEOUT', message: 'The database took too long: ask for less, or try again later.' };

/**
 * SQL states: connection lost (08), transaction rolled back for the sake of another (40), too many connections or no memory (53), stopping,
 * crashed or starting up (57P).
 */
const AWAY_STATES = /^(08|40|53|57P)/;
/** A full disk. */
const FULL_STATE = '53100';
/** A statement ran into its limit of time. */
const SLOW_STATE = '57014';

/** What a connection that is gone answers where there is no SQL state: Node, node-postgres and TypeORM. */
const GONE =
  /ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|terminat|timeout exceeded|Connection ended|not queryable|already released|starting up|shutting down|recovery mode|not yet accepting/i;

export function findOutage(error: unknown): Outage | undefined {
  const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: string };
  if (code === FULL_STATE) return FULL;
  if (code === SLOW_STATE) return SLOW;
  if (AWAY_STATES.test(code) || GONE.test(`${code} ${message}`)) return AWAY;
  return undefined;
}
