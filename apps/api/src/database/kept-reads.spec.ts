/** What is kept between requests is what PostgreSQL would say again: nothing written is missed, and nobody sees with the eyes of another. */
import { referenceScenarios } from '@muster/planning/reference';
import pg from 'pg';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { KeptReads } from './kept-reads.ts';

jest.setTimeout(120_000);

const KEY = referenceScenarios[0].id;
const ELEMENTS = `query ($key: String) { scenario(key: $key) { title forceElements(first: 100) { nodes { key name nation { name } } } } }`;

describe('what was read', () => {
  it('stands for one moment, and not for an earlier or a later one', () => {
    const kept = new KeptReads<number[]>(10_000);
    kept.keep('1:1:', 'a', [1], 1);
    expect(kept.find('1:1:', 'a')).toEqual([1]);
    expect(kept.find('1:2:', 'a')).toBeUndefined();
    kept.keep('1:2:', 'b', [2], 1);
    expect(kept.find('1:2:', 'a')).toBeUndefined();
    expect(kept.find('1:1:', 'a')).toBeUndefined();
  });

  it('takes a bounded room', () => {
    const kept = new KeptReads<number[]>(100);
    kept.keep('m', 'long', [], 20);
    expect(kept.find('m', 'long')).toBeUndefined();
    for (let i = 0; i < 200; i++) kept.keep('m', `empty ${i}`, [], 1);
    expect(kept.find('m', 'empty 99')).toEqual([]);
    expect(kept.find('m', 'empty 100')).toBeUndefined();
  });
});

describe('a query that comes again', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await openTestApp();
  });

  afterAll(() => test.close());

  async function ask(persona?: string) {
    const query = jest.spyOn(pg.Client.prototype, 'query');
    try {
      const { body } = await test.query(ELEMENTS, { key: KEY }, persona);
      return { text: JSON.stringify(body), statements: query.mock.calls.length };
    } finally {
      query.mockRestore();
    }
  }

  it('asks for nothing but the moment while nobody writes', async () => {
    await test.source.query('SELECT pg_current_xact_id()');
    const first = await ask();
    const second = await ask();
    expect(second.text).toBe(first.text);
    expect(first.statements).toBeGreaterThan(2);
    // BEGIN with the moment, and COMMIT.
    expect(second.statements).toBe(2);
  });

  it('is answered anew when more than rows was read', async () => {
    const QUERY = `query ($key: String) { scenario(key: $key) { title runs(first: 1) { nodes { id } } } }`;
    const statements = async () => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const { body } = await test.query(QUERY, { key: KEY });
      const count = query.mock.calls.length;
      query.mockRestore();
      expect(body.errors).toBeUndefined();
      return count;
    };
    const counts = [await statements(), await statements(), await statements()];
    for (const count of counts) expect(count).toBeGreaterThan(2);
  });

  it('sees what anybody has committed, and nothing before', async () => {
    const writer = test.source.createQueryRunner();
    await writer.query('BEGIN');
    const before = (await ask()).text;
    await writer.query(`UPDATE scenario SET title = 'Another title' WHERE key = '${KEY}'`);
    expect((await ask()).text).toBe(before);
    await writer.query('COMMIT');
    const after = (await ask()).text;
    expect(after).not.toBe(before);
    expect(after).toContain('Another title');
    await writer.query('BEGIN');
    await writer.query(`UPDATE scenario SET title = 'A third title' WHERE key = '${KEY}'`);
    await ask();
    await writer.query('ROLLBACK');
    expect((await ask()).text).toBe(after);
    await writer.release();
  });

  it('is answered to each with his own eyes', async () => {
    await test.source.query('SELECT pg_current_xact_id()');
    await test.source.query(
      `UPDATE force_element SET level = 'restricted', releasable_to = '{}' WHERE nation = 'fr' AND key IN (SELECT key FROM force_element WHERE nation = 'fr' LIMIT 1)`,
    );
    const alone = new Map<string, string>();
    const personas = ['planner-fr', 'planner-gb', 'cell'];
    for (const persona of personas) {
      await test.source.query('SELECT pg_current_xact_id()');
      alone.set(persona, (await ask(persona)).text);
    }
    expect(new Set(alone.values()).size).toBeGreaterThan(1);
    for (const persona of [...personas, ...personas]) expect((await ask(persona)).text).toBe(alone.get(persona));
  });

  it('shows what was acknowledged before it was asked, beside others that read', async () => {
    const readers = Array.from({ length: 4 }, async () => {
      for (let i = 0; i < 20; i++) await ask();
    });
    for (let i = 0; i < 40; i++) {
      await test.source.query(`UPDATE scenario SET title = 'Title ${i}' WHERE key = '${KEY}'`);
      expect((await ask()).text).toContain(`"Title ${i}"`);
    }
    await Promise.all(readers);
  });
});
