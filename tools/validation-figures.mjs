/**
 * The figures of docs/validation.md, measured on the reference scenario. Runs from dist: `npm run build` first.
 *
 *   node tools/validation-figures.mjs [replications]     default 100, seed 1
 */
import { readdirSync, readFileSync } from 'node:fs';
import { compile, MODES, Simulator } from '../libs/logistics/dist/index.js';
import { parseScenario, toWorld } from '../libs/planning/dist/index.js';
import { parisDeclaration as document } from '../libs/planning/dist/reference/index.js';

const DAY = 1440;
const WEEK = 7 * DAY;
const SEED = 1;
const replications = Number(process.argv[2] ?? 100);

const program = compile(toWorld(document));
const simulator = new Simulator(program);
const { world } = program;
const elementIndex = new Map(world.elements.map(({ id }, i) => [id, i]));
const placeIndex = new Map(world.places.map(({ id }, i) => [id, i]));
const templates = new Map(document.unitTemplates.map((row) => [row.id, row]));
const rows = new Map(document.forceElements.map((row) => [row.id, row]));
const personsOf = (id) => rows.get(id).cargo?.pax ?? templates.get(rows.get(id).template)?.cargo.pax ?? 0;

const posture = world.elements.flatMap(({ id }, e) =>
  rows.get(id)?.releasedBy?.startsWith('gate-order-posture') ? [{ e, id, persons: personsOf(id) }] : [],
);
const force = posture.reduce((sum, { persons }) => sum + persons, 0);

const measures = new Map();
const add = (name, value) => measures.set(name, [...(measures.get(name) ?? []), value]);

/** Loaded movements of an element, of one mode or all. */
const movementsOf = ({ movements: log }, element, mode) =>
  log.mode.flatMap((code, i) => {
    const requirement = world.requirements[log.requirement[i]];
    if (requirement?.element !== element || (mode !== undefined && MODES[code] !== mode)) return [];
    return [
      {
        i,
        mode: MODES[code],
        from: log.from[i],
        to: log.to[i],
        start: log.start[i],
        end: log.end[i],
        kind: requirement.kind,
        vehicles: log.vehicles[i],
      },
    ];
  });

/** Loads with vehicles: movements that carry on nothing which had come to where they begin. */
function countLoads(moves) {
  const before = new Map();
  const loaded = moves.filter(({ vehicles }) => vehicles > 0);
  const key = (place, vehicles) => `${place} ${vehicles}`;
  for (const { to, vehicles } of loaded) before.set(key(to, vehicles), (before.get(key(to, vehicles)) ?? 0) + 1);
  return loaded.filter(({ from, vehicles }) => {
    const left = before.get(key(from, vehicles)) ?? 0;
    before.set(key(from, vehicles), left - 1);
    return left <= 0;
  }).length;
}

function measureBattlegroup(outcome, bound) {
  const id = 'fe-fr-response-battlegroup';
  const e = elementIndex.get(id);
  const rail = movementsOf(outcome, id, 'rail').sort((a, b) => a.start - b.start);
  if (rail.length > 0) {
    add('battlegroup: trains with vehicles', countLoads(rail));
    add('battlegroup: first train to in place, d', (outcome.atDestination[e] - rail[0].start) / DAY);
  }
  add('battlegroup: order to ready, d', (outcome.ready[e] - outcome.ordered[e]) / DAY);
  add('battlegroup: D-day to ready, d', (outcome.ready[e] - world.dDayMin) / DAY);
  add('battlegroup: D-day to bound, d', (bound[e] - world.dDayMin) / DAY);
}

function measureBrigade(outcome, bound) {
  const id = 'fe-fr-response-brigade';
  const e = elementIndex.get(id);
  const [load, discharge] = [placeIndex.get('FRTLN'), placeIndex.get('ROCND')];
  const moves = movementsOf(outcome, id);
  const ships = moves.filter(({ mode }) => mode === 'sea');
  add('brigade: shiploads, all cargo', ships.filter(({ from }) => from === load).length);
  const withVehicles = moves.filter(({ vehicles }) => vehicles > 0);
  add(
    'brigade: shiploads of vehicles',
    withVehicles.filter(({ mode, from }) => mode === 'sea' && from === load).length,
  );
  const arrivals = withVehicles.filter(({ mode, to }) => mode === 'sea' && to === discharge).map(({ end }) => end);
  const departures = withVehicles
    .filter(({ mode, from }) => mode !== 'sea' && from === discharge)
    .map(({ start }) => start);
  if (arrivals.length > 0 && departures.length > 0) {
    add('brigade: first ship in to last vehicles out, d', (Math.max(...departures) - Math.min(...arrivals)) / DAY);
    add('brigade: first ship in to last ship in, d', (Math.max(...arrivals) - Math.min(...arrivals)) / DAY);
    add('brigade: last ship in to last vehicles out, d', (Math.max(...departures) - Math.max(...arrivals)) / DAY);
  }
  add('brigade: order to ready, d', (outcome.ready[e] - outcome.ordered[e]) / DAY);
  add('brigade: D-day to ready, d', (outcome.ready[e] - world.dDayMin) / DAY);
  add('brigade: D-day to bound, d', (bound[e] - world.dDayMin) / DAY);
}

function measureForce(outcome) {
  const cDay = Math.min(...posture.map(({ e }) => outcome.ordered[e]).filter((minute) => minute >= 0));
  const never = world.endMin;
  const ready = posture
    .map(({ e, id, persons }) => ({ e, id, persons, at: outcome.ready[e] < 0 ? never : outcome.ready[e] }))
    .sort((a, b) => a.at - b.at);
  const first = ready.find(({ id }) => rows.get(id).template === 'tpl-battlegroup');
  let persons = 0;
  const half = ready.find((row) => (persons += row.persons) >= force / 2);
  add('force: first battlegroup from C-day, weeks', (first.at - cDay) / WEEK);
  add('force: first battlegroup from its own order, weeks', (first.at - outcome.ordered[first.e]) / WEEK);
  add('force: half of the persons from C-day, weeks', (half.at - cDay) / WEEK);
  add('force: all from C-day, weeks', (ready[ready.length - 1].at - cDay) / WEEK);
}

for (let replication = 0; replication < replications; replication++) {
  const outcome = simulator.replicate(SEED, replication, { sampleMin: DAY, record: true });
  const bound = simulator.criticalPath(SEED, replication);
  measureBattlegroup(outcome, bound);
  measureBrigade(outcome, bound);
  measureForce(outcome);
  for (const id of ['fe-gb-response-battlegroup', 'fe-gb-response-light-brigade']) {
    const e = elementIndex.get(id);
    add(`${id}: D-day to ready, d`, (outcome.ready[e] - world.dDayMin) / DAY);
  }
}

const quantile = (sorted, p) => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)];
console.log(`Reference scenario, seed ${SEED}, ${replications} replications, ${force} persons in the posture`);
console.log(`${''.padEnd(52)}${['P10', 'P50', 'P90'].map((name) => name.padStart(9)).join('')}`);
function print(name, values) {
  const sorted = values.sort((a, b) => a - b);
  console.log(`${name.padEnd(52)}${[0.1, 0.5, 0.9].map((p) => quantile(sorted, p).toFixed(1).padStart(9)).join('')}`);
}
for (const [name, values] of measures) print(name, values);

/** Worlds of published results: first arrival at the destination and closure, days from the order. */
const folder = new URL('../docs/examples/published/', import.meta.url);
console.log(`\nPublished results, seed ${SEED}, ${replications} replications, days from the order`);
for (const file of readdirSync(folder).sort()) {
  const { value: published } = parseScenario(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const small = new Simulator(compile(toWorld(published)));
  const destinations = new Set(
    [...(published.forceElements ?? []), ...(published.movements ?? [])].map(
      ({ destination, to }) => destination ?? to,
    ),
  );
  const first = [];
  const closure = [];
  for (let replication = 0; replication < replications; replication++) {
    const { movements: log, ready } = small.replicate(SEED, replication, { sampleMin: DAY, record: true });
    const { places } = small.program.world;
    first.push(Math.min(...log.end.filter((_, i) => destinations.has(places[log.to[i]].id))) / DAY);
    closure.push(ready.some((minute) => minute < 0) ? Infinity : Math.max(...ready) / DAY);
  }
  print(`${published.id}: first arrival`, first);
  print(`${published.id}: closure`, closure);
}
