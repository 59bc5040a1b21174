/** HTTP around the API: headers, the built web client, and errors as JSON. */
import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join, sep } from 'node:path';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import helmet from 'helmet';
import { findOutage, RETRY_AFTER_S } from '../database/outage.ts';
import { LIMITS } from '../graphql/limits.ts';
import { Authenticator } from '../identity/authenticator.ts';
import { requireIdentity } from '../identity/identify.ts';
import { HealthService } from '../operations/health.ts';
import { Metrics } from '../operations/metrics.ts';
import { isHostAllowed } from './host-check.ts';
import { createRequestGate } from './request-gate.ts';
import { RequestRates } from './request-rates.ts';
import { noteSaidTwice, refuseSaidTwice } from './said-twice.ts';
import { tellUnreadBody } from './unread-body.ts';

export const WEB_FOLDER = join(import.meta.dirname, '..', '..', '..', 'web', 'dist');

/** Nothing from elsewhere and nothing inline. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    workerSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/** What the build names by its content never changes. */
const YEAR_S = 31_536_000;

/** Where a body is JSON, all behind an identity: whoever has none holds no place with a body that does not come. */
const readsJson = (path: string): boolean => /^\/(graphql|auth\/persona)([/?]|$)/i.test(path);

const isApi = (path: string): boolean => /^\/(graphql|auth|health|exports|imports|metrics)([/?]|$)/.test(path);
/** Everything behind these addresses is asked by somebody. */
const IDENTIFIED = ['/graphql', '/exports', '/imports', '/auth/session', '/auth/persona'];

/** @param requestId of what the log tells more of */
const refusal = (code: string, message: string, requestId?: string) => ({
  errors: [{ message, extensions: { code, requestId } }],
});

export interface HttpOptions {
  readonly webFolder?: string;
}

export function configureHttp(app: NestExpressApplication, options: HttpOptions = {}): void {
  const { webFolder = WEB_FOLDER } = options;
  app.disable('x-powered-by');
  const health = app.get(HealthService);
  app.use(createRequestGate(app.get(Metrics), () => health.isDraining));
  const authenticator = app.get(Authenticator);
  const publicUrl = authenticator.settings?.publicUrl;
  app.use(
    // The machine's own address has no certificate, so nothing may be upgraded to HTTPS there.
    helmet({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
      crossOriginEmbedderPolicy: false,
    }),
    (request: Request, response: Response, next: NextFunction) => {
      if (isHostAllowed(request.headers.host, publicUrl)) next();
      else response.status(421).json(refusal('MISDIRECTED_REQUEST', 'This server answers to its own names only.'));
    },
  );
  app.use(IDENTIFIED, requireIdentity(authenticator, app.get(RequestRates)));
  const bodies = {
    limit: LIMITS.bodyBytes,
    verify: noteSaidTwice,
    // Files are read by their own route, which has a limit of its own.
    type: ({ url, headers }: IncomingMessage) =>
      readsJson(url ?? '') && /^application\/json\b/i.test(headers['content-type'] ?? ''),
  };
  app.useBodyParser('json', bodies);
  app.use(tellUnreadBody);
  app.use(refuseSaidTwice);
  // Files only: answers of the API are streams of events too, which a compressor would hold back.
  const compress = compression();
  app.use((request: Request, response: Response, next: NextFunction) =>
    isApi(request.url) ? next() : compress(request, response, next),
  );
  app.useStaticAssets(webFolder, {
    index: false,
    fallthrough: true,
    setHeaders: (response, path) => {
      const isHashed = path.includes(`${sep}assets${sep}`);
      response.setHeader('Cache-Control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache');
    },
  });
  const page = join(webFolder, 'index.html');
  // Before the routes: Nest answers what it does not know with 404 and lets nothing come after it.
  app.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage =
      ['GET', 'HEAD'].includes(request.method) &&
      // The root is the page for everybody, also for a client that names no type.
      (request.path === '/' || request.accepts(['json', 'html']) === 'html') &&
      !isApi(request.path) &&
      !request.path.startsWith('/assets/');
    if (!wantsPage || !existsSync(page)) next();
    else response.setHeader('Cache-Control', 'no-cache').sendFile(page);
  });
  app.useGlobalFilters(new JsonErrors());
}

/** What an error of GraphQL says to HTTP. */
interface HttpPart {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Errors outside of GraphQL in the same form as those inside, without a stack. */
@Catch()
export class JsonErrors implements ExceptionFilter {
  private readonly logger = new Logger('HTTP');

  catch(error: unknown, host: ArgumentsHost): void {
    // Resolvers have their own way to tell errors.
    if (host.getType<string>() !== 'http') throw error;
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = host.switchToHttp().getRequest<Request>().header('x-request-id');
    // Half an answer is not to pass for a whole one.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const outage = error instanceof HttpException ? undefined : findOutage(error);
    if (outage !== undefined) {
      this.logger.warn({ requestId, msg: (error as Error).message });
      response
        .status(503)
        .setHeader('Retry-After', RETRY_AFTER_S)
        .json(refusal(outage.code, outage.message, requestId));
      return;
    }
    if (error instanceof GraphQLError) {
      const { code, http } = error.extensions as { code?: string; http?: HttpPart };
      for (const [name, value] of Object.entries(http?.headers ?? {})) response.setHeader(name, value);
      response.status(http?.status ?? 400).json(refusal(code ?? 'BAD_REQUEST', error.message));
      return;
    }
    const status = error instanceof HttpException ? error.getStatus() : ((error as { status?: number }).status ?? 500);
    if (status >= 500 && status !== 503) this.logger.error({ requestId, msg: (error as Error).stack ?? String(error) });
    const told = error instanceof HttpException ? error.getResponse() : undefined;
    if (typeof told === 'object' && 'errors' in told) {
      response.status(status).json(told);
      return;
    }
    const [code, message] = TOLD[status] ?? (status < 500 ? TOLD[400] : TOLD[500]);
    response.status(status).json(refusal(code, message, status >= 500 ? requestId : undefined));
  }
}

const TOLD: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['UNAUTHENTICATED', 'Sign in first.'],
  400: ['BAD_REQUEST', 'The request cannot be read.'],
  404: ['NOT_FOUND', 'There is nothing at this address.'],
  413: [
    'LIMIT_EXCEEDED',
    `A request body has at most ${LIMITS.bodyBytes} bytes; what is larger is sent as a file, a whole scenario to POST /imports.`,
  ],
  500: ['INTERNAL', 'Something went wrong.'],
  503: ['UNAVAILABLE', 'The database does not answer.'],
};
