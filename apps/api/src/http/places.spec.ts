/** What is held open, by whom, and how it is let go: without a database. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import express from 'express';
import { Sockets, type SocketOptions } from '../graphql/sockets.ts';
import type { Metrics } from '../operations/metrics.ts';
import { until } from '../test/until.ts';
import { limitConnections } from './connection-limits.ts';
import { Places } from './places.ts';
import { becomeStream, claimPlace, createRequestGate, MOST_STREAMS, MOST_UNDER_WAY } from './request-gate.ts';

const METRICS = {
  requests: { observe: () => undefined },
  refused: { inc: () => undefined },
  underWay: { set: () => undefined },
} as unknown as Metrics;

Logger.overrideLogger(false);

const servers: Server[] = [];

async function serve(listener?: RequestListener): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

it('gives one caller half of the places, and each of them once', () => {
  const places = new Places(4);
  const [a, b, c, d] = Array.from({ length: 4 }, () => places.take());
  expect(places.take()).toBeUndefined();
  expect([a, b, c, d].map((place) => place?.claim('a'))).toEqual([true, true, false, false]);
  expect([c?.claim('b'), c?.claim('b'), c?.claim('a')]).toEqual([true, true, false]);
  a?.leave();
  a?.leave();
  expect(places.open).toBe(3);
  expect(d?.claim('a')).toBe(true);
});

it('lets a client go that does not read its answer', async () => {
  let isLetGo = false;
  const { server, port } = await serve((_request, response) => {
    response.once('close', () => (isLetGo = true));
    response.end(Buffer.alloc(50_000_000));
  });
  limitConnections(server, 3000);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.pause().write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await until(() => isLetGo);
  socket.destroy();
}, 60_000);

it('holds a place for a request until it is a stream, whatever it accepts, and none for health', async () => {
  const held: [IncomingMessage, ServerResponse][] = [];
  const app = express();
  app.use(createRequestGate(METRICS, () => false));
  app.use((request, response) => void held.push([request, response]));
  const { port } = await serve(app);
  const ask = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const many = (count: number, path: string, headers = {}) => {
    for (let i = 0; i < count; i++) void ask(path, headers).catch(() => undefined);
    return until(() => held.length >= count);
  };
  await many(MOST_UNDER_WAY, '/health/ready');
  held.length = 0;
  await many(MOST_UNDER_WAY, '/graphql', { accept: 'application/json, text/event-stream' });
  expect((await ask('/graphql')).status).toBe(503);
  expect((await ask('/graphql', { accept: 'text/event-stream' })).status).toBe(503);
  const requests = held.splice(0).map(([request]) => request);
  const half = MOST_UNDER_WAY / 2;
  const mine = requests.filter((request) => claimPlace(request, 'a'));
  expect(mine).toHaveLength(half);
  const streams = mine.filter(becomeStream);
  expect(streams).toHaveLength(MOST_STREAMS / 2);
  // Each stream has left a place to a request.
  await many(streams.length, '/graphql');
  expect((await ask('/graphql')).status).toBe(503);
}, 60_000);

it('counts WebSockets that come together one by one, and those of a caller', async () => {
  let letIn: () => void = () => undefined;
  const identified = new Promise<void>((resolve) => (letIn = resolve));
  const { server, port } = await serve();
  const sockets = new Sockets({
    ...{ server, path: '/graphql', most: 4, mask: (error: unknown) => error as Error },
    authenticator: {
      settings: null,
      identify: async ({ 'x-caller': id }: Record<string, string>) => (await identified, { id }),
    },
  } as unknown as SocketOptions);
  const answers: string[] = [];
  const open = (caller: string): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (part: Buffer) => void answers.push(part.toString().split(' ')[1]));
    socket.on('error', () => undefined);
    socket.write(
      [
        ...['GET /graphql HTTP/1.1', 'Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade'],
        ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', `X-Caller: ${caller}`, '', ''],
      ].join('\r\n'),
    );
    return socket;
  };
  const clients = ['a', 'a', 'a', 'b', 'b', 'b'].map(open);
  await until(() => answers.length === 2);
  letIn();
  await until(() => answers.length === 6);
  expect(answers.sort()).toEqual(['101', '101', '101', '429', '503', '503']);
  for (const client of clients) client.destroy();
  await sockets.close();
}, 60_000);
