/**
 * Causes of time, grouped into the few colours an eye keeps apart. The group also has a pattern and every bar a title, so colour
 * never stands alone.
 */
import type { Cause } from '@muster/planning/run';
import { say } from '../i18n/text.ts';

export const CAUSE_GROUPS = [
  'decision',
  'notice',
  'waiting',
  'handling',
  'moving',
  'border',
  'reception',
  'planned',
] as const;
export type CauseGroup = (typeof CAUSE_GROUPS)[number];

export const GROUP_TITLES: Readonly<Record<CauseGroup, string>> = {
  decision: 'Decision and gate',
  notice: 'Notice to move',
  waiting: 'Waiting, closed, breakdown',
  handling: 'Loading and discharge',
  moving: 'Moving',
  border: 'Border and gauge change',
  reception: 'Staging and integration',
  planned: 'Not before planned date',
};

const GROUP_OF: Readonly<Record<Cause, CauseGroup>> = {
  detection: 'decision',
  attribution: 'decision',
  decision: 'decision',
  gate: 'decision',
  'hold-by-withdrawal': 'decision',
  permission: 'decision',
  notice: 'notice',
  predecessor: 'waiting',
  'waiting-for-lift': 'waiting',
  'waiting-at-resource': 'waiting',
  closed: 'waiting',
  breakdown: 'waiting',
  loss: 'waiting',
  'crew-rest': 'waiting',
  loading: 'handling',
  discharge: 'handling',
  moving: 'moving',
  'march-halt': 'moving',
  'gauge-change': 'border',
  border: 'border',
  staging: 'reception',
  'marry-up': 'reception',
  integration: 'reception',
  'planned-date': 'planned',
};

export const CAUSE_TITLES: Readonly<Record<Cause, string>> = {
  detection: 'Detection',
  attribution: 'Attribution',
  decision: 'Decision',
  gate: 'Gate',
  'hold-by-withdrawal': 'Hold by withdrawal',
  notice: 'Notice to move',
  predecessor: 'Waiting for a predecessor',
  permission: 'Permission lead time',
  'waiting-for-lift': 'Waiting for lift',
  'waiting-at-resource': 'Waiting at a resource',
  closed: 'Closed',
  breakdown: 'Breakdown',
  loss: 'Lost and replaced',
  'crew-rest': 'Crews rest',
  loading: 'Loading',
  moving: 'Moving',
  'march-halt': 'March halt',
  discharge: 'Discharge',
  'gauge-change': 'Gauge change',
  border: 'Border clearance',
  staging: 'Staging',
  'marry-up': 'Marry-up',
  integration: 'Integration and TOA',
  'planned-date': 'Planned date',
};

export const causeGroup = (cause: Cause): CauseGroup => GROUP_OF[cause] ?? 'waiting';
export const causeTitle = (cause: Cause): string => say(CAUSE_TITLES[cause] ?? cause);
export const groupTitle = (group: CauseGroup): string => say(GROUP_TITLES[group]);
