/** Reads a scenario file as text, or says in issues why it cannot be one. Nothing is thrown on what a user may have typed. */
import { open, stat } from 'node:fs/promises';
import type { Issue } from '@muster/planning';

export const FILE_MOST_BYTES = 64 * 1024 * 1024;

export type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly issues: readonly Issue[] };

const refuse = (code: string, message: string): FileText => ({
  ok: false,
  issues: [{ code, path: '', message, severity: 'error' }],
});

export async function readScenarioFile(file: string): Promise<FileText> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return refuse('file.directory', `${file} is a folder.`);
    if (!found.isFile()) return refuse('file.not-regular', `${file} is not a regular file, so it is not read.`);
    if (found.size > FILE_MOST_BYTES)
      return refuse('file.too-large', `${file} has ${found.size} bytes; at most ${FILE_MOST_BYTES} are read.`);
    const bytes = await readAtMost(file, FILE_MOST_BYTES);
    if (bytes === undefined) return refuse('file.too-large', `${file} has more than ${FILE_MOST_BYTES} bytes.`);
    if (bytes.length === 0) return refuse('file.empty', `${file} is empty.`);
    return toText(file, bytes);
  } catch (error) {
    return toRefusal(file, error as NodeJS.ErrnoException);
  }
}

/** Files of the system (/proc) tell no size, and others grow: they are read up to the limit and no further. */
async function readAtMost(file: string, most: number): Promise<Uint8Array | undefined> {
  const handle = await open(file, 'r');
  try {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for await (const part of handle.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) {
      bytes += (part as Uint8Array).length;
      if (bytes > most) return undefined;
      parts.push(part as Uint8Array);
    }
    return Buffer.concat(parts);
  } finally {
    await handle.close();
  }
}

/** UTF-8 with or without a byte-order mark. */
function toText(file: string, bytes: Uint8Array): FileText {
  if (bytes.includes(0)) return refuse('file.not-text', `${file} is not a text file in UTF-8.`);
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse('file.not-text', `${file} is not a text file in UTF-8.`);
  }
}

function toRefusal(file: string, { code }: NodeJS.ErrnoException): FileText {
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('file.missing', `There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EPERM') return refuse('file.forbidden', `${file} may not be read by this user.`);
  if (code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
    return refuse('file.name', 'This is not a name of a file.');
  return refuse('file.unreadable', `${file} cannot be read (${code ?? 'for an unknown reason'}).`);
}
