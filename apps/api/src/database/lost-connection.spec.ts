/** A request whose connection is lost between two of its reads is told to come again: it met an outage, and no fault of Muster. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createLocalContext } from '../identity/request-context.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { Database } from './database.ts';
import { findOutage } from './outage.ts';

jest.setTimeout(120_000);

describe('a request that reads several times', () => {
  let test: TestApp;
  let database: Database;
  beforeAll(async () => {
    test = await openTestApp();
    database = test.app.get(Database);
  });
  afterAll(() => test.close());

  const failureOf = (reading: Promise<unknown>): Promise<unknown> =>
    reading.then(
      () => 'it read',
      (error) => error,
    );

  it('meets an outage when its connection ends in between, and the next request does not', async () => {
    const context = createLocalContext('cell');
    database.openScope(context);
    const [{ pid }] = await database.select<{ pid: number }>(context, 'SELECT pg_backend_pid() AS pid', []);
    await test.source.query('SELECT pg_terminate_backend($1)', [pid]);
    // Until TypeORM has heard of it, and after: what is asked is another thing each time, for nothing may be answered from memory.
    for (let i = 0; i < 10; i++) {
      const failure = await failureOf(database.select(context, `SELECT ${i} AS number`, []));
      expect([i, findOutage(failure)?.code]).toEqual([i, 'UNAVAILABLE']);
      await sleep(50);
    }
    await database.closeScope(context);
    const next = createLocalContext('cell');
    database.openScope(next);
    expect(await database.select(next, 'SELECT 11 AS number', [])).toEqual([{ number: 11 }]);
    await database.closeScope(next);
  });

  it('reads nothing after its end, which is no outage', async () => {
    const context = createLocalContext('cell');
    database.openScope(context);
    await database.select(context, 'SELECT 1 AS number', []);
    await database.closeScope(context);
    const failure = await failureOf(database.select(context, 'SELECT 2 AS number', []));
    expect(failure).toMatchObject({ message: 'the request has ended' });
    expect(findOutage(failure)).toBeUndefined();
  });
});
