/** What the parts of a generated theatre share: its numbers, its sites and its durations. */
import type { ScenarioDocument } from '../scenario/document.ts';

type Section =
  | ('places' | 'links' | 'liftTypes' | 'liftPools' | 'forceElements' | 'gates')
  | ('stocks' | 'consumers' | 'replenishments' | 'deliveries' | 'disruptions');
export type Rows<K extends Section> = NonNullable<ScenarioDocument[K]>[number];

/** MINSTD: the numbers of a case depend on nothing but its size. */
export function numbers(seed: number) {
  let x = seed;
  const unit = () => (x = (x * 48271) % 2147483647) / 2147483647;
  const int = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    int,
    chance: (p: number) => unit() < p,
    pick: <T>(list: readonly T[]): T => list[int(0, list.length - 1)],
  };
}
export type Numbers = ReturnType<typeof numbers>;

export interface Site {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  readonly place: Rows<'places'>;
}

export const day = (offset: number) => ({ anchor: 'CF', offset }) as const;
export const hours = (min: number, mode: number, max: number) => ({
  triangular: [min, mode, max] as [number, number, number],
  unit: 'h' as const,
});
