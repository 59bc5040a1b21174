import { deflateRawSync, inflateRawSync, constants } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { inflate } from './inflate.ts';
import { readTable } from './read-table.ts';
import { openFolder } from './zip.ts';
import { findFormat, TABLE_FORMATS } from './tables.ts';
import { writeTemplate } from './write-table.ts';

/** Bytes that repeat in many ways, and some that do not. */
const contents = fc
  .array(fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 300 })), { maxLength: 20 })
  .map(
    (parts) =>
      new Uint8Array(
        parts.flatMap(([bytes, times]) =>
          Array<number[]>(times)
            .fill([...bytes])
            .flat(),
        ),
      ),
  );
const ways = fc.constantFrom(
  { level: 0 },
  { level: 9 },
  { strategy: constants.Z_FIXED },
  { strategy: constants.Z_HUFFMAN_ONLY },
);

describe('Unpacking', () => {
  it('gives back what was packed, in every way of packing', () => {
    fc.assert(
      fc.property(contents, ways, (content, way) => {
        const packed = new Uint8Array(deflateRawSync(content, way));
        expect(inflate(packed, content.length)).toEqual(content);
      }),
      { numRuns: 150 },
    );
  });

  it('stops at data that breaks off, and at more or less than was said', () => {
    fc.assert(
      fc.property(contents, ways, fc.nat(), (content, way, at) => {
        const packed = new Uint8Array(deflateRawSync(content, way));
        expect(inflate(packed.subarray(0, at % packed.length), content.length)).toBeUndefined();
        expect(inflate(packed, content.length + 1)).toBeUndefined();
        if (content.length > 0) expect(inflate(packed, content.length - 1)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('ends on any data', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (data) => {
        const content = inflate(data, 50);
        expect(content === undefined || content.length === 50).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Blocks that hold nothing, each with two codes of 15 bits. */
function emptyBlocks(count: number): Uint8Array {
  const bits: number[] = [];
  const number = (value: number, width: number) => {
    for (let k = 0; k < width; k++) bits.push((value >> k) & 1);
  };
  // The lengths 1 to 15 and the repeated zero have four bits each, first bit first.
  const length = (value: number) => {
    for (let k = 3; k >= 0; k--) bits.push(((value - 1) >> k) & 1);
  };
  const zeros = (times: number) => {
    length(16);
    number(times - 11, 7);
  };
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const to15 = Array.from({ length: 15 }, (_, k) => k + 1);
  for (let block = 1; block <= count; block++) {
    number(block === count ? 1 : 0, 1);
    number(2, 2);
    number(0, 5);
    number(15, 5);
    number(15, 4);
    for (const symbol of ORDER) number([0, 16, 17].includes(symbol) ? 0 : 4, 3);
    to15.forEach(length);
    zeros(138);
    zeros(103);
    length(15);
    [...to15, 15].forEach(length);
    number(0x7fff, 15);
  }
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    Array.from({ length: 8 }, (__, k) => (bits[8 * at + k] ?? 0) << k).reduce((sum, bit) => sum + bit, 0),
  );
}

it('Codes whose tables are far larger than what they unpack are refused', () => {
  const trap = emptyBlocks(100);
  // Nothing is wrong with it but its tables, 64 thousand entries for each thirty bytes.
  expect(inflateRawSync(trap).length).toBe(0);
  expect(inflate(trap, 0)).toBeUndefined();
});

it('A folder whose entries lie over each other is not unpacked', () => {
  const folder = writeTemplate(TABLE_FORMATS);
  const view = new DataView(folder.buffer);
  const entries = Array.from({ length: folder.length - 46 }, (_, at) => at).filter(
    (at) => view.getUint32(at, true) === 0x02014b50,
  );
  expect(openFolder(folder)?.unpack()).toBeDefined();
  const largest = Math.max(...entries.map((at) => view.getUint32(at + 20, true)));
  const first = entries.find((at) => view.getUint32(at + 20, true) === largest)!;
  for (const at of entries)
    for (const field of [20, 24, 42]) view.setUint32(at + field, view.getUint32(first + field, true), true);
  expect(largest * entries.length).toBeGreaterThan(folder.length);
  expect(openFolder(folder)?.unpack()).toBeUndefined();
});

/** As programs write it that do not know how long a file will be when they begin it: all sizes in extra fields. */
function withLongSizes(folder: Uint8Array): Uint8Array {
  const view = new DataView(folder.buffer, folder.byteOffset, folder.byteLength);
  const end = folder.length - 22;
  const parts: Uint8Array[] = [folder.subarray(0, view.getUint32(end + 16, true))];
  for (let at = parts[0].length; at < end;) {
    const [name, extra] = [28, 30].map((field) => view.getUint16(at + field, true));
    const entry = new Uint8Array(46 + name + 4 + 24);
    entry.set(folder.subarray(at, at + 46 + name));
    const to = new DataView(entry.buffer);
    to.setUint16(30, 28, true);
    to.setUint16(32, 0, true);
    to.setUint16(46 + name, 1, true);
    to.setUint16(46 + name + 2, 24, true);
    for (const [i, field] of [24, 20, 42].entries()) {
      to.setBigUint64(46 + name + 4 + i * 8, BigInt(view.getUint32(at + field, true)), true);
      to.setUint32(field, 0xffffffff, true);
    }
    parts.push(entry);
    at += 46 + name + extra + view.getUint16(at + 32, true);
  }
  return new Uint8Array(Buffer.concat([...parts, folder.subarray(end)]));
}

it('A workbook whose sizes stand in extra fields is read', () => {
  const format = findFormat('stocks');
  if (format === undefined) throw new Error('stocks');
  const long = withLongSizes(writeTemplate(TABLE_FORMATS));
  expect(openFolder(long)?.unpackedBytes).toBe(openFolder(writeTemplate(TABLE_FORMATS))?.unpackedBytes);
  expect(readTable(long, format).warnings.map(({ code }) => code)).toEqual(['line.example']);
  // Sizes that are nowhere have no bound.
  const view = new DataView(long.buffer);
  const at = Array.from({ length: long.length - 46 }, (_, i) => i).find((i) => view.getUint32(i, true) === 0x02014b50)!;
  view.setUint16(at + 46 + view.getUint16(at + 28, true), 2, true);
  expect(openFolder(long)).toBeUndefined();
});

it('A workbook whose entries point to something else is broken, and does not hold its reader up', () => {
  const whole = writeTemplate(TABLE_FORMATS);
  const format = findFormat('stocks');
  if (format === undefined) throw new Error('stocks');
  const view = new DataView(whole.buffer);
  const locals = Array.from({ length: whole.length - 30 }, (_, at) => at).filter(
    (at) => view.getUint32(at, true) === 0x04034b50,
  );
  expect(locals.length).toBeGreaterThan(5);
  for (const at of locals) {
    const file = whole.slice();
    // Its data begins 23,808 bytes later.
    file[at + 29] = 93;
    expect(readTable(file, format).rejected.map(({ code }) => code)).toEqual(['workbook.broken']);
  }
});

// A length in it that is wrong took all the memory there is, and the server with it.
it('A workbook of the older kind is refused, as is one with a password', () => {
  const format = findFormat('stocks');
  if (format === undefined) throw new Error('stocks');
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['id', 'place', 'class', 'amountT']]), 'Stocks');
  const file = new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
  expect(readTable(file, format).rejected.map(({ code }) => code)).toEqual(['workbook.old']);
});
