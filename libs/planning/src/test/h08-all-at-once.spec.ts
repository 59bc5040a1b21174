/** H08: everything that the planning domain calls wrong, in one document: all issues at once with their paths, and nothing half-applied. */
import { amberStrait } from '../reference/index.ts';
import { parseScenario } from '../parse/parse.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, issuesOf as codesOf, smallScenario } from '../testing/small-scenario.ts';

type Gates = NonNullable<ScenarioDocument['gates']>;

const gates: Gates = amberStrait.gates!.map((gate) => {
  // A withdrawal before the approval could be given.
  if (gate.id === 'approval-xb')
    return {
      ...gate,
      record: [
        { event: 'withdrawn', at: { anchor: 'CF', offset: 5 } },
        { event: 'met', at: { anchor: 'CF', offset: 9 } },
      ],
    };
  // A circle of two gates.
  if (gate.id === 'cessation') return { ...gate, requires: ['ceasefire', 'request'] };
  // Restored before it is withdrawn.
  if (gate.id === 'approval-xc')
    return {
      ...gate,
      withdrawnAt: { anchor: 'CF', offset: 50 },
      restoredAt: { anchor: 'CF', offset: 40 },
    };
  return gate;
});

const wrong: ScenarioDocument = {
  ...amberStrait,
  gates,
  nations: [
    ...amberStrait.nations!,
    { id: 'XE', name: 'Elbonia', role: 'observer', reported: 'Invented: observes, takes no part.' },
  ],
  contributions: [
    ...amberStrait.contributions!.map((row) =>
      row.id === 'con-xb'
        ? {
            ...row,
            caveats: [
              { kind: 'location' as const, rule: 'only' as const, values: ['XA'] },
              { kind: 'location' as const, rule: 'not' as const, values: ['XA'], scope: 'stationing' as const },
            ],
          }
        : row,
    ),
    { ...amberStrait.contributions![0], id: 'con-xb-again' },
  ],
  forceElements: amberStrait.forceElements!.map((row) =>
    row.id === 'xb-engineers'
      ? {
          ...row,
          nation: 'XE',
          contribution: undefined,
          requiredAt: { anchor: 'CF', offset: 40 },
          earliest: { anchor: 'CF', offset: 45 },
        }
      : row,
  ),
};

const issuesOf = (document: unknown): string[] => {
  const parsed = parseScenario(JSON.parse(JSON.stringify(document)));
  return parsed.ok
    ? []
    : parsed.issues.filter(({ severity }) => severity === 'error').map(({ code, path }) => `${code} ${path}`);
};

const SENSE = [
  'date.order forceElements.3.requiredAt',
  'reference.cycle gates.1.requires',
  'gate.transition gates.3.record.0.event',
  'date.order gates.4.restoredAt',
  'caveat.contradiction contributions.0.caveats.1',
  'caveat.contradiction contributions.0.stationing',
  'contribution.duplicate contributions.5',
  'nation.not-participant forceElements.3.nation',
];

describe('H08 everything wrong at once', () => {
  test('H08.1 the scenario itself is accepted', () => expect(issuesOf(amberStrait)).toEqual([]));

  test('H08.2 contradictory caveats, an offer made twice, gates in a circle, a withdrawal before the approval, dates that cross, a nation that takes no part', () => {
    expect(issuesOf(wrong)).toEqual(SENSE);
  });

  test('H08.3 percentages over 100 do not hide the rest', () => {
    const monitors = amberStrait.monitors!.map((row, i) => (i === 0 ? { ...row, coverage: 30 } : row));
    expect(issuesOf({ ...wrong, monitors })).toEqual(['shape.too-big monitors.0.coverage', ...SENSE]);
  });

  test('H08.4 nor does a value that is not even of its kind', () => {
    const monitors = amberStrait.monitors!.map((row, i) => (i === 0 ? { ...row, coverage: 'all of it' } : row));
    expect(issuesOf({ ...wrong, monitors })).toEqual(['shape.invalid-type monitors.0.coverage', ...SENSE]);
  });
});

test('H08 an unknown source is told with and without a table of sources, also in a row whose title is wrong', () => {
  const [first, ...others] = amberStrait.contributions!;
  const issues = (part: object) => {
    const parsed = parseScenario({ ...amberStrait, ...part });
    return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`);
  };
  const told = issues({ contributions: [{ ...first, title: '', source: 'nowhere', nation: 'XQ' }, ...others] });
  expect(told).toContain('shape.too-small contributions.0.title');
  expect(told).toContain('reference.unknown contributions.0.source');
  expect(told).toContain('reference.unknown contributions.0.nation');
  const small = { ...smallScenario(), forceElements: [element('a', { source: 'nowhere' })] };
  const parsed = parseScenario(JSON.parse(JSON.stringify(small)));
  expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'reference.unknown forceElements.0.source',
  ]);
});

const ceasefire = { id: 'ceasefire', title: 'Ceasefire', kind: 'ceasefire' } as const;

/** Rules of one row each, and what they say; a fault of shape in another section must not hide them. */
const RULES: readonly (readonly [issue: string, part: Partial<ScenarioDocument>])[] = [
  ['gate.count gates.0.requiresCount', { gates: [{ ...ceasefire, requires: [], requiresCount: 2 }] }],
  [
    'latency.duplicate latencies.1',
    {
      latencies: ['a', 'b'].map((id) => ({
        id,
        process: 'detection',
        breach: 'overt',
        duration: { fixed: 1 },
        coverageShortens: 0,
      })),
    },
  ],
  [
    'remedy.order remedies.1.requires.0',
    {
      gates: [ceasefire],
      remedies: [
        { id: 'high', title: 'High', step: 2, requires: [ceasefire.id] },
        { id: 'low', title: 'Low', step: 1, requires: ['high'] },
      ],
    },
  ],
  [
    'command.two-superiors commandRelationships.1.from',
    {
      commands: ['x', 'y'].map((id) => ({ id, name: id, component: 'land' })),
      commandRelationships: ['x', 'y'].map((id) => ({ id, subordinate: 'a', superior: id, kind: 'opcon' })),
    },
  ],
  ['relief.tour forceElements.0.relievedBy', { forceElements: [element('a', { relievedBy: 'b' }), element('b')] }],
  ['id.duplicate initialState.elements.1.element', initial(['a', 'a'])],
  ['reference.unknown initialState.elements.0.element', initial(['nobody'])],
  [
    'commitment.owner commitments.0.releases.0',
    {
      gates: [ceasefire],
      commitments: [
        { id: 'c', nation: 'BB', kind: 'military-capability', title: 'C', trigger: ceasefire.id, releases: ['a'] },
      ],
    },
  ],
];

function initial(ids: readonly string[]): Partial<ScenarioDocument> {
  return {
    initialState: { asOf: { anchor: 'CF', offset: 1 }, elements: ids.map((id) => ({ element: id, state: 'ready' })) },
  };
}

test.each(RULES)('H08.5 %s, alone and beside a fault of shape elsewhere', (issue, part) => {
  expect(issuesOf(smallScenario(part))).toEqual([issue]);
  const broken = { ...smallScenario(part), fundingNeeds: [{ id: 'n', title: 'N', year: 'soon', needMEur: 1 }] };
  expect(issuesOf(broken)).toEqual(['shape.invalid-type fundingNeeds.0.year', issue]);
});

test('H08.6 a row that cannot be read is not called unknown where others name it', () => {
  const { forceElements, gates: all, places, stocks } = amberStrait;
  const broken = { bad: true };
  for (const part of [
    { forceElements: forceElements!.map((row) => ({ ...row, component: broken })) },
    { gates: all!.map((row) => ({ ...row, kind: broken })) },
    { places: places.map((row, i) => (i < 3 ? row : { ...row, lat: broken })) },
    { stocks: stocks!.map((row) => ({ ...row, class: broken })) },
  ])
    expect(issuesOf({ ...amberStrait, ...part }).filter((issue) => !issue.startsWith('shape.'))).toEqual([]);
});

test('H08.7 what is allowed and does not do what it looks like is warned of', () => {
  const line = (id: string, part: object) => ({
    id,
    title: id,
    component: 'land' as const,
    capability: 'manoeuvre',
    count: 1,
    by: { anchor: 'CF' as const, offset: 9 },
    ...part,
  });
  const small = smallScenario();
  const [offer] = small.contributions!;
  const ferry = {
    id: 'ferry',
    name: 'Ferry',
    mode: 'sea' as const,
    payload: { massT: 500 },
    carries: ['supply' as const],
    speedKmh: 20,
    load: { fixed: 0 },
    unload: { fixed: 0 },
  };
  const parsed = parseScenario(
    smallScenario({
      contributions: [{ ...offer, personsMax: 250 }],
      forceElements: [
        element('a', { tourDays: 5, relievedBy: 'c' }),
        element('b', { capability: 'medical' }),
        element('c', { destination: 'HUB-West' }),
      ],
      requirements: [
        line('one', { elements: ['b'] }),
        line('two', { elements: ['a'], place: 'HUB-West' }),
        line('three', { elements: ['c'], component: 'sea' }),
      ],
      siteOpenings: [{ id: 'open', place: 'SHORT' }],
      liftTypes: [...(small.liftTypes ?? []), ferry],
      liftPools: [...(small.liftPools ?? []), { id: 'inland', liftType: 'ferry', base: 'HUB-East', count: 2 }],
      attack: { breach: 'overt', intensity: [{ from: { anchor: 'D', offset: -1 }, level: 'low' }] },
    }),
  );
  expect(parsed.ok && parsed.warnings.map(({ code, path, message }) => `${code} ${path} ${message}`)).toEqual([
    'requirement.unfit requirements.0.elements.0 one counts b because it is named, but b offers medical, which is no kind of manoeuvre.',
    'requirement.unfit requirements.1.elements.0 two counts a because it is named, but a goes to HUB-East.',
    'requirement.unfit requirements.2.elements.0 three counts c because it is named, but c belongs to the component land.',
    'relief.place forceElements.0.relievedBy c relieves a at HUB-East, but goes to HUB-West.',
    'contribution.persons contributions.0.personsMax The elements of offer have 300 persons, more than its 250.',
    'opening.nothing siteOpenings.0.place open opens nothing: SHORT has no capacity that an opening changes.',
    'attack.early attack.intensity.0.from The attack begins before D-day.',
    'pool.base liftPools.0.base No sea link begins at HUB-East: lift of inland comes to no load.',
  ]);
});

test('H08.8 supply whose modes have lift, but none that carries it, is told beside its modes', () => {
  const stock = (id: string, place: string) => ({ id, place, class: 'III' as const, amountT: 50, owner: 'AA' });
  const from = { stock: 'hub', amountT: 10, from: 'depot' };
  const world = (pool: object): ScenarioDocument =>
    smallScenario({
      liftTypes: [
        {
          ...{ id: 'lorry', name: 'Lorry', mode: 'road', carries: ['fuel'], payload: { massT: 10 }, speedKmh: 60 },
          ...{ load: { fixed: 0 }, unload: { fixed: 0 } },
        },
      ],
      liftPools: [{ id: 'lorries', liftType: 'lorry', base: 'GARRISON', count: 4, ...pool }],
      stocks: [stock('hub', 'HUB-East'), stock('depot', 'GARRISON')],
      deliveries: [{ id: 'd', ...from, at: { anchor: 'CF', offset: 1 } }],
      packages: [
        {
          ...{ id: 'p', title: 'Package', nation: 'BB' },
          tranches: [{ id: 't', at: { anchor: 'CF', offset: 1 }, amountMEur: 1 }],
          deliveries: [{ ...from, tranche: 't' }],
        },
      ],
      replenishments: [{ id: 'r', stock: 'hub', from: 'depot', reorderPointT: 5, orderUpToT: 60, lotT: 1 }],
    });
  const [delivery, paid, rule] = ['deliveries.0', 'packages.0.deliveries.0', 'replenishments.0'].map(
    (row) => `supply.no-lift ${row}.modes`,
  );
  expect(codesOf(world({}))).toEqual([]);
  expect(codesOf(world({ carriesOnly: 'sustainment' }))).toEqual([]);
  expect(codesOf(world({ carriesOnly: 'deployment' }))).toEqual([delivery, paid, rule]);
  expect(codesOf(world({ owner: 'AA', reservedForOwner: true }))).toEqual([paid, rule]);
  expect(codesOf(world({ quotas: [{ nation: 'BB', hours: 9 }] }))).toEqual([delivery, rule]);
});
