import { drawUniform } from '../engine/random.ts';
import { MinHeap } from './min-heap.ts';

describe('heap of the route searches', () => {
  it('gives back what was put in by value, then by item, as a sort does', () => {
    const heap = new MinHeap();
    for (let round = 0; round < 20; round++) {
      heap.clear();
      const rows = Array.from({ length: 3000 }, (_, i) => ({
        value: Math.floor(drawUniform(5, round, 0, 0, i) * 500),
        item: Math.floor(drawUniform(5, round, 1, 0, i) * 100_000),
      }));
      for (const { value, item } of rows) heap.push(value, item);
      const taken = rows.map(() => heap.pop());
      expect(heap.size).toBe(0);
      expect(taken).toEqual(rows.sort((a, b) => a.value - b.value || a.item - b.item).map((row) => row.item));
    }
  });
});
