import { streamKey } from '../../engine/random.ts';
import { toLists } from '../program.ts';
import { chanceOver } from '../transit/risk.ts';
import { mostRaised } from '../disruption/working-capacity.ts';
import type { Disruption, Effect } from '../world.ts';
import type { References } from './references.ts';

/** Compiles what changes capacity: places that open, shares, disruptions. */
export function compileCapacity(refs: References) {
  const { world, facilities } = refs;
  const { airspaces = [] } = world;
  const lists = world.disruptions.map((disruption) => resourcesOf(refs, disruption));
  const byResource: number[][] = facilities.list.map(() => []);
  lists.forEach((list, i) => list.forEach((r) => byResource[r].push(i)));
  const effectResources = world.effects.map((effect) => {
    refs.find('place', effect.place, effect.id);
    return resourcesOf(refs, effect);
  });
  const resourceEffects: number[][] = facilities.list.map(() => []);
  effectResources.forEach((list, i) => list.forEach((r) => resourceEffects[r].push(i)));
  const stocksAt: number[][] = world.places.map(() => []);
  world.stocks.forEach((stock, s) => stocksAt[refs.find('place', stock.place, stock.id)]?.push(s));
  const risks = risksByLink(refs);
  const byShare: number[][] = world.shares.map(() => []);
  facilities.list.forEach((facility, r) => byShare[facility.share]?.push(r));
  return {
    linkRisks: toLists(risks),
    linkRiskChance: Float64Array.from(
      risks.flatMap((row, link) =>
        row.map((risk) => (link < world.links.length ? chanceOver(world.risks[risk], world.links[link].lengthM) : -1)),
      ),
    ),
    linkKey: Uint32Array.from(world.links, (l) => streamKey(l.id)),
    riskKey: Uint32Array.from(world.risks, (r) => streamKey(r.id)),
    riskDuration: Int32Array.from(world.risks, (r) => (r.duration ? refs.distribution(r.duration) : -1)),
    disruptionEasedBy: Int32Array.from(world.disruptions, (d) => refs.find('condition', d.eased?.when, d.id)),
    disruptionFactorKey: Uint32Array.from(world.disruptions, (d) => (d.factor ? streamKey(d.factor) : 0)),
    effectResources: toLists(effectResources),
    resourceEffects: toLists(resourceEffects),
    placeKey: Uint32Array.from(world.places, (p) => streamKey(p.id)),
    placeResources: toLists([
      ...world.places.map((p) => facilities.atPlace.get(p.id) ?? []),
      ...airspaces.map(({ id }) => facilities.inAirspace.get(id) ?? []),
    ]),
    placeStocks: toLists(stocksAt),
    resourcePlace: Int32Array.from(facilities.list, ({ id, place, airspace }) =>
      place !== null
        ? refs.find('place', place, id)
        : airspace !== null
          ? world.places.length + refs.find('airspace', airspace, id)
          : -1,
    ),
    resourceKeepsHours: Uint8Array.from(facilities.list, (f) => (/^(parking|handling)/.test(f.facility) ? 1 : 0)),
    shareResources: toLists(byShare),
    disruptionKey: Uint32Array.from(world.disruptions, (x) => streamKey(x.id)),
    disruptionPlace: Int32Array.from(world.disruptions, (x) => refs.find('place', x.place, x.id)),
    disruptionDuration: Int32Array.from(world.disruptions, (d) => refs.distribution(d.duration)),
    disruptionResources: toLists(lists),
    resourceDisruptions: toLists(byResource),
    resourceRaised: mostRaised(world, facilities, { disrupted: lists, affected: effectResources }),
  };
}

/** The resources whose capacity a disruption or an effect changes. */
function resourcesOf(refs: References, row: Disruption | Effect): readonly number[] {
  const { atPlace, onLink, inAirspace } = refs.facilities;
  if (row.place !== undefined) return atPlace.get(row.place) ?? [];
  if ('link' in row && row.link !== undefined) return onLink.get(row.link) ?? [];
  if ('airspace' in row && row.airspace !== undefined)
    return refs.find('airspace', row.airspace, row.id) < 0 ? [] : (inAirspace.get(row.airspace) ?? []);
  return [refs.find('resource', row.resource, row.id)].filter((r) => r >= 0);
}

/** Risks by link, those of flights last. */
function risksByLink(refs: References): number[][] {
  const { links, risks } = refs.world;
  const rows: number[][] = Array.from({ length: links.length + 1 }, () => []);
  risks.forEach((risk, i) => {
    const named = risk.links && new Set(risk.links.map((id) => refs.find('link', id, risk.id)));
    links.forEach((link, l) => {
      if (risk.modes.includes(link.mode) && (named === undefined || named.has(l))) rows[l].push(i);
    });
    if (named === undefined && risk.modes.includes('air')) rows[links.length].push(i);
  });
  return rows;
}
