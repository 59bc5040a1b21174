/**
 * Where depots and hubs should stand: candidates are the hubs, depots and protected facilities of the document, demand points the places where stocks are
 * consumed or forces are needed. The attack scenarios are the network as it is, and each closing of a place or link in the document alone.
 */
import type { World } from '@muster/logistics';
import { pCentre, pMedian, positionStock, roadHours, type SiteChoice, type Solve } from '@muster/logistics/optimiser';
import { toWorld } from '../mapping/to-world.ts';
import type { Snapshot } from '../result/contract.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Issue } from '../scenario/issue.ts';

export interface SiteInput {
  readonly method: 'p-median' | 'p-centre' | 'stock';
  readonly sites: number;
  /** Stock to place, tonnes; `stock` only. */
  readonly stockT: number;
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
  readonly scenarios: readonly { readonly name: string; readonly meanHours: number; readonly missingT: number }[];
  /** Demand points that no site reaches. */
  readonly unreached: readonly string[];
  /** What was not looked at, because only so many are: the last candidates by id, the points with the least need, the last closings. */
  readonly leftOut: { readonly candidates: number; readonly points: number; readonly attacks: number };
}

const CANDIDATES = ['hub', 'depot', 'protected-facility'];
const MOST_CANDIDATES = 60;
const MOST_POINTS = 150;
const MOST_SCENARIOS = 12;
/** Probability of the network as it is; the closings share the rest. An assumption. */
const WHOLE = 0.5;
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
  const all = { candidates: candidatesOf(document), points: demandPoints(world), attacks: closingsOf(world) };
  const candidates = all.candidates.slice(0, MOST_CANDIDATES);
  const points = all.points.slice(0, MOST_POINTS);
  const closings = all.attacks.slice(0, MOST_SCENARIOS - 1);
  const leftOut = {
    candidates: all.candidates.length - candidates.length,
    points: all.points.length - points.length,
    attacks: input.method === 'stock' ? all.attacks.length - closings.length : 0,
  };
  const demand = points.map((point) => point.tonnesPerDay);
  const names = points.map((point) => point.place);
  const hours = roadHours(world, candidates, names);
  if (candidates.length === 0 || points.length === 0)
    return {
      ...{ method: input.method, status: 'infeasible', sites: [], meanHours: 0, worstHours: 0, scenarios: [] },
      unreached: names,
      leftOut,
    };
  if (input.method !== 'stock') {
    const choose = input.method === 'p-median' ? pMedian : pCentre;
    const choice = choose(solve, { hours, demand, sites: input.sites }, BUDGET);
    return {
      method: input.method,
      status: choice.status,
      sites: choice.sites.map((j) => ({
        place: candidates[j],
        stockT: null,
        serves: names.filter((_, i) => choice.servedBy[i] === j),
      })),
      meanHours: choice.meanHours,
      worstHours: choice.worstHours,
      scenarios: [],
      unreached: names.filter((_, i) => choice.servedBy[i] < 0),
      leftOut,
    };
  }
  const scenarios = attackScenarios(world, closings, candidates, names, hours).map((scenario) => ({
    ...scenario,
    demandT: demand.map((t) => t * DAYS),
  }));
  const plan = positionStock(
    solve,
    {
      sites: input.sites,
      stockT: input.stockT,
      capacityT: candidates.map(() => input.stockT),
      missingHours: MISSING_HOURS,
      caution: input.caution,
      scenarios,
    },
    BUDGET,
  );
  return {
    method: 'stock',
    status: plan.status,
    sites: plan.sites.map((j) => ({ place: candidates[j], stockT: plan.stockT[j], serves: [] })),
    meanHours: plan.meanHours,
    worstHours: plan.worstHours,
    scenarios: plan.scenarios,
    unreached: names.filter((_, i) => plan.sites.every((j) => hours[i][j] === Infinity)),
    leftOut,
  };
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

const closingsOf = (world: World) =>
  world.disruptions.filter((d) => d.permille === 0 && (d.place !== undefined || d.link !== undefined));

function attackScenarios(
  world: World,
  closings: World['disruptions'],
  candidates: readonly string[],
  points: readonly string[],
  whole: number[][],
) {
  const as = (name: string, probability: number, hours: number[][], left: number[]) => ({
    name,
    probability,
    hours,
    left,
  });
  const all = candidates.map(() => 1);
  if (closings.length === 0) return [as('network as it is', 1, whole, all)];
  return [
    as('network as it is', WHOLE, whole, all),
    ...closings.map((d) => {
      const closed = new Set([d.place ?? d.link!]);
      const left = candidates.map((id) => (id === d.place ? 1 - d.stockLossPermille / 1000 : 1));
      return as(d.id, (1 - WHOLE) / closings.length, roadHours(world, candidates, points, closed), left);
    }),
  ];
}
