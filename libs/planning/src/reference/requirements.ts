/**
 * Statement of requirements: what must be ready, where, by when, and the elements chosen to fill each line. Lines of the posture are dated from the
 * ceasefire, lines of the response from the breach. Nobody has published such a statement: all of it is notional.
 */
import type { RequirementRow } from '../scenario/force-section.ts';

/** Id without `req-`, title, component, capability, count, anchor and day, priority, place or none, elements without `fe-`, the line that it is part of. */
type RequirementRecord = readonly [
  id: string,
  title: string,
  component: RequirementRow['component'],
  capability: string,
  count: number,
  anchor: 'CF' | 'D',
  day: number,
  priority: number,
  place: string | undefined,
  elements: readonly string[],
  partOf?: string,
];

// prettier-ignore
const REQUIREMENTS: readonly RequirementRecord[] = [
  // Posture
  ['monitoring', 'Monitoring and verification in place', 'joint', 'monitoring', 4, 'CF', 100, 2, undefined, ['us-liaison', 'it-monitoring', 'dk-monitoring', 'no-monitoring', 'ie-monitoring', 'ca-monitoring']],
  ['surveillance', 'Surveillance of the ceasefire', 'joint', 'surveillance', 3, 'CF', 80, 3, undefined, ['us-reconnaissance-aircraft', 'us-reconnaissance-aircraft-2', 'us-isr', 'us-uas', 'gb-reconnaissance-aircraft']],
  ['theatre-opening', 'Hubs opened', 'land', 'theatre-opening', 4, 'CF', 80, 1, undefined, ['gb-theatre-opening', 'gb-theatre-opening-2', 'fr-theatre-opening', 'fr-theatre-opening-2']],
  ['movement-control', 'Movement control on the corridors', 'land', 'movement-control', 5, 'CF', 90, 2, undefined, ['pl-movement-control', 'pl-movement-control-2', 'ro-movement-control', 'sk-movement-control', 'gb-movement-control', 'de-movement-control', 'nl-movement-control']],
  ['headquarters', 'Headquarters in Ukraine', 'land', 'command', 3, 'CF', 90, 3, undefined, ['gb-force-headquarters', 'gb-brigade-headquarters', 'fr-brigade-headquarters']],
  ['manoeuvre-first', 'First battlegroup', 'land', 'manoeuvre', 1, 'CF', 60, 10, 'HUB-Ternopil', ['fr-bg-1'], 'manoeuvre-battalions'],
  ['manoeuvre-battalions', 'Battlegroups and battalions in hubs', 'land', 'manoeuvre', 4, 'CF', 135, 15, undefined, ['fr-bg-1', 'fr-bg-2', 'gb-bg-1', 'gb-light-battalion-2']],
  ['manoeuvre-rivne', 'Multinational companies at Rivne', 'land', 'manoeuvre', 6, 'CF', 130, 25, 'HUB-Rivne', ['dk-company-1', 'dk-company-2', 'no-company', 'ee-company', 'lt-company', 'lv-company', 'nl-company-2']],
  ['air-defence-hubs', 'Air defence of hubs in Ukraine', 'land', 'air-defence', 4, 'CF', 105, 8, undefined, ['gb-air-defence-1', 'gb-air-defence-2', 'fr-air-defence-1', 'fr-air-defence-2']],
  ['air-defence-rear', 'Air defence of hubs outside', 'land', 'air-defence', 6, 'CF', 110, 8, undefined, ['us-air-defence', 'nl-air-defence', 'no-air-defence', 'pl-air-defence', 'ro-air-defence', 'de-air-defence-1', 'de-air-defence-2', 'se-air-defence', 'es-air-defence']],
  ['engineer', 'Engineers for fortification', 'land', 'engineer', 4, 'CF', 125, 20, undefined, ['gb-engineer-battalion', 'fr-engineer-1', 'fr-engineer-2', 'dk-engineer', 'nl-engineer', 'de-engineer']],
  ['artillery', 'Artillery with the brigades', 'land', 'artillery', 2, 'CF', 130, 30, undefined, ['gb-artillery-battery', 'fr-artillery-battery']],
  ['medical', 'Role 2 hospitals', 'land', 'medical', 3, 'CF', 100, 5, undefined, ['gb-medical-role-2', 'fr-medical-role-2', 'no-medical-role-2', 'de-medical-role-2']],
  ['logistics', 'Logistic battalions', 'land', 'logistics', 4, 'CF', 105, 5, undefined, ['gb-logistic-battalion', 'fr-logistic-battalion', 'de-logistic-battalion', 'pl-logistic-battalion']],
  ['transport', 'Transport companies', 'land', 'transport', 5, 'CF', 120, 15, undefined, ['gb-transport-company', 'de-transport-company', 'nl-transport-company', 'ro-transport-company', 'pl-het', 'de-het']],
  ['signals', 'Signal companies', 'land', 'signals', 3, 'CF', 125, 12, undefined, ['gb-signal', 'fr-signal', 'de-signal', 'ca-signal']],
  ['training', 'Training teams for regeneration', 'land', 'training', 5, 'CF', 120, 25, undefined, ['gb-training', 'fr-training', 'ca-training-1', 'ca-training-2', 'dk-training', 'be-training', 'it-training', 'fi-training']],
  ['air-policing', 'Fighter squadrons, flying echelons', 'air', 'air-policing', 4, 'CF', 120, 10, undefined, ['gb-fighters', 'fr-fighters', 'de-fighters', 'se-fighters', 'nl-fighters', 'be-fighters', 'it-fighters']],
  ['air-surveillance', 'Airborne early warning and radar', 'air', 'air-surveillance', 4, 'CF', 105, 8, undefined, ['se-early-warning', 'it-early-warning', 'au-early-warning', 'gb-radar', 'fr-radar', 'fi-radar']],
  ['airlift', 'Tactical airlift', 'air', 'airlift', 5, 'CF', 110, 12, undefined, ['gb-transport', 'fr-transport', 'de-transport', 'be-transport', 'dk-transport', 'no-transport', 'ca-transport']],
  ['mine-countermeasures', 'Mine countermeasures in the Black Sea', 'sea', 'mine-countermeasures', 6, 'CF', 100, 5, undefined, ['tr-mine-countermeasures-1', 'tr-mine-countermeasures-2', 'tr-mine-countermeasures-3', 'tr-tender', 'ro-mine-countermeasures-1', 'ro-mine-countermeasures-2', 'bg-mine-countermeasures']],
  ['maritime-security', 'Maritime security in the Black Sea', 'sea', 'maritime-security', 4, 'CF', 110, 12, undefined, ['tr-frigate-1', 'tr-frigate-2', 'tr-corvette-1', 'tr-corvette-2', 'ro-frigate']],
  ['mine-countermeasures-reserve', 'Mine countermeasures south of the Straits', 'sea', 'mine-countermeasures', 5, 'CF', 130, 20, 'GRAXD', ['gb-mine-countermeasures-1', 'gb-mine-countermeasures-2', 'gb-tender', 'fr-mine-countermeasures', 'nl-mine-countermeasures', 'be-mine-countermeasures-1', 'be-mine-countermeasures-2', 'de-mine-countermeasures']],
  // Response
  ['response-reserves', 'Regenerated brigades of Ukraine behind the sectors', 'land', 'manoeuvre', 3, 'D', 14, 3, undefined, ['ua-reserve-brigade-1', 'ua-reserve-brigade-2', 'ua-reserve-brigade-3', 'ua-reserve-brigade-4']],
  ['response-fighters', 'Further fighter squadrons, flying echelons', 'air', 'air-policing', 3, 'D', 21, 5, undefined, ['gb-response-fighters', 'fr-response-fighters', 'dk-response-fighters', 'no-response-fighters']],
  ['response-air-defence', 'Further air defence batteries', 'land', 'air-defence', 4, 'D', 25, 5, undefined, ['gb-response-air-defence', 'fr-response-air-defence', 'pl-response-air-defence', 'us-response-air-defence']],
  ['response-battlegroups', 'First reinforcing battlegroups', 'land', 'manoeuvre', 2, 'D', 30, 8, undefined, ['fr-response-battlegroup', 'gb-response-battlegroup']],
  ['response-battlegroups-2', 'Second reinforcing battlegroups', 'land', 'manoeuvre', 3, 'D', 45, 12, undefined, ['nl-response-battlegroup', 'dk-response-battlegroup', 'ca-response-battlegroup', 'es-response-battlegroup']],
  ['response-brigades', 'Reinforcing brigades', 'land', 'manoeuvre', 2, 'D', 60, 15, undefined, ['fr-response-brigade', 'gb-response-light-brigade']],
  ['response-artillery', 'Reinforcing artillery', 'land', 'artillery', 3, 'D', 45, 14, undefined, ['gb-response-artillery', 'fr-response-rocket-artillery', 'de-response-artillery', 'no-response-artillery']],
  ['response-transport', 'Heavy equipment transporters and transport', 'land', 'transport', 3, 'D', 25, 6, undefined, ['pl-response-het', 'us-response-het', 'nl-response-het', 'be-response-transport']],
  ['response-medical', 'Further hospitals', 'land', 'medical', 2, 'D', 30, 6, undefined, ['gb-response-medical-role-2', 'fr-response-medical-role-2', 'de-response-medical']],
];

export const requirements: readonly RequirementRow[] = REQUIREMENTS.map(
  ([id, title, component, capability, count, anchor, offset, priority, place, elements, partOf]) => ({
    id: `req-${id}`,
    title,
    component,
    capability,
    count,
    ...(place === undefined ? {} : { place }),
    ...(partOf === undefined ? {} : { partOf: `req-${partOf}` }),
    by: { anchor, offset },
    priority,
    confidenceAsked: anchor === 'D' ? 0.5 : 0.8,
    elements: elements.map((element) => `fe-${element}`),
    source: 'muster-assumption',
    confidence: 'A',
    notional: true,
  }),
);
