/** Cuts a list into runs of about equal work, in its order, so that a page answers between two of them. Greedy; one thing larger than `most` is a run of its own. */
export function sliceByWork<T>(items: readonly T[], workOf: (item: T) => number, most: number): readonly T[][] {
  const slices: T[][] = [];
  let work = Infinity;
  for (const item of items) {
    const own = workOf(item);
    if (work + own > most) {
      slices.push([]);
      work = 0;
    }
    slices[slices.length - 1].push(item);
    work += own;
  }
  return slices;
}
