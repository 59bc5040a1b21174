/** What of an error is the database, or another service that Muster needs, being away or overrun, and what its caller is told: to try again. */

export interface Outage {
  readonly code: 'UNAVAILABLE' | 'DISK_FULL' | 'TIMEOUT';
  readonly message: string;
}

/** Another service than the database does not answer. */
export class ServiceAway extends Error {
  readonly outage: Outage;

  /** @param message for the caller; what happened goes into `cause`, and from there into the log */
  constructor(message: string, cause: unknown) {
    super(`${message} ${String(cause)}`, { cause });
    this.outage = { code: 'UNAVAILABLE', message };
  }
}

/** Told with 503: when it is worth asking again. */
export const RETRY_AFTER_S = 1;

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
  if (error instanceof ServiceAway) return error.outage;
  const { message = '', code = '' } = (error ?? {}) as { message?: string; code?: string };
  if (code === FULL_STATE) return FULL;
  if (code === SLOW_STATE) return SLOW;
  if (AWAY_STATES.test(code) || GONE.test(`${code} ${message}`)) return AWAY;
  return undefined;
}
