/** HTTP around the API: headers, the built web client, and errors as JSON. */
import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { LIMITS } from '../graphql/limits.ts';
import { isHostAllowed } from './host-check.ts';

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

const refusal = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

export function configureHttp(app: NestExpressApplication, webFolder: string = WEB_FOLDER): void {
  app.disable('x-powered-by');
  app.use(
    // The machine's own address has no certificate, so nothing may be upgraded to HTTPS.
    helmet({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
    (request: Request, response: Response, next: NextFunction) => {
      if (isHostAllowed(request.headers.host)) next();
      else response.status(421).json(refusal('MISDIRECTED_REQUEST', 'This server answers to localhost only.'));
    },
  );
  app.useBodyParser('json', { limit: LIMITS.bodyBytes });
  app.use(['/assets', '/index.html', '/'], compression());
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
      request.accepts(['json', 'html']) === 'html' &&
      !/^\/(graphql|health|assets|exports)(\/|$)/.test(request.path);
    if (!wantsPage || !existsSync(page)) next();
    else response.setHeader('Cache-Control', 'no-cache').sendFile(page);
  });
}

/** After the routes of Nest: what nobody answered, and errors of the layers before. */
export function configureFallback(app: NestExpressApplication): void {
  const logger = new Logger('HTTP');
  const express = app.getHttpAdapter().getInstance() as { use: (handler: unknown) => void };
  express.use((_request: Request, response: Response) =>
    response.status(404).json(refusal('NOT_FOUND', 'There is nothing at this address.')),
  );
  express.use(
    (
      error: { status?: number; type?: string; message: string; stack?: string },
      _request: Request,
      response: Response,
      next: NextFunction,
    ) => {
      if (response.headersSent) {
        next(error);
        return;
      }
      const status = error.status ?? 500;
      if (status === 413)
        response.status(413).json(refusal('LIMIT_EXCEEDED', `A request body has at most ${LIMITS.bodyBytes} bytes.`));
      else if (status >= 400 && status < 500)
        response.status(status).json(refusal('BAD_REQUEST', 'The request cannot be read.'));
      else {
        logger.error(error.stack ?? error.message);
        response.status(500).json(refusal('INTERNAL', 'Something went wrong.'));
      }
    },
  );
}
