/** Every request to the API learns who asks before anything else looks at it; a request that cannot say so ends here with 401. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
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

/** The context of a request that `requireIdentity` has let through. */
export function getContext(request: IncomingMessage): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) throw new Error('a request without identity came through');
  return context;
}

export function requireIdentity(authenticator: Authenticator) {
  return (request: Request, response: Response, next: NextFunction): void => {
    contextOf(authenticator, request).then(
      ({ requestId }) => {
        response.setHeader('X-Request-Id', requestId);
        next();
      },
      (error: unknown) => {
        if (!(error instanceof Unauthenticated)) return next(error);
        response
          .status(401)
          .setHeader('WWW-Authenticate', 'Bearer')
          .json({ errors: [{ message: error.message, extensions: { code: 'UNAUTHENTICATED' } }] });
      },
    );
  };
}
