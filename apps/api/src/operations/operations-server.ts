/** Metrics and health on an address of their own, for those who run Muster: `/metrics`, `/health/live`, `/health/ready`. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import { HealthService } from './health.ts';
import { Metrics } from './metrics.ts';

const TIMEOUT_MS = 10_000;

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

export async function serveOperations(
  { host, port }: { readonly host: string; readonly port: number },
  health: HealthService,
  metrics: Metrics,
): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', response, health, metrics).catch(() => send(response, 500, 'text/plain', 'error\n'));
  });
  server.requestTimeout = TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { port: portOf(server), close: () => close(server) };
}

async function answer(url: string, response: ServerResponse, health: HealthService, metrics: Metrics): Promise<void> {
  const path = url.split('?')[0];
  if (path === '/metrics') return send(response, 200, metrics.contentType, await metrics.read());
  if (path === '/health/live') return send(response, 200, 'application/json', JSON.stringify({ status: 'ok' }));
  if (path === '/health/ready') {
    const found = await health.check();
    return send(response, found.status === 'ok' ? 200 : 503, 'application/json', JSON.stringify(found));
  }
  send(response, 404, 'text/plain', 'There is nothing at this address.\n');
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
