/** E01: cover of the components of the declaration and progress of support, on worlds that can be worked out by hand; and parts switched off on the invented scenario. */
import { amberStrait } from '../reference/amber-strait.ts';
import type { RunResult } from '../run/index.ts';
import { at, elementOf, gateOf, progressOf, runAmber, sectorOf } from '../testing/amber-run.ts';
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
const base = runAmber();
const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
const coverOf = (part: Partial<ScenarioDocument>, id: string) => {
  const { components, clock } = runOf(smallScenario(part));
  const { cover } = components.find((row) => row.id === id)!;
  return (day: number) => cover.p50[(day * DAY) / clock.stepMin];
};
const there = (id: string, part: object = {}) =>
  element(id, { home: 'HUB-East', deployment: 'in-place', marryUp: { fixed: 0 }, integration: { fixed: 0 }, ...part });

describe('E01 cover of the components', () => {
  test('E01.9 forces of the supported nation are no part of the multinational force, those of a host are', () => {
    const own = there('own', { nation: 'DD', contribution: undefined });
    const abroad = there('abroad', { earliest: cf(10) });
    const host = there('host', { nation: 'CC', contribution: undefined });
    expect(coverOf({ forceElements: [own, abroad] }, 'multinational-force')(5)).toBe(0);
    expect(coverOf({ forceElements: [own, abroad] }, 'multinational-force')(11)).toBe(1);
    expect(coverOf({ forceElements: [host, abroad] }, 'multinational-force')(5)).toBe(0.5);
  });

  test('E01.10 a package of money alone is done as it is paid: the cover of the armed forces can be full', () => {
    const packages = [
      {
        id: 'money',
        title: 'Money for weapons',
        tranches: [
          { id: 'first', at: cf(5), amountMEur: 30 },
          { id: 'second', at: cf(15), amountMEur: 90 },
        ],
      },
    ];
    const { progress, clock } = runOf(smallScenario({ packages }));
    const [{ done, complete, ...row }] = progress;
    expect(row).toMatchObject({ id: 'money', kind: 'package', unit: 'million-eur', planned: 120 });
    expect([4, 6, 16].map((day) => done.p50[(day * DAY) / clock.stepMin])).toEqual([0, 30, 120]);
    expect(complete).toMatchObject({ p50: 15 * DAY, share: 1 });
    const cover = coverOf({ packages }, 'armed-forces');
    expect([4, 6, 16].map(cover)).toEqual([0, 0.25, 1]);
  });
});

describe('E01 posture', () => {
  test('E01.1 without the package there is no equipment: the brigade is not formed, never ordered, and the gate that binds is none', () => {
    const off = runAmber({ packages: [] });
    expect(progressOf(base, 'form-brigade').complete.share).toBe(1);
    expect(progressOf(off, 'form-brigade').complete.share).toBe(0);
    expect(elementOf(off, 'xa-brigade').ready.share).toBe(0);
    expect(elementOf(base, 'xa-brigade').ready.share).toBe(1);
  });

  test('E01.2 without training the brigade waits for ever as well', () => {
    const off = runAmber({
      trainingProgrammes: amberStrait.trainingProgrammes!.map((row) => ({ ...row, startsWhen: 'never' })),
      conditions: [...(amberStrait.conditions ?? []), { id: 'never', type: 'date', at: { anchor: 'D', offset: 9999 } }],
    });
    expect(elementOf(off, 'xa-brigade').ready.share).toBe(0);
  });

  test('E01.3 works lengthen the hold time by their stated share, and use up class IV', () => {
    const off = runAmber({ fortificationWorks: [] });
    expect(at(sectorOf(off, 'ridge').holdUntil)).toBeLessThan(at(sectorOf(base, 'ridge').holdUntil));
    expect(sectorOf(base, 'ridge').holdGainDays.p50).toBeGreaterThan(sectorOf(off, 'ridge').holdGainDays.p50 + 1);
    const level = (result: RunResult) => result.stocks.find((stock) => stock.id === 'st-depot-IV')!.levelT.p50.at(-1)!;
    expect(level(off) - level(base)).toBeCloseTo(20 * 15, 0);
  });

  test('E01.4 production fills the stock until its components run out', () => {
    const off = runAmber({ productionLines: [] });
    const level = (result: RunResult) => result.stocks.find((stock) => stock.id === 'st-opal-V')!.levelT.p50;
    const step = Math.floor((60 * DAY) / base.clock.stepMin);
    expect(level(base)[step]).toBeGreaterThan(level(off)[step]);
    // 45 t of components at 5 t a batch are nine batches of 20 t.
    expect(progressOf(base, 'line-shells').done.p50.at(-1)).toBe(180);
  });

  test('E01.5 a hub that is not opened keeps the battlegroup waiting; without openings and contracts it has all its room', () => {
    const closed = runAmber({
      siteOpenings: amberStrait.siteOpenings!.map((row) => ({
        ...row,
        openedWhen: 'breach',
        bareShare: 0.01,
        openedShare: 0.02,
      })),
    });
    const open = runAmber({ siteOpenings: [], supportContracts: [] });
    expect(at(elementOf(open, 'xb-battlegroup').ready)).toBeLessThanOrEqual(
      at(elementOf(base, 'xb-battlegroup').ready),
    );
    expect(at(elementOf(closed, 'xb-battlegroup').ready)).toBeGreaterThan(at(elementOf(open, 'xb-battlegroup').ready));
  });

  test('E01.6 the attack date is one number: with D-day at CF+20 the brigade is not formed in time and the sector is not reinforced', () => {
    const early = runAmber({ clock: { ...amberStrait.clock, dDay: { anchor: 'CF', offset: 20 } } });
    expect(sectorOf(early, 'ridge').inTime!.value).toBeLessThan(sectorOf(base, 'ridge').inTime!.value);
    expect(sectorOf(early, 'ridge').holdGainDays.p50).toBe(0);
  });

  test('E01.7 a posture fixed by hand: what is said to be there is there, the rest is planned from then on', () => {
    const asOf = { anchor: 'CF' as const, offset: 80 };
    const fixed = runAmber({
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
    expect(elementOf(fixed, 'xb-battlegroup').ready).toMatchObject({ p10: 80 * DAY, p90: 80 * DAY });
    expect(elementOf(fixed, 'xb-engineers').ordered.p10).toBeGreaterThanOrEqual(80 * DAY);
    expect(gateOf(fixed, 'approval-xb')).toBe(12 * DAY);
  });

  test('E01.8 funding is held against need by calendar year', () => {
    expect(base.funding).toEqual([
      { year: 2030, needMEur: 400, plannedMEur: 250, paidMEur: { p10: 250, p50: 250, p90: 250 } },
    ]);
  });

  test('E01.11 the five components cover what is planned, from nothing to at most all of it', () => {
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
