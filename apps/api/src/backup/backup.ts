/**
 * Backup and restore by logical export, for the embedded database has no pg_dump. A backup is gzip over lines: a head (JSON), then for each
 * table its name (JSON), its rows as `COPY` writes them and `\.`, and at the end the SHA-256 of all lines before. It is one moment of the
 * data. The queue's own tables and the list of workers are left out: what is outstanding is in `job`, and is handed out again.
 */
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip, type Gzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { DatabaseTarget } from '../database/data-source.ts';
import { Fault } from '../launch/fault.ts';

const FORMAT = 'muster-backup/1';
/** Made anew by each process or each start. */
const LEFT_OUT = ['schema_migration', 'worker', 'row_security', 'web_session'];
const DEADLOCK = '40P01';
const MOST_ATTEMPTS = 5;
const END_OF_TABLE = '\\.';
const LINE_FEED = 0x0a;
const MOST_LINE_BYTES = 500 * 1024 * 1024;

export interface BackupHead {
  readonly format: string;
  readonly createdAt: string;
  /** Migrations that made the tables: a backup goes back into a database of the same ones. */
  readonly migrations: readonly string[];
}

export interface TableCount {
  readonly table: string;
  readonly rows: number;
}

interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** @param stop breaks it off, with nothing left behind */
export async function backUp(target: DatabaseTarget, file: string, stop?: AbortSignal): Promise<TableCount[]> {
  const client = await connect(target, stop);
  const part = `${file}.part`;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const zip = createGzip();
    const written = pipeline(zip, createWriteStream(part, { mode: 0o600 }));
    // Awaited at the end; until then an error is not to go unseen.
    written.catch(() => undefined);
    const lines = new LineWriter(zip, written);
    const head: BackupHead = {
      format: FORMAT,
      createdAt: new Date().toISOString(),
      migrations: await listMigrations(client),
    };
    await lines.write(JSON.stringify(head));
    const counts: TableCount[] = [];
    for (const { name, columns } of await listTables(client)) {
      await lines.write(JSON.stringify({ table: name, columns }));
      const rows = client.query(copyTo(`COPY (SELECT ${quoteAll(columns)} FROM ${quote(name)}) TO STDOUT`));
      let count = 0;
      for await (const line of splitLines(rows)) {
        await lines.write(line);
        count += 1;
      }
      await lines.write(END_OF_TABLE);
      counts.push({ table: name, rows: count });
    }
    lines.end();
    await written;
    await client.query('COMMIT');
    await rename(part, file);
    return counts;
  } catch (error) {
    await rm(part, { force: true });
    throw toWriteFault(error, file);
  } finally {
    await client.end();
  }
}

function toWriteFault(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Fault('diskFull', `There is no space left for ${file}.`, error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(code ?? ''))
    return new Fault('settings', `${file} cannot be written.`, error);
  return error;
}

/**
 * Puts a backup into a migrated database, in one transaction: all of it or nothing.
 *
 * @param replace empties the database first; without it one that holds scenarios is refused
 * @param stop breaks it off, with nothing changed
 */
export async function restore(
  target: DatabaseTarget,
  file: string,
  replace: boolean,
  stop?: AbortSignal,
): Promise<TableCount[]> {
  await assertWhole(file);
  const client = await connect(target, stop);
  try {
    const tables = await listTables(client);
    const names = tables.map(({ name }) => quote(name)).join(', ');
    await beginAlone(client, `${names}, pgboss.job`);
    await assertEmpty(client, replace);
    // Triggers would write their own author, time and hash over what is restored.
    for (const { name } of tables) await client.query(`ALTER TABLE ${quote(name)} DISABLE TRIGGER USER`);
    // What hangs on them goes too: sessions, which end with a restore.
    await client.query(`TRUNCATE ${names} CASCADE`);
    await client.query('DELETE FROM pgboss.job');
    const counts = await readTables(client, file, tables);
    for (const { name } of tables) await client.query(`ALTER TABLE ${quote(name)} ENABLE TRIGGER USER`);
    await resetSequences(client);
    await client.query('COMMIT');
    return counts;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** Begins a transaction that has the tables to itself. A worker takes its locks in another order: where both wait for each other, it begins anew. */
async function beginAlone(client: pg.Client, tables: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query('BEGIN');
    try {
      await client.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
      return;
    } catch (error) {
      await client.query('ROLLBACK');
      if ((error as { code?: string }).code !== DEADLOCK || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function readTables(client: pg.Client, file: string, tables: readonly TableShape[]): Promise<TableCount[]> {
  const lines = readLines(file);
  const head = JSON.parse((await lines.next()).value as string) as BackupHead;
  const ours = await listMigrations(client);
  if (head.migrations.join() !== ours.join()) {
    const message = `The backup was made with the tables of another version of Muster (last change ${head.migrations.at(-1)}, here ${ours.at(-1)}): restore it with that version, then update.`;
    throw new Fault('settings', message);
  }
  const counts: TableCount[] = [];
  // Rows stand in an order in which each refers only to tables before it: that of the backup.
  for (;;) {
    const { value } = await lines.next();
    const { table, columns } = JSON.parse(value as string) as { table?: string; columns?: string[] };
    if (table === undefined || columns === undefined) break;
    if (!tables.some(({ name }) => name === table))
      throw new Fault('settings', `There is no table ${table} to restore.`);
    let rows = 0;
    const body = async function* (): AsyncGenerator<string> {
      for (;;) {
        const line = (await lines.next()).value as string;
        if (line === END_OF_TABLE) return;
        rows += 1;
        yield `${line}\n`;
      }
    };
    await pipeline(
      Readable.from(body()),
      client.query(copyFrom(`COPY ${quote(table)} (${quoteAll(columns)}) FROM STDIN`)),
    );
    counts.push({ table, rows });
  }
  return counts;
}

/** Reads the whole file once before anything is touched: a cut or changed one is refused. */
async function assertWhole(file: string): Promise<void> {
  const hash = createHash('sha256');
  let last: string | undefined;
  let first: string | undefined;
  try {
    for await (const line of readLines(file)) {
      first ??= line;
      if (last !== undefined) hash.update(`${last}\n`);
      last = line;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('settings', `There is no file ${file}.`);
    throw new Fault('settings', `${file} is no backup, or it was cut off.`, error);
  }
  const told = parse(last) as { sha256?: string };
  if ((parse(first) as Partial<BackupHead>).format !== FORMAT)
    throw new Fault('settings', `${file} is no backup of Muster.`);
  if (told.sha256 !== hash.digest('hex'))
    throw new Fault('settings', `${file} was changed or cut off after it was made.`);
}

const parse = (line: string | undefined): object => {
  try {
    return JSON.parse(line ?? '{}') as object;
  } catch {
    return {};
  }
};

async function* readLines(file: string): AsyncGenerator<string, undefined> {
  const unzip = createGunzip();
  const read = pipeline(createReadStream(file), unzip);
  read.catch(() => undefined);
  yield* splitLines(unzip);
  await read;
  return undefined;
}

/** By line feeds only: text may hold other characters that some readers take for the end of a line. */
async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    let from = 0;
    for (let at = part.indexOf(LINE_FEED); at >= 0; at = part.indexOf(LINE_FEED, from)) {
      yield Buffer.concat([...pieces, part.subarray(from, at)]).toString('utf8');
      pieces = [];
      length = 0;
      from = at + 1;
    }
    pieces.push(part.subarray(from));
    length += part.length - from;
    if (length > MOST_LINE_BYTES) throw new Error('a line is too long');
  }
  if (length > 0) yield Buffer.concat(pieces).toString('utf8');
}

class LineWriter {
  private readonly hash: Hash = createHash('sha256');

  constructor(
    private readonly zip: Gzip,
    private readonly written: Promise<void>,
  ) {}

  async write(line: string): Promise<void> {
    this.hash.update(`${line}\n`);
    // A full disk ends the pipeline, after which nothing would ever drain.
    if (!this.zip.write(`${line}\n`)) await Promise.race([once(this.zip, 'drain'), this.written]);
  }

  /** The last line vouches for all before it. */
  end(): void {
    this.zip.end(`${JSON.stringify({ sha256: this.hash.digest('hex') })}\n`);
  }
}

async function connect(target: DatabaseTarget, stop?: AbortSignal): Promise<pg.Client> {
  stop?.throwIfAborted();
  const client = new pg.Client('url' in target ? { connectionString: target.url } : target);
  client.on('error', () => undefined);
  await client.connect();
  // What is under way on it fails then, and is rolled back.
  stop?.addEventListener('abort', () => void client.end().catch(() => undefined), { once: true });
  return client;
}

async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY timestamp, name');
  return rows.map(({ name }) => name);
}

/** Tables with the columns that hold something of their own, each after those that it refers to. */
async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL($1)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  );
  const { rows: references } = await client.query<{ child: string; parent: string }>(
    `SELECT child.relname AS child, parent.relname AS parent FROM pg_constraint
     JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
     WHERE contype = 'f' AND conrelid <> confrelid AND child.relnamespace = 'public'::regnamespace`,
  );
  const sorted: TableShape[] = [];
  let left = rows;
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const free = left.filter(
      ({ name }) => !references.some(({ child, parent }) => child === name && waiting.has(parent)),
    );
    if (free.length === 0) throw new Error('tables refer to each other in a circle');
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}

async function assertEmpty(client: pg.Client, replace: boolean): Promise<void> {
  if (replace) return;
  const { rows } = await client.query('SELECT 1 FROM scenario LIMIT 1');
  if (rows.length > 0)
    throw new Fault('settings', 'The database holds scenarios already; with --replace they give way to the backup.');
}

async function resetSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND is_identity = 'YES'`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), COALESCE(max(${quote(column)}), 0) + 1, false) FROM ${quote(table)}`,
      [table, column],
    );
  }
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const quoteAll = (names: readonly string[]): string => names.map(quote).join(', ');
