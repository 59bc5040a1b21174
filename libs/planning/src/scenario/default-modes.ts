/** Modes of a row that names none. */
import type { Mode } from './network-section.ts';

/** Of equipment and of supply. */
export const SURFACE_MODES: readonly Mode[] = ['sea', 'rail', 'road', 'waterway'];
/** Of the people of an element, who fly or ride. */
export const PEOPLE_MODES: readonly Mode[] = ['air', 'road'];
/** Of a movement without an element. */
export const ALL_MODES: readonly Mode[] = ['air', 'sea', 'rail', 'road', 'waterway'];
