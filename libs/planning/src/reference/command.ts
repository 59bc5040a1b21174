/**
 * Commands and command relationships. A French and British lead with the headquarters in Paris is reported; every command below it and
 * every transfer of authority is notional. Elements of the posture come under their command on CF+90 and stay under national command until
 * then; reinforcements come under it on D-day; nations that stay outside give support and no command.
 */
import type { CommandRelationshipRow, CommandRow } from '../scenario/command-section.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';
import type { ScenarioDate } from '../scenario/quantities.ts';

/** Id without `cmd-`, name, component, framework nation, headquarters without `fe-` or none, superior without `cmd-` or none. */
// prettier-ignore
const COMMANDS: readonly (readonly [id: string, name: string, component: CommandRow['component'], nation: string, headquarters?: string, superior?: string])[] = [
  ['mnf', 'Multinational Force Ukraine, headquarters in Paris', 'joint', 'FR'],
  ['land', 'Land component, Kyiv', 'land', 'GB', 'gb-force-headquarters', 'mnf'],
  ['north', 'Brigade north, UK framework', 'land', 'GB', 'gb-brigade-headquarters', 'land'],
  ['south', 'Brigade south, French framework', 'land', 'FR', 'fr-brigade-headquarters', 'land'],
  ['rivne', 'Multinational battalion Rivne, Danish framework', 'land', 'DK', undefined, 'north'],
  ['air', 'Air component', 'air', 'GB', undefined, 'mnf'],
  ['black-sea', 'Black Sea task group, Turkish framework', 'sea', 'TR', undefined, 'mnf'],
  ['aegean', 'Task group south of the Straits, French framework', 'sea', 'FR', undefined, 'mnf'],
  ['rear', 'Support and protection outside Ukraine, Polish framework', 'joint', 'PL', undefined, 'mnf'],
];

const SIDC: Readonly<Record<CommandRow['component'], string>> = {
  land: '10031002181211000000',
  joint: '10031002221100000000',
  air: '10031002181207000000',
  sea: '10031002181100000000',
};
const notional = { source: 'muster-assumption', confidence: 'A', notional: true } as const;

export const commands: readonly CommandRow[] = COMMANDS.map(([id, name, component, frameworkNation, headquarters]) => ({
  id: `cmd-${id}`,
  name,
  component,
  frameworkNation,
  ...(headquarters === undefined ? {} : { headquarters: `fe-${headquarters}` }),
  sidc: SIDC[component],
  ...(id === 'mnf'
    ? {
        source: 'press-paris-2026',
        confidence: 'R' as const,
        note: 'French and British lead, three-star headquarters in Paris (R).',
      }
    : notional),
}));

const NORTH = new Set(['HUB-Zhytomyr', 'HUB-Kyiv-West', 'HUB-Bila-Tserkva', 'HUB-Lviv', 'HUB-Rivne']);
const SOUTH = new Set(['HUB-Ternopil', 'HUB-Vinnytsia', 'HUB-Khmelnytskyi', 'HUB-Odesa']);
const BLACK_SEA = new Set(['TR', 'RO', 'BG']);
const HEADQUARTERS = new Set(commands.map((row) => row.headquarters));
const TRANSFER: ScenarioDate = { anchor: 'CF', offset: 90 };
const BREACH: ScenarioDate = { anchor: 'D', offset: 0 };

/** Where an element belongs by component, nation and destination; forces of the supported nation stay under their own command. */
function commandOf({ nation, component, destination, releasedBy }: ForceElementRow): string | undefined {
  if (nation === 'UA') return undefined;
  if (component === 'air') return 'air';
  if (component === 'sea') return BLACK_SEA.has(nation ?? '') ? 'black-sea' : 'aegean';
  const response = releasedBy?.startsWith('gate-order-response-') === true;
  if (destination === 'HUB-Rivne' && !response) return 'rivne';
  if (NORTH.has(destination)) return 'north';
  return SOUTH.has(destination) ? 'south' : 'rear';
}

function toRelationships(element: ForceElementRow): CommandRelationshipRow[] {
  const command = commandOf(element);
  if (command === undefined || HEADQUARTERS.has(element.id)) return [];
  const response = element.releasedBy?.startsWith('gate-order-response-') === true;
  return [
    {
      id: `rel-${element.id.slice(3)}`,
      subordinate: element.id,
      superior: `cmd-${command}`,
      kind: command === 'rear' ? 'support' : command === 'rivne' ? 'tacon' : 'opcon',
      from: response ? BREACH : TRANSFER,
      ...notional,
    },
  ];
}

/** The battalion at Rivne serves the northern brigade in the posture and comes under the land component itself when hostilities begin again. */
const RIVNE: readonly CommandRelationshipRow[] = [
  { id: 'rel-rivne', subordinate: 'cmd-rivne', superior: 'cmd-north', kind: 'opcon', until: BREACH, ...notional },
  {
    id: 'rel-rivne-response',
    subordinate: 'cmd-rivne',
    superior: 'cmd-land',
    kind: 'opcon',
    from: BREACH,
    ...notional,
  },
];

export const toCommandRelationships = (elements: readonly ForceElementRow[]): readonly CommandRelationshipRow[] => [
  ...COMMANDS.flatMap(([id, , , , headquarters, superior]): CommandRelationshipRow[] => [
    ...(superior === undefined || id === 'rivne'
      ? []
      : [
          {
            id: `rel-${id}`,
            subordinate: `cmd-${id}`,
            superior: `cmd-${superior}`,
            kind: 'opcon' as const,
            ...notional,
          },
        ]),
    ...(headquarters === undefined
      ? []
      : [
          {
            id: `rel-${headquarters}`,
            subordinate: `fe-${headquarters}`,
            superior: `cmd-${id}`,
            kind: 'full' as const,
            ...notional,
          },
        ]),
  ]),
  ...RIVNE,
  ...elements.flatMap(toRelationships),
];
