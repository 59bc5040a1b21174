/** Puts the engine behind the GraphQL module of Nest: HTTP (queries, mutations, server-sent events) and WebSocket on one path. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { AbstractGraphQLDriver, type GqlModuleOptions } from '@nestjs/graphql';
import type { Express, NextFunction, Request, Response } from 'express';
import type { execute as executeType, subscribe as subscribeType } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { Database } from '../database/database.ts';
import { isHostAllowed } from '../http/host-check.ts';
import { Authenticator, Unauthenticated } from '../identity/authenticator.ts';
import { contextOf, getContext, isStillValid } from '../identity/identify.ts';
import { createEngine, type Engine } from './engine.ts';
import { LIMITS } from './limits.ts';

const MOST_SOCKETS = 200;
const MOST_OPERATIONS_A_SOCKET = 20;
const SOCKET_CLOSE_GOING_AWAY = 1001;

const refuse = (status: string) => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
const UNAUTHORIZED = refuse('401 Unauthorized');
const FORBIDDEN = refuse('403 Forbidden');
const UNAVAILABLE = refuse('503 Service Unavailable');

@Injectable()
export class YogaDriver extends AbstractGraphQLDriver<GqlModuleOptions> {
  private readonly logger = new Logger('GraphQL');
  private readonly stopping = new AbortController();
  private sockets: WebSocketServer | undefined;
  private stopServing: (() => void | Promise<void>) | undefined;

  constructor(
    private readonly database: Database,
    private readonly authenticator: Authenticator,
  ) {
    super();
  }

  async start({ schema, path = '/graphql' }: GqlModuleOptions): Promise<void> {
    if (schema === undefined) throw new Error('there is no schema to serve');
    const engine = createEngine({
      ...{ schema, path, database: this.database, logger: this.logger, stopping: this.stopping.signal },
    });
    const { httpAdapter } = this.httpAdapterHost;
    const app = httpAdapter.getInstance<Express>();
    app.use(
      path,
      refuseOtherBodies,
      (request: Request, response: Response) => void engine(request, response, this.toContext(request)),
    );
    this.serveSockets(httpAdapter.getHttpServer() as Server, path, engine);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    for (const socket of this.sockets?.clients ?? []) socket.close(SOCKET_CLOSE_GOING_AWAY, 'The server is stopping.');
    await this.stopServing?.();
  }

  private toContext(request: IncomingMessage) {
    return {
      requestContext: getContext(request),
      isStillValid: () => isStillValid(this.authenticator, request),
    };
  }

  private serveSockets(server: Server, path: string, engine: Engine): void {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes });
    this.sockets = sockets;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const isOurs = new URL(request.url ?? '', 'http://localhost').pathname === path;
      if (
        !isOurs ||
        !isHostAllowed(request.headers.host, this.authenticator.settings?.publicUrl) ||
        !isSameOrigin(request) ||
        sockets.clients.size >= MOST_SOCKETS
      ) {
        socket.end(FORBIDDEN);
        return;
      }
      contextOf(this.authenticator, request).then(
        () => sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request)),
        (error: unknown) => socket.end(error instanceof Unauthenticated ? UNAUTHORIZED : UNAVAILABLE),
      );
    });
    const operations = new WeakMap<object, number>();
    const { dispose } = useServer(
      {
        execute: (args) => (args.rootValue as Engineered).execute(args),
        subscribe: (args) => (args.rootValue as Engineered).subscribe(args),
        onSubscribe: async (context, _id, payload) => {
          const count = (operations.get(context.extra.socket) ?? 0) + 1;
          if (count > MOST_OPERATIONS_A_SOCKET) {
            context.extra.socket.close(4429, 'Too many operations at once.');
            return;
          }
          operations.set(context.extra.socket, count);
          const { schema, execute, subscribe, contextFactory, parse, validate } = engine.getEnveloped({
            params: payload,
            ...this.toContext(context.extra.request),
          });
          const document = parse(payload.query);
          const errors = validate(schema, document);
          if (errors.length > 0) return errors;
          const rootValue: Engineered = { execute, subscribe };
          return {
            schema,
            document,
            operationName: payload.operationName,
            variableValues: payload.variables,
            contextValue: await contextFactory(),
            rootValue,
          };
        },
        onComplete: (context) => {
          operations.set(context.extra.socket, Math.max(0, (operations.get(context.extra.socket) ?? 1) - 1));
        },
      },
      sockets,
    );
    this.stopServing = dispose;
  }
}

/** The functions of the engine, wrapped by its plugins for one operation. */
interface Engineered {
  readonly execute: typeof executeType;
  readonly subscribe: typeof subscribeType;
}

/** A page of another site may open a WebSocket to us; browsers then say where it comes from. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}

/** JSON only: a form of another site can send the other kinds without asking first. */
function refuseOtherBodies(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== 'POST' || request.is('application/json') !== false) next();
  else
    response
      .status(415)
      .json({ errors: [{ message: 'Send application/json.', extensions: { code: 'UNSUPPORTED_MEDIA_TYPE' } }] });
}
