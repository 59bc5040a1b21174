/**
 * What every request passes first: it gets its id, is counted, measured and logged, and is refused when too many are under way. Refusing
 * early keeps the time of those that are served: a queue that only grows serves nobody. Questions after its health hold no place.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { RETRY_AFTER_S } from '../database/outage.ts';
import type { Metrics } from '../operations/metrics.ts';
import { Places, type Place } from './places.ts';

/** Requests under way at once, streams of events apart. */
export const MOST_UNDER_WAY = 300;
/** Streams of events open at once. */
export const MOST_STREAMS = 200;

const REQUEST_ID = /^[\w-]{8,64}$/;

/** Where a request stands. */
interface Standing {
  readonly streams: Places;
  place: Place;
  caller?: string;
  isStream: boolean;
}

const standings = new WeakMap<IncomingMessage, Standing>();

/** Says who asks. False when he has as many requests under way as one caller may have. */
export function claimPlace(request: IncomingMessage, caller: string): boolean {
  const standing = standings.get(request);
  if (standing === undefined) return true;
  standing.caller = caller;
  return standing.place.claim(caller);
}

/** The request becomes a stream of events, which lasts. False when there are too many of them, in all or of its caller. */
export function becomeStream(request: IncomingMessage): boolean {
  const standing = standings.get(request);
  if (standing === undefined) return true;
  const place = standing.streams.take();
  if (place === undefined) return false;
  if (!place.claim(standing.caller ?? '')) {
    place.leave();
    return false;
  }
  standing.place.leave();
  Object.assign(standing, { place, isStream: true });
  return true;
}

/** @param isDraining whether callers are to take their next request elsewhere */
export function createRequestGate(metrics: Metrics, isDraining: () => boolean): RequestHandler {
  const logger = new Logger('Request');
  const requests = new Places(MOST_UNDER_WAY);
  const streams = new Places(MOST_STREAMS);
  return (request: Request, response: Response, next: NextFunction) => {
    const startMs = performance.now();
    const given = String(request.headers['x-request-id'] ?? '');
    const requestId = REQUEST_ID.test(given) ? given : randomUUID();
    // What comes after reads it there.
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    const route = routeOf(request.path);
    // What is answered depends on who asks, which no cache on the way knows: persona, key and cookie stand in headers.
    if (route !== 'page') response.setHeader('Cache-Control', 'private, no-store');
    // A connection that is kept would be cut off at the end of the drain, in the middle of whatever was asked on it last.
    if (isDraining()) response.setHeader('Connection', 'close');
    const place = route === 'health' ? NO_PLACE : requests.take();
    if (place === undefined) {
      metrics.refused.inc();
      response
        .status(503)
        .setHeader('Retry-After', RETRY_AFTER_S)
        .json({
          errors: [{ message: 'The server is busy; try again in a second.', extensions: { code: 'OVERLOADED' } }],
        });
      return;
    }
    const standing: Standing = { place, streams, isStream: false };
    standings.set(request, standing);
    metrics.underWay.set(requests.open);
    response.once('close', () => {
      standing.place.leave();
      metrics.underWay.set(requests.open);
      const ms = performance.now() - startMs;
      const status = response.writableFinished ? response.statusCode : 499;
      if (!standing.isStream) metrics.requests.observe({ route, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
      if (route === 'health') return;
      logger.log({ requestId, method: request.method, path: request.path, status, ms: Math.round(ms * 10) / 10 });
    });
    next();
  };
}

const NO_PLACE: Place = { claim: () => true, leave: () => undefined };

/** Few values, for each makes a series of its own. */
function routeOf(path: string): string {
  const [, first] = path.split('/');
  return ['graphql', 'health', 'exports', 'auth', 'imports'].includes(first) ? first : 'page';
}
