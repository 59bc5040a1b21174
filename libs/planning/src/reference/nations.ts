/**
 * Nations of the coalition, the supported nation and the states on the way. What is reported is quoted in short; "nothing reported" says that we found no
 * figure or kind of contribution in the sources of this scenario, not that there is none. The range of persons stands only where one is reported.
 */
import type { NationRow } from '../scenario/force-section.ts';

type Role = NationRow['role'];
/** `e` the government decides, `p` parliament decides, `s` standing authority, `-` sends nothing in this scenario. */
type Route = 'e' | 'p' | 's' | '-';

/** Code, name, role, route, source, what is reported, range of persons, where the number comes from a second hand (S) or is assumed (A). */
type NationRecord = readonly [
  code: string,
  name: string,
  role: Role,
  route: Route,
  source: string,
  reported: string,
  persons?: readonly [min: number, max: number],
  confidence?: 'R' | 'S' | 'M' | 'A',
];

const NOTHING = 'nothing reported';
const SUPPORT = 'Support reported; size not reported.';

// prettier-ignore
const NATIONS: readonly NationRecord[] = [
  ['UA', 'Ukraine', 'supported', 's', 'press-uaf-strength', 'Supported nation; its own forces are planned at 800,000 (second-hand). Asks for the force and opens its territory.', undefined, 'S'],
  ['GB', 'United Kingdom', 'contributor', 'p', 'press-uk', 'Fewer than 7,500; military hubs in Ukraine; vote of parliament promised, by convention.', [3000, 7500], 'S'],
  ['FR', 'France', 'contributor', 'e', 'press-france', 'Several thousand, 6,000 quoted; military hubs in Ukraine. The government decides, parliament is informed.', [3000, 6000], 'S'],
  ['DE', 'Germany', 'contributor', 'p', 'press-germany', 'Forces on neighbouring NATO territory; the Bundestag decides. No number reported, 0 to 5,000 assumed.', [0, 5000], 'A'],
  ['BE', 'Belgium', 'contributor', 'e', 'press-contributions', 'Air and naval capacity, training; no land force.'],
  ['TR', 'Türkiye', 'contributor', 'p', 'press-contributions', 'Maritime role in the Black Sea.'],
  ['SE', 'Sweden', 'contributor', 'p', 'press-contributions', 'Air surveillance, possibly naval forces.'],
  ['EE', 'Estonia', 'contributor', 'p', 'press-contributions', 'Up to a company.', [100, 150], 'S'],
  ['LT', 'Lithuania', 'contributor', 'p', 'press-contributions', 'About 200.', [100, 200], 'S'],
  ['LV', 'Latvia', 'contributor', 'p', 'press-contributions', 'Willing; size not reported.'],
  ['IT', 'Italy', 'contributor', 'p', 'press-contributions', 'No land force in Ukraine; monitoring and training outside.'],
  ['PL', 'Poland', 'host', 'e', 'press-contributions', 'No troops in Ukraine; the logistic nation, host of hubs and corridors.'],
  ['GR', 'Greece', 'host', 'e', 'press-contributions', 'No troops in Ukraine; ports and corridors.'],
  ['NL', 'Netherlands', 'contributor', 'e', 'press-contributions', SUPPORT],
  ['DK', 'Denmark', 'contributor', 'p', 'press-contributions', SUPPORT],
  ['NO', 'Norway', 'contributor', 'e', 'press-contributions', SUPPORT],
  ['ES', 'Spain', 'contributor', 'p', 'press-contributions', SUPPORT],
  ['CA', 'Canada', 'contributor', 'e', 'press-contributions', SUPPORT],
  ['AU', 'Australia', 'contributor', 'e', 'press-contributions', SUPPORT],
  ['CZ', 'Czechia', 'contributor', 'p', 'press-contributions', SUPPORT],
  ['FI', 'Finland', 'contributor', 'p', 'press-contributions', SUPPORT],
  ['RO', 'Romania', 'host', 'p', 'press-contributions', 'Support reported, size not reported; host of the second NATO assistance hub.'],
  ['BG', 'Bulgaria', 'contributor', 'p', 'press-contributions', SUPPORT],
  ['JP', 'Japan', 'supporter', '-', 'press-contributions', SUPPORT],
  ['NZ', 'New Zealand', 'contributor', 'e', 'press-contributions', SUPPORT],
  ['US', 'United States', 'supporter', 'e', 'paris-declaration', 'Leads the monitoring and verification of the ceasefire; support in intelligence and logistics proposed. Size not reported.'],
  // Took part in meetings of the coalition according to general reports; no contribution is named in the sources used here
  ['PT', 'Portugal', 'contributor', 'e', 'general-knowledge', NOTHING],
  ['IE', 'Ireland', 'contributor', 'p', 'general-knowledge', NOTHING],
  ['LU', 'Luxembourg', 'contributor', 'e', 'general-knowledge', NOTHING],
  ['HR', 'Croatia', 'observer', '-', 'general-knowledge', NOTHING],
  ['SI', 'Slovenia', 'observer', '-', 'general-knowledge', NOTHING],
  ['IS', 'Iceland', 'supporter', '-', 'general-knowledge', NOTHING],
  ['CY', 'Cyprus', 'observer', '-', 'general-knowledge', NOTHING],
  ['AL', 'Albania', 'observer', '-', 'general-knowledge', NOTHING],
  ['AT', 'Austria', 'observer', '-', 'general-knowledge', NOTHING],
  ['ME', 'Montenegro', 'observer', '-', 'general-knowledge', NOTHING],
  // On the way
  ['SK', 'Slovakia', 'host', 's', 'general-knowledge', NOTHING],
  ['HU', 'Hungary', 'observer', '-', 'general-knowledge', NOTHING],
  ['MD', 'Moldova', 'observer', '-', 'general-knowledge', NOTHING],
];

const ROUTE = { e: 'executive', p: 'parliament', s: 'standing' } as const;

function toNation([id, name, role, route, source, reported, persons, confidence]: NationRecord): NationRow {
  return {
    id,
    name,
    role,
    reported,
    ...(persons === undefined ? {} : { personsMin: persons[0], personsMax: persons[1] }),
    ...(route === '-' ? {} : { approvalRoute: ROUTE[route] }),
    ...(route === '-' || id === 'UA' ? {} : { approvalGate: `gate-approval-${id.toLowerCase()}` }),
    source,
    confidence: confidence ?? (source === 'general-knowledge' ? 'M' : 'S'),
    ...(route === '-' || id === 'UA'
      ? {}
      : { note: 'Route of approval from general knowledge (M); contributions in numbers are notional.' }),
  };
}

export const nations: readonly NationRow[] = NATIONS.map(toNation);
