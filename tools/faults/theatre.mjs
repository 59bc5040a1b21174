/** A small theatre of three nations, whose replications take a millisecond: many changes and many chunks in little time. */

const contribution = (nation) => ({
  ...{ id: `contribution-${nation}`, nation, title: 'Battalion', component: 'land', kind: 'force', status: 'offered' },
  stationing: 'inside',
});
const approval = (nation) => ({
  ...{ id: `approval-${nation}`, title: 'Approval', kind: 'national-approval', owner: nation },
  duration: { uniform: [1, 9] },
});
const element = (nation) => ({
  ...{ id: `element-${nation}`, nation, contribution: `contribution-${nation}`, name: 'Column', component: 'land' },
  ...{ home: 'north', destination: 'south', releasedBy: `approval-${nation}` },
  cargo: { pax: 600, wheeled: 120, massT: 1500 },
  requiredAt: { anchor: 'CF', offset: 20 },
});

export function createTheatre() {
  const nations = ['FR', 'GB', 'PL'];
  const rail = { ramps: 2, gauges: [1435] };
  const span = { uniform: [6, 10], unit: 'h' };
  return {
    format: 'muster-scenario/2',
    id: 'trial',
    title: 'Trial of a coalition at work',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 60 } },
    nations: nations.map((id) => ({ id, name: `Nation ${id}`, role: 'contributor', reported: 'yes' })),
    places: [
      { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail },
      { id: 'south', name: 'South', kind: 'hub', lat: 49.8, lon: 23.2, rail },
    ],
    links: [
      { id: 'railway', from: 'north', to: 'south', mode: 'rail', lengthKm: 220 },
      { id: 'road', from: 'north', to: 'south', mode: 'road', lengthKm: 230 },
    ],
    liftTypes: [
      {
        ...{ id: 'train', name: 'Train', mode: 'rail', payload: { wagons: 30, pax: 500 }, speedKmh: 22 },
        ...{ carries: ['people', 'wheeled', 'tracked'], load: span, unload: span },
      },
    ],
    liftPools: [{ id: 'trains', liftType: 'train', count: 3, base: 'north' }],
    contributions: nations.map(contribution),
    forceElements: nations.map(element),
    gates: nations.map(approval),
  };
}

/** @returns the key of the scenario that it makes */
export async function upload(api, persona, document) {
  const response = await fetch(`${api.url}/imports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster-persona': persona },
    body: JSON.stringify(document),
  });
  const answer = await response.json();
  if (response.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.key;
}
