/**
 * Where depots and hubs should stand: candidates are the hubs, depots and protected facilities of the document, demand points the places where stocks are
 * consumed or forces are needed. All methods look at the scenarios of attack: p-median at the expected hours, p-centre at the longest, and stock in two stages.
 */
import type { World } from '@muster/logistics';
import { pCentre, pMedian, positionStock, type SiteChoice, type Solve } from '@muster/logistics/optimiser';
import { toWorld } from '../mapping/to-world.ts';
import type { Snapshot } from '../result/contract.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';
import { attackScenarios, type AttackScenario } from './attack-scenarios.ts';

export interface SiteInput {
  readonly method: 'p-median' | 'p-centre' | 'stock';
  readonly sites: number;
  /** Stock to place, tonnes, null for the need of ten days; `stock` only. */
  readonly stockT: number | null;
  /** 0 least mean, 1 least worst scenario; `stock` only. */
  readonly caution: number;
}

export interface SiteReport {
  readonly method: SiteInput['method'];
  readonly status: SiteChoice['status'];
  readonly sites: readonly {
    readonly place: string;
    readonly stockT: number | null;
    readonly serves: readonly string[];
  }[];
  readonly meanHours: number;
  readonly worstHours: number;
  /** What the choice comes to in each scenario: hours of a tonne, 240 for one that does not come, and what does not come of the need of ten days. */
  readonly scenarios: readonly { readonly name: string; readonly meanHours: number; readonly missingT: number }[];
  /** Demand points that no site reaches. */
  readonly unreached: readonly string[];
  /**
   * What was not looked at, because only so many are: the last candidates by id, the points with the least need, the least probable attacks. Attacks without an
   * effect change no way to a point and no stock of a candidate.
   */
  readonly leftOut: {
    readonly candidates: number;
    readonly points: number;
    readonly attacks: number;
    readonly withoutEffect: number;
  };
}

const CANDIDATES = ['hub', 'depot', 'protected-facility'];
const MOST_CANDIDATES = 60;
const MOST_POINTS = 150;
const MOST_SCENARIOS = 12;
/** Delay that stands for a tonne that never comes, hours. An assumption. */
const MISSING_HOURS = 240;
/** Need of one person a day where no stock is consumed, tonnes. An assumption. */
const PERSON_T = 0.03;
const DAYS = 10;
const BUDGET = { iterations: 200_000, nodes: 5000 };

/** Why no sites can be chosen in a scenario; nothing where they can. */
export function findSiteIssues({ document }: Pick<Snapshot, 'document'>): Issue[] {
  const issues: Issue[] = [];
  const add = (code: string, path: string, message: string) => issues.push({ code, path, message, severity: 'error' });
  if (candidatesOf(document).length === 0)
    add('site.candidates', 'places', `No place is a site to choose: one of the kinds ${CANDIDATES.join(', ')}.`);
  if (demandPoints(toWorld(document)).length === 0)
    add('site.demand', 'stocks', 'There is nothing to supply: no stock is consumed, and nobody comes to a place.');
  return issues;
}

export function locateSites(snapshot: Snapshot, input: SiteInput, solve: Solve): SiteReport {
  const { document } = snapshot;
  const world = toWorld(document);
  const all = { candidates: candidatesOf(document), points: demandPoints(world) };
  const candidates = all.candidates.slice(0, MOST_CANDIDATES);
  const points = all.points.slice(0, MOST_POINTS);
  const names = points.map((point) => point.place);
  const attacks = attackScenarios(document, world, candidates, names, DAYS, MOST_SCENARIOS);
  const leftOut = {
    candidates: all.candidates.length - candidates.length,
    points: all.points.length - points.length,
    attacks: attacks.leftOut,
    withoutEffect: attacks.withoutEffect,
  };
  if (candidates.length === 0 || points.length === 0)
    return {
      ...{ method: input.method, status: 'infeasible', sites: [], meanHours: 0, worstHours: 0, scenarios: [] },
      unreached: names,
      leftOut,
    };
  const demand = points.map((point) => point.tonnesPerDay);
  const task: Task = { input, candidates, names, demand, scenarios: attacks.scenarios };
  const found = input.method === 'stock' ? placeStock(task, document, solve) : choosePlaces(task, solve);
  return { method: input.method, ...found, leftOut };
}

interface Task {
  readonly input: SiteInput;
  readonly candidates: readonly string[];
  readonly names: readonly string[];
  readonly demand: readonly number[];
  /** The network as it is first. */
  readonly scenarios: readonly AttackScenario[];
}

/** Each point is served by one site in all scenarios; where its way is cut in one, that counts as if its supply did not come there. */
function choosePlaces({ input, candidates, names, demand, scenarios }: Task, solve: Solve) {
  const [whole] = scenarios;
  const isMedian = input.method === 'p-median';
  const hoursIn = (s: number, i: number, j: number) =>
    s === 0 ? whole.hours[i][j] : Math.min(MISSING_HOURS, scenarios[s].hours[i][j]);
  const hours = whole.hours.map((row, i) =>
    row.map((h, j) => {
      if (h === Infinity) return h;
      const each = scenarios.map((_, s) => hoursIn(s, i, j));
      return isMedian ? each.reduce((sum, value, s) => sum + value * scenarios[s].probability, 0) : Math.max(...each);
    }),
  );
  const choice = (isMedian ? pMedian : pCentre)(solve, { hours, demand, sites: input.sites }, BUDGET);
  const reached = choice.servedBy.flatMap((j, i) => (j < 0 ? [] : [{ i, j }]));
  const total = reached.reduce((sum, { i }) => sum + demand[i], 0) || 1;
  const rows = scenarios.map(({ name, hours: row }, s) => ({
    name,
    meanHours: reached.reduce((sum, { i, j }) => sum + hoursIn(s, i, j) * demand[i], 0) / total,
    missingT: reached.reduce((sum, { i, j }) => sum + (row[i][j] === Infinity ? DAYS * demand[i] : 0), 0),
  }));
  return {
    status: choice.status,
    sites: choice.sites.map((j) => ({
      place: candidates[j],
      stockT: null,
      serves: names.filter((_, i) => choice.servedBy[i] === j),
    })),
    meanHours: rows.reduce((sum, row, s) => sum + row.meanHours * scenarios[s].probability, 0),
    worstHours: scenarios.reduce(
      (most, _, s) => reached.reduce((high, { i, j }) => Math.max(high, hoursIn(s, i, j)), most),
      0,
    ),
    scenarios: rows,
    unreached: names.filter((_, i) => choice.servedBy[i] < 0),
  };
}

/** Stock where there is room for it; each scenario is served with what it leaves. */
function placeStock({ input, candidates, names, demand, scenarios }: Task, document: ScenarioDocument, solve: Solve) {
  const demandT = demand.map((t) => t * DAYS);
  const plan = positionStock(
    solve,
    {
      sites: input.sites,
      stockT: input.stockT ?? demandT.reduce((sum, t) => sum + t, 0),
      capacityT: roomOf(document, candidates),
      missingHours: MISSING_HOURS,
      caution: input.caution,
      scenarios: scenarios.map((scenario) => ({ ...scenario, demandT })),
    },
    BUDGET,
  );
  return {
    status: plan.status,
    sites: plan.sites.map((j) => ({
      place: candidates[j],
      stockT: plan.stockT[j],
      serves: plan.serves[j].map((i) => names[i]),
    })),
    meanHours: plan.meanHours,
    worstHours: plan.worstHours,
    scenarios: plan.scenarios,
    unreached: names.filter((_, i) => plan.sites.every((j) => scenarios[0].hours[i][j] === Infinity)),
  };
}

/** Tonnes that the stocks of each place have room for; without a stock, or with one that has no end, there is no limit. */
function roomOf(document: ScenarioDocument, places: readonly string[]): number[] {
  return places.map((id) => {
    const rooms = (document.stocks ?? []).filter(({ place }) => place === id).map(({ capacityT }) => capacityT);
    if (rooms.length === 0) return Infinity;
    return rooms.reduce((sum: number, room) => sum + (room ?? Infinity), 0);
  });
}

/** Places with need, largest first: the highest consumption of each stock, and persons at their destinations where nothing is consumed. */
function demandPoints(world: World): { place: string; tonnesPerDay: number }[] {
  const need = new Map<string, number>();
  const add = (place: string, tonnes: number) => need.set(place, (need.get(place) ?? 0) + tonnes);
  const stocks = new Map(world.stocks.map((stock) => [stock.id, stock.place]));
  for (const consumer of world.consumers) {
    const place = stocks.get(consumer.stock);
    const most = consumer.steps.reduce((high, step) => Math.max(high, step.kgPerDay), 0);
    if (place !== undefined && most > 0) add(place, most / 1000);
  }
  const consumed = new Set(need.keys());
  for (const { element, reverses, cargo, to } of world.requirements)
    // Who goes home is not supplied there.
    if (element !== undefined && reverses === undefined && cargo.pax > 0 && !consumed.has(to))
      add(to, cargo.pax * PERSON_T);
  return [...need]
    .map(([place, tonnesPerDay]) => ({ place, tonnesPerDay }))
    .sort((a, b) => b.tonnesPerDay - a.tonnesPerDay || (a.place < b.place ? -1 : 1));
}

const candidatesOf = (document: ScenarioDocument): string[] =>
  document.places
    .filter((place) => CANDIDATES.includes(place.kind))
    .map((place) => place.id)
    .sort();
