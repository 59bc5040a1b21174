/** Equipment that stands ready outside of Ukraine, and whose people come to draw it. */
import type { PrepositionedSetRow } from '../scenario/risk-section.ts';

export const prepositionedSets: readonly PrepositionedSetRow[] = [
  {
    id: 'set-gb-battlegroup',
    title: 'Vehicles of a British battlegroup at Sennelager',
    place: 'GAR-DE-Sennelager',
    count: 1,
    drawTime: { triangular: [1, 2, 4] },
    owner: 'GB',
    source: 'forces-net-sennelager',
    confidence: 'A',
    notional: true,
    note: 'That British vehicles are stored there is reported (S); how many stand ready, for whom, and the time to draw them are assumed.',
  },
];
