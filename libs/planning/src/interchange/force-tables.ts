/** Tables of forces: contributions and force elements. */
import { componentSchema, contributionSchema, forceElementSchema } from '../scenario/force-section.ts';
import { choice, date, duration, ID, list, number, PROVENANCE, text } from './column.ts';
import type { TableFormat } from './table-format.ts';

export const MODES = list('modes', 'Modes of transport, separated by semicolons: air, sea, rail, road, waterway.', {
  aliases: ['mode'],
});

const CARGO = [
  number('pax', 'Persons.', { path: 'cargo.pax', aliases: ['persons', 'personnel', 'strength'] }),
  number('drivers', 'Persons, of those, who travel with the vehicles.', { path: 'cargo.drivers' }),
  number('advanceParty', 'Persons, of those, who go first.', {
    path: 'cargo.advanceParty',
    aliases: ['advance party', 'advon'],
  }),
  number('wheeled', 'Wheeled vehicles.', { path: 'cargo.wheeled' }),
  number('tracked', 'Tracked vehicles.', { path: 'cargo.tracked' }),
  number('massT', 'Mass of vehicles and freight, t.', {
    unit: 't',
    path: 'cargo.massT',
    aliases: ['mass', 'tonnes', 'weightt'],
  }),
  number('areaM2', 'Deck area, m2.', { unit: 'm2', path: 'cargo.areaM2', aliases: ['area', 'sqm', 'm2'] }),
  number('wagons', 'Rail wagons.', { path: 'cargo.wagons' }),
  number('outsized', 'Pieces for outsized-capable aircraft.', { path: 'cargo.outsized' }),
  number('supplyT', 'General supply, t.', { unit: 't', path: 'cargo.supplyT' }),
  number('ammunitionT', 'Ammunition, t.', { unit: 't', path: 'cargo.ammunitionT' }),
  number('fuelT', 'Fuel, t.', { unit: 't', path: 'cargo.fuelT' }),
];

export const CONTRIBUTIONS: TableFormat = {
  id: 'contributions',
  title: 'Contributions',
  section: 'contributions',
  owner: 'nation',
  loses:
    'Caveats and what a contribution supports: they are kept where they are, and stand in the scenario document only.',
  columns: [
    ID,
    text('nation', 'Key of the nation.', {
      isRequired: true,
      aliases: ['country', 'tcn', 'troop contributing nation'],
    }),
    text('title', 'What it is.', { isRequired: true, aliases: ['contribution', 'name', 'unit', 'offer'] }),
    choice('component', 'Component.', componentSchema, { isRequired: true, aliases: ['service'] }),
    choice('kind', 'What it consists of.', contributionSchema.shape.kind, { isRequired: true, aliases: ['type'] }),
    choice('status', 'How firm it is.', contributionSchema.shape.status, { isRequired: true }),
    number('personsMin', 'Lower end of the number of persons.', {
      aliases: ['persons min', 'pax min', 'persons from', 'min'],
    }),
    number('personsMax', 'Upper end of the number of persons.', {
      aliases: ['persons max', 'pax max', 'persons to', 'max'],
    }),
    choice('stationing', 'Where its forces stand.', contributionSchema.shape.stationing, { isRequired: true }),
    choice('breachPolicy', 'What forces on their way do after a breach.', contributionSchema.shape.breachPolicy),
    choice(
      'withdrawalPolicy',
      'What its forces do when their order is withdrawn.',
      contributionSchema.shape.withdrawalPolicy,
    ),
    text('reported', 'What is publicly reported.'),
    ...PROVENANCE,
  ],
  example: {
    id: 'xx-brigade',
    nation: 'XX',
    title: 'Mechanised brigade',
    component: 'land',
    kind: 'force',
    status: 'offered',
    personsMin: 3000,
    personsMax: 4500,
    stationing: 'inside',
    breachPolicy: 'hold',
  },
};

export const FORCE_ELEMENTS: TableFormat = {
  id: 'force-elements',
  title: 'Force elements',
  section: 'forceElements',
  owner: 'nation',
  loses:
    'Tours, several deployment modes, equipment in detail and symbol codes of templates: they are kept where they are.',
  columns: [
    ID,
    text('name', 'Name.', { isRequired: true, aliases: ['unit', 'unit name'] }),
    text('nation', 'Key of the nation.', { aliases: ['country'] }),
    text('contribution', 'Key of the contribution.'),
    choice('component', 'Component.', componentSchema, { isRequired: true }),
    text('parent', 'Key of the superior element.', { aliases: ['superior'] }),
    text('template', 'Key of the unit template that gives movement data.'),
    text('capability', 'Capability, for example manoeuvre.'),
    choice('status', 'How firm it is.', contributionSchema.shape.status),
    text('home', 'Key of the place where it stands at first.', { isRequired: true, aliases: ['origin', 'garrison'] }),
    text('destination', 'Key of the place where it is needed.', { isRequired: true }),
    choice('deployment', 'How it comes to its place.', forceElementSchema.shape.deployment),
    text('releasedBy', 'Key of the gate that gives the order.', { aliases: ['gate'] }),
    date('earliest', 'No order before.'),
    duration('notice', 'Notice to move.', { aliases: ['ntm', 'notice to move'] }),
    date('requiredAt', 'Complete and ready by.', { aliases: ['crd', 'required', 'required date'] }),
    number('priority', '1 is first.'),
    MODES,
    list('via', 'Keys of places that equipment must pass, in order.'),
    list('peopleVia', 'Keys of places that people must pass, in order.'),
    list('needs', 'Keys of elements that must be ready first.'),
    duration('integration', 'Integration and transfer of authority.'),
    text('sidc', 'Symbol identification code.'),
    ...CARGO,
    ...PROVENANCE,
  ],
  example: {
    id: 'xx-battalion',
    name: '1st Battalion',
    nation: 'XX',
    component: 'land',
    capability: 'manoeuvre',
    home: 'place-a',
    destination: 'place-b',
    notice: 'triangular 5/7/10 d',
    requiredAt: 'D+14',
    priority: 10,
    pax: 800,
    wheeled: 120,
    tracked: 40,
    massT: 3200,
  },
};
