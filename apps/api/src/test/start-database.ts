/** Before all tests: a real server, and a migrated database with the reference scenario that each test file copies. */
import 'reflect-metadata';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { referenceScenarios } from '@muster/planning/reference';
import pg from 'pg';
import { Database } from '../database/database.ts';
import { EmbeddedPostgres } from '../database/embedded-postgres.ts';
import { openDatabase } from '../database/migrate.ts';
import { createSystemContext } from '../identity/request-context.ts';
import { DocumentStore } from '../scenarios/document-store.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';

export const TEMPLATE = 'template_muster';

declare global {
  var musterTestServer: { readonly folder: string; readonly server: EmbeddedPostgres } | undefined;
}

export default async function startDatabase(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'));
  const server = new EmbeddedPostgres({ folder });
  const address = await server.start();
  globalThis.musterTestServer = { folder, server };
  process.env['MUSTER_TEST_DATABASE'] = JSON.stringify(address);
  const client = new pg.Client(address);
  await client.connect();
  await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  await client.end();
  const source = await openDatabase({ ...address, database: TEMPLATE });
  const scenarios = new ScenarioService(new Database(source), new DocumentStore());
  for (const document of referenceScenarios.slice(0, 1)) await scenarios.load(createSystemContext('test'), document);
  await source.destroy();
  // Nest keeps the declared GraphQL types on the global object, which tests in this very process would take over.
  for (const name of ['GqlTypeMetadataStorage', 'GqlLazyMetadataStorageHost']) Reflect.deleteProperty(globalThis, name);
}
