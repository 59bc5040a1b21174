/**
 * Which worlds a property is tried on. Those of a commit are always the same; `npm run verify:long -- properties --seed 7 --times 5` draws others, and more.
 * Both libraries have this rule, for neither imports from the tests of the other; `tools/seeds.spec.ts` compares them.
 */
const DRAW = Math.max(1, Number(process.env.MUSTER_TEST_SEED ?? 1));
const TIMES = Math.max(1, Number(process.env.MUSTER_TEST_TIMES ?? 1));

/** Seeds of one draw are this far from those of the next. */
const APART = 1_000_003;

/** Another seed for each draw. */
export const seedOf = (seed: number): number => (seed + (DRAW - 1) * APART) % 900_000_000;

/** How many are tried where a commit tries so many. */
export const timesOf = (count: number): number => count * TIMES;

/** Seeds of so many worlds. */
export const seedsFrom = (first: number, count: number): number[] =>
  Array.from({ length: timesOf(count) }, (_, i) => seedOf(first + i));
