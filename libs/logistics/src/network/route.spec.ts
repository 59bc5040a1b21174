import { drawUniform } from '../engine/random.ts';
import { cheapestMinutes } from '../testing/plain-route.ts';
import { CONTEXT, CONTEXTS, findRoutes, type Arc, type Route, type RouteQuery, type RoutingGraph, type TravelProfile } from './route.ts'; // prettier-ignore

const C = CONTEXTS.length;

interface Case {
  readonly graph: RoutingGraph;
  readonly profile: TravelProfile;
  readonly query: RouteQuery;
}

/** A random graph, traveller and question; everything follows from the number. */
function randomCase(number: number, air: boolean, via: boolean): Case {
  let drawn = 0;
  const u = () => drawUniform(11, 0, number, 0, drawn++);
  const pick = (n: number) => Math.floor(u() * n);
  const places = 3 + pick(10);
  const x = Array.from({ length: places }, () => 1_000_000 * u());
  const y = Array.from({ length: places }, () => 1_000_000 * u());
  const metres = (a: number, b: number) => Math.sqrt((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2);
  const arcsFrom: Arc[][] = Array.from({ length: places * C }, () => []);
  const links = 2 * places + pick(2 * places);
  for (let link = 0; link < links; link++) {
    const [from, to, context] = [pick(places), pick(places), 1 + pick(C - 2)];
    if (from === to) continue;
    const arc = {
      context,
      link,
      // Never shorter than the straight line, so that the estimate of the search is honest.
      lengthM: metres(from, to) * (1 + u()),
      speedMh: u() < 0.3 ? 10_000 + 30_000 * u() : Infinity,
      mlc: u() < 0.2 ? 60 : 0,
      maxHeightCm: u() < 0.2 ? 400 : 0,
    };
    arcsFrom[from * C + context].push({ ...arc, from, to, backwards: false });
    if (u() < 0.8) arcsFrom[to * C + context].push({ ...arc, from: to, to: from, backwards: true });
  }
  const table = (chance: number, value: () => number, otherwise: number, n: number) =>
    Float64Array.from({ length: n }, () => (u() < chance ? value() : otherwise));
  const airfields = air ? Array.from({ length: places }, (_, p) => p).filter(() => u() < 0.5) : [];
  const isAirfield = new Set(airfields);
  const boardMin = table(0.8, () => 600 * u(), Infinity, places * C);
  const alightMin = table(0.8, () => 600 * u(), Infinity, places * C);
  for (let p = 0; p < places; p++)
    if (!isAirfield.has(p)) boardMin[p * C + CONTEXT.air] = alightMin[p * C + CONTEXT.air] = Infinity;
  const stops = [pick(places)];
  for (const count = via ? 2 + pick(3) : 2; stops.length < count;) {
    const next = pick(places);
    if (!stops.includes(next)) stops.push(next);
    else if (stops.length > 1) break;
  }
  return {
    graph: {
      placeCount: places,
      arcsFrom,
      airfields,
      airspaceCount: 0,
      detour: () => undefined,
      airArc: (from, to) => ({ from, to, context: CONTEXT.air, link: -1, backwards: false, lengthM: metres(from, to), speedMh: Infinity, mlc: 0, maxHeightCm: 0 }), // prettier-ignore
      flightsFromM: (from) => Float64Array.from(airfields, (to) => metres(from, to)),
      flightsToM: (to) => Float64Array.from(airfields, (from) => metres(from, to)),
      remainingM: (goal) => Float64Array.from({ length: places }, (_, p) => metres(p, goal)),
      passMin: table(0.3, () => (u() < 0.2 ? Infinity : 1000 * u()), 0, places * C),
    },
    profile: {
      speedMh: CONTEXTS.map((_, context) => (context === 0 || u() < 0.15 ? 0 : (context === CONTEXT.air ? 500_000 : 20_000) * (1 + u()))), // prettier-ignore
      boardMin,
      alightMin,
      gaugeChangeMin: table(number % 2 === 0 ? 0.4 : 0, () => 1000 * u(), Infinity, places),
      mlc: u() < 0.5 ? 80 : 40,
      heightCm: u() < 0.5 ? 450 : 350,
    },
    query: {
      stops,
      contexts: stops.slice(1).map(() => (u() < 0.1 ? 1 + pick(C - 1) : -1)),
      most: 1,
      closable: new Set(),
    },
  };
}

/** Minutes of a route, added up from its legs. */
function minutesOf({ graph, profile, query }: Case, route: Route): number {
  let minutes = 0;
  let place = query.stops[0];
  let aboard = false;
  for (const leg of route.legs) {
    if (leg.from !== place) throw new Error('a leg does not begin where the one before ended');
    if (!aboard) minutes += profile.boardMin[leg.from * C + leg.context];
    for (const arc of leg.arcs) {
      if (arc.from !== place) throw new Error('an arc does not begin where the one before ended');
      minutes += (arc.lengthM * 60) / Math.min(profile.speedMh[leg.context], arc.speedMh);
      minutes += graph.passMin[arc.to * C + leg.context];
      place = arc.to;
    }
    aboard = leg.change === 'gauge-change';
    minutes += aboard ? profile.gaugeChangeMin[place] : profile.alightMin[place * C + leg.context];
  }
  if (place !== query.stops[query.stops.length - 1]) throw new Error('the route ends elsewhere');
  return minutes;
}

/** With a gauge change at the very place of loading or unloading the legs leave a ride of no length out; their sum is not compared. */
const canChangeGauge = ({ profile }: Case) => profile.gaugeChangeMin.some((minutes) => minutes < Infinity);

/** Compares search and oracle on 2,000 graphs; returns what differs. */
function differences(air: boolean, via: boolean): unknown[] {
  let found = 0;
  const wrong: unknown[] = [];
  for (let number = 0; number < 2000; number++) {
    const c = randomCase(number, air, via);
    const expected = cheapestMinutes(c.graph, c.profile, c.query);
    const [route] = findRoutes(c.graph, c.profile, c.query);
    if (route) found++;
    const actual = route ? route.minutes : Infinity;
    const same = expected === Infinity ? actual === Infinity : Math.abs(actual - expected) <= 0.5001;
    if (!same) wrong.push({ number, expected, actual, stops: c.query.stops });
    else if (route && !canChangeGauge(c)) {
      const sum = minutesOf(c, route);
      if (Math.abs(sum - expected) > 0.5001) wrong.push({ number, expected, sum });
    }
  }
  expect(found).toBeGreaterThan(300);
  return wrong;
}

describe('the cheapest route equals Bellman-Ford on 2,000 random graphs, and its legs add up', () => {
  test('by road, rail, sea and waterway, through up to two places on the way', () => {
    expect(differences(false, true)).toEqual([]);
  });

  test('with flights', () => {
    expect(differences(true, false)).toEqual([]);
  });
});
