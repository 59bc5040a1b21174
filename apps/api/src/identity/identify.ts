/** Every request to the API learns who asks before anything else looks at it; a request that cannot say so ends here with 401. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { patiently } from '../database/looks.ts';
import { RateLimit, type RateLimitOptions } from '../http/rate-limit.ts';
import { Unauthenticated, type Authenticator } from './authenticator.ts';
import { createContext, type RequestContext } from './request-context.ts';

const contexts = new WeakMap<IncomingMessage, RequestContext>();

const REQUEST_ID = /^[\w-]{8,64}$/;

export async function contextOf(authenticator: Authenticator, request: IncomingMessage): Promise<RequestContext> {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  const context = createContext(await authenticator.identify(request.headers), requestId);
  contexts.set(request, context);
  return context;
}

/** Whether the headers of the request still stand for the same principal with the same rights. */
export async function isStillValid(authenticator: Authenticator, request: IncomingMessage): Promise<boolean> {
  try {
    const now = await patiently(() => authenticator.identify(request.headers));
    return JSON.stringify(now) === JSON.stringify(getContext(request).principal);
  } catch (error) {
    if (error instanceof Unauthenticated) return false;
    throw error;
  }
}

/** The context of a request that `requireIdentity` has let through. */
export function getContext(request: IncomingMessage): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) throw new Error('a request without identity came through');
  return context;
}

/** Attempts that one address may fail in a minute before it is no longer asked. */
const FAILURES = { perMinute: 60, burst: 60 };

/** @param rates requests of one caller; unlimited when absent */
export function requireIdentity(authenticator: Authenticator, rates?: RateLimitOptions) {
  const callers = rates && new RateLimit(rates);
  const failures = new RateLimit(FAILURES);
  const refuseRate = (response: Response, seconds: number): void => {
    response.setHeader('Retry-After', String(seconds));
    const message = `Too many requests: try again in ${seconds} s.`;
    response.status(429).json({ errors: [{ message, extensions: { code: 'TOO_MANY_REQUESTS' } }] });
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    contextOf(authenticator, request).then(
      ({ requestId, principal }) => {
        response.setHeader('X-Request-Id', requestId);
        const seconds = callers?.take(principal.id) ?? 0;
        if (seconds > 0) return refuseRate(response, seconds);
        next();
      },
      (error: unknown) => {
        if (!(error instanceof Unauthenticated)) return next(error);
        const seconds = rates === undefined ? 0 : failures.take(request.socket.remoteAddress ?? '');
        if (seconds > 0) return refuseRate(response, seconds);
        response
          .status(401)
          .setHeader('WWW-Authenticate', 'Bearer')
          .json({ errors: [{ message: error.message, extensions: { code: 'UNAUTHENTICATED' } }] });
      },
    );
  };
}
