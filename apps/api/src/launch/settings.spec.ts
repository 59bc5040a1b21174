import { readCommandSettings, readSettings, readWorkerSettings } from './settings.ts';

const refusalOf = (env: NodeJS.ProcessEnv, read: (env: NodeJS.ProcessEnv) => unknown = readSettings): string[] => {
  try {
    read(env);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

describe('settings', () => {
  it('have defaults that work on a laptop', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: undefined,
      logLevel: 'warn',
      operations: undefined,
      retentionDays: 0,
    });
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  it('are refused all at once', () => {
    expect(
      refusalOf({
        PORT: '70000',
        HOST: '0.0.0.0',
        DATABASE_URL: 'mysql://host/db',
        MUSTER_LOG_LEVEL: 'loud',
        MUSTER_THREADS: 'two',
        MUSTER_TREADS: '2',
      }),
    ).toEqual([
      'DATABASE_URL has to begin with postgres:// or postgresql://.',
      'MUSTER_LOG_LEVEL is "loud" and has to be one of silent, fatal, error, warn, info, debug.',
      'MUSTER_THREADS is "two" and has to be a whole number from 0 to 256.',
      'HOST is "0.0.0.0", and without sign-in Muster listens to this machine only: 127.0.0.1, ::1 or localhost. Set MUSTER_OIDC_ISSUER and what belongs to it.',
      'PORT is "70000" and has to be a whole number from 0 to 65535.',
      'MUSTER_TREADS is no setting; docs/operations.md lists them all.',
    ]);
  });

  it('that contradict each other are refused', () => {
    const told = (env: NodeJS.ProcessEnv) => refusalOf(env).map((line) => line.split(' ')[0]);
    expect(told({ PORT: '9000', MUSTER_OPERATIONS_PORT: '9000' })).toEqual(['MUSTER_OPERATIONS_PORT']);
    expect(told({ PORT: '0', MUSTER_OPERATIONS_PORT: '0' })).toEqual([]);
    expect(told({ PORT: '9000', MUSTER_OPERATIONS_PORT: '9000', MUSTER_OPERATIONS_HOST: '10.0.0.7' })).toEqual([]);
    expect(told({ MUSTER_OPERATIONS_HOST: '0.0.0.0' })).toEqual(['MUSTER_OPERATIONS_HOST']);
    const identity = { MUSTER_OIDC_ISSUER: 'https://login.example.org/realm', MUSTER_OIDC_CLIENT_ID: 'muster' };
    const at = (MUSTER_PUBLIC_URL: string) => told({ ...identity, MUSTER_PUBLIC_URL });
    for (const url of ['https://muster.example.org', 'https://muster.example.org:8443/']) expect(at(url)).toEqual([]);
    for (const url of ['https://example.org/muster', 'https://example.org/?a=1', 'https://me@example.org'])
      expect(at(url)).toEqual(['MUSTER_PUBLIC_URL']);
  });

  it('never repeat the password of the database', () => {
    const told = refusalOf({ DATABASE_URL: 'postgres://muster:s3cret@[bad/db' });
    expect(told).toEqual(['DATABASE_URL is no address that can be read.']);
  });

  it('of a login of the application ask for the database that it belongs to', () => {
    expect(refusalOf({ DATABASE_APP_URL: 'postgres://a:b@c/d' })).toEqual([
      'DATABASE_APP_URL goes with DATABASE_URL, which leads to the same database.',
    ]);
  });

  it('of a worker ask for at least one thread', () => {
    expect(readWorkerSettings({ MUSTER_THREADS: '3', PORT: '80' }).threads).toBe(3);
    expect(refusalOf({ MUSTER_THREADS: '0' }, readWorkerSettings)).toHaveLength(1);
  });

  it('of a command may be those of a server or of a worker', () => {
    const server = { MUSTER_THREADS: '0', HOST: '0.0.0.0', PORT: '3000', MUSTER_GRACE_SECONDS: '5' };
    expect(readCommandSettings({ ...server, DATABASE_URL: 'postgres://a:b@c/d' }).databaseUrl).toBe(
      'postgres://a:b@c/d',
    );
    expect(refusalOf({ MUSTER_THREDS: '1' }, readCommandSettings)).toHaveLength(1);
    expect(readSettings({ MUSTER_THREADS: '0' }).threads).toBe(0);
  });
});
