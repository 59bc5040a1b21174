/** A01: gates as state machines, and the engine held against them: nothing moves before its gates. */
import { compile, Simulator } from '@muster/logistics';
import fc from 'fast-check';
import { TRANSITIONS } from '../activation/gate-machine.ts';
import { OPEN_MIN } from '../command/command.ts';
import { MetTimes } from '../figures/met-times.ts';
import { toWorld } from '../mapping/to-world.ts';
import { amberStrait } from '../reference/amber-strait.ts';
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import { parseScenario } from '../parse/parse.ts';
import { EMPTY_BOARD, isInForce, say, type GateCommand, type GateRule } from '../testing/gate-board.ts';
import { issuesOf, smallScenario } from '../testing/small-scenario.ts';
import { seedOf, timesOf } from './seeds.ts';

const GATES: readonly GateRule[] = [
  { id: 'ceasefire' },
  { id: 'cessation', requires: ['ceasefire'] },
  { id: 'request', requires: ['ceasefire', 'cessation'] },
  { id: 'approval', requires: ['request'] },
  { id: 'mandate', requires: ['request'] },
  { id: 'either', requires: ['approval', 'mandate'], requiresCount: 1 },
];
const RULES = new Map(GATES.map((gate) => [gate.id, gate]));
const EVENTS = ['met', 'refused', 'withdrawn', 'restored'] as const;

/** One element for each gate of each case, in place at home: it is ordered when its gate lets it go. Cases know nothing of each other. */
function documentOf(cases: readonly (readonly GateCommand[])[]): ScenarioDocument {
  const parts = cases.map((accepted, n) => partOf(accepted, n));
  return {
    format: DOCUMENT_FORMAT,
    id: 'gates',
    title: 'Gates',
    clock: { cfDay: '2030-01-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 60 } },
    places: [{ id: 'home', name: 'Home', kind: 'garrison', lat: 0, lon: 0 }],
    gates: parts.flatMap((part) => part.gates),
    forceElements: parts.flatMap((part) => part.forceElements),
  };
}

const nameOf = (gate: string, n: number) => `${n}:${gate}`;
type Gate = NonNullable<ScenarioDocument['gates']>[number];

const at = (command: GateCommand) => ({ anchor: 'CF' as const, offset: command.atMin, unit: 'min' as const });

/** What is said of a gate as its record. What is not said never comes. */
const recordOf = (said: readonly GateCommand[]): Partial<Gate> =>
  said.length === 0 ? { refusal: 1 } : { record: said.map((one) => ({ event: one.event, at: at(one) })) };

/** The same as the plan of a decision: one that falls once and stands again once at most can be planned. */
function planOf(said: readonly GateCommand[]): Partial<Gate> | null {
  if (said.length === 0) return { refusal: 1 };
  const [met, withdrawn, restored] = said;
  if (met.event !== 'met' || said.length > 3) return null;
  return {
    opensAt: at(met),
    ...(withdrawn && { withdrawnAt: at(withdrawn) }),
    ...(restored && { restoredAt: at(restored) }),
  };
}

function partOf(accepted: readonly GateCommand[], n: number) {
  const saids = GATES.map(({ id }) => accepted.filter((command) => command.gate === id));
  // A record holds by itself what its plan did not; so the first gates have records, and what rests on them is planned, from another gate on in each case.
  const planned = Math.max(n % 7, saids.findLastIndex((said) => planOf(said) === null) + 1);
  const gates = GATES.map(({ id, requires, requiresCount }, g): Gate => ({
    id: nameOf(id, n),
    title: id,
    kind: 'order',
    requires: requires?.map((one) => nameOf(one, n)),
    requiresCount,
    ...((g >= planned ? planOf(saids[g]) : null) ?? recordOf(saids[g])),
  }));
  const forceElements = GATES.map(({ id }): NonNullable<ScenarioDocument['forceElements']>[number] => ({
    id: nameOf(id, n),
    name: id,
    component: 'land',
    home: 'home',
    destination: 'home',
    deployment: 'in-place',
    releasedBy: nameOf(id, n),
  }));
  return { gates, forceElements };
}

/** The commands of a sequence that the board accepts. */
function acceptedOf(sequence: readonly { gate: string; event: GateCommand['event']; wait: number }[]): GateCommand[] {
  let board = EMPTY_BOARD;
  let now = 0;
  return sequence.flatMap(({ gate, event, wait }) => {
    now += wait;
    const command: GateCommand = { gate, event, atMin: now };
    const next = say(RULES, board, command);
    if (next === board) return [];
    board = next;
    return [command];
  });
}

/** From when until when each gate is in force on the board; -1 = to the end. */
function spansOf(accepted: readonly GateCommand[]): Map<string, [number, number][]> {
  const spans = new Map(GATES.map(({ id }): [string, [number, number][]] => [id, []]));
  let board = EMPTY_BOARD;
  for (const command of accepted) {
    board = say(RULES, board, command);
    for (const [id, found] of spans) {
      const last = found.at(-1);
      const stands = last !== undefined && last[1] < 0;
      const isUp = isInForce(RULES, board, id);
      if (isUp && !stands) found.push([command.atMin, -1]);
      if (!isUp && stands) last[1] = command.atMin;
    }
  }
  return spans;
}

const commands = fc.array(
  fc.record({
    gate: fc.constantFrom(...GATES.map((gate) => gate.id)),
    event: fc.constantFrom(...EVENTS, 'met' as const, 'met' as const, 'met' as const, 'restored' as const),
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

  test('A01.3 10,000 random sequences of commands: in the engine each gate stands from and until when it is in force, and orders go out when it first is', () => {
    let [ordered, fallen, again] = [0, 0, 0];
    const wrong: string[] = [];
    const sequences = fc.sample(commands, { numRuns: timesOf(SEQUENCES), seed: seedOf(4) });
    for (let from = 0; from < SEQUENCES; from += IN_ONE_WORLD) {
      const cases = sequences.slice(from, from + IN_ONE_WORLD).map(acceptedOf);
      const program = compile(toWorld(documentOf(cases)));
      const outcome = new Simulator(program).replicate(1, 0, { sampleMin: 86_400 });
      const met = new MetTimes(program, [outcome]);
      const index = new Map(program.world.elements.map(({ id }, e) => [id, e]));
      cases.forEach((accepted, n) => {
        for (const [id, expected] of spansOf(accepted)) {
          const name = nameOf(id, n);
          const found = met
            .spans(name, 0)
            .map(({ fromMin, untilMin }) => [fromMin, untilMin === OPEN_MIN ? -1 : untilMin]);
          const order = outcome.ordered[index.get(name)!];
          if (String(found) !== String(expected) || order !== (expected[0]?.[0] ?? -1))
            wrong.push(`${name}: ${order}, ${String(found)} <> ${String(expected)} after ${JSON.stringify(accepted)}`);
          if (expected.length > 0) ordered++;
          if (expected.some(([, until]) => until >= 0)) fallen++;
          if (expected.length > 1) again++;
        }
      });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    // The sequences are worth something only if many orders, withdrawals and restorations happen.
    expect(ordered).toBeGreaterThan(5000);
    expect(fallen).toBeGreaterThan(1500);
    // Eight draws had from 277 to 345.
    expect(again).toBeGreaterThan(200);
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
      { id: 'seen', title: 'S', kind: 'detection' as const, withdrawnAt: cf(3) },
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
