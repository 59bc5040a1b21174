/**
 * What each nation brings, by component. Kinds follow the public reports; numbers are notional and together stay inside the reported total. The total
 * that a nation has reported is of the force deployed after a ceasefire; contributions `con-<nation>-response` are reinforcements
 * after a breach, which nobody has reported, and stand beside that total.
 */
import type { ContributionRow, SupportRow } from '../scenario/force-section.ts';
import { liftPools, liftTypes } from './lift.ts';

type Caveat = NonNullable<ContributionRow['caveats']>[number];
type BreachPolicy = NonNullable<ContributionRow['breachPolicy']>;

/** Id without `con-`, title, component, kind, stationing, most persons, policy at a breach, caveat, what is reported (absent = nothing). */
type ContributionRecord = readonly [
  id: string,
  title: string,
  component: ContributionRow['component'],
  kind: ContributionRow['kind'],
  stationing: ContributionRow['stationing'],
  personsMax: number,
  breachPolicy: BreachPolicy,
  caveat?: keyof typeof CAVEATS | readonly (keyof typeof CAVEATS)[],
  reported?: string,
];

const CAVEATS = {
  outside: { kind: 'location', rule: 'not', values: ['UA'], text: 'Not stationed in Ukraine.' },
  'no-combat': { kind: 'task', rule: 'not', values: ['manoeuvre', 'artillery'], text: 'No combat tasks.' },
  training: { kind: 'task', rule: 'only', values: ['training', 'monitoring'], text: 'Training and monitoring only.' },
  west: {
    kind: 'location',
    rule: 'only',
    values: [
      'HUB-Lviv',
      'HUB-Rivne',
      'HUB-Ternopil',
      'HUB-Khmelnytskyi',
      'HUB-Zhytomyr',
      'HUB-Odesa',
      'HUB-Vinnytsia',
      'HUB-Kyiv-West',
    ],
    text: 'West and centre of Ukraine only.',
  },
  'black-sea': {
    kind: 'task',
    rule: 'only',
    values: ['mine-countermeasures', 'maritime-security', 'maritime-patrol', 'afloat-support', 'port-protection'],
    text: 'Maritime tasks only.',
  },
  'under-lead': {
    kind: 'partner',
    rule: 'only',
    values: ['GB', 'FR', 'ES'],
    text: 'Under British, French or own lead only.',
  },
} as const satisfies Record<
  string,
  { kind: Caveat['kind']; rule: Caveat['rule']; values: readonly string[]; text: string }
>;

const NO_TROOPS = 'No troops in Ukraine.';

// prettier-ignore
const CONTRIBUTIONS: readonly ContributionRecord[] = [
  ['gb-land', 'UK land forces', 'land', 'force', 'inside', 3900, 'continue', undefined, 'Fewer than 7,500 in all; hubs in Ukraine.'],
  ['gb-support', 'UK headquarters, logistics and training', 'joint', 'logistics', 'inside', 2400, 'continue', undefined, 'Joint lead of the force.'],
  ['gb-air', 'UK air forces', 'air', 'force', 'outside', 600, 'continue'],
  ['gb-sea', 'UK mine countermeasures', 'sea', 'force', 'at-sea', 250, 'continue'],
  ['gb-response', 'UK reinforcement after a breach', 'joint', 'force', 'inside', 7000, 'continue'],
  ['fr-land', 'French land forces', 'land', 'force', 'inside', 3450, 'continue', undefined, 'Several thousand, 6,000 quoted, in all; hubs in Ukraine.'],
  ['fr-support', 'French headquarters, logistics and training', 'joint', 'logistics', 'inside', 1850, 'continue', undefined, 'Joint lead of the force; headquarters in Paris.'],
  ['fr-air', 'French air forces', 'air', 'force', 'outside', 420, 'continue'],
  ['fr-sea', 'French naval forces', 'sea', 'force', 'at-sea', 220, 'continue'],
  ['fr-response', 'French reinforcement after a breach', 'joint', 'force', 'inside', 6500, 'continue'],
  ['de-land', 'German land forces on neighbouring territory', 'land', 'force', 'outside', 1900, 'hold', 'outside', 'Forces on neighbouring NATO territory; the Bundestag decides.'],
  ['de-support', 'German logistics and medical support', 'joint', 'logistics', 'outside', 1600, 'continue', 'outside'],
  ['de-air', 'German air forces', 'air', 'force', 'outside', 450, 'hold', 'outside'],
  ['de-sea', 'German mine countermeasures', 'sea', 'force', 'at-sea', 150, 'hold', 'outside'],
  ['de-response', 'German reinforcement, outside', 'joint', 'force', 'outside', 800, 'hold', 'outside'],
  ['be-air', 'Belgian air forces', 'air', 'force', 'outside', 450, 'hold', 'outside', 'Air capacity.'],
  ['be-sea', 'Belgian mine countermeasures', 'sea', 'force', 'at-sea', 100, 'continue', 'black-sea', 'Naval capacity.'],
  ['be-support', 'Belgian training and movement control', 'joint', 'training', 'outside', 150, 'continue', 'outside', 'Training; no land force.'],
  ['be-response', 'Belgian transport after a breach', 'land', 'logistics', 'outside', 200, 'continue', 'outside'],
  ['nl-land', 'Dutch land forces', 'land', 'force', 'inside', 700, 'hold'],
  ['nl-outside', 'Dutch air defence of the hub Rzeszow', 'land', 'force', 'outside', 150, 'continue', 'outside'],
  ['nl-air', 'Dutch air forces and multinational tankers', 'air', 'force', 'outside', 450, 'continue', 'outside'],
  ['nl-sea', 'Dutch mine countermeasures', 'sea', 'force', 'at-sea', 50, 'continue', 'black-sea'],
  ['nl-response', 'Dutch reinforcement after a breach', 'joint', 'force', 'inside', 1400, 'hold'],
  ['lu-support', 'Luxembourg liaison and transport', 'land', 'logistics', 'outside', 50, 'return', 'outside'],
  ['dk-land', 'Danish land forces', 'land', 'force', 'inside', 500, 'continue'],
  ['dk-support', 'Danish training and monitoring', 'land', 'training', 'inside', 150, 'continue', 'no-combat'],
  ['dk-air', 'Danish airlift', 'air', 'lift', 'outside', 80, 'continue', 'outside'],
  ['dk-sea', 'Danish frigate', 'sea', 'force', 'at-sea', 180, 'continue'],
  ['dk-response', 'Danish reinforcement after a breach', 'joint', 'force', 'inside', 1500, 'continue'],
  ['no-land', 'Norwegian land forces, medical, monitoring', 'land', 'force', 'inside', 400, 'hold', 'west'],
  ['no-outside', 'Norwegian air defence of the hub Rzeszow', 'land', 'force', 'outside', 150, 'continue', 'outside'],
  ['no-air', 'Norwegian airlift', 'air', 'lift', 'outside', 80, 'continue', 'outside'],
  ['no-sea', 'Norwegian mine countermeasures', 'sea', 'force', 'at-sea', 50, 'continue', 'black-sea'],
  ['no-response', 'Norwegian reinforcement after a breach', 'joint', 'force', 'inside', 500, 'hold'],
  ['se-air', 'Swedish air surveillance', 'air', 'force', 'outside', 550, 'continue', 'outside', 'Air surveillance.'],
  ['se-sea', 'Swedish mine countermeasures', 'sea', 'force', 'at-sea', 50, 'continue', 'black-sea', 'Possibly naval forces.'],
  ['se-outside', 'Swedish air defence, outside', 'land', 'force', 'outside', 150, 'continue', 'outside'],
  ['se-response', 'Swedish reinforcement, outside', 'land', 'force', 'outside', 1100, 'hold', 'outside'],
  ['fi-outside', 'Finnish training and demining, outside', 'land', 'training', 'outside', 200, 'hold', 'outside'],
  ['fi-air', 'Finnish air surveillance radar', 'air', 'force', 'outside', 80, 'continue', 'outside'],
  ['ee-land', 'Estonian company', 'land', 'force', 'inside', 150, 'continue', undefined, 'Up to a company.'],
  ['lt-land', 'Lithuanian company and liaison', 'land', 'force', 'inside', 200, 'continue', undefined, 'About 200.'],
  ['lv-land', 'Latvian company', 'land', 'force', 'inside', 150, 'continue', undefined, 'Willing; size not reported.'],
  ['pl-host', 'Polish host nation support: hubs, corridors, protection', 'joint', 'basing', 'outside', 1600, 'continue', 'outside', `${NO_TROOPS} The logistic nation.`],
  ['pl-response', 'Polish transport and protection after a breach', 'joint', 'logistics', 'outside', 400, 'continue', 'outside', NO_TROOPS],
  ['ro-host', 'Romanian host nation support: hub, port, protection', 'joint', 'basing', 'outside', 800, 'continue', 'outside', 'Host of the second NATO assistance hub.'],
  ['ro-sea', 'Romanian naval forces', 'sea', 'force', 'at-sea', 500, 'continue', 'black-sea'],
  ['bg-sea', 'Bulgarian naval forces', 'sea', 'force', 'at-sea', 250, 'continue', 'black-sea'],
  ['gr-host', 'Greek port of Alexandroupoli', 'land', 'basing', 'outside', 150, 'continue', 'outside', `${NO_TROOPS} Ports and corridors.`],
  ['gr-sea', 'Greek patrol vessel', 'sea', 'force', 'at-sea', 60, 'continue', 'outside'],
  ['sk-host', 'Slovak transit support', 'land', 'basing', 'outside', 80, 'continue', 'outside'],
  ['cz-outside', 'Czech logistics, medical and demining, outside', 'land', 'logistics', 'outside', 500, 'hold', 'outside'],
  ['it-support', 'Italian monitoring and training, outside', 'land', 'monitoring', 'outside', 250, 'return', 'training', 'No land force in Ukraine; monitoring and training.'],
  ['it-air', 'Italian air forces', 'air', 'force', 'outside', 450, 'hold', 'outside'],
  ['it-sea', 'Italian naval forces', 'sea', 'force', 'at-sea', 250, 'hold', 'black-sea'],
  ['it-response', 'Italian naval reinforcement', 'sea', 'force', 'at-sea', 200, 'hold', 'black-sea'],
  ['es-land', 'Spanish land forces', 'land', 'force', 'inside', 450, 'hold', ['west', 'under-lead']],
  ['es-outside', 'Spanish air defence, Romania', 'land', 'force', 'outside', 150, 'continue', 'outside'],
  ['es-sea', 'Spanish frigate', 'sea', 'force', 'at-sea', 180, 'continue', 'black-sea'],
  ['es-response', 'Spanish reinforcement after a breach', 'land', 'force', 'inside', 1200, 'hold', 'west'],
  ['pt-land', 'Portuguese company', 'land', 'force', 'inside', 160, 'hold', 'west'],
  ['pt-air', 'Portuguese maritime patrol', 'air', 'force', 'outside', 80, 'continue', 'outside'],
  ['ie-support', 'Irish monitoring team, outside', 'land', 'monitoring', 'outside', 50, 'return', 'training'],
  ['ca-land', 'Canadian land forces', 'land', 'force', 'inside', 350, 'hold'],
  ['ca-support', 'Canadian training, signals and monitoring', 'land', 'training', 'inside', 450, 'hold', 'no-combat'],
  ['ca-air', 'Canadian airlift', 'air', 'lift', 'outside', 80, 'continue', 'outside'],
  ['ca-response', 'Canadian reinforcement after a breach', 'joint', 'force', 'inside', 1200, 'continue'],
  ['au-air', 'Australian early warning aircraft', 'air', 'force', 'outside', 100, 'hold', 'outside'],
  ['au-training', 'Australian training team', 'land', 'training', 'outside', 100, 'continue', 'training'],
  ['nz-training', 'New Zealand training team', 'land', 'training', 'outside', 100, 'continue', 'training'],
  ['tr-sea', 'Turkish maritime forces', 'sea', 'force', 'at-sea', 1200, 'continue', 'black-sea', 'Maritime role in the Black Sea.'],
  ['tr-air', 'Turkish maritime patrol', 'air', 'force', 'outside', 80, 'continue', 'black-sea'],
  ['tr-response', 'Turkish naval reinforcement', 'sea', 'force', 'at-sea', 300, 'hold', 'black-sea'],
  ['us-monitoring', 'US lead of monitoring and verification', 'joint', 'monitoring', 'outside', 400, 'continue', 'outside', 'Leads the monitoring and verification of the ceasefire.'],
  ['us-outside', 'US logistics and air defence, outside', 'land', 'logistics', 'outside', 600, 'continue', 'outside', 'Support in intelligence and logistics proposed.'],
  ['us-response', 'US support after a breach, outside', 'joint', 'logistics', 'outside', 1200, 'hold', 'outside', 'Support proposed.'],
  ['jp-funding', 'Japanese funding', 'joint', 'funding', 'none', 0, 'continue'],
  ['is-funding', 'Icelandic funding', 'joint', 'funding', 'none', 0, 'continue'],
  ['ua-host', 'Ukrainian host nation support', 'land', 'basing', 'inside', 300, 'continue'],
  ['ua-regeneration', 'Regenerated brigades of Ukraine', 'land', 'force', 'inside', 20000, 'continue'],
];

const toCaveat = (key: keyof typeof CAVEATS): Caveat => ({ ...CAVEATS[key], values: [...CAVEATS[key].values] });

/** What some contributions bring beside elements: factors and tranches are notional. */
const SUPPORT: Readonly<Record<string, SupportRow>> = {
  'us-monitoring': {
    shortens: [
      { gate: 'gate-detection', factor: 0.8 },
      { gate: 'gate-attribution', factor: 0.9 },
    ],
    monitors: ['mon-us-sharing'],
  },
  'pl-host': { capacity: [{ resource: 'HUB-Rzeszow/reception', factor: 1.2, from: { anchor: 'CF', offset: 30 } }] },
  'ro-host': { capacity: [{ resource: 'HUB-Suceava/reception', factor: 1.2, from: { anchor: 'CF', offset: 30 } }] },
  'jp-funding': { deliveries: ['dl-st-DEP-Slawkow-III-UA-response', 'dl-st-DEP-Slawkow-IV-UA-response'] },
  'is-funding': { deliveries: ['dl-st-DEP-Bacau-IV-UA-response'] },
};

const AIRCRAFT = new Set(liftTypes.filter(({ mode }) => mode === 'air').map(({ id }) => id));

/** The air contribution of a nation brings the aircraft that the nation spares for the lift of all. */
function toSupport(id: string): Pick<ContributionRow, 'support'> {
  const own = id.endsWith('-air')
    ? liftPools.filter(({ owner, liftType }) => owner === id.slice(0, 2).toUpperCase() && AIRCRAFT.has(liftType))
    : [];
  if (own.length === 0) return SUPPORT[id] === undefined ? {} : { support: SUPPORT[id] };
  return { support: { ...SUPPORT[id], liftPools: own.map((pool) => pool.id) } };
}

/** The German parliament may call forces back at any time (section 8 of its act on participation); the others are assumed to stay where they are. */
const CALLS_HOME = new Set(['de']);

function toContribution(record: ContributionRecord): ContributionRow {
  const [id, title, component, kind, stationing, personsMax, breachPolicy, caveat, reported] = record;
  return {
    id: `con-${id}`,
    nation: id.slice(0, 2).toUpperCase(),
    title,
    component,
    kind,
    status: 'offered',
    ...(personsMax === 0 ? {} : { personsMin: 0, personsMax }),
    stationing,
    breachPolicy,
    ...(CALLS_HOME.has(id.slice(0, 2)) ? { withdrawalPolicy: 'return' as const } : {}),
    ...(caveat === undefined ? {} : { caveats: [caveat].flat().map(toCaveat) }),
    ...toSupport(id),
    reported: reported ?? 'nothing reported',
    source: reported === undefined ? 'muster-assumption' : 'press-contributions',
    confidence: 'A',
    notional: true,
    note: 'Numbers, policy at a breach and caveats in this form are notional.',
  };
}

export const contributions: readonly ContributionRow[] = CONTRIBUTIONS.map(toContribution);
