/** J03: airspaces of a document: what is refused, and how they come to the engine. */
import { compile, Simulator } from '@muster/logistics';
import { toWorld } from '../mapping/to-world.ts';
import { parseScenario } from '../parse/parse.ts';
import type { AirspaceRow } from '../scenario/airspace-section.ts';
import type { ScenarioDocument } from '../scenario/document.ts';

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
});
