/** J01: dates of the time-phased table, prepositioned sets, risks, effects and holds as a document says them. Answers by hand. */
import { CAUSES, compile, Simulator } from '@muster/logistics';
import { toWorld } from '../mapping/to-world.ts';
import { parseScenario } from '../parse/parse.ts';

const at = (offset: number) => ({ anchor: 'CF', offset }) as const;
const hours = (n: number) => ({ fixed: n, unit: 'h' }) as const;

/** north --rail 220 km, 22 km/h-- middle --road-- south. A train loads 10 h and unloads 8 h. */
const base = {
  format: 'muster-scenario/2',
  id: 'test',
  title: 'Test',
  clock: { cfDay: '2026-06-01T00:00:00Z', dDay: at(10), end: at(60) },
  places: [
    { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 2, gauges: [1435] } },
    { id: 'middle', name: 'Middle', kind: 'rail-terminal', lat: 50, lon: 23, rail: { ramps: 2, gauges: [1435] } },
    { id: 'south', name: 'South', kind: 'hub', lat: 49.8, lon: 23.2 },
  ],
  links: [
    { id: 'railway', from: 'north', to: 'middle', mode: 'rail', lengthKm: 220 },
    { id: 'road', from: 'middle', to: 'south', mode: 'road', lengthKm: 30 },
  ],
  liftTypes: [
    {
      id: 'train',
      name: 'Train',
      mode: 'rail',
      payload: { wagons: 100 },
      carries: ['wheeled', 'people'],
      speedKmh: 22,
      load: hours(10),
      unload: hours(8),
    },
  ],
  liftPools: [{ id: 'trains', liftType: 'train', count: 5, base: 'north' }],
};

function run(part: object, replication = 0) {
  const parsed = parseScenario({ ...base, ...part });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, null, 1));
  const program = compile(toWorld(parsed.value));
  const outcome = new Simulator(program).replicate(1, replication, { sampleMin: 1440 });
  return (id: string) => outcome.ready[program.world.elements.findIndex((e) => e.id === id)] / 60;
}

const issuesOf = (part: object): string[] => {
  const parsed = parseScenario({ ...base, ...part });
  return parsed.ok ? [] : parsed.issues.map((issue) => `${issue.code} ${issue.path}`);
};

const column = { id: 'column', from: 'north', to: 'middle', cargo: { wheeled: 20, massT: 200 }, modes: ['rail'] };

describe('J01 dates of the time-phased table', () => {
  test('J01.1 not loaded at the port of embarkation before ALD, not at the port of debarkation before EAD', () => {
    expect(run({ movements: [column] })('column')).toBe(28);
    expect(run({ movements: [{ ...column, availableToLoad: at(2) }] })('column')).toBe(48 + 28);
    // Loaded in 10 h before, it sets out at 96 - 10, is there at 96 and is unloaded in 8 h.
    expect(run({ movements: [{ ...column, earliestArrival: at(4) }] })('column')).toBe(96 + 8);
  });
});

const unit = {
  id: 'unit',
  name: 'Unit',
  component: 'land',
  home: 'north',
  destination: 'south',
  cargo: { pax: 90, wheeled: 20, massT: 200 },
  peopleModes: ['rail', 'road'],
  modes: ['rail', 'road'],
};
const set = { id: 'set', place: 'middle', count: 1, drawTime: hours(20) };

describe('J01 prepositioned sets', () => {
  const drawing = { ...unit, deployment: 'draw-set', set: 'set' };

  test('J01.2 the people come, draw the set and go on with it; their own equipment stays', () => {
    const ready = run({ forceElements: [drawing], prepositionedSets: [set] })('unit');
    // People by train 28 h, 20 h of drawing, then 30 km by road in little more than an hour.
    expect(ready).toBeGreaterThan(48);
    expect(ready).toBeLessThan(50);
  });

  test('J01.3 one set for two units: the second never is ready; two sets are drawn side by side', () => {
    const two = [drawing, { ...drawing, id: 'second' }];
    const one = run({ forceElements: two, prepositionedSets: [set] });
    expect([one('unit'), one('second')].filter((hours) => hours < 0)).toHaveLength(1);
    const both = run({ forceElements: two, prepositionedSets: [{ ...set, count: 2 }] });
    expect(Math.max(both('unit'), both('second'))).toBeLessThan(50);
  });

  test('J01.3c its ledger goes back through the drawing to the people that came for it, and on to the order', () => {
    const parsed = parseScenario({
      ...base,
      gates: [{ id: 'decision', title: 'Decision', kind: 'national-decision', duration: { fixed: 4 } }],
      forceElements: [{ ...drawing, releasedBy: 'decision', notice: { fixed: 10 } }],
      prepositionedSets: [set],
      liftPools: [{ ...base.liftPools[0], availableFrom: at(20) }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const program = compile(toWorld(parsed.value));
    const { chainStart, chainCause, chainFrom, chainTo, ready } = new Simulator(program).replicate(1, 0, {
      sampleMin: 1440,
    });
    const hoursOf = (cause: string) => {
      let sum = 0;
      for (let i = chainStart[0]; i < chainStart[1]; i++)
        if (CAUSES[chainCause[i]] === cause) sum += chainTo[i] - chainFrom[i];
      return sum / 60;
    };
    // Decided on day 4, at notice until day 14, no train before day 20, 28 h by train, 20 h of drawing, on by road.
    expect(['decision', 'notice', 'waiting-for-lift', 'loading', 'discharge', 'predecessor'].map(hoursOf)).toEqual([
      96, 240, 144, 10, 8, 20,
    ]);
    expect(CAUSES.reduce((sum, cause) => sum + hoursOf(cause), 0)).toBe(ready[0] / 60);
  });

  test('J01.3b a set that somebody has drawn by the instant of the initial state is gone', () => {
    const forceElements = [drawing, { ...drawing, id: 'second' }];
    const initialState = { asOf: at(10), elements: [{ element: 'unit', state: 'ready' }] };
    const state = (count: number) => run({ forceElements, prepositionedSets: [{ ...set, count }], initialState });
    expect([state(1)('unit'), state(1)('second') < 0]).toEqual([240, true]);
    expect(state(2)('second')).toBeGreaterThan(240);
  });

  test('J01.10 nobody goes on from the set before he is there: of 180 people the second half comes with the second train', () => {
    // One train of 90 seats (a wagon each): there 28 h, empty back 10 h, and there again 28 h; then 30 km by road.
    const seats = { ...base.liftTypes[0], payload: { wagons: 100, pax: 90 }, carries: ['people'] };
    const ready = run({
      liftTypes: [seats],
      liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
      forceElements: [{ ...drawing, cargo: { pax: 180, wheeled: 20, massT: 200 } }],
      prepositionedSets: [set],
    })('unit');
    expect(ready).toBeGreaterThan(66);
    expect(ready).toBeLessThan(69);
  });

  test('J01.4 sets that a gate releases wait for it', () => {
    const ready = run({
      forceElements: [drawing],
      prepositionedSets: [{ ...set, releasedBy: 'gate' }],
      conditions: [{ id: 'gate', type: 'date', at: at(5) }],
    })('unit');
    expect(ready).toBeGreaterThan(120 + 20);
    expect(ready).toBeLessThan(120 + 22);
  });
});

describe('J01 lift and cargo', () => {
  const airfield = { runwayM: 3000, parkingWide: 5, parkingNarrow: 5 };
  // A degree of latitude is about 111 km: 8 degrees, 890 km.
  const flight = (byLeg?: object) => ({
    places: [
      { id: 'north', name: 'North', kind: 'airfield', lat: 58, lon: 20, airfield },
      { id: 'south', name: 'South', kind: 'airfield', lat: 50, lon: 20, airfield },
    ],
    links: [],
    liftTypes: [
      {
        id: 'plane',
        name: 'Plane',
        mode: 'air',
        payload: { massT: 20 },
        carries: ['supply', 'tracked'],
        speedKmh: 890,
        load: hours(1),
        unload: hours(1),
        byLeg,
      },
    ],
    liftPools: [{ id: 'planes', liftType: 'plane', count: 1, base: 'north' }],
    movements: [{ id: 'freight', from: 'north', to: 'south', cargo: { supplyT: 40 }, modes: ['air'] }],
  });

  test('J01.8 half the load on long legs: four sorties instead of two; half the speed on short ones', () => {
    const sortie = 3;
    const cycle = 4;
    expect(run(flight())('freight')).toBeCloseTo(cycle + sortie, 0);
    const less = [{ upToKm: 500 }, { upToKm: 2000, payloadShare: 0.5 }];
    expect(run(flight(less))('freight')).toBeCloseTo(3 * cycle + sortie, 0);
    const slow = [{ upToKm: 1000, speedShare: 0.5 }, { upToKm: 2000 }];
    expect(run(flight(slow))('freight')).toBeCloseTo(6 + 4, 0);
    expect(issuesOf(flight([{ upToKm: 500 }, { upToKm: 400 }]))).toEqual(['lift.legs liftTypes.0.byLeg.1.upToKm']);
  });

  test('J01.9 outsized pieces need lift that takes them', () => {
    const cargo = { tracked: 4, massT: 60, outsized: 1 };
    const part = { ...flight(), movements: [{ id: 'tanks', from: 'north', to: 'south', cargo, modes: ['air'] }] };
    expect(() => run(part)).toThrow('no route for tanks/outsized');
    const [plane] = part.liftTypes;
    const able = { ...part, liftTypes: [{ ...plane, carries: ['tracked', 'outsized'] }] };
    expect(run(able)('tanks')).toBeGreaterThan(0);
    expect(issuesOf({ ...able, movements: [{ ...part.movements[0], cargo: { ...cargo, outsized: 9 } }] })).toEqual([
      'cargo.outsized movements.0.cargo.outsized',
    ]);
  });
});

describe('J01 what a document says of risks, effects and holds', () => {
  test('J01.5 a train that is always delayed on the railway; a hold by a breach until a decision', () => {
    const risk = {
      id: 'risk',
      modes: ['rail'],
      links: ['railway'],
      probability: 1,
      effect: 'delay',
      duration: hours(5),
    };
    expect(run({ movements: [column], risks: [risk] })('column')).toBe(33);
    const conditions = [
      { id: 'order', type: 'date', at: at(1), revokedBy: 'breach', restoredBy: 'decision' },
      { id: 'breach', type: 'date', at: at(2) },
      { id: 'decision', type: 'date', at: at(9) },
    ];
    const held = { ...unit, releasedBy: 'order', notice: { fixed: 3 } };
    const ready = run({ forceElements: [held], conditions })('unit');
    expect(ready).toBeGreaterThan(9 * 24 + 28);
    expect(run({ forceElements: [held], conditions: [{ id: 'order', type: 'date', at: at(1) }] })('unit')).toBeLessThan(
      ready - 100,
    );
  });

  test('J01.6 half the ramps while a condition is met', () => {
    const effect = { id: 'bare', when: 'start', resource: 'north/ramps', factor: 0.5 };
    const conditions = [{ id: 'start', type: 'date', at: at(0) }];
    // Each fills a train of its own.
    const full = { ...column, cargo: { wheeled: 100, massT: 200 } };
    const two = [full, { ...full, id: 'second' }];
    expect(run({ movements: two })('second')).toBe(28);
    const slower = run({ movements: two, effects: [effect], conditions });
    expect(Math.max(slower('column'), slower('second'))).toBe(38);
  });

  test('J01.7 every fault at once, with its path', () => {
    expect(
      issuesOf({
        movements: [column],
        risks: [
          { id: 'r', modes: ['rail'], links: ['nowhere'], probability: 0.5, effect: 'delay', when: 'never-heard' },
        ],
        effects: [{ id: 'e', when: 'never-heard', factor: 2 }],
        prepositionedSets: [{ id: 's', place: 'nowhere', count: 1, drawTime: hours(1) }],
        forceElements: [{ ...unit, deployment: 'draw-set' }],
        disruptions: [{ id: 'd', place: 'north', at: at(0), factor: 0, duration: hours(1), until: at(3) }],
      }).sort(),
    ).toEqual(
      [
        'deployment.set forceElements.0.set',
        'disruption.until disruptions.0.until',
        'effect.target effects.0',
        'reference.unknown effects.0.when',
        'reference.unknown prepositionedSets.0.place',
        'reference.unknown risks.0.links.0',
        'reference.unknown risks.0.when',
        'risk.duration risks.0.duration',
      ].sort(),
    );
  });
});
