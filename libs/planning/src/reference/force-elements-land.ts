/**
 * Land elements of the multinational force and reinforcements after a breach. Battalions, batteries and companies by generic template, inside the
 * reported totals where there are any. Combat units stand in the west and centre of Ukraine, away from the contact line.
 */
import type { ForceElementRow } from '../scenario/force-section.ts';
import { toPostureElement, toResponseElement, type ForceElementRecord } from './force-element-row.ts';

// prettier-ignore
const POSTURE: readonly ForceElementRecord[] = [
  // United Kingdom: hubs Zhytomyr, Kyiv west, Lviv
  ['gb-bg-1', 'UK battlegroup 1', 'gb-land', 'battlegroup', 'GAR-GB-Tidworth', 'HUB-Zhytomyr', 95, 20, { needs: ['fe-gb-logistic-battalion', 'fe-gb-medical-role-2'] }],
  ['gb-light-battalion-2', 'UK light battalion 2', 'gb-land', 'infantry-battalion', 'GAR-GB-Warminster', 'HUB-Kyiv-West', 130, 30, { needs: ['fe-gb-logistic-battalion', 'fe-gb-medical-role-2'] }],
  ['gb-company-lviv', 'UK parachute company, advance', 'gb-land', 'infantry-company', 'GAR-GB-Colchester', 'HUB-Lviv', 85, 15, { tourDays: 75, relievedBy: 'fe-gb-company-lviv-relief', note: 'A short tour, so that a relief in place falls into the posture.' }],
  ['gb-company-lviv-relief', 'UK infantry company, relief in place at Lviv', 'gb-land', 'infantry-company', 'GAR-GB-Colchester', 'HUB-Lviv', 158, 24],
  ['gb-brigade-headquarters', 'UK brigade headquarters', 'gb-land', 'brigade-headquarters', 'GAR-GB-Bulford', 'HUB-Zhytomyr', 90, 12],
  ['gb-reconnaissance', 'UK reconnaissance squadron', 'gb-land', 'reconnaissance-squadron', 'GAR-GB-Catterick', 'HUB-Zhytomyr', 110, 30],
  ['gb-artillery-battery', 'UK artillery battery', 'gb-land', 'artillery-battery', 'GAR-GB-Larkhill', 'HUB-Zhytomyr', 125, 35],
  ['gb-engineer-battalion', 'UK engineer battalion', 'gb-land', 'engineer-battalion', 'GAR-GB-Perham-Down', 'HUB-Zhytomyr', 105, 20],
  ['gb-air-defence-1', 'UK air defence battery 1', 'gb-land', 'air-defence-battery', 'GAR-GB-Thorney-Island', 'HUB-Lviv', 80, 10],
  ['gb-air-defence-2', 'UK air defence battery 2', 'gb-land', 'short-range-air-defence-battery', 'GAR-GB-Thorney-Island', 'HUB-Kyiv-West', 100, 14],
  ['gb-uas', 'UK unmanned aircraft company', 'gb-land', 'uas-company', 'GAR-GB-Larkhill', 'HUB-Zhytomyr', 115, 30],
  ['gb-company-bila', 'UK infantry company, Bila Tserkva', 'gb-land', 'infantry-company', 'GAR-GB-Leuchars', 'HUB-Bila-Tserkva', 120, 35],
  // France: hubs Ternopil, Vinnytsia, Khmelnytskyi, Odesa
  ['fr-bg-1', 'French battlegroup 1', 'fr-land', 'battlegroup', 'GAR-FR-Suippes', 'HUB-Ternopil', 60, 15],
  ['fr-bg-2', 'French battlegroup 2', 'fr-land', 'battlegroup', 'GAR-FR-Poitiers', 'HUB-Vinnytsia', 115, 25, { needs: ['fe-fr-logistic-battalion', 'fe-fr-medical-role-2'] }],
  ['fr-mountain-company', 'French mountain infantry company', 'fr-land', 'infantry-company', 'GAR-FR-Chambery', 'HUB-Khmelnytskyi', 95, 20],
  ['fr-brigade-headquarters', 'French brigade headquarters', 'fr-land', 'brigade-headquarters', 'GAR-FR-Belfort', 'HUB-Vinnytsia', 85, 12],
  ['fr-reconnaissance', 'French reconnaissance squadron', 'fr-land', 'reconnaissance-squadron', 'GAR-FR-Verdun', 'HUB-Vinnytsia', 110, 30],
  ['fr-artillery-battery', 'French artillery battery', 'fr-land', 'artillery-battery', 'GAR-FR-Suippes', 'HUB-Vinnytsia', 120, 35],
  ['fr-engineer-1', 'French engineer company 1', 'fr-land', 'engineer-company', 'GAR-FR-Besancon', 'HUB-Ternopil', 80, 20],
  ['fr-engineer-2', 'French engineer company 2', 'fr-land', 'engineer-company', 'GAR-FR-Besancon', 'HUB-Vinnytsia', 105, 25],
  ['fr-air-defence-1', 'French air defence battery', 'fr-land', 'air-defence-battery', 'LFOA', 'HUB-Vinnytsia', 80, 10],
  ['fr-air-defence-2', 'French counter-drone battery', 'fr-land', 'short-range-air-defence-battery', 'GAR-FR-Clermont', 'HUB-Ternopil', 75, 10],
  ['fr-company-odesa', 'French infantry company, Odesa', 'fr-land', 'infantry-company', 'GAR-FR-Le-Mans', 'HUB-Odesa', 120, 35],
  ['fr-uas', 'French unmanned aircraft company', 'fr-land', 'uas-company', 'GAR-FR-Colmar', 'HUB-Khmelnytskyi', 115, 30],
  // Germany: neighbouring NATO territory only
  ['de-bg-1', 'German battlegroup', 'de-land', 'battlegroup', 'GAR-DE-Munster', 'HUB-Lublin', 125, 30],
  ['de-air-defence-1', 'German air defence battery 1', 'de-land', 'air-defence-battery', 'GAR-DE-Husum', 'HUB-Rzeszow', 90, 10],
  ['de-air-defence-2', 'German air defence battery 2', 'de-land', 'air-defence-battery', 'GAR-DE-Husum', 'HUB-Lublin', 105, 15],
  ['de-engineer', 'German engineer company, outside', 'de-land', 'engineer-company', 'GAR-DE-Havelberg', 'HUB-Lublin', 130, 35],
  // Nordic and Baltic states: hub Rivne
  ['dk-company-1', 'Danish infantry company 1', 'dk-land', 'infantry-company', 'GAR-DK-Slagelse', 'HUB-Rivne', 115, 25],
  ['dk-company-2', 'Danish infantry company 2', 'dk-land', 'infantry-company', 'GAR-DK-Slagelse', 'HUB-Rivne', 118, 25],
  ['dk-engineer', 'Danish engineer company', 'dk-land', 'engineer-company', 'GAR-DK-Skive', 'HUB-Rivne', 120, 30],
  ['no-company', 'Norwegian infantry company', 'no-land', 'infantry-company', 'GAR-NO-Rena', 'HUB-Rivne', 100, 30],
  ['no-air-defence', 'Norwegian air defence battery', 'no-outside', 'air-defence-battery', 'GAR-NO-Rena', 'HUB-Rzeszow', 70, 8],
  ['ee-company', 'Estonian infantry company', 'ee-land', 'infantry-company', 'GAR-EE-Tapa', 'HUB-Rivne', 110, 25],
  ['lt-company', 'Lithuanian infantry company', 'lt-land', 'infantry-company', 'GAR-LT-Rukla', 'HUB-Rivne', 110, 25],
  ['lv-company', 'Latvian infantry company', 'lv-land', 'infantry-company', 'GAR-LV-Adazi', 'HUB-Rivne', 115, 25],
  ['se-air-defence', 'Swedish air defence battery', 'se-outside', 'air-defence-battery', 'GAR-SE-Halmstad', 'HUB-Lublin', 110, 18],
  // Benelux, south, overseas
  ['nl-company-1', 'Dutch infantry company 1', 'nl-land', 'infantry-company', 'GAR-NL-Havelte', 'HUB-Zhytomyr', 95, 28],
  ['nl-company-2', 'Dutch infantry company 2', 'nl-land', 'infantry-company', 'GAR-NL-Oirschot', 'HUB-Rivne', 100, 28],
  ['nl-air-defence', 'Dutch air defence battery', 'nl-outside', 'air-defence-battery', 'GAR-NL-Vredepeel', 'HUB-Rzeszow', 75, 8],
  ['nl-engineer', 'Dutch engineer company', 'nl-land', 'engineer-company', 'GAR-NL-Wezep', 'HUB-Rivne', 105, 28],
  ['ca-company-1', 'Canadian infantry company 1', 'ca-land', 'infantry-company', 'GAR-CA-Valcartier', 'HUB-Kyiv-West', 135, 30],
  ['ca-company-2', 'Canadian infantry company 2', 'ca-land', 'infantry-company', 'GAR-CA-Valcartier', 'HUB-Kyiv-West', 138, 30],
  ['es-company-1', 'Spanish infantry company 1', 'es-land', 'infantry-company', 'GAR-ES-Cordoba', 'HUB-Khmelnytskyi', 130, 40],
  ['es-company-2', 'Spanish infantry company 2', 'es-land', 'infantry-company', 'GAR-ES-Zaragoza', 'HUB-Odesa', 135, 40],
  ['es-air-defence', 'Spanish air defence battery', 'es-outside', 'air-defence-battery', 'GAR-ES-Zaragoza', 'HUB-Suceava', 120, 18],
  ['pt-company', 'Portuguese infantry company', 'pt-land', 'infantry-company', 'GAR-PT-Santa-Margarida', 'HUB-Khmelnytskyi', 135, 45],
  ['us-air-defence', 'US air defence battery', 'us-outside', 'air-defence-battery', 'GAR-DE-Kaiserslautern', 'HUB-Rzeszow', 60, 6],
  ['pl-air-defence', 'Polish air defence battery, host protection', 'pl-host', 'air-defence-battery', 'HUB-Rzeszow', 'HUB-Rzeszow', 60, 5, { deployment: 'in-place' }],
  ['ro-air-defence', 'Romanian air defence battery, host protection', 'ro-host', 'air-defence-battery', 'HUB-Suceava', 'HUB-Suceava', 60, 5, { deployment: 'in-place' }],
];

// prettier-ignore
const RESPONSE: readonly ForceElementRecord[] = [
  // The two cases that the sanity ranges of the planning factors speak of
  ['fr-response-battlegroup', 'French response battlegroup, by rail', 'fr-response', 'battlegroup', 'GAR-FR-Mourmelon', 'HUB-Lviv', 30, 10, { modes: ['rail', 'road'], longestRoadKm: 300, needs: ['fe-gb-theatre-opening'], note: 'By road to the railhead and on from the last one only: no further than transporters go in a day, 250-300 km (M).' }],
  ['fr-response-brigade', 'French response brigade, by Toulon and Constanta', 'fr-response', 'mechanised-brigade', 'GAR-FR-Canjuers', 'HUB-Vinnytsia', 60, 20, { modes: ['sea', 'rail', 'road'], via: ['FRTLN', 'ROCND'], needs: ['fe-fr-theatre-opening-2'] }],
  ['gb-response-battlegroup', 'UK response battlegroup', 'gb-response', 'battlegroup', 'GAR-GB-Tidworth', 'HUB-Zhytomyr', 30, 12, { deployment: 'draw-set', set: 'set-gb-battlegroup', note: 'Its people draw the vehicles that stand ready in Germany.' }],
  ['gb-response-light-brigade', 'UK response light brigade', 'gb-response', 'light-brigade', 'GAR-GB-Colchester', 'HUB-Bila-Tserkva', 60, 22],
  ['gb-response-artillery', 'UK response artillery battalion', 'gb-response', 'artillery-battalion', 'GAR-GB-Larkhill', 'HUB-Zhytomyr', 45, 18],
  ['fr-response-rocket-artillery', 'French response rocket artillery battery', 'fr-response', 'rocket-artillery-battery', 'GAR-FR-Belfort', 'HUB-Vinnytsia', 40, 18],
  ['fr-response-air-defence', 'French response air defence battery', 'fr-response', 'air-defence-battery', 'LFOA', 'HUB-Odesa', 21, 8],
  ['gb-response-air-defence', 'UK response air defence battery', 'gb-response', 'air-defence-battery', 'GAR-GB-Thorney-Island', 'HUB-Kyiv-West', 21, 8],
  ['de-response-artillery', 'German response artillery battalion, outside', 'de-response', 'artillery-battalion', 'GAR-DE-Munster', 'HUB-Lublin', 35, 25],
  ['nl-response-battlegroup', 'Dutch response battlegroup', 'nl-response', 'battlegroup', 'GAR-NL-Oirschot', 'HUB-Rivne', 35, 16],
  ['dk-response-battlegroup', 'Danish response battlegroup', 'dk-response', 'battlegroup', 'GAR-DK-Slagelse', 'HUB-Rivne', 40, 18],
  ['no-response-artillery', 'Norwegian response artillery battery', 'no-response', 'artillery-battery', 'GAR-NO-Rena', 'HUB-Rivne', 40, 25],
  ['se-response-battlegroup', 'Swedish response battlegroup, outside', 'se-response', 'battlegroup', 'GAR-SE-Skovde', 'HUB-Lublin', 45, 26],
  ['es-response-battlegroup', 'Spanish response battlegroup', 'es-response', 'battlegroup', 'GAR-ES-Zaragoza', 'HUB-Khmelnytskyi', 50, 28],
  ['ca-response-battlegroup', 'Canadian response battlegroup, from Latvia', 'ca-response', 'battlegroup', 'GAR-LV-Adazi', 'HUB-Rivne', 35, 20],
  ['pl-response-air-defence', 'Polish response air defence battery, host protection', 'pl-response', 'air-defence-battery', 'GAR-PL-Lublin', 'HUB-Lublin', 7, 5],
  ['us-response-air-defence', 'US response air defence battery, outside', 'us-response', 'air-defence-battery', 'GAR-DE-Kaiserslautern', 'HUB-Suceava', 21, 7],
];

/** Brigades of Ukraine that regenerate in the west and centre and reinforce the sectors. In the country already: they need rail and road only. */
// prettier-ignore
const UKRAINE: readonly ForceElementRecord[] = [
  ['ua-reserve-brigade-1', 'Ukrainian regenerated brigade 1', 'ua-regeneration', 'mechanised-brigade', 'GAR-UA-Yavoriv', 'HUB-Dnipro', 12, 4, { modes: ['rail', 'road'], peopleModes: ['road', 'rail'] }],
  ['ua-reserve-brigade-2', 'Ukrainian regenerated brigade 2', 'ua-regeneration', 'mechanised-brigade', 'GAR-UA-Kamianets', 'HUB-Dnipro', 14, 4, { modes: ['rail', 'road'], peopleModes: ['road', 'rail'] }],
  ['ua-reserve-brigade-3', 'Ukrainian regenerated brigade 3', 'ua-regeneration', 'mechanised-brigade', 'GAR-UA-Zhytomyr', 'HUB-Kremenchuk', 10, 4, { modes: ['rail', 'road'], peopleModes: ['road', 'rail'] }],
  ['ua-reserve-brigade-4', 'Ukrainian regenerated armoured brigade 4', 'ua-regeneration', 'armoured-brigade', 'GAR-UA-Cherkasy', 'HUB-Kremenchuk', 10, 4, { modes: ['rail', 'road'], peopleModes: ['road', 'rail'] }],
  ['ua-artillery', 'Ukrainian reserve artillery battalion', 'ua-regeneration', 'artillery-battalion', 'GAR-UA-Zhytomyr', 'HUB-Kremenchuk', 8, 4, { modes: ['rail', 'road'], peopleModes: ['road', 'rail'] }],
];

/** Ukraine has its reserves at short notice, and no transfer of authority to wait for. */
const toUkrainianReserve = (record: ForceElementRecord): ForceElementRow => ({
  ...toResponseElement(record),
  notice: { triangular: [1, 2, 4] },
  integration: { triangular: [0.5, 1, 2] },
});

export const landElements: readonly ForceElementRow[] = [
  ...POSTURE.map(toPostureElement),
  ...RESPONSE.map(toResponseElement),
  ...UKRAINE.map(toUkrainianReserve),
];
