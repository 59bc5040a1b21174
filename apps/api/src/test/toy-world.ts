/** A world of three places that runs in no time. One train carries one column; by hand 10 h load + 10 h rail + 8 h unload + march. */
import { parseScenario, type ScenarioDocument } from '@muster/planning';

/** Four days from CF-day on, for who needs work that is done in runs. */
export const COURSE = {
  id: 'course',
  title: 'Course',
  seats: 9,
  courseLength: { fixed: 4, unit: 'd' },
  courses: 1,
  passRate: 1,
};

export function createToyWorld(id: string, change: object = {}): ScenarioDocument {
  const parsed = parseScenario({
    format: 'muster-scenario/1',
    id,
    title: 'Toy world',
    clock: { cfDay: '2026-06-01T00:00:00Z', dDay: { anchor: 'CF', offset: 0 }, end: { anchor: 'CF', offset: 30 } },
    places: [
      { id: 'north', name: 'North', kind: 'garrison', lat: 50, lon: 20, rail: { ramps: 1, gauges: [1435] } },
      { id: 'middle', name: 'Middle', kind: 'rail-terminal', lat: 50, lon: 23, rail: { ramps: 1, gauges: [1435] } },
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
        payload: { wagons: 30 },
        carries: ['wheeled', 'tracked'],
        speedKmh: 22,
        load: { uniform: [8, 12], unit: 'h' },
        unload: { fixed: 8, unit: 'h' },
      },
    ],
    liftPools: [{ id: 'trains', liftType: 'train', count: 1, base: 'north' }],
    movements: [
      {
        id: 'column',
        from: 'north',
        to: 'south',
        cargo: { wheeled: 60, massT: 600 },
        requiredAt: { anchor: 'CF', offset: 5 },
      },
    ],
    ...change,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}
