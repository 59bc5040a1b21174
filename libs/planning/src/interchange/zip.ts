/**
 * A packed folder (ZIP, and so every .xlsx), opened before a reader of workbooks sees it: a file can be a thousand times larger than it looks,
 * and a reader may believe the directory or what each entry says of itself, or never come to an end. So the directory counts, what it unpacks to
 * is known first, and the reader is given a folder in which everything lies unpacked.
 */
import { inflate } from './inflate.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** A size that does not fit stands in an extra field; programs that write as they go put all sizes there (ZIP64). */
const ELSEWHERE = 0xffffffff;
const LONG_SIZES = 0x0001;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x2041;
/** Of a name in UTF-8, the one flag that says something of an entry that lies unpacked. */
const UTF8 = 0x0800;
/** Version of the format that an unpacked entry needs. */
const VERSION = 20;

interface Entry {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its data begins. */
  readonly data: number;
}

export interface PackedFolder {
  readonly names: readonly string[];
  /** Of all entries together. */
  readonly unpackedBytes: number;
  /** The folder with everything unpacked; undefined where something cannot be. */
  readonly unpack: () => Uint8Array | undefined;
}

/** Undefined where there is no directory that can be followed. */
export function openFolder(folder: Uint8Array): PackedFolder | undefined {
  const view = new DataView(folder.buffer, folder.byteOffset, folder.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 8, true);
  if (count !== view.getUint16(end + 10, true)) return undefined;
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    const entry = readEntry(view, at);
    if (entry === undefined) return undefined;
    entries.push(entry);
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0);
  }
  // Entries may lie over each other: the file is no bound of what they say they are packed to.
  const unpackedBytes = entries.reduce((sum, { packed, unpacked }) => sum + Math.max(packed, unpacked), 0);
  const names = entries.map(({ name }) => new TextDecoder().decode(name));
  return { names, unpackedBytes, unpack: () => unpack(folder, entries) };
}

/** The last mark of an end, whatever stands behind it. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 4; at >= 0; at--)
    if (view.getUint32(at, true) === END) return at + END_BYTES <= view.byteLength ? at : undefined;
  return undefined;
}

function readEntry(view: DataView, at: number): Entry | undefined {
  if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
  const nameBytes = view.getUint16(at + 28, true);
  const extra = at + ENTRY_BYTES + nameBytes;
  const extraBytes = view.getUint16(at + 30, true);
  if (extra + extraBytes > view.byteLength) return undefined;
  const short = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  const long = readLongSizes(view, extra, extraBytes);
  const [unpacked, packed, local] = short.map((size) => (size === ELSEWHERE ? (long.shift() ?? Infinity) : size));
  if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined;
  return {
    name: new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_BYTES, nameBytes),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    packed,
    unpacked,
    data: local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
  };
}

/** What stands elsewhere, in the order of the sizes that are not there. */
function readLongSizes(view: DataView, extra: number, bytes: number): number[] {
  const end = extra + bytes;
  for (let at = extra; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== LONG_SIZES) continue;
    const count = Math.floor(Math.min(view.getUint16(at + 2, true), end - at - 4) / 8);
    return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + i * 8, true)));
  }
  return [];
}

function unpack(folder: Uint8Array, entries: readonly Entry[]): Uint8Array | undefined {
  // Those that lie over each other are unpacked as often as they are told.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > folder.length) return undefined;
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = contentOf(folder, entry);
    if (content === undefined) return undefined;
    directory.push(toHeader(ENTRY, entry, at), entry.name);
    const local = [toHeader(LOCAL, entry, at), entry.name, content];
    parts.push(...local);
    at += local.reduce((sum, { length }) => sum + length, 0);
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(END_BYTES));
  end.setUint32(0, END, true);
  for (const offset of [8, 10]) end.setUint16(offset, entries.length, true);
  end.setUint32(12, directoryBytes, true);
  end.setUint32(16, at, true);
  return join([...parts, ...directory, new Uint8Array(end.buffer)]);
}

function contentOf(folder: Uint8Array, { flags, method, packed, unpacked, data }: Entry): Uint8Array | undefined {
  if ((flags & ENCRYPTED) !== 0 || data + packed > folder.length) return undefined;
  const bytes = folder.subarray(data, data + packed);
  if (method === STORED) return packed === unpacked ? bytes : undefined;
  return method === DEFLATED ? inflate(bytes, unpacked) : undefined;
}

/** Of an entry in the directory or before its data, which have the same fields two bytes apart. */
function toHeader(
  mark: typeof ENTRY | typeof LOCAL,
  { name, flags, checksum, unpacked }: Entry,
  at: number,
): Uint8Array {
  const header = new DataView(new ArrayBuffer(mark === ENTRY ? ENTRY_BYTES : LOCAL_BYTES));
  const from = mark === ENTRY ? 6 : 4;
  header.setUint32(0, mark, true);
  if (mark === ENTRY) header.setUint16(4, VERSION, true);
  header.setUint16(from, VERSION, true);
  header.setUint16(from + 2, flags & UTF8, true);
  header.setUint32(from + 10, checksum, true);
  for (const offset of [14, 18]) header.setUint32(from + offset, unpacked, true);
  header.setUint16(from + 22, name.length, true);
  if (mark === ENTRY) header.setUint32(42, at, true);
  return new Uint8Array(header.buffer);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
