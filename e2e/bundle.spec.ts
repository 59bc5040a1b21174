/** The server as it is bundled by the build: classes keep the names that the schema has from them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { buildSchema, graphqlSync } from 'graphql';
import { parisDeclaration } from '@muster/planning/reference';
import { programOf, toSnapshot } from '@muster/planning/run';
import { MusterServer } from './server.ts';

const API = join(import.meta.dirname, '..', 'apps', 'api');
const FILE = join(API, 'schema.graphql');
const POLL_MS = 500;
const NAMES = '{ __schema { types { name fields { name type { name } } inputFields { name type { name } } } } }';

interface Field {
  readonly name: string;
  readonly type: { readonly name: string | null };
}
interface Names {
  readonly __schema: {
    readonly types: readonly { name: string; fields: readonly Field[] | null; inputFields: readonly Field[] | null }[];
  };
}

/** A line for every field, in the order of their names. */
const linesOf = ({ __schema }: Names): string[] =>
  __schema.types
    .flatMap(({ name, fields, inputFields }) => [
      name,
      ...[...(fields ?? []), ...(inputFields ?? [])].map((field) => `${name}.${field.name}: ${field.type.name}`),
    ])
    .sort();

describe('the bundled server', () => {
  let server: MusterServer;

  beforeAll(async () => {
    // It computes nothing: what is asked is what it serves.
    server = await MusterServer.start({ MUSTER_THREADS: '0', MUSTER_FIRST_REPLICATIONS: '0' });
  });

  afterAll(() => server.stop());

  const askNames = async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: NAMES }),
    });
    return (await response.json()) as { data: Names };
  };

  test('serves the schema of the file, name for name', async () => {
    let found = await askNames().catch(() => undefined);
    while (found === undefined && !server.hasEnded) {
      await new Promise((done) => setTimeout(done, POLL_MS));
      found = await askNames().catch(() => undefined);
    }
    if (found === undefined) throw new Error(readFileSync(server.log, 'utf8'));
    const written = graphqlSync({ schema: buildSchema(readFileSync(FILE, 'utf8')), source: NAMES });
    expect(linesOf(found.data)).toEqual(linesOf(written.data as unknown as Names));
  });

  test('brings the program of the first scenario as the engine of today compiles it', () => {
    const snapshot = toSnapshot(parisDeclaration);
    const prepared = readFileSync(join(API, 'dist', 'bundle', `${snapshot.hash}-${process.version}.program`));
    expect(deserialize(prepared)).toEqual(deserialize(serialize(programOf(snapshot))));
  });
});
