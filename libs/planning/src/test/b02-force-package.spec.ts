/**
 * B02: the force package of whole documents, with caveats, tours, reliefs and first parts of lines, against trying every choice. An element and its
 * reliefs hold one seat: a choice uses one of them.
 */
import {
  greedyChoice,
  loadSolver,
  matchForces,
  needsOf,
  plannersChoice,
  priceOf,
  type Assignment,
  type Need,
  type Solver,
} from '../matching/index.ts';
import { cf, DAY, island, unit } from '../testing/island.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const CAPABILITIES = ['infantry', 'engineer', 'medical'];
const NATIONS = ['VES', 'HAL', 'ORM'];
const IDS = Array.from({ length: 7 }, (_, i) => `u${i}`);

/** Seven offers and four lines, all drawn; a fifth line is the first part of one of them. An element may be relieved by the next one. */
function drawnCase(seed: number) {
  let state = seed * 9973;
  const draw = (n: number) => (state = (state * 48271) % 2147483647) % n;
  const contributions = NATIONS.map((nation) => ({
    id: `o${nation}`,
    nation,
    title: nation,
    component: 'land' as const,
    kind: 'force' as const,
    status: draw(6) === 0 ? ('withdrawn' as const) : ('offered' as const),
    stationing: 'inside' as const,
    caveats:
      draw(2) === 0
        ? [
            {
              kind: 'task' as const,
              rule: 'not' as const,
              values: [CAPABILITIES[draw(3)]],
              ...(draw(2) === 0 ? { until: cf(draw(40)) } : {}),
            },
          ]
        : draw(3) === 0
          ? [{ kind: 'until' as const, rule: 'only' as const, until: cf(10 + draw(40)) }]
          : [],
  }));
  const wholes = Array.from({ length: 4 }, (_, l) => ({
    id: `l${l}`,
    title: `l${l}`,
    component: 'land' as const,
    capability: CAPABILITIES[draw(3)],
    count: 1 + draw(2),
    by: cf(10 + draw(40)),
    priority: 1 + draw(99),
  }));
  const part = { ...wholes[draw(4)], id: 'part', title: 'part', count: 1, by: cf(draw(10)), priority: 1 + draw(99) };
  const relieved = IDS.map((_, i) => i + 1 < IDS.length && draw(3) === 0);
  const forceElements = IDS.map((id, i) => {
    const nation = NATIONS[draw(3)];
    return unit(id, {
      nation,
      contribution: `o${nation}`,
      capability: CAPABILITIES[draw(3)],
      ...(relieved[i] ? { tourDays: 20, relievedBy: IDS[i + 1] } : {}),
    });
  });
  const partOf = wholes.find(({ capability, by }) => capability === part.capability && by !== part.by)!.id;
  const document = island({ contributions, forceElements, requirements: [...wholes, { ...part, partOf }] });
  const expected = new Map(
    IDS.map((id) => {
      const readyMin = draw(9) === 0 ? null : draw(50) * DAY;
      return [id, { readyMin, leavesMin: draw(4) === 0 ? draw(60) * DAY : null }];
    }),
  );
  return { document, expected, relieved };
}

/** Every way to give each element one of the whole lines or none, one of those that relieve each other. */
function leastCost(needs: readonly Need[], relieved: readonly boolean[]): number {
  const able = (need: Need, element: string) =>
    need.candidates.some((row) => row.element === element && row.obstacles.length === 0);
  /** Whether the seat of one element goes over to a later one, hand by hand. */
  const passes = (from: number, to: number) => from <= to && relieved.slice(from, to).every((one) => one);
  const partsFilled = (chosen: readonly Assignment[]) =>
    needs
      .filter(({ partOf }) => partOf !== null)
      .flatMap((part) =>
        chosen
          .filter(({ line }) => line === part.partOf)
          .flatMap(({ element }) => {
            const holder = IDS.find((id, i) => able(part, id) && passes(i, IDS.indexOf(element)));
            return holder === undefined ? [] : [{ line: part.id, element: holder }];
          })
          .slice(0, part.needed),
      );
  let least = Infinity;
  const visit = (at: number, chosen: readonly Assignment[]): void => {
    if (at === IDS.length) {
      least = Math.min(least, priceOf(needs, [...chosen, ...partsFilled(chosen)]).cost);
      return;
    }
    visit(at + 1, chosen);
    if (chosen.some(({ element }) => passes(IDS.indexOf(element), at))) return;
    for (const need of needs.filter(({ partOf }) => partOf === null))
      if (able(need, IDS[at]) && chosen.filter(({ line }) => line === need.id).length < need.needed)
        visit(at + 1, [...chosen, { line: need.id, element: IDS[at] }]);
  };
  visit(0, []);
  return least;
}

describe('B02 the force package of whole documents', () => {
  test('B02.1 of 60 invented offers it costs what trying everything costs, and never more than the rule', () => {
    let spokenFor = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const { document, expected, relieved } = drawnCase(seed);
      const needs = needsOf(document, expected);
      const { plans } = matchForces(document, expected, solver);
      const solved = plans.find(({ kind }) => kind === 'solver')!;
      expect({ seed, proof: solved.proof, cost: solved.cost.toFixed(6) }).toEqual({
        seed,
        proof: 'optimal',
        cost: leastCost(needs, relieved).toFixed(6),
      });
      expect(solved.cost).toBeLessThanOrEqual(priceOf(needs, greedyChoice(needs)).cost + 1e-6);
      const nobody = relieved.map(() => false);
      if (leastCost(needs, nobody) < solved.cost - 1e-6) spokenFor++;
    }
    // The cases are such that the rule on reliefs counts in many of them.
    expect(spokenFor).toBeGreaterThan(10);
  });

  const line = (id: string, part: object = {}) => ({
    id,
    title: id,
    component: 'land' as const,
    capability: 'infantry',
    count: 1,
    by: cf(20),
    ...part,
  });
  const tour = [unit('a', { tourDays: 30, relievedBy: 'b' }), unit('b')];

  test('B02.2 a relief fills no other line while who it relieves is used; the reason says so', () => {
    const document = island({ forceElements: tour, requirements: [line('one'), line('two', { by: cf(25) })] });
    const { lines, plans } = matchForces(document, new Map(), solver);
    expect(plans.map(({ kind, unfilled }) => [kind, unfilled])).toEqual([
      ['planner', 2],
      ['greedy', 1],
      ['solver', 1],
    ]);
    expect(lines.flatMap(({ reasons }) => reasons)).toContain('1 relieve who is used, or are relieved by them.');
  });

  test('B02.3 nor does it take a second place of the same line; a planner who names both gives each a seat', () => {
    const both = (elements: string[]) =>
      matchForces(
        island({ forceElements: tour, requirements: [line('one', { count: 2, elements })] }),
        new Map(),
        solver,
      ).plans.map(({ unfilled }) => unfilled);
    expect(both(['a'])).toEqual([1, 1, 1]);
    expect(both(['a', 'b'])).toEqual([0, 0, 0]);
  });

  test('B02.4 who is never ready speaks for nobody: its relief is free', () => {
    const document = island({ forceElements: tour, requirements: [line('one')] });
    const { plans } = matchForces(document, new Map([['a', { readyMin: null, leavesMin: null }]]), solver);
    expect(plans[2].assignments).toEqual([{ line: 'one', element: 'b' }]);
  });

  test('B02.5 a first part and its whole are one seat, which changes hands between their dates', () => {
    const requirements = [line('all', { by: cf(60), elements: ['a'] }), line('first', { by: cf(10), partOf: 'all' })];
    const document = island({ forceElements: tour, requirements });
    const expected = new Map([
      ['a', { readyMin: 5 * DAY, leavesMin: 40 * DAY }],
      ['b', { readyMin: 35 * DAY, leavesMin: null }],
    ]);
    const { plans } = matchForces(document, expected, solver);
    for (const kind of ['greedy', 'solver'])
      expect(plans.find((plan) => plan.kind === kind)).toMatchObject({
        unfilled: 0,
        assignments: expect.arrayContaining([
          { line: 'all', element: 'b' },
          { line: 'first', element: 'a' },
        ]) as unknown,
      });
    expect(plannersChoice(needsOf(document, expected))).toEqual([{ line: 'all', element: 'b' }]);
  });
});
