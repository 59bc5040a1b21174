/** Who comes where within the next days, at destinations and at ports on the way, beside the beds of the reception. */
import { bedsOf, MINUTES_PER_DAY, quantileOfSorted, type ReplicationOutcome } from '@muster/logistics';
import { BARE_SHARE, FULL_SHARE, fullFacilityId, OPENED_SHARE, openedConditionId } from '../mapping/openings.ts';
import type { Arrivals } from '../result/commander.ts';
import type { RunClock } from '../result/result.ts';
import type { Evidence } from './commander.ts';

interface Coming {
  readonly atMin: number;
  readonly persons: number;
}

/** Who comes to a place, by replication. */
interface Visitors {
  readonly comings: readonly Coming[][];
  /** Nobody stays. */
  isOnTheWay: boolean;
}

/**
 * An element counts with all its persons when the needed share of it is at its destination, and where the needed share of its people has passed a port,
 * airfield or railhead on the way.
 */
export function arrivalsOf(evidence: Evidence): Arrivals[] {
  const places = new Map(evidence.document.places.map((place) => [place.id, place]));
  return [...visitorsOf(evidence).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, { comings, isOnTheWay }]) => {
      const reception = places.get(place)?.reception;
      const beds = reception?.beds;
      return {
        place,
        isOnTheWay,
        beds: beds ?? null,
        stagingM2: reception?.stagingM2 ?? null,
        ...(beds === undefined ? { bedsOpen: null, bedsFree: null } : bedsAt(evidence, place, beds)),
        next24: within(comings, MINUTES_PER_DAY, evidence.clock),
        next72: within(comings, 3 * MINUTES_PER_DAY, evidence.clock),
      };
    });
}

function visitorsOf({ document, program, subjects, outcomes }: Evidence): Map<string, Visitors> {
  const rows = new Map((document.forceElements ?? []).map((row) => [row.id, row]));
  const found = new Map<string, Visitors>();
  const visitorsAt = (place: string): Visitors => {
    const known = found.get(place) ?? { comings: outcomes.map(() => []), isOnTheWay: true };
    found.set(place, known);
    return known;
  };
  for (const { id, index, persons } of subjects) {
    const row = rows.get(id);
    if (row === undefined || persons === 0 || row.home === row.destination) continue;
    const there = visitorsAt(row.destination);
    there.isOnTheWay = false;
    outcomes.forEach(({ atDestination, peoplePod, peopleAtPod }, r) => {
      if (atDestination[index] >= 0) there.comings[r].push({ atMin: atDestination[index], persons });
      const port = peoplePod[index] < 0 ? row.destination : program.world.places[peoplePod[index]].id;
      if (port !== row.destination) visitorsAt(port).comings[r].push({ atMin: peopleAtPod[index], persons });
    });
  }
  return found;
}

/** Persons that come after each step of the clock, and within a span of it. */
function within(replications: readonly Coming[][], spanMin: number, { steps, stepMin }: RunClock): Arrivals['next24'] {
  const counts = replications.map((comings) => {
    const persons = new Int32Array(steps + 1);
    for (const coming of comings) {
      const first = Math.max(0, Math.ceil((coming.atMin - spanMin) / stepMin));
      const end = Math.min(steps, Math.ceil(coming.atMin / stepMin));
      if (first >= end) continue;
      persons[first] += coming.persons;
      persons[end] -= coming.persons;
    }
    for (let step = 1; step <= steps; step++) persons[step] += persons[step - 1];
    return persons;
  });
  const sorted = Array.from({ length: steps }, (_, step) => Int32Array.from(counts, (persons) => persons[step]).sort());
  return {
    p50: sorted.map((values) => quantileOfSorted(values, 0.5)),
    p90: sorted.map((values) => quantileOfSorted(values, 0.9)),
  };
}

/**
 * Beds at each step, median: those that are open (a place begins with a share of them), and of these the ones in which nobody lies who is being received.
 * What disruptions take is shown as the state of a line.
 */
function bedsAt(
  { document, program, clock, outcomes }: Evidence,
  place: string,
  beds: number,
): Pick<Arrivals, 'bedsOpen' | 'bedsFree'> {
  const opening = (document.siteOpenings ?? []).find(
    (row) => row.place === place && (row.facilities?.includes('beds') ?? true),
  );
  const index = new Map(program.world.conditions.map(({ id }, i) => [id, i]));
  const contracts = (document.supportContracts ?? []).filter((row) => row.place === place);
  const ids = opening === undefined ? [] : [openedConditionId(opening.id), fullFacilityId(opening, 'beds', contracts)];
  const [opened = -1, full = -1] = ids.map((id) => index.get(id));
  const { bareShare = BARE_SHARE, openedShare = OPENED_SHARE, fullShare = FULL_SHARE } = opening ?? { bareShare: 1 };
  const receptions = bedsOf(program.facilities);
  const own = receptions.findIndex((resource) => program.facilities.list[resource].place === place);
  const openIn = (o: ReplicationOutcome, step: number) => {
    const met = (condition: number) =>
      condition >= 0 &&
      o.conditionFirstMetAt[condition] >= 0 &&
      o.conditionFirstMetAt[condition] <= step * clock.stepMin;
    return Math.round(beds * (met(full) ? fullShare : met(opened) ? openedShare : bareShare));
  };
  const takenIn = ({ samples, bedsTaken }: ReplicationOutcome, step: number) =>
    own < 0 ? 0 : bedsTaken[own * samples + Math.min(step, samples - 1)];
  const median = (of: (o: ReplicationOutcome, step: number) => number) =>
    Array.from({ length: clock.steps }, (_, step) =>
      quantileOfSorted(Float64Array.from(outcomes, (o) => of(o, step)).sort(), 0.5),
    );
  return {
    bedsOpen: median(openIn),
    bedsFree: median((o, step) => Math.max(0, openIn(o, step) - takenIn(o, step))),
  };
}
