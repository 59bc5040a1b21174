/**
 * The states of the network that sites are chosen for: as it is, after each attack of the document alone, and after those of one minute (or of one gate)
 * together. An attack is damage or a closing at or after D-day that does not recur; weather, civil traffic, maintenance and the alerts of a day are none.
 */
import { quantile, type World } from '@muster/logistics';
import { roadHours } from '@muster/logistics/optimiser';
import type { ScenarioDocument } from '../scenario/document.ts';

export interface AttackScenario {
  readonly name: string;
  /** Of all scenarios together 1. */
  readonly probability: number;
  /** Hours from candidate j to demand point i, `hours[i][j]`. */
  readonly hours: readonly (readonly number[])[];
  /** Share of the stock of each candidate that is to be had within the days that are planned. */
  readonly left: readonly number[];
}

export interface AttackScenarios {
  readonly scenarios: readonly AttackScenario[];
  /** Attacks that were not looked at, because only so many are: the least probable. */
  readonly leftOut: number;
  /** Attacks that change neither a way to a demand point nor a stock. */
  readonly withoutEffect: number;
}

interface State {
  readonly name: string;
  readonly weight: number;
  readonly closed: ReadonlySet<string>;
  readonly left: readonly number[];
}

/** Probability of the network as it is; the attacks share the rest by their probabilities. An assumption. */
const WHOLE = 0.5;
/** Closed for less than this, minutes, a place or link delays a supply of days but does not cut it. An assumption. */
const LEAST_CLOSING_MIN = 1440;
/** Closings of one place or link each whose ways are looked for, the most probable first: each is a search over all roads. */
const MOST_SEARCHES = 200;
const NOT_AN_ATTACK: readonly (string | undefined)[] = ['weather', 'civil-traffic', 'maintenance'];
const NOWHERE: ReadonlySet<string> = new Set();

export function attackScenarios(
  document: ScenarioDocument,
  world: World,
  candidates: readonly string[],
  points: readonly string[],
  days: number,
  most: number,
): AttackScenarios {
  const whole = roadHours(world, candidates, points);
  const hoursWithout = (closed: ReadonlySet<string>) => roadHours(world, candidates, points, closed);
  const attacks = attacksOf(document, world);
  const states = attacks.map((attack) => stateOf(attack, candidates, days));
  const onRoad = new Set(
    world.links.flatMap(({ id, mode, from, to }) => (mode === 'road' ? [id, from, to] : [])).concat(candidates),
  );
  const closings = states.filter(({ closed }) => [...closed].some((id) => onRoad.has(id)));
  const searched = new Map<string, AttackScenario['hours']>();
  for (const { target, closed } of closings.sort((a, b) => b.weight - a.weight))
    if (searched.size < MOST_SEARCHES && !searched.has(target)) searched.set(target, hoursWithout(closed));
  const missed = new Set<State>(closings.filter(({ target }) => !searched.has(target)));
  const matters = states.flatMap((state, i) => {
    const hours = state.closed.size > 0 ? (searched.get(state.target) ?? whole) : whole;
    const differs = hours.some((row, k) => row.some((h, j) => h !== whole[k][j]));
    return !missed.has(state) && (differs || state.left.some((share) => share < 1))
      ? [{ state, hours, attack: attacks[i] }]
      : [];
  });
  const together = groupsOf(matters).map((state) => ({ state, hours: null }));
  const kept = [...matters, ...together].sort((a, b) => b.state.weight - a.state.weight).slice(0, most - 1);
  const weight = kept.reduce((sum, { state }) => sum + state.weight, 0);
  const asItIs = { name: 'network as it is', hours: whole, left: candidates.map(() => 1) };
  return {
    scenarios: [
      { ...asItIs, probability: kept.length === 0 ? 1 : WHOLE },
      ...kept.map(({ state, hours }) => ({
        name: state.name,
        probability: ((1 - WHOLE) * state.weight) / weight,
        hours: hours ?? (state.closed.size > 0 ? hoursWithout(state.closed) : whole),
        left: state.left,
      })),
    ],
    leftOut: missed.size + matters.length - kept.filter(({ hours }) => hours !== null).length,
    withoutEffect: attacks.length - missed.size - matters.length,
  };
}

type Attack = World['disruptions'][number];

function attacksOf(document: ScenarioDocument, world: World): Attack[] {
  const kinds = new Map((document.disruptions ?? []).map(({ id, kind }) => [id, kind]));
  return world.disruptions.filter(
    ({ id, place, link, atMin, when, everyMin, probabilityPermille }) =>
      (place ?? link) !== undefined &&
      everyMin === undefined &&
      probabilityPermille > 0 &&
      (when !== undefined || (atMin !== undefined && atMin >= world.dDayMin)) &&
      !NOT_AN_ATTACK.includes(kinds.get(id)),
  );
}

/** What one attack leaves: ways that are closed for long, the stock that is not lost, and what is given out of it while the place is damaged. */
function stateOf(attack: Attack, candidates: readonly string[], days: number): State & { readonly target: string } {
  const minutes = quantile(attack.duration, 0.5);
  const target = attack.place ?? attack.link!;
  const closed = attack.permille === 0 && minutes >= LEAST_CLOSING_MIN;
  const damaged = (1 - Math.min(1, attack.permille / 1000)) * Math.min(1, minutes / (1440 * days));
  const share = (1 - attack.stockLossPermille / 1000) * (1 - damaged);
  return {
    target,
    name: attack.id,
    weight: attack.probabilityPermille / 1000,
    closed: closed ? new Set([target]) : NOWHERE,
    left: candidates.map((id) => (id === attack.place ? share : 1)),
  };
}

/** Attacks of one minute or of one gate: all of them happen, as often as chance has it. */
function groupsOf(rows: readonly { readonly attack: Attack; readonly state: State }[]): State[] {
  const groups = new Map<string, State[]>();
  for (const { attack, state } of rows) {
    const key = attack.when ?? String(attack.atMin);
    groups.set(key, [...(groups.get(key) ?? []), state]);
  }
  return [...groups.values()]
    .filter((states) => states.length > 1)
    .map((states) => ({
      name: states.map(({ name }) => name).join(' + '),
      weight: states.reduce((product, state) => product * state.weight, 1),
      closed: new Set(states.flatMap((state) => [...state.closed])),
      left: states[0].left.map((_, j) => states.reduce((product, state) => product * state.left[j], 1)),
    }));
}
