/** Cost of movement: kilometres of assets times the cost of a kilometre of their mode. All of it rests on stated costs. */
import { geodesicM, type Program } from '@muster/logistics';
import type { MovementCost } from '../result/commander.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { Evidence } from './commander.ts';

/** Cost of a kilometre by mode: the mean of the lift types that move by it, weighted by the assets there are. */
export function costOf({ document, program, shown }: Evidence): MovementCost {
  const perKm = costPerKm(document);
  const metres = distances(document, program);
  const km = new Map<string, number>();
  const { mode, from, to } = shown.movements;
  mode.forEach((name, i) => km.set(name, (km.get(name) ?? 0) + metres(name, from[i], to[i]) / 1000));
  const byMode = [...km]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, assetKm]) => ({
      mode: name,
      assetKm: Math.round(assetKm),
      eur: Math.round(assetKm * (perKm.get(name) ?? 0)),
    }));
  return { totalEur: byMode.reduce((sum, { eur }) => sum + eur, 0), byMode };
}

function costPerKm({ liftPools = [], liftTypes = [] }: ScenarioDocument): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const pool of liftPools) count.set(pool.liftType, (count.get(pool.liftType) ?? 0) + pool.count);
  const sums = new Map<string, { eur: number; assets: number }>();
  for (const type of liftTypes) {
    const assets = count.get(type.id) ?? 0;
    if (type.costPerKm === undefined || assets === 0) continue;
    const own = sums.get(type.mode) ?? { eur: 0, assets: 0 };
    sums.set(type.mode, { eur: own.eur + type.costPerKm * assets, assets: own.assets + assets });
  }
  return new Map([...sums].map(([mode, { eur, assets }]) => [mode, eur / assets]));
}

/**
 * Metres of a movement: the link that it took, the shortest way of its mode where it went over several (assets that go empty to their next cargo or home),
 * the great circle by air.
 */
function distances({ places }: ScenarioDocument, program: Program): (mode: string, from: string, to: string) => number {
  const at = new Map(places.map((place) => [place.id, place]));
  const links = new Map<string, Map<string, number>>();
  for (const { from, to, mode, lengthM } of program.world.links)
    for (const [a, b] of [
      [from, to],
      [to, from],
    ]) {
      const own = links.get(`${mode}|${a}`) ?? new Map<string, number>();
      links.set(`${mode}|${a}`, own.set(b, Math.min(lengthM, own.get(b) ?? Infinity)));
    }
  const searched = new Map<string, ReadonlyMap<string, number>>();
  return (mode, from, to) => {
    const link = links.get(`${mode}|${from}`)?.get(to);
    if (link !== undefined) return link;
    const key = `${mode}|${from}`;
    const known = searched.get(key) ?? shortest(from, (place) => links.get(`${mode}|${place}`));
    searched.set(key, known);
    const [a, b] = [at.get(from), at.get(to)];
    return known.get(to) ?? (a && b ? geodesicM(a.lat, a.lon, b.lat, b.lon) : 0);
  };
}

/** Metres of the shortest way from a place to each that is reached. A place is looked at again when a shorter way to it is found. */
function shortest(
  from: string,
  linksOf: (place: string) => ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> {
  const metres = new Map([[from, 0]]);
  const open = [from];
  for (let i = 0; i < open.length; i++) {
    const here = metres.get(open[i])!;
    for (const [next, lengthM] of linksOf(open[i]) ?? []) {
      if (here + lengthM >= (metres.get(next) ?? Infinity)) continue;
      metres.set(next, here + lengthM);
      open.push(next);
    }
  }
  return metres;
}
