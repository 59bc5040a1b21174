/**
 * Headquarters, monitoring, theatre opening, logistics, medical, training: what the force stands on. Openers come first and hosts are in place;
 * the combat elements name them as their enabling elements.
 */
import type { ForceElementRow } from '../scenario/force-section.ts';
import { toPostureElement, toResponseElement, type ForceElementRecord } from './force-element-row.ts';

// prettier-ignore
const POSTURE: readonly ForceElementRecord[] = [
  // Command and monitoring
  ['gb-force-headquarters', 'Force headquarters in Ukraine, UK part', 'gb-support', 'force-headquarters', 'GAR-GB-Innsworth', 'HUB-Kyiv-West', 75, 3],
  ['fr-liaison', 'Coordination cell Kyiv, French part', 'fr-support', 'liaison-team', 'GAR-FR-Lille', 'HUB-Kyiv-West', 60, 2],
  ['us-liaison', 'Monitoring and verification lead', 'us-monitoring', 'liaison-team', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 60, 1],
  ['us-uas', 'Monitoring, unmanned aircraft', 'us-monitoring', 'uas-company', 'GAR-DE-Grafenwoehr', 'HUB-Suceava', 65, 3],
  ['us-isr', 'Monitoring, intelligence detachment', 'us-monitoring', 'isr-detachment', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 60, 2],
  ['it-monitoring', 'Monitoring company, Italian, outside', 'it-support', 'monitoring-company', 'GAR-IT-Verona', 'HUB-Iasi', 100, 18],
  ['dk-monitoring', 'Monitoring team, Danish', 'dk-support', 'liaison-team', 'GAR-DK-Slagelse', 'HUB-Rivne', 95, 18],
  ['no-monitoring', 'Monitoring team, Norwegian', 'no-land', 'liaison-team', 'GAR-NO-Setermoen', 'HUB-Rivne', 90, 18],
  ['ie-monitoring', 'Monitoring team, Irish, outside', 'ie-support', 'liaison-team', 'GAR-IE-Curragh', 'HUB-Rzeszow', 105, 22, { cargo: { wheeled: 0, massT: 0, areaM2: 0, supplyT: 0, fuelT: 0 }, note: 'Persons only, by air; the host lends the vehicles.' }],
  ['ca-monitoring', 'Monitoring company, Canadian', 'ca-support', 'monitoring-company', 'GAR-CA-Petawawa', 'HUB-Kyiv-West', 120, 20],
  ['lt-liaison', 'Lithuanian liaison team', 'lt-land', 'liaison-team', 'GAR-LT-Rukla', 'HUB-Rivne', 100, 20],
  // Theatre opening and movement control
  ['gb-theatre-opening', 'UK theatre opening unit', 'gb-support', 'theatre-opening-unit', 'GAR-GB-South-Cerney', 'HUB-Lviv', 70, 2],
  ['gb-theatre-opening-2', 'UK theatre opening unit, centre', 'gb-support', 'theatre-opening-unit', 'GAR-GB-South-Cerney', 'HUB-Zhytomyr', 75, 2],
  ['fr-theatre-opening', 'French theatre opening unit', 'fr-support', 'theatre-opening-unit', 'GAR-FR-La-Valbonne', 'HUB-Ternopil', 60, 2],
  ['fr-theatre-opening-2', 'French theatre opening unit, south', 'fr-support', 'theatre-opening-unit', 'GAR-FR-La-Valbonne', 'HUB-Vinnytsia', 65, 2],
  ['nl-movement-control', 'Multinational movement control, Dutch lead', 'nl-land', 'movement-control-team', 'GAR-NL-Oirschot', 'HUB-Rivne', 65, 3],
  ['gb-movement-control', 'UK movement control team', 'gb-support', 'movement-control-team', 'GAR-GB-South-Cerney', 'HUB-Rzeszow', 65, 4],
  ['de-movement-control', 'German movement control team', 'de-support', 'movement-control-team', 'GAR-DE-Delitzsch', 'HUB-Rzeszow', 85, 5],
  ['be-movement-control', 'Belgian movement control team, outside', 'be-support', 'movement-control-team', 'GAR-BE-Leopoldsburg', 'HUB-Suceava', 75, 6],
  ['pl-movement-control', 'Polish movement control, Rzeszow', 'pl-host', 'movement-control-team', 'HUB-Rzeszow', 'HUB-Rzeszow', 60, 1, { deployment: 'in-place' }],
  ['pl-movement-control-2', 'Polish movement control, Lublin', 'pl-host', 'movement-control-team', 'HUB-Lublin', 'HUB-Lublin', 60, 1, { deployment: 'in-place' }],
  ['ro-movement-control', 'Romanian movement control, Suceava', 'ro-host', 'movement-control-team', 'HUB-Suceava', 'HUB-Suceava', 60, 1, { deployment: 'in-place' }],
  ['sk-movement-control', 'Slovak movement control', 'sk-host', 'movement-control-team', 'HUB-Kosice', 'HUB-Kosice', 60, 2, { deployment: 'in-place' }],
  ['ro-port-opening', 'Romanian port opening unit', 'ro-host', 'port-opening-unit', 'HUB-Constanta', 'HUB-Constanta', 60, 1, { deployment: 'in-place' }],
  ['gr-port-opening', 'Greek port opening unit', 'gr-host', 'port-opening-unit', 'HUB-Alexandroupoli', 'HUB-Alexandroupoli', 60, 1, { deployment: 'in-place' }],
  ['us-theatre-opening', 'US theatre opening unit, outside', 'us-outside', 'theatre-opening-unit', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 60, 3],
  ['pl-rail', 'Polish railway company', 'pl-host', 'rail-company', 'HUB-Rzeszow', 'HUB-Rzeszow', 60, 3, { deployment: 'in-place' }],
  // Logistics
  ['gb-logistic-battalion', 'UK logistic battalion', 'gb-support', 'logistic-battalion', 'GAR-GB-Aldershot', 'HUB-Lviv', 80, 8],
  ['gb-transport-company', 'UK transport company', 'gb-support', 'transport-company', 'GAR-GB-Bulford', 'HUB-Lviv', 90, 15],
  ['gb-maintenance', 'UK maintenance company', 'gb-support', 'maintenance-company', 'GAR-GB-Tidworth', 'HUB-Zhytomyr', 100, 18],
  ['fr-logistic-battalion', 'French logistic battalion', 'fr-support', 'logistic-battalion', 'GAR-FR-La-Valbonne', 'HUB-Ternopil', 80, 8],
  ['fr-maintenance', 'French maintenance company', 'fr-support', 'maintenance-company', 'GAR-FR-Nimes', 'HUB-Ternopil', 100, 18],
  ['fr-fuel', 'French fuel company', 'fr-support', 'fuel-company', 'GAR-FR-La-Valbonne', 'HUB-Vinnytsia', 95, 15],
  ['de-logistic-battalion', 'German logistic battalion', 'de-support', 'logistic-battalion', 'GAR-DE-Delitzsch', 'HUB-Rzeszow', 100, 10],
  ['de-het', 'German heavy equipment transporter company', 'de-support', 'het-company', 'GAR-DE-Delitzsch', 'HUB-Lublin', 115, 20],
  ['de-transport-company', 'German transport company', 'de-support', 'transport-company', 'GAR-DE-Delitzsch', 'HUB-Rzeszow', 105, 18],
  ['de-maintenance', 'German maintenance company', 'de-support', 'maintenance-company', 'GAR-DE-Frankenberg', 'HUB-Lublin', 120, 22],
  ['nl-transport-company', 'Dutch transport company', 'nl-land', 'transport-company', 'GAR-NL-t-Harde', 'HUB-Rivne', 95, 16],
  ['be-training', 'Belgian training team, outside', 'be-support', 'training-team', 'GAR-BE-Marche', 'HUB-Rzeszow', 95, 24],
  ['lu-transport', 'Luxembourg liaison and transport team, outside', 'lu-support', 'liaison-team', 'GAR-LU-Diekirch', 'HUB-Rzeszow', 95, 24],
  ['pl-logistic-battalion', 'Polish logistic battalion', 'pl-host', 'logistic-battalion', 'GAR-PL-Opole', 'HUB-Rzeszow', 70, 5],
  ['pl-het', 'Polish heavy equipment transporter company', 'pl-host', 'het-company', 'HUB-Rzeszow', 'HUB-Rzeszow', 65, 6, { deployment: 'in-place' }],
  ['ro-transport-company', 'Romanian transport company', 'ro-host', 'transport-company', 'GAR-RO-Bucharest', 'HUB-Suceava', 80, 8],
  ['cz-maintenance', 'Czech maintenance company, outside', 'cz-outside', 'maintenance-company', 'GAR-CZ-Prerov', 'HUB-Kosice', 115, 20],
  ['cz-cbrn', 'Czech CBRN company, outside', 'cz-outside', 'cbrn-company', 'GAR-CZ-Jince', 'HUB-Rzeszow', 120, 26],
  ['us-fuel', 'US fuel company, outside', 'us-outside', 'fuel-company', 'GAR-DE-Grafenwoehr', 'HUB-Rzeszow', 75, 8],
  ['us-maintenance', 'US maintenance company, outside', 'us-outside', 'maintenance-company', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 80, 10],
  // Medical
  ['gb-medical-role-2', 'UK role 2 hospital', 'gb-support', 'medical-role-2', 'GAR-GB-Aldershot', 'HUB-Zhytomyr', 90, 9],
  ['fr-medical-role-2', 'French role 2 hospital', 'fr-support', 'medical-role-2', 'GAR-FR-La-Valbonne', 'HUB-Vinnytsia', 85, 9],
  ['de-medical-role-2', 'German role 2 hospital, outside', 'de-support', 'medical-role-2', 'GAR-DE-Weissenfels', 'HUB-Rzeszow', 100, 12],
  ['no-medical-role-2', 'Norwegian role 2 hospital', 'no-land', 'medical-role-2', 'GAR-NO-Rena', 'HUB-Rivne', 95, 12],
  ['cz-medical', 'Czech medical company, outside', 'cz-outside', 'medical-company', 'GAR-CZ-Hradec-Kralove', 'HUB-Rzeszow', 115, 20],
  ['es-medical', 'Spanish medical company', 'es-land', 'medical-company', 'GAR-ES-Salamanca', 'HUB-Odesa', 125, 22],
  // Signals, police, disposal
  ['gb-signal', 'UK signal company', 'gb-support', 'signal-company', 'GAR-GB-Bulford', 'HUB-Kyiv-West', 85, 10],
  ['fr-signal', 'French signal company', 'fr-support', 'signal-company', 'GAR-FR-Rennes', 'HUB-Vinnytsia', 85, 10],
  ['de-signal', 'German signal company, outside', 'de-support', 'signal-company', 'GAR-DE-Augustdorf', 'HUB-Rzeszow', 105, 16],
  ['ca-signal', 'Canadian signal company', 'ca-support', 'signal-company', 'GAR-CA-Petawawa', 'HUB-Kyiv-West', 125, 18],
  ['gb-military-police', 'UK military police company', 'gb-support', 'military-police-company', 'GAR-GB-Bulford', 'HUB-Lviv', 90, 14],
  ['fr-military-police', 'French military police company', 'fr-support', 'military-police-company', 'GAR-FR-Lille', 'HUB-Ternopil', 90, 14],
  ['gb-eod', 'UK explosive ordnance disposal company', 'gb-support', 'eod-company', 'GAR-GB-Tidworth', 'HUB-Kyiv-West', 105, 20],
  ['fi-demining', 'Finnish demining company, outside', 'fi-outside', 'demining-company', 'GAR-FI-Sakyla', 'HUB-Lublin', 130, 28],
  ['cz-demining', 'Czech demining company, outside', 'cz-outside', 'demining-company', 'GAR-CZ-Prerov', 'HUB-Kosice', 125, 28],
  // Training
  ['gb-training', 'UK training team', 'gb-support', 'training-team', 'GAR-GB-Catterick', 'HUB-Lviv', 100, 22],
  ['fr-training', 'French training team', 'fr-support', 'training-team', 'GAR-FR-Bitche', 'HUB-Ternopil', 100, 22],
  ['ca-training-1', 'Canadian training team 1', 'ca-support', 'training-team', 'GAR-CA-Petawawa', 'HUB-Lviv', 105, 22],
  ['ca-training-2', 'Canadian training team 2, outside', 'ca-support', 'training-team', 'GAR-CA-Valcartier', 'HUB-Rzeszow', 105, 24],
  ['it-training', 'Italian training team, outside', 'it-support', 'training-team', 'GAR-IT-Rome', 'HUB-Rzeszow', 115, 26],
  ['dk-training', 'Danish training team', 'dk-support', 'training-team', 'GAR-DK-Slagelse', 'HUB-Lviv', 110, 24],
  ['fi-training', 'Finnish training team, outside', 'fi-outside', 'training-team', 'GAR-FI-Parola', 'HUB-Lublin', 120, 28],
  ['au-training', 'Australian training team in the United Kingdom', 'au-training', 'training-team', 'GAR-GB-Catterick', 'GAR-GB-Catterick', 75, 30, { deployment: 'in-place' }],
  ['nz-training', 'New Zealand training team in the United Kingdom', 'nz-training', 'training-team', 'GAR-GB-Catterick', 'GAR-GB-Catterick', 75, 30, { deployment: 'in-place' }],
  // Host of the force
  ['ua-movement-control', 'Ukrainian movement control for the force', 'ua-host', 'movement-control-team', 'HUB-Lviv', 'HUB-Lviv', 45, 1, { deployment: 'in-place' }],
  ['ua-rail', 'Ukrainian railway troops company', 'ua-host', 'rail-company', 'HUB-Mostyska', 'HUB-Mostyska', 45, 1, { deployment: 'in-place' }],
];

// prettier-ignore
const RESPONSE: readonly ForceElementRecord[] = [
  ['gb-response-logistic-battalion', 'UK response logistic battalion', 'gb-response', 'logistic-battalion', 'GAR-GB-Aldershot', 'HUB-Bila-Tserkva', 45, 12],
  ['fr-response-medical-role-2', 'French response role 2 hospital', 'fr-response', 'medical-role-2', 'GAR-FR-La-Valbonne', 'HUB-Vinnytsia', 30, 8],
  ['gb-response-medical-role-2', 'UK response role 2 hospital', 'gb-response', 'medical-role-2', 'GAR-GB-Aldershot', 'HUB-Kyiv-West', 30, 8],
  ['de-response-medical', 'German response medical company, outside', 'de-response', 'medical-company', 'GAR-DE-Weissenfels', 'HUB-Rzeszow', 25, 10],
  ['nl-response-het', 'Dutch response transport company', 'nl-response', 'transport-company', 'GAR-NL-t-Harde', 'HUB-Rivne', 25, 12],
  ['us-response-het', 'US response heavy equipment transporter company, outside', 'us-response', 'het-company', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 21, 9],
  ['pl-response-het', 'Polish response heavy equipment transporter company, outside', 'pl-response', 'het-company', 'GAR-PL-Rzeszow', 'HUB-Rzeszow', 5, 5],
  ['us-response-logistic-battalion', 'US response logistic battalion, outside', 'us-response', 'logistic-battalion', 'GAR-DE-Grafenwoehr', 'HUB-Rzeszow', 30, 10],
  ['be-response-transport', 'Belgian response transport company, outside', 'be-response', 'transport-company', 'GAR-BE-Leopoldsburg', 'HUB-Suceava', 30, 14],
  ['es-response-engineer', 'Spanish response engineer company', 'es-response', 'engineer-company', 'GAR-ES-Salamanca', 'HUB-Khmelnytskyi', 50, 26],
  ['fr-response-engineer', 'French response engineer company', 'fr-response', 'engineer-company', 'GAR-FR-Besancon', 'HUB-Vinnytsia', 35, 16],
];

export const supportElements: readonly ForceElementRow[] = [
  ...POSTURE.map(toPostureElement),
  ...RESPONSE.map(toResponseElement),
];
