import { issuesOf, smallScenario } from '../testing/small-scenario.ts';
import type { ScenarioDocument } from '../scenario/document.ts';
import { parseScenario } from '../parse/parse.ts';
import { toWorld } from './to-world.ts';

/** The small world with a border at SHORT, between the garrison in AA and the hub in DD. */
function border(crossing: NonNullable<ScenarioDocument['places'][number]['crossing']>): ScenarioDocument {
  const document = smallScenario();
  return {
    ...document,
    places: document.places.map((place) => (place.id === 'SHORT' ? { ...place, crossing } : place)),
    shares: [{ id: 'civil', steps: [{ from: { anchor: 'CF', offset: 0 }, share: 0.5 }] }],
  };
}

function backFrom(document: ScenarioDocument) {
  const parsed = parseScenario(JSON.parse(JSON.stringify(document)));
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  return toWorld(parsed.value).places.find(({ id }) => id === 'SHORT')!.crossing!.backFrom;
}

describe('directions of a border crossing', () => {
  test('into a country: who comes from a neighbour in it goes back', () => {
    expect(backFrom(border({ into: 'DD', road: { convoysPerDay: 10 } }))).toEqual(['HUB-East']);
    expect(backFrom(border({ into: 'AA', road: { convoysPerDay: 10 } }))).toEqual(['GARRISON']);
  });

  test('without a country: as the links are drawn', () =>
    expect(backFrom(border({ road: { convoysPerDay: 10 } }))).toEqual(['HUB-East']));

  test('a country to which no link leads, and a share that is not there, are named with their paths', () =>
    expect(
      issuesOf(border({ into: 'CC', road: { convoysPerDay: 10, share: 'civil', backShare: 'nobody' } })).sort(),
    ).toEqual(['crossing.into places.1.crossing.into', 'reference.unknown places.1.crossing.road.backShare']));
});

test('a gauge change takes what its row names', () => {
  const document = smallScenario();
  const gaugeChange = [
    { method: 'transload' as const, wagonsPerDay: 60, takes: ['supply' as const] },
    { method: 'ramp-to-ramp' as const, wagonsPerDay: 30 },
  ];
  const places = document.places.map((place) => (place.id === 'SHORT' ? { ...place, gaugeChange } : place));
  const parsed = parseScenario(JSON.parse(JSON.stringify({ ...document, places })));
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  const { gaugeChanges } = toWorld(parsed.value).places.find(({ id }) => id === 'SHORT')!;
  expect(gaugeChanges?.map(({ method, takes }) => [method, takes])).toEqual([
    ['transload', ['supply']],
    ['ramp-to-ramp', undefined],
  ]);
});
