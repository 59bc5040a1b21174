/** All tables that planners exchange. A new one is a row here. */
import { CONTRIBUTIONS, FORCE_ELEMENTS } from './force-tables.ts';
import { LINKS, PLACES, STOCKS } from './network-tables.ts';
import type { TableFormat } from './table-format.ts';
import { TIME_PHASED } from './time-phased.ts';

export const TABLE_FORMATS: readonly TableFormat[] = [
  CONTRIBUTIONS,
  FORCE_ELEMENTS,
  STOCKS,
  PLACES,
  LINKS,
  TIME_PHASED,
];

export const findFormat = (id: string): TableFormat | undefined => TABLE_FORMATS.find((one) => one.id === id);
