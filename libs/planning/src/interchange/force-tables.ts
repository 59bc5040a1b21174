/** Tables of forces: contributions, force elements, and the time-phased table of movements. */
import { componentSchema, contributionSchema, forceElementSchema } from '../scenario/force-section.ts';
import { choice, date, duration, ID, list, number, PROVENANCE, shortTons, text } from './column.ts';
import type { TableFormat } from './table-format.ts';

const MODES = list('modes', 'Modes of transport, separated by semicolons: air, sea, rail, road, waterway.', {
  aliases: ['mode'],
});

const CARGO = [
  number('pax', 'Persons.', { path: 'cargo.pax', aliases: ['persons', 'personnel', 'strength'] }),
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

export const TIME_PHASED: TableFormat = {
  id: 'time-phased',
  title: 'Time-phased table',
  section: 'movements',
  loses:
    'Nation and component of a line (a movement belongs to nobody; a force element is another table), predecessors, and vehicles by kind; they are kept where they are.',
  columns: [
    text('ULN', 'Unit line number: the key of the movement.', {
      path: 'id',
      isRequired: true,
      aliases: ['id', 'uln', 'line', 'frn'],
    }),
    text('unit', 'What moves.', { path: 'name', aliases: ['name', 'unit name', 'description'] }),
    text('origin', 'Key of the place of origin.', { path: 'from', isRequired: true, aliases: ['from'] }),
    text('POE', 'Key of the port of embarkation.', { path: 'way.poe' }),
    list('via', 'Keys of places that it must pass between POE and POD, separated by semicolons.', {
      path: 'way.between',
    }),
    text('POD', 'Key of the port of debarkation.', { path: 'way.pod' }),
    text('destination', 'Key of the destination.', { path: 'to', isRequired: true, aliases: ['to', 'dest'] }),
    date('RLD', 'Ready to load at origin.', { path: 'readyToLoad', aliases: ['ready to load date', 'dates rld'] }),
    date('ALD', 'Available to load at the port of embarkation.', { path: 'availableToLoad', aliases: ['dates ald'] }),
    date('EAD', 'Earliest arrival at the port of debarkation.', { path: 'earliestArrival', aliases: ['dates ead'] }),
    date('LAD', 'Latest arrival at the port of debarkation.', { path: 'latestArrival', aliases: ['dates lad'] }),
    date('RDD', 'Required at destination.', { path: 'requiredAt', aliases: ['dates rdd', 'required delivery date'] }),
    MODES,
    number('PAX', 'Persons.', { path: 'cargo.pax', aliases: ['persons'] }),
    shortTons('STON', 'Mass of vehicles and freight, short tons; tonnes in the document.', {
      path: 'cargo.massT',
      aliases: ['stons', 'short tons', 'cargo ston'],
    }),
    number('area', 'Deck area, m2.', { unit: 'm2', path: 'cargo.areaM2', aliases: ['sqm', 'm2'] }),
    number('outsized', 'Pieces for outsized-capable aircraft.', { path: 'cargo.outsized' }),
    number('wheeled', 'Wheeled vehicles.', { path: 'cargo.wheeled' }),
    number('tracked', 'Tracked vehicles.', { path: 'cargo.tracked' }),
    number('priority', '1 is first.'),
    text('releasedBy', 'Key of the gate that releases it.'),
    ...PROVENANCE,
  ],
  example: {
    ULN: 'A001',
    unit: 'Engineer company',
    origin: 'place-a',
    POE: 'port-a',
    POD: 'port-b',
    destination: 'place-b',
    RLD: 'CF+10',
    RDD: 'D+5',
    modes: 'sea; rail',
    PAX: 120,
    STON: 650.5,
    area: 900,
    priority: 20,
  },
};
