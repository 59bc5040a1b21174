import { drawUniform } from '../engine/random.ts';

/** A source of numbers that belongs to one seed. */
export function numbers(seed: number) {
  let ordinal = 0;
  const unit = () => drawUniform(seed, 0, 77, 0, ordinal++);
  const int = (min: number, max: number) => min + Math.floor(unit() * (max - min + 1));
  return {
    unit,
    int,
    pick: <T>(list: readonly T[]): T => list[int(0, list.length - 1)],
    chance: (p: number) => unit() < p,
  };
}
