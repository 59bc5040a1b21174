/**
 * A wholly invented crisis for training: nations, places and forces exist nowhere, and the islands lie in an empty part of the ocean. It holds every
 * system of the declaration on a network small enough to work out by hand, and proves that nothing is wired to one theatre.
 */
import { DOCUMENT_FORMAT, type ScenarioDocument } from '../scenario/document.ts';
import * as decisions from './amber-strait-decisions.ts';
import * as forces from './amber-strait-forces.ts';
import * as network from './amber-strait-network.ts';
import { d } from './amber-strait-row.ts';
import * as support from './amber-strait-support.ts';

export const amberStrait: ScenarioDocument = {
  format: DOCUMENT_FORMAT,
  id: 'amber-strait',
  title: 'Amber Strait (invented)',
  summary:
    'Training scenario with invented nations and places. Amberia is supported by Berylia and Corundia across a strait with one port on each side, and Dolomia, no member, offers intelligence and a port team. ' +
    'Teaches the whole chain on ten places: a gate that is late moves everything behind it, one berth decides the closure, and a brigade that is not trained in time is missed first.',
  marking: 'UNCLASSIFIED - OPEN SOURCE - FOR ANALYSIS',
  clock: { cfDay: '2030-03-01T00:00:00Z', dDay: { anchor: 'CF', offset: 90 }, end: d(60) },
  sources: [{ id: 'invented', title: 'Invented for training', publisher: 'Muster' }],
  ...network,
  ...forces,
  ...decisions,
  ...support,
};
