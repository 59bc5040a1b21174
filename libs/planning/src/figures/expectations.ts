/** What is expected of the elements by the outcomes of a run: ready by then, and there until then, in 8 of 10 replications. */
import { quantileOfSorted, type Program, type ReplicationOutcome } from '@muster/logistics';
import type { Expectations } from '../capability/matching.ts';
import { OPEN_MIN } from '../command/command.ts';
import type { Employment } from '../readiness/employment.ts';

const CONFIDENCE = 0.8;

export function expectationsOf(
  { world }: Program,
  outcomes: readonly ReplicationOutcome[],
  employments: readonly Employment[],
): Expectations {
  const never = world.endMin + 1;
  return new Map(
    world.elements.map(({ id }, e) => {
      const ready = Int32Array.from(outcomes, (o) => (o.ready[e] < 0 ? never : o.ready[e])).sort();
      const leaves = Int32Array.from(employments, ({ leavesAt }) => leavesAt[e]).sort();
      const [readyMin, leavesMin] = [quantileOfSorted(ready, CONFIDENCE), quantileOfSorted(leaves, 1 - CONFIDENCE)];
      return [
        id,
        { readyMin: readyMin === never ? null : readyMin, leavesMin: leavesMin === OPEN_MIN ? null : leavesMin },
      ];
    }),
  );
}
