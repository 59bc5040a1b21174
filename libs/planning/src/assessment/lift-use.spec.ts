/** Use of lift by pool and the cost of movement. Answers by hand. */
import { parseScenario } from '../parse/parse.ts';
import { prepare, runChunk, toRunResult } from '../run/index.ts';

const cf = (offset: number) => ({ anchor: 'CF', offset }) as const;
const rail = { rail: { ramps: 9, gauges: [1435] } };
const place = (id: string, part: object = {}) => ({ id, name: id, kind: 'garrison', lat: 50, lon: 20, ...part });
const train = (id: string, costPerKm: number, carries: string) => ({
  id,
  name: id,
  mode: 'rail',
  payload: { massT: 100 },
  carries: [carries],
  speedKmh: 60,
  load: { fixed: 0, unit: 'h' },
  unload: { fixed: 0, unit: 'h' },
  costPerKm,
});
const move = (id: string, cargo: object, modes: string[]) => ({ id, from: 'a', to: 'b', cargo, modes });

/**
 * Goods trains of 10 EUR stand two links of 60 km from their loads, tank trains of 30 EUR at theirs; 60 km with the load. Each goes home. A column marches
 * the same way by road. The run is ten days.
 */
const document = {
  format: 'muster-scenario/2',
  id: 'lift-use',
  title: 'lift-use',
  clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(0), end: cf(10) },
  places: [place('base', rail), place('half', rail), place('a', rail), place('b', rail)],
  links: [
    { id: 'l1', from: 'base', to: 'half', mode: 'rail', lengthKm: 60 },
    { id: 'l2', from: 'half', to: 'a', mode: 'rail', lengthKm: 60 },
    { id: 'l3', from: 'a', to: 'b', mode: 'rail', lengthKm: 60 },
    { id: 'r', from: 'a', to: 'b', mode: 'road', lengthKm: 60 },
  ],
  liftTypes: [train('goods', 10, 'supply'), { ...train('tank', 30, 'fuel'), useRateHPerDay: 12 }],
  liftPools: [
    { id: 'goods', liftType: 'goods', count: 1, base: 'base' },
    { id: 'tank', liftType: 'tank', count: 2, base: 'a', availableFrom: [cf(0), cf(5)] },
    { id: 'spare', liftType: 'goods', count: 1, base: 'base', availableFrom: cf(9) },
  ],
  movements: [
    move('goods', { supplyT: 100 }, ['rail']),
    move('fuel', { fuelT: 200 }, ['rail']),
    move('column', { wheeled: 10 }, ['road']),
  ],
};

const result = (() => {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const prepared = prepare(parsed.value);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.issues));
  return toRunResult(prepared.value, 1, 2, [runChunk(prepared.value, 1, 0, 2)]);
})();

test('trips, kilometres, hours and the share of what the use rate allows, by pool', () => {
  const rows = Object.fromEntries(result.lift.map(({ id, ...row }) => [id, row]));
  // To the load 120 km, with it 60, home 180: 6 h of ten days.
  expect(rows.goods).toEqual({
    liftType: 'goods',
    assets: 1,
    trips: 1,
    km: 360,
    hoursUnderWay: { p50: 6, p90: 6 },
    useShare: 6 / 240,
    quotas: [],
  });
  // Two loads: there, back, there and home. 12 h a day, ten days and five.
  expect(rows.tank).toMatchObject({ trips: 2, km: 240, hoursUnderWay: { p50: 4, p90: 4 }, useShare: 4 / 180 });
  expect(rows.spare).toMatchObject({ trips: 0, km: 0, useShare: 0 });
});

test('the cost is that of the type that went, its empty way over all links included, and a column is no lift', () => {
  expect(result.commander.cost).toEqual({
    totalEur: 360 * 10 + 240 * 30,
    byMode: [{ mode: 'rail', assetKm: 600, eur: 360 * 10 + 240 * 30 }],
  });
});
