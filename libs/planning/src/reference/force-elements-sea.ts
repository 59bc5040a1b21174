/**
 * Sea elements. The Turkish Straits are closed to warships; ships of states on the Black Sea are there already, others wait south of the Straits at
 * Alexandroupoli and Souda or stand by at home until they reopen (non-littoral states 21 days and a limit of tonnage; M).
 */
import type { ForceElementRow } from '../scenario/force-section.ts';
import { toPostureElement, toResponseElement, type ForceElementRecord } from './force-element-row.ts';

// prettier-ignore
const POSTURE: readonly ForceElementRecord[] = [
  // Black Sea
  ['tr-frigate-1', 'Turkish frigate 1', 'tr-sea', 'frigate', 'TRDRC', 'ROCND', 85, 10],
  ['tr-frigate-2', 'Turkish frigate 2', 'tr-sea', 'frigate', 'TRDRC', 'BGBOJ', 100, 14, { tourDays: 60, relievedBy: 'fe-tr-frigate-3' }],
  ['tr-frigate-3', 'Turkish frigate 3, relief in place', 'tr-sea', 'frigate', 'TRDRC', 'BGBOJ', 150, 14],
  ['tr-corvette-1', 'Turkish corvette 1', 'tr-sea', 'corvette', 'TRIST', 'BGVAR', 90, 12],
  ['tr-corvette-2', 'Turkish corvette 2', 'tr-sea', 'corvette', 'TRIST', 'ROCND', 105, 14],
  ['tr-mine-countermeasures-1', 'Turkish mine countermeasures vessel 1', 'tr-sea', 'mine-countermeasures-vessel', 'TRIST', 'ROCND', 80, 6],
  ['tr-mine-countermeasures-2', 'Turkish mine countermeasures vessel 2', 'tr-sea', 'mine-countermeasures-vessel', 'TRIST', 'ROCND', 80, 6],
  ['tr-mine-countermeasures-3', 'Turkish mine countermeasures vessel 3', 'tr-sea', 'mine-countermeasures-vessel', 'TRDRC', 'BGVAR', 90, 8],
  ['tr-tender', 'Turkish mine countermeasures support ship', 'tr-sea', 'mine-countermeasures-tender', 'TRDRC', 'ROCND', 80, 6],
  ['tr-patrol-vessel', 'Turkish patrol vessel', 'tr-sea', 'patrol-vessel', 'TRIST', 'BGBOJ', 95, 16],
  ['tr-supply-ship', 'Turkish replenishment ship', 'tr-sea', 'supply-ship', 'TRDRC', 'ROCND', 110, 20],
  ['tr-diving-team', 'Turkish clearance diving team', 'tr-sea', 'diving-team', 'GAR-TR-Cerkezkoy', 'HUB-Constanta', 100, 15],
  ['ro-frigate', 'Romanian frigate', 'ro-sea', 'frigate', 'ROCND', 'ROCND', 95, 10, { deployment: 'in-place' }],
  ['ro-mine-countermeasures-1', 'Romanian mine countermeasures vessel 1', 'ro-sea', 'mine-countermeasures-vessel', 'ROCND', 'ROCND', 75, 6, { deployment: 'in-place' }],
  ['ro-mine-countermeasures-2', 'Romanian mine countermeasures vessel 2', 'ro-sea', 'mine-countermeasures-vessel', 'ROCND', 'ROCND', 75, 6, { deployment: 'in-place' }],
  ['ro-patrol-vessel', 'Romanian river patrol vessel', 'ro-sea', 'patrol-vessel', 'ROGAL', 'ROGAL', 80, 12, { deployment: 'in-place' }],
  ['bg-mine-countermeasures', 'Bulgarian mine countermeasures vessel', 'bg-sea', 'mine-countermeasures-vessel', 'BGVAR', 'ROCND', 85, 6],
  ['bg-patrol-vessel', 'Bulgarian patrol vessel', 'bg-sea', 'patrol-vessel', 'BGVAR', 'BGVAR', 85, 14, { deployment: 'in-place' }],
  ['bg-port-protection', 'Bulgarian port protection company', 'bg-sea', 'port-protection-company', 'GAR-BG-Stara-Zagora', 'BGVAR', 90, 14],
  ['ro-port-protection', 'Romanian port protection company', 'ro-sea', 'port-protection-company', 'HUB-Constanta', 'HUB-Constanta', 75, 10, { deployment: 'in-place' }],
  // South of the Straits
  ['fr-frigate', 'French frigate', 'fr-sea', 'frigate', 'FRTLN', 'GRAXD', 75, 12],
  ['fr-mine-countermeasures', 'French mine countermeasures vessel', 'fr-sea', 'mine-countermeasures-vessel', 'FRTLN', 'GRAXD', 85, 10],
  ['gb-mine-countermeasures-1', 'UK mine countermeasures vessel 1', 'gb-sea', 'mine-countermeasures-vessel', 'GBSOU', 'GRAXD', 100, 10],
  ['gb-mine-countermeasures-2', 'UK mine countermeasures vessel 2', 'gb-sea', 'mine-countermeasures-vessel', 'GBSOU', 'GRAXD', 100, 10],
  ['gb-tender', 'UK mine countermeasures support ship', 'gb-sea', 'mine-countermeasures-tender', 'GBSOU', 'GRAXD', 100, 10],
  ['gb-diving-team', 'UK clearance diving team', 'gb-sea', 'diving-team', 'GAR-GB-Marchwood', 'HUB-Odesa', 105, 18],
  ['de-mine-countermeasures', 'German mine countermeasures vessel', 'de-sea', 'mine-countermeasures-vessel', 'DERSK', 'GRAXD', 115, 12],
  ['de-tender', 'German mine countermeasures support ship', 'de-sea', 'mine-countermeasures-tender', 'DERSK', 'GRAXD', 115, 12],
  ['nl-mine-countermeasures', 'Dutch mine countermeasures vessel', 'nl-sea', 'mine-countermeasures-vessel', 'NLVLI', 'GRAXD', 95, 10],
  ['be-mine-countermeasures-1', 'Belgian mine countermeasures vessel 1', 'be-sea', 'mine-countermeasures-vessel', 'BEZEE', 'GRAXD', 90, 10],
  ['be-mine-countermeasures-2', 'Belgian mine countermeasures vessel 2', 'be-sea', 'mine-countermeasures-vessel', 'BEZEE', 'GRAXD', 90, 10],
  ['no-mine-countermeasures', 'Norwegian mine countermeasures vessel', 'no-sea', 'mine-countermeasures-vessel', 'NOTRD', 'GRAXD', 105, 14],
  ['se-mine-countermeasures', 'Swedish mine countermeasures vessel', 'se-sea', 'mine-countermeasures-vessel', 'SEGOT', 'GRAXD', 125, 16],
  ['dk-frigate', 'Danish frigate', 'dk-sea', 'frigate', 'DKEBJ', 'GRAXD', 120, 16],
  ['it-frigate', 'Italian frigate', 'it-sea', 'frigate', 'ITTAR', 'GRAXD', 105, 14],
  ['it-mine-countermeasures', 'Italian mine countermeasures vessel', 'it-sea', 'mine-countermeasures-vessel', 'ITSPE', 'GRAXD', 110, 14],
  ['es-frigate', 'Spanish frigate', 'es-sea', 'frigate', 'ESCAD', 'GRAXD', 115, 16],
  ['gr-patrol-vessel', 'Greek patrol vessel', 'gr-sea', 'patrol-vessel', 'GRSKG', 'GRAXD', 75, 14],
];

// prettier-ignore
const RESPONSE: readonly ForceElementRecord[] = [
  ['tr-response-frigate', 'Turkish response frigate', 'tr-response', 'frigate', 'TRDRC', 'ROCND', 20, 12],
  ['tr-response-mine-countermeasures', 'Turkish response mine countermeasures vessel', 'tr-response', 'mine-countermeasures-vessel', 'TRIST', 'ROCND', 20, 10],
  ['fr-response-landing-ship', 'French response landing ship', 'fr-response', 'landing-ship', 'FRTLN', 'GRAXD', 25, 20],
  ['gb-response-supply-ship', 'UK response replenishment ship', 'gb-response', 'supply-ship', 'GBSOU', 'GRAXD', 30, 22],
  ['it-response-frigate', 'Italian response frigate', 'it-response', 'frigate', 'ITTAR', 'GRAXD', 25, 20],
  ['nl-response-frigate', 'Dutch response frigate', 'nl-response', 'frigate', 'NLVLI', 'GRAXD', 30, 20],
];

export const seaElements: readonly ForceElementRow[] = [
  ...POSTURE.map(toPostureElement),
  ...RESPONSE.map(toResponseElement),
];
