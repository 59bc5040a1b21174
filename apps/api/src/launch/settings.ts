/** What the environment says, parsed once. docs/operations.md lists all of it. */
import { join, resolve } from 'node:path';
import { isLoopback } from '../http/host-check.ts';
import type { IdentitySettings } from '../identity/identity-settings.ts';
import { coresOfMachine, SettingReader } from './setting-reader.ts';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What every process of Muster needs: the server, the worker, and the commands that work on the database. */
export interface ProcessSettings {
  readonly dataFolder: string;
  /** An external database; the embedded one in `dataFolder` when undefined. */
  readonly databaseUrl: string | undefined;
  /** Login of the application when the one of `databaseUrl` may not make it: neither owner nor superuser. */
  readonly databaseAppUrl: string | undefined;
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
  /** Requests of one caller in a minute; 0 is without a limit. */
  readonly requestsPerMinute: number;
  /** Replications of the run that a new database begins with; 0 begins with none. */
  readonly firstReplications: number;
  /** How callers prove who they are; undefined in the local demo. */
  readonly identity: IdentitySettings | undefined;
  /** How long the server goes on serving after SIGTERM while health already says no. */
  readonly graceSeconds: number;
}

const ROOT = resolve(import.meta.dirname, '..', '..', '..', '..');
const MOST_PORT = 65_535;
const MOST_FIRST = 2000;

export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const reader = new SettingReader(env);
  const identity = readIdentity(reader);
  const settings = {
    ...readProcess(reader, 0),
    identity,
    requestsPerMinute: reader.integer('MUSTER_REQUESTS_PER_MINUTE', 6000, 0, 10_000_000),
    firstReplications: reader.integer('MUSTER_FIRST_REPLICATIONS', 200, 0, MOST_FIRST),
    host: readHost(reader, identity),
    port: reader.integer('PORT', 3000, 0, MOST_PORT),
    graceSeconds: reader.integer('MUSTER_GRACE_SECONDS', 0, 0, 120),
  };
  const { operations, host, port } = settings;
  const isSameHost =
    operations?.host === host || [operations?.host, host].some((one) => one === '0.0.0.0' || one === '::');
  if (operations !== undefined && operations.port === port && port !== 0 && isSameHost)
    reader.refuse('MUSTER_OPERATIONS_PORT', `is ${port}, which is the port of the server itself.`);
  reader.assertSensible();
  return settings;
}

export const readWorkerSettings = (env: NodeJS.ProcessEnv): ProcessSettings => readShared(env, 1);

/** Of a command that only needs the database, in the environment of a server or of a worker. */
export const readCommandSettings = (env: NodeJS.ProcessEnv): ProcessSettings => readShared(env, 0);

function readShared(env: NodeJS.ProcessEnv, leastThreads: number): ProcessSettings {
  const reader = new SettingReader(env);
  const settings = readProcess(reader, leastThreads);
  // A worker serves nothing, but shares its environment with the server in many installations.
  for (const name of [
    'HOST',
    'PORT',
    'MUSTER_REQUESTS_PER_MINUTE',
    'MUSTER_FIRST_REPLICATIONS',
    'MUSTER_GRACE_SECONDS',
  ])
    reader.find(name);
  readIdentity(reader);
  reader.assertSensible();
  return settings;
}

function readProcess(reader: SettingReader, leastThreads: number): ProcessSettings {
  const databaseUrl = readDatabaseUrl(reader, 'DATABASE_URL');
  const databaseAppUrl = readDatabaseUrl(reader, 'DATABASE_APP_URL');
  if (databaseAppUrl !== undefined && databaseUrl === undefined)
    reader.refuse('DATABASE_APP_URL', 'goes with DATABASE_URL, which leads to the same database.');
  return {
    dataFolder: resolve(reader.text('MUSTER_DATA', join(ROOT, '.muster'))),
    databaseUrl,
    databaseAppUrl,
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
  if (port < 0 && reader.find('MUSTER_OPERATIONS_HOST') !== undefined)
    reader.refuse('MUSTER_OPERATIONS_HOST', 'is set without MUSTER_OPERATIONS_PORT: nothing would be served there.');
  return port < 0 ? undefined : { host, port };
}

function readDatabaseUrl(reader: SettingReader, name: string): string | undefined {
  const url = reader.find(name);
  if (url === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(url)) reader.refuse(name, 'has to begin with postgres:// or postgresql://.');
  else if (!URL.canParse(url)) reader.refuse(name, 'is no address that can be read.');
  return url;
}

/** All of it or nothing: an issuer without a client, or a client without an issuer, is a slip. */
function readIdentity(reader: SettingReader): IdentitySettings | undefined {
  const issuer = readWebAddress(reader, 'MUSTER_OIDC_ISSUER');
  const publicUrl = readWebAddress(reader, 'MUSTER_PUBLIC_URL');
  if (publicUrl !== undefined && URL.canParse(publicUrl) && !isOrigin(new URL(publicUrl)))
    reader.refuse('MUSTER_PUBLIC_URL', 'has to end with host and port: Muster is served at the root of an address.');
  const clientId = reader.find('MUSTER_OIDC_CLIENT_ID');
  const clientSecret = reader.find('MUSTER_OIDC_CLIENT_SECRET');
  const audience = reader.find('MUSTER_OIDC_AUDIENCE');
  const administrator = reader.find('MUSTER_ADMINISTRATOR');
  const given = [issuer, publicUrl, clientId, clientSecret, audience, administrator];
  if (given.every((value) => value === undefined)) return undefined;
  const needed = { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_CLIENT_ID: clientId, MUSTER_PUBLIC_URL: publicUrl };
  for (const [name, value] of Object.entries(needed))
    if (value === undefined) reader.refuse(name, 'is needed where an identity provider is set.');
  if (issuer === undefined || clientId === undefined || publicUrl === undefined) return undefined;
  return { issuer, clientId, clientSecret, audience: audience ?? clientId, publicUrl, administrator };
}

const isOrigin = ({ pathname, search, hash, username }: URL): boolean =>
  pathname === '/' && search === '' && hash === '' && username === '';

/** Plain HTTP is for the machine itself: what goes over a network is encrypted. */
function readWebAddress(reader: SettingReader, name: string): string | undefined {
  const text = reader.find(name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isFit = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!isFit) reader.refuse(name, 'has to be an address that begins with https:// (http:// on this machine only).');
  return text;
}

/** Personas need no sign-in: whoever reaches the server may be anybody. So without a provider it listens to its own machine only. */
function readHost(reader: SettingReader, identity: IdentitySettings | undefined): string {
  const host = reader.text('HOST', '127.0.0.1');
  if (!isLoopback(host) && identity === undefined) {
    reader.refuse(
      'HOST',
      `is "${host}", and without sign-in Muster listens to this machine only: 127.0.0.1, ::1 or localhost. Set MUSTER_OIDC_ISSUER and what belongs to it.`,
    );
  }
  return host;
}
