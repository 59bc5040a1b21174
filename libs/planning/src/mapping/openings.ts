/**
 * Opening of the theatre: a place begins with a share of its capacity, has more once its opening elements are ready, and all of a facility with every
 * support contract in force that it needs.
 */
import type { Condition, Effect } from '@muster/logistics';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { PlaceRow } from '../scenario/network-section.ts';
import type { SiteOpeningRow, SupportContractRow } from '../scenario/posture-section.ts';
import type { AbleBook } from './able.ts';
import { toDistribution } from './quantities.ts';

/** Capacity by what is in place (assumptions, docs/planning-model.md). */
export const BARE_SHARE = 0.2;
export const OPENED_SHARE = 0.6;
export const FULL_SHARE = 1;
export type Facility = NonNullable<SiteOpeningRow['facilities']>[number];

/** Facilities that lack a part of their capacity while a contract of the kind is not in force (assumptions, docs/planning-model.md). */
export const NEEDED_BY: Readonly<Record<SupportContractRow['kind'], readonly Facility[]>> = {
  accommodation: ['beds'],
  meals: ['beds'],
  water: ['beds'],
  medical: ['beds'],
  fuel: ['reception', 'clearance'],
  'convoy-support': ['reception', 'clearance'],
  escort: ['reception', 'clearance'],
  'handling-equipment': ['staging', 'clearance', 'handling', 'trains'],
  labour: ['staging', 'clearance', 'handling', 'trains'],
};

/** Met from the start: what every place begins with. */
const BARE = 'opening:bare';

export const openedConditionId = (opening: string): string => `opened:${opening}`;
export const fullConditionId = (opening: string): string => `full:${opening}`;
export const contractConditionId = (contract: string): string => `contract:${contract}`;

/** Condition on which a facility has all of its capacity: opened, and with what it needs of the contracts of its place. */
export function fullFacilityId(
  { id }: SiteOpeningRow,
  facility: Facility,
  contracts: readonly SupportContractRow[],
): string {
  const needed = contracts.filter(({ kind }) => NEEDED_BY[kind].includes(facility));
  if (needed.length === contracts.length) return fullConditionId(id);
  return needed.length === 0 ? openedConditionId(id) : `${fullConditionId(id)}/${facility}`;
}

export interface Openings {
  readonly conditions: Condition[];
  readonly effects: Effect[];
}

export function toOpenings(document: ScenarioDocument, able: AbleBook): Openings {
  const mapped: Openings = { conditions: [], effects: [] };
  const places = new Map(document.places.map((place) => [place.id, place]));
  const contracts = new Map<string, SupportContractRow[]>();
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
    contracts.set(contract.place, [...(contracts.get(contract.place) ?? []), contract]);
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
  facilities: readonly Facility[],
  contracts: readonly SupportContractRow[],
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
    { id: full, type: 'all', of: [opened, ...contracts.map((row) => contractConditionId(row.id))] },
  );
  const [bareShare, openedShare, fullShare] = [
    row.bareShare ?? BARE_SHARE,
    row.openedShare ?? OPENED_SHARE,
    row.fullShare ?? FULL_SHARE,
  ];
  for (const facility of facilities) {
    const needed = contracts.filter(({ kind }) => NEEDED_BY[kind].includes(facility));
    const allOfIt = fullFacilityId(row, facility, contracts);
    if (allOfIt !== full && allOfIt !== opened)
      mapped.conditions.push({
        id: allOfIt,
        type: 'all',
        of: [opened, ...needed.map((one) => contractConditionId(one.id))],
      });
    // Each step multiplies what the step before has left, and is taken back with what it rests on.
    const steps: readonly (readonly [name: string, when: string, factor: number])[] = [
      ['bare', BARE, bareShare],
      ['opened', opened, openedShare / bareShare],
      ['full', allOfIt, fullShare / openedShare],
    ];
    for (const [name, when, factor] of steps)
      mapped.effects.push({
        id: `opening:${row.id}/${name}/${facility}`,
        when,
        resource: `${row.place}/${facility}`,
        permille: factor * 1000,
      });
  }
}

/** The resources of the place that an opening speaks of. */
export function facilitiesOf(row: SiteOpeningRow, place: PlaceRow): Facility[] {
  const has: Readonly<Record<Facility, boolean>> = {
    beds: place.reception?.beds !== undefined,
    reception: place.reception?.stagingM2 !== undefined,
    staging: place.seaport?.stagingM2 !== undefined,
    clearance: place.seaport?.clearanceVehiclesPerDay !== undefined,
    handling: place.airfield?.handlingTPerDay !== undefined,
    trains: place.rail?.trainsPerDay !== undefined,
  };
  return (row.facilities ?? (Object.keys(has) as Facility[])).filter((facility) => has[facility]);
}
