import { parisDeclaration } from '../reference/index.ts';
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import { parseScenario } from '../parse/parse.ts';
import { runChunk, toSnapshot } from '../run/index.ts';
import { applyLevers, scaleDuration, shiftDuration, type Lever } from '../hypothesis/levers.ts';
import { toCurve } from './summary.ts';
import { WhatIf } from './what-if.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';

const SEED = 5;
const whole = (document: ScenarioDocument, levers: readonly Lever[], replication: number) =>
  runChunk(toSnapshot(applyLevers(document, levers)), SEED, replication, replication + 1).outcomes[0];

/** Two units that wait for a decision after D-day, one that goes before it; one train. */
const toy = parse({
  format: DOCUMENT_FORMAT,
  id: 'toy',
  title: 'Toy',
  clock: {
    cfDay: '2026-06-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 40 },
    end: { anchor: 'D', offset: 40 },
  },
  places: [
    { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
    { id: 'south', name: 'South', kind: 'hub', lat: 50, lon: 23, rail: { ramps: 1, gauges: [1435] } },
  ],
  links: [
    { id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220 },
    { id: 'road', from: 'north', to: 'south', mode: 'road', lengthKm: 230 },
  ],
  liftTypes: [
    {
      id: 'train',
      name: 'Train',
      mode: 'rail',
      payload: { wagons: 30, pax: 400 },
      carries: ['wheeled', 'people'],
      speedKmh: 22,
      load: { triangular: [6, 10, 20], unit: 'h' },
      unload: { triangular: [4, 8, 12], unit: 'h' },
    },
  ],
  liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
  gates: [
    { id: 'request', title: 'Request', kind: 'host-request', duration: { triangular: [1, 2, 5] } },
    { id: 'breach', title: 'Breach', kind: 'breach', opensAt: { anchor: 'D', offset: 0 }, duration: { fixed: 0 } },
    {
      id: 'decision',
      title: 'Decision',
      kind: 'national-decision',
      requires: ['breach'],
      duration: { triangular: [2, 4, 9] },
    },
  ],
  forceElements: [
    { id: 'first', releasedBy: 'request' },
    { id: 'second', releasedBy: 'decision' },
    { id: 'third', releasedBy: 'decision' },
  ].map((row) => ({
    ...row,
    name: row.id,
    component: 'land',
    home: 'north',
    destination: 'south',
    cargo: { pax: 300, wheeled: 90, massT: 900, wagons: 45 },
    modes: ['rail'],
    notice: { triangular: [5, 10, 15] },
  })),
  stocks: [{ id: 'fuel', place: 'south', class: 'III', amountT: 100 }],
  consumers: [{ id: 'use', stock: 'fuel', steps: [{ from: { anchor: 'D', offset: 0 }, posture: 'high', tPerDay: 5 }] }],
});

function parse(input: unknown): ScenarioDocument {
  const parsed = parseScenario(input);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const RESPONSES: readonly (readonly [string, readonly Lever[]])[] = [
  ['notice', [{ kind: 'notice', share: 0.5 }]],
  ['a decision after D-day', [{ kind: 'gate', gate: 'decision', days: 3 }]],
  [
    'both',
    [
      { kind: 'notice', share: 1.5 },
      { kind: 'gate', gate: 'decision', days: -1 },
    ],
  ],
];
const POSTURES: readonly (readonly [string, readonly Lever[]])[] = [
  ['the day of the attack', [{ kind: 'attack', days: -10 }]],
  ['a decision before D-day', [{ kind: 'gate', gate: 'request', days: 10 }]],
  ['a ramp', [{ kind: 'facility', place: 'south', facility: 'ramps', more: 1 }]],
  ['an asset', [{ kind: 'lift', pool: 'trains', more: 2 }]],
  ['a stock', [{ kind: 'stock', stock: 'fuel', tonnes: 500 }]],
];

describe('what-if', () => {
  const whatIf = new WhatIf(toy, SEED);

  test('the plan as saved has the hash of a run', () => {
    const { hash, events, ready } = whole(toy, [], 1);
    expect(whatIf.plan(1)).toMatchObject({ hash, events, ready });
  });

  test.each(RESPONSES)('%s continues from D-day and equals a whole run', (_, levers) => {
    for (const replication of [0, 1]) {
      const { hash, ready } = whole(toy, levers, replication);
      expect(whatIf.estimate(levers, replication)).toMatchObject({ hash, ready, continued: true });
      expect(hash).not.toBe(whatIf.plan(replication).hash);
    }
  });

  test.each(POSTURES)('%s runs from CF-day and equals a whole run', (_, levers) => {
    const { hash, ready, stockOutAt } = whole(toy, levers, 0);
    expect(whatIf.estimate(levers, 0)).toMatchObject({ hash, ready, stockOutAt, continued: false });
  });

  test('on the reference scenario a notice continues from D-day and equals a whole run', () => {
    const levers: Lever[] = [{ kind: 'notice', share: 0.5 }];
    const { hash } = whole(parisDeclaration, levers, 0);
    expect(new WhatIf(parisDeclaration, SEED).estimate(levers, 0)).toMatchObject({ hash, continued: true });
  });
});

describe('levers', () => {
  test('the attack moves D-day; the run ends as many days after it', () => {
    const { clock } = applyLevers(parisDeclaration, [{ kind: 'attack', days: -90 }]);
    expect(clock.dDay.offset).toBe(parisDeclaration.clock.dDay.offset - 90);
  });

  test('durations are scaled and shifted in their own unit, never below none', () => {
    expect(scaleDuration({ triangular: [2, 6, 12], unit: 'h' }, 0.5)).toEqual({ triangular: [1, 3, 6], unit: 'h' });
    expect(shiftDuration({ triangular: [2, 6, 12], unit: 'h' }, -0.25)).toEqual({ triangular: [0, 0, 6], unit: 'h' });
    expect(shiftDuration({ fixed: 1 }, 2)).toEqual({ fixed: 3 });
  });

  test('what names nothing changes nothing', () => {
    const levers: Lever[] = [
      { kind: 'gate', gate: 'none', days: 1 },
      { kind: 'facility', place: 'none', facility: 'berths', more: 1 },
      { kind: 'lift', pool: 'none', more: 1 },
      { kind: 'stock', stock: 'none', tonnes: 1 },
    ];
    expect(applyLevers(parisDeclaration, levers)).toEqual(parisDeclaration);
  });
});

it('shows the ready force of a run, tours and reliefs included', () => {
  const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
  const document = smallScenario({
    forceElements: [
      element('a', { tourDays: 10, requiredAt: cf(2), relievedBy: 'b' }),
      element('b', { tourDays: 8, earliest: cf(8), requiredAt: cf(10) }),
    ],
  });
  const [closure] = runOf(document).closures;
  const whatIf = new WhatIf(document, 1);
  const frame = whatIf.frame();
  const curve = toCurve(frame, [whatIf.plan(0)], frame.clock);
  expect(curve.ready).toEqual(closure.ready);
  expect(curve.required).toEqual(closure.required);
  expect(curve.ready.p50.at(-1)).toBe(0);
});
