/** What the environment says. */
import { join, resolve } from 'node:path';
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
    host: env['HOST'] || '127.0.0.1',
    port: toPort(env['PORT'] || '3000'),
    dataFolder: resolve(env['MUSTER_DATA'] || join(ROOT, '.muster')),
    databaseUrl,
  };
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Fault('settings', `PORT is "${text}" and has to be a whole number from 0 to 65535.`);
  return port;
}
