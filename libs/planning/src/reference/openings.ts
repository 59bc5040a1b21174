/**
 * Opening of the theatre and host nation support: hubs in Ukraine and the port of Constanta begin with a fifth of their room. Who opens which is the plan
 * of the force elements; contracts and lead times are assumptions.
 */
import type { SiteOpeningRow, SupportContractRow } from '../scenario/posture-section.ts';
import type { DurationSpec } from '../scenario/quantities.ts';
import { OPENED_BY } from './force-element-row.ts';

const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;
const ARRANGED: DurationSpec = { fixed: 0 };
const REQUESTED: DurationSpec = { triangular: [7, 21, 60] };

/** Hubs in Ukraine, and the port where the sealift discharges. Hubs of NATO hosts are open already. */
const OPENED = Object.entries(OPENED_BY).flatMap(([place, element]) =>
  /^HUB-(Rzeszow|Lublin|Suceava)$/.test(place) ? [] : [{ place: place === 'HUB-Constanta' ? 'ROCND' : place, element }],
);

export const siteOpenings: readonly SiteOpeningRow[] = OPENED.map(({ place, element }) => ({
  id: `open-${place}`,
  place,
  openedBy: [element],
  ...notional,
  note: 'Bare 0.2, opened 0.6, full 1.0 of the capacity (A).',
}));

export const supportContracts: readonly SupportContractRow[] = OPENED.flatMap(({ place }): SupportContractRow[] => {
  const inUkraine = place !== 'ROCND';
  const common = { place, nation: inUkraine ? 'UA' : 'RO', requestedWhen: 'gate-host-request', ...notional };
  return inUkraine
    ? [
        {
          id: `hns-${place}-accommodation`,
          title: 'Beds and meals',
          kind: 'accommodation',
          leadTime: REQUESTED,
          ...common,
        },
        {
          id: `hns-${place}-convoy`,
          title: 'Convoy support and escorts',
          kind: 'convoy-support',
          leadTime: REQUESTED,
          ...common,
        },
      ]
    : [
        {
          id: `hns-${place}-handling`,
          title: 'Cranes, loaders and labour',
          kind: 'handling-equipment',
          leadTime: ARRANGED,
          ...common,
          note: 'Assumed to be arranged: Constanta serves the alliance today.',
        },
      ];
});
