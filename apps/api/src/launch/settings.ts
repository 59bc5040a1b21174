/** What the environment says. */
import { join, resolve } from 'node:path';
import { isLoopback } from '../http/host-check.ts';
import { Fault } from './fault.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
}

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..');

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const databaseUrl = env['DATABASE_URL'] || undefined;
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new Fault('settings', 'DATABASE_URL has to begin with postgres:// or postgresql://.');
  }
  return {
    host: toHost(env['HOST'] || '127.0.0.1'),
    port: toPort(env['PORT'] || '3000'),
    dataFolder: resolve(env['MUSTER_DATA'] || join(ROOT, '.muster')),
    databaseUrl,
  };
}

/** There is no sign-in yet: whoever reaches the server may change everything, so it listens to its own machine only. */
function toHost(host: string): string {
  if (!isLoopback(host))
    throw new Fault(
      'settings',
      `HOST is "${host}", and without sign-in Muster listens to this machine only: 127.0.0.1, ::1 or localhost.`,
    );
  return host;
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Fault('settings', `PORT is "${text}" and has to be a whole number from 0 to 65535.`);
  return port;
}
