import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Fault } from '../launch/fault.ts';
import { createDataSource, type DatabaseTarget } from './data-source.ts';
import { APP_ROLE, assertBound, createAppRole, ensurePassword, toAppTarget } from './app-login.ts';
import { secureDatabase } from './row-security.ts';

/** Any constant does, as long as every process uses it. */
const LOCK = 7_215_906;
const OLDEST_VERSION = 150_000;

/**
 * Migrates as owner, and connects as the least-privileged login that all work is done under. Of several processes that start at once one
 * migrates, and the others wait for it.
 *
 * @param app address of a login that is neither owner nor superuser; made on the server when absent
 */
export async function openDatabase(target: DatabaseTarget, app?: DatabaseTarget): Promise<DataSource> {
  const owner = await migrate(target, app);
  await owner.destroy();
  const source = createDataSource(app ?? toAppTarget(target));
  try {
    return await source.initialize();
  } catch (error) {
    throw notLetIn(target, error);
  }
}

const notLetIn = (target: DatabaseTarget, error: unknown): Fault =>
  new Fault(
    'databaseUnreachable',
    `The database${describe(target)} does not let in the login of the application: ${reasonOf(error)}.`,
    error,
  );

/** @returns a connection of the owner, whom row security does not bind */
export async function migrate(target: DatabaseTarget, app?: DatabaseTarget): Promise<DataSource> {
  const source = createDataSource(target);
  try {
    await source.initialize();
  } catch (error) {
    throw new Fault(
      'databaseUnreachable',
      `The database${describe(target)} cannot be reached: ${reasonOf(error)}.`,
      error,
    );
  }
  const runner = source.createQueryRunner();
  try {
    const [{ version }] = (await runner.query(`SELECT current_setting('server_version_num')::int AS version`)) as {
      version: number;
    }[];
    if (version < OLDEST_VERSION)
      throw new Fault('databaseVersion', `The database${describe(target)} is older than PostgreSQL 15.`);
    await runner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      await source.runMigrations({ transaction: 'all' });
      const login = app ?? toAppTarget(target);
      if (app === undefined) {
        await createAppRole(runner);
        await ensurePassword(runner, login);
      }
      await assertBound(runner, login).catch((error: unknown) => {
        throw error instanceof Fault ? error : notLetIn(target, error);
      });
      await secureDatabase(runner, app === undefined ? APP_ROLE : userOf(app));
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    }
    return source;
  } catch (error) {
    await runner.release();
    await source.destroy();
    if (error instanceof pg.DatabaseError && error.code === '42501') {
      throw new Fault(
        'databaseUnreachable',
        `The database${describe(target)} does not let its user create tables.`,
        error,
      );
    }
    if (error instanceof pg.DatabaseError && error.code === '53100')
      throw new Fault('diskFull', 'There is no space left on the disk of the database.', error);
    throw error;
  } finally {
    if (!runner.isReleased) await runner.release();
  }
}

const userOf = (target: DatabaseTarget): string =>
  'url' in target ? decodeURIComponent(new URL(target.url).username) : target.user;

/** Host and database of an address, never its password. */
function describe(target: DatabaseTarget): string {
  if (!('url' in target)) return '';
  try {
    const { host, pathname } = new URL(target.url);
    return ` ${host}${pathname}`;
  } catch {
    return ' of DATABASE_URL';
  }
}

function reasonOf(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { message: string }[] };
  const text = message || errors?.[0]?.message || code || 'no reason was given';
  return text.split('\n')[0].replace(/\.$/, '').slice(0, 200);
}
