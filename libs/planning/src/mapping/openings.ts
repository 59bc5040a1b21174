/**
 * Opening of the theatre: a place begins with a share of its capacity, has more once its opening elements are ready, and all of it with every
 * support contract in force.
 */
import type { Condition, Effect } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { PlaceRow } from '../scenario/network-section.ts';
import type { SiteOpeningRow } from '../scenario/posture-section.ts';
import type { AbleBook } from './able.ts';
import { toDistribution } from './quantities.ts';

/** Capacity by what is in place (assumptions, docs/planning-model.md). */
export const BARE_SHARE = 0.2;
export const OPENED_SHARE = 0.6;
export const FULL_SHARE = 1;
/** Met from the start: what every place begins with. */
const BARE = 'opening:bare';

export const openedConditionId = (opening: string): string => `opened:${opening}`;
export const fullConditionId = (opening: string): string => `full:${opening}`;
export const contractConditionId = (contract: string): string => `contract:${contract}`;

export interface Openings {
  readonly conditions: Condition[];
  readonly effects: Effect[];
}

export function toOpenings(document: ScenarioDocument, able: AbleBook): Openings {
  const mapped: Openings = { conditions: [], effects: [] };
  const places = new Map(document.places.map((place) => [place.id, place]));
  const contracts = new Map<string, string[]>();
  for (const contract of document.supportContracts ?? []) {
    const id = contractConditionId(contract.id);
    const requested = contract.requestedWhen ?? `${id}:start`;
    if (contract.requestedWhen === undefined) mapped.conditions.push({ id: requested, type: 'date', atMin: 0 });
    mapped.conditions.push({
      id,
      type: 'after',
      of: requested,
      duration: toDistribution(contract.leadTime),
      cause: 'permission',
    });
    contracts.set(contract.place, [...(contracts.get(contract.place) ?? []), id]);
  }
  if ((document.siteOpenings ?? []).length > 0) mapped.conditions.push({ id: BARE, type: 'date', atMin: 0 });
  for (const opening of document.siteOpenings ?? []) {
    const place = places.get(opening.place);
    if (place !== undefined)
      mapOpening(opening, facilitiesOf(opening, place), contracts.get(place.id) ?? [], able, mapped);
  }
  return mapped;
}

function mapOpening(
  row: SiteOpeningRow,
  facilities: readonly string[],
  contracts: readonly string[],
  able: AbleBook,
  mapped: Openings,
): void {
  const opened = openedConditionId(row.id);
  const full = fullConditionId(row.id);
  const ready = (row.openedBy ?? []).map((element) => able.conditionsOf(`${opened}:${element}`, element));
  const of = [...ready.flatMap((one) => one.of), ...(row.openedWhen === undefined ? [] : [row.openedWhen])];
  if (of.length === 0) {
    mapped.conditions.push({ id: `${opened}:start`, type: 'date', atMin: 0 });
    of.push(`${opened}:start`);
  }
  mapped.conditions.push(
    ...ready.flatMap(({ conditions }) => conditions),
    { id: opened, type: 'all', of },
    { id: full, type: 'all', of: [opened, ...contracts] },
  );
  const [bareShare, openedShare, fullShare] = [
    row.bareShare ?? BARE_SHARE,
    row.openedShare ?? OPENED_SHARE,
    row.fullShare ?? FULL_SHARE,
  ];
  // Each step multiplies what the step before has left, and is taken back with what it rests on.
  const steps: readonly (readonly [name: string, when: string, factor: number])[] = [
    ['bare', BARE, bareShare],
    ['opened', opened, openedShare / bareShare],
    ['full', full, fullShare / openedShare],
  ];
  for (const [name, when, factor] of steps)
    for (const facility of facilities)
      mapped.effects.push({
        id: `opening:${row.id}/${name}/${facility}`,
        when,
        resource: `${row.place}/${facility}`,
        permille: factor * 1000,
      });
}

/** The resources of the place that an opening speaks of. */
function facilitiesOf(row: SiteOpeningRow, place: PlaceRow): string[] {
  const has: Readonly<Record<string, boolean>> = {
    beds: place.reception?.beds !== undefined,
    reception: place.reception?.stagingM2 !== undefined,
    staging: place.seaport?.stagingM2 !== undefined,
    clearance: place.seaport?.clearanceVehiclesPerDay !== undefined,
    handling: place.airfield?.handlingTPerDay !== undefined,
    trains: place.rail?.trainsPerDay !== undefined,
  };
  return (row.facilities ?? Object.keys(has)).filter((facility) => has[facility]);
}
