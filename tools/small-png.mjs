/**
 * Screenshots with a palette: a quarter of the size, so that they can live in the repository.
 *
 * PNG (ISO/IEC 15948) as Chromium writes it: 8 bits, RGB or RGBA, not interlaced. Colours are counted in cells of 5 bits a channel, the
 * fullest 256 cells become the palette by the mean of their pixels, and other cells go to the nearest of them. Linear in the pixels.
 */
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 256;

function readChunks(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Pixels without the filters of their lines. */
function unfilter(raw, width, height, depth) {
  const stride = width * depth;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= depth ? out[at - depth] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= depth && y > 0 ? out[at - stride - depth] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[at] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

const cellOf = (r, g, b) => ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);

function choosePalette(pixels, depth) {
  const cells = new Map();
  for (let at = 0; at < pixels.length; at += depth) {
    const [r, g, b] = [pixels[at], pixels[at + 1], pixels[at + 2]];
    const key = cellOf(r, g, b);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, { key, count: 1, r, g, b });
    else {
      cell.count++;
      cell.r += r;
      cell.g += g;
      cell.b += b;
    }
  }
  const mean = ({ count, r, g, b }) => [r, g, b].map((sum) => Math.round(sum / count));
  const ordered = [...cells.values()].sort((a, b) => b.count - a.count || a.key - b.key);
  const palette = ordered.slice(0, MOST_COLOURS).map(mean);
  const indexOf = new Map();
  for (const [order, cell] of ordered.entries())
    indexOf.set(cell.key, order < MOST_COLOURS ? order : nearest(palette, mean(cell)));
  return { palette, indexOf };
}

function nearest(palette, [r, g, b]) {
  let [best, least] = [0, Infinity];
  palette.forEach(([pr, pg, pb], index) => {
    const distance = (pr - r) ** 2 + (pg - g) ** 2 + (pb - b) ** 2;
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  const frame = Buffer.alloc(4);
  frame.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([frame, body, tail]);
}

/** @param {Buffer} png 8 bits a channel, not interlaced @returns {Buffer} the same picture with at most 256 colours */
export function toSmallPng(png) {
  const chunks = readChunks(png);
  const head = chunks.find(({ type }) => type === 'IHDR').data;
  const [width, height, bits, kind, interlace] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8],
    head[9],
    head[12],
  ];
  const depth = { 2: 3, 6: 4 }[kind];
  if (bits !== 8 || depth === undefined || interlace !== 0) throw new Error('Only plain RGB and RGBA are made small.');
  const raw = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const pixels = unfilter(raw, width, height, depth);
  const { palette, indexOf } = choosePalette(pixels, depth);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * depth;
      lines[y * (width + 1) + 1 + x] = indexOf.get(cellOf(pixels[at], pixels[at + 1], pixels[at + 2]));
    }
  const newHead = Buffer.from(head);
  newHead[9] = 3;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', newHead),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
