/** The application over an open database, without a port: what the launcher and the tests start alike. */
import 'reflect-metadata';
import type { LoggerService, LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule, type AppOptions } from './app.module.ts';
import { configureHttp } from './http/web-client.ts';

export interface CreateAppOptions extends AppOptions {
  readonly webFolder?: string;
  readonly logger?: LoggerService | LogLevel[];
}

export async function createApp(options: CreateAppOptions): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(options), {
    logger: options.logger ?? ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  configureHttp(app, options);
  await app.init();
  return app;
}
