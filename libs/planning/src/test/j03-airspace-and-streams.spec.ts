/** J03: airspaces of a document, and the streams of an element: what is refused, and how they come to the engine. */
import { compile, Simulator } from '@muster/logistics';
import { toWorld } from '../mapping/to-world.ts';
import { parseScenario } from '../parse/parse.ts';
import type { AirspaceRow } from '../scenario/airspace-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import type { ForceElementRow } from '../scenario/force-section.ts';

const DAY = 1440;
const at = (lat: number, lon: number) => ({ lat, lon });
const cf = (offset: number) => ({ anchor: 'CF', offset }) as const;
const box = (part: Partial<AirspaceRow> = {}): AirspaceRow => ({
  id: 'box',
  name: 'Box',
  outline: [at(-3, 10), at(-3, 12), at(2, 12), at(2, 10)],
  ...part,
});
const airfield = (id: string, lon: number): ScenarioDocument['places'][number] => ({
  ...{ id, name: id, kind: 'airfield', lat: 0, lon },
  airfield: { runwayM: 3000, parkingWide: 9, parkingNarrow: 9 },
});

/** People who fly from 0 to 22 degrees east over the equator, 600 km/h. */
function scenario(part: Partial<ScenarioDocument> = {}, to = 'b'): ScenarioDocument {
  return {
    format: 'muster-scenario/2',
    id: 'air',
    title: 'Air',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: cf(1), end: cf(60) },
    places: [airfield('a', 0), airfield('b', 22), airfield('c', 11)],
    liftTypes: [
      {
        ...{ id: 'jet', name: 'Jet', mode: 'air', carries: ['people'], payload: { pax: 100 }, speedKmh: 600 },
        ...{ load: { fixed: 0, unit: 'h' }, unload: { fixed: 0, unit: 'h' } },
      },
    ],
    liftPools: [{ id: 'pool', liftType: 'jet', count: 1, base: 'a' }],
    movements: [{ id: 'm', from: 'a', to, cargo: { pax: 90 }, modes: ['air'] }],
    ...part,
  } as ScenarioDocument;
}
function codes(document: ScenarioDocument): string[] {
  const parsed = parseScenario(JSON.stringify(document));
  return (parsed.ok ? parsed.warnings : parsed.issues).map(({ code, path }) => `${code} ${path}`);
}
function arrival(document: ScenarioDocument): number {
  const program = compile(toWorld(document));
  const { ready } = new Simulator(program).replicate(1, 0, { sampleMin: DAY });
  return ready[0];
}

describe('J03 airspace', () => {
  const closure = { id: 'd', airspace: 'box', at: cf(0), factor: 0, duration: { fixed: 20 } };
  /** 2,449 km, and 2,493 km around it. */
  const DIRECT = 245;
  const AROUND = 250;

  test('J03.1 a flight goes around what is closed, and through it when a gate has opened it', () => {
    expect(codes(scenario({ airspaces: [box()] }))).toEqual([]);
    expect(arrival(scenario({ airspaces: [box()] }))).toBe(DIRECT);
    expect(arrival(scenario({ airspaces: [box()], disruptions: [closure] }))).toBe(AROUND);
    const conditions: ScenarioDocument['conditions'] = [{ id: 'open', type: 'date', at: cf(5) }];
    const gated = (to?: string) => scenario({ airspaces: [box({ opensWhen: 'open' })], conditions }, to);
    expect(arrival(gated())).toBe(AROUND);
    expect(arrival(gated('c'))).toBe(5 * DAY + 123);
  });

  test('J03.2 an outline that crosses itself, encloses nothing or reaches over half of the earth is refused', () => {
    const outline = (...corners: readonly (readonly [number, number])[]) =>
      codes(scenario({ airspaces: [box({ outline: corners.map(([lat, lon]) => at(lat, lon)) })] }));
    expect(outline([0, 10], [5, 15], [0, 15], [5, 10])).toEqual(['airspace.outline airspaces.0.outline']);
    expect(outline([0, 10], [0, 12], [0, 14])).toEqual(['airspace.outline airspaces.0.outline']);
    expect(outline([0, 0], [0, 50], [10, 100], [10, 0])).toEqual(['airspace.outline airspaces.0.outline']);
    expect(outline([80, 0], [80, 90], [80, 180], [80, -90])).toEqual(['airspace.outline airspaces.0.outline']);
    expect(outline([-3, 179], [-3, -179], [3, -179], [3, 179])).toEqual([]);
  });

  test('J03.9 nations that it refuses fly around it, all others through it; a nation that nobody knows is an issue', () => {
    const refusing = (...refuses: string[]) => box({ refuses });
    const nations: ScenarioDocument['nations'] = [
      { id: 'AA', name: 'Aland', role: 'contributor', reported: 'Nothing.' },
      { id: 'BB', name: 'Beland', role: 'contributor', reported: 'Nothing.' },
    ];
    const from = (nation: string, to = 'b') =>
      scenario({
        ...{ nations, airspaces: [refusing('BB')] },
        movements: [{ id: 'm', nation, from: 'a', to, cargo: { pax: 90 }, modes: ['air'] }],
      });
    expect([arrival(from('AA')), arrival(from('BB')), arrival(from('AA', 'c'))]).toEqual([DIRECT, AROUND, 123]);
    expect(() => arrival(from('BB', 'c'))).toThrow('around 1 airspaces that it may not enter');
    expect(codes({ ...from('AA'), airspaces: [refusing('BB', 'CC')] })).toEqual([
      'reference.unknown airspaces.0.refuses.1',
    ]);
  });

  test('J03.3 what closes it is known, whole, and names nothing else', () => {
    const closed = (part: object) =>
      codes(
        scenario({ airspaces: [box()], disruptions: [{ ...closure, ...part }] as ScenarioDocument['disruptions'] }),
      );
    expect(closed({ airspace: 'other' })).toEqual(['reference.unknown disruptions.0.airspace']);
    expect(closed({ place: 'a' })).toEqual(['disruption.target disruptions.0']);
    expect(closed({ factor: 0.5 })).toEqual(['disruption.airspace disruptions.0.factor']);
    expect(codes(scenario({ airspaces: [box({ opensWhen: 'nobody' })] }))).toEqual(['reference.unknown airspaces.0.opensWhen']); // prettier-ignore
  });

  test('J03.8 spots that are shared with civil traffic: the share is known, and nobody lands while it is nothing', () => {
    const { places } = scenario();
    const shared = (parkingShare: string): ScenarioDocument['places'] =>
      places.map((row) => (row.id === 'b' ? { ...row, airfield: { ...row.airfield!, parkingShare } } : row));
    const shares = [
      { id: 'civil', steps: [{ from: cf(0), share: 0 }, { from: cf(5), share: 0.5 }] },
    ]; // prettier-ignore
    expect(codes(scenario({ places: shared('nobody'), shares }))).toEqual([
      'reference.unknown places.1.airfield.parkingShare',
    ]);
    expect(arrival(scenario({ places: shared('civil'), shares }))).toBe(5 * DAY);
  });
});

describe('J03 streams', () => {
  const element = (cargo: ForceElementRow['cargo'], part: Partial<ForceElementRow> = {}) =>
    ({ id: 'e', name: 'E', component: 'land', home: 'a', destination: 'b', cargo, ...part }) as ForceElementRow;
  const worldOf = (row: ForceElementRow) =>
    toWorld({ ...scenario(), movements: undefined, forceElements: [row] } as ScenarioDocument);
  const streams = (row: ForceElementRow) =>
    Object.fromEntries(worldOf(row).requirements.map((r) => [r.id, [r.cargo.pax, r.releasedBy, r.critical]]));

  test('J03.4 drivers are with the vehicles, an advance party goes first, and all else comes after it', () => {
    expect(streams(element({ pax: 100, wheeled: 20, tracked: 10, massT: 600, drivers: 40, advanceParty: 9 }))).toEqual({
      'e/people': [51, 'forward:e', undefined],
      'e/people.advance': [9, undefined, undefined],
      'e/wheeled': [26, 'advance:e', undefined],
      'e/tracked': [14, 'advance:e', undefined],
    });
    expect(streams(element({ pax: 100, advanceParty: 9 }))).toEqual({
      'e/people': [91, 'advance:e', undefined],
      'e/people.advance': [9, undefined, undefined],
    });
    const { conditions } = worldOf(element({ pax: 100, advanceParty: 9 }));
    expect(conditions).toContainEqual({ id: 'advance:e', type: 'arrived', requirements: ['e/people.advance'], permille: 1000 }); // prettier-ignore
  });

  test('J03.10 the longest way by road is that of equipment, there and home again, and of a line of movement', () => {
    const row = element({ pax: 10, wheeled: 4, massT: 40 }, { longestRoadKm: 250, tourDays: 30 });
    const movement = { id: 'm', from: 'a', to: 'b', cargo: { massT: 10 }, longestRoadKm: 100 } as const;
    const { requirements } = toWorld({
      ...scenario(),
      movements: [movement],
      forceElements: [row],
    } as ScenarioDocument);
    expect(Object.fromEntries(requirements.map(({ id, longestRoadM }) => [id, longestRoadM]))).toEqual({
      ...{ 'e/people': undefined, 'e/wheeled': 250_000, m: 100_000 },
      ...{ 'return:e/people': undefined, 'return:e/wheeled': 250_000 },
    });
  });

  test('J03.5 where a piece is critical readiness waits for critical ones only, and never for what is called not critical', () => {
    const launcher = { kind: 'wheeled', count: 4, massT: 20, critical: true } as const;
    const truck = { kind: 'wheeled', count: 9, massT: 10 } as const;
    expect(streams(element({ pax: 10, pieces: [launcher, truck], ammunitionT: 90 }))).toEqual({
      'e/people': [10, 'forward:e', undefined],
      'e/wheeled.1': [0, undefined, undefined],
      'e/wheeled.2': [0, undefined, false],
      'e/ammunition': [0, undefined, false],
    });
    expect(worldOf(element({ pax: 10, pieces: [launcher, truck] })).conditions).toContainEqual(
      expect.objectContaining({ id: 'forward:e', requirements: ['e/wheeled.1'] }),
    );
    expect(streams(element({ pieces: [{ ...truck, critical: false }], ammunitionT: 90 }))).toEqual({
      'e/wheeled.1': [0, undefined, false],
      'e/ammunition': [0, undefined, undefined],
    });
  });

  test('J03.6 the people of an element may have fixed ports of their own', () => {
    const { requirements } = worldOf(
      element({ pax: 10, wheeled: 2, massT: 20 }, { via: ['c'], peopleVia: ['b', 'c'] }),
    );
    expect(requirements.map(({ id, via }) => [id, via])).toEqual([
      ['e/people', ['b', 'c']],
      ['e/wheeled', ['c']],
    ]);
    expect(
      codes({ ...scenario(), forceElements: [element({ pax: 1 }, { peopleVia: ['x'] })] } as ScenarioDocument),
    ).toContain('reference.unknown forceElements.0.peopleVia.0');
  });

  test('J03.7 drivers and advance parties are part of the persons', () => {
    const wrong = (cargo: object) =>
      codes({ ...scenario(), forceElements: [element(cargo)] } as ScenarioDocument).filter((code) =>
        code.startsWith('cargo.'),
      );
    expect(wrong({ pax: 9, wheeled: 9, massT: 9, drivers: 5, advanceParty: 5 })).toEqual([
      'cargo.persons forceElements.0.cargo',
    ]);
    expect(wrong({ pax: 9, drivers: 5 })).toEqual(['cargo.drivers forceElements.0.cargo.drivers']);
    expect(wrong({ pax: 10, wheeled: 9, massT: 9, drivers: 5, advanceParty: 5 })).toEqual([]);
    expect(
      codes(
        scenario({ movements: [{ id: 'm', from: 'a', to: 'b', cargo: { pax: 9, advanceParty: 2 }, modes: ['air'] }] }),
      ),
    ).toEqual(['cargo.advance movements.0.cargo.advanceParty']);
  });
});
