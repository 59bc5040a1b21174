import { parseScenario } from '../parse/parse.ts';

const PLACE = { id: 'a', name: 'A', kind: 'hub', lat: 50, lon: 20 };

it('words what is wrong with the shape of a document', () => {
  const parsed = parseScenario({
    format: 'muster-scenario/2',
    id: 'x y',
    clock: { cfDay: 'soon', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 30 } },
    places: [{ ...PLACE, kind: 'castle', lat: 95, rail: { ramps: 1.5, gauges: ['wide'] }, colour: 'red' }],
    contributions: 5,
  });
  const issues = parsed.ok ? [] : parsed.issues.map(({ path, message }) => [path, message] as const);
  expect(new Map(issues)).toEqual(
    new Map([
      ['id', expect.stringMatching(/^an id has 1 to 80 /)],
      ['title', 'title is missing.'],
      ['clock.cfDay', expect.stringContaining('"soon" was given.')],
      ['places.0.kind', expect.stringMatching(/^kind must be one of airfield, seaport, .*; "castle" was given\.$/)],
      ['places.0.lat', 'lat must be at most 90; 95 was given.'],
      ['places.0.rail.ramps', 'ramps must be a whole number; 1.5 was given.'],
      ['places.0.rail.gauges.0', expect.stringMatching(/^the value must be .*; "wide" was given\.$/)],
      ['places.0', 'places, entry 1 has no field colour.'],
      ['contributions', 'contributions must be a list; 5 was given.'],
    ]),
  );
  for (const [, message] of issues) expect(message).not.toMatch(/Invalid|received|expected/);
});
