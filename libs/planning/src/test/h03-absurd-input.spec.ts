/** H03: absurd input is refused with all its issues, or runs to its stated end with everything told; never a hang, never a silent cut. */
import { CAUSES, resourceName } from '@muster/logistics';
import { oneBerth } from '../testing/one-berth.ts';
import { prepare } from '../replication/snapshot.ts';
import { simulatorOf } from '../replication/snapshot.ts';
import { runChunk } from '../replication/chunk.ts';

type Loose = Record<string, unknown>;

/** A garrison with a railway to a terminal and a road to a hub: one train of 30 wagons, one line of 20 vehicles. */
const world = (change: (document: Record<string, Loose[]>) => void = () => undefined): unknown => {
  const document = {
    format: 'muster-scenario/2',
    id: 'absurd',
    title: 'Absurd',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 60 } },
    places: [
      { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
      { id: 'middle', name: 'Middle', kind: 'rail-terminal', lat: 50, lon: 23, rail: { ramps: 1, gauges: [1435] } },
      { id: 'south', name: 'South', kind: 'hub', lat: 49.8, lon: 23.2 },
      { id: 'island', name: 'Island', kind: 'garrison', lat: 40, lon: 3, rail: { ramps: 1, gauges: [1435] } },
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
        payload: { wagons: 30 },
        carries: ['wheeled', 'tracked'],
        speedKmh: 22,
        load: { fixed: 10, unit: 'h' },
        unload: { fixed: 8, unit: 'h' },
      },
    ],
    liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
    movements: [
      { id: 'column', from: 'north', to: 'south', modes: ['rail', 'road'], cargo: { wheeled: 20, massT: 200 } },
    ],
    gates: [] as Loose[],
    disruptions: [] as Loose[],
  };
  change(document as unknown as Record<string, Loose[]>);
  return document;
};

function codesOf(document: unknown): string[] {
  const prepared = prepare(document);
  return prepared.ok ? [] : prepared.issues.map(({ code, path }) => `${code} ${path}`);
}

/** What the line says at the end of the run: ready, or cause and resource of its waiting. */
function endOf(document: unknown): string {
  const prepared = prepare(document);
  if (!prepared.ok) throw new Error(prepared.issues[0].message);
  const [outcome] = runChunk(prepared.value, 1, 0, 1).outcomes;
  if (outcome.ready[0] >= 0) return `ready at ${outcome.ready[0]}`;
  const last = outcome.chainStart[1] - 1;
  return `${CAUSES[outcome.chainCause[last]]} ${resourceName(simulatorOf(prepared.value).program, outcome.chainResource[last]) ?? ''}`.trim();
}

describe('H03 absurd input', () => {
  test('a line without a way and works at a capacity that is not there are both told', () => {
    const codes = codesOf(
      world((document) => {
        document.links = document.links.slice(1);
        document.activities = [
          { id: 'w', title: 'Works', duration: { fixed: 1 }, outputs: { capacity: [{ resource: 'middle/cranes', factor: 2 }] } },
        ]; // prettier-ignore
      }),
    );
    expect(codes).toContain('route.none movements.0');
    expect(codes).toContain('reference.unknown activities.0');
  });

  test('who has people without a way and equipment with one is told so, and not the fault of a check that goes on without them', () => {
    const split = (cargo: Loose) =>
      world((document) => {
        const home = {
          name: 'A',
          nation: 'FR',
          component: 'land',
          home: 'north',
          destination: 'middle',
          modes: ['rail'],
        };
        document.nations = [{ id: 'FR', name: 'France', role: 'contributor', reported: 'x' }];
        document.forceElements = [{ id: 'a', ...home, cargo }];
      });
    // The train carries no people, and they have no road between the two.
    expect(codesOf(split({ tracked: 20, massT: 200 }))).toEqual([]);
    expect(codesOf(split({ pax: 100, tracked: 20, massT: 200 }))).toEqual([
      'route.none forceElements.0',
      'plan.no-lift forceElements.0.modes',
      'plan.link-missing forceElements.0.modes',
    ]);
  });

  test('H03.0 the world as it is arrives', () => {
    expect(endOf(world())).toMatch(/^ready at /);
  });

  test('H03.1 no capacity: no ramp, no train, no wagon; a rate, a speed and a room of nothing', () => {
    // A line without a route says what is missing on the way.
    expect(codesOf(world((d) => (d.places[1].rail = { ramps: 0, gauges: [1435] })))).toEqual(
      expect.arrayContaining(['route.none movements.0', 'plan.no-terminal movements.0.modes']),
    );
    expect(endOf(world((d) => (d.liftPools[0].count = 0)))).toBe('waiting-for-lift lift/train');
    expect(codesOf(world((d) => (d.liftTypes[0].payload = { wagons: 0 })))).toEqual([
      'lift.payload liftTypes.0.payload',
    ]);
    expect(
      codesOf(
        world((d) => {
          d.links[0].trainsPerDay = 0;
          d.liftTypes[0].speedKmh = 0;
          d.places[0].explosivesLimitKg = 0;
          d.links[1].lengthKm = -5;
          d.links[1].vehiclesPerHour = 1e30;
        }),
      ).sort(),
    ).toEqual([
      'shape.too-big links.1.vehiclesPerHour',
      'shape.too-small liftTypes.0.speedKmh',
      'shape.too-small links.0.trainsPerDay',
      'shape.too-small links.1.lengthKm',
      'shape.too-small places.0.explosivesLimitKg',
    ]);
  });

  test('H03.2 numbers that are none, and numbers beyond all numbers', () => {
    const text = JSON.stringify(world()).replace('"lengthKm":220', '"lengthKm":1e999');
    expect(codesOf(text)).toEqual([expect.stringMatching(/^shape\..* links\.0\.lengthKm$/)]);
    // Ten million vehicles, each a whole train; a million of a thousand wagons each.
    expect(codesOf(world((d) => (d.movements[0].cargo = { wheeled: 1e7, massT: 1e8, wagons: 3e8 })))).toEqual([
      'too-large movements.0',
    ]);
    expect(codesOf(world((d) => (d.movements[0].cargo = { wheeled: 1e6, massT: 1e9, wagons: 1e9 })))).toEqual([
      'route.none movements.0',
      'plan.payload movements.0.modes',
    ]);
  });

  test('H03.3 links to nowhere and to themselves, all at once', () => {
    const document = world((d) => {
      d.links.push(
        { id: 'x', from: 'north', to: 'atlantis', mode: 'road' },
        { id: 'y', from: 'north', to: 'north', mode: 'road' },
      );
      d.liftPools[0].base = 'nowhere';
    });
    expect(codesOf(document).sort()).toEqual([
      'link.loop links.3',
      'reference.unknown liftPools.0.base',
      'reference.unknown links.2.to',
    ]);
  });

  test('H03.4 calendars that contradict: opens after it closes, steps back in time, a ban of the whole week', () => {
    const document = world((d) => {
      d.places[0].airfield = {
        runwayM: 3000,
        parkingWide: 1,
        parkingNarrow: 1,
        hours: { openMin: 900, closeMin: 900 },
      };
      d.shares = [
        {
          id: 's',
          steps: [
            { from: { anchor: 'D', offset: 5 }, share: 1 },
            { from: { anchor: 'D', offset: 2 }, share: 0 },
          ],
        },
      ];
      d.links[1].bans = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], fromMin: 0, untilMin: 1440 }];
    });
    expect(codesOf(document)).toEqual([
      'hours.order places.0.airfield.hours',
      'link.ban links.1.bans',
      'date.order shares.0.steps.1',
    ]);
  });

  test('H03.5 lift that can never come to its cargo: the run ends and the line waits for it', () => {
    expect(endOf(world((d) => (d.liftPools[0].base = 'island')))).toBe('waiting-for-lift lift/train');
  });

  test('H03.6 what never ends: a disruption, a decision, a notice and a loading of a billion days; the run does', () => {
    const long = { fixed: 1e9 };
    const shut = { id: 'x', place: 'middle', at: { anchor: 'CF', offset: 0 }, factor: 0, duration: long };
    expect(endOf(world((d) => d.disruptions.push(shut)))).toMatch(/^closed (middle|railway)/);
    expect(endOf(world((d) => (d.liftTypes[0].load = long)))).toBe('loading');
    const gated = world((d) => {
      d.gates.push({ id: 'g', title: 'G', kind: 'order', duration: long });
      d.movements[0].releasedBy = 'g';
    });
    expect(endOf(gated)).toBe('decision gate/g');
    const noticed = world((d) => {
      const { id, from, to, modes, cargo } = d.movements[0];
      d.forceElements = [{ id, name: 'N', component: 'land', home: from, destination: to, modes, cargo, notice: long }];
      d.movements = [];
    });
    expect(endOf(noticed)).toBe('notice');
  });

  test('H03.6a a thousand million tonnes are 200,000 trainloads, of which the run sees the first few to their end', () => {
    const much = world((w) => {
      Object.assign(w.liftTypes[0], { payload: { massT: 5000 }, carries: ['supply'] });
      w.movements = [{ id: 'column', from: 'north', to: 'middle', modes: ['rail'], cargo: { supplyT: 1e9 } }];
    });
    expect(endOf(much)).not.toMatch('ready');
  });

  test.each(['9999-12-31T00:00:00Z', '6109-06-01T00:00:00Z'])(
    'H03.8 who is to hand, or may be loaded, in %s never is',
    (at) => {
      const never = { anchor: 'UTC', at };
      expect(endOf(world((d) => (d.liftPools[0].availableFrom = never)))).toBe('waiting-for-lift lift/train');
      for (const field of ['readyToLoad', 'availableToLoad', 'earliestArrival'])
        expect(endOf(world((d) => (d.movements[0][field] = never)))).not.toMatch('ready');
      expect(endOf(world((d) => (d.movements[0].readyToLoad = { anchor: 'D', offset: 2_000_000 })))).not.toMatch(
        'ready',
      );
      expect(endOf(world((d) => (d.movements[0].requiredAt = never)))).toMatch(/^ready at /);
    },
  );

  test('H03.9 a date of never is the least urgent of its priority, and more urgent than the next', () => {
    const columns = (dates: readonly object[]) =>
      world((d) => {
        const [column] = d.movements;
        d.movements = dates.map((part, i) => ({ ...column, id: `m${i}`, cargo: { wheeled: 30, massT: 300 }, ...part }));
      });
    const order = (document: unknown) => {
      const prepared = prepare(document);
      if (!prepared.ok) throw new Error(prepared.issues[0].message);
      const { ready } = runChunk(prepared.value, 1, 0, 1).outcomes[0];
      return Array.from(ready.keys()).sort((a, b) => ready[a] - ready[b]);
    };
    const soon = { anchor: 'CF', offset: 20 };
    const never = { anchor: 'UTC', at: '9999-12-31T00:00:00Z' };
    expect(order(columns([{ requiredAt: never }, { requiredAt: soon }, { requiredAt: soon, priority: 51 }]))).toEqual([
      1, 0, 2,
    ]);
  });

  test('H03.10 a count of the same condition twice, and what takes itself back or restores itself', () => {
    const at = { anchor: 'CF', offset: 1 };
    const document = world((d) => {
      d.conditions = [
        { id: 'x', type: 'date', at },
        { id: 'two', type: 'at-least', count: 2, of: ['x', 'x'] },
        { id: 'own', type: 'date', at, revokedBy: 'own' },
        { id: 'back', type: 'date', at, revokedBy: 'x', restoredBy: 'back' },
        { id: 'all', type: 'all', of: ['x', 'x'] },
      ];
    });
    expect(codesOf(document)).toEqual([
      'id.duplicate conditions.1.of.1',
      'gate.withdraws-itself conditions.2.revokedBy',
      'gate.withdraws-itself conditions.3.restoredBy',
    ]);
  });

  test('H03.11 ids that two sections make equal: streams and movements, what runs, and what a gate is made of', () => {
    const home = { name: 'N', component: 'land', home: 'north', destination: 'south' };
    const stream = world((d) => {
      d.forceElements = [{ id: 'e', ...home, modes: ['rail', 'road'], cargo: { wheeled: 20, massT: 200 } }];
      d.movements.push({ ...d.movements[0], id: 'e/wheeled' });
    });
    expect(codesOf(stream)).toEqual(['id.duplicate movements.1']);
    const sector = { id: 's', name: 'S', lat: 0, lon: 0, holdTime: { fixed: 9 } };
    const runs = world((d) => {
      d.sectors = [sector];
      d.formations = [{ id: 'f', title: 'F', formUp: { fixed: 1 }, sector: 's' }];
      d.fortificationWorks = [
        { id: 'f', title: 'F', sector: 's', lengthKm: 2, stageKm: 1, stageTime: { fixed: 1 }, holdGain: 0.5 },
      ];
    });
    expect(codesOf(runs)).toEqual(['id.duplicate fortificationWorks.0.id']);
    const made = world((d) => {
      d.gates.push({ id: 'g', title: 'G', kind: 'order', opensAt: { anchor: 'CF', offset: 3 } });
      d.conditions = [{ id: 'g:opens', type: 'date', at: { anchor: 'CF', offset: 9 } }];
    });
    expect(codesOf(made)).toEqual(['id.duplicate conditions.0']);
  });

  test('H03.12 rates, shares and speeds that the engine would count as nothing', () => {
    const document = world((d) => {
      Object.assign(d.links[0], { trainsPerDay: 0.0004, speedKmh: 0.0004 });
      Object.assign(d.liftTypes[0], { useRateHPerDay: 0.001, byLeg: [{ upToKm: 9, speedShare: 0.0004 }] });
      d.places[0].explosivesLimitKg = 0.5;
    });
    expect(codesOf(document).sort()).toEqual([
      'shape.too-small liftTypes.0.byLeg.0.speedShare',
      'shape.too-small liftTypes.0.useRateHPerDay',
      'shape.too-small links.0.speedKmh',
      'shape.too-small links.0.trainsPerDay',
      'shape.too-small places.0.explosivesLimitKg',
    ]);
  });

  test('H03.13 no position is no gauge change, no person aboard no lift for people, and no room is said', () => {
    const broad = world((d) => {
      const change = { method: 'ramp-to-ramp', trainTime: { fixed: 1, unit: 'h' }, positions: 0 };
      d.places.push({ id: 'far', name: 'Far', kind: 'hub', lat: 49, lon: 25, rail: { ramps: 1, gauges: [1520] } });
      Object.assign(d.places[1], { rail: { ramps: 1, gauges: [1435, 1520] }, gaugeChange: [change] });
      d.links.push({ id: 'broad', from: 'middle', to: 'far', mode: 'rail', gauge: 1520, lengthKm: 100 });
      Object.assign(d.movements[0], { to: 'far', modes: ['rail'] });
      d.liftTypes.push({ ...d.liftTypes[0], id: 'wide', gauge: 1520 });
      d.liftPools.push({ id: 'wides', liftType: 'wide', count: 1, base: 'far' });
    });
    // The train of the other gauge is loaded anew.
    expect(endOf(broad)).toMatch(/^ready at /);
    const people = world((d) => {
      Object.assign(d.liftTypes[0], { payload: { pax: 0, massT: 20 }, carries: ['people', 'wheeled'] });
      Object.assign(d.movements[0], { to: 'middle', modes: ['rail'], cargo: { pax: 100 } });
    });
    expect(codesOf(people)).toContain('route.none movements.0');
    const prepared = prepare(world((d) => (d.places[2].reception = { beds: 0, stagingM2: 0 })));
    expect(prepared.ok ? prepared.warnings.map(({ code, path }) => `${code} ${path}`) : []).toEqual([
      'place.no-room places.2.reception.stagingM2',
      'place.no-room places.2.reception.beds',
    ]);
  });

  test('H03.14 20,000 gates in one chain are a plan like any other, told from first to last and from last to first', () => {
    const gates = Array.from({ length: 20_000 }, (_, i) => ({
      id: `g${i}`,
      title: 'G',
      kind: 'order',
      ...(i === 0 ? {} : { requires: [`g${i - 1}`], duration: { fixed: 1, unit: 'min' } }),
    }));
    const withdrawn = { ...gates[19_999], withdrawnAt: { anchor: 'CF', offset: 1 } };
    for (const order of [
      [...gates.slice(0, -1), withdrawn],
      [withdrawn, ...gates.slice(0, -1).reverse()],
    ]) {
      const codes = codesOf(world((d) => (d.gates = order)));
      expect(codes).toEqual([`gate.withdrawn-before-met gates.${order.indexOf(withdrawn)}.withdrawnAt`]);
    }
  });

  test('H03.7 400 shiploads for one berth: what has not arrived says why, and none is missing', () => {
    const prepared = prepare(oneBerth(400));
    if (!prepared.ok) throw new Error(prepared.issues[0].message);
    const [outcome] = runChunk(prepared.value, 1, 0, 1).outcomes;
    expect(outcome.ready).toHaveLength(400);
    const { program } = simulatorOf(prepared.value);
    const reasons = new Set<string>();
    outcome.ready.forEach((at, e) => {
      if (at < 0) reasons.add(resourceName(program, outcome.chainResource[outcome.chainStart[e + 1] - 1]) ?? '');
    });
    expect([...reasons]).toEqual(expect.arrayContaining(['lift/ship', 'port/berths']));
  });
});
