/**
 * What every request passes first: it gets its id, is counted, measured and logged, and is refused when too many are under way. Refusing
 * early keeps the time of those that are served: a queue that only grows serves nobody.
 */
import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RETRY_AFTER_S } from '../database/outage.ts';
import type { Metrics } from '../operations/metrics.ts';

/** Requests under way at once, streams of events apart. */
export const MOST_UNDER_WAY = 300;
/** Streams of events open at once. */
export const MOST_STREAMS = 200;

const REQUEST_ID = /^[\w-]{8,64}$/;

/** @param isDraining whether callers are to take their next request elsewhere */
export function createRequestGate(metrics: Metrics, isDraining: () => boolean): RequestHandler {
  const logger = new Logger('Request');
  const open = { request: 0, stream: 0 };
  return (request: Request, response: Response, next: NextFunction) => {
    const startMs = performance.now();
    const given = String(request.headers['x-request-id'] ?? '');
    const requestId = REQUEST_ID.test(given) ? given : randomUUID();
    // What comes after reads it there.
    request.headers['x-request-id'] = requestId;
    const route = routeOf(request.path);
    // A connection that is kept would be cut off at the end of the drain, in the middle of whatever was asked on it last.
    if (isDraining()) response.setHeader('Connection', 'close');
    // Some clients name it last, of all that they can read.
    const kind = request.headers.accept?.startsWith('text/event-stream') ? 'stream' : 'request';
    if (route !== 'health' && open[kind] >= (kind === 'stream' ? MOST_STREAMS : MOST_UNDER_WAY)) {
      metrics.refused.inc();
      response
        .status(503)
        .setHeader('Retry-After', RETRY_AFTER_S)
        .json({
          errors: [{ message: 'The server is busy; try again in a second.', extensions: { code: 'OVERLOADED' } }],
        });
      return;
    }
    open[kind] += 1;
    metrics.underWay.set(open.request);
    response.once('close', () => {
      open[kind] -= 1;
      metrics.underWay.set(open.request);
      const ms = performance.now() - startMs;
      const status = response.writableFinished ? response.statusCode : 499;
      if (kind === 'request') metrics.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
      if (route === 'health') return;
      logger.log({ requestId, method: request.method, path: request.path, status, ms: Math.round(ms * 10) / 10 });
    });
    next();
  };
}

/** Few values, for each makes a series of its own. */
function routeOf(path: string): string {
  const [, first] = path.split('/');
  return ['graphql', 'health', 'exports', 'auth', 'imports'].includes(first) ? first : 'page';
}
