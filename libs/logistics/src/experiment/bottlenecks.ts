/**
 * Bottlenecks: what holds the closing dates back, ranked by re-running with the relief and the same draws. Candidates are the resources,
 * lift types and decisions with the largest share of the waiting on binding chains; each is relieved by a little (one more server, twice
 * the quota or room, one more asset or desk, a decision or permission a day earlier) and the replications are repeated, so a gain is measured and not guessed.
 * Every relief is judged by the same elements: those that are late or never ready in some replication. The best few are then measured again
 * on replications that had no part in choosing them, because the best of many estimates is too good on average.
 *
 * The steps stand apart - suspect, try, confirm - because each relief can be tried on a thread or machine of its own: rows that are put in
 * order by `inOrderOfGain` come out the same whoever tried them, and in whatever order.
 */
import { RATE, SERVERS } from '../engine/resource.ts';
import { CAUSE } from '../operation/explanation/cause.ts';
import { carriesFor } from '../operation/compile/lift-to-hand.ts';
import { comingElements, itemsOf, type Program } from '../operation/program.ts';
import { nameRanges, resourceName, resourceNumber } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import type { ReplicationOutcome } from '../operation/outcome.ts';
import { relieve, type Relieved } from './relief.ts';
import { pairedDifference } from './statistics.ts';
import { MINUTES_PER_DAY } from '../units/time.ts';

const WAITS: readonly number[] = [
  CAUSE['waiting-at-resource'],
  CAUSE['waiting-for-lift'],
  CAUSE['crew-rest'],
  CAUSE.closed,
  CAUSE.detection,
  CAUSE.attribution,
  CAUSE.decision,
  CAUSE.gate,
  CAUSE.permission,
];

export interface BottleneckOptions {
  /** At most this many candidates are re-run. */
  readonly candidates: number;
  /** Replications of each re-run; the first ones of the base run. */
  readonly replications: number;
  readonly sampleMin: number;
  /** So many of the best are confirmed with so many replications on which no relief was tried. */
  readonly confirmed: number;
  readonly freshReplications: number;
}

export interface DaysGained {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly replications: number;
}

export interface RankedBottleneck {
  readonly resource: string;
  /** Empty where nothing can be relieved. */
  readonly relief: string;
  /** Pool that one more asset joins, null for other reliefs. */
  readonly pool: string | null;
  readonly shareOfWaiting: number;
  readonly daysGained: DaysGained | null;
  /** True when the days gained come from fresh replications. */
  readonly confirmed: boolean;
}

interface Candidate {
  readonly resource: number;
  readonly minutes: number;
}

/** The candidates with the most waiting: at most half of them decisions, so that these do not crowd out what can be built or hired. */
function chosen(program: Program, candidates: readonly Candidate[], most: number): Candidate[] {
  const { gate, quota, permission, supply } = nameRanges(program);
  const isDecision = ({ resource }: Candidate) =>
    (resource >= gate && resource < quota) || (resource >= permission && resource < supply);
  const decisions = candidates.filter(isDecision).slice(0, Math.floor(most / 2));
  const capacity = candidates.filter((c) => !isDecision(c)).slice(0, most - decisions.length);
  return [...decisions, ...capacity];
}

/** What most of the waiting is for, and what would relieve it; nothing is run again yet. */
export function suspectBottlenecks(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
  { candidates: most, replications }: Pick<BottleneckOptions, 'candidates' | 'replications'>,
): RankedBottleneck[] {
  const { candidates, total } = waiting(program, outcomes);
  const base = outcomes.slice(0, replications);
  return inOrderOfGain(
    chosen(program, candidates, most).map(({ resource, minutes }) => {
      const relieved = relieve(program, resource, waitedForPools(program, resource, base));
      return {
        resource: resourceName(program, resource) ?? '',
        relief: relieved?.relief ?? '',
        pool: relieved?.pool ?? null,
        shareOfWaiting: minutes / total,
        daysGained: null,
        confirmed: false,
      };
    }),
  );
}

/** Tries the relief of a suspect on the first replications of the run; null where nothing can be relieved. */
export function tryRelief(
  program: Program,
  seed: number,
  resource: string,
  outcomes: readonly ReplicationOutcome[],
  { replications, sampleMin }: BottleneckOptions,
): DaysGained | null {
  const base = outcomes.slice(0, replications);
  return gainOf(program, seed, choiceOf(program, resource, base), base, sampleMin);
}

/** Measures a relief again, on replications that had no part in choosing it; the elements are those that it was chosen by. */
export function confirmRelief(
  program: Program,
  seed: number,
  resource: string,
  outcomes: readonly ReplicationOutcome[],
  options: BottleneckOptions,
): DaysGained | null {
  const choice = choiceOf(program, resource, outcomes.slice(0, options.replications));
  return gainOf(program, seed, choice, freshOnes(program, seed, outcomes, options), options.sampleMin);
}

/** The tried ones that are worth confirming, best first. */
export const worthConfirming = <R extends RankedBottleneck>(rows: readonly R[], most: number): R[] =>
  inOrderOfGain(rows)
    .filter(({ daysGained }) => (daysGained?.mean ?? 0) > 0)
    .slice(0, most);

/** Confirmed ones first, each group by the days gained, those without a gain by their share of waiting. A total order. */
export function inOrderOfGain<R extends RankedBottleneck>(rows: readonly R[]): R[] {
  return [...rows].sort(
    (a, b) =>
      Number(b.confirmed) - Number(a.confirmed) ||
      (b.daysGained?.mean ?? -1) - (a.daysGained?.mean ?? -1) ||
      b.shareOfWaiting - a.shareOfWaiting ||
      (a.resource < b.resource ? -1 : 1),
  );
}

/** All steps, one after the other. */
export function rankBottlenecks(
  program: Program,
  seed: number,
  outcomes: readonly ReplicationOutcome[],
  options: BottleneckOptions,
): RankedBottleneck[] {
  const tried = suspectBottlenecks(program, outcomes, options).map((row) => ({
    ...row,
    daysGained: tryRelief(program, seed, row.resource, outcomes, options),
  }));
  const best = options.freshReplications === 0 ? [] : worthConfirming(tried, options.confirmed);
  return inOrderOfGain(
    tried.map((row) =>
      best.includes(row)
        ? { ...row, daysGained: confirmRelief(program, seed, row.resource, outcomes, options), confirmed: true }
        : row,
    ),
  );
}

/** What of an outcome a gain is measured by; the rest of 200 outcomes need not be kept. */
type Readiness = Pick<ReplicationOutcome, 'replication' | 'ready'>;

function readinessOf(simulator: Simulator, seed: number, replication: number, sampleMin: number): Readiness {
  const { ready } = simulator.replicate(seed, replication, { sampleMin });
  return { replication, ready };
}

/** Replications that had no part in the ranking: those of the run that no relief was tried on, then new ones. */
function freshOnes(
  program: Program,
  seed: number,
  outcomes: readonly ReplicationOutcome[],
  { replications, freshReplications, sampleMin }: BottleneckOptions,
): Readiness[] {
  const untried = outcomes.slice(replications, replications + freshReplications);
  const simulator = new Simulator(program);
  const more = Array.from({ length: freshReplications - untried.length }, (_, i) =>
    readinessOf(simulator, seed, outcomes.length + i, sampleMin),
  );
  return [...untried, ...more];
}

/** A relief, and the elements that it is judged by: told by the replications that chose it, also when it is measured on others. */
interface Choice {
  readonly relieved: Relieved | undefined;
  readonly elements: readonly number[];
}

function choiceOf(program: Program, resource: string, base: readonly ReplicationOutcome[]): Choice {
  const number = resourceNumber(program, resource);
  return {
    relieved: relieve(program, number, waitedForPools(program, number, base)),
    elements: concerned(program, base),
  };
}

/** Mean days gained by a relief over some replications, and its interval; null where nothing can be relieved. */
function gainOf(
  program: Program,
  seed: number,
  { relieved, elements }: Choice,
  base: readonly Readiness[],
  sampleMin: number,
): DaysGained | null {
  if (relieved === undefined) return null;
  const simulator = new Simulator(relieved.program);
  const differences = base.map((before) =>
    gain(program, elements, before, readinessOf(simulator, seed, before.replication, sampleMin)),
  );
  return { ...pairedDifference(differences, program.world.endMin / MINUTES_PER_DAY), replications: base.length };
}

/**
 * By pool, the minutes that elements waited for lift of a type which this pool would have carried: it carries for their owner, its gate opened, and it made trips
 * in the replication, where any such pool did: one that made none is too far away.
 */
function waitedForPools(program: Program, resource: number, outcomes: readonly ReplicationOutcome[]): number[] {
  const { lift, gate } = nameRanges(program);
  if (resource < lift || resource >= gate) return [];
  const { liftPools, requirements, conditions, endMin } = program.world;
  const ownerOf = (e: number) => requirements[itemsOf(program.elementRequirements, e)[0]]?.owner;
  const type = program.world.liftTypes[resource - lift].id;
  const gates = liftPools.map(({ releasedBy }) => conditions.findIndex(({ id }) => id === releasedBy));
  const minutes = liftPools.map(() => 0);
  for (const o of outcomes)
    for (let e = 0; e + 1 < o.chainStart.length; e++)
      for (let i = o.chainStart[e]; i < o.chainStart[e + 1]; i++) {
        if (o.chainResource[i] !== resource) continue;
        const carry = liftPools.flatMap((pool, p) => {
          const opens = gates[p] < 0 || o.conditionFirstMetAt[gates[p]] >= 0;
          return opens && pool.type === type && carriesFor(pool, { owner: ownerOf(e) }, endMin) ? [p] : [];
        });
        const moved = carry.filter((p) => o.poolTrips[p] > 0);
        for (const p of moved.length > 0 ? moved : carry) minutes[p] += o.chainTo[i] - o.chainFrom[i];
      }
  return minutes;
}

/**
 * Whether a stretch is one that more of its resource may shorten: a wait, or work whose length is the capacity itself, as an outload or a change of gauge by
 * wagons a day, and work at servers that damage slows. A slow berth and a clearance take as long however many there are.
 */
function isRelievable(program: Program, cause: number, resource: number): boolean {
  if (WAITS.includes(cause)) return true;
  const facility = program.facilities.list[resource];
  if (facility === undefined) return false;
  if (facility.kind === RATE) return cause === CAUSE['gauge-change'] || cause === CAUSE.loading;
  const isTerminal = cause === CAUSE.loading || cause === CAUSE.discharge;
  return facility.kind === SERVERS && isTerminal && program.resourceWorkKgPerHour[resource] === 0;
}

function waiting(
  program: Program,
  outcomes: readonly ReplicationOutcome[],
): { candidates: Candidate[]; total: number } {
  const found = new Map<number, { minutes: number }>();
  let total = 0;
  for (const o of outcomes) {
    for (let e = 0; e + 1 < o.chainStart.length; e++) {
      for (let i = o.chainStart[e]; i < o.chainStart[e + 1]; i++) {
        if (o.chainResource[i] < 0 || !isRelievable(program, o.chainCause[i], o.chainResource[i])) continue;
        const minutes = o.chainTo[i] - o.chainFrom[i];
        total += minutes;
        const row = found.get(o.chainResource[i]) ?? { minutes: 0 };
        row.minutes += minutes;
        found.set(o.chainResource[i], row);
      }
    }
  }
  const candidates = [...found]
    .map(([resource, row]): Candidate => ({ resource, ...row }))
    .sort((a, b) => b.minutes - a.minutes || a.resource - b.resource);
  return { candidates, total: Math.max(1, total) };
}

/** Days by which the elements are ready earlier on average; one that is never ready counts with the end of the run. */
function gain(program: Program, elements: readonly number[], before: Readiness, after: Readiness): number {
  const at = (o: Readiness, e: number) => (o.ready[e] < 0 ? program.world.endMin : o.ready[e]);
  let sum = 0;
  for (const e of elements) sum += at(before, e) - at(after, e);
  return sum / Math.max(1, elements.length) / MINUTES_PER_DAY;
}

/** The elements that every relief is judged by: those that are late or never ready in some replication; all where none is. */
function concerned(program: Program, outcomes: readonly ReplicationOutcome[]): number[] {
  const all = comingElements(program);
  const late = all.filter((e) => {
    const required = program.world.elements[e].requiredMin ?? program.world.endMin;
    return outcomes.some((o) => o.ready[e] < 0 || o.ready[e] > required);
  });
  return late.length > 0 ? late : all;
}
