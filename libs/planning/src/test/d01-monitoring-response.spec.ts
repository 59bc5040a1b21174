/** D01, E01, F01: switching a system off changes the outcome as stated. On the invented scenario, with the same draws. */
import { amberStrait } from '../reference/amber-strait.ts';
import { prepare, runChunk, toRunResult, type QuantileTimes, type RunResult } from '../run/index.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const REPLICATIONS = 30;

function run(change: Partial<ScenarioDocument> = {}): RunResult {
  const prepared = prepare({ ...amberStrait, ...change });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues.slice(0, 5)));
  return toRunResult(prepared.value, 1, REPLICATIONS, [runChunk(prepared.value, 1, 0, REPLICATIONS)]);
}

const base = run();
const at = (times: QuantileTimes | null | undefined): number => times?.p50 ?? Infinity;
const gateOf = (result: RunResult, id: string) => at(result.gates.find((gate) => gate.id === id)?.met);
const element = (result: RunResult, id: string) => result.elements.find((row) => row.id === id)!;
const stepOf = (result: RunResult, id: string) => at(result.response.find((step) => step.id === id)?.inForce);
const sector = (result: RunResult, id: string) => result.sectors.find((row) => row.id === id)!;
const progress = (result: RunResult, id: string) => result.progress.find((row) => row.id === id)!;
const DAY = 1440;

describe('D01 monitoring and attribution', () => {
  test('D01.1 without monitors a breach is seen and attributed later; coverage falls to what is watched anyway', () => {
    const blind = run({ monitors: [] });
    expect(gateOf(blind, 'detection')).toBeGreaterThan(gateOf(base, 'detection') + 0.3 * DAY);
    expect(gateOf(blind, 'attribution')).toBeGreaterThan(gateOf(base, 'attribution') + 0.5 * DAY);
    expect(sector(blind, 'ridge').coverage.p50.at(-1)).toBeCloseTo(0.1);
    expect(sector(base, 'ridge').coverage.p50.at(-1)).toBeCloseTo(0.8);
  });

  test('D01.2 a deniable incident takes weeks where an overt attack takes days', () => {
    const by = (breach: 'overt' | 'deniable') => gateOf(run({ attack: { breach } }), 'attribution');
    expect(by('deniable') - by('overt')).toBeGreaterThan(10 * DAY);
  });

  test('D01.3 a remedy answers only its kinds of breach', () => {
    expect(stepOf(base, 'inspection')).toBeLessThan(Infinity);
    expect(stepOf(run({ attack: { breach: 'overt' } }), 'inspection')).toBe(Infinity);
  });
});

describe('E01 posture', () => {
  test('E01.1 without the package there is no equipment: the brigade is not formed, never ordered, and the gate that binds is none', () => {
    const off = run({ packages: [] });
    expect(progress(base, 'form-brigade').complete.share).toBe(1);
    expect(progress(off, 'form-brigade').complete.share).toBe(0);
    expect(element(off, 'xa-brigade').ready.share).toBe(0);
    expect(element(base, 'xa-brigade').ready.share).toBe(1);
  });

  test('E01.2 without training the brigade waits for ever as well', () => {
    const off = run({
      trainingProgrammes: amberStrait.trainingProgrammes!.map((row) => ({ ...row, startsWhen: 'approval-xc' })),
      gates: amberStrait.gates!.map((gate) => (gate.id === 'approval-xc' ? { ...gate, refusal: 1 } : gate)),
    });
    expect(element(off, 'xa-brigade').ready.share).toBe(0);
  });

  test('E01.3 works lengthen the hold time by their stated share, and use up class IV', () => {
    const off = run({ fortificationWorks: [] });
    expect(at(sector(off, 'ridge').holdUntil)).toBeLessThan(at(sector(base, 'ridge').holdUntil));
    expect(sector(base, 'ridge').holdGainDays.p50).toBeGreaterThan(sector(off, 'ridge').holdGainDays.p50 + 1);
    const level = (result: RunResult) => result.stocks.find((stock) => stock.id === 'st-depot-IV')!.levelT.p50.at(-1)!;
    expect(level(off) - level(base)).toBeCloseTo(20 * 15, 0);
  });

  test('E01.4 production fills the stock until its components run out', () => {
    const off = run({ productionLines: [] });
    const level = (result: RunResult) => result.stocks.find((stock) => stock.id === 'st-opal-V')!.levelT.p50;
    const step = Math.floor((60 * DAY) / base.clock.stepMin);
    expect(level(base)[step]).toBeGreaterThan(level(off)[step]);
    // 45 t of components at 5 t a batch are nine batches of 20 t.
    expect(progress(base, 'line-shells').done.p50.at(-1)).toBe(180);
  });

  test('E01.5 a hub that is not opened keeps the battlegroup waiting; without openings and contracts it has all its room', () => {
    const closed = run({
      siteOpenings: amberStrait.siteOpenings!.map((row) => ({
        ...row,
        openedWhen: 'breach',
        bareShare: 0.01,
        openedShare: 0.02,
      })),
    });
    const open = run({ siteOpenings: [], supportContracts: [] });
    expect(at(element(open, 'xb-battlegroup').ready)).toBeLessThanOrEqual(at(element(base, 'xb-battlegroup').ready));
    expect(at(element(closed, 'xb-battlegroup').ready)).toBeGreaterThan(at(element(open, 'xb-battlegroup').ready));
  });

  test('E01.6 the attack date is one number: with D-day at CF+20 the brigade is not formed in time and the sector is not reinforced', () => {
    const early = run({ clock: { ...amberStrait.clock, dDay: { anchor: 'CF', offset: 20 } } });
    expect(sector(early, 'ridge').inTime!.value).toBeLessThan(sector(base, 'ridge').inTime!.value);
    expect(sector(early, 'ridge').holdGainDays.p50).toBe(0);
  });

  test('E01.7 a posture fixed by hand: what is said to be there is there, the rest is planned from then on', () => {
    const asOf = { anchor: 'CF' as const, offset: 80 };
    const fixed = run({
      initialState: {
        asOf,
        elements: [
          { element: 'xb-battlegroup', state: 'ready' },
          { element: 'xa-brigade', state: 'ready' },
        ],
        stocks: [{ stock: 'st-depot-V', amountT: 300 }],
        gates: [{ gate: 'approval-xb', record: [{ event: 'met', at: { anchor: 'CF', offset: 12 } }] }],
      },
    });
    expect(element(fixed, 'xb-battlegroup').ready).toMatchObject({ p10: 80 * DAY, p90: 80 * DAY });
    expect(element(fixed, 'xb-engineers').ordered.p10).toBeGreaterThanOrEqual(80 * DAY);
    expect(gateOf(fixed, 'approval-xb')).toBe(12 * DAY);
  });

  test('E01.8 funding is held against need by calendar year', () => {
    expect(base.funding).toEqual([
      { year: 2030, needMEur: 400, plannedMEur: 250, paidMEur: { p10: 250, p50: 250, p90: 250 } },
    ]);
  });
});

describe('F01 response', () => {
  test('F01.1 a commitment that is not triggered releases nothing: Corundia stays at home, and its commitment is what binds', () => {
    const off = run({
      commitments: amberStrait.commitments!.map((row) => ({ ...row, trigger: 'inspection' })),
      attack: { breach: 'overt' },
    });
    const on = run({ attack: { breach: 'overt' } });
    expect(element(on, 'xc-battlegroup').ordered.share).toBe(1);
    expect(element(off, 'xc-battlegroup').ordered.share).toBe(0);
  });

  test('F01.2 a withdrawn approval holds the force, restored it goes on, later', () => {
    const gates = (more: object) =>
      amberStrait.gates!.map((gate) =>
        gate.id === 'approval-xb' ? { ...gate, withdrawnAt: { anchor: 'CF' as const, offset: 22 }, ...more } : gate,
      );
    const withdrawn = run({ gates: gates({}) });
    const restored = run({ gates: gates({ restoredAt: { anchor: 'CF', offset: 50 } }) });
    expect(element(withdrawn, 'xb-battlegroup').ready.share).toBeLessThan(element(base, 'xb-battlegroup').ready.share);
    expect(element(restored, 'xb-battlegroup').ready.share).toBe(1);
    expect(at(element(restored, 'xb-battlegroup').ready)).toBeGreaterThan(at(element(base, 'xb-battlegroup').ready));
    // The gate itself says when it fell, when it was met again, and whether it stands in the end.
    const approval = ({ gates: found }: RunResult) => found.find(({ id }) => id === 'approval-xb')!;
    expect(approval(withdrawn)).toMatchObject({ fell: { p10: 22 * 1440 }, metAgain: { share: 0 }, standsAtEnd: 0 });
    expect(approval(restored)).toMatchObject({
      fell: { p10: 22 * 1440 },
      metAgain: { p10: 50 * 1440 },
      standsAtEnd: 1,
    });
    expect(approval(restored).metAgain?.share).toBe(approval(restored).fell?.share);
    expect(approval(base)).toMatchObject({ fell: { share: 0 }, standsAtEnd: 1 });
  });

  test('F01.3 attribution over the one desk of the cell makes the order to the reserve wait in line; two desks do not', () => {
    const gates = amberStrait.gates!.map((gate) => (gate.id === 'attribution' ? { ...gate, office: 'cell' } : gate));
    const desks = (count: number) =>
      run({ gates, offices: amberStrait.offices!.map((row) => ({ ...row, desks: count })) });
    const [one, two] = [desks(1), desks(2)];
    expect(one.offices[0].meanWaitMin).toBeGreaterThan(0);
    expect(two.offices[0].meanWaitMin).toBe(0);
    const last = (result: RunResult) => Math.max(gateOf(result, 'order-xa'), gateOf(result, 'attribution'));
    expect(last(one)).toBeGreaterThan(last(two));
  });

  test('F01.4 the gate that binds is named: the mandate for Corundia, the approval chain for Berylia', () => {
    expect(element(base, 'xb-battlegroup').bindingGate).toBe('cessation');
    expect(element(base, 'xc-battlegroup').bindingGate).not.toBeNull();
  });

  test('F01.5 the five components cover what is planned, from nothing to at most all of it', () => {
    expect(base.components.map((row) => row.id)).toEqual([
      'monitoring',
      'armed-forces',
      'multinational-force',
      'commitments',
      'cooperation',
    ]);
    for (const { cover } of base.components) {
      expect(Math.min(...cover.p10)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...cover.p90)).toBeLessThanOrEqual(1);
    }
    const before = Math.floor((base.clock.dDayMin - 1) / base.clock.stepMin);
    expect(base.components[3].cover.p90[before]).toBe(0);
    expect(base.components[3].cover.p50.at(-1)).toBe(1);
  });
});
