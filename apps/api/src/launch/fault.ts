/** A condition that the operator has to mend: told in one sentence, never as a stack trace, with an exit code of its own. */
export const EXIT = Object.freeze({
  unexpected: 1,
  settings: 2,
  port: 20,
  address: 21,
  dataFolder: 30,
  diskFull: 31,
  databaseUnreachable: 32,
  databaseFailed: 33,
  platform: 34,
  databaseVersion: 35,
});

export class Fault extends Error {
  readonly exitCode: number;

  constructor(kind: keyof typeof EXIT, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'Fault';
    this.exitCode = EXIT[kind];
  }
}

interface SystemError {
  readonly code?: string;
  readonly message?: string;
}

/** The fault that an error of the file system means; other errors come back unchanged. */
export function toFileFault(error: unknown, folder: string): unknown {
  const { code } = error as SystemError;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Fault('diskFull', `There is no space left on the disk that holds ${folder}.`, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT') {
    return new Fault(
      'dataFolder',
      `The data folder ${folder} cannot be written by this user; set MUSTER_DATA to a folder that can.`,
      error,
    );
  }
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return new Fault('dataFolder', `The data folder ${folder} is not a folder; set MUSTER_DATA to one.`, error);
  return error;
}
