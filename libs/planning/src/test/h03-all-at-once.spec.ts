/** H03: everything that the planning domain calls wrong, in one document: all issues at once with their paths, and nothing half-applied. */
import { amberStrait } from '../reference/index.ts';
import { parseScenario } from '../parse/parse.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { element, smallScenario } from '../testing/small-scenario.ts';

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

describe('H03 everything wrong at once', () => {
  test('H03.1 the scenario itself is accepted', () => expect(issuesOf(amberStrait)).toEqual([]));

  test('H03.2 contradictory caveats, an offer made twice, gates in a circle, a withdrawal before the approval, dates that cross, a nation that takes no part', () => {
    expect(issuesOf(wrong)).toEqual(SENSE);
  });

  test('H03.3 percentages over 100 do not hide the rest', () => {
    const monitors = amberStrait.monitors!.map((row, i) => (i === 0 ? { ...row, coverage: 30 } : row));
    expect(issuesOf({ ...wrong, monitors })).toEqual(['shape.too-big monitors.0.coverage', ...SENSE]);
  });

  test('H03.4 nor does a value that is not even of its kind', () => {
    const monitors = amberStrait.monitors!.map((row, i) => (i === 0 ? { ...row, coverage: 'all of it' } : row));
    expect(issuesOf({ ...wrong, monitors })).toEqual(['shape.invalid-type monitors.0.coverage', ...SENSE]);
  });
});

test('H03 an unknown source is told with and without a table of sources, also in a row whose title is wrong', () => {
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
