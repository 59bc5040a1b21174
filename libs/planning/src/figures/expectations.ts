/** What is expected of the elements by the outcomes of a run: ready and employable by then, and there until then, in 8 of 10 replications. */
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
      const by = (times: Int32Array) => {
        const found = quantileOfSorted(times.map((at) => (at < 0 ? never : at)).sort(), CONFIDENCE);
        return found === never ? null : found;
      };
      const leaves = Int32Array.from(employments, ({ leavesAt }) => leavesAt[e]).sort();
      const leavesMin = quantileOfSorted(leaves, 1 - CONFIDENCE);
      return [
        id,
        {
          readyMin: by(Int32Array.from(outcomes, ({ ready }) => ready[e])),
          employableMin: by(Int32Array.from(employments, ({ employableAt }) => employableAt[e])),
          leavesMin: leavesMin === OPEN_MIN ? null : leavesMin,
        },
      ];
    }),
  );
}
