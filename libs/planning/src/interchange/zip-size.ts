/**
 * What a packed folder (ZIP, and so every .xlsx) unpacks to, known before anything is unpacked: a file can be a thousand times larger than it
 * looks. Whoever unpacks it may believe the directory or what each entry says of itself, and find the directory in another way; so a folder
 * in which these differ is refused, and the entries are made to say what the directory says.
 */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
/** Sizes that do not fit stand elsewhere; such a folder is larger than any table. */
const ELSEWHERE = 0xffffffff;
/** The extra field that says sizes once more, and one that nobody knows. */
const ZIP64 = 0x0001;
const NO_FIELD = 0xffff;
const STORED = 0;
/** How packed data begins that unpacks to nothing. */
const EMPTY = 0x0003;

export interface PackedFolder {
  /** Of all entries together. */
  readonly unpackedBytes: number;
  /** The folder, each size in it said once. */
  readonly bytes: Uint8Array;
}

/** Undefined where there is no directory that can be followed. */
export function openFolder(folder: Uint8Array): PackedFolder | undefined {
  const bytes = folder.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 8, true);
  if (count !== view.getUint16(end + 10, true)) return undefined;
  let at = view.getUint32(end + 16, true);
  let unpackedBytes = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const local = view.getUint32(at + 42, true);
    if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL) return undefined;
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    // Entries may lie over each other: the file is no bound of what they say they are packed to.
    const told = Math.max(packed, unpacked);
    unpackedBytes += told === ELSEWHERE ? Infinity : told;
    view.setUint32(local + 18, packed, true);
    view.setUint32(local + 22, unpacked, true);
    const [nameBytes, extraBytes, noteBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const localExtra = local + LOCAL_BYTES + view.getUint16(local + 26, true);
    const data = localExtra + view.getUint16(local + 28, true);
    dropZip64(view, at + ENTRY_BYTES + nameBytes, extraBytes);
    dropZip64(view, localExtra, view.getUint16(local + 28, true));
    // Without a size an unpacker goes on as long as there is something.
    const isPacked = view.getUint16(local + 8, true) !== STORED;
    if (unpacked === 0 && isPacked && (data + 2 > view.byteLength || view.getUint16(data, true) !== EMPTY))
      return undefined;
    at += ENTRY_BYTES + nameBytes + extraBytes + noteBytes;
  }
  return { unpackedBytes, bytes };
}

function dropZip64(view: DataView, from: number, length: number): void {
  const end = Math.min(from + length, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === ZIP64) view.setUint16(at, NO_FIELD, true);
}

/** The last mark of an end, whatever stands behind it. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - 4; at >= 0; at--)
    if (view.getUint32(at, true) === END) return at + END_BYTES <= view.byteLength ? at : undefined;
  return undefined;
}
