/** Every request to the API learns who asks before anything else looks at it; a request that cannot say so ends here with 401. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { RETRY_AFTER_S } from '../database/outage.ts';
import { patiently } from '../database/looks.ts';
import { claimPlace } from '../http/request-gate.ts';
import type { RequestRates } from '../http/request-rates.ts';
import { Unauthenticated, type Authenticator } from './authenticator.ts';
import { createContext, type Principal, type RequestContext } from './request-context.ts';

const contexts = new WeakMap<IncomingMessage, RequestContext>();

const REQUEST_ID = /^[\w-]{8,64}$/;

export async function contextOf(authenticator: Authenticator, request: IncomingMessage): Promise<RequestContext> {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const given = request.headers['x-request-id'];
  const context = await createContextOf(
    authenticator,
    request,
    typeof given === 'string' && REQUEST_ID.test(given) ? given : undefined,
  );
  contexts.set(request, context);
  return context;
}

/** A new context for whoever the headers of the request stand for at this moment. */
export async function createContextOf(
  authenticator: Authenticator,
  request: IncomingMessage,
  requestId: string = randomUUID(),
): Promise<RequestContext> {
  return createContext(await authenticator.identify(request.headers), requestId);
}

/** Whether the headers of the request still stand for the same principal with the same rights. */
export async function isStillValid(
  authenticator: Authenticator,
  request: IncomingMessage,
  principal: Principal,
): Promise<boolean> {
  try {
    const now = await patiently(() => authenticator.identify(request.headers));
    return JSON.stringify(now) === JSON.stringify(principal);
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

export function requireIdentity(authenticator: Authenticator, rates: RequestRates) {
  const refuseRate = (response: Response, seconds: number): void => {
    response.setHeader('Retry-After', String(seconds));
    const message = `Too many requests: try again in ${seconds} s.`;
    response.status(429).json({ errors: [{ message, extensions: { code: 'TOO_MANY_REQUESTS' } }] });
  };
  return (request: Request, response: Response, next: NextFunction): void => {
    contextOf(authenticator, request).then(
      ({ principal }) => {
        const seconds = rates.take(principal.id);
        if (seconds > 0) return refuseRate(response, seconds);
        if (!claimPlace(request, principal.id)) return refuseRate(response, Number(RETRY_AFTER_S));
        next();
      },
      (error: unknown) => {
        if (!(error instanceof Unauthenticated)) return next(error);
        const seconds = rates.takeFailure(request.socket.remoteAddress);
        if (seconds > 0) return refuseRate(response, seconds);
        response
          .status(401)
          .setHeader('WWW-Authenticate', 'Bearer')
          .json({ errors: [{ message: error.message, extensions: { code: 'UNAUTHENTICATED' } }] });
      },
    );
  };
}
