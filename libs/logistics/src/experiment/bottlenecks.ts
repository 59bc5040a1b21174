/**
 * Bottlenecks: what holds the closing dates back, ranked by re-running with the relief and the same draws. Candidates are the resources,
 * lift types and decisions with the largest share of the waiting on binding chains; each is relieved by a little (one more server, twice
 * the quota or room, one more asset, a decision a day earlier) and the replications are repeated, so a gain is measured and not guessed.
 * Every relief is judged by the same elements: those that are late or never ready in some replication. The best few are then measured again
 * on replications that had no part in choosing them, because the best of many estimates is too good on average.
 */
import type { Distribution } from '../engine/distribution.ts';
import { SERVERS } from '../engine/resource.ts';
import { CAUSE } from '../operation/cause.ts';
import type { Facilities } from '../operation/facilities.ts';
import { nameRanges, resourceName, toLists, type Lists, type Program } from '../operation/program.ts';
import { Simulator } from '../operation/simulator.ts';
import type { ReplicationOutcome } from '../operation/outcome.ts';
import { streamKey } from '../engine/random.ts';
import { pairedDifference } from './statistics.ts';

const WAITS: readonly number[] = [
  CAUSE['waiting-at-resource'],
  CAUSE['waiting-for-lift'],
  CAUSE.closed,
  CAUSE.detection,
  CAUSE.attribution,
  CAUSE.decision,
  CAUSE.gate,
];
const DAY = 1440;

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

export interface RankedBottleneck {
  readonly resource: string;
  readonly relief: string;
  readonly shareOfWaiting: number;
  readonly daysGained: {
    readonly mean: number;
    readonly low: number;
    readonly high: number;
    readonly replications: number;
  } | null;
  /** True when the days gained come from fresh replications. */
  readonly confirmed: boolean;
}

interface Candidate {
  readonly resource: number;
  readonly minutes: number;
}

/** The candidates with the most waiting: at most half of them decisions, so that these do not crowd out what can be built or hired. */
function chosen(program: Program, candidates: readonly Candidate[], most: number): Candidate[] {
  const { gate, quota } = nameRanges(program);
  const isDecision = ({ resource }: Candidate) => resource >= gate && resource < quota;
  const decisions = candidates.filter(isDecision).slice(0, Math.floor(most / 2));
  const capacity = candidates.filter((c) => !isDecision(c)).slice(0, most - decisions.length);
  return [...decisions, ...capacity];
}

/** Candidates in order of the days gained, those without a gain by their share of waiting. */
export function rankBottlenecks(
  program: Program,
  seed: number,
  outcomes: readonly ReplicationOutcome[],
  options: BottleneckOptions,
): RankedBottleneck[] {
  const { candidates, total } = waiting(outcomes);
  const base = outcomes.slice(0, options.replications);
  const elements = concerned(program, base);
  const tried = chosen(program, candidates, options.candidates).map((candidate) => {
    const relieved = relieve(program, candidate.resource);
    const row: RankedBottleneck = {
      resource: resourceName(program, candidate.resource) ?? '',
      relief: relieved?.relief ?? '',
      shareOfWaiting: candidate.minutes / total,
      daysGained: relieved ? gainOf(program, relieved.program, seed, elements, base, options.sampleMin) : null,
      confirmed: false,
    };
    return { row, relieved: relieved?.program };
  });
  tried.sort((a, b) => byGain(a.row, b.row));
  const best = tried.filter(({ row }) => (row.daysGained?.mean ?? 0) > 0).slice(0, options.confirmed);
  if (best.length === 0 || options.freshReplications === 0) return tried.map(({ row }) => row);
  const fresh = freshOnes(program, seed, outcomes, options);
  const confirmed = best.map(({ row, relieved }): RankedBottleneck => ({
    ...row,
    daysGained: gainOf(program, relieved!, seed, elements, fresh, options.sampleMin),
    confirmed: true,
  }));
  return [
    ...confirmed.sort(byGain),
    ...tried.map(({ row }) => row).filter((row) => !best.some((one) => one.row === row)),
  ];
}

const byGain = (a: RankedBottleneck, b: RankedBottleneck): number =>
  (b.daysGained?.mean ?? -1) - (a.daysGained?.mean ?? -1) || b.shareOfWaiting - a.shareOfWaiting;

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

/** Mean days gained by a relief over some replications, and its interval. */
function gainOf(
  program: Program,
  relieved: Program,
  seed: number,
  elements: readonly number[],
  base: readonly Readiness[],
  sampleMin: number,
): RankedBottleneck['daysGained'] {
  const simulator = new Simulator(relieved);
  const differences = base.map((before) =>
    gain(program, elements, before, readinessOf(simulator, seed, before.replication, sampleMin)),
  );
  return { ...pairedDifference(differences), replications: base.length };
}

function waiting(outcomes: readonly ReplicationOutcome[]): { candidates: Candidate[]; total: number } {
  const found = new Map<number, { minutes: number }>();
  let total = 0;
  for (const o of outcomes) {
    for (let e = 0; e + 1 < o.chainStart.length; e++) {
      for (let i = o.chainStart[e]; i < o.chainStart[e + 1]; i++) {
        if (!WAITS.includes(o.chainCause[i]) || o.chainResource[i] < 0) continue;
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
  return sum / Math.max(1, elements.length) / DAY;
}

/** The elements that every relief is judged by: those that are late or never ready in some replication; all where none is. */
function concerned(program: Program, outcomes: readonly ReplicationOutcome[]): number[] {
  const all = program.world.elements.map((_, e) => e);
  const late = all.filter((e) => {
    const required = program.world.elements[e].requiredMin ?? program.world.endMin;
    return outcomes.some((o) => o.ready[e] < 0 || o.ready[e] > required);
  });
  return late.length > 0 ? late : all;
}

/** The program with a little more of one thing; undefined where nothing can be relieved. */
export function relieve(program: Program, resource: number): { program: Program; relief: string } | undefined {
  const { lift, gate, quota, ban } = nameRanges(program);
  if (resource < lift) return moreCapacity(program, resource);
  if (resource < gate) return moreLift(program, program.world.liftTypes[resource - lift].id);
  if (resource < quota) return dayEarlier(program, resource - gate);
  return resource < ban ? moreHours(program, resource - quota) : withoutBan(program, resource - ban);
}

function moreCapacity(program: Program, resource: number): { program: Program; relief: string } {
  const facility = program.facilities.list[resource];
  const servers = facility.kind === SERVERS;
  const capacity = servers ? facility.capacity + 1 : facility.capacity * 2;
  // One more berth of a group is one more of the port.
  const port = facility.facility.startsWith('berths:') ? program.facilities.find(facility.place!, 'berths') : -1;
  const list = program.facilities.list.map((row, i) =>
    i === resource ? { ...row, capacity } : i === port ? { ...row, capacity: row.capacity + 1 } : row,
  );
  const facilities = Object.assign(Object.create(Object.getPrototypeOf(program.facilities)), program.facilities, {
    list,
  }) as Facilities;
  return {
    program: { ...program, facilities },
    relief: servers
      ? 'one more server'
      : facility.unit === 'm2' || facility.unit === 'persons' || facility.unit === 'kg'
        ? 'twice the room'
        : 'twice the daily quota',
  };
}

/** One more asset in the largest pool of a type; the streams of the others keep their names, so their draws stay. */
function moreLift(program: Program, type: string): { program: Program; relief: string } | undefined {
  const { liftPools } = program.world;
  const pool = liftPools.reduce(
    (best, p, i) =>
      p.type === type && (best < 0 || p.availableMin.length > liftPools[best].availableMin.length) ? i : best,
    -1,
  );
  if (pool < 0) return undefined;
  const asset = program.assetPool.length;
  const rows = liftPools.map((_, p) =>
    Array.from(program.poolAssets.items.subarray(program.poolAssets.start[p], program.poolAssets.start[p + 1])),
  );
  rows[pool].push(asset);
  const count = liftPools[pool].availableMin.length;
  return {
    relief: 'one more asset',
    program: {
      ...program,
      poolAssets: toLists(rows),
      assetPool: Int32Array.from([...program.assetPool, pool]),
      assetAvailableMin: Int32Array.from([...program.assetAvailableMin, Math.min(...liftPools[pool].availableMin)]),
      assetBase: Int32Array.from([
        ...program.assetBase,
        program.assetBase[program.poolAssets.items[program.poolAssets.start[pool]]],
      ]),
      assetKey: Uint32Array.from([...program.assetKey, streamKey(`${liftPools[pool].id}#${count}`)]),
    },
  };
}

function moreHours(program: Program, q: number): { program: Program; relief: string } {
  const quotaMin = program.quotaMin.slice();
  quotaMin[q] *= 2;
  return { relief: 'twice the hours', program: { ...program, quotaMin } };
}

function withoutBan(program: Program, link: number): { program: Program; relief: string } {
  const without = ({ start, items }: Lists) =>
    toLists(program.world.links.map((_, i) => (i === link ? [] : Array.from(items.subarray(start[i], start[i + 1])))));
  return {
    relief: 'without the ban',
    program: { ...program, liftBans: without(program.liftBans), columnBans: without(program.columnBans) },
  };
}

function dayEarlier(program: Program, condition: number): { program: Program; relief: string } | undefined {
  const current = program.distributions[program.conditionDistribution[condition]];
  const earlier = shorter(current);
  if (!earlier) return undefined;
  const conditionDistribution = program.conditionDistribution.slice();
  conditionDistribution[condition] = program.distributions.length;
  return {
    relief: 'decided a day earlier',
    program: { ...program, distributions: [...program.distributions, earlier], conditionDistribution },
  };
}

function shorter(d: Distribution): Distribution | undefined {
  const less = (value: number) => Math.max(0, value - DAY);
  switch (d.kind) {
    case 'fixed':
      return d.value > 0 ? { kind: 'fixed', value: less(d.value) } : undefined;
    case 'uniform':
      return { kind: 'uniform', min: less(d.min), max: less(d.max) };
    case 'triangular':
    case 'pert':
      return { kind: d.kind, min: less(d.min), mode: less(d.mode), max: less(d.max) };
    default:
      return undefined;
  }
}
