/**
 * Unpacks DEFLATE data (RFC 1951) of a size that is known. Others go on for ever behind the end of data that breaks off, and hold whatever it
 * unpacks to; this stops at both.
 */

const BROKEN = new Error('broken data');
/** Bits of the longest code. */
const MOST_BITS = 15;

class BitReader {
  private at = 0;
  private hold = 0;
  private held = 0;

  constructor(private readonly data: Uint8Array) {}

  /** Behind the end are zeros, which nobody may take. */
  peek(count: number): number {
    while (this.held < count) {
      this.hold |= (this.data[this.at++] ?? 0) << this.held;
      this.held += 8;
    }
    return this.hold & ((1 << count) - 1);
  }

  drop(count: number): void {
    this.hold >>>= count;
    this.held -= count;
    if (this.at * 8 - this.held > this.data.length * 8) throw BROKEN;
  }

  take(count: number): number {
    const value = this.peek(count);
    this.drop(count);
    return value;
  }

  /** So many bytes, from the next whole one on. */
  takeBytes(count: number): Uint8Array {
    this.drop(this.held % 8);
    const from = this.at - this.held / 8;
    if (from + count > this.data.length) throw BROKEN;
    [this.at, this.hold, this.held] = [from + count, 0, 0];
    return this.data.subarray(from, from + count);
  }
}

/** Symbol and length of the code that stands at the beginning of so many bits; 0 where none does. */
interface Codes {
  readonly bits: number;
  readonly entries: Uint16Array;
}

/**
 * Codes of a length are counted upwards, and stand in the data with their first bit first. Together they are all that bits can say, but for a single
 * code of one bit.
 */
function toCodes(lengths: readonly number[]): Codes {
  const bits = Math.max(1, ...lengths);
  const counts = fill(bits + 1, 0);
  for (const length of lengths) counts[length]++;
  const next = fill(bits + 1, 0);
  for (let length = 2; length <= bits; length++) next[length] = (next[length - 1] + counts[length - 1]) << 1;
  const end = next[bits] + counts[bits];
  if (end > 1 << bits || (end < 1 << bits && bits > 1)) throw BROKEN;
  const entries = new Uint16Array(1 << bits);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    for (let at = reverse(next[length]++, length); at < entries.length; at += 1 << length)
      entries[at] = (symbol << 4) | length;
  });
  return { bits, entries };
}

function reverse(code: number, length: number): number {
  let reversed = 0;
  for (let i = 0; i < length; i++) reversed |= ((code >>> i) & 1) << (length - 1 - i);
  return reversed;
}

function readSymbol(reader: BitReader, { bits, entries }: Codes): number {
  const entry = entries[reader.peek(bits)];
  if (entry === 0) throw BROKEN;
  reader.drop(entry & MOST_BITS);
  return entry >>> 4;
}

const END_OF_BLOCK = 256;
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const DISTANCES = [
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769],
  ...[1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
];
const lengthBits = (index: number): number => (index < 8 || index === 28 ? 0 : (index - 4) >> 2);
const distanceBits = (index: number): number => (index < 4 ? 0 : (index - 2) >> 1);

const fill = (count: number, value: number): number[] => Array<number>(count).fill(value);
const FIXED = [
  toCodes([...fill(144, 8), ...fill(112, 9), ...fill(24, 7), ...fill(8, 8)]),
  toCodes(fill(32, 5)),
] as const;

/** Order in which the lengths of the codes of lengths are told. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function readCodes(reader: BitReader): readonly [Codes, Codes] {
  const literals = reader.take(5) + 257;
  const distances = reader.take(5) + 1;
  const told = reader.take(4) + 4;
  const meta = fill(19, 0);
  for (let i = 0; i < told; i++) meta[ORDER[i]] = reader.take(3);
  const codes = toCodes(meta);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const symbol = readSymbol(reader, codes);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) {
      const last = lengths.at(-1);
      if (last === undefined) throw BROKEN;
      lengths.push(...fill(3 + reader.take(2), last));
    } else lengths.push(...fill(symbol === 17 ? 3 + reader.take(3) : 11 + reader.take(7), 0));
  }
  if (lengths.length > literals + distances) throw BROKEN;
  return [toCodes(lengths.slice(0, literals)), toCodes(lengths.slice(literals))];
}

/** What the tables of all codes may take beside the data: a block of many long codes holds much, and a file of small ones with large tables is a trap. */
const LEAST_ENTRIES = 4096;
const ENTRIES_PER_BYTE = 128;

class Unpacking {
  private at = 0;
  private entries = 0;
  readonly out: Uint8Array;

  constructor(
    private readonly reader: BitReader,
    private readonly mostEntries: number,
    size: number,
  ) {
    this.out = new Uint8Array(size);
  }

  run(): Uint8Array {
    for (let isLast = false; !isLast;) {
      isLast = this.reader.take(1) === 1;
      const kind = this.reader.take(2);
      if (kind === 0) this.copyStored();
      else if (kind === 3) throw BROKEN;
      else this.unpackBlock(...(kind === 1 ? FIXED : this.readTables()));
    }
    if (this.at !== this.out.length) throw BROKEN;
    return this.out;
  }

  private readTables(): readonly [Codes, Codes] {
    const tables = readCodes(this.reader);
    this.entries += tables[0].entries.length + tables[1].entries.length;
    if (this.entries > this.mostEntries) throw BROKEN;
    return tables;
  }

  private copyStored(): void {
    const [low, high, notLow, notHigh] = this.reader.takeBytes(4);
    const count = low | (high << 8);
    if (count !== (~(notLow | (notHigh << 8)) & 0xffff)) throw BROKEN;
    const bytes = this.reader.takeBytes(count);
    if (this.at + count > this.out.length) throw BROKEN;
    this.out.set(bytes, this.at);
    this.at += count;
  }

  private unpackBlock(literals: Codes, distances: Codes): void {
    const { reader, out } = this;
    for (;;) {
      const symbol = readSymbol(reader, literals);
      if (symbol === END_OF_BLOCK) return;
      if (symbol < END_OF_BLOCK) {
        if (this.at >= out.length) throw BROKEN;
        out[this.at++] = symbol;
        continue;
      }
      const index = symbol - END_OF_BLOCK - 1;
      if (index >= LENGTHS.length) throw BROKEN;
      const length = LENGTHS[index] + reader.take(lengthBits(index));
      const far = readSymbol(reader, distances);
      if (far >= DISTANCES.length) throw BROKEN;
      const distance = DISTANCES[far] + reader.take(distanceBits(far));
      if (distance > this.at || this.at + length > out.length) throw BROKEN;
      for (let i = 0; i < length; i++, this.at++) out[this.at] = out[this.at - distance];
    }
  }
}

/** Undefined where the data is broken, breaks off, or holds more or less than it should. */
export function inflate(data: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return new Unpacking(new BitReader(data), LEAST_ENTRIES + ENTRIES_PER_BYTE * data.length, size).run();
  } catch (error) {
    if (error === BROKEN) return undefined;
    throw error;
  }
}
