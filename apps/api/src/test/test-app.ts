/** The whole application over a database of its own, on a free port. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { createApp, type CreateAppOptions } from '../app.ts';
import type { DatabaseAddress } from '../database/embedded-postgres.ts';
import { createDataSource } from '../database/data-source.ts';
import { openDatabase } from '../database/migrate.ts';
import { TEMPLATE } from './start-database.ts';

export interface TestDatabase {
  readonly address: DatabaseAddress;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const server = JSON.parse(process.env['MUSTER_TEST_DATABASE'] ?? '{}') as DatabaseAddress;
  const database = `test_${randomBytes(6).toString('hex')}`;
  const administer = async (statement: string) => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administer(`CREATE DATABASE ${database} TEMPLATE ${TEMPLATE}`);
  return { address: { ...server, database }, drop: () => administer(`DROP DATABASE ${database} WITH (FORCE)`) };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What a query answers depends on the query.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface TestApp {
  readonly app: NestExpressApplication;
  /** A connection of the owner, whom row security does not bind: to look behind the application. */
  readonly source: DataSource;
  readonly address: DatabaseAddress;
  readonly url: string;
  query(query: string, variables?: object, persona?: string): Promise<Answer>;
  close(): Promise<void>;
}

export async function openTestApp(
  options: Pick<CreateAppOptions, 'webFolder' | 'identity'> & { readonly port?: number } = {},
): Promise<TestApp> {
  const { address, drop } = await createTestDatabase();
  const restricted = await openDatabase(address);
  const source = await createDataSource(address).initialize();
  const app = await createApp({ source: restricted, target: address, threads: 2, logger: [], ...options });
  // A test that computes for seconds is not to find its idle connection closed.
  (app.getHttpServer() as Server).keepAliveTimeout = 300_000;
  await app.listen(options.port ?? 0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    source,
    address,
    url,
    async query(query, variables, persona) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(persona && { 'x-muster-persona': persona }) },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    async close() {
      await app.close();
      for (const open of [restricted, source]) if (open.isInitialized) await open.destroy();
      await drop();
    },
  };
}
