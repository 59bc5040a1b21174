/** What others have committed is heard, also after a connection that was lost: then anything may have happened. */
import { createServer, type AddressInfo } from 'node:net';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../test/test-app.ts';
import { until } from '../test/until.ts';
import { Notifications } from './notifications.ts';

// A database on a machine that others use too: a hang is found, slowness is not judged.
jest.setTimeout(240_000);

let database: TestDatabase;
let other: pg.Client;
let notifications: Notifications;

beforeAll(async () => {
  database = await createTestDatabase();
  other = new pg.Client(database.address);
  await other.connect();
  notifications = new Notifications(database.address);
});

afterAll(async () => {
  await notifications.onApplicationShutdown();
  await other.end();
  await database.drop();
});

it('tells what was sent, and after a lost connection that something may have been missed', async () => {
  const heard: string[] = [];
  await notifications.listen('muster_spec', (payload) => heard.push(payload));
  await until(() => heard.includes(''));
  await other.query(`NOTIFY muster_spec, 'first'`);
  await until(() => heard.includes('first'));
  heard.length = 0;
  await other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );
  // Nobody listens: it is not heard itself.
  await other.query(`NOTIFY muster_spec, 'missed'`);
  await until(() => heard.includes(''));
  await other.query(`NOTIFY muster_spec, 'later'`);
  await until(() => heard.includes('later'));
  expect(heard.filter((payload) => payload !== 'missed')).toEqual(['', 'later']);
});

it('counts who is there, and no longer who has gone', async () => {
  const LOCK = 7_215_999;
  const second = new Notifications(database.address);
  expect(await notifications.countSharing(LOCK)).toBe(1);
  expect(await second.countSharing(LOCK)).toBe(2);
  expect(await second.countSharing(LOCK + 1)).toBe(1);
  await other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = $1::bigint::oid`,
    [LOCK],
  );
  // Both come back by themselves.
  await until(async () => (await notifications.countSharing(LOCK).catch(() => 0)) === 2);
  await second.onApplicationShutdown();
  await until(async () => (await notifications.countSharing(LOCK)) === 1);
});

it('does not know who is there while the database is away: that is not as if there were nobody else', async () => {
  const away = new Notifications({ ...database.address, port: 1 });
  await expect(away.countSharing(7_215_998)).rejects.toThrow('away');
  await away.onApplicationShutdown();
});

it('connects no more once it is closed, whatever pause was still running', async () => {
  const away = new Notifications({ ...database.address, port: 1 });
  await away.listen('muster_spec', () => undefined);
  await away.onApplicationShutdown();
  const connect = jest.spyOn(pg.Client.prototype, 'connect');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(connect).not.toHaveBeenCalled();
  connect.mockRestore();
});

it('stops while it waits for a database that takes no notice', async () => {
  let asked = 0;
  const silent = createServer((socket) => {
    asked++;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const waiting = new Notifications({ ...database.address, host: '127.0.0.1', port });
  const listening = waiting.listen('muster_spec', () => undefined);
  await until(() => asked === 1);
  await waiting.onApplicationShutdown();
  await listening;
  silent.close();
});
