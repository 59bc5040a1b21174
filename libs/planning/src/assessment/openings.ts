/** What opens places and when: the elements that open them, the support contracts that fill them. */
import type { MetTimes } from '../figures/met-times.ts';
import {
  BARE_SHARE,
  contractConditionId,
  FULL_SHARE,
  fullConditionId,
  OPENED_SHARE,
  openedConditionId,
} from '../mapping/openings.ts';
import type { OpeningResult } from '../result/result.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

export function openingsOf(
  { siteOpenings = [], supportContracts = [] }: ScenarioDocument,
  met: MetTimes,
): OpeningResult[] {
  return siteOpenings.map((row) => ({
    id: row.id,
    place: row.place,
    openedBy: row.openedBy ?? [],
    bareShare: row.bareShare ?? BARE_SHARE,
    openedShare: row.openedShare ?? OPENED_SHARE,
    fullShare: row.fullShare ?? FULL_SHARE,
    opened: met.times(openedConditionId(row.id)),
    full: met.times(fullConditionId(row.id)),
    contracts: supportContracts
      .filter(({ place }) => place === row.place)
      .map(({ id, title, kind, nation }) => ({
        id,
        title,
        kind,
        nation: nation ?? null,
        inForce: met.times(contractConditionId(id)),
      })),
  }));
}
