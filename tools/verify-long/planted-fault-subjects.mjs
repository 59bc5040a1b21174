/**
 * What faults are planted in: kernel, ledger, stock and gate code. Of each file the tests that are asked first, and functions that decide its
 * layout and with it its speed only.
 */
const LOGISTICS = 'libs/logistics/src/';
const PLANNING = 'libs/planning/src/';

const logistics = (file, specs, more = {}) => ({
  file: `${LOGISTICS}${file}`,
  specs: specs.map((spec) => LOGISTICS + spec),
  stories: `${LOGISTICS}test/a`,
  last: (more.last ?? ['test/g01-properties']).map((spec) => LOGISTICS + spec),
  speedOnly: more.speedOnly ?? [],
});

const planning = (file, specs) => ({
  file: `${PLANNING}${file}`,
  specs: specs.map((spec) => PLANNING + spec),
  stories: `${PLANNING}test/a`,
  last: [`${PLANNING}test/p01-changed-at-random`],
  speedOnly: [],
});

const SINGLE_MOVES = ['test/a01-single-moves', 'test/a02-ports-gauges-borders', 'test/a03-conditions-supply'];
const STOCKS = [
  'operation/supply/supply',
  'test/a03-conditions-supply',
  'test/a06-short-supply',
  'test/c01-disruption',
  'test/a14-lost-and-restored',
  'test/g08-stocks-by-the-minute',
];
const LIFT = ['test/a08-order-of-lift', 'test/a09-lift-limits', 'test/a16-claims-and-pieces'];
const FALLS = [
  'test/a03-conditions-supply',
  'test/a04-holds-effects',
  'test/a10-offices-and-falls',
  'test/a14-lost-and-restored',
  'test/a18-way-home',
];
const LAYOUT = ['look', 'heapIsFull', 'gather', 'layOut', 'chooseWidth', 'place', 'constructor'];

export const SUBJECTS = [
  logistics('engine/calendar.ts', ['engine/calendar'], { speedOnly: LAYOUT }),
  logistics('engine/near-events.ts', ['engine/calendar'], { speedOnly: ['pushLong', 'reserve', 'constructor'] }),
  logistics('engine/resource.ts', ['engine/resource', ...SINGLE_MOVES], { last: ['test/b02-littles-law'] }),
  logistics('engine/trace.ts', ['engine/trace']),
  logistics('engine/random.ts', ['engine/random']),
  logistics('operation/explanation/segment-log.ts', ['operation/explanation/segment-log', ...SINGLE_MOVES]),
  logistics('operation/explanation/ledger.ts', [
    'operation/explanation/ledger',
    ...SINGLE_MOVES,
    'test/a11-never-ready',
    'test/a17-closures',
  ]),
  logistics('operation/supply/supply.ts', STOCKS),
  logistics('operation/supply/issue.ts', STOCKS),
  logistics('operation/supply/stock-level.ts', STOCKS),
  logistics('operation/conditions/conditions.ts', FALLS),
  logistics('operation/conditions/releases.ts', FALLS),
  logistics('operation/transit/berth.ts', [
    'operation/transit/berth',
    'test/a07-facilities',
    'test/a15-ties-and-limits',
  ]),
  logistics('operation/dispatch/quota.ts', ['operation/dispatch/quota', ...LIFT]),
  logistics('operation/dispatch/asset-rest.ts', ['operation/dispatch/asset-rest', ...LIFT]),
  logistics('operation/transit/driving-ban.ts', ['operation/transit/driving-ban', ...LIFT]),
  logistics('operation/dispatch/unit-integrity.ts', LIFT),
  planning('activation/gate-machine.ts', ['test/a01-gates', 'test/a02-gate-input']),
  planning('activation/earliest-met.ts', [
    'activation/earliest-met',
    'test/a01-gates',
    'test/a02-gate-input',
    'test/e04-what-opens',
  ]),
  planning('activation/waits.ts', ['activation/waits', 'test/a02-gate-input', 'test/a01-gates', 'test/e04-what-opens']),
  planning('mapping/gates.ts', ['mapping/gates', 'test/a01-gates', 'test/h06-now-and-money', 'test/e04-what-opens']),
  planning('parse/gate-validation.ts', [
    'parse/gate-validation',
    'test/a02-gate-input',
    'test/a01-gates',
    'test/h06-now-and-money',
  ]),
];
