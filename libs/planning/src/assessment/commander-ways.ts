/** Lines of communication, lift, single points of failure, cost of movement. */
import { MINUTES_PER_DAY, quantile, quantileOfSorted, type Cause } from '@muster/logistics';
import { MetTimes } from '../figures/met-times.ts';
import { withdrawnPools } from '../force/plan.ts';
import { toDistribution } from '../mapping/quantities.ts';
import type { CommanderRequest, LiftShortfall, LineOfCommunication, SinglePoint } from '../result/commander.ts';
import type { ResourceResult } from '../result/result.ts';
import { ScenarioClock } from '../scenario/clock.ts';
import type { Evidence } from './commander.ts';

const MOST_COMMUNICATIONS = 60;
const MOST_SINGLE_POINTS = 60;
/** A place that this share of the persons passes is named. */
const GREAT_SHARE = 0.2;

type Span = LineOfCommunication['spans'][number];

/** Crossings, ports, airfields, terminals, gauge changes, junctions and links that were used, those that are hit or queue first. */
export function communicationsOf({ document, program, outcomes, clock, resources }: Evidence): LineOfCommunication[] {
  const dates = new ScenarioClock(document.clock);
  const modes = new Map((document.links ?? []).map(({ id, mode }) => [id, mode]));
  const met = new MetTimes(program, outcomes);
  const hits = (document.disruptions ?? []).flatMap((row): (Span & { readonly owner: string })[] => {
    const owner = row.place ?? row.link ?? row.resource?.split('/').slice(0, -1).join('/') ?? '';
    const begins = row.at === undefined ? medianOf(met, row.when ?? '') : { fromMin: dates.minute(row.at), share: 1 };
    if (begins === null || row.factor >= 1) return [];
    const { fromMin } = begins;
    // What begins when its time is over does not happen.
    if (row.until !== undefined && fromMin > dates.minute(row.until)) return [];
    const lasts = Math.round(quantile(toDistribution(row.duration), 0.5));
    const probability = (row.probability ?? 1) * begins.share;
    if (row.everyDays !== undefined) {
      const untilMin = row.until === undefined ? clock.endMin : dates.minute(row.until) + lasts;
      return [{ owner, fromMin, untilMin, state: 'at-times', probability }];
    }
    const state = row.factor === 0 ? 'closed' : 'reduced';
    return [{ owner, fromMin, untilMin: fromMin + lasts, state, probability }];
  });
  const mainly = new Map(document.places.map(({ id, kind }) => [id, PLACES[kind]]));
  const found = new Map<
    string,
    { kind: LineOfCommunication['kind']; utilisation: number; spans: Span[]; weight: number }
  >();
  for (const resource of resources) {
    const id = resource.place ?? resource.link;
    const kind = resource.link === null ? kindOfFacility(resource.facility) : kindOfLink(modes.get(resource.link));
    if (id === null || kind === undefined || !isWanted(resource)) continue;
    const own = found.get(id) ?? {
      kind,
      utilisation: 0,
      spans: hits
        .filter(({ owner }) => owner === id)
        .map(({ fromMin, untilMin, state, probability }) => ({ fromMin, untilMin, state, probability })),
      weight: 0,
    };
    // A place with a port, an airfield and ramps is one line: what it mainly is where that is used, else the first that is.
    if (kind === mainly.get(id)) own.kind = kind;
    own.utilisation = Math.max(own.utilisation, resource.utilisation);
    own.spans.push(...queueSpans(resource.queue, clock.stepMin));
    own.weight += waitingAt(resource);
    found.set(id, own);
  }
  return [...found]
    .sort(([a, x], [b, y]) => y.weight - x.weight || y.spans.length - x.spans.length || (a < b ? -1 : 1))
    .slice(0, MOST_COMMUNICATIONS)
    .map(([id, { kind, utilisation, spans }]) => ({
      id,
      kind,
      utilisation,
      spans: spans.sort((a, b) => a.fromMin - b.fromMin || a.untilMin - b.untilMin),
    }));
}

/** When a condition is met, the median of the replications in which it is, and the share of these; null = in none. */
function medianOf(met: MetTimes, id: string): { readonly fromMin: number; readonly share: number } | null {
  const times = Float64Array.from(met.outcomes.map((_, r) => met.at(id, r)).filter((at) => at >= 0)).sort();
  return times.length === 0
    ? null
    : { fromMin: quantileOfSorted(times, 0.5), share: times.length / met.outcomes.length };
}

/** Somebody passed, or stands in line to the end. */
const isWanted = ({ served, longestQueue }: ResourceResult): boolean => served > 0 || longestQueue.p90 > 0;

/** Minutes that are waited at a resource on the whole; where nobody is let in, by the longest queue. */
export const waitingAt = ({ meanWaitMin, served, longestQueue }: ResourceResult): number =>
  meanWaitMin * Math.max(served, longestQueue.p50);

const LINKS: Readonly<Record<string, LineOfCommunication['kind']>> = {
  rail: 'railway',
  waterway: 'waterway',
  sea: 'sea-lane',
};
const kindOfLink = (mode = 'road'): LineOfCommunication['kind'] => LINKS[mode] ?? 'road';

const KINDS: Readonly<Record<string, LineOfCommunication['kind'] | undefined>> = {
  berths: 'port',
  clearance: 'port',
  staging: 'port',
  'parking-wide': 'airfield',
  'parking-narrow': 'airfield',
  handling: 'airfield',
  fuel: 'airfield',
  ramps: 'rail-terminal',
  trains: 'rail-terminal',
  // A place without facilities that may be closed: a road junction, a strait.
  passage: 'junction',
};

/** What a place of a kind mainly is, of those that are lines. */
const PLACES: Readonly<Record<string, LineOfCommunication['kind'] | undefined>> = {
  'border-crossing': 'crossing',
  seaport: 'port',
  airfield: 'airfield',
  'rail-terminal': 'rail-terminal',
  'gauge-change': 'gauge-change',
};

function kindOfFacility(facility: string): LineOfCommunication['kind'] | undefined {
  if (facility.startsWith('rail-') || facility.startsWith('road')) return 'crossing';
  if (facility.startsWith('gauge-change')) return 'gauge-change';
  return KINDS[facility.split(':')[0]];
}

function queueSpans(queue: readonly number[], stepMin: number): Span[] {
  const spans: Span[] = [];
  let from = -1;
  for (let i = 0; i <= queue.length; i++) {
    if (i < queue.length && queue[i] > 0) {
      if (from < 0) from = i;
    } else if (from >= 0) {
      spans.push({ fromMin: from * stepMin, untilMin: i * stepMin, state: 'queue', probability: 1 });
      from = -1;
    }
  }
  return spans;
}

/** What more assets of a type shorten: crews that rest are missing like assets that are elsewhere. */
const LIFT_WAITS: readonly Cause[] = ['waiting-for-lift', 'crew-rest'];

/** Who waits a day or more on average for what begins with this in the ledger (`lift/` types, `quota/` hours of a nation in a pool), by its name. */
function waitsFor(prefix: string, { elements }: Evidence): Map<string, { id: string; days: number }[]> {
  const waits = new Map<string, { id: string; days: number }[]>();
  for (const { id, ledger } of elements) {
    const byName = new Map<string, number>();
    for (const { cause, resource, meanMin } of ledger) {
      if (!LIFT_WAITS.includes(cause) || !resource?.startsWith(prefix)) continue;
      const name = resource.slice(prefix.length);
      byName.set(name, (byName.get(name) ?? 0) + meanMin);
    }
    for (const [name, meanMin] of byName)
      if (meanMin >= MINUTES_PER_DAY)
        waits.set(name, [...(waits.get(name) ?? []), { id, days: meanMin / MINUTES_PER_DAY }]);
  }
  return waits;
}

const meanOf = (rows: readonly { readonly days: number }[]): number =>
  rows.reduce((sum, { days }) => sum + days, 0) / rows.length;

export function liftOf(evidence: Evidence): LiftShortfall[] {
  const assets = new Map<string, number>();
  const withdrawn = withdrawnPools(evidence.document);
  for (const pool of evidence.document.liftPools ?? [])
    if (!withdrawn.has(pool.id)) assets.set(pool.liftType, (assets.get(pool.liftType) ?? 0) + pool.count);
  return [...waitsFor('lift/', evidence)]
    .map(([liftType, rows]): LiftShortfall => ({
      liftType,
      assets: assets.get(liftType) ?? 0,
      elements: rows.length,
      waitDays: meanOf(rows),
      worst: [...rows].sort((a, b) => b.days - a.days)[0].id,
    }))
    .sort((a, b) => b.elements * b.waitDays - a.elements * a.waitDays || (a.liftType < b.liftType ? -1 : 1));
}

/** Nations whose hours in a pool are spent while their elements wait, the worst first. */
export function spentHoursOf(evidence: Evidence): CommanderRequest[] {
  return [...waitsFor('quota/', evidence)]
    .map(([name, rows]): CommanderRequest & { readonly elements: number; readonly waitDays: number } => {
      const waitDays = meanOf(rows);
      return {
        kind: 'hours',
        to: name.slice(name.lastIndexOf('/') + 1),
        subject: `quota/${name}`,
        byMin: null,
        elements: rows.length,
        waitDays,
        text: `Find more hours in this pool: ${rows.length} element(s) wait ${waitDays.toFixed(1)} days for them on average.`,
      };
    })
    .sort((a, b) => b.elements * b.waitDays - a.elements * a.waitDays || (a.subject < b.subject ? -1 : 1));
}

/** Nations, elements and places that cannot be lost: by the lines that fall with them, and by the persons that pass. */
export function singlePointsOf({ document, subjects, shown }: Evidence): SinglePoint[] {
  const known = new Map(subjects.map((subject) => [subject.id, subject]));
  const all = Math.max(
    1,
    subjects.reduce((sum, { persons }) => sum + persons, 0),
  );
  const lines = (document.requirements ?? []).map((row) => ({
    id: row.id,
    count: row.count,
    persons: row.persons ?? 0,
    members: (row.elements ?? []).filter((id) => known.has(id)),
  }));
  const isFull = ({ count, persons }: (typeof lines)[number], members: readonly string[]) =>
    members.length >= count && members.reduce((sum, id) => sum + (known.get(id)?.persons ?? 0), 0) >= persons;
  const without = (gone: (id: string) => boolean) =>
    lines.filter((line) => {
      const left = line.members.filter((id) => !gone(id));
      return left.length < line.members.length && isFull(line, line.members) && !isFull(line, left);
    }).map(({ id }) => id); // prettier-ignore
  const dependants = dependantsOf(document);
  /** What falls with some elements: they, and all that wait for one of them. */
  const lossOf = (kind: SinglePoint['kind'], id: string, own: readonly string[]): SinglePoint => {
    const lost = new Set(own.flatMap((element) => [element, ...dependants(element)]));
    return {
      kind,
      id,
      lines: without((element) => lost.has(element)),
      share: [...lost].reduce((sum, element) => sum + (known.get(element)?.persons ?? 0), 0) / all,
    };
  };
  const nations = [...new Set(subjects.flatMap(({ nation }) => nation ?? []))].map((id) =>
    lossOf(
      'nation',
      id,
      subjects.filter(({ nation }) => nation === id).map((subject) => subject.id),
    ),
  );
  const elements = subjects.map(({ id }) => lossOf('element', id, [id]));
  const ends = new Map((document.forceElements ?? []).map((row) => [row.id, new Set([row.home, row.destination])]));
  const passing = new Map<string, Set<string>>();
  shown.movements.of.forEach((element, i) => {
    for (const place of [shown.movements.from[i], shown.movements.to[i]]) {
      if (!known.has(element) || ends.get(element)?.has(place)) continue;
      passing.set(place, (passing.get(place) ?? new Set()).add(element));
    }
  });
  const places = [...passing].map(([id, who]): SinglePoint => ({
    kind: 'place',
    id,
    lines: without((element) => who.has(element)),
    share: [...who].reduce((sum, element) => sum + (known.get(element)?.persons ?? 0), 0) / all,
  }));
  return [
    ...nations.filter(({ lines: lost }) => lost.length > 0),
    ...elements.filter(({ lines: lost }) => lost.length > 0),
    ...places.filter(({ share }) => share >= GREAT_SHARE),
  ]
    .sort((a, b) => b.lines.length - a.lines.length || b.share - a.share || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_SINGLE_POINTS);
}

/** Elements that wait for an element, directly or through others, and those that are led by a headquarters among them. */
function dependantsOf({
  forceElements = [],
  commands = [],
  commandRelationships = [],
}: Evidence['document']): (id: string) => ReadonlySet<string> {
  const direct = new Map<string, string[]>();
  for (const { id, needs = [] } of forceElements)
    for (const need of needs) direct.set(need, [...(direct.get(need) ?? []), id]);
  const headquarters = new Map(commands.map((command) => [command.id, command.headquarters]));
  const led = new Map<string, string[]>();
  for (const { superior, subordinate, kind } of commandRelationships) {
    const leader = headquarters.get(superior);
    if (leader !== undefined && leader !== subordinate && kind !== 'support')
      led.set(leader, [...(led.get(leader) ?? []), subordinate]);
  }
  return (id) => {
    const found = new Set<string>();
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const next of direct.get(at) ?? [])
        if (!found.has(next)) {
          found.add(next);
          open.push(next);
        }
    // Who is led by a headquarters that does not come is ready and not employable: nobody waits for it in turn.
    for (const lost of [id, ...found]) for (const subordinate of led.get(lost) ?? []) found.add(subordinate);
    return found;
  };
}
