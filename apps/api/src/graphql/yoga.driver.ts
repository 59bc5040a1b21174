/** Puts the engine behind the GraphQL module of Nest: HTTP (queries, mutations, server-sent events) and WebSocket on one path. */
import { setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { Express, NextFunction, Request, Response } from 'express';
import { Database } from '../database/database.ts';
import { becomeStream } from '../http/request-gate.ts';
import { RequestRates } from '../http/request-rates.ts';
import { Authenticator } from '../identity/authenticator.ts';
import { toErrors, type Reason } from '../exchange/refusal.ts';
import { findSaidTwice } from '../http/said-twice.ts';
import { getContext, isStillValid } from '../identity/identify.ts';
import { createEngine, maskError } from './engine.ts';
import { Sockets } from './sockets.ts';

@Injectable()
export class YogaDriver extends AbstractGraphQLDriver<GqlModuleOptions> {
  private readonly logger = new Logger('GraphQL');
  private readonly stopping = new AbortController();
  private sockets: Sockets | undefined;

  constructor(
    private readonly database: Database,
    private readonly authenticator: Authenticator,
    private readonly rates: RequestRates,
  ) {
    super();
  }

  async start({ schema, path = '/graphql' }: GqlModuleOptions): Promise<void> {
    if (schema === undefined) throw new Error('there is no schema to serve');
    // Each open subscription listens.
    setMaxListeners(0, this.stopping.signal);
    const engine = createEngine({
      ...{ schema, path, database: this.database, logger: this.logger, stopping: this.stopping.signal },
    });
    const { httpAdapter } = this.httpAdapterHost;
    const app = httpAdapter.getInstance<Express>();
    app.use(path, refuseOtherBodies, (request: Request, response: Response, next: NextFunction) =>
      // Below the address there is nothing.
      request.path === '/' ? void engine(request, response, this.toContext(request)) : next(),
    );
    const { authenticator, rates, logger } = this;
    const server = httpAdapter.getHttpServer() as Server;
    this.sockets = new Sockets({
      server,
      path,
      engine,
      authenticator,
      rates,
      mask: (error) => maskError(error, logger),
    });
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.sockets?.close();
  }

  private toContext(request: Request) {
    const requestContext = getContext(request);
    const { principal } = requestContext;
    return {
      requestContext,
      isStillValid: () => isStillValid(this.authenticator, request, principal),
      becomeStream: () => becomeStream(request),
      acceptsEvents: () => request.accepts('text/event-stream') !== false,
    };
  }
}

/** JSON only, in and out, one query in a body: a form of another site can send the other kinds without asking first. */
function refuseOtherBodies(request: Request, response: Response, next: NextFunction): void {
  const refuse = (status: number, ...reasons: readonly Reason[]) => response.status(status).json(toErrors(reasons));
  const wrong = findWrongParameters(request);
  if (request.accepts(ANSWERS) === false) refuse(406, NOT_ACCEPTABLE);
  else if (Array.isArray(request.body)) refuse(400, { code: 'BAD_REQUEST', message: 'Send one query in a body.' });
  else if (wrong.length > 0) refuse(400, ...wrong);
  else if (request.method !== 'POST') next();
  else if (request.is('application/json') === false)
    refuse(415, { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' });
  else if (!hasQuery(request.body as Body)) refuse(400, NO_QUERY);
  else next();
}

/** The engine looks at it when the answer is there: a mutation would be done and told as refused. */
const ANSWERS = ['application/json', 'application/graphql-response+json', 'text/event-stream', 'multipart/mixed'];
const NOT_ACCEPTABLE: Reason = {
  code: 'NOT_ACCEPTABLE',
  message: 'Accept application/json, application/graphql-response+json or text/event-stream.',
};

type Body =
  { readonly query?: unknown; readonly extensions?: { readonly persistedQuery?: unknown } | null } | undefined;

/** Or the hash of one. What else may be wrong with it the engine says. */
const hasQuery = (body: Body): boolean =>
  !['', null, undefined].includes(body?.query as string) || (body?.extensions?.persistedQuery ?? null) !== null;

const NO_QUERY: Reason = { code: 'BAD_REQUEST', message: 'The body has no field "query".' };

const NO_JSON: Reason = { code: 'BAD_REQUEST', message: 'Variables and extensions are JSON.' };
const SAID_TWICE: Reason = { code: 'BAD_REQUEST', message: 'An address has each parameter once.' };

/** The engine would take what cannot be read in an address for a fault of its own, and of what is there twice the first. */
function findWrongParameters({ query }: Request): Reason[] {
  if (Object.values(query).some((value) => typeof value !== 'string')) return [SAID_TWICE];
  return ['variables', 'extensions'].flatMap((name) => {
    const text = query[name] as string | undefined;
    if (text === undefined || text === '') return [];
    try {
      if (typeof JSON.parse(text) !== 'object') return [NO_JSON];
    } catch {
      return [NO_JSON];
    }
    return findSaidTwice(text).map(({ path = [], ...reason }) => ({ ...reason, path: [name, ...path] }));
  });
}
