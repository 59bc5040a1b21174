/**
 * Two runs beside each other: paired differences by replication. Runs with one seed share their draws (common random numbers), so the
 * difference of a pair shows the change and not the luck; with different seeds the pairs are independent and the intervals wider.
 */
import { MINUTES_PER_DAY, pairedDifference } from '@muster/logistics';
import { timesApart } from '../figures/times-apart.ts';
import type { PerReplication, RunClock } from '../result/result.ts';

/** What a comparison reads of a run result. */
export interface ComparableRun {
  readonly seed: number;
  readonly clock: Pick<RunClock, 'dDayMin' | 'endMin'>;
  readonly perReplication: PerReplication;
}

/** From which day times are counted: the ceasefire, or each run's own D-day. */
export type ComparisonAnchor = 'CF' | 'D';

export interface ComparedTime {
  readonly kind: 'closure' | 'element' | 'requirement' | 'gate';
  /** Group of a closure (`component:land`), or id of the element, requirement line or gate. */
  readonly id: string;
  /** Share of the replications in which it happens, 0 to 1. */
  readonly baseShare: number;
  readonly otherShare: number;
  /**
   * Days later (negative: earlier) than in the base run, mean and 95 % interval over the pairs. What happens in one run
   * only counts in the other with its end, so the figure is a least one where a share is below 1; what happens in neither counts as no difference.
   */
  readonly daysLater: { readonly mean: number; readonly low: number; readonly high: number };
  /** Pairs in which it comes earlier, and later, than in the base run. */
  readonly earlier: number;
  readonly later: number;
}

export interface Comparison {
  /** Pairs of replications: those that both runs have. */
  readonly replications: number;
  /** Whether the pairs share their draws. */
  readonly commonDraws: boolean;
  readonly anchor: ComparisonAnchor;
  /** Largest change first: the further from zero the nearer end of the interval, the earlier. */
  readonly times: readonly ComparedTime[];
  /** What only one of the two runs has, `<kind>/<id>`. */
  readonly onlyInBase: readonly string[];
  readonly onlyInOther: readonly string[];
}

export function compareRuns(base: ComparableRun, other: ComparableRun, anchor: ComparisonAnchor): Comparison {
  const pairs = Math.min(base.perReplication.hashes.length, other.perReplication.hashes.length);
  const [before, after] = [seriesOf(base), seriesOf(other)];
  const times = [...before].flatMap(([name, { kind, id, values }]): ComparedTime[] => {
    const match = after.get(name);
    return match === undefined ? [] : [compareTimes(kind, id, values, match.values, pairs, base, other, anchor)];
  });
  times.sort((a, b) => certainty(b) - certainty(a) || Math.abs(b.daysLater.mean) - Math.abs(a.daysLater.mean));
  return {
    replications: pairs,
    commonDraws: base.seed === other.seed,
    anchor,
    times,
    onlyInBase: [...before.keys()].filter((name) => !after.has(name)),
    onlyInOther: [...after.keys()].filter((name) => !before.has(name)),
  };
}

type Times = readonly (number | null)[];

/** Every time that a run gives by replication, by `<kind>/<id>`. */
function seriesOf(run: ComparableRun): Map<string, { kind: ComparedTime['kind']; id: string; values: Times }> {
  const found = new Map<string, { kind: ComparedTime['kind']; id: string; values: Times }>();
  const put = (kind: ComparedTime['kind'], id: string, values: Times) =>
    found.set(`${kind}/${id}`, { kind, id, values });
  const { elements, gates, groups, requirements, hashes } = run.perReplication;
  const ready = new Map(elements.map((element) => [element.id, element.ready]));
  for (const { key, members } of groups) {
    const rows = members.map((id) => ready.get(id)!);
    put(
      'closure',
      key.kind === 'all' ? 'all' : `${key.kind}:${key.id}`,
      hashes.map((_, r) => latest(rows.map((row) => row[r]))),
    );
  }
  for (const { id, ready: values } of elements) put('element', id, values);
  for (const { id, met } of requirements) put('requirement', id, met);
  for (const { id, met } of gates) put('gate', id, met);
  return found;
}

/** The last of the times, null when one of them never comes. */
function latest(times: Times): number | null {
  let last = 0;
  for (const time of times) {
    if (time === null) return null;
    last = Math.max(last, time);
  }
  return last;
}

function compareTimes(
  kind: ComparedTime['kind'],
  id: string,
  base: Times,
  other: Times,
  pairs: number,
  baseRun: ComparableRun,
  otherRun: ComparableRun,
  anchor: ComparisonAnchor,
): ComparedTime {
  const within = (run: ComparableRun, time: number | null) => {
    const from = anchorMin(run, anchor);
    return { at: time === null ? null : time - from, end: run.clock.endMin - from };
  };
  const minutes = Array.from({ length: pairs }, (_, r) =>
    timesApart(within(baseRun, base[r]), within(otherRun, other[r])),
  );
  const share = (times: Times) => times.filter((time) => time !== null).length / Math.max(1, times.length);
  return {
    kind,
    id,
    baseShare: share(base),
    otherShare: share(other),
    daysLater: pairedDifference(
      minutes.map((difference) => difference / MINUTES_PER_DAY),
      farthest(baseRun, otherRun, anchor) / MINUTES_PER_DAY,
    ),
    earlier: minutes.filter((difference) => difference < 0).length,
    later: minutes.filter((difference) => difference > 0).length,
  };
}

/** Minute of the run from which times are counted. */
const anchorMin = ({ clock }: ComparableRun, anchor: ComparisonAnchor): number => (anchor === 'D' ? clock.dDayMin : 0);

/** How far apart two times can be at most: one at the beginning of its run, the other at the end. */
function farthest(base: ComparableRun, other: ComparableRun, anchor: ComparisonAnchor): number {
  const [a, b] = [anchorMin(base, anchor), anchorMin(other, anchor)];
  return Math.max(base.clock.endMin - a + b, other.clock.endMin - b + a);
}

/** Distance from zero of the nearer end of the interval, 0 when the interval holds zero. */
function certainty({ daysLater }: ComparedTime): number {
  return daysLater.low > 0 ? daysLater.low : daysLater.high < 0 ? -daysLater.high : 0;
}
