/** The tree of capabilities that the statement of requirements asks for and the elements offer. The grouping is an assumption. */
import type { CapabilityRow } from '../scenario/command-section.ts';

/** Id, title, what it is a kind of. */
// prettier-ignore
const CAPABILITIES: readonly (readonly [id: string, title: string, parent?: string])[] = [
  ['combat', 'Combat'], ['manoeuvre', 'Manoeuvre', 'combat'], ['reconnaissance', 'Reconnaissance', 'combat'], ['artillery', 'Artillery', 'combat'],
  ['protection', 'Protection'], ['air-defence', 'Ground-based air defence', 'protection'], ['port-protection', 'Port protection', 'protection'], ['military-police', 'Military police', 'protection'],
  ['cbrn', 'CBRN defence', 'protection'], ['demining', 'Demining and disposal', 'protection'], ['engineer', 'Engineers', 'protection'],
  ['command', 'Command'], ['signals', 'Signals', 'command'],
  ['awareness', 'Awareness'], ['monitoring', 'Monitoring of the ceasefire', 'awareness'], ['surveillance', 'Surveillance', 'awareness'], ['air-surveillance', 'Air surveillance', 'surveillance'], ['maritime-patrol', 'Maritime patrol', 'surveillance'],
  ['sustainment', 'Sustainment'], ['logistics', 'Logistics', 'sustainment'], ['transport', 'Transport', 'sustainment'], ['medical', 'Medical treatment', 'sustainment'], ['aeromedical', 'Aeromedical evacuation', 'medical'],
  ['movement-control', 'Movement control', 'sustainment'], ['theatre-opening', 'Theatre opening', 'sustainment'], ['airlift', 'Airlift', 'transport'], ['air-refuelling', 'Air refuelling', 'sustainment'], ['air-support', 'Air base and ground support', 'sustainment'], ['afloat-support', 'Afloat support', 'sustainment'],
  ['control-of-air', 'Control of the air'], ['air-policing', 'Air policing', 'control-of-air'],
  ['control-of-sea', 'Control of the sea'], ['maritime-security', 'Maritime security', 'control-of-sea'], ['mine-countermeasures', 'Mine countermeasures', 'control-of-sea'],
  ['training', 'Training'],
];

export const capabilities: readonly CapabilityRow[] = CAPABILITIES.map(([id, title, parent]) => ({
  id,
  title,
  ...(parent === undefined ? {} : { parent }),
  source: 'muster-assumption',
  confidence: 'A',
}));
