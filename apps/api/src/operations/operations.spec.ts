import { createServer } from 'node:http';
import { PassThrough } from 'node:stream';
import { Logger } from '@nestjs/common';
import express from 'express';
import { pino } from 'pino';
import { createRequestGate, MOST_UNDER_WAY } from '../http/request-gate.ts';
import { NestLog } from '../launch/log.ts';
import { openTestApp, type TestApp } from '../test/test-app.ts';
import { HealthService } from './health.ts';
import { Metrics } from './metrics.ts';
import { serveOperations, type OperationsServer } from './operations-server.ts';

jest.setTimeout(120_000);

let test: TestApp;
let operations: OperationsServer;
let url: string;

beforeAll(async () => {
  test = await openTestApp();
  operations = await serveOperations(
    { host: '127.0.0.1', port: 0 },
    test.app.get(HealthService),
    test.app.get(Metrics),
  );
  url = `http://127.0.0.1:${operations.port}`;
});

afterAll(async () => {
  await operations.close();
  await test.close();
});

describe('metrics', () => {
  it('tell requests, queue, runs, workers and connections', async () => {
    await test.query('{ scenarios { nodes { key } } }');
    const text = await (await fetch(`${url}/metrics`)).text();
    for (const line of [
      /^muster_http_request_duration_seconds_count\{route="graphql",status="2xx"\} [1-9]/m,
      /^muster_jobs\{kind="run.chunk",state="waiting"\} 0$/m,
      /^muster_worker_threads 0$/m,
      /^muster_database_connections\{state="waiting"\} 0$/m,
      /^muster_nodejs_eventloop_lag_seconds /m,
    ])
      expect(text).toMatch(line);
  });

  it('carry nothing out of a scenario', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    const keys = await test.source.query(
      'SELECT key FROM force_element UNION SELECT key FROM nation WHERE length(key) > 3',
    );
    for (const { key } of keys) expect(text).not.toContain(`"${key}"`);
  });
});

describe('health', () => {
  it('is told on both addresses, and turns before the process stops', async () => {
    const read = async () =>
      Promise.all(
        [`${url}/health/ready`, `${test.url}/health/ready`].map(async (address) => (await fetch(address)).status),
      );
    expect(await read()).toEqual([200, 200]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await fetch(`${url}/else`)).status).toBe(404);
    const connection = async () => (await fetch(`${test.url}/health/live`)).headers.get('connection');
    expect(await connection()).toBe('keep-alive');
    test.app.get(HealthService).drain();
    expect(await read()).toEqual([503, 503]);
    // The next request of this caller goes elsewhere, instead of being cut off when the drain ends.
    expect(await connection()).toBe('close');
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });
});

describe('the gate', () => {
  it('refuses what is too much with 503 and lets the next one in', async () => {
    const app = express();
    const waiting: (() => void)[] = [];
    app.use(createRequestGate(test.app.get(Metrics), () => false));
    app.use((_request, response) => void waiting.push(() => response.end('ok')));
    const server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const address = `http://127.0.0.1:${port}/graphql`;
    const held = Array.from({ length: MOST_UNDER_WAY }, () => fetch(address));
    while (waiting.length < MOST_UNDER_WAY) await new Promise((resolve) => setTimeout(resolve, 20));
    const refused = await fetch(address);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    for (const answer of waiting.splice(0)) answer();
    for (const response of await Promise.all(held)) expect(await response.text()).toBe('ok');
    const next = fetch(address);
    while (waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    waiting[0]();
    expect((await next).status).toBe(200);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the log', () => {
  it('has a fault outside of GraphQL under the id that its answer tells', async () => {
    const logged: unknown[] = [];
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation((told: unknown) => void logged.push(told));
    await test.source.query('ALTER TABLE scenario RENAME TO scenario_away');
    const address = `${test.url}/exports/scenarios/00000000-0000-4000-8000-000000000000.json`;
    const response = await fetch(address, { headers: { 'x-request-id': 'partner-34567' } });
    await test.source.query('ALTER TABLE scenario_away RENAME TO scenario');
    log.mockRestore();
    expect([response.status, response.headers.get('x-request-id')]).toEqual([500, 'partner-34567']);
    const extensions = { code: 'INTERNAL', requestId: 'partner-34567' };
    expect(await response.json()).toEqual({ errors: [{ message: 'Something went wrong.', extensions }] });
    expect(logged).toEqual([{ requestId: 'partner-34567', msg: expect.stringContaining('scenario') }]);
  });

  it('is JSON by line and forgets passwords', () => {
    const stream = new PassThrough();
    const log = new NestLog(pino({ level: 'info' }, stream));
    log.warn('connect to postgres://muster:s3cret@host/db failed', 'Database');
    log.log({ requestId: 'r-12345678', status: 200 }, 'Request');
    log.error({ requestId: 'r-23456789', msg: 'postgres://muster:s3cret@host/db went away' }, 'GraphQL');
    const [first, second, third] = String(stream.read())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toMatchObject({ context: 'Database', msg: 'connect to postgres://muster:[removed]@host/db failed' });
    expect(second).toMatchObject({ context: 'Request', requestId: 'r-12345678', status: 200 });
    const ofRequest = { context: 'GraphQL', requestId: 'r-23456789' };
    expect(third).toMatchObject({ ...ofRequest, msg: 'postgres://muster:[removed]@host/db went away' });
  });
});
