/**
 * The program of the first scenario, compiled by the build: a file beside the bundle of the server, which is made anew with every build, so
 * that it is always that of this very engine. Without the file the program is compiled when it is needed.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another version of Node may not read the bytes. */
const fileOf = (hash: string): string => join(import.meta.dirname, `${hash}-${process.version}.program`);

export function readPrepared(hash: string): Uint8Array | undefined {
  const file = fileOf(hash);
  return existsSync(file) ? readFileSync(file) : undefined;
}

export const writePrepared = (hash: string, program: Uint8Array): void => writeFileSync(fileOf(hash), program);
