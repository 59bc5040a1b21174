/** L02: what a scenario supposes otherwise than its rows say is run as if it stood in them, and the rows stay as they are. */
import { referenceScenarios } from '../reference/index.ts';
import { differencesOf } from '../scenario/difference.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { HypothesisRow } from '../scenario/hypothesis-section.ts';
import { withoutDanglingReferences } from '../release/view.ts';
import { parseScenario } from '../parse/parse.ts';
import {
  checkScenarioPlan,
  decisionsToMove,
  prepare,
  runChunk,
  toHypotheses,
  toSnapshot,
  WhatIf,
  type Lever,
} from '../run/index.ts';
import { applyLevers, leversOf, supposed } from '../hypothesis/levers.ts';

const amber = referenceScenarios.find(({ nations = [] }) => nations.some(({ id }) => id === 'XB'))!;
const SEED = 3;
const port = amber.places.find(({ seaport }) => seaport !== undefined)!;
const decision = amber.gates!.find(({ kind }) => kind === 'national-decision')!;
const LEVERS: readonly Lever[] = [
  { kind: 'notice', share: 0.5 },
  { kind: 'gate', gate: decision.id, days: 2 },
  { kind: 'facility', place: port.id, facility: 'berths', more: 1 },
  { kind: 'lift', pool: amber.liftPools![0].id, more: 2 },
  { kind: 'stock', stock: amber.stocks![0].id, tonnes: 40 },
];
const supposing = (levers: readonly Lever[], of: ScenarioDocument = amber): ScenarioDocument => ({
  ...of,
  hypotheses: toHypotheses(levers),
});
const hashOf = (document: ScenarioDocument, replication: number) =>
  runChunk(toSnapshot(document), SEED, replication, replication + 1).outcomes[0].hash;
const codes = (hypotheses: readonly HypothesisRow[]) => {
  const parsed = parseScenario({ ...amber, hypotheses });
  return (parsed.ok ? parsed.warnings : parsed.issues)
    .filter(({ path }) => path.startsWith('hypotheses'))
    .map(({ code, path }) => `${code} ${path}`);
};

/** One lever of each kind that a scenario can keep, on the first thing of it that the lever can change. */
function leversOfEveryKind(document: ScenarioDocument): Lever[] {
  const [gate] = decisionsToMove(document);
  const place = document.places.find(({ seaport }) => seaport !== undefined)!;
  const [pool] = document.liftPools!;
  const [stock] = document.stocks!;
  return [
    { kind: 'notice', share: 0.5 },
    { kind: 'gate', gate: gate.id, days: 2 },
    { kind: 'facility', place: place.id, facility: 'berths', more: 1 },
    { kind: 'lift', pool: pool.id, more: 2 },
    { kind: 'stock', stock: stock.id, tonnes: 40 },
  ];
}

/** As the page takes it from a run: it names every stock, and so it is what a stock lever changes. */
const withStateOfNow = (document: ScenarioDocument): ScenarioDocument =>
  parse({
    ...document,
    initialState: {
      asOf: { anchor: 'CF', offset: 3 },
      stocks: document.stocks!.map(({ id, amountT }) => ({ stock: id, amountT: amountT / 2 })),
    },
  });

function parse(document: object): ScenarioDocument {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

describe('L02 what a scenario supposes', () => {
  test.each<[string, readonly Lever[]]>([
    ...LEVERS.map((lever): [string, Lever[]] => [lever.kind, [lever]]),
    ['all', LEVERS],
  ])('L02.1 a run with %s supposed is that of the what-if and that of the edited rows, to the bit', (_, levers) => {
    const whatIf = new WhatIf(amber, SEED);
    const kept = new WhatIf(supposing(levers), SEED);
    for (const replication of [0, 1]) {
      const hash = hashOf(supposing(levers), replication);
      expect(hash).toBe(hashOf(applyLevers(amber, levers), replication));
      expect(hash).toBe(whatIf.estimate(levers, replication).hash);
      expect(hash).toBe(kept.plan(replication).hash);
      expect(hash).toBe(kept.estimate(levers, replication).hash);
      // Levers stand in place of what is supposed: none at all is what nations have stated.
      expect(kept.estimate([], replication).hash).toBe(hashOf(amber, replication));
    }
  });

  describe.each(referenceScenarios.map((scenario): [string, ScenarioDocument] => [scenario.id, scenario]))(
    'L02.8 of %s, which may begin with a state of now, a variant keeps',
    (_, stated) => {
      const begun = withStateOfNow(stated);
      const attack: Lever = { kind: 'attack', days: -5 };
      const levers = leversOfEveryKind(stated);
      const kept = (of: ScenarioDocument, pulled: readonly Lever[]) => {
        const { clock } = applyLevers(of, pulled.filter(({ kind }) => kind === 'attack')); // prettier-ignore
        return { ...of, clock, hypotheses: toHypotheses(pulled) };
      };

      test.each([attack, ...levers].map((lever): [string, Lever] => [lever.kind, lever]))(
        'the lever %s',
        (_kind, lever) => {
          for (const scenario of [stated, begun]) {
            const { document } = toSnapshot(kept(scenario, [lever]));
            expect(document).toEqual(applyLevers(scenario, [lever]));
            expect(document).not.toEqual(scenario);
          }
        },
      );

      test('all of them, whichever was pulled first: its run is that of the what-if, to the bit', () => {
        const pulled = [...levers].reverse().concat(attack);
        const document = parse(kept(begun, [attack, ...levers]));
        expect(hashOf(document, 0)).toBe(new WhatIf(begun, SEED).estimate(pulled, 0).hash);
      });
    },
  );

  test('L02.2 rows stay as nations have stated them, the snapshot has a hash of its own, and nothing is supposed twice', () => {
    const document = supposing(LEVERS);
    expect(leversOf(document)).toEqual(LEVERS);
    expect(document.liftPools).toEqual(amber.liftPools);
    expect(toSnapshot(document).hash).not.toBe(toSnapshot(amber).hash);
    expect(supposed(supposed(document))).toEqual(supposed(document));
    expect(toSnapshot(supposed(document)).document).toEqual(toSnapshot(document).document);
    const prepared = prepare(JSON.parse(JSON.stringify(document)));
    expect(prepared.ok && prepared.value.document).toEqual(applyLevers(amber, LEVERS));
  });

  test('L02.3 the plan check sees the world that is run', () => {
    const none: Lever = { kind: 'facility', place: port.id, facility: 'berths', more: -100 };
    const told = (document: ScenarioDocument) => JSON.stringify(checkScenarioPlan(document));
    expect(told(supposing([none]))).toBe(told(applyLevers(amber, [none])));
  });

  test('L02.4 a retimed variant of a plan that supposes more lift continues its checkpoint, to the bit', () => {
    const lift = LEVERS[3];
    const kept = new WhatIf(supposing([lift]), SEED);
    const timing: readonly Lever[] = [lift, LEVERS[0]];
    expect(kept.estimate(timing, 0).hash).toBe(hashOf(applyLevers(amber, timing), 0));
    expect(kept.isSaved([lift])).toBe(true);
    expect(kept.isSaved(timing)).toBe(false);
  });

  test('L02.5 what is unknown, doubled or without effect is told', () => {
    expect(codes(toHypotheses(LEVERS))).toEqual([]);
    expect(
      codes([
        { id: 'a', kind: 'gate', gate: 'nobody', days: 1 },
        { id: 'b', kind: 'facility', place: 'nowhere', facility: 'ramps', more: 1 },
        { id: 'c', kind: 'lift', pool: 'none', more: 1 },
        { id: 'd', kind: 'stock', stock: 'none', tonnes: 1 },
      ]),
    ).toEqual([
      'reference.unknown hypotheses.0.gate',
      'reference.unknown hypotheses.1.place',
      'reference.unknown hypotheses.2.pool',
      'reference.unknown hypotheses.3.stock',
    ]);
    expect(
      codes([
        { id: 'a', kind: 'notice', share: 0.5 },
        { id: 'b', kind: 'notice', share: 0.8 },
      ]),
    ).toEqual(['hypothesis.duplicate hypotheses.1']);
    const inland = amber.places.find(({ seaport }) => seaport === undefined)!;
    expect(codes([{ id: 'a', kind: 'facility', place: inland.id, facility: 'berths', more: 1 }])).toEqual([
      'hypothesis.without-effect hypotheses.0',
    ]);
  });

  test('L02.9 a decision that has been taken takes no longer: it is warned of', () => {
    const gate = amber.gates!.find(({ kind, record }) => kind === 'national-approval' && record === undefined)!.id;
    const hypotheses = [{ id: 'a', kind: 'gate' as const, gate, days: 3 }];
    const record = [{ event: 'met' as const, at: { anchor: 'CF' as const, offset: 1 } }];
    const found = (part: Partial<ScenarioDocument>) => {
      const parsed = parseScenario({ ...amber, hypotheses, ...part });
      const issues = parsed.ok ? parsed.warnings : parsed.issues;
      return issues.filter(({ code }) => code.startsWith('hypothesis.')).map(({ code, path }) => `${code} ${path}`);
    };
    const warned = ['hypothesis.without-effect hypotheses.0'];
    expect(found({})).toEqual([]);
    expect(found({ initialState: { asOf: record[0].at, gates: [{ gate, record }] } })).toEqual(warned);
    expect(found({ gates: amber.gates!.map((row) => (row.id === gate ? { ...row, record } : row)) })).toEqual(warned);
  });

  test('L02.10 the breach is no decision: nobody supposes it later beside the clock', () => {
    const gate = amber.gates!.find(({ kind }) => kind === 'breach')!.id;
    const parsed = parseScenario({ ...amber, hypotheses: [{ id: 'a', kind: 'gate' as const, gate, days: 3 }] });
    expect(parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'hypothesis.breach hypotheses.0.gate',
    ]);
  });

  test('L02.6 a reader who may not see what it is about does not see the hypothesis', () => {
    const document = supposing(LEVERS);
    const pool = amber.liftPools![0].id;
    const seen = withoutDanglingReferences({ ...document, liftPools: document.liftPools!.filter(({ id }) => id !== pool) }); // prettier-ignore
    expect(leversOf(seen)).toEqual(LEVERS.filter(({ kind }) => kind !== 'lift'));
  });

  test('L02.7 the difference says in words what a variant supposes', () => {
    const texts = (before: ScenarioDocument, after: ScenarioDocument) =>
      differencesOf(before, after).map(({ text }) => text);
    expect(texts(amber, supposing(LEVERS))).toEqual([
      'Supposes: notice of the response 50 %.',
      `Supposes: decision ${decision.id} 2 d longer.`,
      `Supposes: 1 more berths at ${port.id}.`,
      `Supposes: 2 more assets in ${amber.liftPools![0].id}.`,
      `Supposes: 40 t more in ${amber.stocks![0].id} at the start.`,
    ]);
    expect(texts(supposing([LEVERS[0]]), amber)).toEqual(['No longer supposes: notice of the response 50 %.']);
    expect(texts(supposing([LEVERS[0]]), supposing([{ kind: 'notice', share: 0.8 }]))).toEqual([
      'No longer supposes: notice of the response 50 %.',
      'Supposes: notice of the response 80 %.',
    ]);
  });
});
