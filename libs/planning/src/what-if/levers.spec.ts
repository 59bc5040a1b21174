import { gatesAfterBreach } from '../activation/after-breach.ts';
import { parseScenario } from '../parse/parse.ts';
import { applyLevers } from './levers.ts';

const clock = {
  cfDay: '2026-06-01T00:00:00Z',
  dDay: { anchor: 'CF', offset: 20 },
  end: { anchor: 'CF', offset: 60 },
};
const day = (offset: number) => ({ anchor: 'CF', offset });

function parse(rows: object) {
  const parsed = parseScenario({ format: 'muster-scenario/2', id: 'levers', title: 'Levers', clock, ...rows });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const PORT = { id: 'port', name: 'Port', kind: 'seaport', lat: 50, lon: 20 };
const TRAIN = {
  id: 'train',
  name: 'Train',
  mode: 'rail',
  payload: { wagons: 30 },
  carries: ['wheeled'],
  speedKmh: 20,
  load: { fixed: 1, unit: 'h' },
  unload: { fixed: 1, unit: 'h' },
};

test('an asset more in a pool with a date for each comes with the last, and the document stays valid', () => {
  const plan = parse({
    places: [PORT],
    liftTypes: [TRAIN],
    liftPools: [{ id: 'trains', liftType: 'train', count: 2, base: 'port', availableFrom: [day(1), day(5)] }],
  });
  const pool = (more: number) => parse(applyLevers(plan, [{ kind: 'lift', pool: 'trains', more }])).liftPools?.[0];
  expect(pool(2)).toMatchObject({ count: 4, availableFrom: [day(1), day(5), day(5), day(5)] });
  expect(pool(-1)).toMatchObject({ count: 1, availableFrom: [day(1)] });
  expect(pool(-5)).toMatchObject({ count: 0 });
});

test('a berth more in a port with groups is one of the largest group', () => {
  const plan = parse({
    places: [
      {
        ...PORT,
        seaport: {
          berths: 5,
          berthGroups: [
            { id: 'deep', berths: 2 },
            { id: 'quay', berths: 3 },
          ],
        },
      },
    ],
  });
  const port = (more: number) =>
    parse(applyLevers(plan, [{ kind: 'facility', place: 'port', facility: 'berths', more }])).places[0].seaport;
  expect(port(2)).toMatchObject({ berths: 7, berthGroups: [{ berths: 2 }, { berths: 5 }] });
  expect(port(-9)).toMatchObject({ berths: 2, berthGroups: [{ berths: 2 }, { berths: 0 }] });
});

test('a gate that needs fewer others than may be met before the breach is not one of the response', () => {
  const gate = (id: string, more: object) => ({ id, title: id, kind: 'order', ...more });
  const document = parse({
    places: [PORT],
    gates: [
      { id: 'breach', title: 'Breach', kind: 'breach', opensAt: { anchor: 'D', offset: 0 } },
      gate('early', { opensAt: day(3) }),
      gate('either', { requires: ['breach', 'early'], requiresCount: 1 }),
      gate('both', { requires: ['breach', 'early'] }),
      gate('after-either', { requires: ['either'] }),
      gate('after-both', { requires: ['both'] }),
    ],
  });
  expect([...gatesAfterBreach(document)].sort()).toEqual(['after-both', 'both', 'breach']);
});
