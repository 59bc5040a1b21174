/** The time-phased table: what moves, from where by which ports to where, and when. Its lines are movements and force elements. */
import { componentSchema } from '../scenario/force-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { choice, date, list, number, PROVENANCE, shortTons, text } from './column.ts';
import { MODES } from './force-tables.ts';
import type { Row, TableFormat } from './table-format.ts';

export const TIME_PHASED: TableFormat = {
  id: 'time-phased',
  title: 'Time-phased table',
  section: 'movements',
  loses:
    'Elements that stand in place, predecessors, vehicles by kind, and of a force element all but these columns; they are kept where they are.',
  elsewhere: {
    section: 'forceElements',
    column: 'component',
    paths: {
      ...{ from: 'home', to: 'destination', component: 'component' },
      // An element is ready to load when its notice has passed after its order.
      ...{ readyToLoad: null, availableToLoad: null, earliestArrival: null, latestArrival: null },
    },
  },
  columns: [
    text('ULN', 'Unit line number: the key of the movement or force element.', {
      path: 'id',
      isRequired: true,
      aliases: ['id', 'uln', 'line', 'frn'],
    }),
    text('unit', 'What moves.', { path: 'name', aliases: ['name', 'unit name', 'description'] }),
    text('nation', 'Key of the nation.', { aliases: ['country', 'providing nation'] }),
    choice('component', 'Component, of a force element: a line that has one is an element.', componentSchema, {
      aliases: ['service'],
    }),
    text('origin', 'Key of the place of origin.', { path: 'from', isRequired: true, aliases: ['from'] }),
    text('POE', 'Key of the port of embarkation.', { path: 'way.poe' }),
    list('via', 'Keys of places that it must pass between POE and POD, separated by semicolons.', {
      path: 'way.between',
    }),
    text('POD', 'Key of the port of debarkation.', { path: 'way.pod' }),
    text('destination', 'Key of the destination.', { path: 'to', isRequired: true, aliases: ['to', 'dest'] }),
    date('RLD', 'Ready to load at origin; of movements.', {
      path: 'readyToLoad',
      aliases: ['ready to load date', 'dates rld'],
    }),
    date('ALD', 'Available to load at the port of embarkation; of movements.', {
      path: 'availableToLoad',
      aliases: ['dates ald'],
    }),
    date('EAD', 'Earliest arrival at the port of debarkation; of movements.', {
      path: 'earliestArrival',
      aliases: ['dates ead'],
    }),
    date('LAD', 'Latest arrival at the port of debarkation; of movements.', {
      path: 'latestArrival',
      aliases: ['dates lad'],
    }),
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

/** A force element as a line of the table, with what its template says of its cargo. */
function toLine(
  { home, destination, template, cargo, ...element }: NonNullable<ScenarioDocument['forceElements']>[number],
  cargoOf: ReadonlyMap<string, object>,
): Row {
  const whole = { ...cargoOf.get(template ?? ''), ...cargo };
  return { ...element, from: home, to: destination, cargo: whole };
}

/** What a table has of a document. */
export function rowsOf(format: TableFormat, document: ScenarioDocument): readonly Row[] {
  const rows = (document[format.section] ?? []) as unknown as readonly Row[];
  if (format.elsewhere === undefined) return rows;
  const cargoOf = new Map((document.unitTemplates ?? []).map(({ id, cargo }) => [id, cargo]));
  const moving = (document.forceElements ?? []).filter(({ deployment }) => deployment !== 'in-place');
  return [...rows, ...moving.map((element) => toLine(element, cargoOf))];
}
