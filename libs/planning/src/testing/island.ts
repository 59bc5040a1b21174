/** An island with one camp and three invented nations, for worlds that are worked out on paper: nothing is drawn and nobody has far to go. */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';

export const DAY = 1440;
export const cf = (offset: number) => ({ anchor: 'CF' as const, offset });
export const d = (offset: number) => ({ anchor: 'D' as const, offset });
export const days = (fixed: number) => ({ fixed });

/** Stands on the island, is ready with the end of its notice. */
export const unit = (id: string, part: Partial<ForceElementRow> = {}): ForceElementRow => ({
  id,
  name: id,
  nation: 'VES',
  component: 'land',
  capability: 'infantry',
  home: 'Camp',
  destination: 'Camp',
  deployment: 'in-place',
  cargo: { pax: 200 },
  marryUp: days(0),
  integration: days(0),
  ...part,
});
export const gate = (id: string, kind: NonNullable<ScenarioDocument['gates']>[number]['kind'], part: object = {}) => ({
  id,
  title: id,
  kind,
  ...part,
});
export const island = (part: Partial<ScenarioDocument>): ScenarioDocument => ({
  format: DOCUMENT_FORMAT,
  id: 'island',
  title: 'Island',
  clock: { cfDay: '2031-12-01T00:00:00Z', dDay: cf(50), end: cf(120) },
  nations: ['VES', 'HAL', 'ORM'].map((id) => ({
    id,
    name: id,
    role: id === 'ORM' ? ('supported' as const) : ('contributor' as const),
    reported: 'Invented.',
  })),
  places: [{ id: 'Camp', name: 'Camp', kind: 'hub', country: 'ORM', lat: -12, lon: 77 }],
  ...part,
});
