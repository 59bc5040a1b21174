/** N+1: the statements behind a page do not grow with its rows. */
import { referenceScenarios } from '@muster/planning/reference';
import pg from 'pg';
import { openTestApp, type TestApp } from '../test/test-app.ts';

jest.setTimeout(120_000);

let test: TestApp;

beforeAll(async () => {
  test = await openTestApp();
});

afterAll(() => test.close());

/** Statements that node-postgres sends while `work` runs, those that open and close the transaction included. */
async function countStatements(work: () => Promise<void>): Promise<number> {
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}

const PAGES: Readonly<Record<string, string>> = {
  'force elements with nation, contribution and unit template':
    'forceElements(first: $first) { nodes { key name nation { key name } contribution { key } template { key } } }',
  'contributions with nation': 'contributions(first: $first) { nodes { key nation { key name } } }',
  'links with both ends': 'links(first: $first) { nodes { key from { key name } to { key name } } }',
  'stocks with place and owner': 'stocks(first: $first) { nodes { key place { key name } } }',
  'lift pools with type and base': 'liftPools(first: $first) { nodes { key liftType { key } base { key } } }',
};

describe('a page', () => {
  it.each(Object.entries(PAGES))(
    'of %s takes as many statements for 100 rows as for 10, and at most 8',
    async (_, page) => {
      const ask = async (first: number) => {
        // Nothing that was read before is known any more: somebody has written since.
        await test.source.query('SELECT pg_current_xact_id()');
        let rows = 0;
        const count = await countStatements(async () => {
          const { body } = await test.query(`query ($key: String, $first: Int) { scenario(key: $key) { ${page} } }`, {
            key: referenceScenarios[0].id,
            first,
          });
          expect(body.errors).toBeUndefined();
          rows = (Object.values(body.data.scenario)[0] as { nodes: unknown[] }).nodes.length;
        });
        return { count, rows };
      };
      await ask(10);
      const [ten, hundred] = [await ask(10), await ask(100)];
      expect(hundred.rows).toBeGreaterThan(ten.rows);
      expect(hundred.count).toBe(ten.count);
      // BEGIN, the settings of the caller and COMMIT are three of them.
      expect(hundred.count).toBeLessThanOrEqual(8);
    },
  );
});
