/** C01: in place, ready and employable. Caveats, headquarters and tours decide what a ready element may be used for. */
import { element, issuesOf, offerWith, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const line = { id: 'need', title: 'Companies', component: 'land', capability: 'manoeuvre', count: 1 } as const;
const need = { requirements: [{ ...line, by: { anchor: 'CF' as const, offset: 10 }, elements: ['a'] }] };
const run = (part: Partial<ScenarioDocument>) => runOf(smallScenario({ ...need, ...part }));
const only = (result: ReturnType<typeof runOf>, id = 'a') => result.elements.find((row) => row.id === id)!;

describe('C01 caveats', () => {
  const free = only(run({}));

  test('C01.1 without caveats an element is employable the minute it is ready', () => {
    expect(free.ready.p50).toBeGreaterThan(0);
    expect(free.employable).toEqual(free.ready);
  });

  test('C01.2 a country that forces may not pass sends them the longer way', () => {
    const around = only(run(offerWith({ caveats: [{ kind: 'location', rule: 'not', values: ['BB'] }] })));
    // 600 km instead of 120 km at 60 km/h, with halts.
    expect(around.ready.p50! - free.ready.p50!).toBeGreaterThan(8 * 60);
    const standing = run(
      offerWith({ caveats: [{ kind: 'location', rule: 'not', values: ['BB'], scope: 'stationing' }] }),
    );
    expect(only(standing).ready).toEqual(free.ready);
  });

  test('C01.3 with no way around the plan is refused, and the message says why', () => {
    expect(() => run(offerWith({ caveats: [{ kind: 'location', rule: 'not', values: ['BB', 'CC'] }] }))).toThrow(
      'around 3 places that it may not enter',
    );
  });

  test('C01.4 an element never goes where it may not stand, and goes on the day on which the caveat lapses', () => {
    const caveat = { kind: 'location', rule: 'not', values: ['HUB-East'] } as const;
    const held = only(run(offerWith({ caveats: [{ ...caveat, values: [...caveat.values] }] })));
    expect(held.ready.share).toBe(0);
    expect([held.bindingCause, held.bindingGate]).toEqual(['permission', 'caveat:a']);
    const until = { anchor: 'CF' as const, offset: 5 };
    const late = only(run(offerWith({ caveats: [{ ...caveat, values: [...caveat.values], until }] })));
    expect(late.ordered.p50).toBe(5 * DAY);
    expect(late.ready.p50).toBe(5 * DAY + free.ready.p50!);
    expect([late.bindingCause, late.bindingGate]).toEqual(['permission', 'caveat:a']);
  });

  test('C01.5 a task caveat makes an element ready and not employable, and it does not fill the line', () => {
    const barred = run(offerWith({ caveats: [{ kind: 'task', rule: 'not', values: ['manoeuvre'] }] }));
    expect(only(barred).ready).toEqual(free.ready);
    expect(only(barred).employable.share).toBe(0);
    expect(barred.requirements[0].met.value).toBe(0);
    expect(run({}).requirements[0].met.value).toBe(1);
    const wider = run({
      capabilities: [
        { id: 'combat', title: 'Combat' },
        { id: 'manoeuvre', title: 'Manoeuvre', parent: 'combat' },
      ],
      ...offerWith({ caveats: [{ kind: 'task', rule: 'not', values: ['combat'] }] }),
    });
    expect(only(wider).employable.share).toBe(0);
  });

  test('C01.6 who leans on an element whose task is forbidden waits in vain', () => {
    const forceElements = [element('a'), element('b', { contribution: 'other', needs: ['a'] })];
    const offers = (caveats: NonNullable<ScenarioDocument['contributions']>[number]['caveats']) => {
      const [offer] = offerWith({ caveats }).contributions;
      return { contributions: [offer, { ...offer, id: 'other', title: 'More', caveats: [] }] };
    };
    expect(only(run({ forceElements, ...offers([]) }), 'b').ready.share).toBe(1);
    const caveats = [{ kind: 'task' as const, rule: 'not' as const, values: ['manoeuvre'] }];
    expect(only(run({ forceElements, ...offers(caveats) }), 'b').ready.share).toBe(0);
  });

  test('C01.7 employment ends on the day that the nation has set', () => {
    const until = { anchor: 'CF' as const, offset: 8 };
    const result = run(offerWith({ caveats: [{ kind: 'until', rule: 'only', until }] }));
    const { ready, employable } = result.closures.find(({ key }) => key.kind === 'all')!;
    const step = (day: number) => (day * DAY) / result.clock.stepMin;
    expect([employable.p50[step(7)], employable.p50[step(8)], ready.p50[step(8)]]).toEqual([100, 0, 100]);
  });

  test('C01.8 a withdrawn contribution leaves with its elements, its lift, its deliveries and its intelligence', () => {
    const gates = [{ id: 'order', title: 'Order', kind: 'order' as const, duration: { fixed: 4 } }];
    const forceElements = [
      element('a', { releasedBy: 'order' }),
      element('b', { contribution: 'mute', releasedBy: 'order' }),
    ];
    const offers = (status: 'offered' | 'withdrawn') => {
      const [offer] = smallScenario().contributions!;
      const support = { shortens: [{ gate: 'order', factor: 0.5 }] };
      return { contributions: [offer, { ...offer, id: 'mute', title: 'Intelligence', status, support }] };
    };
    const offered = run({ gates, forceElements, ...offers('offered') });
    expect([only(offered).ordered.p50, offered.elements.length]).toEqual([2 * DAY, 2]);
    const withdrawn = run({ gates, forceElements, ...offers('withdrawn') });
    expect([only(withdrawn).ordered.p50, withdrawn.elements.length]).toEqual([4 * DAY, 1]);
  });
});

describe('C01 support contributions', () => {
  const train = {
    liftTypes: [
      {
        id: 'coach',
        name: 'Coach',
        mode: 'road' as const,
        payload: { massT: 100 },
        carries: ['supply' as const],
        speedKmh: 60,
        load: { fixed: 0 },
        unload: { fixed: 0 },
      },
    ],
    liftPools: ['one', 'two'].map((id) => ({ id, liftType: 'coach', base: 'GARRISON', count: 1 })),
    forceElements: [element('a', { cargo: { supplyT: 200 }, modes: ['road'] })],
  };

  test('C01.9 lift: with the pool gone the last load comes later', () => {
    const offers = (status: 'offered' | 'withdrawn') => {
      const [offer] = smallScenario().contributions!;
      return {
        contributions: [
          offer,
          { ...offer, id: 'lift', title: 'Lift', kind: 'lift' as const, status, support: { liftPools: ['two'] } },
        ],
      };
    };
    const both = only(run({ ...train, ...offers('offered') })).ready.p50!;
    expect(only(run({ ...train, ...offers('withdrawn') })).ready.p50!).toBeGreaterThan(both);
  });

  test('C01.10 funding pays for deliveries, logistics raises a capacity', () => {
    const stocks = [{ id: 'fuel', place: 'HUB-East', class: 'III' as const, amountT: 0, outloadTPerDay: 10 }];
    const deliveries = [{ id: 'gift', stock: 'fuel', amountT: 70, at: { anchor: 'CF' as const, offset: 1 } }];
    const offers = (status: 'offered' | 'withdrawn') => {
      const [offer] = smallScenario().contributions!;
      const support = { deliveries: ['gift'], capacity: [{ resource: 'HUB-East/outload:fuel', factor: 2 }] };
      return {
        contributions: [offer, { ...offer, id: 'money', title: 'Money', kind: 'funding' as const, status, support }],
      };
    };
    const level = (status: 'offered' | 'withdrawn') =>
      run({ stocks, deliveries, ...offers(status) }).stocks[0].levelT.p50.at(-1);
    expect([level('offered'), level('withdrawn')]).toEqual([70, 0]);
  });
});

describe('C01 command', () => {
  const commands = [
    { id: 'brigade', name: 'Brigade', component: 'land' as const, frameworkNation: 'BB', headquarters: 'hq' },
  ];
  const hq = element('hq', { contribution: undefined, earliest: { anchor: 'CF', offset: 6 } });
  const under = (part: object = {}) => ({
    id: 'r',
    subordinate: 'a',
    superior: 'brigade',
    kind: 'opcon' as const,
    ...part,
  });
  const forceElements = [element('a'), hq];

  test('C01.11 an element is employable when its headquarters is ready; support gives no command', () => {
    const result = run({ commands, forceElements, commandRelationships: [under()] });
    expect(only(result).employable.p50).toBe(only(result, 'hq').ready.p50);
    const gone = [element('a'), { ...hq, status: 'withdrawn' as const }];
    expect(only(run({ commands, forceElements: gone, commandRelationships: [under()] })).employable.share).toBe(0);
    const support = run({ commands, forceElements, commandRelationships: [under({ kind: 'support' })] });
    expect(only(support).employable).toEqual(only(support).ready);
  });

  test('C01.15 a headquarters that has gone home commands nobody new; its relief does', () => {
    const gone = { ...hq, earliest: { anchor: 'CF' as const, offset: 0 }, tourDays: 10 };
    const late = element('a', { earliest: { anchor: 'CF', offset: 20 } });
    const relations = { commands, commandRelationships: [under()] };
    const alone = run({ ...relations, forceElements: [late, gone] });
    expect([only(alone).ready.share, only(alone).employable.share]).toEqual([1, 0]);
    const relief = element('next', { contribution: undefined, earliest: { anchor: 'CF', offset: 5 } });
    const relieved = run({ ...relations, forceElements: [late, { ...gone, relievedBy: 'next' }, relief] });
    expect(only(relieved).employable).toEqual(only(relieved).ready);
  });

  test('C01.12 command changes over time: under national command until the transfer of authority', () => {
    const from = { anchor: 'CF' as const, offset: 3 };
    const result = run({ commands, forceElements, commandRelationships: [under({ from })] });
    expect(only(result).employable).toEqual(only(result).ready);
    const until = { anchor: 'CF' as const, offset: 2 };
    const first = run({ commands, forceElements, commandRelationships: [under({ until })] });
    expect(only(first).employable.p50).toBe(2 * DAY);
  });

  test('C01.13 a partner caveat: not employable under a nation that leads', () => {
    const caveats = [{ kind: 'partner' as const, rule: 'not' as const, values: ['BB'] }];
    const until = { anchor: 'CF' as const, offset: 9 };
    const result = run({
      commands,
      forceElements,
      commandRelationships: [under({ until })],
      ...offerWith({ caveats }),
    });
    expect(only(result).employable.p50).toBe(9 * DAY);
    const always = run({ commands, forceElements, commandRelationships: [under()], ...offerWith({ caveats }) });
    expect(only(always).employable.share).toBe(0);
  });
});

describe('C01 tours', () => {
  const inPlace = (result: ReturnType<typeof runOf>, day: number) =>
    result.closures.find(({ key }) => key.kind === 'all')!.inPlace.p50[(day * DAY) / result.clock.stepMin];

  test('C01.14 without a relief an element leaves a gap; with one it stays until the relief is ready', () => {
    const gap = run({ forceElements: [element('a', { tourDays: 10 })] });
    expect([inPlace(gap, 9), inPlace(gap, 12)]).toEqual([100, 0]);
    const relief = element('b', { earliest: { anchor: 'CF', offset: 15 } });
    const relieved = run({ forceElements: [element('a', { tourDays: 10, relievedBy: 'b' }), relief] });
    expect([inPlace(relieved, 12), inPlace(relieved, 20)]).toEqual([100, 100]);
    expect(only(relieved).leaves.p50).toBe(only(relieved, 'b').ready.p50);
  });
});

describe('C01 breach policy', () => {
  const gates = [
    { id: 'breach', title: 'Breach', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } },
    {
      id: 'decision',
      title: 'Decision',
      kind: 'national-decision' as const,
      owner: 'AA',
      requires: ['breach'],
      duration: { fixed: 8 },
    },
  ];
  /** Ordered on the day before the breach, with three days of notice. */
  const late = element('a', { earliest: { anchor: 'D', offset: -1 }, notice: { fixed: 3 } });
  const readyWith = (breachPolicy: 'continue' | 'hold' | 'return') =>
    only(run({ gates, forceElements: [late], ...offerWith({ breachPolicy }) })).ready;

  test('C01.18 what is not in place goes on, waits for the decision of its nation, or stays', () => {
    const going = readyWith('continue').p50!;
    expect(going).toBeLessThan(23 * DAY);
    // Held on D-day under notice, free again when the nation has decided on D+8.
    expect(readyWith('hold').p50!).toBeGreaterThan(28 * DAY);
    expect(readyWith('return').share).toBe(0);
  });

  test('C01.16 who is in place before the breach is not concerned', () => {
    const early = only(run({ gates, forceElements: [element('a')], ...offerWith({ breachPolicy: 'return' }) }));
    expect(early.ready.share).toBe(1);
  });

  test('C01.17 with `return` what is on the road at the breach ends its leg, goes home and counts for nothing', () => {
    const early = element('a', { earliest: { anchor: 'D', offset: -1 / 48 }, notice: { fixed: 0 } });
    const [line] = need.requirements;
    const requirements = [{ ...line, by: { anchor: 'D' as const, offset: 10 } }];
    const result = run({ gates, requirements, forceElements: [early], ...offerWith({ breachPolicy: 'return' }) });
    expect([only(result).ready.share, result.requirements[0].met.value]).toEqual([0, 0]);
    // Half an hour on the road at D-day, at the hub two hours later, and home again: there and back are the same way.
    expect(only(result).leaves.p50).toBe(result.clock.dDayMin);
    const all = result.closures.find(({ key }) => key.kind === 'all')!;
    expect(all.inPlace.p50.at(-1)).toBe(0);
    const going = run({ gates, requirements, forceElements: [early], ...offerWith({ breachPolicy: 'continue' }) });
    expect(going.requirements[0].met.value).toBe(1);
    const there = only(going).atDestination.p50! - only(going).ordered.p50!;
    expect(only(result).home!.p50! - only(result).ordered.p50!).toBe(2 * there);
  });
});

describe('C01 at a breach', () => {
  const breach = { id: 'breach', title: 'B', kind: 'breach' as const, opensAt: { anchor: 'D' as const, offset: 0 } };
  const decision = (id: string, fixed: number) =>
    ({
      id,
      title: id,
      kind: 'national-decision' as const,
      owner: 'AA',
      requires: ['breach'],
      duration: { fixed },
    }) satisfies NonNullable<ScenarioDocument['gates']>[number];

  test('C01.20 a reinforcement that a remedy releases comes, also of a nation whose posture goes home or holds', () => {
    const remedies = [{ id: 'rung', title: 'R', step: 1, requires: ['breach'] }];
    for (const breachPolicy of ['return', 'hold'] as const) {
      const part = { gates: [breach], remedies, forceElements: [element('a', { releasedBy: 'rung' })] };
      expect(runOf(smallScenario({ ...part, ...offerWith({ breachPolicy }) })).elements[0].ordered.p50).toBe(20 * 1440);
    }
  });

  test('C01.21 who holds goes on by the first decision of its nation; where there is none, that is told', () => {
    const late = element('a', { earliest: { anchor: 'D', offset: 1 } });
    const gates = [breach, decision('first', 3), decision('second', 9)];
    const orderedAt = (document: ScenarioDocument) => runOf(document).elements[0].ordered.p50;
    expect(orderedAt(smallScenario({ gates, forceElements: [late], ...offerWith({ breachPolicy: 'hold' }) }))).toBe(23 * 1440); // prettier-ignore
    expect(issuesOf(smallScenario({ gates: [breach], ...offerWith({ breachPolicy: 'hold' }) }))).toEqual([
      'contribution.hold contributions.0.breachPolicy',
    ]);
  });

  test('C01.22 a nation commits what is its own, also of stocks, and says which row it means', () => {
    const stock = { place: 'HUB-East', class: 'V' as const, amountT: 1 };
    const commitment = { id: 'c', nation: 'AA', kind: 'logistic-support' as const, title: 'C', trigger: 'breach' };
    const stocks = [
      { ...stock, id: 'of-b', owner: 'BB' },
      { ...stock, id: 'a', owner: 'AA' },
    ];
    const commitments = [{ ...commitment, releases: ['of-b', 'a'] }];
    expect(issuesOf(smallScenario({ gates: [breach], stocks, commitments }))).toEqual([
      'commitment.owner commitments.0.releases.0',
      'id.duplicate commitments.0.releases.1',
    ]);
  });
});
