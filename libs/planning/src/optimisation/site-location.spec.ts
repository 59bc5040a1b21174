import { toSnapshot } from '../replication/snapshot.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { cf, d, days, island, unit } from '../testing/island.ts';
import { findSiteIssues, loadSolver, locateSites, type SiteInput, type Solve } from './index.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

const input = (method: SiteInput['method']): SiteInput => ({ method, sites: 1, stockT: 100, caution: 0 });
const METHODS = ['p-median', 'p-centre', 'stock'] as const;
const hub = (id: string, part: object = {}) => ({
  id,
  name: id,
  kind: 'hub' as const,
  country: 'ORM',
  lat: -12,
  lon: 77,
  ...part,
});
const units = { forceElements: [unit('a', { home: 'Town', destination: 'Camp', deployment: 'move' })] };
const town = hub('Town', { kind: 'garrison', lat: -12.5 });
const roads = (...ids: string[]) => ({
  links: ids.map((id) => ({ id: `r-${id}`, mode: 'road' as const, from: 'Town', to: id, lengthKm: 60 })),
});

describe('sites of a scenario', () => {
  it('says what is missing where there is nothing to choose, and chooses nothing', () => {
    const nowhere = toSnapshot(
      island({ ...units, ...roads('Camp'), places: [town, hub('Camp', { kind: 'garrison' })] }),
    );
    expect(findSiteIssues(nowhere).map(({ code }) => code)).toEqual(['site.candidates']);
    const nothing = toSnapshot(island({}));
    expect(findSiteIssues(nothing).map(({ code }) => code)).toEqual(['site.demand']);
    for (const method of METHODS) {
      expect(locateSites(nowhere, input(method), solve)).toMatchObject({
        status: 'infeasible',
        sites: [],
        unreached: ['Camp'],
      });
      expect(locateSites(nothing, input(method), solve)).toMatchObject({
        status: 'infeasible',
        sites: [],
        unreached: [],
      });
    }
  });

  it('tells how many candidates were not looked at', () => {
    const hubs = Array.from({ length: 63 }, (_, i) => hub(`Hub-${10 + i}`));
    const places = [...hubs, town, hub('Camp', { kind: 'garrison' })];
    const snapshot = toSnapshot(island({ ...units, ...roads('Camp', 'Hub-12'), places }));
    expect(findSiteIssues(snapshot)).toEqual([]);
    for (const method of METHODS)
      expect(locateSites(snapshot, input(method), solve)).toMatchObject({
        status: 'optimal',
        sites: [{ place: 'Hub-12' }],
        leftOut: { candidates: 3, points: 0, attacks: 0, withoutEffect: 0 },
      });
  });
});

/** 6 t a day at the camp; a hub two hours and one four hours away. */
type Attack = NonNullable<ScenarioDocument['disruptions']>[number];
const attacked = (disruptions: Attack[], part: Partial<ScenarioDocument> = {}) =>
  toSnapshot(
    island({
      ...units,
      places: [town, hub('Camp', { kind: 'garrison' }), hub('Near'), hub('Far')],
      links: [
        { id: 'r-Town', mode: 'road', from: 'Town', to: 'Camp', lengthKm: 60 },
        { id: 'r-Near', mode: 'road', from: 'Near', to: 'Camp', lengthKm: 60 },
        { id: 'r-Far', mode: 'road', from: 'Far', to: 'Camp', lengthKm: 120 },
      ],
      disruptions,
      ...part,
    }),
  );
const closing = (part: Partial<Attack> = {}): Attack => ({
  id: 'strike',
  kind: 'damage',
  place: 'Near',
  at: d(1),
  factor: 0,
  duration: days(20),
  probability: 0.5,
  ...part,
});
const siteOf = (method: SiteInput['method'], disruptions: Attack[]) =>
  locateSites(attacked(disruptions), { ...input(method), stockT: null }, solve).sites.map(({ place }) => place);

describe('sites over scenarios of attack', () => {
  it.each(METHODS)(
    '%s chooses the far hub where the near one may be cut off, and knows what is no attack on it',
    (method) => {
      expect(siteOf(method, [])).toEqual(['Near']);
      expect(siteOf(method, [closing()])).toEqual(['Far']);
      const { place: _, ...nowhere } = closing();
      expect(siteOf(method, [{ ...nowhere, link: 'r-Near' }])).toEqual(['Far']);
      const harmless = [
        closing({ kind: 'weather' }),
        closing({ everyDays: 1, duration: days(0.1) }),
        closing({ at: cf(1) }),
        closing({ duration: days(0.5), factor: 0.9 }),
        closing({ probability: 0 }),
      ];
      for (const one of harmless) expect(siteOf(method, [one])).toEqual(['Near']);
    },
  );

  it('an alert of hours cuts no way, and an attack elsewhere is told as one without effect', () => {
    const alert = closing({ duration: days(0.1), link: 'r-Near', place: undefined });
    const report = locateSites(attacked([alert]), input('p-median'), solve);
    expect(report).toMatchObject({ leftOut: { attacks: 0, withoutEffect: 1 }, scenarios: [{ meanHours: 2 }] });
  });

  it('looks at so many closings only, the most probable, and tells of the others', () => {
    const places = Array.from({ length: 205 }, (_, i) => hub(`Side-${i}`, { kind: 'garrison' }));
    const sides = {
      places: [town, hub('Camp', { kind: 'garrison' }), hub('Near'), hub('Far'), ...places],
      links: [
        { id: 'r-Town', mode: 'road' as const, from: 'Town', to: 'Camp', lengthKm: 60 },
        { id: 'r-Near', mode: 'road' as const, from: 'Near', to: 'Camp', lengthKm: 60 },
        { id: 'r-Far', mode: 'road' as const, from: 'Far', to: 'Camp', lengthKm: 120 },
        ...places.map(({ id }) => ({ id: `r-${id}`, mode: 'road' as const, from: id, to: 'Camp', lengthKm: 60 })),
      ],
    };
    const onSides = places.map(({ id }) => closing({ id: `strike-${id}`, place: id }));
    const near = (probability: number) =>
      locateSites(attacked([...onSides, closing({ probability })], sides), input('p-median'), solve);
    expect(near(0.1)).toMatchObject({ sites: [{ place: 'Near' }], leftOut: { attacks: 6, withoutEffect: 200 } });
    expect(near(0.9)).toMatchObject({ sites: [{ place: 'Far' }], leftOut: { attacks: 6, withoutEffect: 199 } });
  });

  it('stock: losses and damage leave a part, by the probability of each attack, and of those of one minute together', () => {
    // Half of what is not lost can be given out in the ten days: 0.8 x 0.5 of the near stock.
    const strike = closing({ factor: 0.5, stockLossShare: 0.2 });
    const report = locateSites(attacked([strike]), { method: 'stock', sites: 2, stockT: 120, caution: 0 }, solve);
    expect(report.sites).toEqual([
      { place: 'Far', stockT: expect.closeTo(20, 3) as number, serves: [] },
      { place: 'Near', stockT: expect.closeTo(100, 3) as number, serves: ['Camp'] },
    ]);
    expect(report.scenarios.map(({ meanHours }) => meanHours)).toEqual(
      [2, 8 / 3].map((h) => expect.closeTo(h, 3) as number),
    );
    const both = [strike, closing({ id: 'second', place: 'Far', factor: 0.5, probability: 0.25 })];
    const { scenarios } = locateSites(attacked(both), { ...input('stock'), stockT: null }, solve);
    expect(scenarios.map(({ name }) => name)).toEqual(['network as it is', 'strike', 'second', 'second + strike']);
  });

  it('stock: a place holds no more than its stocks have room for', () => {
    const stocks = [{ id: 's', place: 'Near', class: 'I' as const, amountT: 0, capacityT: 25 }];
    const report = locateSites(
      attacked([], { stocks }),
      { method: 'stock', sites: 2, stockT: null, caution: 0 },
      solve,
    );
    expect(report.sites).toEqual([
      { place: 'Far', stockT: expect.closeTo(35, 3) as number, serves: ['Camp'] },
      { place: 'Near', stockT: expect.closeTo(25, 3) as number, serves: ['Camp'] },
    ]);
  });
});
