/** What opens places and when: the elements that open them, the support contracts that fill them, facility by facility. */
import type { MetTimes } from '../figures/met-times.ts';
import {
  BARE_SHARE,
  contractConditionId,
  facilitiesOf,
  FULL_SHARE,
  fullConditionId,
  fullFacilityId,
  OPENED_SHARE,
  openedConditionId,
} from '../mapping/openings.ts';
import type { OpeningResult } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export function openingsOf(
  { places, siteOpenings = [], supportContracts = [] }: ScenarioDocument,
  met: MetTimes,
): OpeningResult[] {
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return siteOpenings.map((row) => {
    const contracts = supportContracts.filter(({ place }) => place === row.place);
    const place = placeOf.get(row.place);
    return {
      id: row.id,
      place: row.place,
      openedBy: row.openedBy ?? [],
      bareShare: row.bareShare ?? BARE_SHARE,
      openedShare: row.openedShare ?? OPENED_SHARE,
      fullShare: row.fullShare ?? FULL_SHARE,
      opened: met.times(openedConditionId(row.id)),
      full: met.times(fullConditionId(row.id)),
      facilities: (place === undefined ? [] : facilitiesOf(row, place)).map((facility) => ({
        facility,
        full: met.times(fullFacilityId(row, facility, contracts)),
      })),
      contracts: contracts.map(({ id, title, kind, nation }) => ({
        id,
        title,
        kind,
        nation: nation ?? null,
        inForce: met.times(contractConditionId(id)),
      })),
    };
  });
}
