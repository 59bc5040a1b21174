/**
 * Counter-based random numbers: Threefry-2x32, 20 rounds (Salmon, Moraes, Dror, Shaw: Parallel Random Numbers: As Easy as 1, 2, 3, SC11).
 * A draw is a pure function of (seed, replication, stream key, purpose, ordinal): no state, no order, so an unused asset, a reroute or
 * another number of workers changes nobody else's draws. Only 32-bit adds, rotations and exclusive-ors: the same in every engine.
 * Cost: about 100 integer operations a draw.
 */
const PARITY = 0x1bd11bda;

/** Writes the two 32-bit output words for a counter and key to `out`. */
export function threefry2x32(key0: number, key1: number, counter0: number, counter1: number, out: Uint32Array): void {
  // Written out, because a model draws for every link it passes: no loops, no rotations to read.
  const k0 = key0 | 0;
  const k1 = key1 | 0;
  const k2 = PARITY ^ key0 ^ key1;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 2) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k0) | 0;
  x1 = (x1 + k1 + 3) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 4) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 5) | 0;
  out[0] = x0;
  out[1] = x1;
}

/** What a draw is for. Part of the counter, so two purposes of one stream never share a number. Append, never reorder. */
export const PURPOSE = Object.freeze({
  duration: 0,
  load: 1,
  unload: 2,
  service: 3,
  breakdown: 4,
  repair: 5,
  marryUp: 6,
  integration: 7,
  notice: 8,
  refusal: 9,
  occurrence: 10,
  permission: 11,
  factor: 12,
  risk: 13,
  maintenance: 14,
  efficiency: 15,
});

const scratch = new Uint32Array(2);

/**
 * A draw in (0, 1) with 32 bits.
 * @param seed seed of the run, an unsigned 32-bit integer
 * @param replication replication number
 * @param stream stream key (see {@link streamKey})
 * @param purpose one of {@link PURPOSE}, below 64
 * @param ordinal number of the draw within stream and purpose, below 2^26
 */
export function drawUniform(
  seed: number,
  replication: number,
  stream: number,
  purpose: number,
  ordinal: number,
): number {
  threefry2x32(seed, replication, stream, (purpose << 26) ^ ordinal, scratch);
  return (scratch[0] + 0.5) / 4294967296;
}

/** 32-bit stream key of a name (FNV-1a over UTF-16 code units, then a finaliser so that similar names differ everywhere). */
export function streamKey(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
