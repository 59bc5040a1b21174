/** B01: offers matched to needs, and the force package against trying every choice. */
import {
  greedyChoice,
  loadSolver,
  matchForces,
  needsOf,
  plannersChoice,
  priceOf,
  solvePackage,
  type Assignment,
  type Need,
  type Solve,
} from '../matching/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { expectationsOf } from '../figures/expectations.ts';
import { EmploymentRules } from '../readiness/employment.ts';
import { simulatorOf } from '../replication/snapshot.ts';
import { prepare, runChunk, toRunResult } from '../run/index.ts';
import { element, offerWith, smallScenario } from '../testing/small-scenario.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const [offer] = smallScenario().contributions!;
const line = (id: string, part: object = {}) => ({
  id,
  title: id,
  component: 'land' as const,
  capability: 'manoeuvre',
  count: 1,
  by: { anchor: 'CF' as const, offset: 10 },
  ...part,
});

describe('B01 who could fill a line, and who could not', () => {
  const caveat = (part: object) => ({ ...offer, caveats: [{ rule: 'not' as const, ...part }] }) as typeof offer;
  const document = smallScenario({
    capabilities: [
      { id: 'combat', title: 'Combat' },
      { id: 'manoeuvre', title: 'Manoeuvre', parent: 'combat' },
      { id: 'medical', title: 'Medical' },
    ],
    contributions: [
      offer,
      { ...caveat({ kind: 'task', values: ['combat'] }), id: 'task', title: 'Task' },
      { ...caveat({ kind: 'location', values: ['HUB-East'] }), id: 'place', title: 'Place' },
      { ...caveat({ kind: 'partner', values: ['BB'] }), id: 'partner', title: 'Partner' },
      { ...caveat({ kind: 'until', until: { anchor: 'CF', offset: 9 } }), id: 'until', title: 'Until' },
      { ...offer, id: 'gone', title: 'Gone', status: 'withdrawn' },
    ],
    forceElements: [
      element('free'),
      element('medic', { capability: 'medical' }),
      element('ship', { component: 'sea' }),
      element('elsewhere', { destination: 'HUB-West' }),
      element('never'),
      element('short'),
      element('long'),
      ...['task', 'place', 'partner', 'until', 'gone'].map((id) => element(id, { contribution: id })),
    ],
    commands: [{ id: 'brigade', name: 'Brigade', component: 'land', frameworkNation: 'BB' }],
    commandRelationships: [{ id: 'r', subordinate: 'partner', superior: 'brigade', kind: 'opcon' }],
    requirements: [line('need', { capability: 'combat', count: 3, place: 'HUB-East' })],
  });
  const expected = new Map([
    ['never', { readyMin: null, leavesMin: null }],
    ['free', { readyMin: 12 * 1440, leavesMin: null }],
    ['short', { readyMin: 5 * 1440, leavesMin: 10 * 1440 }],
    ['long', { readyMin: 5 * 1440, leavesMin: 10 * 1440 + 1 }],
  ]);

  test('B01.1 each with its reasons; the narrower capability meets the wider need', () => {
    const [need] = needsOf(document, expected);
    expect(Object.fromEntries(need.candidates.map(({ element: id, obstacles }) => [id, obstacles.join(' ')]))).toEqual({
      elsewhere: 'place',
      free: '',
      gone: 'withdrawn',
      long: '',
      never: 'never',
      partner: 'partner',
      place: 'stationing',
      short: 'gone',
      ship: 'component',
      task: 'task',
      until: 'until',
    });
    expect(need.candidates.find(({ element: id }) => id === 'free')?.lateDays).toBe(2);
  });

  test('B01.2 the shortfall in sentences, and the price of three plans', () => {
    const { lines, plans } = matchForces(document, expected, solve);
    expect(lines[0]).toMatchObject({ needed: 3, offered: 11, able: 2 });
    expect(lines[0].reasons[0]).toBe('1 of 3 places stay empty.');
    expect(lines[0].reasons).toContain('1 barred from the task by a caveat.');
    expect(lines[0].reasons).toContain('1 ordered home by then.');
    expect(plans.map(({ kind, unfilled, lateDays }) => [kind, unfilled, lateDays])).toEqual([
      ['planner', 3, 0],
      ['greedy', 1, 2],
      ['solver', 1, 2],
    ]);
  });
});

/** A small generator for the cases; nothing in the product draws with it. */
function drawing(seed: number) {
  let state = seed;
  return (n: number) => (state = (state * 48271) % 2147483647) % n;
}

/** Eight elements and eight lines with random reach, lateness and nations. */
function randomNeeds(seed: number): Need[] {
  const draw = drawing(seed);
  const reach = Array.from({ length: 8 }, () => new Set([draw(8), draw(8), draw(8)]));
  return Array.from({ length: 8 }, (_, l) => ({
    id: `l${l}`,
    needed: 1 + draw(2),
    persons: 0,
    priority: 1 + draw(99),
    byMin: 0,
    partOf: null,
    seats: [],
    candidates: reach.flatMap((lines, e) =>
      lines.has(l)
        ? [
            {
              element: `e${e}`,
              nation: `N${e % 3}`,
              persons: 100,
              obstacles: draw(6) === 0 ? (['task'] as const) : [],
              lateDays: draw(3) === 0 ? draw(40) : 0,
              reliefs: [],
            },
          ]
        : [],
    ),
  }));
}

/** Tries everything: each element in each of its lines or in none. */
function leastCost(needs: readonly Need[]): number {
  let least = Infinity;
  const chosen: Assignment[] = [];
  const visit = (e: number): void => {
    if (e === 8) {
      const over = needs.some(({ id, needed }) => chosen.filter(({ line: l }) => l === id).length > needed);
      if (!over) least = Math.min(least, priceOf(needs, chosen).cost);
      return;
    }
    visit(e + 1);
    for (const need of needs) {
      const candidate = need.candidates.find(({ element: id }) => id === `e${e}`);
      if (candidate === undefined || candidate.obstacles.length > 0) continue;
      chosen.push({ line: need.id, element: `e${e}` });
      visit(e + 1);
      chosen.pop();
    }
  };
  visit(0);
  return least;
}

describe('B01 the force package', () => {
  test('B01.3 costs what the best of all choices costs, in 25 cases of 8 elements and 8 lines, and never more than the rule', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const needs = randomNeeds(seed * 7919);
      const plan = solvePackage(needs, solve);
      expect({ seed, proof: plan.proof, cost: plan.cost.toFixed(6) }).toEqual({
        seed,
        proof: 'optimal',
        cost: leastCost(needs).toFixed(6),
      });
      expect(plan.cost).toBeLessThanOrEqual(priceOf(needs, greedyChoice(needs)).cost + 1e-6);
    }
  });

  test('B01.4 an element fills one line, a part is filled from its whole, and a nation more is avoided', () => {
    const requirements = [
      line('first', { partOf: 'all', by: { anchor: 'CF' as const, offset: 5 }, elements: ['a'] }),
      line('all', { count: 2, elements: ['a', 'b'] }),
      line('other', { priority: 99 }),
    ];
    const forceElements = [element('a'), element('b', { nation: 'BB', contribution: undefined }), element('c')];
    const needs = needsOf(smallScenario({ requirements, forceElements } satisfies Partial<ScenarioDocument>));
    const plan = solvePackage(needs, solve);
    expect(plan).toMatchObject({ unfilled: 0, splits: 0, proof: 'optimal' });
    expect(plan.assignments.filter(({ line: l }) => l === 'all').map(({ element: e }) => e)).toEqual(['a', 'c']);
    expect(plannersChoice(needs)).toContainEqual({ line: 'all', element: 'b' });
  });

  test('B01.5 with no nodes to spend the answer is never worse than the rule, and claims to be the best only where it is', () => {
    const plans = Array.from({ length: 25 }, (_, seed) => {
      const needs = randomNeeds((seed + 1) * 12345);
      const plan = solvePackage(needs, solve, 0);
      expect(plan.cost).toBeLessThanOrEqual(priceOf(needs, greedyChoice(needs)).cost + 1e-6);
      return { proof: plan.proof, isBest: plan.cost < leastCost(needs) + 1e-6 };
    });
    expect(plans.filter(({ proof, isBest }) => proof === 'optimal' && !isBest)).toEqual([]);
    expect(plans.some(({ proof }) => proof === 'stopped')).toBe(true);
  });
});

describe('B01 matched is what the run counts', () => {
  const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
  const brigade = { id: 'brigade', name: 'Brigade', component: 'land' as const, headquarters: 'hq' };
  const first = (part: Partial<ScenarioDocument>) => {
    const need = line('need', { capability: 'manoeuvre', elements: ['a'], by: cf(10) });
    const prepared = prepare(smallScenario({ requirements: [need], ...part }));
    if (!prepared.ok) throw new Error(prepared.issues[0].message);
    const chunk = runChunk(prepared.value, 1, 0, 1);
    const { program } = simulatorOf(prepared.value);
    const rules = new EmploymentRules(prepared.value.document, program.world.elements.map(({ id }) => id)); // prettier-ignore
    const expected = expectationsOf(program, chunk.outcomes, chunk.outcomes.map((outcome) => rules.of(outcome))); // prettier-ignore
    const matched = matchForces(prepared.value.document, expected, solve);
    const met = toRunResult(prepared.value, 1, 1, [chunk]).requirements[0].met.value;
    return { ...matched.lines[0], met, candidates: needsOf(prepared.value.document, expected)[0].candidates };
  };

  test('B01.20 whose headquarters never comes fills no line, and that is the reason', () => {
    const led = {
      commands: [brigade],
      commandRelationships: [{ id: 'r', subordinate: 'a', superior: 'brigade', kind: 'opcon' as const }],
    };
    const withHq = (part: object) => first({ ...led, forceElements: [element('a'), element('hq', { capability: 'command', ...part })] }); // prettier-ignore
    expect(withHq({})).toMatchObject({ met: 1, able: 1 });
    expect(withHq({ status: 'withdrawn' })).toMatchObject({ met: 0, able: 0 });
    expect(withHq({ status: 'withdrawn' }).reasons).toContain('1 ready with no headquarters that may lead it.');
    // A headquarters that is late makes late whom it leads.
    const late = first({ ...led, forceElements: [element('a'), element('hq', { capability: 'command', earliest: cf(20) })] }); // prettier-ignore
    expect(late.candidates[0]).toMatchObject({ obstacles: [], lateDays: expect.closeTo(10, 0) as number });
  });

  test('B01.21 whose caveats end before it is ready fills no line, also of an earlier date', () => {
    const forceElements = [element('a', { earliest: cf(20) })];
    const until = first({ forceElements, ...offerWith({ caveats: [{ kind: 'until', rule: 'not', until: cf(15) }] }) });
    expect(until.candidates[0].obstacles).toEqual(['until']);
  });

  test('B01.23 a caveat that lapses two days after the date makes late, in the run and in the plans, and leaves no place empty', () => {
    const caveat = { kind: 'task' as const, rule: 'not' as const, values: ['manoeuvre'], until: cf(12) };
    const lapsing = first(offerWith({ caveats: [caveat] }));
    expect(lapsing).toMatchObject({ able: 1, candidates: [{ obstacles: [], lateDays: 2 }] });
    // Without a run as well; one that ends before it lapses is of no use.
    const need = line('need', { elements: ['a'] });
    const planned = (caveats: (typeof caveat | { kind: 'until'; rule: 'not'; until: ReturnType<typeof cf> })[]) =>
      matchForces(smallScenario({ requirements: [need], ...offerWith({ caveats }) }), new Map(), solve).plans;
    for (const plan of planned([caveat])) expect(plan).toMatchObject({ unfilled: 0, lateDays: 2, cost: 2 });
    const ends = { kind: 'until' as const, rule: 'not' as const, until: cf(11) };
    for (const plan of planned([caveat, ends])) expect(plan.unfilled).toBe(1);
  });

  test('B01.22 a caveat on the narrower task of an element is the reason, not a headquarters', () => {
    const capabilities = [
      { id: 'manoeuvre', title: 'Manoeuvre' },
      { id: 'armour', title: 'Armour', parent: 'manoeuvre' },
    ];
    const forceElements = [element('a', { capability: 'armour' })];
    const caveat = { kind: 'task' as const, rule: 'not' as const, values: ['armour'] };
    const barred = first({ capabilities, forceElements, ...offerWith({ caveats: [caveat] }) });
    expect(barred).toMatchObject({ met: 0, able: 0, candidates: [{ obstacles: ['task'] }] });
  });
});
