/** What the environment says, parsed once. docs/operations.md lists all of it. */
import { join, resolve } from 'node:path';
import { isLoopback } from '../http/host-check.ts';
import { coresOfMachine, SettingReader } from './setting-reader.ts';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What every process of Muster needs: the server, the worker, and the commands that work on the database. */
export interface ProcessSettings {
  readonly dataFolder: string;
  /** An external database; the embedded one in `dataFolder` when undefined. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Threads that compute; 0 leaves computing to the workers. */
  readonly threads: number;
  /** Where metrics and health are served beside the API; nowhere when undefined. */
  readonly operations: { readonly host: string; readonly port: number } | undefined;
  /** How long requests and jobs that are under way get to end after SIGTERM. */
  readonly drainSeconds: number;
  /** Days after which the details of a finished run are removed; 0 keeps them. */
  readonly retentionDays: number;
}

export interface Settings extends ProcessSettings {
  readonly host: string;
  readonly port: number;
}

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..');
const MOST_PORT = 65_535;

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const reader = new SettingReader(env);
  const settings = {
    ...readProcess(reader, 0),
    host: readHost(reader),
    port: reader.integer('PORT', 3000, 0, MOST_PORT),
  };
  reader.assertSensible();
  return settings;
}

export function readWorkerSettings(env: NodeJS.ProcessEnv): ProcessSettings {
  const reader = new SettingReader(env);
  const settings = readProcess(reader, 1);
  // A worker serves nothing, but shares its environment with the server in many installations.
  for (const name of ['HOST', 'PORT']) reader.find(name);
  reader.assertSensible();
  return settings;
}

function readProcess(reader: SettingReader, leastThreads: number): ProcessSettings {
  return {
    dataFolder: resolve(reader.text('MUSTER_DATA', join(ROOT, '.muster'))),
    databaseUrl: readDatabaseUrl(reader),
    logLevel: reader.choice('MUSTER_LOG_LEVEL', LOG_LEVELS, 'warn'),
    threads: reader.integer('MUSTER_THREADS', coresOfMachine(), leastThreads, 256),
    operations: readOperations(reader),
    drainSeconds: reader.integer('MUSTER_DRAIN_SECONDS', 8, 0, 600),
    retentionDays: reader.integer('MUSTER_RETENTION_DAYS', 0, 0, 3650),
  };
}

function readOperations(reader: SettingReader): ProcessSettings['operations'] {
  const host = reader.text('MUSTER_OPERATIONS_HOST', '127.0.0.1');
  const port = reader.integer('MUSTER_OPERATIONS_PORT', -1, 0, MOST_PORT);
  return port < 0 ? undefined : { host, port };
}

function readDatabaseUrl(reader: SettingReader): string | undefined {
  const url = reader.find('DATABASE_URL');
  if (url === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(url)) {
    reader.refuse('DATABASE_URL', 'has to begin with postgres:// or postgresql://.');
  } else if (!URL.canParse(url)) reader.refuse('DATABASE_URL', 'is no address that can be read.');
  return url;
}

/** There is no sign-in yet: whoever reaches the server may change everything, so it listens to its own machine only. */
function readHost(reader: SettingReader): string {
  const host = reader.text('HOST', '127.0.0.1');
  if (!isLoopback(host)) {
    reader.refuse(
      'HOST',
      `is "${host}", and without sign-in Muster listens to this machine only: 127.0.0.1, ::1 or localhost.`,
    );
  }
  return host;
}
