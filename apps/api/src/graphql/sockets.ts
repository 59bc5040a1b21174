/**
 * WebSockets of the API (protocol graphql-transport-ws). A socket lives long, so nothing of a caller is kept on it: each operation asks
 * anew who he is, and gets a context of its own, as a request over HTTP does. With it go the read transaction and what was read before.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, type execute as executeType, type subscribe as subscribeType } from 'graphql';
import { CloseCode, type SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Reason } from '../exchange/refusal.ts';
import { isHostAllowed } from '../http/host-check.ts';
import { Places } from '../http/places.ts';
import type { RequestRates } from '../http/request-rates.ts';
import { findSaidTwice } from '../http/said-twice.ts';
import { Unauthenticated, type Authenticator } from '../identity/authenticator.ts';
import { createContextOf, isStillValid } from '../identity/identify.ts';
import type { Engine } from './engine.ts';
import {
  MISDIRECTED,
  NOBODY_KNOWS,
  noHandshake,
  NOTHING_HERE,
  OTHER_ORIGIN,
  refuse,
  TOO_MANY_OF_YOURS,
  TOO_MANY_OPEN,
  tooManyFailures,
  unauthenticated,
  UNREADABLE,
} from './handshake-refusal.ts';
import { LIMITS, limitError } from './limits.ts';

export const MOST_SOCKETS = 200;
export const MOST_OPERATIONS_A_SOCKET = 20;
/** How often it is looked up whether those are still let in who hold a socket open and ask nothing. */
const LOOK_MS = 10_000;

export interface SocketOptions {
  readonly server: Server;
  readonly path: string;
  readonly engine: Engine;
  readonly authenticator: Authenticator;
  readonly rates: RequestRates;
  /** What of an error the caller may know. */
  readonly mask: (error: unknown) => Error;
  readonly lookMs?: number;
  readonly most?: number;
}

/** The functions of the engine, wrapped by its plugins for one operation. */
interface Engineered {
  readonly execute: typeof executeType;
  readonly subscribe: typeof subscribeType;
}

export class Sockets {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LIMITS.bodyBytes });
  /** Queries and mutations under way; a client that no longer waits for one does not end it. */
  private readonly executing = new WeakMap<WebSocket, number>();
  private readonly dispose: () => void | Promise<void>;
  private readonly requests = new WeakMap<WebSocket, IncomingMessage>();
  /** Of the message that is being read: the protocol shows what it means, and not how it was written. */
  private readonly saidTwice = new WeakMap<WebSocket, readonly Reason[]>();
  private readonly looking: NodeJS.Timeout;
  private readonly places: Places;

  constructor(private readonly options: SocketOptions) {
    this.places = new Places(options.most ?? MOST_SOCKETS);
    options.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      // A connection that breaks before it is a WebSocket has nobody else to hear it.
      socket.on('error', () => socket.destroy());
      this.upgrade(request, socket, head).catch(() => refuse(socket, UNREADABLE));
    });
    this.sockets.on('wsClientError', (error, socket, request) => refuse(socket, noHandshake(error, request)));
    const { dispose } = useServer(
      {
        execute: (args) => this.told(() => (args.rootValue as Engineered).execute(args)),
        subscribe: (args) => this.told(() => (args.rootValue as Engineered).subscribe(args)),
        onSubscribe: async ({ extra, subscriptions }, _id, payload) => {
          try {
            return await this.begin(extra, Object.keys(subscriptions).length, payload);
          } catch (error) {
            if (error instanceof Unauthenticated) {
              extra.socket.close(CloseCode.Unauthorized, error.message);
              return [refused('UNAUTHENTICATED', error.message)];
            }
            return [this.toTold(error)];
          }
        },
      },
      this.sockets,
    );
    this.dispose = dispose;
    this.looking = setInterval(() => void this.closeShutOut(), options.lookMs ?? LOOK_MS);
    this.looking.unref();
  }

  /** A fault of one operation is told to its sender, and not what it is; the others on the socket go on. */
  private async told<R>(work: () => R): Promise<Awaited<R> | { readonly errors: readonly GraphQLError[] }> {
    try {
      return await work();
    } catch (error) {
      return { errors: [this.toTold(error)] };
    }
  }

  private toTold(error: unknown): GraphQLError {
    const masked = this.options.mask(error);
    return masked instanceof GraphQLError ? masked : new GraphQLError(masked.message);
  }

  /** Says goodbye; whoever does not answer it is cut off when the server closes its connections. */
  async close(): Promise<void> {
    clearInterval(this.looking);
    for (const socket of this.sockets.clients) socket.close(CLOSE_GOING_AWAY, 'The server is stopping.');
    await this.dispose();
  }

  /** Each operation asks who it is by itself; this is for sockets that are only held open. One after another: it is in no hurry. */
  private async closeShutOut(): Promise<void> {
    for (const socket of [...this.sockets.clients]) {
      const request = this.requests.get(socket);
      if (request === undefined || socket.readyState !== socket.OPEN) continue;
      try {
        await this.options.authenticator.identify(request.headers);
      } catch (error) {
        // A database that is away for a moment shuts nobody out.
        if (error instanceof Unauthenticated) socket.close(CloseCode.Unauthorized, error.message);
      }
    }
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { authenticator, path, rates } = this.options;
    if (!isHostAllowed(request.headers.host, authenticator.settings?.publicUrl)) return refuse(socket, MISDIRECTED);
    const [pathname] = (request.url ?? '').split('?');
    if (pathname !== path) return refuse(socket, NOTHING_HERE);
    if (!isSameOrigin(request)) return refuse(socket, OTHER_ORIGIN);
    // Taken before the first wait: those who come together are counted one by one.
    const place = this.places.take();
    if (place === undefined) return refuse(socket, TOO_MANY_OPEN);
    socket.once('close', place.leave);
    try {
      const { id } = await authenticator.identify(request.headers);
      if (!place.claim(id)) return refuse(socket, TOO_MANY_OF_YOURS);
    } catch (error) {
      if (!(error instanceof Unauthenticated)) return refuse(socket, NOBODY_KNOWS);
      const seconds = rates.takeFailure(request.socket.remoteAddress);
      return refuse(socket, seconds > 0 ? tooManyFailures(seconds) : unauthenticated(error.message));
    }
    if (!socket.destroyed)
      this.sockets.handleUpgrade(request, socket, head, (client) => {
        this.requests.set(client, request);
        // Heard before the protocol hears it, which begins the operation in the same turn.
        client.on('message', (data: Buffer) => this.saidTwice.set(client, findSaidTwice(data.toString())));
        this.sockets.emit('connection', client, request);
      });
  }

  /** @param open operations of the socket that its client waits for, with this one */
  private async begin({ socket, request }: Extra, open: number, payload: SubscribePayload) {
    const { authenticator, engine, rates } = this.options;
    const [twice] = this.saidTwice.get(socket) ?? [];
    if (twice !== undefined) throw refused(twice.code, twice.message, twice.path);
    if (Math.max(open, (this.executing.get(socket) ?? 0) + 1) > MOST_OPERATIONS_A_SOCKET)
      throw limitError(`A WebSocket has at most ${MOST_OPERATIONS_A_SOCKET} operations at once.`);
    const requestContext = await createContextOf(authenticator, request);
    const seconds = rates.take(requestContext.principal.id);
    if (seconds > 0) throw refused('TOO_MANY_REQUESTS', `Too many requests: try again in ${seconds} s.`);
    const { schema, execute, subscribe, contextFactory, parse, validate } = engine.getEnveloped({
      params: payload,
      requestContext,
      isStillValid: () => isStillValid(authenticator, request, requestContext.principal),
    });
    const document = parse(payload.query);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    const rootValue: Engineered = { execute: this.counted(socket, execute), subscribe };
    return {
      schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: await contextFactory(),
      rootValue,
    };
  }

  private counted(socket: WebSocket, execute: typeof executeType): typeof executeType {
    const count = (by: number) => this.executing.set(socket, (this.executing.get(socket) ?? 0) + by);
    return async (args) => {
      count(1);
      try {
        return await execute(args);
      } finally {
        count(-1);
      }
    };
  }
}

const CLOSE_GOING_AWAY = 1001;

const refused = (code: string, message: string, path?: readonly string[]): GraphQLError =>
  new GraphQLError(message, { extensions: { code, path } });

/** A page of another site may open a WebSocket to us; browsers then say where it comes from. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  try {
    return new URL(headers.origin).host === headers.host;
  } catch {
    return false;
  }
}
