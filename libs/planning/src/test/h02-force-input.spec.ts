/** H02: rubbish about forces is answered with all its issues at once, each with its path. */
import { element, issuesOf, offerWith, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

type Contribution = NonNullable<ScenarioDocument['contributions']>[number];
type Caveats = Contribution['caveats'];

const issues = (part: Partial<ScenarioDocument>) => issuesOf(smallScenario(part));
const caveats = (rows: Caveats) => issues(offerWith({ caveats: rows }));
const CF = (offset: number) => ({ anchor: 'CF' as const, offset });
const [offer] = smallScenario().contributions!;

describe('H02 contributions', () => {
  test('H02.1 the small world itself has no issue', () => expect(issues({})).toEqual([]));

  test('H02.2 everything wrong with the offers at once', () => {
    expect(
      issues({
        contributions: [
          offer,
          { ...offer, id: 'again', title: 'land FORCES' },
          { ...offer, id: 'observer', nation: 'EE', title: 'Company of an observer' },
          { ...offer, id: 'unknown', nation: 'ZZ', title: 'Company of nobody' },
          { ...offer, id: 'crossed', title: 'Crossed numbers', personsMin: 20, personsMax: 10 },
        ],
      }),
    ).toEqual([
      'reference.unknown contributions.3.nation',
      'range.order contributions.4.personsMax',
      'contribution.duplicate contributions.1',
      'nation.not-participant contributions.2.nation',
    ]);
  });

  test('H02.2b a gate that takes itself back, a gate that an observer decides, and unknown names of a withdrawal', () => {
    const gate = { kind: 'national-approval' as const, duration: { fixed: 1 } };
    expect(
      issues({
        gates: [
          { ...gate, id: 'itself', title: 'Itself', owner: 'AA', withdrawnBy: 'itself' },
          { ...gate, id: 'watched', title: 'Watched', owner: 'EE' },
          { ...gate, id: 'lost', title: 'Lost', owner: 'AA', withdrawnBy: 'nowhere', restoredBy: 'never' },
        ],
      }),
    ).toEqual([
      'reference.unknown gates.2.withdrawnBy',
      'reference.unknown gates.2.restoredBy',
      'gate.withdraws-itself gates.0.withdrawnBy',
      'nation.not-participant gates.1.owner',
    ]);
  });

  test('H02.3 a percentage over 100 is refused by the shape', () => {
    expect(issues({ forceElements: [element('a', { readyPaxShare: 1.2 })] })).toEqual([
      'shape.too-big forceElements.0.readyPaxShare',
    ]);
  });

  test.each<[string, Caveats, string[]]>([
    ['no value', [{ kind: 'location', rule: 'not' }], ['caveat.values contributions.0.caveats.0.values']],
    ['no date', [{ kind: 'until', rule: 'only' }], ['caveat.until contributions.0.caveats.0']],
    [
      'unknown values',
      [
        { kind: 'location', rule: 'not', values: ['Atlantis'] },
        { kind: 'task', rule: 'not', values: ['magic'] },
        { kind: 'partner', rule: 'not', values: ['ZZ'] },
      ],
      [
        'reference.unknown contributions.0.caveats.0.values.0',
        'reference.unknown contributions.0.caveats.1.values.0',
        'reference.unknown contributions.0.caveats.2.values.0',
      ],
    ],
    [
      'only here and not here',
      [
        { kind: 'location', rule: 'only', values: ['HUB-East'] },
        { kind: 'location', rule: 'not', values: ['DD'], scope: 'stationing' },
      ],
      [
        'caveat.contradiction contributions.0.caveats.1',
        'caveat.contradiction contributions.0.stationing',
        'caveat.held forceElements.0.destination',
      ],
    ],
    [
      'two places and no other',
      [
        { kind: 'location', rule: 'only', values: ['HUB-East'] },
        { kind: 'location', rule: 'only', values: ['HUB-West'] },
      ],
      [
        'caveat.contradiction contributions.0.caveats.1',
        'caveat.contradiction contributions.0.stationing',
        'caveat.held forceElements.0.destination',
      ],
    ],
    [
      'one nation to serve under, and not that one',
      [
        { kind: 'partner', rule: 'only', values: ['BB'] },
        { kind: 'partner', rule: 'not', values: ['BB'] },
      ],
      ['caveat.contradiction contributions.0.caveats.1'],
    ],
    [
      'passing one place and standing at another, and not there',
      [
        { kind: 'location', rule: 'only', values: ['SHORT', 'HUB-East'], scope: 'transit' },
        { kind: 'location', rule: 'only', values: ['HUB-East'], scope: 'stationing' },
        { kind: 'location', rule: 'not', values: ['HUB-East'], scope: 'stationing' },
      ],
      ['caveat.contradiction contributions.0.caveats.2', 'caveat.held forceElements.0.destination'],
    ],
  ])('H02.4 caveats: %s', (_, rows, expected) => expect(caveats(rows)).toEqual(expected));

  test('H02.13 caveats by which an element is never employable are told with it: its task, its day, who leads it', () => {
    const held = (rows: Caveats, part: object = {}) =>
      issues({ ...offerWith({ caveats: rows }), forceElements: [element('a', { earliest: CF(5) })], ...part });
    const led = (until?: number) => ({
      commands: [{ id: 'x', name: 'x', component: 'land' as const, frameworkNation: 'BB' }],
      commandRelationships: [
        { id: 'r', subordinate: 'a', superior: 'x', kind: 'opcon' as const, ...(until && { until: CF(until) }) },
      ],
    });
    const task = { kind: 'task' as const, rule: 'not' as const, values: ['manoeuvre'] };
    expect(held([task])).toEqual(['caveat.held forceElements.0.capability']);
    expect(held([{ ...task, until: CF(9) }])).toEqual([]);
    const until = (day: number) => held([{ kind: 'until', rule: 'only', until: CF(day) }]);
    expect([until(5), until(6)]).toEqual([['caveat.held forceElements.0.earliest'], []]);
    const partner = { kind: 'partner' as const, rule: 'not' as const, values: ['BB'] };
    expect(held([partner], led())).toEqual(['caveat.held forceElements.0.contribution']);
    // Afterwards it serves under its own nation.
    expect(held([partner], led(30))).toEqual([]);
    expect(held([{ ...partner, values: ['CC'] }], led())).toEqual([]);
  });

  test('H02.5 caveats that only look contradictory pass: a country and a place in it, and one that lapses', () => {
    expect(
      caveats([
        { kind: 'location', rule: 'only', values: ['DD'] },
        { kind: 'location', rule: 'not', values: ['HUB-West'], scope: 'stationing' },
        { kind: 'location', rule: 'not', values: ['HUB-East'], until: CF(5), scope: 'stationing' },
      ]),
    ).toEqual([]);
  });

  test('H02.6 stationing against destination, nation against contribution, dates that cross', () => {
    expect(
      issues({
        contributions: [
          { ...offer, stationing: 'outside' },
          { ...offer, id: 'b', nation: 'BB', caveats: [{ kind: 'until', rule: 'only', until: CF(8) }] },
        ],
        forceElements: [
          element('a'),
          element('b', { contribution: 'b', requiredAt: CF(10) }),
          element('c', { contribution: 'b', nation: 'BB', relievedBy: 'c' }),
          element('d', { contribution: 'b', nation: 'BB', relievedBy: 'b' }),
        ],
      }),
    ).toEqual([
      'stationing.contradiction forceElements.0.destination',
      'contribution.nation forceElements.1.contribution',
      'date.order forceElements.1.requiredAt',
      'reference.unknown forceElements.2.relievedBy',
      'relief.tour forceElements.3.relievedBy',
    ]);
  });

  test('H02.7 support that is brought twice, by the wrong nation, or does not exist', () => {
    const liftTypes: ScenarioDocument['liftTypes'] = [
      {
        id: 'coach',
        name: 'Coach',
        mode: 'road',
        payload: { pax: 40 },
        carries: ['people'],
        speedKmh: 60,
        load: { fixed: 0 },
        unload: { fixed: 0 },
      },
    ];
    const liftPools = [{ id: 'pool', liftType: 'coach', base: 'GARRISON', count: 1, owner: 'AA' }];
    expect(
      issues({
        liftTypes,
        liftPools,
        sectors: [{ id: 's', name: 'S', lat: 50, lon: 22, holdTime: { fixed: 5 } }],
        monitors: [{ id: 'eye', title: 'Eye', nation: 'AA', kind: 'satellite', sectors: ['s'], coverage: 0.5 }],
        contributions: [
          {
            ...offer,
            support: {
              liftPools: ['pool', 'nothing'],
              shortens: [{ gate: 'nothing', factor: 0.5 }],
              monitors: ['eye', 'none'],
            },
          },
          {
            ...offer,
            id: 'b',
            nation: 'BB',
            support: {
              liftPools: ['pool'],
              capacity: [{ resource: 'X/beds', factor: 2 }],
              deliveries: ['nothing'],
              monitors: ['eye'],
            },
          },
        ],
        forceElements: [],
      }),
    ).toEqual([
      'reference.unknown contributions.0.support.liftPools.1',
      'reference.unknown contributions.0.support.monitors.1',
      'reference.unknown contributions.0.support.shortens.0.gate',
      'support.owner contributions.1.support.liftPools.0',
      'support.twice contributions.1.support.liftPools.0',
      'support.owner contributions.1.support.monitors.0',
      'support.twice contributions.1.support.monitors.0',
      'reference.unknown contributions.1.support.capacity.0.resource',
      'reference.unknown contributions.1.support.deliveries.0',
    ]);
  });
});

describe('H02 command and requirements', () => {
  const command = (id: string) => ({ id, name: id, component: 'land' as const });
  const under = (id: string, subordinate: string, superior: string, from?: number, until?: number) => ({
    id,
    subordinate,
    superior,
    kind: 'opcon' as const,
    ...(from === undefined ? {} : { from: CF(from) }),
    ...(until === undefined ? {} : { until: CF(until) }),
  });

  test('H02.8 a circle of command is one at the time at which it closes, and only then', () => {
    const commands = ['x', 'y', 'z'].map(command);
    const closed = [under('1', 'x', 'y'), under('2', 'y', 'z', 3), under('3', 'z', 'x', 5)];
    expect(issues({ commands, commandRelationships: closed })).toEqual([
      'command.cycle commandRelationships.0.superior',
    ]);
    const changed = [under('1', 'x', 'y', undefined, 5), under('2', 'y', 'z', 3), under('3', 'z', 'x', 5)];
    expect(issues({ commands, commandRelationships: changed })).toEqual([]);
  });

  test('H02.9 one superior at a time, known parties, an end after the beginning', () => {
    const commands = [command('x'), { ...command('y'), headquarters: 'nothing', frameworkNation: 'EE' }];
    expect(
      issues({
        commands,
        commandRelationships: [
          under('1', 'a', 'x', 1, 5),
          under('2', 'a', 'y', 4),
          under('3', 'nobody', 'nothing'),
          under('4', 'a', 'x', 3, 2),
          { ...under('5', 'a', 'x', 1), kind: 'support' as const },
        ],
      }),
    ).toEqual([
      'reference.unknown commands.1.headquarters',
      'nation.not-participant commands.1.frameworkNation',
      'reference.unknown commandRelationships.2.subordinate',
      'reference.unknown commandRelationships.2.superior',
      'date.order commandRelationships.3.until',
      'command.two-superiors commandRelationships.1.from',
    ]);
  });

  test('H02.10 an element named for two lines, and lines that are no part of each other', () => {
    const line = (id: string, by: number, part: object = {}) => ({
      id,
      title: id,
      component: 'land' as const,
      capability: 'manoeuvre',
      count: 1,
      by: CF(by),
      elements: ['a'],
      ...part,
    });
    expect(issues({ requirements: [line('first', 5, { partOf: 'all' }), line('all', 10)] })).toEqual([]);
    expect(
      issues({
        capabilities: [
          { id: 'manoeuvre', title: 'Manoeuvre' },
          { id: 'p', title: 'P', parent: 'q' },
          { id: 'q', title: 'Q', parent: 'p' },
        ],
        requirements: [
          line('one', 5),
          line('two', 5, { elements: ['a', 'a'] }),
          line('late', 9, { partOf: 'one', elements: [] }),
          line('odd', 4, { partOf: 'one', capability: 'p', elements: [] }),
          line('lost', 4, { partOf: 'nothing', capability: 'none', elements: [] }),
        ],
      }),
    ).toEqual([
      'reference.cycle capabilities.1.parent',
      'reference.cycle capabilities.2.parent',
      'requirement.offered-twice requirements.1.elements.0',
      'requirement.offered-twice requirements.1.elements.1',
      'date.order requirements.2.by',
      'requirement.part requirements.3.capability',
      'reference.unknown requirements.4.capability',
      'reference.unknown requirements.4.partOf',
    ]);
  });

  test('H02.14 a line that needs more persons than its elements have, and a named element without a capability', () => {
    const line = (part: object) => ({
      requirements: [
        { id: 'l', title: 'L', component: 'land' as const, capability: 'manoeuvre', count: 1, by: CF(10), ...part },
      ],
    });
    const forceElements = [
      element('a'),
      element('b', { cargo: { pax: 300 } }),
      element('c', { capability: undefined }),
    ];
    const of = (part: object) => issues({ forceElements, ...line(part) });
    expect(of({ persons: 5000, elements: ['a'] })).toEqual(['requirement.persons requirements.0.persons']);
    expect(of({ persons: 100, elements: ['a'] })).toEqual([]);
    // Of two named both count, also where one place is asked for. With none named, who could fill it.
    expect([of({ persons: 400, elements: ['a', 'b'] }), of({ persons: 400 })]).toEqual([[], []]);
    expect(of({ persons: 401, elements: ['a', 'b'] })).toEqual(['requirement.persons requirements.0.persons']);
    expect(of({ persons: 401 })).toEqual(['requirement.persons requirements.0.persons']);
    // Who is withdrawn, or of another component, fills nothing.
    const gone = [element('a'), element('b', { cargo: { pax: 300 }, status: 'withdrawn' })];
    expect(issues({ forceElements: gone, ...line({ persons: 200 }) })).toEqual([
      'requirement.persons requirements.0.persons',
    ]);
    expect(of({ elements: ['c'] })).toEqual(['requirement.unfit requirements.0.elements.0']);
  });

  test('H02.11 a contribution without presence has no elements, and one at sea none inland', () => {
    const issues = (stationing: 'none' | 'at-sea', part: object = {}) =>
      issuesOf(smallScenario({ ...offerWith({ stationing }), forceElements: [element('a', part)] }));
    expect(issues('none')).toEqual(['stationing.contradiction forceElements.0.contribution']);
    expect(issues('at-sea')).toEqual(['stationing.contradiction forceElements.0.destination']);
    expect(issues('at-sea', { component: 'sea' })).toEqual([]);
  });

  test('H02.12 a commitment of a nation that is not there is told once', () => {
    const commitments: ScenarioDocument['commitments'] = [
      { id: 'c', title: 'C', nation: 'XX', kind: 'logistic-support', trigger: 'breach' },
    ];
    expect(issuesOf(smallScenario({ commitments })).filter((issue) => issue.endsWith('.nation'))).toEqual([
      'reference.unknown commitments.0.nation',
    ]);
  });
});
