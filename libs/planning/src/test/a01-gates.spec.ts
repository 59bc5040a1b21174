/** A01: gates as state machines, and the engine held against them: nothing moves before its gates. */
import { compile, Simulator } from '@muster/logistics';
import fc from 'fast-check';
import {
  applyGateCommand,
  EMPTY_BOARD,
  isInForce,
  stateOf,
  TRANSITIONS,
  type GateBoard,
  type GateCommand,
  type GateRule,
} from '../activation/gate-machine.ts';
import { toWorld } from '../mapping/to-world.ts';
import { amberStrait } from '../reference/amber-strait.ts';
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import { parseScenario } from '../parse/parse.ts';
import { issuesOf, smallScenario } from '../testing/small-scenario.ts';

const GATES: readonly GateRule[] = [
  { id: 'ceasefire', owner: 'body' },
  { id: 'cessation', requires: ['ceasefire'], owner: 'body' },
  { id: 'request', requires: ['ceasefire', 'cessation'], owner: 'XA' },
  { id: 'approval', requires: ['request'], owner: 'XB' },
  { id: 'mandate', requires: ['request'], owner: 'XC' },
  { id: 'either', requires: ['approval', 'mandate'], requiresCount: 1, owner: 'body' },
];
const RULES = new Map(GATES.map((gate) => [gate.id, gate]));
const EVENTS = ['met', 'refused', 'withdrawn', 'restored'] as const;

/** One element for each gate of each case, in place at home: it is ordered when its gate lets it go. Cases know nothing of each other. */
function documentOf(cases: readonly (readonly GateCommand[])[]): ScenarioDocument {
  const parts = cases.map((accepted, n) => partOf(accepted, (gate) => `${n}:${gate}`));
  return {
    format: DOCUMENT_FORMAT,
    id: 'gates',
    title: 'Gates',
    clock: { cfDay: '2030-01-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 60 } },
    places: [{ id: 'home', name: 'Home', kind: 'garrison', lat: 0, lon: 0 }],
    gates: parts.flatMap((part) => part.gates),
    conditions: parts.flatMap((part) => part.conditions),
    forceElements: parts.flatMap((part) => part.forceElements),
  };
}

function partOf(accepted: readonly GateCommand[], named: (gate: string) => string) {
  const gates = GATES.map(({ id }): NonNullable<ScenarioDocument['gates']>[number] => {
    const record = accepted
      .filter((command) => command.gate === id)
      .map(({ event, atMin }) => ({ event, at: { anchor: 'CF' as const, offset: atMin, unit: 'min' as const } }));
    // What is not said yet never comes: only the record speaks.
    return { id: named(id), title: id, kind: 'order', ...(record.length > 0 ? { record } : { refusal: 1 }) };
  });
  const mayGo = (gate: string) => `may-go:${named(gate)}`;
  const conditions = GATES.flatMap(({ id, requires = [], requiresCount }) => [
    {
      id: mayGo(id),
      type: 'all' as const,
      of: [named(id), ...(requiresCount === undefined ? requires.map(mayGo) : [`enough:${named(id)}`])],
    },
    ...(requiresCount === undefined
      ? []
      : [{ id: `enough:${named(id)}`, type: 'at-least' as const, count: requiresCount, of: requires.map(mayGo) }]),
  ]);
  const forceElements = GATES.map(({ id }): NonNullable<ScenarioDocument['forceElements']>[number] => ({
    id: named(id),
    name: id,
    component: 'land',
    home: 'home',
    destination: 'home',
    deployment: 'in-place',
    releasedBy: mayGo(id),
  }));
  return { gates, conditions, forceElements };
}

/** The commands of a sequence that the board accepts; one that it refuses leaves the board as it was. */
function acceptedOf(sequence: readonly { gate: string; event: GateCommand['event']; wait: number }[]): GateCommand[] {
  let board: GateBoard = EMPTY_BOARD;
  let now = 0;
  const accepted: GateCommand[] = [];
  for (const { gate, event, wait } of sequence) {
    now += wait;
    const command: GateCommand = { gate, event, atMin: now };
    const result = applyGateCommand(RULES, board, command);
    if (result.issues.length === 0) accepted.push(command);
    else if (result.board !== board) throw new Error(`A refused command changed the board: ${JSON.stringify(command)}`);
    board = result.board;
  }
  return accepted;
}

/** First minute at which each gate is in force on the board, -1 never. */
function firstInForce(accepted: readonly GateCommand[]): Map<string, number> {
  const first = new Map<string, number>();
  let board: GateBoard = EMPTY_BOARD;
  for (const command of accepted) {
    board = applyGateCommand(RULES, board, command).board;
    for (const { id } of GATES) if (!first.has(id) && isInForce(RULES, board, id)) first.set(id, command.atMin);
  }
  return first;
}

const commands = fc.array(
  fc.record({
    gate: fc.constantFrom(...GATES.map((gate) => gate.id)),
    event: fc.constantFrom(...EVENTS, 'met' as const, 'met' as const, 'met' as const),
    wait: fc.integer({ min: 1, max: 3000 }),
  }),
  { minLength: 6, maxLength: 30 },
);

const SEQUENCES = 10_000;
/** Sequences are laid side by side in worlds of so many: what costs is compiling a world, not running it. */
const IN_ONE_WORLD = 250;

describe('A01 gates', () => {
  test('A01.1 the table of transitions: a refusal stands, a withdrawal can be restored, only what is met can end by breach', () => {
    expect(TRANSITIONS).toEqual({
      pending: { met: 'met', refused: 'refused' },
      met: { withdrawn: 'withdrawn', breach: 'ended-by-breach' },
      refused: {},
      withdrawn: { restored: 'met' },
      'ended-by-breach': {},
    });
  });

  test('A01.2 a command that is not allowed says everything that stands against it and changes nothing', () => {
    const { board, issues } = applyGateCommand(
      RULES,
      { atMin: 100, states: new Map() },
      { gate: 'approval', event: 'met', atMin: 50, by: 'XA' },
    );
    expect(issues.map((issue) => issue.code)).toEqual(['date.order', 'gate.owner', 'gate.prerequisite']);
    expect(stateOf(board, 'approval')).toBe('pending');
  });

  test('A01.3 10,000 random sequences of commands: in the engine nothing is ordered before its gates are in force, and all that is in force is', () => {
    let ordered = 0;
    let held = 0;
    const wrong: string[] = [];
    const sequences = fc.sample(commands, { numRuns: SEQUENCES, seed: 4 });
    for (let from = 0; from < SEQUENCES; from += IN_ONE_WORLD) {
      const cases = sequences.slice(from, from + IN_ONE_WORLD).map(acceptedOf);
      const program = compile(toWorld(documentOf(cases)));
      const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 86_400 });
      const index = new Map(program.world.elements.map(({ id }, e) => [id, e]));
      cases.forEach((accepted, n) => {
        const first = firstInForce(accepted);
        for (const { id } of GATES) {
          const expected = first.get(id) ?? -1;
          const found = outcome.ordered[index.get(`${n}:${id}`)!];
          if (found !== expected) wrong.push(`${id}: ${found} <> ${expected} after ${JSON.stringify(accepted)}`);
          if (expected >= 0) ordered++;
        }
        if (accepted.some((command) => command.event === 'withdrawn')) held++;
      });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    // The sequences are worth something only if many orders and withdrawals happen.
    expect(ordered).toBeGreaterThan(5000);
    expect(held).toBeGreaterThan(500);
  });

  test('A01.4 bad input: gates in a cycle, a withdrawal before the approval, crossed dates, a share over 1, a stranger: all at once with paths', () => {
    const bad = structuredClone(amberStrait);
    bad.gates!.find((gate) => gate.id === 'request')!.requires = ['approval-xb'];
    bad.gates!.find((gate) => gate.id === 'order-xc')!.withdrawnAt = { anchor: 'CF', offset: 1 };
    bad.gates!.find((gate) => gate.id === 'cessation')!.record = [
      { event: 'withdrawn', at: { anchor: 'CF', offset: 2 } },
      { event: 'met', at: { anchor: 'CF', offset: 1 } },
    ];
    bad.packages![0].tranches.reverse();
    bad.monitors![0].nation = 'XZ';
    const parsed = parseScenario(bad);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    const found = parsed.issues.map((issue) => `${issue.code} ${issue.path}`);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^reference\.cycle gates\.\d+\.requires$/),
        expect.stringMatching(/^gate\.withdrawn-before-met gates\.\d+\.withdrawnAt$/),
        expect.stringMatching(/^gate\.transition gates\.\d+\.record\.0\.event$/),
        expect.stringMatching(/^date\.order gates\.\d+\.record\.1$/),
        'date.order packages.0.tranches.1',
        'reference.unknown monitors.0.nation',
      ]),
    );
    const over = structuredClone(amberStrait);
    over.monitors![0].coverage = 1.2;
    over.trainingProgrammes![0].passRate = 1.5;
    const shape = parseScenario(over);
    expect(shape.ok).toBe(false);
    if (!shape.ok)
      expect(shape.issues.map((issue) => issue.path).sort()).toEqual([
        'monitors.0.coverage',
        'trainingProgrammes.0.passRate',
      ]);
  });

  test('A01.4b what intelligence or the kind of breach shortens may be withdrawn as early as it can be met', () => {
    const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
    const gates = [
      { id: 'vote', title: 'V', kind: 'order' as const, duration: { fixed: 30 }, withdrawnAt: cf(20) },
      { id: 'seen', title: 'S', kind: 'detection' as const, duration: { fixed: 30 }, withdrawnAt: cf(3) },
    ];
    const intelligence = (factor: number) => ({
      ...smallScenario().contributions![0],
      id: 'intelligence',
      kind: 'intelligence' as const,
      support: { shortens: [{ gate: 'vote', factor }] },
    });
    const seen = { id: 'l', process: 'detection' as const, breach: 'overt' as const };
    const wrong = (factor: number, fixed: number) =>
      issuesOf(
        smallScenario({
          gates,
          contributions: [...smallScenario().contributions!, intelligence(factor)],
          attack: { breach: 'overt' },
          latencies: [{ ...seen, duration: { fixed }, coverageShortens: 0.5 }],
        }),
      );
    expect(wrong(0.5, 5)).toEqual([]);
    expect(wrong(0.7, 6)).toEqual([
      'gate.withdrawn-before-met gates.0.withdrawnAt',
      'gate.withdrawn-before-met gates.1.withdrawnAt',
    ]);
  });

  test('A01.5 a document of format 1 is upgraded; a newer one is refused by name', () => {
    const { sectors, disruptions, ...rest } = structuredClone(amberStrait);
    const old = {
      ...rest,
      format: 'muster-scenario/1',
      sectors: undefined,
      attack: {
        breach: 'incursion',
        sectors: sectors!.map(({ requirements: _, ...sector }) => ({ ...sector, intensity: 'medium' })),
        disruptions,
      },
    };
    const parsed = parseScenario(JSON.stringify(old));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues.slice(0, 3)));
    expect(parsed.value.format).toBe(DOCUMENT_FORMAT);
    expect(parsed.value.sectors!.map((sector) => sector.intensity)).toEqual(
      sectors!.map(() => [{ from: { anchor: 'D', offset: 0 }, level: 'medium' }]),
    );
    expect(parsed.value.disruptions).toEqual(disruptions);
    const newer = parseScenario({ ...amberStrait, format: 'muster-scenario/99' });
    expect(newer.ok ? [] : newer.issues.map((issue) => issue.code)).toEqual(['format.newer']);
  });
});
