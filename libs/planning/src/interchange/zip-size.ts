/**
 * What a packed folder (ZIP, and so every .xlsx) unpacks to, read from its directory before anything is unpacked: a file can be a thousand times
 * larger than it looks.
 */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const ENTRY_BYTES = 46;
/** Sizes that do not fit stand elsewhere; such a folder is larger than any table. */
const ELSEWHERE = 0xffffffff;

/** Bytes of all entries together; undefined where there is no directory that can be followed. */
export function unpackedSizeOf(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) return undefined;
    const told = Math.max(view.getUint32(at + 24, true), localSizeAt(view, view.getUint32(at + 42, true)));
    size += told === ELSEWHERE ? Infinity : told;
    at += ENTRY_BYTES + [28, 30, 32].reduce((sum, offset) => sum + view.getUint16(at + offset, true), 0);
  }
  return size;
}

/** The entry says its size a second time where it stands; a reader may believe either. */
const localSizeAt = (view: DataView, at: number): number =>
  at + 30 <= view.byteLength && view.getUint32(at, true) === LOCAL ? view.getUint32(at + 22, true) : 0;

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}
