/**
 * L01: each of the fourteen systems of the declaration, switched off by itself, changes the outcome as docs/mission.md states. On the invented
 * scenario, with the same draws; the sentences of the table are those of the document.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { amberStrait } from '../reference/index.ts';
import { prepare, type QuantileTimes, type RunResult } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { runWithoutBounds } from '../testing/run-without-bounds.ts';

const DAY = 1440;
const NEVER = 100_000;
type Part = Partial<ScenarioDocument>;

function run(change: Part = {}): RunResult {
  const prepared = prepare({ ...amberStrait, ...change });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues.slice(0, 5)));
  return runWithoutBounds(prepared.value, 1, 20);
}

/** Median day; what does not happen is later than everything. */
const day = (times: QuantileTimes | null | undefined): number =>
  times?.p50 === null || times?.p50 === undefined ? NEVER : times.p50 / DAY;
const gate = (id: string) => (r: RunResult) => day(r.gates.find((row) => row.id === id)?.met);
/** Mean over the replications. */
const ready = (id: string) => (r: RunResult) => {
  const times = r.perReplication.elements.find((row) => row.id === id)?.ready ?? [null];
  return times.reduce<number>((sum, at) => sum + (at === null ? NEVER : at / DAY), 0) / times.length;
};
const inForce = (id: string) => (r: RunResult) => day(r.response.find((row) => row.id === id)?.inForce);
const met = (id: string) => (r: RunResult) => r.requirements.find((row) => row.id === id)!.met.value;
const holds = (id: string) => (r: RunResult) => day(r.sectors.find((row) => row.id === id)?.holdUntil);
const level = (stock: string, at: number) => (r: RunResult) =>
  r.stocks.find((row) => row.id === stock)!.levelT.p50[Math.floor((at * DAY) / r.clock.stepMin)];
const unmet = (stock: string) => (r: RunResult) => r.stocks.find((row) => row.id === stock)!.unmetT.p50;

/** Rows of a section, changed where they match. */
const change = <K extends keyof ScenarioDocument & string>(section: K, id: string | null, part: object): Part => ({
  [section]: (amberStrait[section] as readonly { readonly id: string }[]).map((row) =>
    id === null || row.id === id ? { ...row, ...part } : row,
  ),
});
const refused = (id: string): Part => change('gates', id, { refusal: 1 });
const withdrawn = (id: string): Part => change('contributions', id, { status: 'withdrawn' });

/** Nothing else waits for it. */
const NO_START = {
  conditions: [
    ...(amberStrait.conditions ?? []),
    { id: 'never', type: 'date' as const, at: { anchor: 'D' as const, offset: 9999 } },
  ],
};
/** Half of what nothing protects is lost a day after the attack begins. */
const DAMAGED: Part = {
  disruptions: [
    ...amberStrait.disruptions!,
    {
      id: 'depot-damaged',
      title: 'Damage',
      kind: 'damage',
      place: 'DEP-Amber',
      at: { anchor: 'D', offset: 1 },
      factor: 1,
      duration: { fixed: 1 },
      stockLossShare: 0.5,
    },
  ],
};

interface Row {
  readonly system: string;
  /** As in docs/mission.md. */
  readonly sentence: string;
  readonly off: Part;
  /** What the base is compared with, where it is not the scenario as it ships. */
  readonly on?: Part;
  readonly measure: (result: RunResult) => number;
  readonly becomes: 'more' | 'less';
}

// prettier-ignore
const ROWS: readonly Row[] = [
  { system: 'S1', sentence: 'without monitors a breach is seen later', off: { monitors: [] }, measure: gate('detection'), becomes: 'more' },
  { system: 'S1', sentence: 'without monitors a breach is attributed later', off: { monitors: [] }, measure: gate('attribution'), becomes: 'more' },
  { system: 'S2', sentence: 'without a finding of the commission the ladder of remedies is not climbed', off: refused('attribution'), measure: inForce('finding'), becomes: 'more' },
  { system: 'S2', sentence: 'and what the remedies trigger is never in force', off: refused('attribution'), measure: inForce('com-xb-sanctions'), becomes: 'more' },
  { system: 'S3', sentence: 'without packages there is no equipment, and the brigade is never ready', off: { packages: [] }, measure: ready('xa-brigade'), becomes: 'more' },
  { system: 'S4', sentence: 'without access to the depot across the strait more demand is unmet', off: { replenishments: [] }, measure: unmet('st-depot-V'), becomes: 'more' },
  { system: 'S5', sentence: 'without works the sector holds for a shorter time', off: { fortificationWorks: [] }, measure: holds('ridge'), becomes: 'less' },
  { system: 'S5', sentence: 'and class IV is not used', off: { fortificationWorks: [] }, measure: level('st-depot-IV', 140), becomes: 'more' },
  { system: 'S6', sentence: 'without the contribution its line is not filled', off: withdrawn('con-xb'), measure: met('req-force'), becomes: 'less' },
  { system: 'S7', sentence: 'without training the brigade is never ready', off: { ...NO_START, ...change('trainingProgrammes', null, { startsWhen: 'never' }) }, measure: ready('xa-brigade'), becomes: 'more' },
  { system: 'S8', sentence: 'without the headquarters of the framework nation nobody is employable under it', off: change('forceElements', 'xb-headquarters', { status: 'withdrawn' }), measure: met('req-force'), becomes: 'less' },
  { system: 'S8', sentence: 'without the intelligence of a non-member attribution is later', off: withdrawn('con-xd-intelligence'), measure: gate('attribution'), becomes: 'more' },
  { system: 'S8', sentence: 'without its port team the reinforcement is ready later', off: withdrawn('con-xd-port'), measure: ready('xc-battlegroup'), becomes: 'more' },
  { system: 'S9', sentence: 'without the request of the host nobody moves', off: refused('request'), measure: ready('xb-battlegroup'), becomes: 'more' },
  { system: 'S9', sentence: 'a withdrawn approval holds what has not moved', off: change('gates', 'approval-xb', { withdrawnAt: { anchor: 'CF', offset: 15 } }), measure: met('req-force'), becomes: 'less' },
  { system: 'S10', sentence: 'a commitment that is not triggered releases nothing', on: { attack: { breach: 'overt' } }, off: { attack: { breach: 'overt' }, ...change('commitments', 'com-xc-force', { trigger: 'inspection' }) }, measure: ready('xc-battlegroup'), becomes: 'more' },
  { system: 'S11', sentence: 'without joint production there is less ammunition', off: { productionLines: [] }, measure: level('st-opal-V', 60), becomes: 'less' },
  { system: 'S11', sentence: 'without shared intelligence the breach is seen later', off: { monitors: amberStrait.monitors!.filter(({ kind }) => kind !== 'intelligence-sharing') }, measure: gate('detection'), becomes: 'more' },
  { system: 'S12', sentence: 'with one desk for attribution and orders the order to the reserve waits', on: { ...change('gates', 'attribution', { office: 'cell' }), ...change('offices', 'cell', { desks: 2 }) }, off: change('gates', 'attribution', { office: 'cell' }), measure: (r) => r.offices[0].meanWaitMin, becomes: 'more' },
  { system: 'S13', sentence: 'a hub that is not opened takes its force later', off: change('siteOpenings', 'open-hub', { openedWhen: 'breach', bareShare: 0.01, openedShare: 0.02 }), measure: ready('xb-battlegroup'), becomes: 'more' },
  { system: 'S13', sentence: 'and damage takes more of a stock that nothing protects', on: DAMAGED, off: { ...DAMAGED, places: amberStrait.places.map((row) => ({ ...row, protection: 'none' as const })) }, measure: level('st-depot-V', 92), becomes: 'less' },
  { system: 'S14', sentence: 'without the caveat the reinforcement is ready earlier', off: change('contributions', 'con-xc', { caveats: [] }), measure: ready('xc-battlegroup'), becomes: 'less' },
  { system: 'S14', sentence: 'a caveat without an end keeps it out', off: change('contributions', 'con-xc', { caveats: [{ kind: 'location', rule: 'not', values: ['HUB-Amber'], scope: 'stationing' }] }), measure: met('req-reinforcement'), becomes: 'less' },
];

const base = run();

describe('L01 switched off, the outcome changes as stated', () => {
  test.each(ROWS.map((row) => [row.system, row.sentence, row] as const))('L01 %s: %s', (_, __, row) => {
    const on = row.measure(row.on === undefined ? base : run(row.on));
    const off = row.measure(run(row.off));
    if (row.becomes === 'more') expect(off).toBeGreaterThan(on);
    else expect(off).toBeLessThan(on);
  });

  test('L01 every system has its row here, and its sentence stands in docs/mission.md', () => {
    const systems = Array.from({ length: 14 }, (_, i) => `S${i + 1}`);
    expect([...new Set(ROWS.map(({ system }) => system))]).toEqual(systems);
    const lines = readFileSync(join(__dirname, '../../../../docs/mission.md'), 'utf8').split('\n');
    for (const { system, sentence } of ROWS)
      expect(lines.find((line) => line.startsWith(`| ${system} `))).toContain(sentence);
  });
});
