/** Tables of the network and of what stands in it: places, links and stocks. */
import { linkSchema, placeSchema } from '../scenario/network-section.ts';
import { stockSchema, supplyClassSchema } from '../scenario/supply-section.ts';
import { toText } from './cells.ts';
import { choice, column, ID, number, PROVENANCE, text, yesNo } from './column.ts';
import type { TableFormat } from './table-format.ts';

export const PLACES: TableFormat = {
  id: 'places',
  title: 'Places of the network',
  section: 'places',
  loses:
    'Gauge changes, border crossings in detail, groups of berths, opening hours and shares: they are kept where they are.',
  columns: [
    ID,
    text('name', 'Name.', { isRequired: true }),
    choice('kind', 'What it mainly is.', placeSchema.shape.kind, { isRequired: true, aliases: ['type'] }),
    text('country', 'ISO 3166-1 alpha-2 code.'),
    number('lat', 'Latitude, degrees, WGS 84.', { unit: 'deg', isRequired: true, aliases: ['latitude', 'y'] }),
    number('lon', 'Longitude, degrees, WGS 84.', { unit: 'deg', isRequired: true, aliases: ['longitude', 'lng', 'x'] }),
    number('runwayM', 'Longest runway, m.', { unit: 'm', path: 'airfield.runwayM', aliases: ['runway'] }),
    number('parkingWide', 'Parking spots for wide-bodied aircraft.', {
      path: 'airfield.parkingWide',
      aliases: ['mog wide'],
    }),
    number('parkingNarrow', 'Parking spots for narrow-bodied aircraft.', {
      path: 'airfield.parkingNarrow',
      aliases: ['mog narrow', 'mog'],
    }),
    number('fuelTPerDay', 'Aviation fuel issued a day, t.', {
      unit: 't/d',
      path: 'airfield.fuelTPerDay',
      aliases: ['aviation fuel'],
    }),
    number('berths', 'Berths that take a RO/RO ship.', { path: 'seaport.berths' }),
    number('maxDraughtM', 'Greatest draught of a ship, m.', {
      unit: 'm',
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
    number('explosivesLimitKg', 'Net explosive quantity that may be there, kg.', {
      unit: 'kg',
      aliases: ['neq', 'neq kg'],
    }),
    choice('protection', 'How it is protected.', placeSchema.shape.protection),
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
};

export const LINKS: TableFormat = {
  id: 'links',
  title: 'Links of the network',
  section: 'links',
  loses: 'Driving bans: they are kept where they are.',
  columns: [
    ID,
    text('from', 'Key of a place.', { isRequired: true }),
    text('to', 'Key of a place.', { isRequired: true }),
    choice('mode', 'Mode of transport.', linkSchema.shape.mode, { isRequired: true }),
    number('lengthKm', 'Length, km.', { unit: 'km', aliases: ['length', 'km', 'distance'] }),
    number('circuity', 'Length over the geodesic where no length is given.'),
    yesNo('oneWay', 'One direction only: yes or no.'),
    number('gauge', 'Track gauge, mm.', { unit: 'mm' }),
    number('tracks', 'Tracks.'),
    number('trainsPerDay', 'Trains a day and direction.', { aliases: ['trains'] }),
    number('vehiclesPerHour', 'Vehicles an hour and direction.'),
    choice('basis', 'How the capacity is to be read.', linkSchema.shape.basis),
    text('share', 'Key of the share of military traffic.'),
    number('speedKmh', 'Speed limit, km/h.', { unit: 'km/h', aliases: ['speed'] }),
    number('mlc', 'Bridge class.'),
    number('maxHeightM', 'Highest piece that may pass, m.', { unit: 'm' }),
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
};

/** `Class V`, `CL 5` and `5`, without spaces as headings are. */
const CLASS_SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  supplyClassSchema.options.flatMap((value, i) => {
    const names = value === 'W' ? ['w'] : [value.toLowerCase(), String(i + 1)];
    return ['', 'cl', 'class'].flatMap((before) => names.map((one) => [`${before}${one}`, value]));
  }),
);

export const STOCKS: TableFormat = {
  id: 'stocks',
  title: 'Stocks',
  section: 'stocks',
  owner: 'owner',
  loses: 'Controlled supply rates: they are kept where they are.',
  columns: [
    ID,
    text('place', 'Key of the place.', { isRequired: true, aliases: ['depot', 'location'] }),
    choice('class', 'Class of supply.', supplyClassSchema, {
      isRequired: true,
      aliases: ['supply class', 'class of supply'],
      spellings: CLASS_SPELLINGS,
    }),
    text('item', 'What it is.'),
    number('amountT', 'Stock at the start, t.', {
      unit: 't',
      isRequired: true,
      aliases: ['amount', 'tonnes', 'stock', 'quantity'],
    }),
    number('capacityT', 'Most the place holds, t.', { unit: 't', aliases: ['capacity'] }),
    number('reserveT', 'Reserve that no other stock is given, t.', { unit: 't', aliases: ['reserve'] }),
    number('outloadTPerDay', 'Most that is issued a day, t.', {
      unit: 't/d',
      aliases: ['outload', 'outload t per day'],
    }),
    text('owner', 'Key of the nation that owns it.', { aliases: ['nation', 'country'] }),
    text('releasedBy', 'Key of the gate that opens it.', { aliases: ['gate'] }),
    number('targetDays', 'Target in days of supply.', { unit: 'd', aliases: ['target dos', 'dos'] }),
    choice('issue', 'How a short stock is divided.', stockSchema.shape.issue),
    ...PROVENANCE,
  ],
  example: { id: 'depot-a-v', place: 'place-a', class: 'V', amountT: 1200.5, capacityT: 2000, owner: 'XX' },
};
