/**
 * One part of the bench in a process of its own: what one workload has taught the engine of its types does not slow the next one down, and its
 * memory is its own.
 */
import { benchBounds } from './bench-bounds.mjs';
import { benchGrowth } from './bench-growth.mjs';
import { benchW1, benchW2, benchW3 } from './bench-kernel.mjs';
import { benchModel } from './bench-model.mjs';
import { benchCase } from './bench-case.mjs';

const PARTS = {
  w1: benchW1,
  w2: benchW2,
  w3: benchW3,
  model: benchModel,
  growth: benchGrowth,
  case: benchCase,
  bounds: benchBounds,
};

const [part, ...options] = process.argv.slice(2);
await PARTS[part](options.includes('--quick'));
