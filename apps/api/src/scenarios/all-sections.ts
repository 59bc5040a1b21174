/** Every section whose rows are things of the API: what `node(id)` finds. */
import { PLAIN_SECTIONS } from './plain-nouns.ts';
import * as sections from './section.ts';
import type { AnySection } from './section.ts';

export const ALL_SECTIONS: readonly AnySection[] = [
  sections.SOURCES,
  sections.FACTORS,
  sections.NATIONS,
  sections.PLACES,
  sections.LINKS,
  sections.LIFT_TYPES,
  sections.LIFT_POOLS,
  sections.UNIT_TEMPLATES,
  sections.CONTRIBUTIONS,
  sections.FORCE_ELEMENTS,
  sections.REQUIREMENTS,
  sections.GATES,
  sections.STOCKS,
  ...Object.values(PLAIN_SECTIONS),
];
