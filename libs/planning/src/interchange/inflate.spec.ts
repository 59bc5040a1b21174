import { deflateRawSync, constants } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { inflate } from './inflate.ts';
import { readTable } from './read-table.ts';
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
