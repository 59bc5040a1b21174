import { toSnapshot } from '../replication/snapshot.ts';
import { island, unit } from '../testing/island.ts';
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
        leftOut: { candidates: 3, points: 0, attacks: 0 },
      });
  });
});
