import { deflateSync, inflateSync } from 'node:zlib';
import { toSmallPng } from './small-png.mjs';

const word = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
// Check sums are not looked at when a file is read.
const chunk = (type: string, data: Buffer) => Buffer.concat([word(data.length), Buffer.from(type), data, word(0)]);
const png = (width: number, height: number, lines: number[][]) =>
  Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', Buffer.concat([word(width), word(height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

function read(file: Buffer) {
  const parts: Record<string, Buffer> = {};
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at))
    parts[file.toString('latin1', at + 4, at + 8)] = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
  return { palette: [...parts['PLTE']], lines: [...inflateSync(parts['IDAT'])], kind: parts['IHDR'][9] };
}

test('colours become a palette, whatever filter a line has', () => {
  const [red, blue] = [
    [200, 0, 0],
    [0, 0, 200],
  ];
  // No filter; difference to the left; difference to above.
  const small = read(
    toSmallPng(
      png(2, 3, [
        [0, ...red, ...blue],
        [1, ...red, 56, 0, 200],
        [2, 0, 0, 0, 200, 0, 56],
      ]),
    ),
  );
  expect(small.kind).toBe(3);
  expect(small.palette).toEqual([...red, ...blue]);
  expect(small.lines).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0]);
});

test('what is no plain PNG is refused', () => {
  expect(() => toSmallPng(Buffer.from('not a picture'))).toThrow('no PNG');
});
