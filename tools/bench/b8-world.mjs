/**
 * The world of bench B8: twenty-four formations from three garrisons to three hubs behind a border, over two crossings by rail and one by road, all of one
 * seed. Written to docs/examples/bounds-b8.json; `node tools/bench/b8-world.mjs` writes it anew.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('../../docs/examples/bounds-b8.json', import.meta.url));
const FORMATIONS = 24;
const GARRISONS = ['garrison-north', 'garrison-centre', 'garrison-south'];
const HUBS = ['hub-east', 'hub-river', 'hub-hills'];

/** MINSTD, so that the file can be written again anywhere. */
let state = 20260106;
const draw = (n) => (state = (state * 48271) % 2147483647) % n;

const provenance = { confidence: 'A', notional: true };
const between = (min, mode, max) => ({ triangular: [min, mode, max], unit: 'h' });
const place = (id, lat, lon, part) => ({ id, name: id.replaceAll('-', ' '), kind: 'junction', lat, lon, ...part });
const terminal = (ramps) => ({ rail: { ramps, gauges: [1435] } });

const places = [
  place(GARRISONS[0], 53.5, 10, { kind: 'garrison', ...terminal(6) }),
  place(GARRISONS[1], 51.5, 9.5, { kind: 'garrison', ...terminal(6) }),
  place(GARRISONS[2], 49.5, 11, { kind: 'garrison', ...terminal(6) }),
  place('junction-west', 51.8, 15, {}),
  place('crossing-north', 51.2, 23.5, {
    kind: 'border-crossing',
    crossing: {
      rail: [{ gauge: 1435, trainsPerDay: 6 }],
      road: { convoysPerDay: 24 },
      clearance: between(1, 1.5, 3),
    },
  }),
  place('crossing-south', 49.8, 23, {
    kind: 'border-crossing',
    crossing: { rail: [{ gauge: 1435, trainsPerDay: 4 }], clearance: between(1, 2, 3) },
  }),
  place(HUBS[0], 50.7, 26, { kind: 'hub', ...terminal(5) }),
  place(HUBS[1], 50.2, 25, { kind: 'hub', ...terminal(5) }),
  place(HUBS[2], 49.2, 25.5, { kind: 'hub', ...terminal(5) }),
];

const rail = (from, to, lengthKm) => ({ id: `rail-${from}-${to}`, from, to, mode: 'rail', lengthKm });
const road = (from, to, lengthKm) => ({ id: `road-${from}-${to}`, from, to, mode: 'road', lengthKm });
const links = [
  ...GARRISONS.flatMap((g, i) => [
    rail(g, 'junction-west', [420, 450, 430][i]),
    road(g, 'junction-west', [400, 430, 410][i]),
  ]),
  rail('junction-west', 'crossing-north', 640),
  rail('junction-west', 'crossing-south', 660),
  road('junction-west', 'crossing-north', 620),
  ...HUBS.flatMap((h, i) => [
    rail('crossing-north', h, [230, 210, 300][i]),
    rail('crossing-south', h, [320, 240, 220][i]),
    road('crossing-north', h, [220, 200, 290][i]),
  ]),
];

const forceElements = Array.from({ length: FORMATIONS }, (_, i) => {
  const tracked = 120 + 10 * draw(9);
  return {
    id: `formation-${String(i + 1).padStart(2, '0')}`,
    name: `Formation ${i + 1}`,
    component: 'land',
    home: GARRISONS[draw(3)],
    destination: HUBS[draw(3)],
    cargo: { tracked, massT: tracked * 30, areaM2: tracked * 25, wagons: tracked },
    modes: ['rail'],
    notice: between(24, 36, 60),
    marryUp: between(4, 6, 10),
    integration: between(12, 18, 24),
    priority: 1 + draw(3),
    requiredAt: { anchor: 'CF', offset: 21 },
    readyEquipmentShare: 1,
    ...provenance,
  };
});

export const world = {
  format: 'muster-scenario/1',
  id: 'bounds-b8',
  title: 'Twenty-four formations over two crossings',
  summary:
    'A generated world for the gap between the simulated closure and its lower bound. Nothing in it stands for a real place or unit.',
  clock: { cfDay: '2026-03-01T00:00:00Z', dDay: { anchor: 'CF', offset: 60 }, end: { anchor: 'CF', offset: 90 } },
  places,
  links,
  liftTypes: [
    {
      id: 'train',
      name: 'Military train',
      mode: 'rail',
      payload: { wagons: 36, massT: 1400 },
      carries: ['wheeled', 'tracked', 'outsized', 'supply'],
      speedKmh: 32,
      load: between(3, 4, 6),
      unload: between(2, 3, 5),
      ...provenance,
    },
  ],
  liftPools: GARRISONS.map((base) => ({ id: `trains-${base}`, liftType: 'train', count: 45, base, ...provenance })),
  forceElements,
};

writeFileSync(FILE, `${JSON.stringify(world, null, 2)}\n`);
