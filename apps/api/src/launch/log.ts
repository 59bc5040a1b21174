/**
 * The log: one JSON object a line on stderr, with the request id where there is one. What a request carries (variables, headers, cookies)
 * and how the database is reached never enters it.
 */
import type { LoggerService } from '@nestjs/common';
import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import type { LogLevel } from './settings.ts';

const STDERR = 2;
const SECRET = ['password', 'token', 'secret', 'authorization', 'cookie', 'connectionString', 'url'];

export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
    },
    destination({ fd: STDERR, sync: true }),
  );
}

/** Passwords in addresses of databases, should the message of a driver repeat one. */
const withoutPassword = (text: string): string => text.replaceAll(/(\w+:\/\/[^\s:/@]*):[^\s@]*@/g, '$1:[removed]@');

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug';

/** The log as Nest wants it: `logger.warn(message, ...more, context)`. */
export class NestLog implements LoggerService {
  readonly fatal = this.writer('fatal');
  readonly error = this.writer('error');
  readonly warn = this.writer('warn');
  readonly log = this.writer('info');
  readonly debug = this.writer('debug');
  readonly verbose = this.writer('debug');

  constructor(private readonly target: Logger) {}

  private writer(level: Level): (message: unknown, ...more: unknown[]) => void {
    return (message, ...more) => this.write(level, message, more);
  }

  private write(level: Level, message: unknown, more: unknown[]): void {
    const texts = more.filter((item): item is string => typeof item === 'string');
    const context = texts.at(-1);
    const stack = texts.length > 1 ? withoutPassword(texts[0]) : undefined;
    const fields = { context, stack };
    if (typeof message === 'object' && message !== null && !(message instanceof Error)) {
      const { msg, ...told } = message as { msg?: string };
      this.target[level]({ ...told, ...fields }, msg === undefined ? undefined : withoutPassword(msg));
    } else
      this.target[level](
        fields,
        withoutPassword(message instanceof Error ? (message.stack ?? message.message) : String(message)),
      );
  }
}
