/** The login of Muster's own connections: neither owner nor superuser, so that row security binds it. */
import { createHmac } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import pg from 'pg';
import { Fault } from '../launch/fault.ts';
import type { DatabaseTarget } from './data-source.ts';

/** One for all databases of a server: roles belong to the server. */
export const APP_ROLE = 'muster_app';

/** SQL states: the role is there already, also when another process makes it in this moment. */
const EXISTS = new Set(['42710', '23505']);
const NO_RIGHT = '42501';

export async function createAppRole(runner: QueryRunner): Promise<void> {
  const found = (await runner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE])) as unknown[];
  if (found.length > 0) return;
  try {
    await runner.query(
      `CREATE ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION CONNECTION LIMIT -1`,
    );
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (EXISTS.has(code)) return;
    if (code === NO_RIGHT) {
      throw new Fault(
        'settings',
        `The user of DATABASE_URL may not create the role ${APP_ROLE}: set DATABASE_APP_URL to a login that is neither owner nor superuser.`,
        error,
      );
    }
    throw error;
  }
}

/**
 * The address of the least-privileged login. Its password is derived from that of the owner: all processes know it and none stores it.
 */
export function toAppTarget(owner: DatabaseTarget): DatabaseTarget {
  if (!('url' in owner)) return { ...owner, user: APP_ROLE, password: derivePassword(owner.password) };
  const url = new URL(owner.url);
  // What it would be derived from then, everybody knows.
  if (url.password === '')
    throw new Fault(
      'settings',
      `DATABASE_URL has no password, from which that of ${APP_ROLE} is derived: set DATABASE_APP_URL to a login that is neither owner nor superuser.`,
    );
  const password = derivePassword(decodeURIComponent(url.password));
  url.username = APP_ROLE;
  url.password = password;
  return { url: url.href };
}

const derivePassword = (password: string): string =>
  createHmac('sha256', password).update(APP_ROLE).digest('base64url');

/** Sets the password when it does not let in: at the first start, and when the owner's has changed. */
export async function ensurePassword(runner: QueryRunner, target: DatabaseTarget): Promise<void> {
  const client = toClient(target);
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== '28P01') throw error;
    const password = 'url' in target ? new URL(target.url).password : target.password;
    await runner.query(`ALTER ROLE ${APP_ROLE} PASSWORD '${password}'`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Which database of which running server; two logins of one database read the same. */
const PLACE = `SELECT current_database() || ' ' || extract(epoch FROM pg_postmaster_start_time()) AS place`;

/**
 * Before anything is made for the login, which would take it from the one before.
 *
 * @throws Fault where row security would not bind the login, or would guard another database
 */
export async function assertBound(owner: QueryRunner, target: DatabaseTarget): Promise<void> {
  const [{ place }] = (await owner.query(PLACE)) as { place: string }[];
  const client = toClient(target);
  try {
    await client.connect();
    const [{ bypasses, owns }] = (
      await client.query<{ bypasses: boolean; owns: boolean }>(
        `SELECT rolsuper OR rolbypassrls AS bypasses, EXISTS (
           SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND pg_has_role(relowner, 'USAGE')) AS owns
         FROM pg_roles WHERE rolname = current_user`,
      )
    ).rows;
    const refuse = (reason: string) => new Fault('settings', `DATABASE_APP_URL ${reason}.`);
    if (bypasses) throw refuse('names a login that row security does not bind: it is a superuser or has BYPASSRLS');
    if (owns) throw refuse('names the owner of the tables, whom row security does not bind');
    if ((await client.query<{ place: string }>(PLACE)).rows[0].place !== place)
      throw refuse('leads to another database than DATABASE_URL');
  } finally {
    await client.end().catch(() => undefined);
  }
}

function toClient(target: DatabaseTarget): pg.Client {
  const config = 'url' in target ? { connectionString: target.url } : target;
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  return client;
}
