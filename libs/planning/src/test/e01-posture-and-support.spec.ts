/** E01: cover of the components of the declaration and progress of support, on worlds that can be worked out by hand. */
import { element, runOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

const DAY = 1440;
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
