import 'reflect-metadata';
import { canonicalJson, OWNED_SECTIONS } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import type { DataSource } from 'typeorm';
import { Database } from '../database/database.ts';
import { openDatabase } from '../database/migrate.ts';
import { createLocalContext, createSystemContext } from '../identity/request-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { createToyWorld } from '../test/toy-world.ts';
import { DocumentStore } from './document-store.ts';
import { ScenarioService } from './scenario.service.ts';
import { SECTION_TABLES } from './section.ts';

// Real servers and threads on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(120_000);

const context = createLocalContext();
let test: TestDatabase;
let source: DataSource;
let scenarios: ScenarioService;

beforeAll(async () => {
  test = await createTestDatabase();
  source = await openDatabase(test.address);
  scenarios = new ScenarioService(new Database(source), new DocumentStore());
});

afterAll(async () => {
  await source.destroy();
  await test.drop();
});

describe('a scenario document in the database', () => {
  it('comes back as it went in: the reference scenarios', async () => {
    for (const document of referenceScenarios) {
      // The first is in every test database already.
      await scenarios.load(context, document);
      const found = await scenarios.findByKey(context, document.id);
      const read = await scenarios.findDocument(context, found?.uuid ?? '');
      expect(canonicalJson(read)).toBe(canonicalJson(document));
    }
  });

  it('tells an empty section from an absent one, and keeps hostile texts to the byte', async () => {
    const title = `'; DROP TABLE scenario; -- \u202e \\ " {} $1 ${'ä'.repeat(50)} 🚚`;
    const document = { ...createToyWorld('hostile'), title, gates: [], $schema: 'x' };
    const id = await scenarios.load(context, document);
    expect(await scenarios.findDocument(createSystemContext('test'), id ?? '')).toEqual(document);
    // To a person an empty section would say that there may be rows which he does not see.
    const { gates: _, ...seen } = document;
    expect(await scenarios.findDocument(context, id ?? '')).toEqual(seen);
  });

  it('is loaded once: what is there stays', async () => {
    const document = createToyWorld('twice');
    expect(await scenarios.load(context, document)).toBeDefined();
    expect(await scenarios.load(context, { ...document, title: 'Other' })).toBeUndefined();
    expect((await scenarios.findByKey(context, 'twice'))?.title).toBe('Toy world');
  });

  it('leaves nothing behind when it cannot be stored whole', async () => {
    const document = createToyWorld('half');
    const twice = { ...document, places: [...document.places, document.places[0]] };
    await expect(scenarios.load(context, twice)).rejects.toThrow();
    expect(await scenarios.findByKey(context, 'half')).toBeNull();
  });

  it('has a nation and a label on every table of what nations own', async () => {
    const rows: { table_name: string }[] = await source.query(
      `SELECT table_name FROM information_schema.columns WHERE column_name IN ('nation', 'level', 'releasable_to', 'caveats')
       GROUP BY table_name HAVING count(*) = 4`,
    );
    const labelled = rows.map((row) => row.table_name);
    for (const section of OWNED_SECTIONS) expect(labelled).toContain(SECTION_TABLES[section]);
    expect(new Set(Object.values(SECTION_TABLES)).size).toBe(Object.keys(SECTION_TABLES).length);
  });
});
