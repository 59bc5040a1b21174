/** What is kept between requests is what PostgreSQL would say again: nothing written is missed, and nobody sees with the eyes of another. */
import type { Principal } from '@muster/planning';
import { referenceScenarios } from '@muster/planning/reference';
import pg from 'pg';
import { createContext, createLocalContext, type RequestContext } from '../identity/request-context.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { Database } from './database.ts';
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

  it('takes a bounded room, questions that find nothing too', () => {
    const kept = new KeptReads<number[]>(1000);
    kept.keep('m', 'long', [], 100);
    expect(kept.find('m', 'long')).toBeUndefined();
    kept.keep('m', 'x'.repeat(101), [], 0);
    expect(kept.find('m', 'x'.repeat(101))).toBeUndefined();
    for (let i = 100; i < 400; i++) kept.keep('m', `empty ${i}`, [], 1);
    expect(kept.find('m', 'empty 199')).toEqual([]);
    expect(kept.find('m', 'empty 200')).toBeUndefined();
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
      expect(body.errors).toBeUndefined();
      return { text: JSON.stringify(body), statements: query.mock.calls.length };
    } finally {
      query.mockRestore();
    }
  }

  it('asks for nothing but the moment while nobody writes', async () => {
    await test.source.query('SELECT pg_current_xact_id()');
    const first = await ask();
    expect(first.statements).toBeGreaterThan(2);
    // BEGIN with the moment, and COMMIT. The moment is that of the whole database server: while another suite writes on it, it is read anew.
    let again = first;
    for (let asked = 0; asked < 200 && again.statements > 2; asked++) {
      again = await ask();
      expect(again.text).toBe(first.text);
    }
    expect(again.statements).toBe(2);
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
    const [[{ key }], changed] = await test.source.query(
      `UPDATE force_element SET level = 'restricted', releasable_to = '{}' WHERE id IN (
         SELECT id FROM force_element WHERE nation = 'FR' AND scenario_id = (SELECT id FROM scenario WHERE key = '${KEY}')
         ORDER BY key LIMIT 1) RETURNING key`,
    );
    expect(changed).toBe(1);
    const personas = ['planner-FR', 'planner-GB', 'cell'];
    const alone = new Map<string, string>();
    for (const persona of personas) {
      await test.source.query('SELECT pg_current_xact_id()');
      alone.set(persona, (await ask(persona)).text);
    }
    const holds = (persona: string) => alone.get(persona)!.includes(`"key":"${key}"`);
    expect(personas.map(holds)).toEqual([true, false, false]);
    for (const persona of [...personas, ...personas]) expect((await ask(persona)).text).toBe(alone.get(persona));
  });

  it('tells the rights of a key to nobody who has another one', async () => {
    const database = test.app.get(Database);
    const tool = { ...createLocalContext('tool-FR').principal };
    const as = (scopes: Principal['scopes']) => createContext({ ...tool, scopes });
    const [wide, narrow] = [as(['read', 'contributions:write']), as(['read'])];
    const answer = async (context: RequestContext) => {
      database.openScope(context);
      const known = await database.findAnswer(context, 'who am I');
      if (known !== undefined) return known;
      await database.select(context, 'SELECT key FROM scenario ORDER BY key', []);
      await database.keepAnswer(context, 'who am I', context.principal.scopes, 10);
      return context.principal.scopes;
    };
    for (const context of [wide, narrow, as(wide.principal.scopes), as(narrow.principal.scopes)]) {
      expect(await answer(context)).toEqual(context.principal.scopes);
      await database.closeScope(context);
    }
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
