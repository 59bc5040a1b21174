/** A world in which two nations have the same rows, each released to nobody. */
import { parseScenario, type ScenarioDocument } from '@muster/planning';
import { createSystemContext } from '../identity/request-context.ts';
import { ScenarioService } from '../scenarios/scenario.service.ts';
import type { TestApp } from './test-app.ts';

/** The same rows for both nations. */
const rowsOf = (nation: string) => ({
  contribution: {
    id: `contribution-${nation}`,
    nation,
    title: 'Battalion',
    component: 'land',
    kind: 'force',
    status: 'offered',
    stationing: 'inside',
  },
  forceElement: {
    id: `element-${nation}`,
    nation,
    contribution: `contribution-${nation}`,
    name: 'Column',
    component: 'land',
    home: 'north',
    destination: 'south',
    releasedBy: `approval-${nation}`,
    cargo: { pax: 100, wheeled: 20, massT: 200 },
    requiredAt: { anchor: 'CF', offset: 20 },
  },
  liftPool: { id: `trains-${nation}`, liftType: 'train', count: 1, base: 'north', owner: nation },
  stock: { id: `fuel-${nation}`, place: 'south', class: 'III', amountT: 50, owner: nation },
  gate: {
    id: `approval-${nation}`,
    title: 'Approval',
    kind: 'national-approval',
    owner: nation,
    duration: { fixed: 1 },
  },
});

function createWorld(): ScenarioDocument {
  const [fr, gb] = ['FR', 'GB'].map(rowsOf);
  const train = {
    id: 'train',
    name: 'Train',
    mode: 'rail',
    payload: { wagons: 30, pax: 500 },
    carries: ['people', 'wheeled', 'tracked'],
    speedKmh: 22,
    load: { fixed: 8, unit: 'h' },
    unload: { fixed: 8, unit: 'h' },
  };
  const parsed = parseScenario({
    format: 'muster-scenario/2',
    id: 'two-nations',
    title: 'Two nations',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 40 } },
    nations: ['FR', 'GB'].map((id) => ({ id, name: 'A nation', role: 'contributor', reported: 'yes' })),
    places: [
      { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
      { id: 'south', name: 'South', kind: 'hub', lat: 49.8, lon: 23.2, rail: { ramps: 1, gauges: [1435] } },
    ],
    links: [
      { id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220 },
      { id: 'road', from: 'north', to: 'south', mode: 'road', lengthKm: 230 },
    ],
    liftTypes: [train],
    contributions: [fr.contribution, gb.contribution],
    forceElements: [fr.forceElement, gb.forceElement],
    liftPools: [fr.liftPool, gb.liftPool],
    stocks: [fr.stock, gb.stock],
    gates: [fr.gate, gb.gate],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const TABLES = ['contribution', 'force_element', 'lift_pool', 'stock', 'gate'];

/** @returns its uuid */
export async function loadTwoNations(test: TestApp): Promise<string> {
  const uuid = await test.app.get(ScenarioService).load(createSystemContext('test'), createWorld());
  if (uuid === undefined) throw new Error('the world was there already');
  for (const table of TABLES)
    await test.source.query(`UPDATE "${table}" SET releasable_to = '{}' WHERE scenario_id = $1`, [uuid]);
  return uuid;
}
