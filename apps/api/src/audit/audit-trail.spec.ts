import type { DataSource } from 'typeorm';
import { Database } from '../database/database.ts';
import { createDataSource } from '../database/data-source.ts';
import { openDatabase } from '../database/migrate.ts';
import { createLocalContext } from '../identity/request-context.ts';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { verifyAudit, type AuditEntry } from './audit-trail.ts';

jest.setTimeout(120_000);

let database: TestDatabase;
/** The owner, who could change anything. */
let source: DataSource;
let restricted: DataSource;
let door: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  restricted = await openDatabase(database.address);
  source = await createDataSource(database.address).initialize();
  door = new Database(restricted);
});

afterAll(async () => {
  await source.destroy();
  await restricted.destroy();
  await database.drop();
});

const entry = (id: string): AuditEntry => ({
  action: 'stock.update',
  outcome: 'done',
  thing: { type: 'Stock', id },
  versionBefore: 1,
  versionAfter: 2,
});
const change = (id: string) => door.withContext(createLocalContext('planner-FR'), async (_, audit) => audit(entry(id)));

it('says who, when, for which nation, in which role and under which request', async () => {
  const context = createLocalContext('planner-FR');
  await door.withContext(context, async (_, audit) => audit(entry('one')));
  const [row]: { record: Record<string, unknown> }[] = await source.query(
    'SELECT record FROM audit ORDER BY seq DESC LIMIT 1',
  );
  expect(row.record).toMatchObject({
    ...entry('one'),
    request: context.requestId,
    principal: 'person:planner-FR',
    nation: 'FR',
    roles: ['national-planner'],
  });
  expect(String(row.record['at'])).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

it('keeps nothing of work that fails', async () => {
  const before = await verifyAudit(source);
  const failing = door.withContext(createLocalContext(), async (_, audit) => {
    audit(entry('half'));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await verifyAudit(source)).toEqual(before);
});

it('stays one chain while many write', async () => {
  const { rows } = await verifyAudit(source);
  await Promise.all(Array.from({ length: 60 }, (_, i) => change(`many-${i}`)));
  const after = await verifyAudit(source);
  expect(after).toMatchObject({ rows: rows + 60, broken: undefined });
  expect(await verifyAudit(source, after.head)).toMatchObject({ broken: undefined });
});

it.each(['UPDATE audit SET record = record', 'DELETE FROM audit', 'TRUNCATE audit'])(
  'refuses %s',
  async (statement) => {
    await expect(source.query(statement)).rejects.toThrow('only ever appended');
  },
);

describe('shows what somebody with all rights did behind its back:', () => {
  beforeAll(async () => {
    for (let i = 0; i < 5; i++) await change(`row-${i}`);
  });

  it.each([
    ['a changed row', `UPDATE audit SET record = jsonb_set(record, '{nation}', '"GB"') WHERE seq = 3`, 3, 'changed'],
    ['a removed row', 'DELETE FROM audit WHERE seq = 3', 4, 'missing'],
    [
      'a changed row with the hash of something',
      `UPDATE audit SET record = record || '{"nation":"GB"}', hash = repeat('a', 64) WHERE seq = 3`,
      3,
      'changed',
    ],
    [
      'a changed row with a hash of its own',
      `UPDATE audit SET record = record || '{"nation":"GB"}',
         hash = encode(sha256(convert_to(before || E'\\n' || (record || '{"nation":"GB"}')::text, 'UTF8')), 'hex') WHERE seq = 3`,
      4,
      'does not follow',
    ],
    ['rows cut off at the end', 'DELETE FROM audit WHERE seq > 4', 4, 'gone'],
  ])('%s', async (_, statement, seq, why) => {
    const { head } = await verifyAudit(source);
    const runner = source.createQueryRunner();
    await runner.query('BEGIN');
    try {
      await runner.query('ALTER TABLE audit DISABLE TRIGGER keep_audit');
      await runner.query(statement);
      const { broken } = await verifyAudit(runner, head);
      expect(broken?.why).toContain(why);
      expect([seq, seq - 1]).toContain(broken?.seq);
    } finally {
      await runner.query('ROLLBACK');
      await runner.release();
    }
  });
});
