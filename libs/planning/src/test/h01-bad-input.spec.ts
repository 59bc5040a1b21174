/** H01: bad input. Every issue at once with code, path and message; parsing never throws. */
import fc from 'fast-check';
import { parseScenario } from '../parse/parse.ts';
import { prepare } from '../replication/snapshot.ts';
import { parisDeclaration } from '../reference/index.ts';
import { seedOf, timesOf } from './seeds.ts';

type Rows = Record<string, unknown>[];
/** Loose on purpose: the tests put wrong values in. */
type Toy = Record<string, unknown> &
  Record<'places' | 'links' | 'gates' | 'stocks' | 'replenishments', Rows> & {
    movements: (Record<string, unknown> & { cargo: Record<string, unknown> })[];
  };

/** A world of three places that is right; tests break it. */
function toy(): Toy {
  return {
    format: 'muster-scenario/1',
    id: 'toy',
    title: 'Toy',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 30 } },
    places: [
      { id: 'a', name: 'A', kind: 'garrison', lat: 50, lon: 20 },
      { id: 'b', name: 'B', kind: 'junction', lat: 50, lon: 21 },
      { id: 'c', name: 'C', kind: 'hub', lat: 50, lon: 22 },
    ],
    links: [
      { id: 'ab', from: 'a', to: 'b', mode: 'road', lengthKm: 30 },
      { id: 'bc', from: 'b', to: 'c', mode: 'road', lengthKm: 30 },
    ],
    gates: [],
    stocks: [],
    replenishments: [],
    movements: [{ id: 'm', from: 'a', to: 'c', cargo: { wheeled: 20, massT: 200 } }],
  };
}

const train = (part: Record<string, unknown>) => ({
  id: 'train',
  name: 'Train',
  mode: 'rail',
  payload: { wagons: 30 },
  carries: ['wheeled'],
  speedKmh: 22,
  load: { fixed: 1 },
  unload: { fixed: 1 },
  ...part,
});

function issuesOf(document: unknown) {
  const parsed = parseScenario(document);
  if (parsed.ok) throw new Error('the document was accepted');
  return parsed.issues;
}

const codes = (document: unknown) => issuesOf(document).map((issue) => `${issue.code} ${issue.path}`);

describe('H01 bad input', () => {
  test('H01.1 the toy is accepted and runs', () => {
    const prepared = prepare(toy());
    expect(prepared.ok).toBe(true);
  });

  test('H01.2 text that is not JSON, NaN included', () => {
    expect(codes('{"format": NaN}')).toEqual(['json.syntax ']);
    expect(codes('\u0000\u0001')).toEqual(['json.syntax ']);
    expect(codes('')).toEqual(['json.syntax ']);
    expect(parseScenario(`\ufeff${JSON.stringify(toy())}`).ok).toBe(true);
  });

  test('H01.12 a key that stands twice in one object is refused with its place, beside all other faults', () => {
    const text = JSON.stringify({ ...toy(), movements: undefined });
    expect(codes(text.replace('"title":', '"id": "other", "title":'))).toEqual(['json.key-doubled id']);
    const twice = text.replace(/"lat":([\d.-]+)/, '"lat":1,"lat":95');
    expect(codes(twice)).toEqual([
      'json.key-doubled places.0.lat',
      expect.stringMatching(/^shape\.too-big places\.0\.lat/),
    ]);
  });

  test('H01.3 several faults of shape come at once', () => {
    const document = toy();
    document.places[0].lat = 95;
    document.links[1].mode = 'balloon';
    document.movements[0].cargo.wheeled = -3;
    document.unknownSection = [];
    const found = codes(document);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/places\.0\.lat/),
        expect.stringMatching(/links\.1\.mode/),
        expect.stringMatching(/movements\.0\.cargo\.wheeled/),
        expect.stringMatching(/^shape\.unrecognized-keys/),
      ]),
    );
  });

  test('H01.3a faults of shape hide no fault of sense in other rows, nor in the same one', () => {
    const document = toy();
    document.places[1].lat = 95;
    document.links[1] = { id: 'bc', from: 'b', to: 'nowhere', mode: 'road', lengthKm: -30 };
    document.gates = [
      { id: 'g0', title: 'No kind', kind: 'whatever' },
      { id: 'g1', title: 'One', kind: 'order', requires: ['g2', 'g0'] },
      { id: 'g2', title: 'Two', kind: 'order', requires: ['g1'] },
    ];
    document.stocks = [{ id: 's', place: 'moon', class: 'I', amountT: -1 }];
    document.movements[0].releasedBy = 'no-gate';
    const issues = issuesOf(document);
    expect(issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'reference.cycle gates.1.requires',
      'reference.unknown links.1.to',
      'reference.unknown movements.0.releasedBy',
      'shape.invalid-value gates.0.kind',
      'shape.too-big places.1.lat',
      'shape.too-small links.1.lengthKm',
      'shape.too-small stocks.0.amountT',
    ]);
    // B and the gate without a kind are there, if not sound: nobody is told that they are unknown.
    expect(issues.find(({ path }) => path === 'links.1.to')?.message).toMatch(/^links\.1\.to names nowhere/);
  });

  test('H01.4 unknown references, each with its path', () => {
    const document = toy();
    document.links[0].to = 'nowhere';
    document.movements[0].from = 'nobody';
    document.movements[0].releasedBy = 'no-gate';
    document.stocks = [{ id: 's', place: 'moon', class: 'I', amountT: 1 }];
    expect(codes(document)).toEqual([
      'reference.unknown links.0.to',
      'reference.unknown movements.0.from',
      'reference.unknown movements.0.releasedBy',
      'reference.unknown stocks.0.place',
    ]);
  });

  test('H01.5 gates in a circle are named', () => {
    const document = toy();
    document.gates = [
      { id: 'g1', title: 'One', kind: 'order', requires: ['g3'] },
      { id: 'g2', title: 'Two', kind: 'order', requires: ['g1'] },
      { id: 'g3', title: 'Three', kind: 'order', requires: ['g2'] },
    ];
    const [issue] = issuesOf(document);
    expect(issue.code).toBe('reference.cycle');
    expect(issue.message).toContain('g1 -> g3 -> g2 -> g1');
  });

  test('H01.6 negative stock, reserve above capacity, class that does not fit, order level below reorder point', () => {
    const negative = toy();
    negative.stocks = [{ id: 's', place: 'c', class: 'I', amountT: -1 }];
    expect(codes(negative)[0]).toContain('stocks.0.amountT');
    const document = toy();
    document.stocks = [
      { id: 's', place: 'c', class: 'I', amountT: 50, capacityT: 40, reserveT: 60 },
      { id: 't', place: 'a', class: 'III', amountT: 10 },
    ];
    document.replenishments = [{ id: 'r', stock: 's', from: 't', reorderPointT: 20, orderUpToT: 10, lotT: 1 }];
    expect(codes(document)).toEqual([
      'stock.capacity stocks.0.amountT',
      'stock.reserve stocks.0.reserveT',
      'replenishment.class replenishments.0.from',
      'replenishment.level replenishments.0.orderUpToT',
    ]);
  });

  test('H01.6d a rule that orders up to more than its stock holds', () => {
    const document = toy();
    document.stocks = [
      { id: 's', place: 'c', class: 'I', amountT: 100, capacityT: 100 },
      { id: 't', place: 'a', class: 'I', amountT: 10_000 },
    ];
    const rule = { id: 'r', stock: 's', from: 't', reorderPointT: 50, lotT: 1 };
    document.replenishments = [{ ...rule, orderUpToT: 100 }];
    expect(parseScenario(document).ok).toBe(true);
    document.replenishments = [{ ...rule, orderUpToT: 100.001 }];
    expect(codes(document)).toEqual(['replenishment.level replenishments.0.orderUpToT']);
  });

  test('H01.6a berths that do not add up, a group that no ship reaches, fuel for a train', () => {
    const document = toy();
    document.places[0].seaport = {
      berths: 3,
      maxLengthM: 150,
      berthGroups: [
        { id: 'long', berths: 1, maxLengthM: 200 },
        { id: 'long', berths: 1 },
      ],
    };
    document.liftTypes = [train({ fuelKgPerHour: 10 })];
    expect(codes(document)).toEqual([
      'port.berths places.0.seaport.berths',
      'port.limit places.0.seaport.berthGroups.0.maxLengthM',
      'id.duplicate places.0.seaport.berthGroups.1.id',
      'lift.fuel liftTypes.0.fuelKgPerHour',
    ]);
  });

  test('H01.6c bans of a railway, of a whole week; hours given twice, and in a pool of one nation', () => {
    const document = toy();
    document.links[0].bans = [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], fromMin: 300, untilMin: 300, who: 'columns' },
    ];
    document.links[1].mode = 'rail';
    document.links[1].bans = [{ days: ['sat'], fromMin: 0, untilMin: 1440 }];
    document.liftTypes = [train({})];
    const quota = { nation: 'FR', hours: 10 };
    document.liftPools = [
      { id: 'p', liftType: 'train', count: 1, base: 'b', owner: 'FR', reservedForOwner: true, quotas: [quota, quota] },
    ];
    expect(codes(document)).toEqual([
      'link.ban links.0.bans',
      'link.ban links.1.bans',
      'lift.quota liftPools.0.quotas.1.nation',
      'lift.quota liftPools.0.quotas',
    ]);
  });

  test('H01.6b a division with no orders, a control of nobody, rates out of order', () => {
    const document = toy();
    document.stocks = [
      {
        id: 's',
        place: 'c',
        class: 'V',
        amountT: 50,
        issue: 'proportional',
        controlledRates: [{ from: { anchor: 'D', offset: 2 }, tPerDay: 3 }, { from: { anchor: 'D', offset: 1 } }],
      },
    ];
    expect(codes(document)).toEqual([
      'date.order stocks.0.controlledRates.1',
      'stock.controlled stocks.0.controlledRates',
      'stock.issue stocks.0.issue',
    ]);
  });

  test('H01.7 dates out of order: RLD, ALD, EAD, LAD, RDD', () => {
    const document = toy();
    Object.assign(document.movements[0], {
      readyToLoad: { anchor: 'CF', offset: 9 },
      latestArrival: { anchor: 'CF', offset: 4 },
      requiredAt: { anchor: 'CF', offset: 2 },
    });
    expect(codes(document)).toEqual(['date.order movements.0.latestArrival', 'date.order movements.0.requiredAt']);
  });

  test('H01.8 an impossible route is an error with the path of its line', () => {
    const document = toy();
    document.links.pop();
    const prepared = prepare(document);
    expect(prepared).toMatchObject({ ok: false, total: 1, issues: [{ code: 'route.none', path: 'movements.0' }] });
  });

  test('H01.9 distributions whose parameters cross', () => {
    const document = toy();
    document.gates = [{ id: 'g', title: 'G', kind: 'order', duration: { triangular: [5, 2, 9] } }];
    expect(codes(document)).toEqual(['distribution.order gates.0.duration']);
  });

  test('H01.10 at most 1,000 issues and their number', () => {
    const document = toy();
    document.movements = Array.from({ length: 3000 }, (_, i) => ({
      id: `m${i}`,
      from: 'x',
      to: 'c',
      cargo: { pax: 1 },
    }));
    const parsed = parseScenario(document);
    expect(parsed).toMatchObject({ ok: false, total: 3000 });
    expect(parsed.ok ? 0 : parsed.issues.length).toBe(1000);
  });

  test('H01.11 60 mutations of the reference scenario never throw and always say what is wrong or run', () => {
    const text = JSON.stringify(parisDeclaration);
    const values = [null, -1, 1e300, 'x', '', [], {}, true, 'gate-ceasefire', '\u0000', Number.MAX_SAFE_INTEGER];
    fc.assert(
      fc.property(fc.nat(), fc.nat(values.length - 1), fc.nat(3), (where, value, deeper) => {
        const document = JSON.parse(text) as Record<string, unknown>;
        mutate(document, where, values[value], deeper);
        const parsed = parseScenario(document);
        if (!parsed.ok) {
          expect(parsed.issues.length).toBeGreaterThan(0);
          for (const issue of parsed.issues) expect(issue.code && issue.message).toBeTruthy();
        }
      }),
      { numRuns: timesOf(60), seed: seedOf(20260106) },
    );
  });
});

/** Replaces one value somewhere in the document. */
function mutate(document: Record<string, unknown>, where: number, value: unknown, deeper: number): void {
  let node: Record<string, unknown> | unknown[] = document;
  let rest = where;
  for (let level = 0; ; level++) {
    const keys = Object.keys(node);
    if (keys.length === 0) return;
    const key = keys[rest % keys.length];
    rest = Math.floor(rest / keys.length) + level * 7919;
    const child = (node as Record<string, unknown>)[key];
    if (level >= 1 + deeper || child === null || typeof child !== 'object') {
      (node as Record<string, unknown>)[key] = value;
      return;
    }
    node = child as Record<string, unknown>;
  }
}

test('H01.13 more rows than one machine can judge are refused before any of them is looked at', () => {
  const lists = ['places', 'links', 'stocks'].map(
    (name) => [name, Array.from({ length: 90_000 }, () => ({}))] as const,
  );
  const parsed = parseScenario({ format: 'muster-scenario/2', ...Object.fromEntries(lists) });
  expect(parsed).toMatchObject({ ok: false, total: 1, issues: [{ code: 'document.too-large', path: '' }] });
});
