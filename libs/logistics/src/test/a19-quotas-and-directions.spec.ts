/** A19: quotas of links and borders by direction, damage that comes together, and what never ends, with answers by hand. Minutes. */
import { compile } from '../operation/compile.ts';
import { CAUSES } from '../operation/explanation/cause.ts';
import { resourceName } from '../operation/resource-name.ts';
import { Simulator } from '../operation/simulator.ts';
import { MODES } from '../network/network.ts';
import type { Disruption, World } from '../operation/world.ts';
import { fixed, liftType, link, move, payload, place, pool, worldOf } from '../testing/tiny-worlds.ts';

const DAY = 1440;
const rail = { rail: { ramps: 30, gauges: [1435] as const } };

function run(world: World) {
  const program = compile(world);
  const outcome = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  const index = (id: string) => program.world.elements.findIndex((element) => element.id === id);
  return {
    ready: (id: string) => outcome.ready[index(id)],
    /** What the last stretch of its chain waits for. */
    last: (id: string) => {
      const i = outcome.chainStart[index(id) + 1] - 1;
      return `${CAUSES[outcome.chainCause[i]]} ${resourceName(program, outcome.chainResource[i]) ?? ''}`.trim();
    },
  };
}

/** Trains of one load each from a to b over 200 km at 20 km/h, and as many back; loading and discharge take no time. */
function railway(part: Partial<World>, trains: number, linkPart: Parameters<typeof link>[5]): World {
  const load = { vehicles: 20, massKg: 400_000, wagonTenths: 300 };
  const lines = (name: string, from: string, to: string) =>
    Array.from({ length: trains }, (_, i) => move(`${name}${i}`, from, to, load, { modes: ['rail'], priority: i + 1 }));
  return worldOf([...lines('out', 'a', 'b'), ...lines('home', 'b', 'a')], {
    places: [place('a', rail), place('b', rail)],
    links: [link('l', 'a', 'b', 'rail', 200, linkPart)],
    liftTypes: [
      liftType('train', { mode: 'rail', speedMh: 20_000, payload: payload({ wagonTenths: 300 }), load: fixed(0), unload: fixed(0) }), // prettier-ignore
    ],
    liftPools: [pool('west', 'train', 'a', trains), pool('east', 'train', 'b', trains)],
    ...part,
  });
}

const damage = (id: string, part: Partial<Disruption>): Disruption => ({
  id,
  permille: 500,
  atMin: 0,
  duration: fixed(400 * DAY),
  probabilityPermille: 1000,
  stockLossPermille: 0,
  ...part,
});

describe('A19 quotas and directions', () => {
  test('A19.1 a line of 16 trains a day and direction: the 17th leaves a day after the first, both ways', () => {
    const { ready } = run(railway({}, 17, { trains: { perDay: 16 } }));
    expect([ready('out0'), ready('out16'), ready('home0'), ready('home16')]).toEqual([600, 600 + DAY, 600, 600 + DAY]);
  });

  test('A19.2 a share of a quarter for the way back alone: 16 become 4, six hours apart', () => {
    const shares = [{ id: 'civil', steps: [{ fromMin: 0, permille: 250 }] }];
    const { ready } = run(railway({ shares }, 5, { trains: { perDay: 16, backShare: 'civil' } }));
    expect([ready('out4'), ready('home4')]).toEqual([600 + 4 * 90, 600 + 4 * 360]);
  });

  test('A19.3 the share changes on the way: from a day on the way back has all 16', () => {
    const shares = [{ id: 'civil', steps: [{ fromMin: 0, permille: 250 }, { fromMin: 720, permille: 1000 }] }]; // prettier-ignore
    const { ready } = run(railway({ shares }, 5, { trains: { perDay: 16, backShare: 'civil' } }));
    // At 0, 360 and 720; then an hour and a half apart.
    expect([0, 1, 2, 3, 4].map((i) => ready(`home${i}`))).toEqual([0, 360, 720, 810, 900].map((at) => at + 600));
  });

  test('A19.4 two damages at the same time multiply: a quarter is left', () => {
    const disruptions = [damage('one', { link: 'l' }), damage('two', { resource: 'l/path' })];
    const { ready } = run(railway({ disruptions }, 2, { trains: { perDay: 16 } }));
    // Back over the line only the first counts.
    expect([ready('out1'), ready('home1')]).toEqual([600 + 360, 600 + 180]);
  });

  test('A19.5 a closure of one direction that never ends: who goes the other way does not notice, who waits is told for what', () => {
    const disruptions = [damage('closed', { resource: 'l/path-back', permille: 0 })];
    const { ready, last } = run(railway({ disruptions }, 1, { trains: { perDay: 16 } }));
    expect([ready('out0'), ready('home0'), last('home0')]).toEqual([600, -1, 'closed l/path-back']);
  });

  test('A19.6 a share of nothing closes, and its end opens', () => {
    const shares = [{ id: 'none', steps: [{ fromMin: 0, permille: 0 }, { fromMin: 5 * DAY, permille: 1000 }] }]; // prettier-ignore
    const { ready } = run(railway({ shares }, 2, { trains: { perDay: 16, share: 'none' } }));
    expect([ready('out0'), ready('out1')]).toEqual([5 * DAY + 600, 5 * DAY + 600 + 90]);
  });
});

describe('A19 a fixed port of embarkation', () => {
  /** By road to the port p, 120 km, or to the nearer port n, 30 km; ships from n to q call at p. */
  const world = (part: Parameters<typeof move>[4] = {}) =>
    compile(
      worldOf([move('m', 'a', 'q', { vehicles: 20, areaM2: 500 }, { modes: ['sea', 'road'], ...part })], {
        places: [
          place('a'),
          place('n', { seaport: { berths: 2 } }),
          place('p', { seaport: { berths: 2 } }),
          place('r', { seaport: { berths: 2 } }),
          place('q'),
        ],
        links: [
          link('ap', 'a', 'p', 'road', 120),
          link('an', 'a', 'n', 'road', 30),
          link('np', 'n', 'p', 'sea', 60),
          link('pr', 'p', 'r', 'sea', 600),
          link('rq', 'r', 'q', 'road', 30),
        ],
        liftTypes: [liftType('ship', { mode: 'sea', speedMh: 30_000, payload: payload({ areaM2: 1000 }) })],
        liftPools: [pool('fleet', 'ship', 'p', 2)],
      }),
    );
  const embarked = (program: ReturnType<typeof compile>) => [
    ...new Set(program.lanes.flatMap(({ mode, from }) => (MODES[mode] === 'sea' ? program.world.places[from].id : []))),
  ];

  test('A19.7 where the row fixes p and r, cargo goes aboard at p: no ship from n that only calls there', () =>
    expect(embarked(world({ via: ['p', 'r'] }))).toEqual(['p']));

  test('A19.8 without a fixed port it may go aboard at either', () =>
    expect(embarked(world()).sort()).toEqual(['n', 'p']));
});
