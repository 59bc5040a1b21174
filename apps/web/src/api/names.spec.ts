import type { ForceData } from './force.ts';
import { keptNames, makeNames } from './names.ts';

const force = {
  placeById: new Map([
    ['ROCND', { name: 'Constanta' }],
    ['J-A', { name: 'Arad' }],
    ['XD-Medyka', { name: 'Medyka - Shehyni', into: 'UA' }],
    ['XD-Inner', { name: 'Inner border', into: null }],
  ]),
  nationById: new Map([['UA', { name: 'Ukraine' }]]),
  elementById: new Map([['fe-1', { name: 'First battalion' }]]),
  links: [{ id: 'rail:J-A:ROCND', mode: 'rail', from: 'J-A', to: 'ROCND' }],
  poolNames: new Map([['atares', 'ATARES account']]),
  sectorNames: new Map([['sector-east', 'Donetsk']]),
  officeTitles: new Map([['cell', 'Coordination cell']]),
  stepTitles: new Map([['com-pl-logistic', 'Polish corridors at crisis priority']]),
  airspaces: [{ id: 'air-UA', name: 'Airspace over Ukraine' }],
  liftNames: new Map([['lift-roro', 'Commercial RO/RO']]),
} as unknown as ForceData;
const names = makeNames(
  force,
  new Map([
    ['gate-consultation', 'Coalition consultation'],
    ['req-medical', 'Role 2 hospitals'],
  ]),
  [
    { id: 'fuel-main', place: 'ROCND', class: 'III', item: null, owner: 'RO' },
    { id: 'depot/fuel:reserve', place: 'J-A', class: 'III', item: null, owner: 'RO' },
    { id: 'st-a', place: 'J-A', class: 'II', item: 'components', owner: 'UA' },
    { id: 'st-b', place: 'J-A', class: 'II', item: null, owner: 'PL' },
  ],
);

test.each([
  ['ROCND/berths', 'Constanta, berths'],
  ['ROCND/gauge-change:transload', 'Constanta, gauge change, transload'],
  ['rail:J-A:ROCND/path', 'Rail Arad – Constanta'],
  ['gate/gate-consultation', 'Coalition consultation'],
  ['gate/com-pl-logistic', 'Polish corridors at crisis priority'],
  ['gate/caveat:fe-1', 'Caveat on where First battalion may stand'],
  ['gate/detection:sector-east', 'Detection, Donetsk'],
  ['permission/XD-Medyka', 'At the crossing Medyka - Shehyni into Ukraine'],
  ['permission/XD-Inner', 'At the crossing Inner border'],
  ['lift/lift-roro', 'Commercial RO/RO'],
  ['air-UA/airspace', 'Airspace over Ukraine'],
  ['quota/atares/UA', 'Hours of Ukraine in ATARES account'],
  ['supply/depot/fuel:reserve', 'Supply of III fuel at Arad'],
  ['supply/gone', 'gone'],
  ['office/cell', 'Coordination cell'],
  ['fe-1', 'First battalion'],
  ['unknown/thing', 'unknown, thing'],
])('%s is %s', (id, name) => expect(names.resource(id)).toBe(name));

test('an outload by its stock, and stocks as they are told apart at their place', () => {
  expect(names.resource('ROCND/outload:fuel-main')).toBe('Constanta, outload, III fuel');
  expect(names.resource('J-A/outload:depot/fuel:reserve')).toBe('Arad, outload, III fuel');
  expect(names.facility('outload:st-a')).toBe('outload, II equipment, components');
  expect(names.stock({ id: 'st-b', class: 'II' })).toBe('II equipment, Poland');
  // One that the scenario of now does not hold.
  expect(names.stock({ id: 'gone', class: 'V' })).toBe('V ammunition');
});

test('while the names of stocks are on their way, no key is shown for one', () => {
  const early = makeNames(force, new Map(), null);
  expect(early.facility('outload:fuel-main')).toBe('outload, …');
  expect(early.resource('supply/fuel-main')).toBe('…');
  expect(early.facility('gauge-change:transload')).toBe('gauge change, transload');
  expect(early.stock({ id: 'fuel-main', class: 'III' })).toBe('III fuel, …');
});

test('names are made once for all rows of a table that ask for those of the same data', () => {
  const stocks = Array.from({ length: 1000 }, (_, i) => ({ id: `st-${i}`, place: 'HUB', class: 'I' }));
  const make = jest.fn(() => makeNames(undefined, new Map(), stocks));
  const rows = stocks.map((stock) => keptNames(['en', stocks], make).stock(stock));
  expect(new Set(rows).size).toBe(stocks.length);
  expect(make).toHaveBeenCalledTimes(1);
  keptNames(['uk', stocks], make);
  keptNames(['en', [...stocks]], make);
  expect(make).toHaveBeenCalledTimes(3);
  expect(keptNames(['en', stocks], make)).toBe(keptNames(['en', stocks], make));
  expect(make).toHaveBeenCalledTimes(3);
});
