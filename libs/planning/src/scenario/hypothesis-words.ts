/** Hypotheses in plain words, by the ids of what they are about. */
import type { HypothesisRow } from './hypothesis-section.ts';

const signed = (value: number): string => (value < 0 ? `${-value} fewer` : `${value} more`);

const FACILITY_WORDS = {
  berths: 'berths',
  ramps: 'ramps',
  'parking-wide': 'stands for wide aircraft',
  'parking-narrow': 'stands for narrow aircraft',
} as const;

export function inWordsOf(row: HypothesisRow): string {
  switch (row.kind) {
    case 'notice':
      return `notice of the response ${Math.round(row.share * 1000) / 10} %`;
    case 'gate':
      return `decision ${row.gate} ${Math.abs(row.days)} d ${row.days < 0 ? 'shorter' : 'longer'}`;
    case 'facility':
      return `${signed(row.more)} ${FACILITY_WORDS[row.facility]} at ${row.place}`;
    case 'lift':
      return `${signed(row.more)} assets in ${row.pool}`;
    case 'stock':
      return `${Math.abs(row.tonnes)} t ${row.tonnes < 0 ? 'less' : 'more'} in ${row.stock} at the start`;
  }
}
