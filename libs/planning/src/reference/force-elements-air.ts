/**
 * Air elements. Aircraft fly themselves to bases in Poland and Romania; the ground echelon travels and must be there before they can work. No combat
 * aircraft is based in Ukraine. The two echelons together are the fighter squadron of the planning factors.
 */
import type { ForceElementRow } from '../scenario/force-section.ts';
import { toPostureElement, toResponseElement, type ForceElementRecord } from './force-element-row.ts';

// prettier-ignore
const POSTURE: readonly ForceElementRecord[] = [
  ['gb-fighters', 'UK fighter squadron, flying echelon', 'gb-air', 'fighter-flying-echelon', 'EGXC', 'EPMM', 85, 10, { needs: ['fe-gb-fighters-ground'] }],
  ['gb-fighters-ground', 'UK fighter squadron, ground echelon', 'gb-air', 'air-ground-echelon', 'EGXC', 'EPMM', 82, 10],
  ['gb-transport', 'UK transport flight', 'gb-air', 'transport-flight', 'EGVN', 'EPRZ', 65, 8],
  ['gb-reconnaissance-aircraft', 'UK reconnaissance aircraft', 'gb-air', 'reconnaissance-aircraft-detachment', 'EGQS', 'EPLK', 75, 12],
  ['gb-helicopters', 'UK helicopter flight', 'gb-air', 'helicopter-flight', 'EGVN', 'EPDE', 90, 15],
  ['fr-fighters', 'French fighter squadron, flying echelon', 'fr-air', 'fighter-flying-echelon', 'LFSI', 'LRCK', 85, 10, { needs: ['fe-fr-fighters-ground'] }],
  ['fr-fighters-ground', 'French fighter squadron, ground echelon', 'fr-air', 'air-ground-echelon', 'LFSI', 'LRCK', 82, 10],
  ['fr-transport', 'French transport flight', 'fr-air', 'transport-flight', 'LFOJ', 'EPRZ', 60, 8],
  ['de-fighters', 'German fighter squadron, flying echelon', 'de-air', 'fighter-flying-echelon', 'ETNL', 'EPLK', 105, 12, { needs: ['fe-de-fighters-ground'] }],
  ['de-fighters-ground', 'German fighter squadron, ground echelon', 'de-air', 'air-ground-echelon', 'ETNL', 'EPLK', 102, 12],
  ['de-transport', 'German transport flight', 'de-air', 'transport-flight', 'ETNW', 'EPRZ', 95, 10],
  ['se-fighters', 'Swedish fighter squadron, flying echelon', 'se-air', 'fighter-flying-echelon', 'ESDF', 'EPDE', 110, 12, { needs: ['fe-se-fighters-ground'] }],
  ['se-fighters-ground', 'Swedish fighter squadron, ground echelon', 'se-air', 'air-ground-echelon', 'ESDF', 'EPDE', 107, 12],
  ['se-early-warning', 'Swedish early warning aircraft', 'se-air', 'early-warning-detachment', 'ESSA', 'EPMM', 95, 8, { tourDays: 75, relievedBy: 'fe-se-early-warning-relief' }],
  ['se-early-warning-relief', 'Swedish early warning aircraft, relief in place', 'se-air', 'early-warning-detachment', 'ESSA', 'EPMM', 165, 8],
  ['nl-fighters', 'Dutch fighter squadron, flying echelon', 'nl-air', 'fighter-flying-echelon', 'EHLW', 'EPPW', 95, 12, { needs: ['fe-nl-fighters-ground'] }],
  ['nl-fighters-ground', 'Dutch fighter squadron, ground echelon', 'nl-air', 'air-ground-echelon', 'EHLW', 'EPPW', 92, 12],
  ['nl-tankers', 'Multinational tanker detachment', 'nl-air', 'tanker-detachment', 'EHEH', 'EPPO', 70, 9],
  ['be-fighters', 'Belgian fighter squadron, flying echelon', 'be-air', 'fighter-flying-echelon', 'EBBL', 'LRBC', 105, 14, { needs: ['fe-be-fighters-ground'] }],
  ['be-fighters-ground', 'Belgian fighter squadron, ground echelon', 'be-air', 'air-ground-echelon', 'EBBL', 'LRBC', 102, 14],
  ['be-transport', 'Belgian transport flight', 'be-air', 'transport-flight', 'EBFN', 'LRBC', 80, 12],
  ['dk-transport', 'Danish transport flight', 'dk-air', 'transport-flight', 'EKYT', 'EPRZ', 105, 14],
  ['no-transport', 'Norwegian transport flight', 'no-air', 'transport-flight', 'ENGM', 'EPRZ', 80, 12],
  ['fi-radar', 'Finnish air surveillance radar', 'fi-air', 'radar-detachment', 'GAR-FI-Parola', 'HUB-Lublin', 125, 22],
  ['it-fighters', 'Italian fighter squadron, flying echelon', 'it-air', 'fighter-flying-echelon', 'LIPA', 'LRCK', 115, 14, { needs: ['fe-it-fighters-ground'] }],
  ['it-fighters-ground', 'Italian fighter squadron, ground echelon', 'it-air', 'air-ground-echelon', 'LIPA', 'LRCK', 112, 14],
  ['it-early-warning', 'Italian early warning aircraft', 'it-air', 'early-warning-detachment', 'LIRP', 'LROP', 100, 12],
  ['pt-maritime-patrol', 'Portuguese maritime patrol detachment', 'pt-air', 'maritime-patrol-detachment', 'LPBJ', 'LRCK', 90, 16],
  ['ca-transport', 'Canadian transport flight', 'ca-air', 'transport-flight', 'EGPK', 'EPRZ', 75, 12],
  ['au-early-warning', 'Australian early warning aircraft', 'au-air', 'early-warning-detachment', 'YSRI', 'EPRZ', 85, 10],
  ['us-reconnaissance-aircraft', 'US reconnaissance aircraft, monitoring', 'us-monitoring', 'reconnaissance-aircraft-detachment', 'ETAR', 'LRCK', 60, 4],
  ['us-reconnaissance-aircraft-2', 'US reconnaissance aircraft, monitoring, north', 'us-monitoring', 'reconnaissance-aircraft-detachment', 'EGUN', 'EPPW', 60, 4],
  ['tr-maritime-patrol', 'Turkish maritime patrol detachment', 'tr-air', 'maritime-patrol-detachment', 'LTAC', 'LTFM', 85, 12],
  ['pl-air-base', 'Polish air base unit for the guests', 'pl-host', 'air-base-unit', 'EPRZ', 'EPRZ', 60, 5, { deployment: 'in-place' }],
  ['ro-air-base', 'Romanian air base unit for the guests', 'ro-host', 'air-base-unit', 'LRCK', 'LRCK', 60, 5, { deployment: 'in-place' }],
  ['gb-radar', 'UK air surveillance radar', 'gb-land', 'radar-detachment', 'EGXC', 'HUB-Lviv', 90, 14],
  ['fr-radar', 'French air surveillance radar', 'fr-land', 'radar-detachment', 'LFOA', 'HUB-Ternopil', 90, 14],
];

// prettier-ignore
const RESPONSE: readonly ForceElementRecord[] = [
  ['gb-response-fighters', 'UK second fighter squadron, flying echelon', 'gb-response', 'fighter-flying-echelon', 'EGQS', 'EPLK', 10, 5, { needs: ['fe-gb-response-fighters-ground'] }],
  ['gb-response-fighters-ground', 'UK second fighter squadron, ground echelon', 'gb-response', 'air-ground-echelon', 'EGQS', 'EPLK', 14, 6],
  ['fr-response-fighters', 'French second fighter squadron, flying echelon', 'fr-response', 'fighter-flying-echelon', 'LFSO', 'LRCK', 10, 5, { needs: ['fe-fr-response-fighters-ground'] }],
  ['fr-response-fighters-ground', 'French second fighter squadron, ground echelon', 'fr-response', 'air-ground-echelon', 'LFSO', 'LRCK', 14, 6],
  ['dk-response-fighters', 'Danish fighter squadron, flying echelon', 'dk-response', 'fighter-flying-echelon', 'EKSP', 'EPMM', 14, 8, { needs: ['fe-dk-response-fighters-ground'] }],
  ['dk-response-fighters-ground', 'Danish fighter squadron, ground echelon', 'dk-response', 'air-ground-echelon', 'EKSP', 'EPMM', 16, 8],
  ['no-response-fighters', 'Norwegian fighter squadron, flying echelon', 'no-response', 'fighter-flying-echelon', 'ENOL', 'EPDE', 16, 9, { needs: ['fe-no-response-fighters-ground'] }],
  ['no-response-fighters-ground', 'Norwegian fighter squadron, ground echelon', 'no-response', 'air-ground-echelon', 'ENOL', 'EPDE', 20, 9],
  ['us-response-tankers', 'US tanker detachment', 'us-response', 'tanker-detachment', 'EGUN', 'EPPO', 10, 6],
  ['de-response-transport', 'German second transport flight', 'de-response', 'transport-flight', 'ETNW', 'EPRZ', 10, 8],
  ['ca-response-transport', 'Canadian second transport flight', 'ca-response', 'transport-flight', 'CYTR', 'EPRZ', 14, 10],
];

export const airElements: readonly ForceElementRow[] = [
  ...POSTURE.map(toPostureElement),
  ...RESPONSE.map(toResponseElement),
];
