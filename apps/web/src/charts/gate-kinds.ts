/** What a kind of gate is: the one list that all screens go by. */
import type { ScenarioDocument } from '@muster/planning';

type Kind = NonNullable<ScenarioDocument['gates']>[number]['kind'];
/** Follows from a date or from what others do; is found out; is decided by one nation, or by several. */
type Nature = 'event' | 'finding' | 'national' | 'joint';

const NATURE: Readonly<Record<Kind, Nature>> = {
  ceasefire: 'event',
  cessation: 'event',
  breach: 'event',
  detection: 'finding',
  attribution: 'finding',
  'host-request': 'national',
  'national-approval': 'national',
  'national-decision': 'national',
  consultation: 'joint',
  order: 'joint',
};
const natureOf = (kind: string): Nature | undefined => (NATURE as Readonly<Record<string, Nature | undefined>>)[kind];

/** Happens by itself: nobody takes it, puts it off or takes it back. */
export const isEvent = (kind: string): boolean => natureOf(kind) === 'event';

export const isNationalDecision = (kind: string): boolean => natureOf(kind) === 'national';

/** Somebody decides it, a nation or several. */
export const isDecision = (kind: string): boolean => isNationalDecision(kind) || natureOf(kind) === 'joint';
