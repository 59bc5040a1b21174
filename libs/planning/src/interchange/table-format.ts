/**
 * Tables that planners exchange: which columns they have, what stands in a cell, and which row of the document a line becomes. One
 * description serves reading, writing, the templates and the documentation.
 */
import type { ScenarioDocument } from '../scenario/document.ts';
import {
  readBoolean,
  readDate,
  readDuration,
  readNumber,
  toText,
  writeDate,
  writeDuration,
  type Cell,
  type Reading,
} from './cells.ts';
import { normalise } from './sheet.ts';

export type RowSection = 'contributions' | 'forceElements' | 'stocks' | 'places' | 'links' | 'movements';
export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export interface Column {
  /** Heading, and name in the documentation. */
  readonly name: string;
  /** Path in the row, keys joined by dots. */
  readonly path: string;
  readonly description: string;
  readonly isRequired?: boolean;
  /** Other headings that are understood. */
  readonly aliases?: readonly string[];
  readonly read: (cell: Cell, isCommaDecimal: boolean) => Reading<unknown>;
  readonly write: (value: unknown) => string | number | undefined;
}

export interface TableFormat {
  readonly id: string;
  readonly title: string;
  readonly section: RowSection;
  readonly columns: readonly Column[];
  /** What a file of this kind does not keep. */
  readonly loses: string;
  /** Field that names the nation that owns a row. */
  readonly owner?: string;
  /** A line of the template that says what is meant. */
  readonly example: Readonly<Record<string, string | number>>;
}

type Options = Partial<Pick<Column, 'isRequired' | 'aliases' | 'path'>>;

const asIs = (value: unknown) => value as string | number | undefined;

function column(
  name: string,
  description: string,
  read: Column['read'],
  write: Column['write'],
  { path = name, ...options }: Options = {},
): Column {
  return { name, path, description, read, write, ...options };
}

const text = (name: string, description: string, options?: Options) =>
  // Writing puts an apostrophe before what a spreadsheet would take for a formula.
  column(name, description, (cell) => ({ ok: true, value: toText(cell).replace(/^'(?=[=+\-@])/, '') }), asIs, options);
const number = (name: string, description: string, options?: Options) =>
  column(name, description, readNumber, asIs, options);
const yesNo = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    readBoolean,
    (value) => (value === undefined ? undefined : value === true ? 'yes' : 'no'),
    options,
  );
const date = (name: string, description: string, options?: Options) =>
  column(name, description, readDate, (value) => writeDate(value as never), options);
const duration = (name: string, description: string, options?: Options) =>
  column(name, description, readDuration, (value) => writeDuration(value as never), options);
const list = (name: string, description: string, options?: Options) =>
  column(
    name,
    description,
    (cell) => ({
      ok: true,
      value: toText(cell)
        .split(/[,;|]/)
        .map((one) => one.trim())
        .filter((one) => one !== ''),
    }),
    (value) => (value as readonly unknown[] | undefined)?.join('; '),
    options,
  );

const choice = (name: string, description: string, values: readonly string[], options?: Options) =>
  column(
    name,
    `${description} One of ${values.join(', ')}.`,
    (cell) => {
      const value = values.find((one) => normalise(one) === normalise(toText(cell)));
      if (value !== undefined) return { ok: true, value };
      return { ok: false, reason: `"${toText(cell).slice(0, 40)}" is none of ${values.join(', ')}` };
    },
    asIs,
    options,
  );

const SHORT_TON_T = 0.90718474;

/** Short tons in the table, tonnes in the document, exact to the kilogram. */
const shortTons = (name: string, description: string, options: Options) =>
  column(
    name,
    description,
    (cell, isCommaDecimal) => {
      const reading = readNumber(cell, isCommaDecimal);
      return reading.ok ? { ok: true, value: Math.round(reading.value * SHORT_TON_T * 1000) / 1000 } : reading;
    },
    (value) => (value === undefined ? undefined : Math.round(((value as number) / SHORT_TON_T) * 1000) / 1000),
    options,
  );

const ID = text('id', 'Key of the row, unique.', { isRequired: true, aliases: ['key', 'ident', 'identifier'] });
const PROVENANCE = [
  text('source', 'Key of a row of the sources.'),
  choice('confidence', 'How sure it is.', ['R', 'S', 'M', 'A', 'C']),
  yesNo('notional', 'Invented for the analysis: yes or no.'),
  text('note', 'What a reader should know.', { aliases: ['remarks', 'comment'] }),
];
const COMPONENTS = ['land', 'air', 'sea', 'joint'];
const STATUSES = ['offered', 'confirmed', 'released', 'withdrawn'];
const MODES = list('modes', 'Modes of transport, separated by semicolons: air, sea, rail, road, waterway.', {
  aliases: ['mode'],
});

const CARGO = [
  number('pax', 'Persons.', { path: 'cargo.pax', aliases: ['persons', 'personnel', 'strength'] }),
  number('wheeled', 'Wheeled vehicles.', { path: 'cargo.wheeled' }),
  number('tracked', 'Tracked vehicles.', { path: 'cargo.tracked' }),
  number('massT', 'Mass of vehicles and freight, t.', { path: 'cargo.massT', aliases: ['mass', 'tonnes', 'weightt'] }),
  number('areaM2', 'Deck area, m2.', { path: 'cargo.areaM2', aliases: ['area', 'sqm', 'm2'] }),
  number('wagons', 'Rail wagons.', { path: 'cargo.wagons' }),
  number('outsized', 'Pieces for outsized-capable aircraft.', { path: 'cargo.outsized' }),
  number('supplyT', 'General supply, t.', { path: 'cargo.supplyT' }),
  number('ammunitionT', 'Ammunition, t.', { path: 'cargo.ammunitionT' }),
  number('fuelT', 'Fuel, t.', { path: 'cargo.fuelT' }),
];

export const TABLE_FORMATS: readonly TableFormat[] = [
  {
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
      choice('component', 'Component.', COMPONENTS, { isRequired: true, aliases: ['service'] }),
      choice(
        'kind',
        'What it consists of.',
        ['force', 'lift', 'intelligence', 'logistics', 'training', 'funding', 'basing', 'monitoring'],
        { isRequired: true, aliases: ['type'] },
      ),
      choice('status', 'How firm it is.', STATUSES, { isRequired: true }),
      number('personsMin', 'Lower end of the number of persons.', {
        aliases: ['persons min', 'pax min', 'persons from', 'min'],
      }),
      number('personsMax', 'Upper end of the number of persons.', {
        aliases: ['persons max', 'pax max', 'persons to', 'max'],
      }),
      choice('stationing', 'Where its forces stand.', ['inside', 'outside', 'at-sea', 'none'], { isRequired: true }),
      choice('breachPolicy', 'What forces on their way do after a breach.', ['continue', 'hold', 'return']),
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
  },
  {
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
      choice('component', 'Component.', COMPONENTS, { isRequired: true }),
      text('parent', 'Key of the superior element.', { aliases: ['superior'] }),
      text('template', 'Key of the unit template that gives movement data.'),
      text('capability', 'Capability, for example manoeuvre.'),
      choice('status', 'How firm it is.', STATUSES),
      text('home', 'Key of the place where it stands at first.', { isRequired: true, aliases: ['origin', 'garrison'] }),
      text('destination', 'Key of the place where it is needed.', { isRequired: true }),
      choice('deployment', 'How it comes to its place.', ['move', 'self-deploy', 'in-place']),
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
  },
  {
    id: 'stocks',
    title: 'Stocks',
    section: 'stocks',
    owner: 'owner',
    loses: 'Controlled supply rates: they are kept where they are.',
    columns: [
      ID,
      text('place', 'Key of the place.', { isRequired: true, aliases: ['depot', 'location'] }),
      choice('class', 'Class of supply.', ['I', 'II', 'III', 'IV', 'V', 'W'], {
        isRequired: true,
        aliases: ['supply class', 'class of supply'],
      }),
      text('item', 'What it is.'),
      number('amountT', 'Stock at the start, t.', {
        isRequired: true,
        aliases: ['amount', 'tonnes', 'stock', 'quantity'],
      }),
      number('capacityT', 'Most the place holds, t.', { aliases: ['capacity'] }),
      number('reserveT', 'Untouchable reserve, t.', { aliases: ['reserve'] }),
      number('outloadTPerDay', 'Most that is issued a day, t.', { aliases: ['outload', 'outload t per day'] }),
      text('owner', 'Key of the nation that owns it.', { aliases: ['nation', 'country'] }),
      text('releasedBy', 'Key of the gate that opens it.', { aliases: ['gate'] }),
      number('targetDays', 'Target in days of supply.', { aliases: ['target dos', 'dos'] }),
      choice('issue', 'How a short stock is divided.', ['priority', 'proportional']),
      ...PROVENANCE,
    ],
    example: { id: 'depot-a-v', place: 'place-a', class: 'V', amountT: 1200.5, capacityT: 2000, owner: 'XX' },
  },
  {
    id: 'places',
    title: 'Places of the network',
    section: 'places',
    loses:
      'Gauge changes, border crossings in detail, groups of berths, opening hours and shares: they are kept where they are.',
    columns: [
      ID,
      text('name', 'Name.', { isRequired: true }),
      choice(
        'kind',
        'What it mainly is.',
        [
          'airfield',
          'seaport',
          'rail-terminal',
          'border-crossing',
          'gauge-change',
          'hub',
          'depot',
          'protected-facility',
          'garrison',
          'junction',
          'sea-node',
        ],
        { isRequired: true, aliases: ['type'] },
      ),
      text('country', 'ISO 3166-1 alpha-2 code.'),
      number('lat', 'Latitude, degrees, WGS 84.', { isRequired: true, aliases: ['latitude', 'y'] }),
      number('lon', 'Longitude, degrees, WGS 84.', { isRequired: true, aliases: ['longitude', 'lng', 'x'] }),
      number('runwayM', 'Longest runway, m.', { path: 'airfield.runwayM', aliases: ['runway'] }),
      number('parkingWide', 'Parking spots for wide-bodied aircraft.', {
        path: 'airfield.parkingWide',
        aliases: ['mog wide'],
      }),
      number('parkingNarrow', 'Parking spots for narrow-bodied aircraft.', {
        path: 'airfield.parkingNarrow',
        aliases: ['mog narrow', 'mog'],
      }),
      number('fuelTPerDay', 'Aviation fuel issued a day, t.', {
        path: 'airfield.fuelTPerDay',
        aliases: ['aviation fuel'],
      }),
      number('berths', 'Berths that take a RO/RO ship.', { path: 'seaport.berths' }),
      number('maxDraughtM', 'Greatest draught of a ship, m.', {
        path: 'seaport.maxDraughtM',
        aliases: ['draught', 'draft'],
      }),
      number('ramps', 'Ramps that load or unload a train.', { path: 'rail.ramps' }),
      column(
        'gauges',
        'Track gauges in mm, separated by semicolons.',
        (cell) => ({
          ok: true,
          value: toText(cell)
            .split(/[,;|/]/)
            .map((one) => Number(one.trim())),
        }),
        (value) => (value as readonly number[] | undefined)?.join('; '),
        { path: 'rail.gauges' },
      ),
      number('explosivesLimitKg', 'Net explosive quantity that may be there, kg.', { aliases: ['neq', 'neq kg'] }),
      choice('protection', 'How it is protected.', ['none', 'revetted', 'hardened', 'underground']),
      text('owner', 'Key of the nation that runs it.'),
      ...PROVENANCE,
    ],
    example: {
      id: 'place-a',
      name: 'Αλεξανδρούπολη',
      kind: 'seaport',
      country: 'GR',
      lat: 40.84,
      lon: 25.88,
      berths: 2,
      maxDraughtM: 11.5,
    },
  },
  {
    id: 'links',
    title: 'Links of the network',
    section: 'links',
    loses: 'Driving bans: they are kept where they are.',
    columns: [
      ID,
      text('from', 'Key of a place.', { isRequired: true }),
      text('to', 'Key of a place.', { isRequired: true }),
      choice('mode', 'Mode of transport.', ['sea', 'rail', 'road', 'waterway'], { isRequired: true }),
      number('lengthKm', 'Length, km.', { aliases: ['length', 'km', 'distance'] }),
      number('circuity', 'Length over the geodesic where no length is given.'),
      yesNo('oneWay', 'One direction only: yes or no.'),
      number('gauge', 'Track gauge, mm.'),
      number('tracks', 'Tracks.'),
      number('trainsPerDay', 'Trains a day and direction.', { aliases: ['trains'] }),
      number('vehiclesPerHour', 'Vehicles an hour and direction.'),
      choice('basis', 'How the capacity is to be read.', ['nominal', 'observed']),
      text('share', 'Key of the share of military traffic.'),
      number('speedKmh', 'Speed limit, km/h.', { aliases: ['speed'] }),
      number('mlc', 'Bridge class.'),
      ...PROVENANCE,
    ],
    example: {
      id: 'a-b-rail',
      from: 'place-a',
      to: 'place-b',
      mode: 'rail',
      lengthKm: 312.5,
      gauge: 1435,
      trainsPerDay: 24,
    },
  },
  {
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
      text('POE', 'Key of the port of embarkation.', { path: 'poe' }),
      text('POD', 'Key of the port of debarkation.', { path: 'pod' }),
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
      number('area', 'Deck area, m2.', { path: 'cargo.areaM2', aliases: ['sqm', 'm2'] }),
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
  },
];

export const findFormat = (id: string): TableFormat | undefined => TABLE_FORMATS.find((one) => one.id === id);

/** What names a column, without accents, spaces and units. */
export function columnsByHeading(format: TableFormat): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, aliases = [] } of format.columns)
    for (const one of [name, ...aliases]) names.set(normalise(one), name);
  return names;
}

/** Ports of the time-phased table stand in the document as places on the way. */
export function toDocumentRow(format: TableFormat, fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(fields)) {
    if (path === 'poe' || path === 'pod') continue;
    const [outer, inner] = path.split('.');
    if (inner === undefined) row[outer] = value;
    else row[outer] = { ...(row[outer] as object | undefined), [inner]: value };
  }
  if (format.id === 'time-phased' && ('poe' in fields || 'pod' in fields)) {
    const via = [fields['poe'], fields['pod']].filter((port) => port !== undefined && port !== null);
    row['via'] = via.length > 0 ? via : null;
  }
  return row;
}

export function toFields(format: TableFormat, row: Row): Record<string, unknown> {
  const via = (row['via'] ?? []) as readonly string[];
  const ports: Record<string, unknown> =
    format.id === 'time-phased' && via.length <= 2
      ? { poe: via.length === 2 ? via[0] : undefined, pod: via.at(-1) }
      : {};
  return Object.fromEntries(
    format.columns.map(({ name, path }) => {
      const [outer, inner] = path.split('.');
      const value = path in ports ? ports[path] : row[outer];
      return [name, inner === undefined ? value : (value as Record<string, unknown> | undefined)?.[inner]];
    }),
  );
}

export type { ScenarioDocument };
