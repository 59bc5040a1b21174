import { drawUniform } from '../engine/random.ts';
import { CONTEXT, CONTEXT_COUNT as C, type Arc, type RoutingGraph, type TravelProfile } from './routing-graph.ts';
import { leastFlightM, remainingMin } from './shortest-path.ts';

const PLACES = 40;
const MOST_ROUNDS = 3 * PLACES;

/** Many airfields, every second place one, and few roads. */
function randomCase(number: number): { graph: RoutingGraph; profile: TravelProfile; goal: number } {
  let drawn = 0;
  const u = () => drawUniform(12, 0, number, 0, drawn++);
  const at = Array.from({ length: PLACES }, () => [2_000_000 * u(), 2_000_000 * u()]);
  const metres = (a: number, b: number) => Math.hypot(at[a][0] - at[b][0], at[a][1] - at[b][1]);
  const airfields = Array.from({ length: PLACES }, (_, place) => place).filter((place) => place % 5 > 0);
  const arc = (from: number, to: number, context: number, lengthM: number): Arc => ({ from, to, context, lengthM, link: -1, backwards: false, speedMh: Infinity, mlc: 0, maxHeightCm: 0 }); // prettier-ignore
  const arcsFrom: Arc[][] = Array.from({ length: PLACES * C }, () => []);
  for (let link = 0; link < 60; link++) {
    const [from, to] = [Math.floor(u() * PLACES), Math.floor(u() * PLACES)];
    if (from !== to) arcsFrom[from * C + CONTEXT.road].push(arc(from, to, CONTEXT.road, metres(from, to) * (1 + u())));
  }
  const isAir = (i: number) => i % C === CONTEXT.air;
  const table = (most: number) =>
    Float64Array.from({ length: PLACES * C }, (_, i) => (isAir(i) && (i / C | 0) % 5 === 0 ? Infinity : most * u())); // prettier-ignore
  return {
    graph: {
      placeCount: PLACES,
      arcsFrom,
      airfields,
      airspaceCount: 0,
      airArc: (from, to) => arc(from, to, CONTEXT.air, metres(from, to)),
      flightsFromM: (from) => Float64Array.from(airfields, (to) => metres(from, to)),
      flightsToM: (to) => Float64Array.from(airfields, (from) => metres(from, to)),
      detour: () => undefined,
      remainingM: (goal) => Float64Array.from({ length: PLACES }, (_, place) => metres(place, goal)),
      passMin: Float64Array.from({ length: PLACES * C }, () => (u() < 0.3 ? 100 * u() : 0)),
    },
    profile: {
      speedMh: [0, 40_000, 0, 0, 0, 0, 700_000],
      boardMin: table(600),
      alightMin: table(600),
      gaugeChangeMin: new Float64Array(PLACES).fill(Infinity),
      mlc: 0,
      heightCm: 0,
    },
    goal: Math.floor(u() * PLACES),
  };
}

/** Bellman-Ford over every flight that comes near enough to the goal, also one behind another. */
function plainRemainingMin({ graph, profile, goal }: ReturnType<typeof randomCase>): Float64Array {
  const left = new Float64Array(PLACES * C).fill(Infinity);
  left[goal * C] = 0;
  const straight = graph.remainingM(goal);
  const least = (state: number, value: number) => (left[state] = Math.min(left[state], value));
  for (let round = 0; round < MOST_ROUNDS; round++)
    for (let place = 0; place < PLACES; place++)
      for (const context of [CONTEXT.road, CONTEXT.air]) {
        const state = place * C + context;
        least(state, left[place * C] + profile.alightMin[state]);
        least(place * C, left[state] + profile.boardMin[state]);
        const arcs = context === CONTEXT.road ? graph.arcsFrom[state] : graph.airfields.flatMap((to) =>
          graph.airfields.includes(place) && to !== place && straight[place] - straight[to] >= leastFlightM(graph) ? [graph.airArc(place, to)] : []); // prettier-ignore
        for (const { to, lengthM } of arcs) {
          const next = to * C + context;
          least(state, left[next] + graph.passMin[next] + (lengthM * 60) / profile.speedMh[context]);
        }
      }
  return left;
}

test('where airfields are many, what is left to the goal is that of all flights, though few are looked at', () => {
  let flown = 0;
  for (let number = 0; number < 25; number++) {
    const c = randomCase(number);
    expect(leastFlightM(c.graph)).toBeGreaterThan(0);
    const [found, plain] = [remainingMin(c.graph, c.profile, c.goal), plainRemainingMin(c)];
    for (let state = 0; state < found.length; state++) {
      const context = state % C;
      if (context > CONTEXT.road && context < CONTEXT.air) continue;
      if (plain[state] === Infinity) expect(found[state]).toBe(Infinity);
      else expect(found[state]).toBeCloseTo(plain[state], 6);
      if (context === CONTEXT.air && plain[state] < Infinity) flown++;
    }
  }
  expect(flown).toBeGreaterThan(100);
});
