/** J02: vehicles of one line that are not alike: mass, height and bridge class of each kind decide which lift and which way takes it. By hand, hours. */
import { compile, Simulator, WorldError } from '@muster/logistics';
import { checkPlan } from '@muster/logistics/check';
import { toWorld } from '../mapping/to-world.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { parseScenario } from '../parse/parse.ts';

const hours = (n: number) => ({ fixed: n, unit: 'h' }) as const;

/** One train from north to middle: 220 km at 22 km/h, 10 h to load, 8 h to unload. A line twice as long has no low tunnel. */
const base = {
  format: 'muster-scenario/2',
  id: 'test',
  title: 'Test',
  clock: {
    cfDay: '2026-06-01T00:00:00Z',
    dDay: { anchor: 'CF', offset: 10 },
    end: { anchor: 'CF', offset: 60 },
  },
  places: [
    { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 2, gauges: [1435] } },
    { id: 'middle', name: 'Middle', kind: 'rail-terminal', lat: 50, lon: 23, rail: { ramps: 2, gauges: [1435] } },
  ],
  links: [{ id: 'railway', from: 'north', to: 'middle', mode: 'rail', lengthKm: 220 }],
};
const train = {
  id: 'train',
  name: 'Train',
  mode: 'rail',
  payload: { massT: 77 },
  carries: ['wheeled', 'tracked', 'outsized'],
  speedKmh: 22,
  load: hours(10),
  unload: hours(8),
};
const detour = { id: 'detour', from: 'north', to: 'middle', mode: 'rail', lengthKm: 440 };

function document(pieces: readonly object[], part: { type?: object; links?: readonly object[]; cargo?: object } = {}) {
  const parsed = parseScenario({
    ...base,
    links: [...base.links, ...(part.links ?? [])],
    liftTypes: [{ ...train, ...part.type }],
    liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
    movements: [{ id: 'm', from: 'north', to: 'middle', modes: ['rail'], cargo: { ...part.cargo, pieces } }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  return parsed.value;
}

function readyHours(scenario: ScenarioDocument): number {
  const program = compile(toWorld(scenario));
  return new Simulator(program).replicate(1, 0, { sampleMin: 1440 }).ready[0] / 60;
}

const tank = { kind: 'tracked', count: 1, massT: 62 };
const carrier = (count: number) => ({ kind: 'tracked', count, massT: 3 });

describe('J02 pieces', () => {
  test('J02.1 a tank and five carriers fill one train of 77 t; a sixth goes with the next', () => {
    expect(readyHours(document([tank, carrier(5)]))).toBe(28);
    // Six carriers stay together: 62 + 18 are more than 77. The train is back after 10 h.
    expect(readyHours(document([tank, carrier(6)]))).toBe(28 + 10 + 28);
  });

  test('J02.2 six vehicles of 77 t in all fit a train of 60 t by the average; the tank among them does not, and is named', () => {
    const small = { type: { payload: { massT: 60 } } };
    const byTotal = parseScenario({
      ...base,
      liftTypes: [{ ...train, ...small.type }],
      liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
      movements: [{ id: 'm', from: 'north', to: 'middle', modes: ['rail'], cargo: { tracked: 6, massT: 77 } }],
    });
    // Four of 12.8 t, then two.
    expect(byTotal.ok && readyHours(byTotal.value)).toBe(28 + 10 + 28);
    const world = toWorld(document([tank, carrier(5)], small));
    expect(() => compile(world)).toThrow(WorldError);
    expect(() => compile(world)).toThrow(/no lift takes a piece of m\/tracked\.1 \(62\.0 t .*: train takes 60 t/);
    expect(checkPlan(world).map(({ code, requirement }) => [code, requirement])).toEqual([
      ['plan.payload', 'm/tracked.1'],
    ]);
  });

  test('J02.3 a high piece goes around a low tunnel, a low one through it', () => {
    const tunnel = { links: [detour] };
    const low = { ...base.links[0], maxHeightM: 4.3 };
    const through = (heightM: number) => {
      const scenario = document([{ ...tank, heightM }], tunnel);
      return readyHours({
        ...scenario,
        links: [{ ...scenario.links![0], maxHeightM: low.maxHeightM }, scenario.links![1]],
      });
    };
    expect(through(4.3)).toBe(28);
    expect(through(4.31)).toBe(10 + 20 + 8);
  });

  test('J02.4 without a way around, or on lift that is too low, it is refused, and the check says why', () => {
    const high = document([{ ...tank, heightM: 4.5 }], { type: { maxHeightM: 4 } });
    expect(() => compile(toWorld(high))).toThrow(/train takes 4 m of height/);
    expect(checkPlan(toWorld(high)).map(({ message }) => message)).toEqual([
      'A vehicle has 4.5 m of height; train takes 4 m.',
    ]);
    const scenario = document([{ ...tank, heightM: 4.5 }]);
    const world = toWorld({ ...scenario, links: [{ ...scenario.links![0], maxHeightM: 4.3 }] });
    expect(() => compile(world)).toThrow(/no route for m/);
    expect(checkPlan(world).map(({ code, message }) => [code, message])).toEqual([
      ['plan.height', 'railway is 4.3 m high; the highest piece is 4.5 m.'],
    ]);
  });

  test('J02.5 the bridge class of a kind binds that kind alone, and people of the line cross lighter bridges', () => {
    const streams = toWorld(document([{ ...tank, mlc: 70 }, carrier(2)], { cargo: { wheeled: 1, massT: 10, heaviestMlc: 20, pax: 3 } })).requirements; // prettier-ignore
    expect(Object.fromEntries(streams.map(({ id, mlc }) => [id, mlc]))).toEqual({
      'm/people': undefined,
      'm/wheeled': 20,
      'm/tracked.1': 70,
      'm/tracked.2': undefined,
    });
  });

  test('J02.6 outsized pieces ask for lift that carries such', () => {
    const outsized = document([{ ...tank, outsized: true }], { type: { carries: ['tracked'] } });
    expect(() => compile(toWorld(outsized))).toThrow(/no route for m \(outsized\)/);
  });
});
